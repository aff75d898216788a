package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Batch normalisation by its definition, over all samples of a batch. */
final class ReferenceNormalization {
  private final Tape tape;
  private final boolean training;
  private final Map<Tensor, double[]> moved = new HashMap<>();

  ReferenceNormalization(Tape tape, boolean training) {
    this.tape = tape;
    this.training = training;
  }

  List<Tensor> apply(
      Op.BatchNorm norm,
      List<Tensor> samples,
      List<Tensor> weight,
      List<Tensor> bias,
      List<Tensor> runningMeans,
      List<Tensor> runningVariances) {
    Tensor runningMean = runningMeans.getFirst();
    Tensor runningVariance = runningVariances.getFirst();
    int channels = samples.getFirst().channels();
    double[] means = runningMean.values(tape);
    double[] variances = runningVariance.values(tape);
    Integer[] mean = new Integer[channels];
    Integer[] inverse = new Integer[channels];
    for (int c = 0; c < channels; c++) {
      int variance = runningVariance.numbers().get(c);
      mean[c] = runningMean.numbers().get(c);
      if (training) {
        List<Integer> values = values(samples, c);
        mean[c] = tape.keep(mean(values));
        variance = variance(values, mean[c]);
        double n = values.size();
        means[c] += norm.momentum() * (tape.value(mean[c]) - means[c]);
        variances[c] += norm.momentum() * (tape.value(variance) * n / (n - 1) - variances[c]);
      }
      inverse[c] = inverse(variance, norm.epsilon());
    }
    moved.put(runningMean, means);
    moved.put(runningVariance, variances);
    return IntStream.range(0, samples.size())
        .mapToObj(n -> normalized(samples.get(n), mean, inverse, weight.get(n), bias.get(n)))
        .toList();
  }

  private Tensor normalized(
      Tensor x, Integer[] mean, Integer[] inverse, Tensor weight, Tensor bias) {
    List<Integer> y = new ArrayList<>();
    int pixels = x.numbers().size() / x.channels();
    for (int i = 0; i < x.numbers().size(); i++) {
      int c = i / pixels;
      int distance = tape.multiply(tape.subtract(x.numbers().get(i), mean[c]), inverse[c]);
      y.add(tape.multiplyAdd(bias.numbers().get(c), distance, weight.numbers().get(c)));
    }
    return new Tensor(x.shape(), y);
  }

  /** A sample by its own mean and variance; weight and bias have a number for each element. */
  Tensor sample(double epsilon, Tensor x, Tensor weight, Tensor bias) {
    int mean = tape.keep(mean(x.numbers()));
    int inverse = inverse(variance(x.numbers(), mean), epsilon);
    List<Integer> y = new ArrayList<>();
    for (int i = 0; i < x.numbers().size(); i++) {
      int normal = tape.multiply(tape.subtract(x.numbers().get(i), mean), inverse);
      y.add(tape.multiplyAdd(bias.numbers().get(i), normal, weight.numbers().get(i)));
    }
    return new Tensor(x.shape(), y);
  }

  private static List<Integer> values(List<Tensor> samples, int channel) {
    int pixels = samples.getFirst().numbers().size() / samples.getFirst().channels();
    return samples.stream()
        .flatMap(x -> x.numbers().subList(channel * pixels, (channel + 1) * pixels).stream())
        .toList();
  }

  // 1 / sqrt(v) = exp(-log(v) / 2)
  private int inverse(int variance, double epsilon) {
    int root = tape.scale(tape.log(tape.plus(variance, epsilon)), -0.5);
    return tape.keep(tape.exp(root));
  }

  private int mean(List<Integer> values) {
    return tape.scale(values.stream().reduce(tape::add).orElseThrow(), 1.0 / values.size());
  }

  private int variance(List<Integer> values, int mean) {
    return mean(
        values.stream()
            .map(value -> tape.subtract(value, mean))
            .map(distance -> tape.multiply(distance, distance))
            .toList());
  }

  /** The values of the leaves, those of statistics as they are after this batch. */
  List<double[]> moved(List<List<Tensor>> leaves) {
    return leaves.stream()
        .map(List::getFirst)
        .map(leaf -> moved.getOrDefault(leaf, leaf.values(tape)))
        .toList();
  }
}
