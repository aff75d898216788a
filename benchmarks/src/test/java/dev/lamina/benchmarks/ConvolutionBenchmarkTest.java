package dev.lamina.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

final class ConvolutionBenchmarkTest {
  @Test
  void everyShapeOfTheTablesIsThere() throws NoSuchFieldException {
    List<String> shapes =
        List.of(ConvolutionBenchmark.class.getField("shape").getAnnotation(Param.class).value());
    ConvolutionShape.RESNET_50.forEach(s -> assertTrue(shapes.contains(s.toString()), s::toString));
    for (String shape : shapes) {
      ConvolutionBenchmark benchmark = new ConvolutionBenchmark();
      benchmark.shape = shape;
      benchmark.make();
    }
  }

  @Test
  void anUnknownShapeIsRefusedWithAnExample() {
    ConvolutionBenchmark benchmark = new ConvolutionBenchmark();
    benchmark.shape = "7x7";
    assertEquals(
        "no convolution \"7x7\", such as 2048,1,1->1000 1x1 batch 32",
        assertThrows(IllegalArgumentException.class, benchmark::make).getMessage());
  }

  @Test
  void jmhFindsAllBenchmarks() throws IOException {
    try (InputStream list = Jmh.class.getResourceAsStream("/META-INF/BenchmarkList")) {
      String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
      for (String name : List.of("forward", "data", "weights", "exp", "tanh", "softmax")) {
        assertTrue(text.contains(name), name);
      }
    }
  }

  @Test
  void functionsAreThoseOfJava() {
    FunctionBenchmark benchmark = new FunctionBenchmark();
    float[] exp = benchmark.exp().clone();
    float[] java = benchmark.mathExp();
    double sum = 0;
    for (int i = 0; i < java.length; i++) {
      assertEquals(java[i], exp[i], 3 * Math.ulp(java[i]));
      sum += java[i];
    }
    float[] softmax = benchmark.softmax();
    for (int i = 0; i < exp.length; i++) {
      assertEquals(exp[i] / sum, softmax[i], 1e-6 * softmax[i] + 1e-9);
    }
  }
}
