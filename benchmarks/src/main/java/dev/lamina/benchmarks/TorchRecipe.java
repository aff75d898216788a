package dev.lamina.benchmarks;

import dev.lamina.pytorch.TorchNetwork;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All that PyTorch needs to train a network in a process without the model: code, and the names and
 * sizes of tensors. Their values do not matter to who measures memory.
 */
record TorchRecipe(byte[] code, List<Tensor> tensors) {
  private static final String CODE = "code.pt";
  private static final String TENSORS = "tensors.txt";

  /** What a tensor is for. */
  enum Kind {
    TRAINED,
    FIXED,
    VALUES,
    IDS
  }

  /** A tensor without its values. */
  record Tensor(Kind kind, String name, List<Long> shape) {
    String line() {
      return shape.stream()
          .map(String::valueOf)
          .collect(Collectors.joining(" ", kind + " " + name + " ", ""));
    }

    static Tensor of(String line) {
      List<String> words = List.of(line.split(" ", -1));
      List<Long> shape = words.stream().skip(2).map(Long::valueOf).toList();
      return new Tensor(Kind.valueOf(words.get(0)), words.get(1), shape);
    }
  }

  /** Of a network with a batch of a size. */
  static TorchRecipe of(String network, int batch) {
    Model model = Networks.create(network);
    List<Tensor> tensors = new ArrayList<>();
    for (Parameter p : model.parameters()) {
      Kind kind = p.trained() ? Kind.TRAINED : Kind.FIXED;
      List<Long> shape = Arrays.stream(p.shape()).asLongStream().boxed().toList();
      tensors.add(new Tensor(kind, p.name(), shape));
    }
    List<String> arguments = new ArrayList<>();
    for (Tensor given : given(model, batch)) {
      tensors.add(given);
      arguments.add(given.name());
    }
    byte[] code = Networks.code(network, batch).file(arguments, List.of(TorchNetwork.LOSS));
    return new TorchRecipe(code, tensors);
  }

  private static List<Tensor> given(Model model, int batch) {
    List<Tensor> tensors = new ArrayList<>();
    for (InputPort input : model.inputs()) {
      Kind kind = input.takesTokens() ? Kind.IDS : Kind.VALUES;
      List<Integer> sample = input.takesTokens() ? List.of() : input.shape();
      tensors.add(new Tensor(kind, input.name(), shape(batch, input.isSequence(), sample)));
    }
    for (OutputPort output : model.outputs()) {
      if (!output.takesLabels()) {
        throw new IllegalArgumentException(output.name() + " takes no labels");
      }
      List<Long> shape = shape(batch, output.isSequence(), List.of());
      tensors.add(new Tensor(Kind.IDS, output.name() + "_labels", shape));
    }
    return tensors;
  }

  private static List<Long> shape(int batch, boolean sequence, List<Integer> sample) {
    IntStream first = sequence ? IntStream.of(batch, Networks.STEPS) : IntStream.of(batch);
    return IntStream.concat(first, sample.stream().mapToInt(Integer::intValue))
        .asLongStream()
        .boxed()
        .toList();
  }

  /** Writes it into a folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(CODE), code);
    Files.write(folder.resolve(TENSORS), tensors.stream().map(Tensor::line).toList());
  }

  /** Reads what {@link #write} has written. */
  static TorchRecipe read(Path folder) throws IOException {
    return new TorchRecipe(
        Files.readAllBytes(folder.resolve(CODE)),
        Files.readAllLines(folder.resolve(TENSORS)).stream().map(Tensor::of).toList());
  }
}
