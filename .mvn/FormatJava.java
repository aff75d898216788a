import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Checks ({@code check}) or repairs ({@code apply}) the format of the Java sources below a folder
 * with google-java-format.
 */
final class FormatJava {
  private FormatJava() {}

  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    List<String> command = new ArrayList<>();
    command.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    command.addAll(sources(Path.of(args[1])));
    ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    int exit = formatter.run(System.out, System.err, command.toArray(String[]::new));
    if (exit != 0 && !apply) {
      System.err.println("These are not formatted. To repair: mvn -q -N -Pformat validate");
    }
    System.exit(exit);
  }

  /**
   * Only source folders: what tests expect as output lies in resources and stays as it is. So do
   * the declarations of networks, which are laid out as tables with a line for each layer.
   */
  private static List<String> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.normalize().toString().replace('\\', '/'))
          .filter(file -> file.matches("(.*/)?src/\\w+/java/.*\\.java|\\.mvn/.*\\.java"))
          .filter(file -> !file.contains("target/"))
          .filter(file -> !declaresNetwork(file))
          .toList();
    }
  }

  private static boolean declaresNetwork(String file) {
    try {
      return Files.readString(Path.of(file)).contains("\n@Network\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
