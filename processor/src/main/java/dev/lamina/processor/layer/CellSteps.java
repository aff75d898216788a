package dev.lamina.processor.layer;

import dev.lamina.processor.model.Node;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ConvolutionGeometry;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One cell along a sequence. The products of its gates with the input need no state and run for all
 * steps at once; a scan adds the products with the state before, and computes the state. Backward,
 * a scan finds the gradient of each gate; those of the weights and of the input need no order and
 * run for all steps at once again.
 */
abstract sealed class CellSteps permits RnnSteps, LstmSteps, GruSteps {
  final PlanBuilder plan;
  final Place place;
  private final List<Buffer> gates = new ArrayList<>();
  private final List<Value> states = new ArrayList<>();
  private Axis axis = Axis.SAMPLES;

  /** Which cell of which layer it is, and the name of what it computes. */
  record Place(Node node, CellSizes sizes, int layer, int direction, String name) {
    Parameter tensor(int number) {
      int cell = layer * sizes.directions() + direction;
      return node.parameters().get(cell * sizes.tensors() + number);
    }
  }

  CellSteps(PlanBuilder plan, Place place) {
    this.plan = plan;
    this.place = place;
  }

  static CellSteps of(PlanBuilder plan, Place place) {
    return switch (place.sizes().cell()) {
      case RNN -> new RnnSteps(plan, place);
      case LSTM -> new LstmSteps(plan, place);
      case GRU -> new GruSteps(plan, place);
    };
  }

  /** Names of the gates, in the order of their weights. */
  abstract List<String> gateNames();

  /** Names of what is kept from step to step: h first. */
  abstract List<String> stateNames();

  /** The steps of one step of the sequence, after the products with the input. */
  abstract List<Step> forward();

  /** The gradients of the gates and of the state before, from the gradients of the states. */
  abstract List<Step> backward();

  /** What the product of this gate with the state is added to, or stands in by itself. */
  Buffer recurrent(int gate) {
    return gate(gate);
  }

  /** What the cell knows after each step. */
  List<Value> states() {
    return List.copyOf(states);
  }

  /** h of each step. */
  Value lower(Value x, Optional<Value> start) {
    axis = x.buffer().axis();
    for (String gate : gateNames()) {
      gates.add(along("." + gate));
    }
    for (String state : stateNames()) {
      states.add(new Value(along(state), true));
    }
    for (int g = 0; g < gates.size(); g++) {
      plan.forward(new ConvolutionStep.Convolve(input(g, x), x.buffer(), gates.get(g), false));
    }
    for (int s = 0; s < states.size(); s++) {
      begin(s, start);
    }
    plan.forward(new SequenceStep.Scan(axis, false, forward()));
    if (carries(start)) {
      states.forEach(s -> plan.forward(new SequenceStep.SaveState(s.buffer().name(), s.buffer())));
    }
    plan.backward(() -> addBackward(x));
    return states.getFirst();
  }

  // Registered before the scan's backward steps, and so run behind them.
  private void begin(int state, Optional<Value> start) {
    Value to = states.get(state);
    String name = to.buffer().name();
    Optional<Value> from = start.flatMap(s -> source(s, state));
    if (place.direction() == 0) {
      plan.state(name, to.buffer().shape());
    }
    if (carries(start)) {
      if (start.isPresent()) {
        plan.startStep(
            new SequenceStep.SetState(name, to.buffer().shape(), from.map(Value::buffer)));
      }
      plan.forward(new SequenceStep.LoadState(name, to.buffer()));
    } else if (from.isPresent()) {
      Value value = from.get();
      plan.forward(new SequenceStep.PutFirst(value.buffer(), to.buffer()));
      plan.backward(
          () ->
              plan.into(value)
                  .ifPresent(
                      dx ->
                          plan.backwardStep(
                              new SequenceStep.TakeRow(
                                  SequenceStep.Row.FIRST,
                                  plan.gradient(to),
                                  dx.buffer(),
                                  dx.accumulate()))));
    } else {
      plan.forward(new SequenceStep.Clear(SequenceStep.Which.FIRST, to.buffer()));
    }
  }

  // What runs towards the beginning has nothing to go on from. In training, gradients go back to
  // where the cell starts; in inference, it starts anew for each step.
  private boolean carries(Optional<Value> start) {
    return place.direction() == 0 && (start.isEmpty() || !plan.training());
  }

  // The last state of the same cell of another layer, or a vector for h.
  private Optional<Value> source(Value start, int state) {
    if (start.states().isEmpty()) {
      return state == 0 ? Optional.of(start) : Optional.empty();
    }
    int cell = place.layer() * place.sizes().directions() + place.direction();
    Value theirs = start.states().get(cell * stateNames().size() + state);
    String name = states.get(state).buffer().name() + ".start";
    Value last = new Value(plan.buffer(name, theirs.buffer().shape(), Axis.SAMPLES), true);
    if (carries(Optional.of(start))) {
      RecurrentSteps.lastRowToStart(plan, theirs, last);
    } else {
      RecurrentSteps.lastRow(plan, theirs, last);
    }
    return Optional.of(last);
  }

  private void addBackward(Value x) {
    states.forEach(plan::gradientToAddTo);
    for (int g = 0; g < gates.size(); g++) {
      plan.prepareStep(new ConvolutionStep.PackWeights(recurrentWeights(g)));
    }
    plan.backwardStep(new SequenceStep.Scan(axis, true, backward()));
    for (int g = 0; g < gates.size(); g++) {
      addGate(g, x);
    }
  }

  private void addGate(int g, Value x) {
    Weights input = input(g, x);
    Weights recurrent = recurrentWeights(g);
    Buffer dInput = gradient(gate(g));
    Buffer dRecurrent = gradient(recurrent(g));
    plan.backwardStep(new SequenceStep.Clear(SequenceStep.Which.FIRST, dInput));
    if (!dInput.equals(dRecurrent)) {
      plan.backwardStep(new SequenceStep.Clear(SequenceStep.Which.FIRST, dRecurrent));
    }
    plan.weightsStep(new ConvolutionStep.ConvolveWeights(input, x.buffer(), dInput, slices(input)));
    plan.weightsStep(
        new ConvolutionStep.ConvolveWeights(
            recurrent, h().previous(), dRecurrent, slices(recurrent)));
    plan.into(x)
        .ifPresent(
            dx -> {
              plan.prepareStep(new ConvolutionStep.PackWeights(input));
              plan.backwardStep(
                  new ConvolutionStep.ConvolveData(input, dInput, dx.buffer(), dx.accumulate()));
            });
  }

  private static int slices(Weights weights) {
    return ConvolutionSteps.slices(weights.geometry());
  }

  private Weights input(int gate, Value x) {
    return weights(gate, 0, x.buffer().shape());
  }

  private Weights recurrentWeights(int gate) {
    return weights(gate, 1, h().shape());
  }

  private Weights weights(int gate, int tensor, Shape in) {
    String weight = place.tensor(tensor).name();
    Optional<String> bias =
        place.sizes().bias() ? Optional.of(place.tensor(tensor + 2).name()) : Optional.empty();
    ConvolutionGeometry geometry = Dense.geometry(in, place.sizes().units());
    return new Weights(weight + "." + gate, geometry, weight, bias, gate, gates.size());
  }

  /** Memory for numbers of each step, as many as the state has. */
  final Buffer along(String suffix) {
    Shape shape = Shape.of(place.sizes().units());
    return plan.buffer(place.name() + suffix, shape, axis);
  }

  /** The pre-activation of a gate, which its activation replaces. */
  final Buffer gate(int number) {
    return gates.get(number);
  }

  final Buffer h() {
    return states.getFirst().buffer();
  }

  /** One of the states, in the order of their names. */
  final Buffer state(int number) {
    return states.get(number).buffer();
  }

  /** Memory for the gradient of a value of this cell. */
  final Buffer gradient(Buffer buffer) {
    return plan.gradient(new Value(buffer, true));
  }

  /** Adds the products of the gates with the state before. */
  final List<Step> products() {
    List<Step> steps = new ArrayList<>();
    for (int g = 0; g < gates.size(); g++) {
      Weights weights = recurrentWeights(g);
      steps.add(
          recurrent(g).equals(gate(g))
              ? new ConvolutionStep.AddDense(weights, h().previous(), gate(g))
              : new ConvolutionStep.Convolve(weights, h().previous(), recurrent(g), false));
    }
    return steps;
  }

  /** Adds to the gradient of the state before what comes through the gates. */
  final List<Step> productGradients() {
    List<Step> steps = new ArrayList<>();
    Buffer previous = gradient(h()).previous();
    for (int g = 0; g < gates.size(); g++) {
      steps.add(
          new ConvolutionStep.ConvolveData(
              recurrentWeights(g), gradient(recurrent(g)), previous, true));
    }
    return steps;
  }

  static Expression read(Buffer buffer) {
    return Expression.read(buffer);
  }

  static Expression apply(Expression.Function function, Buffer x) {
    return Expression.apply(function, read(x));
  }

  /** 1 - x. */
  static Expression complement(Expression x) {
    return Expression.number(1).minus(x);
  }
}
