package dev.lamina.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Gradle calls isolating: each model is said to come from one file, that of its network. */
class OriginTest {
  @TempDir Path folder;

  private final SortedMap<String, List<String>> origins = new TreeMap<>();

  @Test
  void eachModelComesFromItsNetwork() throws IOException {
    var javac = new Generation(ToolProvider.getSystemJavaCompiler(), "vector", folder);
    assertEquals(List.of(), javac.compile(List.of("LeNet", "Joined", "Tiny"), Watch::new));
    assertEquals(
        "{JoinedModel=[Joined.java], LeNetModel=[LeNet.java], TinyModel=[Tiny.java]}",
        origins.toString());
  }

  @Test
  void soDoesWhatStandsInForTheModelOfAWrongNetwork() throws IOException {
    var javac = new Generation(ToolProvider.getSystemJavaCompiler(), "vector", folder);
    assertEquals(1, javac.compile(List.of("Wrong", "Tiny"), Watch::new).size());
    assertEquals("{TinyModel=[Tiny.java], WrongModel=[Wrong.java]}", origins.toString());
  }

  /** Notes from which sources the compiler was told that a source is made. */
  private final class Watch extends ForwardingJavaFileManager<JavaFileManager> {
    Watch(JavaFileManager real) {
      super(real);
    }

    @Override
    public JavaFileObject getJavaFileForOutputForOriginatingFiles(
        Location location, String name, JavaFileObject.Kind kind, FileObject... from)
        throws IOException {
      if (kind == JavaFileObject.Kind.SOURCE) {
        origins.put(name, Stream.of(from).map(f -> Path.of(f.toUri()).getFileName() + "").toList());
      }
      return super.getJavaFileForOutputForOriginatingFiles(location, name, kind, from);
    }
  }
}
