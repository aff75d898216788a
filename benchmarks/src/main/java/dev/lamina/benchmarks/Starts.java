package dev.lamina.benchmarks;

import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures whole processes. */
final class Starts {
  /** Where the sources of the samples are, seen from the project's root. */
  private static final Path SOURCES = Path.of("samples/src/main/java/dev/lamina/samples");

  private Starts() {}

  /** From the start of the JVM to the first prediction, with weights from a file. */
  static Start firstPrediction(String network, int times) throws IOException {
    Path folder = Files.createTempDirectory("start");
    Path weights = folder.resolve("weights.safetensors");
    Path code = folder.resolve("code.pt");
    Model model = Networks.create(network);
    model.save(weights);
    InputPort input = model.inputs().getFirst();
    String output = model.outputs().getFirst().name();
    List<String> arguments = List.of(input.name(), output + "_labels");
    Files.write(code, Networks.code(network, 1).file(arguments, List.of(output)));
    String channels = input.shape().get(0).toString();
    String size = input.shape().get(1).toString();
    return new Start(
        name(network),
        Child.milliseconds(times, FirstPrediction.class, network, weights.toString()),
        Child.milliseconds(
            times,
            TorchFirstPrediction.class,
            code.toString(),
            weights.toString(),
            channels,
            size));
  }

  /** Name of such a measurement. */
  static String name(String network) {
    return "start to first prediction of " + network;
  }

  /** The annotation processor in a cold javac. */
  static Start processing(String network, String file, int times) throws IOException {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      String source = SOURCES.resolve(file).toString();
      all.add(Double.valueOf(Child.run(Processing.class, source).lines().toList().getLast()));
    }
    double[] values = all.stream().mapToDouble(Double::doubleValue).toArray();
    return new Start("javac -proc:only " + network, Stopwatch.median(values), 0);
  }
}
