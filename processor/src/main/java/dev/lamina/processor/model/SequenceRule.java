package dev.lamina.processor.model;

import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/** What layers take along a sequence: the same sequence, and ids or values. */
public final class SequenceRule {
  private SequenceRule() {}

  /** Whether a layer gets ids where it takes ids, and values where it takes values. */
  public static boolean takes(Layer layer, Site site, List<Node> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      boolean tokens = inputs.get(i).vocabulary() > 0;
      if (tokens && !layer.takesTokens() && !layer.passesTokens() && !layer.judgesIds(i)) {
        reportTokens(layer, site, i);
        return false;
      }
      if (!tokens && layer.takesTokens()) {
        reportValues(layer, site, i);
        return false;
      }
    }
    return true;
  }

  private static void reportTokens(Layer layer, Site site, int input) {
    site.error(
        ProblemId.TokensNotEmbedded,
        written(layer, input),
        "%s %s takes numbers, but %s holds ids of tokens"
            .formatted(layer.source().annotationName(), site.field(), site.input(input).name()),
        "",
        "put @Embedding(units = 64) or @OneHot behind @Tokens");
  }

  // Where the input is named, if it is; else the layer.
  private static Source written(Layer layer, int input) {
    int number = layer.takesArriving() ? input - 1 : input;
    return 0 <= number && number < layer.references().size()
        ? layer.references().get(number).source()
        : layer.source();
  }

  private static void reportValues(Layer layer, Site site, int input) {
    site.error(
        ProblemId.TokensNeeded,
        layer.source(),
        "%s %s takes ids of tokens, but %s holds numbers"
            .formatted(layer.source().annotationName(), site.field(), site.input(input).name()),
        "",
        "put it right behind @Tokens(vocabulary)");
  }

  /** The axis of all inputs, if it is the same one. */
  static Optional<Axis> same(Source source, List<Axis> in, Site site) {
    for (int i = 1; i < in.size(); i++) {
      if (!in.get(i).equals(in.getFirst())) {
        site.error(
            ProblemId.SequencesDiffer,
            source,
            "%s %s: %s and %s do not have the same steps"
                .formatted(
                    source.annotationName(),
                    site.field(),
                    along(site.input(0), in.getFirst()),
                    along(site.input(i), in.get(i))),
            "",
            "take values along the same sequence, or the last step of one: @Recurrent(returns ="
                + " LAST)");
        return Optional.empty();
      }
    }
    return Optional.of(in.isEmpty() ? Axis.SAMPLES : in.getFirst());
  }

  private static String along(Node node, Axis axis) {
    return axis.isSequence()
        ? "%s, along the sequence %s,".formatted(node.name(), axis.name())
        : "%s, one value a sample,".formatted(node.name());
  }

  /** Whether the first input is along a sequence, which a layer needs. */
  public static boolean isSequence(Source source, Site site) {
    return isSequence(source, 0, "runs along a sequence", site);
  }

  /** The same of any input, and what for. */
  public static boolean isSequence(Source source, int input, String use, Site site) {
    Node node = site.input(input);
    boolean sequence = node.axis().isSequence();
    if (!sequence) {
      site.error(
          ProblemId.SequenceNeeded,
          source,
          "%s %s %s, but %s has one value a sample"
              .formatted(source.annotationName(), site.field(), use, node.name()),
          "",
          stepsFor(node));
    }
    return sequence;
  }

  // Where there are steps above, one layer has taken the last of them; else there are none.
  private static String stepsFor(Node node) {
    return Node.withAncestors(List.of(node)).stream()
        .map(Node::axis)
        .filter(Axis::isSequence)
        .findFirst()
        .map(
            axis ->
                "let the @Recurrent above hand on all steps of %s: returns = SEQUENCE"
                    .formatted(axis.name()))
        .orElse("make the input a sequence: @Input(value = 8, sequence = true) or @Tokens(1000)");
  }
}
