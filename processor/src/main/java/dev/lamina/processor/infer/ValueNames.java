package dev.lamina.processor.infer;

import dev.lamina.processor.model.Part;
import java.util.List;
import java.util.Locale;

/**
 * Names the values of one field: the last has the field's name, the ones before it are called after
 * their kind, {@code c1.conv}, numbered where one occurs again.
 */
final class ValueNames {
  private final String field;
  private final List<? extends Part> parts;
  private int next;

  /** Names for the values of a field, by its path. */
  ValueNames(String field, List<? extends Part> parts) {
    this.field = field;
    this.parts = parts;
  }

  String next() {
    int index = next++;
    return index == parts.size() - 1 ? field : ofKind(index);
  }

  /** A name after the kind, whatever comes after. */
  String ofKind(int index) {
    String kind = kind(parts.get(index));
    int number = 1;
    for (Part before : parts.subList(0, index)) {
      number += kind(before).equals(kind) ? 1 : 0;
    }
    return field + "." + kind + (number == 1 ? "" : String.valueOf(number));
  }

  private static String kind(Part part) {
    String description = part.describe();
    int end = 0;
    while (end < description.length() && " ,".indexOf(description.charAt(end)) < 0) {
      end++;
    }
    return description.substring(0, 1).toLowerCase(Locale.ROOT) + description.substring(1, end);
  }
}
