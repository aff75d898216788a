package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.NormalizationStep;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Stage;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Prints the nested class with the steps: one method a block, one task a stage. */
final class ProgramEmitter {
  private static final String ARGUMENTS = "scratch, from, to";

  private final Plan plan;
  private final Names names;
  private final boolean vector;
  private final MapEmitter maps;
  private final StepEmitter steps;
  private final TypeSpec.Builder type;
  private final String parameters;
  private final Members tasks = new Members();
  private final Members methods = new Members();
  private final Set<Block> trained;
  private final Set<String> written = new HashSet<>();

  ProgramEmitter(Plan plan, Names names, String className, boolean vector) {
    this.plan = plan;
    this.names = names;
    this.vector = vector;
    this.maps = new MapEmitter(plan, vector);
    this.steps = new StepEmitter(names, maps, plan.face());
    this.type =
        TypeSpec.classBuilder(className)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                "The steps of the network. Values stand channels-last, one sample's in a slice of"
                    + " the arena.\n")
            .superclass(Types.PROGRAM);
    this.parameters = names.type(Types.SCRATCH) + " scratch, int from, int to";
    this.trained = new HashSet<>(plan.training().blocks());
  }

  /** Adds the class, as far as JavaPoet prints it, and returns what ends it and the file. */
  Members addTo(TypeSpec.Builder model) {
    Members members = new Members();
    Layouts layouts = new Layouts(plan, names);
    ConstantsEmitter constants = new ConstantsEmitter(plan, names, layouts);
    constants.addTo(members);
    constants.inherited().ifPresent(i -> type.addSuperinterface(ClassName.get("", i)));
    SpecEmitter spec = new SpecEmitter(plan, names, layouts, constants.buffers());
    spec.addConstantTo(members);
    addPrograms();
    for (Block block : plan.training().blocks()) {
      addBlock(block);
    }
    for (Block block : plan.inference().blocks()) {
      addBlock(block);
    }
    members.gap();
    members.add(tasks);
    spec.addTo(members);
    members.add(methods);
    members.end();
    constants.addInterfaces(members);
    addFields();
    type.addMethod(constructor());
    model.addType(type.build());
    return members;
  }

  private void addPrograms() {
    addProgram("train", plan.training().stages());
    addPrepare();
    addProgram("predict", inference(false));
    addProgram("evaluate", inference(true));
    if (plan.face().generates().isPresent()) {
      int encoding =
          (int)
              plan.inference().stages().stream()
                  .limit(plan.encodingStages())
                  .filter(s -> !prepares(s))
                  .count();
      addProgram("encode", inference(false).subList(0, encoding));
      addProgram("step", inference(false).subList(encoding, inference(false).size()));
    }
  }

  private static FieldSpec species() {
    return FieldSpec.builder(
            ParameterizedTypeName.get(Types.VECTOR_SPECIES, ClassName.get(Float.class)),
            "SPECIES",
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer("$T.SPECIES_PREFERRED", Types.FLOAT_VECTOR)
        .build();
  }

  private void addFields() {
    if (vector) {
      type.addField(species());
    }
    List<Axis> sequences = plan.face().sequences();
    for (int i = 0; i < sequences.size(); i++) {
      type.addField(
          FieldSpec.builder(
                  Types.FRAMES, names.frames(sequences.get(i)), Modifier.PRIVATE, Modifier.FINAL)
              .initializer("frames($L)", i)
              .build());
    }
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addParameter(Types.KERNEL_SET, "kernels")
        .addStatement("super($L, kernels, $L)", names.member("SPEC"), names.member("WORKSPACE"))
        .build();
  }

  // What inference makes of the parameters is a method of its own: it runs when they have changed.
  private void addPrepare() {
    List<String> calls = new ArrayList<>();
    boolean room = false;
    for (Stage stage : plan.inference().stages()) {
      if (prepares(stage)) {
        calls.add(parts(stage));
        room |= !packs(stage.blocks().getFirst());
      }
    }
    if (room) {
      calls.addFirst(Text.statement("roomToPrepare($L)", names.member("PREPARED")));
    }
    if (!calls.isEmpty()) {
      addOverriding("prepare", calls);
    }
  }

  private static boolean prepares(Stage stage) {
    return stage.blocks().getFirst().pass() == Block.Pass.PREPARE;
  }

  // Rearranged weights stand in the workspace, as in training.
  private static boolean packs(Block block) {
    return block.steps().getFirst() instanceof ConvolutionStep.PackWeights;
  }

  private List<Stage> inference(boolean losses) {
    List<Stage> stages = new ArrayList<>();
    for (Stage stage : plan.inference().stages()) {
      if (!prepares(stage)) {
        stages.add(losses ? stage : withoutLosses(stage));
      }
    }
    return stages;
  }

  private static Stage withoutLosses(Stage stage) {
    List<Block> blocks = new ArrayList<>();
    for (Block block : stage.blocks()) {
      if (block.pass() != Block.Pass.LOSS) {
        blocks.add(block);
      }
    }
    return new Stage(stage.samples(), blocks);
  }

  private void addProgram(String name, List<Stage> stages) {
    List<String> calls = new ArrayList<>();
    int number = 1;
    for (Stage stage : stages) {
      if (stage.bySamples()) {
        String task = samples(name + "Samples" + (number == 1 ? "" : number), stage);
        number += stage.blocks().size() == 1 ? 0 : 1;
        addTask(task);
        calls.add(Text.statement("bySamples($L, $L)", stage.samples(), task));
      } else {
        calls.add(parts(stage));
      }
    }
    addOverriding(name, calls);
  }

  private void addOverriding(String name, List<String> calls) {
    new Pieces(methods, names, "private", "", "").addOverriding(name, calls);
  }

  // A block that is alone in its stage needs no method to call it.
  private String samples(String name, Stage stage) {
    List<Block> blocks = stage.blocks();
    if (blocks.size() == 1) {
      return method(blocks.getFirst());
    }
    String task = names.member(name);
    List<String> calls = new ArrayList<>();
    for (Block block : blocks) {
      calls.add(Text.statement("$L($L)", method(block), ARGUMENTS));
    }
    new Pieces(methods, names, "private", parameters, ARGUMENTS).add(task, calls);
    return task;
  }

  private String parts(Stage stage) {
    Block block = stage.blocks().getFirst();
    String method = method(block);
    return switch (block.steps().getFirst()) {
      case ConvolutionStep.ConvolveWeights w when w.slices() > 0 ->
          byParts(w.slices(), method) + sumSlices(w);
      case ConvolutionStep.ConvolveWeights w ->
          byParts(ConvolutionCode.weightParts(w, names), method);
      case ConvolutionStep.PackWeights p ->
          byParts(names.convolution(p.weights()) + ".packParts()", method);
      case ConvolutionStep.TileWeights t -> byParts(names.winograd(t) + ".panels()", method);
      case NormalizationStep.NormalizeSampleWeights w ->
          byParts(StepCode.grains(w.norm().shape()), method);
      case SequenceStep.EmbedWeights w -> byParts(StepCode.grains(w.dy().shape()), method);
      case ConvolutionStep.BiasGradient b -> byParts(StepCode.grains(b.sums().shape()), method);
      default -> Text.statement("$L()", method);
    };
  }

  private String byParts(Object parts, String method) {
    addTask(method);
    return Text.statement("byParts($L, $L)", parts, method);
  }

  // In a slice the bias stands behind the weight; so it does in the store, but for recurrent cells.
  private String sumSlices(ConvolutionStep.ConvolveWeights w) {
    Weights weights = w.weights();
    String floats = names.floats(weights);
    if (weights.bias().isEmpty() || standsBehind(weights)) {
      return sumSlices(w, names.weight(weights) + ", 0, " + floats);
    }
    String size = names.convolution(weights) + ".weightLayout().size()";
    return sumSlices(w, names.weight(weights) + ", 0, " + size)
        + sumSlices(w, "%s - %s, %s, %s".formatted(names.bias(weights), size, size, floats));
  }

  private String sumSlices(ConvolutionStep.ConvolveWeights w, String target) {
    return Text.statement(
        "kernels.sumSlices($L, $L, workspace, $L, gradients, $L)",
        names.floats(w.weights()),
        w.slices(),
        names.partial(w.weights()),
        target);
  }

  private boolean standsBehind(Weights weights) {
    List<String> order = plan.face().parameters().stream().map(Parameter::name).toList();
    int bias = order.indexOf(weights.bias().orElseThrow());
    return weights.parts() == 1 && bias == order.indexOf(weights.weight()) + 1;
  }

  // Method references are made once: a step allocates nothing.
  private void addTask(String method) {
    if (written.add("task " + method)) {
      String type = names.type(Types.TASK);
      tasks.field("private final " + type + " " + method, "this::" + method);
    }
  }

  private void addBlock(Block block) {
    String name = method(block);
    if (!written.add(name)) {
      return;
    }
    StringBuilder body = new StringBuilder();
    List<Runnable> scans = new ArrayList<>();
    for (Step step : block.steps()) {
      body.append(
          step instanceof SequenceStep.Scan scan ? scan(scan, name, scans) : steps.emit(step));
    }
    methods.method(
        heading(block) + buffers(block),
        "private void " + name + "(" + (isOnce(block) ? "" : parameters) + ")",
        body.toString());
    scans.forEach(Runnable::run);
    for (Step step : block.steps()) {
      for (Step single : step.singles()) {
        addLoop(single);
      }
    }
  }

  // The first method of a field and its values quotes its annotations, others name the field.
  private String heading(Block block) {
    boolean values =
        switch (block.pass()) {
          case START, FORWARD, LOSS, ANSWER -> true;
          case PREPARE, TRANSFORM, REDUCE, BACKWARD, WEIGHTS -> false;
        };
    return values && written.add("heading " + verb(block) + " " + block.field())
        ? block.field() + ": {@code " + block.quote() + "}"
        : block.field();
  }

  private void addLoop(Step step) {
    if (step instanceof ValueStep.Map map) {
      String name = names.map(map);
      if (written.add(name)) {
        maps.addTo(type, name, map.value().loop(), names);
      }
    }
  }

  // One step of a sequence is a method of its own, which the loop along the sequence calls.
  private String scan(SequenceStep.Scan scan, String block, List<Runnable> methodsBehind) {
    int number = methodsBehind.size() + 1;
    String name = names.member(block + "Step" + (number == 1 ? "" : number));
    String scratch = names.type(Types.SCRATCH);
    methodsBehind.add(
        () ->
            methods.method(
                "Step {@code t} of {@link #" + block + "}.",
                "private void " + name + "(" + scratch + " scratch, int t, int from, int to)",
                steps.emitOneStep(scan)));
    String frames = names.frames(scan.axis());
    return Text.block(
        scan.backward()
            ? "for (int t = " + frames + ".steps(); t > 0; t--)"
            : "for (int t = 1; t <= " + frames + ".steps(); t++)",
        Text.statement("$L(scratch, t, from, to)", name));
  }

  // The buffers that a block touches, as they stand in memory.
  private static String buffers(Block block) {
    List<Buffer> buffers = block.buffers();
    int width = 0;
    for (Buffer buffer : buffers) {
      width = Math.max(width, buffer.name().length());
    }
    StringBuilder lines = new StringBuilder();
    for (Buffer buffer : buffers) {
      String name = buffer.name() + " ".repeat(width - buffer.name().length());
      lines.append(name).append("  ").append(memory(buffer)).append('\n');
    }
    return lines.isEmpty() ? "" : "\n<pre>\n" + lines + "</pre>";
  }

  private static String memory(Buffer buffer) {
    Shape shape = buffer.shape();
    String rows = buffer.axis().isSequence() ? "N x T x " : "N x ";
    return shape.isImage()
        ? rows + shape.height() + " x " + shape.width() + " x " + shape.channels()
        : rows + shape;
  }

  private static boolean isOnce(Block block) {
    return block.pass() == Block.Pass.REDUCE
        || (block.pass() == Block.Pass.PREPARE && !packs(block));
  }

  // Blocks that do the same in training and in inference share a method.
  private String method(Block block) {
    return names.method(block, verb(block));
  }

  private String verb(Block block) {
    boolean training = trained.contains(block);
    return switch (block.pass()) {
      case PREPARE -> training ? "pack" : "prepare";
      case TRANSFORM -> "transform";
      case REDUCE -> "reduce";
      case START -> "start";
      case FORWARD -> training ? "forward" : "infer";
      case LOSS -> training ? "loss" : "evaluate";
      case BACKWARD -> "backward";
      case WEIGHTS -> "weights";
      case ANSWER -> training ? "logits" : "answer";
    };
  }
}
