package dev.lamina.benchmarks;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.teeing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How near convolutions of one direction and batch come to the peak.
 *
 * @param name direction and batch; depthwise convolutions are on their own
 * @param cases how many there are: fewer if some were not chosen, or failed
 * @param peakShare the geometric mean of their shares
 */
record MeanShare(String name, long cases, double peakShare) {
  private static final Pattern CONVOLUTION =
      Pattern.compile("(convolution \\S+) .*?( depthwise)?( batch \\d+)");

  private record Share(String kind, double logarithm) {}

  private record Mean(long cases, double logarithm) {}

  /** The means in the order of the results; other work has none. */
  static List<MeanShare> of(List<Result> results) {
    Map<String, Mean> means =
        results.stream()
            .filter(r -> CONVOLUTION.matcher(r.name()).matches())
            .map(r -> new Share(kind(r.name()), Math.log(r.peakShare())))
            .collect(
                groupingBy(
                    Share::kind,
                    LinkedHashMap::new,
                    teeing(counting(), averagingDouble(Share::logarithm), Mean::new)));
    return means.entrySet().stream()
        .map(
            e ->
                new MeanShare(e.getKey(), e.getValue().cases(), Math.exp(e.getValue().logarithm())))
        .toList();
  }

  private static String kind(String name) {
    Matcher matcher = CONVOLUTION.matcher(name);
    return matcher.replaceFirst(
        m -> m.group(1) + (m.group(2) == null ? "" : m.group(2)) + m.group(3));
  }

  /** The two lines above. */
  static String head() {
    return """
    | geometric mean | cases | % of FMA peak |
    |---|--:|--:|\
    """;
  }

  /** A line of the table. */
  String line() {
    return String.format(Locale.ROOT, "| %s | %d | %.1f |", name, cases, 100 * peakShare);
  }
}
