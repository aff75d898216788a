package dev.lamina.processor.plan;

import dev.lamina.dsl.Loss;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What layers write their steps to. A layer adds forward steps and registers, beside them, what
 * adds its backward steps; these run last layer first.
 *
 * <p>The gradient contract: parameters accumulate; the gradient of a value is assigned by its first
 * consumer to run backward and added to by all others, as {@link Target} says.
 */
public final class PlanBuilder {
  private final Mode mode;
  private final List<String> inputNames;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Deferred> losses = new ArrayList<>();
  private final List<Deferred> backward = new ArrayList<>();
  private final Map<Buffer, Buffer> gradients = new HashMap<>();
  private final Set<Buffer> assigned = new HashSet<>();
  private Heading heading = new Heading("", "", Axis.SAMPLES);
  private @Nullable OpenScan scan;
  private int salt;
  private final List<Face.In> inputs = new ArrayList<>();
  private final List<Face.Out> outputs = new ArrayList<>();
  private final List<Face.State> states = new ArrayList<>();

  /** What the plan is for. */
  public enum Mode {
    TRAINING,
    INFERENCE
  }

  /** Where a gradient goes. */
  public record Target(Buffer buffer, boolean accumulate) {}

  private record Heading(String field, String quote, Axis axis) {}

  private record Deferred(Heading heading, Runnable steps) {}

  /**
   * A builder of one program.
   *
   * @param inputNames the network's inputs by number, in whatever order they are declared
   */
  public PlanBuilder(Mode mode, List<String> inputNames) {
    this.mode = mode;
    this.inputNames = List.copyOf(inputNames);
  }

  /** Whether the plan is for training. */
  public boolean training() {
    return mode == Mode.TRAINING;
  }

  /** Says which field the following steps belong to, and what they are done for each of. */
  public void heading(String field, String quote, Axis axis) {
    heading = new Heading(field, quote, axis);
  }

  /** A new value; {@code trained} says whether its gradient may be wanted. */
  public Value value(String name, Shape shape, boolean trained) {
    return new Value(buffer(name, shape), trained);
  }

  /** Memory for a value of the field that the steps belong to. */
  public Buffer buffer(String name, Shape shape) {
    return buffer(name, shape, heading.axis());
  }

  /** Memory for a value along an axis. */
  public Buffer buffer(String name, Shape shape, Axis axis) {
    return new Buffer(name, shape, Buffer.Role.ACTIVATION, axis, 0);
  }

  /** A number that no other layer gets. */
  public int salt() {
    return ++salt;
  }

  /** Declares an input of the network and returns its number. */
  public int input(String name, Shape shape) {
    return tokens(name, shape, 0);
  }

  /** Declares an input that takes ids below {@code vocabulary} and returns its number. */
  public int tokens(String name, Shape shape, int vocabulary) {
    inputs.add(new Face.In(name, shape, heading.axis(), vocabulary));
    return inputNames.indexOf(name);
  }

  /** Declares an output of the network. */
  public void output(String name, Shape shape, Loss loss, double weight) {
    outputs.add(new Face.Out(name, shape, loss, weight, heading.axis()));
  }

  /** Declares a state that is carried from one call to the next. */
  public void state(String name, Shape shape) {
    states.add(new Face.State(name, shape));
  }

  /** States declared so far. */
  public List<Face.State> states() {
    return List.copyOf(states);
  }

  /** Number of a declared output. */
  public int port(String output) {
    return outputs.stream().map(Face.Out::name).toList().indexOf(output);
  }

  /** Inputs declared so far. */
  public List<Face.In> inputs() {
    return List.copyOf(inputs);
  }

  /** Outputs declared so far. */
  public List<Face.Out> outputs() {
    return List.copyOf(outputs);
  }

  /** Adds a step to the forward pass. */
  public void forward(Step step) {
    if (scan == null || !scan.takesForward(step)) {
      add(Block.Pass.FORWARD, step);
    }
  }

  /**
   * Opens a scan: of the steps that follow, up to {@link #endScan}, those belong to it that need
   * what the step before has left in one of the {@link #carried} values.
   */
  public void beginScan(Axis axis) {
    if (scan != null) {
      return;
    }
    OpenScan opened = new OpenScan(axis);
    scan = opened;
    backward(() -> closeBackward(opened));
  }

  /** A value as the step before has left it. */
  public Value carried(Value state) {
    OpenScan open = Objects.requireNonNull(scan);
    Buffer previous = state.buffer().previous();
    open.carry(previous);
    return new Value(previous, true);
  }

  /** Closes the scan; {@code states} are what it carries. */
  public void endScan(List<Value> states) {
    OpenScan open = Objects.requireNonNull(scan);
    scan = null;
    add(Block.Pass.FORWARD, open.forward());
    backward(
        () -> {
          states.forEach(this::gradientToAddTo);
          scan = open;
        });
  }

  /**
   * The gradient of a value, for steps that can but add to it, as each step of a scan adds to that
   * of the step before: zero to begin with, unless it is there already.
   */
  public Buffer gradientToAddTo(Value value) {
    Buffer gradient = gradient(value);
    if (into(value).filter(Target::accumulate).isEmpty()) {
      backwardStep(new SequenceStep.Clear(SequenceStep.Which.ALL, gradient));
    }
    return gradient;
  }

  private void closeBackward(OpenScan open) {
    scan = null;
    backwardStep(open.backward());
    open.gradients()
        .forEach(
            gradient -> backwardStep(new SequenceStep.Clear(SequenceStep.Which.FIRST, gradient)));
    open.behind().forEach(Runnable::run);
  }

  private void behindScan(OpenScan open, Block.Pass pass, Step step) {
    Heading here = heading;
    open.behind(
        () -> {
          heading = here;
          add(pass, step);
        });
  }

  /** Adds a step of inference that finds what a sequence starts from, which runs before it. */
  public void startStep(Step step) {
    add(Block.Pass.START, step);
  }

  /** Adds a step that hands a value to the user. */
  public void answer(Step step) {
    add(Block.Pass.ANSWER, step);
  }

  /** Registers what adds the loss steps, which stand between forward and backward. */
  public void loss(Runnable steps) {
    losses.add(new Deferred(heading, steps));
  }

  /** Adds a step of the loss; from {@link #loss} only. */
  public void lossStep(Step step) {
    add(Block.Pass.LOSS, step);
  }

  /** Registers what adds the backward steps; nothing happens in a plan for inference. */
  public void backward(Runnable steps) {
    backward.add(new Deferred(heading, steps));
  }

  /** Adds a step that computes gradients of values; from {@link #backward} only. */
  public void backwardStep(Step step) {
    if (scan == null) {
      add(Block.Pass.BACKWARD, step);
    } else if (!scan.takesBackward(step)) {
      behindScan(scan, Block.Pass.BACKWARD, step);
    }
  }

  /** Adds a step that computes gradients of parameters; from {@link #backward} only. */
  public void weightsStep(Step step) {
    if (scan == null) {
      add(Block.Pass.WEIGHTS, step);
    } else {
      behindScan(scan, Block.Pass.WEIGHTS, step);
    }
  }

  /**
   * Adds a step that reads nothing but parameters and runs before all others; in inference only
   * when these have changed.
   */
  public void prepareStep(Step step) {
    add(Block.Pass.PREPARE, step);
  }

  /** Adds a step that runs once, between those of all samples before it and behind it. */
  public void reduceStep(Step step) {
    add(Block.Pass.REDUCE, step);
  }

  /** The finished gradient of a value. */
  public Buffer gradient(Value value) {
    if (value.buffer().lag() > 0) {
      return gradient(new Value(value.buffer().current(), true)).previous();
    }
    return gradients.computeIfAbsent(
        value.buffer(),
        b -> new Buffer("d" + b.name(), b.shape(), Buffer.Role.GRADIENT, b.axis(), 0));
  }

  /** Whether a consumer has put anything into the gradient of the value. */
  public boolean hasGradient(Value value) {
    return assigned.contains(gradient(value).current());
  }

  /**
   * Where the part of a gradient goes that comes through {@code y}; empty where nobody wants it, or
   * where nothing comes, because only the states of a recurrent layer are taken.
   */
  public Optional<Target> into(Value value, Value y) {
    return hasGradient(y) ? into(value) : Optional.empty();
  }

  /** Where a consumer of the value puts its part of the gradient; empty where nobody wants it. */
  public Optional<Target> into(Value value) {
    if (!training() || !value.trained()) {
      return Optional.empty();
    }
    Buffer gradient = gradient(value);
    boolean accumulate = !assigned.add(gradient.current());
    if (!accumulate && scan != null && scan.isShared(value.buffer())) {
      add(Block.Pass.BACKWARD, new SequenceStep.Clear(SequenceStep.Which.ALL, gradient));
      accumulate = true;
    }
    return Optional.of(new Target(gradient, accumulate));
  }

  /** Runs what was registered and returns all blocks, in the order of running. */
  public List<Block> finish() {
    losses.forEach(this::run);
    if (training()) {
      backward.reversed().forEach(this::run);
    }
    return List.copyOf(blocks);
  }

  private void run(Deferred deferred) {
    heading = deferred.heading();
    deferred.steps().run();
  }

  // Steps of one field and pass that follow each other go together, unless each shares out its own
  // kind of parts, or there is something between them that needs all samples. What a sequence
  // starts
  // from comes before the other steps of its field.
  private void add(Block.Pass pass, Step step) {
    int place = blocks.size();
    for (int i = blocks.size() - 1; i >= 0 && pass.bySamples(); i--) {
      Block block = blocks.get(i);
      if (!block.field().equals(heading.field()) || block.pass() == Block.Pass.REDUCE) {
        break;
      }
      if (block.pass() == pass) {
        List<Step> steps = new ArrayList<>(block.steps());
        steps.add(step);
        blocks.set(i, new Block(block.field(), block.quote(), pass, steps));
        return;
      }
      place = pass == Block.Pass.START ? i : place;
    }
    blocks.add(place, new Block(heading.field(), heading.quote(), pass, List.of(step)));
  }
}
