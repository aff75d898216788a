package dev.lamina.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** JMH's times of convolutions in three directions, and of a dense layer as one of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = Jmh.VECTORS)
public class ConvolutionBenchmark {
  private static final ConvolutionShape DENSE = new ConvolutionShape(2048, 1, 1000, 1, 1, 1, 32);

  /** Which: as the tables name them. */
  @Param({
    "64,56,56->64 3x3 batch 1",
    "64,56,56->256 1x1 batch 1",
    "256,56,56->64 1x1 batch 1",
    "128,28,28->128 3x3 batch 1",
    "256,14,14->256 3x3 batch 1",
    "512,7,7->512 3x3 batch 1",
    "1024,14,14->256 1x1 batch 1",
    "512,7,7->2048 1x1 batch 1",
    "3,224,224->64 7x7 stride 2 batch 1",
    "512,14,14->512 3x3 depthwise batch 1",
    "2048,1,1->1000 1x1 batch 32"
  })
  public String shape = "";

  private Contestant forward = Jmh.NOTHING;
  private Contestant data = Jmh.NOTHING;
  private Contestant weights = Jmh.NOTHING;

  /** Makes random numbers and all three directions. */
  @Setup
  public void make() {
    ConvolutionShape chosen =
        Stream.of(ConvolutionShape.RESNET_50, ConvolutionShape.DEPTHWISE)
            .flatMap(shapes -> shapes.stream())
            .filter(s -> s.toString().equals(shape))
            .findAny()
            .orElse(DENSE);
    if (!chosen.toString().equals(shape)) {
      throw new IllegalArgumentException("no convolution \"" + shape + "\", such as " + DENSE);
    }
    ConvolutionNumbers numbers = ConvolutionNumbers.of(chosen);
    forward = new LaminaConvolution(chosen, Direction.FORWARD, numbers);
    data = new LaminaConvolution(chosen, Direction.DATA, numbers);
    weights = new LaminaConvolution(chosen, Direction.WEIGHTS, numbers);
  }

  /** The output. */
  @Benchmark
  public void forward() {
    forward.run();
  }

  /** The gradient of the input, with the rearrangement of the weights. */
  @Benchmark
  public void data() {
    data.run();
  }

  /** The gradient of the weights. */
  @Benchmark
  public void weights() {
    weights.run();
  }
}
