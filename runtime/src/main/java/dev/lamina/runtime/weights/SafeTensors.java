package dev.lamina.runtime.weights;

import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.Parameters;
import dev.lamina.runtime.base.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights as safetensors, the format of Hugging Face: names and PyTorch's tensor layouts, F32 when
 * written, F16, BF16, F32 and F64 when read. {@link TensorFile} gives a look at single tensors.
 */
public final class SafeTensors {
  private static final int CHUNK = 1 << 16;

  /**
   * What the names of tensors begin with that a training needs to go on and a network does not: a
   * file that has them can be loaded as weights.
   */
  public static final String TRAINING = "training/";

  private SafeTensors() {}

  /**
   * Writes all parameters. The file is whole or not there: it is written beside its place, forced
   * to the disk and then renamed, so that neither a crash nor a full disk harms a file of that
   * name.
   *
   * @param metadata what the file shall say about itself; may be empty
   * @throws WeightsException when the folder does not exist
   */
  public static void save(Parameters parameters, Path file, Map<String, String> metadata)
      throws IOException {
    save(parameters.stream().map(TensorSource::of).toList(), file, metadata);
  }

  /**
   * Writes tensors, in the same way; their names must differ.
   *
   * @throws WeightsException when the folder does not exist
   */
  public static void save(List<TensorSource> tensors, Path file, Map<String, String> metadata)
      throws IOException {
    AtomicFile.write(file, WeightsException::new, channel -> write(tensors, metadata, channel));
  }

  private static void write(
      List<TensorSource> tensors, Map<String, String> metadata, FileChannel channel)
      throws IOException {
    byte[] json = HeaderWriter.write(tensors, metadata).getBytes(StandardCharsets.UTF_8);
    // Spaces let the data begin at a multiple of 8, so that others can map them into memory.
    int length = (json.length + 7) / 8 * 8;
    ByteBuffer header = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(length).put(json);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    writeAll(header.flip(), channel);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (TensorSource tensor : tensors) {
      for (float value : tensor.read()) {
        if (!chunk.hasRemaining()) {
          writeAll(chunk.flip(), channel);
          chunk.clear();
        }
        chunk.putFloat(value);
      }
    }
    writeAll(chunk.flip(), channel);
  }

  private static void writeAll(ByteBuffer bytes, FileChannel channel) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Replaces the values of all parameters by the tensors of the same names. Nothing is changed
   * unless everything fits and could be read.
   *
   * @throws WeightsException when the file is damaged, or its names and shapes are not the
   *     network's: lists every tensor that is missing, left over or of another shape
   */
  public static void load(Parameters parameters, Path file) throws IOException {
    load(parameters, file, WeightNames.same());
  }

  /**
   * Replaces the values of the parameters by the tensors of a file that has other names for them.
   * Nothing is changed unless everything fits and could be read.
   *
   * @throws WeightsException as {@link #load(Parameters, Path)} does; a name that two tensors of
   *     the file are given is listed too
   */
  public static void load(Parameters parameters, Path file, WeightNames names) throws IOException {
    try (TensorFile tensors = TensorFile.open(file)) {
      Map<Parameter, float[]> values = new LinkedHashMap<>();
      for (var match : WeightsMatch.of(parameters, tensors, names).entrySet()) {
        values.put(match.getKey(), match.getValue().floats());
      }
      for (var value : values.entrySet()) {
        value.getKey().set(value.getValue());
      }
    }
  }
}
