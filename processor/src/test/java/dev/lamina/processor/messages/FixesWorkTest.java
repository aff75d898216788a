package dev.lamina.processor.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.processor.CompileTester;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every proposal of every message is carried out, and the network compiles. */
class FixesWorkTest {
  private static final int NETWORKS = 120;

  private record Finding(Patient patient, String message) {
    String id() {
      return message.replaceFirst("(?s)].*", "]");
    }

    boolean is(String id) {
      return id().equals("[" + id + "]");
    }
  }

  @Test
  void windowsOfConvolutions() {
    List<Finding> found =
        examine(
            random(
                r ->
                    image(
                        r,
                        "@Conv(filters = 3, kernel = %s, stride = %s, padding = %s, dilation = %s)"
                            .formatted(
                                pair(r, 1, 9), pair(r, 1, 4), pair(r, 0, 2), pair(r, 1, 3)))));
    assertTrue(found.stream().filter(f -> f.is("KernelTooLarge")).count() > 5);
    assertTrue(found.stream().filter(f -> f.is("WindowDoesNotTile")).count() > 5);
    assertCured(found);
  }

  @Test
  void windowsOfPools() {
    List<Finding> found = examine(random(FixesWorkTest::pool));
    assertTrue(found.stream().filter(f -> f.is("KernelTooLarge")).count() > 5);
    assertTrue(found.stream().filter(f -> f.is("WindowDoesNotTile")).count() > 5);
    assertTrue(found.stream().filter(f -> f.is("PaddingTooLarge")).count() > 5);
    assertCured(found);
  }

  private static Patient pool(Random r) {
    String stride = r.nextBoolean() ? "" : ", stride = " + pair(r, 1, 4);
    String padding = r.nextBoolean() ? "" : ", padding = " + pair(r, 0, 3);
    String ceil = r.nextInt(3) > 0 ? "" : ", ceilMode = true";
    String name = r.nextBoolean() ? "MaxPool" : "AvgPool";
    return image(r, "@%s(size = %s%s%s%s)".formatted(name, pair(r, 1, 6), stride, padding, ceil));
  }

  @Test
  void windowsOfTransposedConvolutions() {
    List<Finding> found =
        examine(
            random(
                r ->
                    image(
                        r,
                        "@ConvTranspose(filters = 4, kernel = %s, stride = %s, padding = %s, groups = %d)"
                            .formatted(
                                pair(r, 1, 4), pair(r, 1, 3), pair(r, 0, 9), from(r, 1, 3)))));
    assertTrue(found.stream().filter(f -> f.is("PaddingTooLarge")).count() > 5);
    assertTrue(found.stream().filter(f -> f.is("GroupsDoNotDivide")).count() > 5);
    assertCured(found);
  }

  @Test
  void groups() {
    List<Finding> found =
        examine(
            random(
                r ->
                    new Patient(
                        List.of("@Input({%d, 5, 5}) Layer image;".formatted(from(r, 1, 24))),
                        "@Conv(filters = %d, kernel = 3, groups = %d)"
                            .formatted(from(r, 1, 24), from(r, 1, 8)))));
    assertTrue(found.stream().filter(f -> f.is("GroupsDoNotDivide")).count() > 5);
    assertCured(found);
  }

  @Test
  void shapesThatDiffer() {
    List<Finding> found = examine(random(FixesWorkTest::join));
    assertTrue(found.stream().filter(f -> f.is("ShapesDiffer")).count() > 40);
    assertCured(found);
  }

  private static Patient join(Random r) {
    List<String> before =
        List.of(
            "@Conv(filters = %d, kernel = 3)".formatted(from(r, 1, 4)),
            "@Conv(filters = %d, kernel = 3, groups = 1) @Relu".formatted(from(r, 1, 4)),
            "@MaxPool(size = 2, stride = 1)",
            "@Relu");
    boolean vector = r.nextInt(4) == 0;
    String layer = vector ? "@Dense(units = 7)" : before.get(r.nextInt(4));
    String from = r.nextBoolean() ? "" : "@From(\"image\") ";
    return new Patient(
        List.of(input(r, "other"), "@Input({%d, %s}) Layer image;".formatted(2, size(r))),
        from
            + layer
            + List.of(" @Add", " @Concat", " @Multiply").get(r.nextInt(3))
            + "(\"other\")");
  }

  private static String input(Random r, String name) {
    return r.nextInt(5) == 0
        ? "@Input(%d) Layer %s;".formatted(from(r, 3, 9), name)
        : "@Input({%d, %s}) Layer %s;".formatted(from(r, 1, 4), size(r), name);
  }

  @Test
  void attributes() {
    List<Finding> found =
        examine(
            Stream.of(
                    "@Conv(filters = 0, kernel = 1)",
                    "@Conv(filters = 1, kernel = {2, -1})",
                    "@Conv(filters = 1, kernel = {2, 3, 4})",
                    "@Conv(filters = 1, kernel = 3, stride = {})",
                    "@Conv(filters = 1, kernel = 3, padding = -5)",
                    "@Conv(filters = 1, kernel = 3, padding = {-1, 2})",
                    "@Conv(filters = 1, kernel = 3, dilation = 0)",
                    "@Conv(filters = 1, kernel = 3, groups = -2)",
                    "@ConvTranspose(filters = 1, kernel = 3, outputPadding = 1)",
                    "@ConvTranspose(filters = 1, kernel = 3, stride = {2, 3}, outputPadding = {0,"
                        + " 7})",
                    "@ConvTranspose(filters = 1, kernel = 3, padding = SAME, outputPadding = 1)",
                    "@MaxPool(size = 0)",
                    "@AvgPool(size = 2, padding = {0, -1})",
                    "@Dense(units = -7)",
                    "@Dropout(1.5)",
                    "@LeakyRelu(slope = 1e300)",
                    "@Elu(alpha = -1e300)",
                    "@Lrn(size = -1)",
                    "@Lrn(alpha = -1)",
                    "@Lrn(beta = -1)",
                    "@Lrn(k = 0)",
                    "@Multiply(\"imago\")",
                    "@From(\"imgae\")",
                    "@Add(\"Image\")",
                    "@From(\"image\") @Concat(\"image\") @Dense(units = 0)")
                .map(field -> new Patient(List.of("@Input({1, 6, 6}) Layer image;"), field))
                .toList());
    assertEquals(25, found.size());
    assertCured(found);
  }

  // One mistake may have hidden another, which must be cured in its turn.
  private static void assertCured(List<Finding> found) {
    List<Finding> left = found;
    for (int round = 0; round < 4 && !left.isEmpty(); round++) {
      left = cured(left);
    }
    assertEquals(List.of(), left);
  }

  private static List<Finding> cured(List<Finding> found) {
    List<Patient> cured = new ArrayList<>();
    List<Patient> checked = new ArrayList<>();
    List<Finding> reasons = new ArrayList<>();
    for (Finding finding : found) {
      for (String proposal : Patient.proposals(finding.message())) {
        Patient patient = finding.patient().with(proposal);
        cured.add(patient);
        checked.add(patient.checked(Patient.promised(proposal)));
        reasons.add(finding);
      }
    }
    List<Finding> left = new ArrayList<>();
    for (Finding finding : examine(checked)) {
      int index = checked.indexOf(finding.patient());
      Finding reason = reasons.get(index);
      left.add(new Finding(cured.get(index), finding.message()));
      assertNotEquals(
          reason.id(),
          finding.id(),
          () ->
              "%s\n%s\nis said to become right as\n%s\nbut\n%s"
                  .formatted(
                      reason.patient().source("Before"),
                      reason.message(),
                      finding.patient().source("After"),
                      finding.message()));
    }
    return left;
  }

  // All networks in one run of javac.
  private static List<Finding> examine(List<Patient> patients) {
    StringBuilder source = new StringBuilder();
    List<Patient> byLine = new ArrayList<>();
    for (Patient patient : patients) {
      source.append(patient.source("Net" + byLine.size()));
      IntStream.range(0, patient.lines()).forEach(i -> byLine.add(patient));
    }
    return new CompileTester()
            .with("-proc:only", "-Xmaxerrs", "9999", "-Xmaxwarns", "9999")
            .compile(source.toString())
            .diagnostics()
            .stream()
            .filter(d -> d.getSource() != null)
            .map(
                d ->
                    new Finding(byLine.get((int) d.getLineNumber() - 2), d.getMessage(Locale.ROOT)))
            .filter(f -> !f.is("NoAnnotation"))
            .toList();
  }

  private static List<Patient> random(Function<Random, Patient> patient) {
    Random random = new Random(7);
    return Stream.generate(() -> patient.apply(random)).limit(NETWORKS).toList();
  }

  private static Patient image(Random r, String field) {
    return new Patient(List.of("@Input({2, %s}) Layer image;".formatted(size(r))), field);
  }

  private static String size(Random r) {
    return from(r, 1, 13) + ", " + from(r, 1, 13);
  }

  private static String pair(Random r, int low, int high) {
    return r.nextBoolean()
        ? String.valueOf(from(r, low, high))
        : "{%d, %d}".formatted(from(r, low, high), from(r, low, high));
  }

  private static int from(Random r, int low, int high) {
    return r.nextInt(low, high + 1);
  }
}
