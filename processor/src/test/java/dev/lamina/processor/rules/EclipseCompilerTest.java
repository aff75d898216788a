package dev.lamina.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Eclipse compiler gives the same models and the same messages as javac. */
class EclipseCompilerTest {
  @TempDir Path byEclipse;
  @TempDir Path byJavac;

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void theSameModels(String simd) throws IOException {
    Generation eclipse = new Generation(new EclipseCompiler(), simd, byEclipse);
    Generation javac = new Generation(ToolProvider.getSystemJavaCompiler(), simd, byJavac);
    assertEquals(List.of(), eclipse.compile(List.of("LeNet", "Joined")));
    assertEquals(List.of(), javac.compile(List.of("LeNet", "Joined")));
    assertEquals(6, javac.written().size());
    assertEquals(javac.written(), eclipse.written());
  }

  @Test
  void theSameMessageOnTheSameLine() throws IOException {
    Generation eclipse = new Generation(new EclipseCompiler(), "scalar", byEclipse);
    Generation javac = new Generation(ToolProvider.getSystemJavaCompiler(), "scalar", byJavac);
    List<String> messages = javac.compile(List.of("Wrong"));
    String expected = "5: [KernelTooLarge] @Conv c1 needs a 5x5 window but its input image is only";
    assertEquals(expected, messages.getFirst().substring(0, expected.length()));
    assertEquals(unindented(messages), unindented(eclipse.compile(List.of("Wrong"))));
  }

  @Test
  void theSameMessagesAboutMethods() throws IOException {
    Generation eclipse = new Generation(new EclipseCompiler(), "scalar", byEclipse);
    Generation javac = new Generation(ToolProvider.getSystemJavaCompiler(), "scalar", byJavac);
    List<String> messages = javac.compile(List.of("WrongMethods"));
    assertEquals(5, messages.size());
    assertEquals(unindented(messages), unindented(eclipse.compile(List.of("WrongMethods"))));
  }

  // javac indents all but the first line of a message.
  private static List<String> unindented(List<String> messages) {
    return messages.stream().flatMap(String::lines).map(String::strip).toList();
  }
}
