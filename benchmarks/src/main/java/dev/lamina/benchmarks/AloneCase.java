package dev.lamina.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * A case in a process of its own: once the native code of Deeplearning4j is loaded, that of PyTorch
 * is many times slower in the same process.
 */
final class AloneCase {
  private static final int FAILED = 1;

  private AloneCase() {}

  /** Measures a case so. */
  static Result run(Case work, Pace pace) throws IOException {
    String printed =
        Child.run(AloneCase.class, work.title(), new ObjectMapper().writeValueAsString(pace));
    return new ObjectMapper().readValue(printed, Result.class);
  }

  /** Takes the title of a case and the pace; prints the result. */
  public static void main(String[] args) throws IOException {
    Pace pace = new ObjectMapper().readValue(args[1], Pace.class);
    Case work =
        Cases.all(1).stream().filter(c -> c.title().equals(args[0])).findAny().orElseThrow();
    try {
      Contest contest = new Contest(pace);
      contest.peak(); // compiles it
      System.out.println(new ObjectMapper().writeValueAsString(contest.run(work)));
    } catch (IOException | RuntimeException thrown) {
      System.out.println(thrown.getMessage());
      System.exit(FAILED);
    }
  }
}
