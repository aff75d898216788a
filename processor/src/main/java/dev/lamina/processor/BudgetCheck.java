package dev.lamina.processor;

import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Limit;
import dev.lamina.processor.plan.Arena;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The rule that a network takes no more than its {@code @Budget} allows. */
final class BudgetCheck {
  /** Fields that a message names. */
  private static final int NAMED = 3;

  private final Plan plan;
  private final Problems problems;

  BudgetCheck(Plan plan, Problems problems) {
    this.plan = plan;
    this.problems = problems;
  }

  /** Whether the network keeps to its budget; reports every limit that it exceeds. */
  boolean isKept(Declaration network) {
    boolean kept = true;
    for (Limit limit : network.limits()) {
      kept &= isKept(limit);
    }
    return kept;
  }

  private boolean isKept(Limit limit) {
    return switch (limit.quantity()) {
      case PARAMETERS -> isKept(limit, "parameters", byField(Face.Row::parameters));
      case MACS -> isKept(limit, "multiply-adds a sample", byField(Face.Row::multiplyAdds));
      case ACTIVATION_BYTES -> isArenaKept(limit);
    };
  }

  private boolean isKept(Limit limit, String unit, Map<String, Long> fields) {
    long given = sum(fields);
    if (given <= limit.most()) {
      return true;
    }
    report(limit, given, unit, fields, rows(fields, "in all", excess(given, limit)));
    return false;
  }

  private boolean isArenaKept(Limit limit) {
    long floats = plan.training().arena().floats();
    if (4 * floats <= limit.most()) {
      return true;
    }
    Map<String, Long> fields = bytesByField();
    List<String> chain = rows(fields, "in all", ", before they share places");
    chain.add(
        String.format(
            Locale.ROOT,
            "shared: %,d floats * 4 = %,d%s",
            floats,
            4 * floats,
            excess(4 * floats, limit)));
    report(limit, 4 * floats, "bytes a sample in training", fields, chain);
    return false;
  }

  private void report(
      Limit limit, long given, String unit, Map<String, Long> fields, List<String> chain) {
    problems.report(
        Problem.error(
                ProblemId.BudgetExceeded,
                limit.source(),
                String.format(
                    Locale.ROOT,
                    "@Network %s needs %,d %s, but its @Budget allows %,d",
                    limit.source().name(),
                    given,
                    unit,
                    limit.most()),
                "%s = %s, or make %s smaller"
                    .formatted(
                        limit.quantity().attribute(),
                        literal(given),
                        largestFirst(fields).getFirst().getKey()))
            .withChain(chain));
  }

  private Map<String, Long> byField(ToLongFunction<Face.Row> quantity) {
    Map<String, Long> fields = new LinkedHashMap<>();
    plan.face().rows().forEach(row -> fields.put(row.field(), quantity.applyAsLong(row)));
    return fields;
  }

  private Map<String, Long> bytesByField() {
    Map<String, Long> fields = new LinkedHashMap<>();
    for (Buffer buffer : plan.training().buffers()) {
      fields.merge(field(buffer), 4L * Arena.padded(buffer.size()), Long::sum);
    }
    return fields;
  }

  private static String field(Buffer buffer) {
    String path =
        buffer.role() == Buffer.Role.GRADIENT ? buffer.name().substring(1) : buffer.name();
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private static List<String> rows(Map<String, Long> fields, String total, String rest) {
    List<Map.Entry<String, Long>> sorted = largestFirst(fields);
    List<Map.Entry<String, Long>> named = sorted.subList(0, Math.min(NAMED, sorted.size()));
    long others = sorted.stream().skip(NAMED).mapToLong(Map.Entry::getValue).sum();
    Map<String, Long> rows = new LinkedHashMap<>();
    named.forEach(row -> rows.put(row.getKey(), row.getValue()));
    if (others > 0) {
      rows.put("(others)", others);
    }
    rows.put(total, sum(fields));
    List<String> lines = columns(rows);
    lines.add(lines.removeLast() + rest);
    return lines;
  }

  private static List<String> columns(Map<String, Long> rows) {
    int names = rows.keySet().stream().mapToInt(String::length).max().orElseThrow();
    int numbers = rows.values().stream().mapToInt(n -> count(n).length()).max().orElseThrow();
    List<String> lines = new ArrayList<>();
    rows.forEach(
        (name, number) ->
            lines.add(
                name
                    + " ".repeat(names - name.length() + 2 + numbers - count(number).length())
                    + count(number)));
    return lines;
  }

  private static List<Map.Entry<String, Long>> largestFirst(Map<String, Long> fields) {
    return fields.entrySet().stream()
        .filter(field -> field.getValue() > 0)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .toList();
  }

  private static String excess(long given, Limit limit) {
    return String.format(Locale.ROOT, " - %,d = %,d too many", limit.most(), given - limit.most());
  }

  private static long sum(Map<String, Long> fields) {
    return fields.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String literal(long number) {
    return number > Integer.MAX_VALUE ? number + "L" : String.valueOf(number);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
