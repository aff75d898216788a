package dev.lamina.processor.layer;

import dev.lamina.dsl.Score;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.plan.AttentionSizes;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Shape;
import java.util.List;
import java.util.Optional;

/** The steps of one attention; an additive score compares projections of query and memory. */
record AttentionSteps(PlanBuilder plan, Node node, Score score, int units) {

  Value lower(Value x, Value memory) {
    boolean additive = score == Score.ADDITIVE;
    boolean trained = additive || x.trained() || memory.trained();
    Value y = plan.value(node.name(), node.shape(), trained);
    if (!additive) {
      attend(x, memory, memory, y, Optional.empty());
      return y;
    }
    Value query = projected(x, 0, ".query");
    Value key = projected(memory, 1, ".key");
    attend(query, key, memory, y, Optional.of(node.parameters().get(2).name()));
    return y;
  }

  // Of the memory once in inference, not for each step that looks over it.
  private Value projected(Value x, int number, String suffix) {
    String parameter = node.parameters().get(number).name();
    Shape shape = Shape.of(units);
    Weights weights =
        new Weights(
            node.name() + suffix,
            Dense.geometry(x.buffer().shape(), units),
            parameter,
            Optional.empty());
    Value y = new Value(plan.buffer(node.name() + suffix, shape, x.buffer().axis()), true);
    Step product = new ConvolutionStep.Convolve(weights, x.buffer(), y.buffer(), false);
    if (plan.training() || number == 0) {
      plan.forward(product);
    } else {
      plan.startStep(product);
    }
    plan.backward(() -> ConvolutionSteps.backward(plan, weights, x, plan.gradient(y)));
    return y;
  }

  private void attend(Value query, Value key, Value memory, Value y, Optional<String> v) {
    int size = query.buffer().size();
    int width = memory.buffer().size();
    AttentionSizes sizes = new AttentionSizes(node.name(), score, size, width, v);
    SequenceStep.Memory read =
        new SequenceStep.Memory(query.buffer(), key.buffer(), memory.buffer());
    plan.forward(new SequenceStep.Attend(sizes, read, y.buffer()));
    if (y.trained()) {
      plan.backward(() -> backward(sizes, read, List.of(query, key, memory), plan.gradient(y)));
    }
  }

  private void backward(
      AttentionSizes sizes, SequenceStep.Memory read, List<Value> values, Buffer dy) {
    List<Buffer> into = values.stream().map(plan::gradientToAddTo).toList();
    SequenceStep.Memory gradients = new SequenceStep.Memory(into.get(0), into.get(1), into.get(2));
    Optional<Buffer> dv =
        sizes.v().map(v -> plan.buffer(node.name() + ".v", Shape.of(units), Axis.SAMPLES));
    dv.ifPresent(
        buffer -> plan.backwardStep(new SequenceStep.Clear(SequenceStep.Which.ALL, buffer)));
    plan.backwardStep(new SequenceStep.AttendBackward(sizes, read, dy, gradients, dv));
    dv.ifPresent(
        sums -> plan.weightsStep(new ConvolutionStep.BiasGradient(sizes.v().orElseThrow(), sums)));
  }
}
