package dev.lamina.processor.infer;

import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Layer;
import java.util.List;
import java.util.Locale;

/**
 * Names the values of one field: the last has the field's name, the ones before it are called after
 * their annotations, {@code c1.conv}, numbered where one occurs again.
 */
final class ValueNames {
  private final Member member;
  private int next;

  ValueNames(Member member) {
    this.member = member;
  }

  String next() {
    List<Layer> layers = member.layers();
    int index = next++;
    if (index == layers.size() - 1) {
      return member.name();
    }
    String kind = kind(layers.get(index));
    long before = layers.stream().limit(index).filter(l -> kind(l).equals(kind)).count();
    return member.name() + "." + kind + (before == 0 ? "" : String.valueOf(before + 1));
  }

  /** A layer's annotation as part of a name: {@code batchNorm}. */
  static String kind(Layer layer) {
    String name = layer.source().annotationName().substring(1);
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
