package dev.lamina.benchmarks.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.lamina.processor.shape.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nodes and tensors of one ONNX graph while it is written; values are known by their names. */
final class OnnxNodes {
  private static final int IR_VERSION = 8;
  private static final int OPERATORS = 17;
  private static final String BATCH = "N";

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Set<String> initializers = new HashSet<>();
  private int temporaries;

  OnnxNodes(String name) {
    graph.setName(name);
  }

  /** A node whose value is called {@code output}. */
  void add(String operator, String output, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
  }

  /** A node whose value gets a name of its own, which is returned. */
  String add(String operator, List<String> inputs, AttributeProto... attributes) {
    String output = "value" + temporaries++;
    add(operator, output, inputs, attributes);
    return output;
  }

  /** A tensor that is part of the file; a second one of the same name is the same. */
  String tensor(String name, float[] values, int... shape) {
    if (initializers.add(name)) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      graph.addInitializer(
          TensorProto.newBuilder()
              .setName(name)
              .setDataType(TensorProto.DataType.FLOAT_VALUE)
              .addAllDims(Arrays.stream(shape).asLongStream().boxed().toList())
              .setRawData(ByteString.copyFrom(bytes)));
    }
    return name;
  }

  /** A number that is part of the file. */
  String number(float value) {
    return tensor("number " + value, new float[] {value});
  }

  /** A value that is handed in. */
  void input(String name, Shape sample) {
    graph.addInput(port(name, sample));
  }

  /** A value that is handed out. */
  void output(String name, Shape sample) {
    graph.addOutput(port(name, sample));
  }

  private static ValueInfoProto port(String name, Shape sample) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam(BATCH);
    sample.dims().forEach(d -> shape.addDimBuilder().setDimValue(d));
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT_VALUE)
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  static AttributeProto ints(String name, int... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(Arrays.stream(values).asLongStream().boxed().toList())
        .build();
  }

  static AttributeProto integer(String name, int value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto real(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  /** The file. */
  byte[] file() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("Lamina")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
        .setGraph(graph)
        .build()
        .toByteArray();
  }
}
