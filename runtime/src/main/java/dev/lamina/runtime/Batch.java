package dev.lamina.runtime;

import java.util.List;

/**
 * Room for a number of samples on their way in and out of a network: inputs, labels or targets, and
 * predictions, each sample after sample in (C, H, W) order. Made by {@link Model#newBatch} and
 * filled by {@link dev.lamina.runtime.data.Dataset#read}.
 */
public final class Batch {
  private final int capacity;
  private final float[][] inputs;
  private final int[][] labels;
  private final float[][] targets;
  private final float[][] predictions;
  private int size;

  /** Room for {@code capacity} samples of a network with these inputs and outputs. */
  public Batch(List<InputPort> inputs, List<OutputPort> outputs, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a batch holds at least 1 sample, not " + capacity);
    }
    this.capacity = capacity;
    this.inputs = new float[inputs.size()][];
    this.labels = new int[outputs.size()][];
    this.targets = new float[outputs.size()][];
    this.predictions = new float[outputs.size()][];
    for (int i = 0; i < inputs.size(); i++) {
      this.inputs[i] = new float[Math.multiplyExact(capacity, inputs.get(i).size())];
    }
    for (int o = 0; o < outputs.size(); o++) {
      OutputPort port = outputs.get(o);
      this.labels[o] = new int[Math.multiplyExact(capacity, port.labelsPerSample())];
      this.targets[o] = new float[Math.multiplyExact(capacity, port.targetsPerSample())];
      this.predictions[o] = new float[Math.multiplyExact(capacity, port.size())];
    }
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

  /** Throws unless the batch holds samples and has a place for each number of such a network. */
  void requireFor(String network, List<InputPort> inputs, List<OutputPort> outputs) {
    if (size == 0) {
      throw new IllegalArgumentException(
          "the batch is empty: fill it, then say by size(n) how many samples it holds");
    }
    boolean fits = inputs.size() == this.inputs.length && outputs.size() == labels.length;
    for (int i = 0; fits && i < inputs.size(); i++) {
      fits = this.inputs[i].length == capacity * inputs.get(i).size();
    }
    for (int o = 0; fits && o < outputs.size(); o++) {
      OutputPort port = outputs.get(o);
      fits =
          labels[o].length == capacity * port.labelsPerSample()
              && targets[o].length == capacity * port.targetsPerSample()
              && predictions[o].length == capacity * port.size();
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "this batch was made for another network; newBatch of a %s model makes one that fits"
              .formatted(network));
    }
  }

  /** Values of the input with this number, in the order of the fields. */
  public float[] input(int number) {
    return inputs[number];
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
