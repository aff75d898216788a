package dev.lamina.processor.layer;

import dev.lamina.dsl.Loss;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.LossStep;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.PortStep;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.ValueStep;
import java.util.Optional;

/**
 * The steps of one output: its loss with the gradient in training, its loss and answer otherwise.
 *
 * @param output name of the output whose labels or targets it takes
 */
record OutputSteps(PlanBuilder plan, Loss loss, double weight, String output, Value value) {

  void lower() {
    lowerLoss();
    int port = plan.port(output);
    if (!plan.training()) {
      addAnswer(port);
    } else if (loss == Loss.SOFTMAX_CROSS_ENTROPY) {
      // Logits rank classes as probabilities do: enough for the accuracy of training.
      plan.answer(new PortStep.StoreOutput(port, value.buffer()));
    }
  }

  /** The loss alone; the output that has the labels may be declared later. */
  void lowerLoss() {
    plan.loss(this::addLoss);
  }

  private void addLoss() {
    int port = plan.port(output);
    Optional<PlanBuilder.Target> target = plan.into(value);
    Optional<Buffer> gradient = target.map(PlanBuilder.Target::buffer);
    boolean accumulate = target.map(PlanBuilder.Target::accumulate).orElse(false);
    if (loss == Loss.SOFTMAX_CROSS_ENTROPY) {
      plan.lossStep(new LossStep.CrossEntropy(port, weight, value.buffer(), gradient, accumulate));
      return;
    }
    if (loss == Loss.CTC) {
      plan.lossStep(new LossStep.CtcLoss(port, weight, value.buffer(), gradient, accumulate));
      return;
    }
    Buffer wanted = buffer("target", port);
    plan.lossStep(new PortStep.LoadTarget(port, wanted));
    plan.lossStep(
        new LossStep.ElementLoss(
            port, loss.name(), weight, value.buffer(), wanted, gradient, accumulate));
  }

  private void addAnswer(int port) {
    Buffer x = value.buffer();
    switch (loss) {
      case SOFTMAX_CROSS_ENTROPY, CTC -> {
        Buffer probability = buffer("probability", port);
        plan.answer(new ValueStep.Softmax(x, probability));
        plan.answer(new PortStep.StoreOutput(port, probability));
      }
      case BINARY_CROSS_ENTROPY -> {
        Buffer probability = buffer("probability", port);
        Expression sigmoid = Expression.apply(Expression.Function.SIGMOID, Expression.read(x));
        plan.answer(new ValueStep.Map("sigmoid", sigmoid, probability));
        plan.answer(new PortStep.StoreOutput(port, probability));
      }
      case MEAN_SQUARED_ERROR, L1, HUBER -> plan.answer(new PortStep.StoreOutput(port, x));
    }
  }

  private Buffer buffer(String purpose, int port) {
    String name = value.buffer().name() + "." + purpose;
    return plan.buffer(name + port, value.buffer().shape(), value.buffer().axis());
  }
}
