package dev.lamina.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * Room for a number of samples on their way in and out of a network: inputs, labels or targets, and
 * predictions, each sample after sample in (C, H, W) order. Made by {@link Model#newBatch} and
 * filled by {@link dev.lamina.runtime.data.Dataset#read}.
 *
 * <p>Along a sequence each sample has room for the same number of steps, {@link #room}, of which
 * {@link #length} are in use: step t, from 0, of the sample at place p stands at {@code p * room +
 * t}. Room grows as {@link #length(int, int, int)} asks for it; arrays are then others than before.
 */
public final class Batch {
  private final int capacity;
  private final List<InputPort> inputPorts;
  private final List<OutputPort> outputPorts;
  private final float[][] inputs;
  private final int[][] tokens;
  private final int[][] labels;
  private final float[][] targets;
  private final float[][] predictions;
  private final int[][] lengths;
  private final int[] rooms;
  private int size;

  /** Room for {@code capacity} samples of a network with these inputs and outputs. */
  public Batch(List<InputPort> inputs, List<OutputPort> outputs, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a batch holds at least 1 sample, not " + capacity);
    }
    this.capacity = capacity;
    this.inputPorts = List.copyOf(inputs);
    this.outputPorts = List.copyOf(outputs);
    int sequences = 0;
    for (InputPort input : inputs) {
      sequences = Math.max(sequences, input.sequence() + 1);
    }
    this.lengths = new int[sequences][capacity];
    this.rooms = new int[sequences];
    this.inputs = new float[inputs.size()][0];
    this.tokens = new int[inputs.size()][0];
    this.labels = new int[outputs.size()][0];
    this.targets = new float[outputs.size()][0];
    this.predictions = new float[outputs.size()][0];
    for (int s = 0; s < sequences; s++) {
      Arrays.fill(lengths[s], 1);
      makeRoom(s, 1);
    }
    makeRoom(NetworkSpec.SAMPLES, 1);
  }

  /** Samples there is room for. */
  public int capacity() {
    return capacity;
  }

  /** Samples in use. */
  public int size() {
    return size;
  }

  /** Says how many samples are in use, 1 to {@link #capacity()}. */
  public void size(int samples) {
    if (samples < 1 || samples > capacity) {
      throw new IllegalArgumentException(
          "a batch of capacity %s cannot hold %s samples".formatted(capacity, samples));
    }
    size = samples;
  }

  /** Steps of a sample that there is room for along a sequence; 1 where there is none. */
  public int room(int sequence) {
    return sequence < 0 ? 1 : rooms[sequence];
  }

  /** Steps of the sample at a place along a sequence; 1 where there is none. */
  public int length(int sequence, int position) {
    return sequence < 0 ? 1 : lengths[sequence][position];
  }

  /** Says how many steps the sample at a place has along a sequence, and makes room for them. */
  public void length(int sequence, int position, int steps) {
    requireBelow("sequence", sequence, rooms.length);
    requireBelow("place", position, capacity);
    if (steps < 1) {
      throw new IllegalArgumentException(
          "a sequence has at least 1 step, but the sample at place %s has %s"
              .formatted(position, steps));
    }
    if (steps > rooms[sequence]) {
      makeRoom(sequence, Math.max(steps, rooms[sequence] * 5 / 4));
    }
    lengths[sequence][position] = steps;
  }

  private static void requireBelow(String what, int given, int end) {
    if (given < 0 || given >= end) {
      throw new IllegalArgumentException(
          "the %s must be one of the batch's %s, from 0 on, not %s".formatted(what, end, given));
    }
  }

  int[] lengths(int sequence) {
    return lengths[sequence];
  }

  // Samples move apart: what stands in the arrays stays.
  private void makeRoom(int sequence, int room) {
    int before = sequence < 0 ? 0 : rooms[sequence];
    for (int i = 0; i < inputs.length; i++) {
      InputPort port = inputPorts.get(i);
      if (port.sequence() == sequence) {
        inputs[i] = spread(inputs[i], port.takesTokens() ? 0 : port.size(), before, room);
        tokens[i] = spread(tokens[i], port.takesTokens() ? 1 : 0, before, room);
      }
    }
    for (int o = 0; o < labels.length; o++) {
      OutputPort port = outputPorts.get(o);
      if (port.sequence() == sequence) {
        labels[o] = spread(labels[o], port.labelsPerSample(), before, room);
        targets[o] = spread(targets[o], port.targetsPerSample(), before, room);
        predictions[o] = spread(predictions[o], port.size(), before, room);
      }
    }
    if (sequence >= 0) {
      rooms[sequence] = room;
    }
  }

  private float[] spread(float[] values, int each, int before, int room) {
    float[] wider = new float[floats(each, room)];
    for (int n = 0; n < capacity && before > 0; n++) {
      System.arraycopy(values, n * before * each, wider, n * room * each, before * each);
    }
    return wider;
  }

  private int[] spread(int[] values, int each, int before, int room) {
    int[] wider = new int[floats(each, room)];
    for (int n = 0; n < capacity && before > 0; n++) {
      System.arraycopy(values, n * before * each, wider, n * room * each, before * each);
    }
    return wider;
  }

  private int floats(int each, int room) {
    return Math.multiplyExact(Math.multiplyExact(capacity, room), each);
  }

  /** Throws unless the batch holds samples and has a place for each number of such a network. */
  void requireFor(String network, List<InputPort> inputs, List<OutputPort> outputs) {
    if (size == 0) {
      throw new IllegalArgumentException(
          "the batch is empty: fill it, then say by size(n) how many samples it holds");
    }
    if (!fits(inputs, outputs)) {
      throw new IllegalArgumentException(
          "this batch was made for another network; newBatch of a %s model makes one that fits"
              .formatted(network));
    }
  }

  // No lists are compared: steps ask, and steps allocate nothing.
  private boolean fits(List<InputPort> inputs, List<OutputPort> outputs) {
    boolean fits = inputs.size() == this.inputs.length && outputs.size() == labels.length;
    for (int i = 0; fits && i < inputs.size(); i++) {
      InputPort ours = inputPorts.get(i);
      InputPort port = inputs.get(i);
      fits =
          ours.size() == port.size()
              && ours.sequence() == port.sequence()
              && ours.takesTokens() == port.takesTokens();
    }
    for (int o = 0; fits && o < outputs.size(); o++) {
      OutputPort ours = outputPorts.get(o);
      OutputPort port = outputs.get(o);
      fits =
          ours.size() == port.size()
              && ours.sequence() == port.sequence()
              && ours.labelsPerSample() == port.labelsPerSample();
    }
    return fits;
  }

  /** Number of inputs. */
  public int inputs() {
    return inputs.length;
  }

  /** Number of outputs. */
  public int outputs() {
    return labels.length;
  }

  /** The input with this number, in the order of the fields. */
  public InputPort inputPort(int number) {
    return inputPorts.get(number);
  }

  /** The output with this number, in the order of the fields. */
  public OutputPort outputPort(int number) {
    return outputPorts.get(number);
  }

  /** Values of the input with this number, in the order of the fields; empty where it takes ids. */
  public float[] input(int number) {
    return inputs[number];
  }

  /** Ids of the input with this number; empty where it takes values. */
  public int[] tokens(int number) {
    return tokens[number];
  }

  /** Class numbers for the output with this number; empty where its loss takes targets. */
  public int[] labels(int number) {
    return labels[number];
  }

  /** Target values for the output with this number; empty where its loss takes labels. */
  public float[] targets(int number) {
    return targets[number];
  }

  /** What the network answered at the output with this number. */
  public float[] predictions(int number) {
    return predictions[number];
  }
}
