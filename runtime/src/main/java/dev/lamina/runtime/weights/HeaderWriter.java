package dev.lamina.runtime.weights;

import java.util.Map;

/** Writes the JSON of a safetensors header for tensors of F32, one after another. */
final class HeaderWriter {
  private final StringBuilder json = new StringBuilder("{");
  private long offset;

  static String write(Iterable<TensorSource> tensors, Map<String, String> metadata) {
    HeaderWriter writer = new HeaderWriter();
    if (!metadata.isEmpty()) {
      writer.metadata(metadata);
    }
    for (TensorSource tensor : tensors) {
      writer.tensor(tensor);
    }
    return writer.json.append('}').toString();
  }

  private void metadata(Map<String, String> metadata) {
    string("__metadata__");
    json.append(":{");
    String comma = "";
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      json.append(comma);
      string(entry.getKey());
      json.append(':');
      string(entry.getValue());
      comma = ",";
    }
    json.append('}');
  }

  private void tensor(TensorSource tensor) {
    if (json.length() > 1) {
      json.append(',');
    }
    string(tensor.name());
    json.append(":{\"dtype\":\"F32\",\"shape\":[");
    String comma = "";
    for (int size : tensor.shape()) {
      json.append(comma).append(size);
      comma = ",";
    }
    json.append("],\"data_offsets\":[").append(offset);
    offset += 4 * tensor.size();
    json.append(',').append(offset).append("]}");
  }

  private void string(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // A surrogate without its partner has no UTF-8 form, and with it the escape is as good.
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
