package dev.lamina.pytorch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * PyTorch code as a TorchScript file, which libtorch compiles: no Python is needed, and all of
 * PyTorch's operators can be called by their names.
 *
 * <p>The file is a zip archive with the source of the module's class and the pickled module: here
 * an object of that class with nothing in it but {@code training}. See {@code
 * torch/csrc/jit/docs/serialization.md} in PyTorch's repository.
 *
 * @param functions functions for the body to call, as {@code self.name(...)}; may be empty
 * @param body lines that run
 */
public record TorchScript(String functions, String body) {
  /** A pickle of an empty tuple: no constants. */
  private static final String NO_CONSTANTS = "\u0080\u0002).";

  /** A pickle of {@code Network} with the state {@code {"training": True}}. */
  private static final String OBJECT =
      "\u0080\u0002c__torch__\nNetwork\n)\u0081}(X\b\0\0\0training\u0088ub.";

  /** Code as it stands in a Python file: each function begins with {@code def} in column 0. */
  public static TorchScript of(String code) {
    StringBuilder functions = new StringBuilder();
    StringBuilder body = new StringBuilder();
    boolean inFunction = false;
    for (String line : code.lines().toList()) {
      inFunction = line.startsWith("def ") || (inFunction && line.matches("(\\s.*)?"));
      (inFunction ? functions : body).append(line).append('\n');
    }
    return new TorchScript(functions.toString(), body.toString());
  }

  /** The code of a network of the samples, which stands beside this class. */
  public static TorchScript read(String network) {
    return of(resource(network));
  }

  private static String resource(String name) {
    try (InputStream code = TorchScript.class.getResourceAsStream(name + ".py")) {
      if (code == null) {
        throw new IllegalArgumentException("no PyTorch code " + name);
      }
      return new String(code.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
  }

  /** The same code after some lines. */
  public TorchScript after(String lines) {
    return new TorchScript(functions, lines + body);
  }

  /** Whether the body gives this variable a value, in training and otherwise. */
  public boolean assigns(String variable) {
    return body.lines().anyMatch(line -> line.startsWith(variable + " = "));
  }

  /**
   * Whether it has a ReLU or a maximum pool that can take the decisions of a model: {@code
   * self.relu(value, w, name)} and {@code self.max_pool2d(value, w, name of the value, ...)}.
   */
  public boolean decides() {
    return (functions + body).contains("self.relu(");
  }

  /**
   * The file of a module that takes the weights and further tensors, and returns variables of the
   * body by their names.
   */
  public byte[] file(List<String> arguments, List<String> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "version", "10\n");
      put(zip, "data.pkl", OBJECT);
      put(zip, "constants.pkl", NO_CONSTANTS);
      put(zip, "code/__torch__.py", module(arguments, results));
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
    return bytes.toByteArray();
  }

  private String module(List<String> arguments, List<String> results) {
    return """
    class Network(Module):
      __parameters__ = []
      __buffers__ = []
      training : bool
    %s
    %s
      def forward(self, w: Dict[str, Tensor], %s) -> Dict[str, Tensor]:
    %s
        results = {%s}
        for name in list(w.keys()):
          if name.endswith("%s"):
            results[name] = w[name]
        return results
    """
        .formatted(
            resource("Decisions").indent(2),
            functions.indent(2),
            arguments.stream().map(a -> a + ": Tensor").collect(Collectors.joining(", ")),
            body.indent(4),
            results.stream().map(r -> "\"" + r + "\": " + r).collect(Collectors.joining(", ")),
            Otherwise.SUFFIX);
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry("network/" + name));
    zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
    zip.closeEntry();
  }
}
