package dev.lamina.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers come in the order of the source, whatever compiler reads it or the class file of it. */
class MemberOrderTest {
  @TempDir Path byFirst;
  @TempDir Path between;
  @TempDir Path bySecond;

  enum Compiler {
    JAVAC,
    ECJ;

    JavaCompiler get() {
      return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofASource(Compiler compiler) throws IOException {
    Generation source = new Generation(compiler.get(), "scalar", byFirst);
    assertEquals(List.of(), source.compile(List.of("Wide")));
    assertEquals(Generation.FIELDS_OF_WIDE, layers(source));
  }

  @ParameterizedTest
  @CsvSource({
    "JAVAC, JAVAC, classes", "JAVAC, ECJ, classes", "ECJ, JAVAC, classes", "ECJ, ECJ, classes",
    "JAVAC, JAVAC, net.jar", "JAVAC, ECJ, net.jar", "ECJ, JAVAC, net.jar", "ECJ, ECJ, net.jar"
  })
  void ofAClassFile(Compiler first, Compiler second, String place) throws IOException {
    Generation source = new Generation(first.get(), "scalar", byFirst);
    assertEquals(List.of(), source.compile(List.of("Wide")));
    assertEquals(Generation.FIELDS_OF_WIDE, layers(source));
    Generation classes = new Generation(second.get(), "scalar", bySecond);
    String said = classes.process("Wide", moved(place));
    assertEquals(source.written(), classes.written(), said);
  }

  private static List<String> layers(Generation generation) throws IOException {
    return generation
        .written()
        .get("Wide.graph.txt")
        .lines()
        .map(l -> l.strip().replaceFirst(" .*", ""))
        .filter(Generation.FIELDS_OF_WIDE::contains)
        .toList();
  }

  /** Where the network's class file is alone: without its source, and without its model. */
  private Path moved(String place) throws IOException {
    Path target = between.resolve(place);
    Path file = byFirst.resolve("Wide.class");
    if (place.endsWith(".jar")) {
      try (var jar = new JarOutputStream(Files.newOutputStream(target))) {
        jar.putNextEntry(new ZipEntry("Wide.class"));
        Files.copy(file, jar);
      }
    } else {
      Files.copy(file, Files.createDirectories(target).resolve("Wide.class"));
    }
    return target;
  }
}
