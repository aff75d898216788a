package dev.lamina.runtime.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The header of a safetensors file, checked: every tensor lies in the file, is as long as its shape
 * says, and together they cover the data without gap or overlap.
 */
final class TensorHeader {
  /** The limit of the reference implementation. */
  private static final long LONGEST = 100_000_000;

  private static final String METADATA = "__metadata__";

  private final TensorFile file;
  private final Path path;
  private final long dataStart;
  private final long dataLength;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();

  private TensorHeader(TensorFile file, long dataStart, long dataLength) {
    this.file = file;
    this.path = file.path();
    this.dataStart = dataStart;
    this.dataLength = dataLength;
  }

  static TensorHeader read(TensorFile file, long fileLength) throws IOException {
    Path path = file.path();
    if (fileLength < 8) {
      throw new WeightsException(
          path,
          "this is no safetensors file: it has %s bytes, and 8 are the least"
              .formatted(fileLength));
    }
    ByteBuffer start = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    file.fill(start, 0);
    long length = start.getLong(0);
    if (length < 2 || length > fileLength - 8 || length > LONGEST) {
      throw new WeightsException(
          path,
          "this is no safetensors file, or it is cut short: the header would have %s bytes, but %s follow"
              .formatted(Long.toUnsignedString(length), fileLength - 8));
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    file.fill(bytes, 8);
    TensorHeader header = new TensorHeader(file, 8 + length, fileLength - 8 - length);
    header.parse(bytes.flip());
    return header;
  }

  private void parse(ByteBuffer bytes) throws WeightsException {
    List<Tensor> found = new ArrayList<>();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      for (Map.Entry<String, Object> entry : HeaderReader.read(text).entrySet()) {
        if (entry.getKey().equals(METADATA)) {
          readMetadata(entry.getValue());
        } else {
          found.add(tensor(entry.getKey(), entry.getValue()));
        }
      }
    } catch (CharacterCodingException e) {
      throw new WeightsException(path, "the header is not UTF-8", e);
    } catch (HeaderReader.Malformed e) {
      throw new WeightsException(path, "the header is damaged: " + e.getMessage(), e);
    }
    Collections.sort(found);
    for (Tensor tensor : found) {
      tensors.put(tensor.name(), tensor);
    }
    checkCover();
  }

  private void readMetadata(Object value) throws WeightsException {
    if (!(value instanceof Map<?, ?> map)) {
      throw new WeightsException(path, METADATA + " is not an object");
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getValue() instanceof String text)) {
        throw new WeightsException(
            path,
            "%s of %s is not a string"
                .formatted(HeaderReader.shortened(entry.getKey().toString()), METADATA));
      }
      metadata.put((String) entry.getKey(), text);
    }
  }

  private Tensor tensor(String name, Object value) throws WeightsException {
    if (!(value instanceof Map<?, ?> map) || map.size() != 3) {
      throw fault(name, "needs dtype, shape and data_offsets and nothing else");
    }
    ElementType type = type(name, map.get("dtype"));
    long[] shape = numbers(name, "shape", map.get("shape"));
    long[] offsets = numbers(name, "data_offsets", map.get("data_offsets"));
    if (offsets.length != 2 || offsets[0] > offsets[1] || offsets[1] > dataLength) {
      throw fault(
          name,
          "has data_offsets %s, which are not within the file's %s bytes of data"
              .formatted(Arrays.toString(offsets), dataLength));
    }
    checkLength(name, type, shape, offsets[1] - offsets[0]);
    return new Tensor(file, name, type, shape, dataStart + offsets[0], dataStart + offsets[1]);
  }

  private ElementType type(String name, Object value) throws WeightsException {
    for (ElementType type : ElementType.values()) {
      if (type.name().equals(value)) {
        return type;
      }
    }
    throw fault(name, "has the unknown dtype " + HeaderReader.shortened(String.valueOf(value)));
  }

  private long[] numbers(String name, String what, Object value) throws WeightsException {
    if (!(value instanceof List<?> list)) {
      throw noNumbers(name, what);
    }
    long[] numbers = new long[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(list.get(i) instanceof Long number)) {
        throw noNumbers(name, what);
      }
      numbers[i] = number;
    }
    return numbers;
  }

  private WeightsException noNumbers(String name, String what) {
    return fault(name, "needs a list of whole numbers as " + what);
  }

  private void checkLength(String name, ElementType type, long[] shape, long given)
      throws WeightsException {
    long expected = type.bytes();
    for (long size : shape) {
      expected = multiplySaturated(expected, size);
    }
    if (expected != given) {
      throw fault(
          name,
          "is %s %s, %s bytes, but %s are stored"
              .formatted(
                  type,
                  HeaderReader.shortened(Arrays.toString(shape)),
                  expected == Long.MAX_VALUE ? "more than 2^63" : expected,
                  given));
    }
  }

  /** a * b, or the largest long if that is more, which no file is as long as. */
  private static long multiplySaturated(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
  }

  private void checkCover() throws WeightsException {
    long at = dataStart;
    for (Tensor tensor : tensors.values()) {
      if (tensor.begin() != at) {
        throw fault(
            tensor.name(),
            tensor.begin() < at
                ? "overlaps the tensor before it"
                : "begins %s bytes after the end of the one before it"
                    .formatted(tensor.begin() - at));
      }
      at = tensor.end();
    }
    if (at != dataStart + dataLength) {
      throw new WeightsException(
          path, "%s bytes follow the last tensor".formatted(dataStart + dataLength - at));
    }
  }

  private WeightsException fault(String name, String fault) {
    return new WeightsException(path, "tensor " + HeaderReader.shortened(name) + " " + fault);
  }

  Map<String, String> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  SequencedMap<String, Tensor> tensors() {
    return Collections.unmodifiableSequencedMap(tensors);
  }
}
