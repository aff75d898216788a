package dev.lamina.benchmarks.scaling;

import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.ConvolutionStep.ConvolveWeights;
import dev.lamina.processor.plan.ConvolutionStep.PackWeights;
import dev.lamina.processor.plan.ConvolutionStep.TileWeights;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.plan.Stage;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Parameter;
import java.util.ArrayList;
import java.util.List;

/** A training step of a batch, with the update, as a machine's workers share it. */
public final class TrainingStep {
  /** Weights that Parameters of the runtime thinks worth a worker. */
  private static final int CHUNK = 1 << 14;

  /** Weight, gradient and moment are read, weight and moment written. */
  private static final int UPDATE = 5;

  private final Machine machine;
  private final StepCost cost;
  private final int batch;
  private final List<Share> shares = new ArrayList<>();

  /**
   * A step.
   *
   * @throws IllegalArgumentException if the network has sequences, whose length no plan knows
   */
  public TrainingStep(Plan plan, int batch, Machine machine) {
    if (plan.training().buffers().stream().anyMatch(b -> !b.axis().equals(Axis.SAMPLES))) {
      throw new IllegalArgumentException("expected a network without sequences");
    }
    this.machine = machine;
    this.cost = new StepCost(machine);
    this.batch = batch;
    plan.training().stages().forEach(this::add);
    double floats =
        plan.face().parameters().stream()
            .filter(Parameter::trained)
            .mapToDouble(p -> p.shape().size())
            .sum();
    shares.add(parts("update", (int) Math.ceil(floats / CHUNK), cost.floats(UPDATE * floats), 0));
  }

  private static Share alone(String name, double nanoseconds) {
    return new Share(name, 0, 1, 0, nanoseconds);
  }

  private void add(Stage stage) {
    Block first = stage.blocks().getFirst();
    if (stage.bySamples()) {
      double each = Stage.steps(List.of(stage)).stream().mapToDouble(cost::sample).sum();
      shares.add(new Share(first.field(), batch, stage.samples(), each, 0));
    } else {
      first.steps().forEach(step -> shares.add(part(first.field(), step)));
    }
  }

  private Share part(String name, Step step) {
    return switch (step) {
      case ConvolveWeights w when w.slices() > 0 ->
          parts(
              name,
              w.slices(),
              batch * cost.sample(w),
              cost.floats(w.slices() * StepCost.size(w.weights())));
      case ConvolveWeights w -> parts(name, StepCost.parts(w), batch * cost.sample(w), 0);
      case TileWeights w -> parts(name, StepCost.panels(w), cost.transform(w.weights()), 0);
      case PackWeights w ->
          parts(name, StepCost.packs(w), cost.floats(2 * StepCost.size(w.weights())), 0);
      default -> alone(name, batch * cost.sample(step));
    };
  }

  private static Share parts(String name, int parts, double all, double alone) {
    return new Share(name, parts, 0, all / parts, alone);
  }

  /** Its work, in order. */
  List<Share> shares() {
    return List.copyOf(shares);
  }

  /** Milliseconds of the step. */
  public double milliseconds(int workers) {
    return shares.stream().mapToDouble(s -> s.time(workers, machine)).sum() / 1e6;
  }

  /** How many times as fast as one worker. */
  public double speedUp(int workers) {
    return milliseconds(1) / milliseconds(workers);
  }
}
