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
    try (InputStream code = TorchScript.class.getResourceAsStream(network + ".py")) {
      if (code == null) {
        throw new IllegalArgumentException("no PyTorch code for a network " + network);
      }
      return of(new String(code.readAllBytes(), StandardCharsets.UTF_8));
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
      def forward(self, %s: Dict[str, Tensor], %s) -> Dict[str, Tensor]:
    %s
        return {%s}
    """
        .formatted(
            functions.indent(2),
            TorchWeights.VARIABLE,
            arguments.stream().map(a -> a + ": Tensor").collect(Collectors.joining(", ")),
            body.indent(4),
            results.stream().map(r -> "\"" + r + "\": " + r).collect(Collectors.joining(", ")));
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry("network/" + name));
    zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
    zip.closeEntry();
  }
}
