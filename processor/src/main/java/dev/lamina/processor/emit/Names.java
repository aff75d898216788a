package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ChannelVector;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.plan.Normalization;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Axis;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives everything in a generated class its identifier; the same thing always the same one. */
final class Names {
  private final NameAllocator allocator = new NameAllocator();
  private final Imports imports;
  private final Map<Object, String> given = new HashMap<>();
  private final Map<String, String> constants = new HashMap<>();
  private final Map<List<String>, Integer> parts = new HashMap<>();

  /** Identifiers that do not clash with the fields of the declared class. */
  Names(Face face) {
    imports = new Imports(face);
    for (Face.Row row : face.rows()) {
      allocator.newName(row.field(), row.field());
    }
  }

  /** A type in text. */
  String type(ClassName type) {
    return imports.name(type);
  }

  /** The types that were named so. */
  Imports imports() {
    return imports;
  }

  /** Constant with the number of a buffer: {@code C1_CONV}. */
  String buffer(Buffer buffer) {
    return constant(buffer.current(), buffer.name(), "");
  }

  /** The field with the rows of a sequence: {@code wordsFrames}. */
  String frames(Axis axis) {
    return name(List.of("frames", axis), camel(axis.name()) + "Frames");
  }

  /** Constant with the place of a weight, or of the part of one. */
  String weight(Weights weights) {
    return weights.parts() == 1
        ? parameter(weights.weight())
        : constant(List.of("weight", weights), weights.stem(), "");
  }

  /** Constant with the place of a bias, or of the part of one; -1 where there is none. */
  String bias(Weights weights) {
    if (weights.bias().isEmpty()) {
      return "-1";
    }
    String bias = weights.bias().get();
    return weights.parts() == 1
        ? parameter(bias)
        : constant(List.of("bias", weights), bias + "." + weights.part(), "");
  }

  /** Constant with the sizes of a convolution: {@code C1_CONVOLUTION}. */
  String convolution(Weights weights) {
    return constant(List.of("convolution", weights), weights.stem(), "_CONVOLUTION");
  }

  /** Constant with the sizes of a pool: {@code S2_POOLING}. */
  String pooling(String name) {
    return constant(List.of("pooling", name), name, "_POOLING");
  }

  /** Constant with the sizes of a batch normalisation: {@code C1_NORMALIZATION}. */
  String normalization(Normalization norm) {
    return constant(List.of("normalization", norm), norm.name(), "_NORMALIZATION");
  }

  /** Constant with the place of a channel vector: {@code C1_SCALE}. */
  String vector(ChannelVector vector) {
    return constant(vector, vector.name(), "");
  }

  /** Constant with the numbers of a local response normalisation: {@code C1_RESPONSE}. */
  String response(String name) {
    return constant(List.of("response", name), name, "_RESPONSE");
  }

  /** Constant with the sizes of an attention: {@code CONTEXT_ATTENTION}. */
  String attention(String name) {
    return constant(List.of("attention", name), name, "_ATTENTION");
  }

  /** Constant with the place of folded weights: {@code C1_FOLDED_WEIGHT}. */
  String foldedWeight(Weights weights) {
    return constant(List.of("folded weight", weights), weights.stem(), "_FOLDED_WEIGHT");
  }

  /** Constant with the place of the bias that belongs to them: {@code C1_FOLDED_BIAS}. */
  String foldedBias(Weights weights) {
    return constant(List.of("folded bias", weights), weights.stem(), "_FOLDED_BIAS");
  }

  /** Constant with the tiles of a convolution: {@code C1_WINOGRAD}. */
  String winograd(Weights weights) {
    return constant(List.of("winograd", weights), weights.stem(), "_WINOGRAD");
  }

  /** Constant with the tiles of the gradient of its input: {@code C1_DATA_WINOGRAD}. */
  String dataWinograd(Weights weights) {
    return constant(List.of("data winograd", weights), weights.stem(), "_DATA_WINOGRAD");
  }

  /** Constant with the tiles that weights are transformed for. */
  String winograd(ConvolutionStep.TileWeights tiles) {
    return tiles.turned() ? dataWinograd(tiles.weights()) : winograd(tiles.weights());
  }

  /** Constant with the place of the weights that tiles are multiplied with. */
  String transformedWeight(Weights weights) {
    return constant(List.of("transformed weight", weights), weights.stem(), "_TRANSFORMED_WEIGHT");
  }

  /** Constant with the place of a parameter: {@code C1_WEIGHT}. */
  String parameter(String path) {
    return constant(List.of("parameter", path), path, "");
  }

  /** Constant with the place of rearranged weights: {@code C3_PACKED}. */
  String packed(Weights weights) {
    return constant(List.of("packed", weights), weights.stem(), "_PACKED");
  }

  /** Constant with the place of partial gradients: {@code C1_PARTIAL}. */
  String partial(Weights weights) {
    return constant(List.of("partial", weights), weights.stem(), "_PARTIAL");
  }

  /** Constant with the floats that a weight and its bias take: {@code C1_FLOATS}. */
  String floats(Weights weights) {
    return constant(List.of("floats", weights), weights.stem(), "_FLOATS");
  }

  /** Method of a block: {@code forwardC1}; {@code forwardC1Part2} for one that follows it. */
  String method(Block block, String verb) {
    List<Object> method = List.of(verb, block);
    if (!given.containsKey(method)) {
      int part = parts.merge(List.of(verb, block.field()), 1, Integer::sum);
      name(method, verb + capital(camel(block.field())) + (part == 1 ? "" : "Part" + part));
    }
    return name(method, verb);
  }

  /** Method of an element-wise loop, which steps with the same loop share: {@code tanh}. */
  String map(ValueStep.Map map) {
    List<Object> loop = List.of("loop", map.value().loop());
    if (!given.containsKey(loop)) {
      int number = parts.merge(List.of("loop", map.label()), 1, Integer::sum);
      name(loop, map.label() + (number == 1 ? "" : number));
    }
    return name(loop, map.label());
  }

  /** Any other member. */
  String member(String wanted) {
    return name(List.of("member", wanted), wanted);
  }

  static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private String constant(Object thing, String path, String suffix) {
    String known = given.get(thing);
    return known != null ? known : name(thing, constant(path) + suffix);
  }

  // A tag of our own: the allocator's are random, and start the JDK's cryptography.
  private String name(Object thing, String wanted) {
    String known = given.get(thing);
    if (known == null) {
      known = allocator.newName(wanted, given.size());
      given.put(thing, known);
    }
    return known;
  }

  /** A path as one word: {@code c1Conv}, {@code layer1_0Conv}. */
  static String camel(String path) {
    StringBuilder camel = new StringBuilder();
    for (String part : path.split("\\.", -1)) {
      boolean number = Character.isDigit(part.charAt(0));
      camel.append(number ? "_" + part : camel.isEmpty() ? part : capital(part));
    }
    return camel.toString();
  }

  private String constant(String path) {
    return constants.computeIfAbsent(path, Names::upper);
  }

  private static String upper(String path) {
    StringBuilder words = new StringBuilder(path.length() + 4);
    for (int i = 0; i < path.length(); i++) {
      if (i > 0 && isUpper(path.charAt(i)) && endsWord(path.charAt(i - 1))) {
        words.append('_');
      }
      words.append(path.charAt(i) == '.' ? '_' : path.charAt(i));
    }
    return words.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean endsWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
