package dev.lamina.samples.lenet;

import dev.lamina.runtime.Model;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the class is that Lamina wrote for a network, and the network's table of shapes. */
record Explanation(Model model) {
  @Override
  public String toString() {
    return """
    %s, written by Lamina when the sample was compiled:
    %s

    %s
    """
        .formatted(model.getClass().getName(), generatedSource(), model.summary().strip());
  }

  /** Maven writes it beside target/classes; without sources at hand the class file must do. */
  private String generatedSource() {
    Class<?> type = model.getClass();
    String file = type.getName().replace('.', '/');
    URL classes = type.getProtectionDomain().getCodeSource().getLocation();
    try {
      Path target = Path.of(classes.toURI()).getParent();
      Path source = target.resolve("generated-sources/annotations").resolve(file + ".java");
      return Files.exists(source) ? source.toString() : classes + file + ".class";
    } catch (URISyntaxException e) {
      return classes + file + ".class";
    }
  }
}
