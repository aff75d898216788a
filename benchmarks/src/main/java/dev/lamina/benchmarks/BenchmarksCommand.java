package dev.lamina.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: runs the cases and prints a table. */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    description = "Measures Lamina beside its peers: the same numbers, in turns, in one process.")
final class BenchmarksCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "few measurements: to see that everything works")
  private boolean quick;

  @Option(
      names = "--cases",
      paramLabel = "PATTERN",
      description = "only lines in which this regular expression is found")
  private Pattern cases = Pattern.compile("");

  @Option(names = "--threads", description = "threads on both sides (${DEFAULT-VALUE})")
  private int threads = 1;

  @Option(names = "--list", description = "print the names of all cases and stop")
  private boolean list;

  @Option(names = "--json", paramLabel = "FILE", description = "also write the results here")
  private @Nullable Path json;

  @Option(
      names = "--plot",
      paramLabel = "DIR",
      description = "only measure how cost grows, and draw it into DIR/cost.png")
  private @Nullable Path plot;

  @Option(
      names = "--jmh",
      paramLabel = "PATTERN",
      arity = "0..1",
      fallbackValue = ".",
      description = "only run the kernels of JMH whose names have this regular expression")
  private @Nullable String jmh;

  @Option(
      names = "--scaling",
      description = "only simulate training steps on machines with more cores")
  private boolean scaling;

  /** What does something else than measure cases, with the options that it takes. */
  private static final Map<String, Set<String>> ALONE =
      Map.of(
          "--list", Set.of("--threads"),
          "--scaling", Set.of(),
          "--jmh", Set.of("--quick"),
          "--plot", Set.of("--quick"));

  @Spec private @Nullable CommandSpec spec;

  private final List<Result> results = new ArrayList<>();
  private final List<Footprint> memory = new ArrayList<>();
  private final List<Start> starts = new ArrayList<>();
  private final List<Compilation> compilations = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /** Entry of the command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchmarksCommand()).execute(args));
  }

  private interface Measuring {
    String line() throws IOException;
  }

  private void refuseIgnored() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    for (OptionSpec alone : command.getParseResult().matchedOptionsSet()) {
      Set<String> taken = ALONE.get(alone.longestName());
      for (OptionSpec other : command.getParseResult().matchedOptionsSet()) {
        if (taken != null && !other.equals(alone) && !taken.contains(other.longestName())) {
          throw new ParameterException(
              command,
              "%s does not take %s: leave one of them out"
                  .formatted(alone.longestName(), other.longestName()));
        }
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    refuseIgnored();
    if (list) {
      Cases.all(threads).forEach(c -> System.out.println(c.title()));
      return 0;
    }
    if (scaling) {
      System.out.print(ScalingTable.text(Path.of("")));
      return 0;
    }
    if (jmh != null) {
      return Jmh.run(jmh, quick);
    }
    System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
    long start = System.nanoTime();
    Contest contest = new Contest(pace());
    contest.peak(); // compiles it
    double peak = contest.peak();
    String machine =
        "multiply-adds on registers: %.1f GFLOP/s a thread, vectors of %d bits"
            .formatted(peak, FloatVector.SPECIES_PREFERRED.vectorBitSize());
    if (plot != null) {
      System.out.println(machine + "\n");
      System.out.println(new CostPlot(quick ? Pace.QUICK : Pace.PLOT).write(plot, machine));
      return 0;
    }
    System.out.println(machine + ", threads: " + threads + "\n");
    runCases(contest);
    printMeans();
    measureMemory();
    measureStarts();
    measureCompilations();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%nthe whole run took %.0f s; failed: %d%n", seconds, failures.size());
    if (json != null) {
      report(peak, seconds).write(json);
    }
    return failures.isEmpty() ? 0 : 1;
  }

  private void runCases(Contest contest) {
    List<Case> chosen = Cases.all(threads).stream().filter(c -> wanted(c.title())).toList();
    if (!chosen.isEmpty()) {
      System.out.println(ResultTable.head());
    }
    for (Case work : chosen) {
      print(
          work.title(),
          () -> {
            Result result = work.alone() ? AloneCase.run(work, pace()) : contest.run(work);
            results.add(result);
            return ResultTable.line(result);
          });
    }
  }

  private Pace pace() {
    return quick ? Pace.QUICK : Pace.FULL;
  }

  private void printMeans() {
    List<MeanShare> means = MeanShare.of(results);
    if (!means.isEmpty()) {
      System.out.println("\n" + MeanShare.head());
      means.forEach(m -> System.out.println(m.line()));
    }
  }

  private void measureMemory() {
    List<Footprint.Training> chosen =
        Footprint.TRAININGS.stream().filter(t -> wanted(t.name())).toList();
    if (!chosen.isEmpty()) {
      System.out.println("\n" + Footprint.head());
    }
    for (Footprint.Training training : chosen) {
      print(
          training.name(),
          () -> {
            Footprint footprint = Footprint.of(training, quick ? 1 : 5);
            memory.add(footprint);
            return footprint.line();
          });
    }
  }

  private void measureStarts() {
    time("LeNet5", Starts.DJL);
    time("LeNet5", Starts.DL4J);
    time("ResNet18", Starts.DJL);
  }

  private void measureCompilations() {
    List<String> chosen =
        Compilation.NETWORKS.stream().filter(n -> wanted(Compilation.name(n))).toList();
    if (!chosen.isEmpty()) {
      System.out.println("\n" + Compilation.head());
    }
    for (String network : chosen) {
      print(
          Compilation.name(network),
          () -> {
            Compilation compilation = Compilation.of(network, quick ? 1 : 5);
            compilations.add(compilation);
            return compilation.line();
          });
    }
  }

  private void time(String network, Starts starts) {
    String name = Starts.name(network);
    if (wanted(name)) {
      if (this.starts.isEmpty()) {
        System.out.println("\n" + Start.head());
      }
      print(
          name,
          () -> {
            Start start = starts.firstPrediction(network, quick ? 1 : 5);
            this.starts.add(start);
            return start.line();
          });
    }
  }

  private boolean wanted(String name) {
    return cases.matcher(name).find();
  }

  // A line that fails does not take the others with it, but the command fails.
  private void print(String name, Measuring measuring) {
    try {
      System.out.println(measuring.line());
    } catch (IOException | RuntimeException thrown) {
      failures.add(name + ": " + thrown.getMessage());
      System.out.println(ResultTable.failure(name, thrown));
    }
  }

  private Report report(double peak, double seconds) {
    return new Report(
        Runtime.version().toString(),
        System.getProperty("os.arch"),
        FloatVector.SPECIES_PREFERRED.vectorBitSize(),
        peak,
        threads,
        results,
        MeanShare.of(results),
        memory,
        starts,
        compilations,
        failures,
        seconds);
  }
}
