package dev.lamina.pytorch;

import dev.lamina.dsl.Layer;
import dev.lamina.runtime.Model;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;

/** The layers that a network declares, out of a model of any type. */
final class Fields {
  private Fields() {}

  /** The handles by name, inputs left out. */
  static Map<String, Layer> of(Model model) {
    Map<String, Layer> fields = new LinkedHashMap<>();
    for (Field field : model.getClass().getSuperclass().getDeclaredFields()) {
      if (field.getType() == Layer.class) {
        fields.put(field.getName(), handle(model, field));
      }
    }
    model.inputs().forEach(input -> fields.remove(input.name()));
    return fields;
  }

  private static Layer handle(Model model, Field field) {
    try {
      field.setAccessible(true);
      return (Layer) field.get(model);
    } catch (IllegalAccessException thrown) {
      throw new LinkageError("no handle " + field, thrown);
    }
  }
}
