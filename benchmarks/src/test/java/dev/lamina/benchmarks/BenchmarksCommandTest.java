package dev.lamina.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class BenchmarksCommandTest {
  private static final int USAGE = 2;

  @Test
  void anOptionThatWouldBeIgnoredIsRefused() {
    refuses("--scaling does not take --cases: leave one of them out", "--scaling", "--cases", "x");
    refuses("--jmh does not take --json: leave one of them out", "--jmh", "--json", "out.json");
    refuses("--plot does not take --threads: leave one of them out", "--plot", ".", "--threads=2");
    refuses("--list does not take --scaling: leave one of them out", "--list", "--scaling");
  }

  private static void refuses(String message, String... arguments) {
    StringWriter errors = new StringWriter();
    CommandLine command = new CommandLine(new BenchmarksCommand());
    assertEquals(USAGE, command.setErr(new PrintWriter(errors)).execute(arguments));
    assertTrue(errors.toString().startsWith(message), errors.toString());
  }
}
