package dev.lamina.processor.emit;

import com.palantir.javapoet.NameAllocator;
import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives everything in a generated class its identifier; the same thing always the same one. */
final class Names {
  private final NameAllocator allocator = new NameAllocator();
  private final Map<Object, String> given = new HashMap<>();

  /** Identifiers that do not clash with the fields of the declared class. */
  Names(Face face) {
    face.rows().forEach(row -> allocator.newName(row.field()));
  }

  /** Constant with the number of a buffer: {@code C1_CONV}. */
  String buffer(Buffer buffer) {
    return name(buffer, constant(buffer.name()));
  }

  /** Constant with the sizes of a convolution: {@code C1_CONVOLUTION}. */
  String convolution(Weights weights) {
    return name(List.of("convolution", weights), constant(stem(weights)) + "_CONVOLUTION");
  }

  /** Constant with the sizes of a pool: {@code S2_POOLING}. */
  String pooling(String name) {
    return name(List.of("pooling", name), constant(name) + "_POOLING");
  }

  /** Constant with the place of a parameter: {@code C1_WEIGHT}. */
  String parameter(String path) {
    return name(List.of("parameter", path), constant(path));
  }

  /** Constant with the place of rearranged weights: {@code C3_PACKED}. */
  String packed(Weights weights) {
    return name(List.of("packed", weights), constant(stem(weights)) + "_PACKED");
  }

  /** Constant with the place of partial gradients: {@code C1_PARTIAL}. */
  String partial(Weights weights) {
    return name(List.of("partial", weights), constant(stem(weights)) + "_PARTIAL");
  }

  /** Constant with the floats that a weight and its bias take: {@code C1_FLOATS}. */
  String floats(Weights weights) {
    return name(List.of("floats", weights), constant(stem(weights)) + "_FLOATS");
  }

  /** Method of a block: {@code forwardC1}. */
  String method(Block block, String verb) {
    return name(List.of(verb, block), verb + capital(block.field()));
  }

  /** Method of an element-wise loop: {@code mapC1}. */
  String map(Step.Map map) {
    return name(map, "map" + capital(camel(map.out().name())));
  }

  /** Any other member. */
  String member(String wanted) {
    return name(List.of("member", wanted), wanted);
  }

  static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private String name(Object thing, String wanted) {
    return given.computeIfAbsent(thing, t -> allocator.newName(wanted));
  }

  private static String stem(Weights weights) {
    return weights.weight().substring(0, weights.weight().lastIndexOf('.'));
  }

  /** A path as one word: {@code c1Conv}. */
  static String camel(String path) {
    StringBuilder camel = new StringBuilder();
    for (String part : path.split("\\.", -1)) {
      camel.append(camel.isEmpty() ? part : capital(part));
    }
    return camel.toString();
  }

  private static String constant(String path) {
    return path.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
