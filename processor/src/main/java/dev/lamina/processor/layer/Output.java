package dev.lamina.processor.layer;

import dev.lamina.dsl.Loss;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.SequenceRule;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An answer of the network and the loss it is trained with. See {@link dev.lamina.dsl.Output}. */
public record Output(
    Attributes attributes, Loss loss, double weight, Optional<Reference> auxiliaryTo)
    implements Layer {

  static Layer read(Reading reading) {
    double weight = reading.within(0, Double.POSITIVE_INFINITY, "weight", "1.0");
    Optional<Reference> auxiliaryTo =
        reading.references("auxiliaryTo").stream().filter(r -> !r.name().isEmpty()).findFirst();
    return new Output(
        reading.attributes(), reading.constant("loss", Loss.class), weight, auxiliaryTo);
  }

  @Override
  public Source source() {
    return attributes.source();
  }

  @Override
  public String describe() {
    return "Output " + loss;
  }

  @Override
  public boolean isOutput() {
    return true;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    checkClasses(in.getFirst(), site);
    if (loss == Loss.CTC && !placesLabels(in.getFirst(), site)) {
      return Optional.empty();
    }
    checkActivation(site);
    return Optional.of(in.getFirst());
  }

  private void checkClasses(Shape in, Site site) {
    if (takesLabels() && in.channels() < 2) {
      Layer before = site.input(0).layer();
      site.error(
          ProblemId.LossShape,
          attributes.at("loss"),
          "@Output %s: %s chooses between two classes or more, but %s of %s has only one"
              .formatted(site.field(), loss, site.input(0).name(), in),
          "",
          "loss = BINARY_CROSS_ENTROPY for a yes or no, or "
              + (before instanceof Dense ? "units = 2" : "a layer with two channels or more"));
    }
  }

  /** Whether it is compared with class numbers. */
  public boolean takesLabels() {
    return loss == Loss.SOFTMAX_CROSS_ENTROPY || loss == Loss.CTC;
  }

  private boolean placesLabels(Shape in, Site site) {
    Node value = site.input(0);
    if (!SequenceRule.isSequence(
        attributes.at("loss"), 0, "places labels along a sequence", site)) {
      return false;
    }
    if (in.isImage()) {
      site.error(
          ProblemId.LossShape,
          attributes.at("loss"),
          "@Output %s: CTC takes a number for each class at each step, but %s is %s"
              .formatted(site.field(), value.name(), value.shapeText()),
          "",
          "put @Dense(units = %s) before it".formatted(in.channels()));
    }
    return !in.isImage();
  }

  private void checkActivation(Site site) {
    Layer before = site.input(0).layer();
    boolean twice =
        (takesLabels() && before instanceof Softmax)
            || (loss == Loss.BINARY_CROSS_ENTROPY && before instanceof Sigmoid);
    if (twice) {
      String activation = "@" + before.describe();
      site.error(
          ProblemId.ActivationTwice,
          attributes.at("loss"),
          "@Output %s: %s applies %s itself, but %s did so already"
              .formatted(
                  site.field(),
                  loss,
                  before.describe().toLowerCase(Locale.ROOT),
                  site.input(0).name()),
          "",
          "remove " + activation + ", predictions are probabilities all the same");
    }
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    String name = auxiliaryTo.map(Reference::name).orElse(node.field());
    OutputSteps steps = new OutputSteps(plan, loss, weight, name, in.getFirst());
    if (auxiliaryTo.isPresent()) {
      steps.lowerLoss();
    } else {
      plan.output(name, node.shape(), loss, weight);
      steps.lower();
    }
    return in.getFirst();
  }
}
