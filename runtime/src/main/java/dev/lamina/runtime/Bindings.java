package dev.lamina.runtime;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks the user's arrays before a network runs on them. */
final class Bindings {
  private Bindings() {}

  /**
   * The array must hold {@code samples} samples of this shape; {@code what} stands before the name
   * in messages. They are put together only then: steps allocate nothing.
   */
  static void checkValues(
      String what, String name, List<Integer> shape, float[] values, int samples) {
    requireSamples(samples);
    requireArray(what, name, values);
    long size = 1;
    for (int i = 0; i < shape.size(); i++) {
      size *= shape.get(i);
    }
    if (values.length < size * samples) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s%s: %d x %s takes %,d floats, but the array has %,d",
              what,
              name,
              samples,
              text(shape),
              size * samples,
              values.length));
    }
  }

  /** Each class number must be below the number of classes. */
  static void checkLabels(OutputPort output, int[] labels, int samples) {
    requireSamples(samples);
    requireArray("labels of ", output.name(), labels);
    int each = output.labelsPerSample();
    if (labels.length < (long) each * samples) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "labels of %s: %d samples take %,d class numbers, but the array has %,d",
              output.name(),
              samples,
              (long) each * samples,
              labels.length));
    }
    for (int i = 0; i < each * samples; i++) {
      if (labels[i] < 0 || labels[i] >= output.width()) {
        throw new IllegalArgumentException(
            "label %s of sample %s is no class of %s, which has classes 0 to %s"
                .formatted(labels[i], i / each, output.name(), output.width() - 1));
      }
    }
  }

  /** Each sample has a step or more, and no more than it has room for. */
  static void checkLengths(String sequence, int[] lengths, int room, int samples) {
    requireSamples(samples);
    requireArray("lengths of ", sequence, lengths);
    if (lengths.length < samples) {
      throw new IllegalArgumentException(
          "lengths of %s: %s samples take %s lengths, but the array has %s"
              .formatted(sequence, samples, samples, lengths.length));
    }
    for (int n = 0; n < samples; n++) {
      if (lengths[n] < 1 || lengths[n] > room) {
        throw new IllegalArgumentException(
            "sample %s of %s has %s steps, but each takes 1 to %s, as many as the arrays have room for"
                .formatted(n, sequence, lengths[n], room));
      }
    }
  }

  /** The array must hold as many whole steps for each sample, one or more. */
  static void checkWholeSteps(InputPort input, int given, int samples) {
    if (given == 0) {
      throw new IllegalArgumentException(
          input.name() + ": a sample has at least 1 step, but the array is empty");
    }
    if (given % ((long) samples * input.size()) != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: %d samples with equal room for steps of %d numbers take a multiple of %,d, but"
                  + " the array has %,d",
              input.name(),
              samples,
              input.size(),
              (long) samples * input.size(),
              given));
    }
  }

  /** The array must hold {@code samples} samples of {@code room} steps. */
  static void checkSteps(String what, String name, int given, int each, int room, int samples) {
    if (given < (long) each * room * samples) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s%s: %d samples of %d steps take %,d numbers, but the array has %,d",
              what,
              name,
              samples,
              room,
              (long) each * room * samples,
              given));
    }
  }

  /** Each id of a step must be below the size of the vocabulary. */
  static void checkTokens(InputPort input, int[] ids, Frames frames) {
    requireArray("", input.name(), ids);
    checkSteps("", input.name(), ids.length, 1, frames.room(), frames.samples());
    for (int n = 0; n < frames.samples(); n++) {
      for (int t = 0; t < frames.length(n); t++) {
        int id = ids[n * frames.room() + t];
        if (id < 0 || id >= input.vocabulary()) {
          throw new IllegalArgumentException(
              "token %s at step %s of sample %s is no id of %s, whose vocabulary has ids 0 to %s"
                  .formatted(id, t, n, input.name(), input.vocabulary() - 1));
        }
      }
    }
  }

  /** Labels of a sample must be classes but for the blank, and find room in its steps. */
  static void checkPlacedLabels(OutputPort output, int[] labels, Frames frames) {
    requireArray("labels of ", output.name(), labels);
    checkSteps("labels of ", output.name(), labels.length, 1, frames.room(), frames.samples());
    for (int n = 0; n < frames.samples(); n++) {
      int at = n * frames.room();
      int count = CtcLoss.count(labels, at, frames.room());
      for (int i = 0; i < count; i++) {
        if (labels[at + i] == 0 || labels[at + i] >= output.width()) {
          throw new IllegalArgumentException(
              "label %s at place %s of sample %s is no class of %s, which has classes 1 to %s and the blank 0; -1 stands behind the last label"
                  .formatted(labels[at + i], i, n, output.name(), output.width() - 1));
        }
      }
      int needed = CtcLoss.stepsNeeded(labels, at, count);
      if (needed > frames.length(n)) {
        throw new IllegalArgumentException(
            "%s labels of sample %s need %s steps of %s, one each and one between equal neighbours, but it has %s; leave it out or give it more steps"
                .formatted(count, n, needed, output.name(), frames.length(n)));
      }
    }
  }

  /** Each class number of a step must be below the number of classes. */
  static void checkStepLabels(OutputPort output, int[] labels, Frames frames) {
    requireArray("labels of ", output.name(), labels);
    int each = output.labelsPerSample();
    checkSteps("labels of ", output.name(), labels.length, each, frames.room(), frames.samples());
    for (int n = 0; n < frames.samples(); n++) {
      for (int i = 0; i < frames.length(n) * each; i++) {
        int label = labels[n * frames.room() * each + i];
        if (label < 0 || label >= output.width()) {
          throw new IllegalArgumentException(
              "label %s at step %s of sample %s is no class of %s, which has classes 0 to %s"
                  .formatted(label, i / each, n, output.name(), output.width() - 1));
        }
      }
    }
  }

  /** There must be an array; texts are put together only where there is none. */
  static void requireArray(String what, String name, @Nullable Object array) {
    if (array == null) {
      throw new NullPointerException(what + name + ": there is no array");
    }
  }

  static void requireSamples(int samples) {
    if (samples < 1) {
      throw new IllegalArgumentException("a batch has at least 1 sample, not " + samples);
    }
  }

  static String text(List<Integer> shape) {
    StringBuilder text = new StringBuilder();
    for (int size : shape) {
      text.append(text.isEmpty() ? "" : " x ").append(size);
    }
    return text.toString();
  }
}
