package dev.lamina.samples.downstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.samples.downstream.Command.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project built by a Maven of its own, with a local repository of its own, into which Lamina's
 * artifacts are installed. Everything else comes from the repository of the build that runs this
 * test, and from Central where it is missing there.
 */
final class MavenIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path REPOSITORY = Path.of("target", "it-repository").toAbsolutePath();

  @TempDir private Path project;

  @BeforeEach
  void copyProjectAndInstall() throws IOException {
    copy(Path.of("downstream"), project);
    Artifacts.install(REPOSITORY, ROOT, property("lamina.version"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void compilesAndTrains() throws IOException, InterruptedException {
    Outcome outcome = maven("compile", "exec:exec").run(project);
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.output().contains("accuracy: 100 %"), outcome::toString);
  }

  @Test
  void namesTheMistake() throws IOException, InterruptedException {
    Outcome outcome = maven("compile", "-Dsources=src/broken/java").run(project);
    DownstreamIT.assertRefused(outcome, "TooLarge.java:[19,");
  }

  private Command maven(String... arguments) throws IOException {
    String script = File.separatorChar == '/' ? "mvn" : "mvn.cmd";
    Path settings = project.resolve("settings.xml");
    Files.writeString(settings, settings(Path.of(property("lamina.localRepository"))));
    return new Command(List.of(Path.of(property("lamina.maven"), "bin", script).toString()))
        .with("-B", "-ntp", "-gs", settings.toString(), "-Dmaven.repo.local=" + REPOSITORY)
        .with("-Dlamina.version=" + property("lamina.version"))
        .with(arguments);
  }

  /** Lets the new local repository be filled from the one that the outer build has filled. */
  private static String settings(Path localRepository) {
    return """
    <settings>
      <profiles>
        <profile>
          <id>outer-build</id>
          <repositories>
            <repository><id>outer-build</id><url>%1$s</url>%2$s</repository>
          </repositories>
          <pluginRepositories>
            <pluginRepository><id>outer-build</id><url>%1$s</url>%2$s</pluginRepository>
          </pluginRepositories>
        </profile>
      </profiles>
      <activeProfiles><activeProfile>outer-build</activeProfile></activeProfiles>
    </settings>
    """
        .formatted(
            localRepository.toUri(),
            "<releases><checksumPolicy>ignore</checksumPolicy></releases>");
  }

  private static String property(String name) {
    return Objects.requireNonNull(
        System.getProperty(name), () -> name + " is set by Maven's failsafe plugin");
  }
}
