package dev.lamina.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lamina.processor.layer.Layers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is forgotten in a list. */
class RegistryTest {
  private static final Path ANNOTATIONS =
      Path.of("../dsl-annotations/src/main/java/dev/lamina/dsl");

  @Test
  void everyLayerAnnotationIsALayer() throws IOException {
    Set<String> listed = types();
    listed.removeIf(type -> Layers.reader("dev.lamina.dsl." + type).isEmpty());
    assertEquals(annotations(), listed);
  }

  @Test
  void gradleIsToldThatTheProcessorIsIsolating() throws IOException {
    Path metadata = Path.of("src/main/resources/META-INF/gradle/incremental.annotation.processors");
    assertEquals(
        "dev.lamina.processor.NetworkProcessor,isolating", Files.readString(metadata).strip());
  }

  private static Set<String> annotations() throws IOException {
    Set<String> names = types();
    for (String name : types()) {
      if (!Files.readString(ANNOTATIONS.resolve(name + ".java")).contains("\n@LayerAnnotation\n")) {
        names.remove(name);
      }
    }
    return names;
  }

  private static Set<String> types() throws IOException {
    try (Stream<Path> files = Files.list(ANNOTATIONS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
