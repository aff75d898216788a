package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;

/** Names of the classes that generated code uses. */
final class Types {
  private static final String RUNTIME = "dev.lamina.runtime";
  private static final String KERNEL = "dev.lamina.runtime.kernel";
  private static final String VECTOR = "jdk.incubator.vector";

  static final ClassName ATTENTION = ClassName.get(RUNTIME, "SequenceAttention");
  static final ClassName BATCH = ClassName.get(RUNTIME, "Batch");
  static final ClassName CTC_LOSS = ClassName.get(RUNTIME, "CtcLoss");
  static final ClassName FRAMES = ClassName.get(RUNTIME, "Frames");
  static final ClassName GENERATED = ClassName.get(RUNTIME, "Generated");
  static final ClassName GRADIENT_CHECK = ClassName.get(RUNTIME, "GradientCheck");
  static final ClassName INPUT_PORT = ClassName.get(RUNTIME, "InputPort");
  static final ClassName MEMORY_NEED = ClassName.get(RUNTIME, "MemoryNeed");
  static final ClassName MODEL = ClassName.get(RUNTIME, "Model");
  static final ClassName OUTPUT_PORT = ClassName.get(RUNTIME, "OutputPort");
  static final ClassName PARAMETERS = ClassName.get(RUNTIME, "Parameters");
  static final ClassName PARAMETER = ClassName.get(RUNTIME, "Parameter");
  static final ClassName PROGRAM = ClassName.get(RUNTIME, "NetworkProgram");
  static final ClassName SESSION = ClassName.get(RUNTIME, "NetworkSession");
  static final ClassName SPEC = ClassName.get(RUNTIME, "NetworkSpec");
  static final ClassName STEP_STATE = ClassName.get(RUNTIME, "StepState");
  static final ClassName TASK = ClassName.get(RUNTIME, "Task");
  static final ClassName DECODED = ClassName.get("dev.lamina.runtime.decode", "Decoded");
  static final ClassName DECODING = ClassName.get("dev.lamina.runtime.decode", "Decoding");
  static final ClassName OPTIMIZER = ClassName.get("dev.lamina.runtime.train", "Optimizer");

  static final ClassName CONVOLUTION = ClassName.get(KERNEL, "Convolution");
  static final ClassName ELEMENT_LOSS = ClassName.get(KERNEL, "ElementLoss");
  static final ClassName FIRST_WORK = ClassName.get(KERNEL, "FirstWork");
  static final ClassName KERNELS = ClassName.get(KERNEL, "Kernels");
  static final ClassName KERNEL_SET = ClassName.get(KERNEL, "KernelSet");
  static final ClassName CHANNEL_VECTORS = ClassName.get(KERNEL, "ChannelVectors");
  static final ClassName NORMALIZATION = ClassName.get(KERNEL, "Normalization");
  static final ClassName LOCAL_RESPONSE = ClassName.get(KERNEL, "LocalResponse");
  static final ClassName PLAIN_MATH = ClassName.get(KERNEL, "PlainMath");
  static final ClassName POOLING = ClassName.get(KERNEL, "Pooling");
  static final ClassName SCALAR_MATH = ClassName.get(KERNEL, "ScalarMath");
  static final ClassName STORED_LAYOUT = ClassName.get(KERNEL, "StoredLayout");
  static final ClassName SCRATCH = ClassName.get(KERNEL, "Scratch");
  static final ClassName WINOGRAD = ClassName.get(KERNEL, "Winograd");
  static final ClassName VECTOR_MATH = ClassName.get(KERNEL, "VectorMath");

  static final ClassName FLOAT_VECTOR = ClassName.get(VECTOR, "FloatVector");
  static final ClassName VECTOR_OPERATORS = ClassName.get(VECTOR, "VectorOperators");
  static final ClassName VECTOR_SPECIES = ClassName.get(VECTOR, "VectorSpecies");

  private Types() {}
}
