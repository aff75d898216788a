package dev.lamina.processor.read;

import dev.lamina.processor.layer.Output;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.model.Unread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The methods that the model of a network will have, so that the network's class can be checked
 * before there is one. A test compares them with those of generated classes.
 */
final class ModelMethods {
  private static final String RUNTIME = "dev.lamina.runtime.";
  private static final String BATCH = RUNTIME + "Batch";
  private static final String STATE = RUNTIME + "StepState";
  private static final String DECODING = RUNTIME + "decode.Decoding";
  private static final String DECODED = RUNTIME + "decode.Decoded";
  private static final String PATH = "java.nio.file.Path";

  private final List<ModelMethod> methods = new ArrayList<>();

  /** The methods of the model of {@code network}, which declares these fields. */
  ModelMethods(String network, List<Member> members) {
    addStatic(network + "Model", "create", false, "long");
    addStatic(network + "Model", "load", true, PATH);
    addFixed();
    List<String> arrays = new ArrayList<>();
    List<Member> outputs = new ArrayList<>();
    int sequences = 0;
    for (Member member : members) {
      for (Part part : member.parts()) {
        if (read(part) instanceof Layer layer && layer.isInput()) {
          arrays.add(array(layer));
          sequences += layer.beginsSequence() ? 1 : 0;
        }
      }
      if (member.isAnswer()) {
        outputs.add(member);
      }
    }
    addPorts(arrays, sequences, outputs);
    if (sequences > 0) {
      addSteps(arrays);
    }
  }

  private static String array(Layer input) {
    return input.vocabulary() > 0 ? "int[]" : "float[]";
  }

  // What a model has whose sequence can be run step by step, whichever of its inputs that is.
  private void addSteps(List<String> inputs) {
    add(STATE, "start");
    add("float[]", "step", STATE, "int");
    add("float[]", "step", STATE, "float[]");
    add("java.util.List<" + DECODED + ">", "generate", STATE, DECODING, "int[]");
    for (int i = 0; i < inputs.size(); i++) {
      List<String> others = new ArrayList<>(inputs);
      others.remove(i);
      methods.add(new ModelMethod(false, STATE, "encode", others, false));
    }
  }

  /** The method of the model with this name and these parameters, types without arguments. */
  Optional<ModelMethod> find(String name, List<String> parameters) {
    for (ModelMethod method : methods) {
      if (method.name().equals(name) && method.parameters().equals(parameters)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /** All of them. */
  List<ModelMethod> list() {
    return List.copyOf(methods);
  }

  private void addFixed() {
    add("java.lang.String", "name");
    add("java.util.List<" + RUNTIME + "InputPort>", "inputs");
    add("java.util.List<" + RUNTIME + "OutputPort>", "outputs");
    add(RUNTIME + "Parameters", "parameters");
    add(BATCH, "newBatch", "int");
    add("float", "lossAndGradients", BATCH);
    add("float", "accumulateGradients", BATCH);
    add("float", "loss", BATCH);
    add("void", "predict", BATCH);
    add("void", "update", RUNTIME + "train.Optimizer");
    add("void", "threads", "int");
    add("void", "keepOutputs", "boolean");
    add(RUNTIME + "GradientCheck", "checkGradients", BATCH);
    add("void", "carryState", "boolean");
    add("void", "resetState");
    add(RUNTIME + "MemoryNeed", "memory", "int");
    add(RUNTIME + "MemoryNeed", "memory", "int", "int");
    add("java.lang.String", "summary");
    add("long", "randomState");
    add("void", "randomState", "long");
    addFile("save", PATH);
    addFile("restore", PATH);
    addFile("restore", PATH, RUNTIME + "weights.WeightNames");
  }

  private void addPorts(List<String> given, int sequences, List<Member> outputs) {
    Set<String> names = new HashSet<>();
    for (Member output : outputs) {
      String name = outputs.size() == 1 ? "predict" : "predict" + capital(output.name());
      while (!names.add(name)) {
        name += "_";
      }
      methods.add(new ModelMethod(false, "float[]", name, given, false));
    }
    List<String> predicted = new ArrayList<>(given);
    predicted.addAll(Collections.nCopies(sequences, "int[]"));
    predicted.addAll(Collections.nCopies(outputs.size(), "float[]"));
    predicted.add("int");
    methods.add(new ModelMethod(false, "void", "predict", predicted, false));
    List<String> trained = new ArrayList<>(given);
    trained.addAll(Collections.nCopies(sequences, "int[]"));
    for (Member output : outputs) {
      trained.add(takesLabels(output) ? "int[]" : "float[]");
    }
    trained.add("int");
    methods.add(new ModelMethod(false, "float", "lossAndGradients", trained, false));
  }

  private static boolean takesLabels(Member output) {
    for (Part part : output.parts()) {
      if (read(part) instanceof Output layer) {
        return layer.takesLabels();
      }
    }
    return false;
  }

  private static Part read(Part part) {
    return part instanceof Unread unread ? unread.layer() : part;
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private void add(String returns, String name, String... parameters) {
    methods.add(new ModelMethod(false, returns, name, List.of(parameters), false));
  }

  private void addFile(String name, String... parameters) {
    methods.add(new ModelMethod(false, "void", name, List.of(parameters), true));
  }

  private void addStatic(String model, String name, boolean throwing, String... parameters) {
    methods.add(new ModelMethod(true, model, name, List.of(parameters), throwing));
  }
}
