package dev.lamina.runtime.train;

import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.Parameters;
import dev.lamina.runtime.weights.SafeTensors;
import dev.lamina.runtime.weights.Tensor;
import dev.lamina.runtime.weights.TensorFile;
import dev.lamina.runtime.weights.WeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a training that goes on needs beside the weights, as {@link CheckpointWriter} has written
 * it: the results of its epochs, the optimizer's state, the best weights, the place of its random
 * numbers.
 *
 * <p>Tensors are called {@code training/WHAT/PARAMETER} and are in PyTorch's order; numbers stand
 * in the metadata as Java prints them, so that every bit comes back.
 */
final class Checkpoint {
  static final String EPOCHS = SafeTensors.TRAINING + "epochs";
  static final String STEPS = SafeTensors.TRAINING + "steps";
  static final String RANDOM_STATE = SafeTensors.TRAINING + "random state";
  static final String BEST = "best";

  private final Path file;
  private final Parameters parameters;
  private final Map<String, String> metadata;
  private final Map<String, float[]> tensors = new HashMap<>();

  private Checkpoint(Path file, Parameters parameters, Map<String, String> metadata) {
    this.file = file;
    this.parameters = parameters;
    this.metadata = metadata;
  }

  /** Name of a parameter's elements in the file. */
  static String tensor(String what, Parameter parameter) {
    return SafeTensors.TRAINING + what + "/" + parameter.name();
  }

  /** Loads the weights of these parameters and reads the rest. */
  static Checkpoint read(Path file, Parameters parameters) throws IOException {
    try (TensorFile open = TensorFile.open(file)) {
      if (!open.metadata().containsKey(EPOCHS)) {
        throw new WeightsException(file, "these are weights, but no checkpoint of a training");
      }
      Checkpoint checkpoint = new Checkpoint(file, parameters, open.metadata());
      for (Tensor tensor : open.tensors().values()) {
        if (tensor.name().startsWith(SafeTensors.TRAINING)) {
          checkpoint.tensors.put(tensor.name(), tensor.floats());
        }
      }
      SafeTensors.load(parameters, file);
      return checkpoint;
    }
  }

  /** Refuses to go on with settings that would give other numbers. */
  void requireRecipe(Map<String, String> now) {
    List<String> differences = new ArrayList<>();
    now.forEach(
        (what, value) -> {
          String written = metadata.getOrDefault(SafeTensors.TRAINING + what, "unknown");
          if (!written.equals(value)) {
            differences.add("\n  %s: %s there, %s here".formatted(what, written, value));
          }
        });
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: this training cannot go on as it began:%s"
              .formatted(file, String.join("", differences)));
    }
  }

  /** Results of the epochs that ended. */
  List<EpochResult> history() {
    List<EpochResult> history = new ArrayList<>();
    for (String line : text(EPOCHS).split("\n", -1)) {
      EpochResult result = parsed(line);
      if (result.epoch() != history.size() + 1) {
        throw damaged("epoch %s follows epoch %s".formatted(result.epoch(), history.size()));
      }
      history.add(result);
    }
    return history;
  }

  private EpochResult parsed(String line) {
    try {
      return EpochLine.parse(line);
    } catch (IllegalArgumentException e) {
      throw damaged("\"%s\" are no figures of an epoch".formatted(line));
    }
  }

  /** Where the model's random numbers were. */
  long randomState() {
    return number(text(RANDOM_STATE));
  }

  /** Gives an optimizer the state that it had. */
  void restore(SweepingOptimizer optimizer) {
    String[] steps = text(STEPS).split(" ", -1);
    if (steps.length != parameters.size()) {
      throw damaged("%s steps for %s parameters".formatted(steps.length, parameters.size()));
    }
    optimizer.restore(
        parameters, Arrays.stream(steps).mapToLong(this::number).toArray(), this::stored);
  }

  /** Elements of all parameters, laid out as the weight store is: weights or a state. */
  float[] stored(String what) {
    float[] store = new float[parameters.values().length];
    for (Parameter parameter : parameters) {
      float[] elements = tensors.get(tensor(what, parameter));
      if (elements == null || elements.length != parameter.size()) {
        String fault = elements == null ? "is missing" : "is of another size than " + parameter;
        throw damaged(tensor(what, parameter) + " " + fault);
      }
      parameter.into(store, elements);
    }
    return store;
  }

  private String text(String key) {
    String text = metadata.get(key);
    if (text == null) {
      throw damaged("it does not say " + key);
    }
    return text;
  }

  private long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw damaged("\"%s\" is no whole number".formatted(text));
    }
  }

  private UncheckedIOException damaged(String fault) {
    return new UncheckedIOException(
        new WeightsException(file, "the checkpoint is damaged: " + fault));
  }
}
