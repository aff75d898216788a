package dev.lamina.processor.numbers;

import dev.lamina.processor.numbers.Unrolled.Start;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A recurrent model and the unrolled one with the same weights, fed with the same numbers. */
final class UnrolledPair {
  private static final int WIDTH = 3;
  private static final int ANSWERS = 4;

  private final Unrolled net;
  private final Model rolled;
  private final Model unrolled;
  private final Random random;
  private final List<String> differences = new ArrayList<>();

  UnrolledPair(Unrolled net, CompiledNetworks compiled) {
    this.net = net;
    rolled = compiled.create(net.rolledName(), 5);
    unrolled = compiled.create(net.unrolledName(), 6);
    random = new Random(net.hashCode());
    shareWeights();
  }

  /** What was found so far, a line each. */
  List<String> differences() {
    return differences;
  }

  // Every copy gets the weights of the recurrent layer.
  private void shareWeights() {
    net.copies()
        .forEach(
            (name, fields) -> {
              float[] values = rolled.parameters().get(name).values();
              int rows = values.length / fields.size();
              for (int g = 0; g < fields.size(); g++) {
                float[] part = Arrays.copyOfRange(values, g * rows, (g + 1) * rows);
                String kind = name.contains("weight") ? ".weight" : ".bias";
                setCopies(fields.get(g), kind, part);
              }
            });
    setCopies("y", ".weight", rolled.parameters().get("y.weight").values());
    setCopies("y", ".bias", rolled.parameters().get("y.bias").values());
    setCopies("x", ".weight", transposed(rolled.parameters().get("x.weight").values()));
    if (net.start() == Start.STATE) {
      setCopies("ex", ".weight", transposed(rolled.parameters().get("ex.weight").values()));
    } else if (net.start() == Start.VECTOR) {
      unrolled.parameters().get("h0.weight").set(rolled.parameters().get("start.weight").values());
      unrolled.parameters().get("h0.bias").set(rolled.parameters().get("start.bias").values());
    }
  }

  private void setCopies(String field, String kind, float[] values) {
    for (int t = 1; t <= net.steps(); t++) {
      unrolled.parameters().get(field + t + kind).set(values);
    }
  }

  // From the rows of a table of ids to the columns of a product, or back.
  private static float[] transposed(float[] table) {
    return transposed(table, Unrolled.VOCABULARY);
  }

  private static float[] transposed(float[] matrix, int rows) {
    int columns = matrix.length / rows;
    float[] transposed = new float[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      transposed[i % columns * rows + i / columns] = matrix[i];
    }
    return transposed;
  }

  /** Compares everything that the two compute for random samples. */
  void compare(int samples) {
    Batch along = rolled.newBatch(samples);
    along.size(samples);
    for (int s = 0; s < SequenceBatches.sequences(rolled); s++) {
      for (int n = 0; n < samples; n++) {
        along.length(s, n, net.steps());
      }
    }
    SequenceBatches.draw(rolled, along, random);
    for (int i = 0; i < rolled.inputs().size(); i++) {
      int[] ids = along.tokens(i);
      for (int k = 0; k < ids.length; k++) {
        ids[k] = (7 * k + 4 * i) % Unrolled.VOCABULARY;
      }
    }
    Batch flat = flat(along, samples);
    String what = samples + " samples: ";
    near(
        what + "loss",
        new float[] {unrolled.lossAndGradients(flat)},
        new float[] {rolled.lossAndGradients(along)});
    gradients(what);
    rolled.keepOutputs(true);
    unrolled.keepOutputs(true);
    rolled.predict(along);
    unrolled.predict(flat);
    values(what, along, flat, samples);
  }

  private Batch flat(Batch along, int samples) {
    Batch flat = unrolled.newBatch(samples);
    flat.size(samples);
    for (int i = 0; i < unrolled.inputs().size(); i++) {
      InputPort port = unrolled.inputs().get(i);
      float[] values = flat.input(i);
      String name = port.name();
      if (name.equals("minus")) {
        Arrays.fill(values, -1);
      } else if (name.equals("topic")) {
        System.arraycopy(along.input(input("topic")), 0, values, 0, values.length);
      } else if (name.contains("in")) {
        int t = name.charAt(name.length() - 1) - '1';
        int[] ids = along.tokens(input(name.startsWith("e") ? "ex" : "x"));
        for (int n = 0; n < samples; n++) {
          values[n * Unrolled.VOCABULARY + ids[n * along.room(0) + t]] = 1;
        }
      }
    }
    for (int t = 0; t < net.steps(); t++) {
      gather(along.targets(0), t, ANSWERS, samples, flat.targets(t));
    }
    return flat;
  }

  private int input(String name) {
    return IntStream.range(0, rolled.inputs().size())
        .filter(i -> rolled.inputs().get(i).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  // One step of all samples.
  private void gather(float[] along, int t, int size, int samples, float[] to) {
    for (int n = 0; n < samples; n++) {
      System.arraycopy(along, (n * net.steps() + t) * size, to, n * size, size);
    }
  }

  private void gradients(String what) {
    net.copies()
        .forEach(
            (name, fields) -> {
              String kind = name.contains("weight") ? ".weight" : ".bias";
              gradient(what, name, joined(fields.stream().map(f -> sum(f, kind))));
            });
    gradient(what, "y.weight", sum("y", ".weight"));
    gradient(what, "y.bias", sum("y", ".bias"));
    gradient(what, "x.weight", transposed(sum("x", ".weight"), WIDTH));
    if (net.start() == Start.STATE) {
      gradient(what, "ex.weight", transposed(sum("ex", ".weight"), WIDTH));
    } else if (net.start() == Start.VECTOR) {
      gradient(what, "start.weight", unrolled.parameters().get("h0.weight").gradients());
      gradient(what, "start.bias", unrolled.parameters().get("h0.bias").gradients());
    }
  }

  // Over all copies of a field.
  private float[] sum(String field, String kind) {
    float[] sum = unrolled.parameters().get(field + 1 + kind).gradients();
    for (int t = 2; t <= net.steps(); t++) {
      float[] part = unrolled.parameters().get(field + t + kind).gradients();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    return sum;
  }

  private static float[] joined(Stream<float[]> parts) {
    List<Float> joined = new ArrayList<>();
    parts.forEach(
        part -> {
          for (float value : part) {
            joined.add(value);
          }
        });
    float[] values = new float[joined.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = joined.get(i);
    }
    return values;
  }

  private void gradient(String what, String name, float[] expected) {
    near(what + "gradient of " + name, expected, rolled.parameters().get(name).gradients());
  }

  private void values(String what, Batch along, Batch flat, int samples) {
    float[] states = Reflection.layer(rolled, "memory").output();
    for (int t = 0; t < net.steps(); t++) {
      float[] state = new float[samples * net.units()];
      gather(states, t, net.units(), samples, state);
      near(what + "state " + t, Reflection.layer(unrolled, "h" + (t + 1)).output(), state);
      float[] answer = new float[samples * ANSWERS];
      gather(along.predictions(0), t, ANSWERS, samples, answer);
      near(what + "answer " + t, flat.predictions(t), answer);
    }
    if (net.start() == Start.STATE) {
      float[] end = Reflection.layer(rolled, "encoder").output();
      near(what + "end", Reflection.layer(unrolled, "eh" + net.steps()).output(), end);
    }
  }

  // Only where there is one step, some gradients are nothing: the state is zero.
  private void near(String what, float[] expected, float[] actual) {
    double[] exact = Doubles.of(expected);
    double error = Doubles.error(exact, Doubles.of(actual), Doubles.largest(exact));
    boolean nothing = Doubles.largest(exact) == 0 && net.steps() > 1;
    if (!(error <= Comparison.TOLERANCE) || nothing) {
      differences.add(
          "%s: relative error %.2e%n  unrolled  %s%n  recurrent %s"
              .formatted(what, error, first(expected), first(actual)));
    }
  }

  private static String first(float[] values) {
    return Arrays.toString(Arrays.copyOf(values, Math.min(8, values.length)));
  }
}
