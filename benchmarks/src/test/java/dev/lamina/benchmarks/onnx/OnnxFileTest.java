package dev.lamina.benchmarks.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.lamina.runtime.Model;
import dev.lamina.samples.lenet.LeNets;
import dev.lamina.samples.networks.SampleNetworks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OnnxFileTest {
  private static final Path SAMPLES = Path.of("../samples/src/main/java/dev/lamina/samples");

  private static List<String> operators(Model model, String source) throws IOException {
    byte[] file = OnnxFile.of(model, SAMPLES.resolve(source));
    return ModelProto.parseFrom(file).getGraph().getNodeList().stream()
        .map(NodeProto::getOpType)
        .toList();
  }

  @Test
  void aLayerIsANode() throws IOException {
    assertEquals(
        List.of(
            "Conv",
            "Tanh",
            "AveragePool",
            "Conv",
            "Tanh",
            "AveragePool",
            "Flatten",
            "Gemm",
            "Tanh",
            "Gemm",
            "Tanh",
            "Gemm",
            "Softmax"),
        operators(LeNets.create(), "lenet/LeNet5.java"));
  }

  @Test
  void normalisationsStayAndAddsJoin() throws IOException {
    List<String> operators = operators(SampleNetworks.create("ResNet18"), "networks/ResNet18.java");
    assertEquals(20, operators.stream().filter("Conv"::equals).count());
    assertEquals(20, operators.stream().filter("BatchNormalization"::equals).count());
    assertEquals(8, operators.stream().filter("Add"::equals).count());
    assertEquals(17, operators.stream().filter("Relu"::equals).count());
  }

  @Test
  void aLayerWithoutANodeIsRefusedByName() {
    Path source = Path.of("src/main/java/dev/lamina/benchmarks/CharLstm.java");
    Exception refused =
        assertThrows(UnwrittenLayerException.class, () -> OnnxFile.of(LeNets.create(), source));
    assertEquals(
        "LeNet5: layer character (@Tokens(65) @Embedding(units = 64)) cannot be written as ONNX,"
            + " which lacks sequences here",
        refused.getMessage());
  }
}
