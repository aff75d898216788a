package dev.lamina.samples.downstream;

import static dev.lamina.samples.downstream.Artifacts.CLASS_PATH;
import static dev.lamina.samples.downstream.Artifacts.PROCESSOR_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.samples.downstream.Command.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project outside of the build compiles, trains, and is told of its mistakes. */
final class DownstreamIT {
  private static final Path PROJECT = Path.of("downstream").toAbsolutePath();
  private static final String[] VECTOR = {"--add-modules", "jdk.incubator.vector"};
  private static final String[] SOURCES = {
    "src/main/java/example/xor/Xor.java", "src/main/java/example/xor/TrainXor.java"
  };
  private static final String BROKEN = "src/broken/java/example/xor/TooLarge.java";

  @TempDir private Path classes;

  @Test
  void theRuntimeIsSmall() throws IOException {
    long size = Files.size(Artifacts.RUNTIME);
    assertTrue(size < 400 * 1024, () -> "the runtime is a jar of " + size + " bytes");
  }

  @Test
  void javac() throws IOException, InterruptedException {
    assertCompiles(javacCommand().with(VECTOR).with(SOURCES));
    assertTrains(java().with(VECTOR));
  }

  @Test
  void javacWithoutTheVectorModule() throws IOException, InterruptedException {
    Outcome outcome = javacCommand().with(SOURCES).run(PROJECT);
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.output().contains("--add-modules jdk.incubator.vector"), outcome::toString);
    assertTrains(java());
  }

  @Test
  void ecj() throws IOException, InterruptedException {
    assertCompiles(ecjCommand().with(SOURCES));
    assertTrains(java().with(VECTOR));
  }

  @Test
  void module() throws IOException, InterruptedException {
    assertCompiles(
        Command.tool("javac", "-p", CLASS_PATH, "-processorpath", PROCESSOR_PATH)
            .with("-d", classes.toString(), "src/module/java/module-info.java")
            .with(SOURCES));
    String modulePath = CLASS_PATH + File.pathSeparator + classes;
    assertTrains(Command.tool("java", "-p", modulePath, "-m", "example.xor/example.xor.TrainXor"));
  }

  @Test
  void javacNamesTheMistake() throws IOException, InterruptedException {
    assertRefused(javacCommand().with(VECTOR).with(BROKEN).run(PROJECT), "TooLarge.java:19: error");
  }

  @Test
  void ecjNamesTheMistake() throws IOException, InterruptedException {
    assertRefused(ecjCommand().with(BROKEN).run(PROJECT), "TooLarge.java (at line 19)");
  }

  private Command javacCommand() {
    return Command.tool("javac", "-cp", CLASS_PATH, "-processorpath", PROCESSOR_PATH)
        .with("-Xlint:all,-incubating", "-d", classes.toString());
  }

  // Without -s, ECJ writes generated sources into the folder it runs in, among the project's own.
  private Command ecjCommand() {
    return Command.tool("java", "-jar", Artifacts.ECJ.toString(), "-25")
        .with(VECTOR)
        .with("-cp", CLASS_PATH, "-processorpath", PROCESSOR_PATH)
        .with("-d", classes.toString(), "-s", classes.toString());
  }

  private Command java() {
    return Command.tool("java", "-cp", CLASS_PATH + File.pathSeparator + classes);
  }

  private static void assertCompiles(Command command) throws IOException, InterruptedException {
    Outcome outcome = command.run(PROJECT);
    assertEquals(0, outcome.exitCode(), outcome::toString);
  }

  private static void assertTrains(Command java) throws IOException, InterruptedException {
    Command command = java.words().contains("-m") ? java : java.with("example.xor.TrainXor");
    Outcome outcome = command.run(PROJECT);
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.output().contains("accuracy: 100 %"), outcome::toString);
    assertTrue(outcome.output().contains("training takes "), outcome::toString);
  }

  /** One error, on the layer at fault, with the arithmetic and the way there. */
  static void assertRefused(Outcome outcome, String place) {
    assertNotEquals(0, outcome.exitCode());
    assertTrue(outcome.output().contains(place), outcome::toString);
    assertTrue(
        outcome
            .output()
            .contains("[KernelTooLarge] @Conv c2 needs a 5x5 window but its input s1 is only 3x3"),
        outcome::toString);
    assertTrue(outcome.output().contains("fix: "), outcome::toString);
    assertTrue(!outcome.output().contains("cannot find symbol"), outcome::toString);
  }
}
