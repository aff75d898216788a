package dev.lamina.processor.infer;

import dev.lamina.processor.model.Graph;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.Locale;

/**
 * The rule that everything fits into Java arrays of 2^31 floats. All parameters share one array and
 * are padded there; all values of a sample share another, with their gradients.
 */
final class SizeCheck {
  static final long MOST_PARAMETERS = (1L << 30) - 1;
  static final long MOST_VALUES = (1L << 29) - 1;

  private SizeCheck() {}

  /** Whether a layer's value is small enough; reports where not. */
  static boolean fits(Layer layer, Shape value, Site site) {
    return fits(layer, value, MOST_VALUES, "gives", "a value", site);
  }

  /** Whether a layer's tensor is small enough; reports where not. */
  static boolean fits(Layer layer, Parameter parameter, Site site) {
    String verb = "has a " + parameter.role().name().toLowerCase(Locale.ROOT) + " of";
    return fits(layer, parameter.shape(), MOST_PARAMETERS, verb, "a tensor", site);
  }

  private static boolean fits(
      Layer layer, Shape shape, long most, String verb, String what, Site site) {
    if (shape.size() <= most) {
      return true;
    }
    site.error(
        ProblemId.TooLarge,
        layer.source(),
        "%s %s %s %s floats, %s, but %s may have %s at most"
            .formatted(
                layer.source().annotationName(),
                site.field(),
                verb,
                count(shape.size()),
                shape,
                what,
                count(most)),
        "",
        fix(shape.size(), most));
    return false;
  }

  /** Reports a network whose values or parameters do not fit together. */
  static void checkTotal(Source network, Graph graph, Problems problems) {
    long values = 0;
    for (Node node : graph.nodes()) {
      values += isStored(node.layer()) ? node.shape().size() : 0;
    }
    report(network, "values of a sample", values, MOST_VALUES, problems);
    report(network, "parameters", graph.storedCount(), MOST_PARAMETERS, problems);
  }

  // Not what only fetches a value or marks it as an answer.
  private static boolean isStored(Layer layer) {
    return layer.isInput() || (layer.takesArriving() && !layer.isOutput());
  }

  private static void report(
      Source network, String what, long given, long most, Problems problems) {
    if (given > most) {
      problems.report(
          Problem.error(
              ProblemId.TooLarge,
              network,
              "the %s of @Network %s take %s floats in all, but %s is the most"
                  .formatted(what, network.name(), count(given), count(most)),
              fix(given, most)));
    }
  }

  private static String fix(long given, long most) {
    double times = Math.ceil(10.0 * given / most) / 10;
    return given == Long.MAX_VALUE
        ? "make it much smaller"
        : String.format(Locale.ROOT, "make it at least %,.1f times smaller", times);
  }

  private static String count(long number) {
    return number == Long.MAX_VALUE ? "over 2^63" : String.format(Locale.ROOT, "%,d", number);
  }
}
