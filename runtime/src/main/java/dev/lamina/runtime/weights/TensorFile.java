package dev.lamina.runtime.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An open safetensors file: 8 bytes with the length of the header, little-endian; the header, JSON
 * with name, type, shape and place of each tensor; the tensors' elements.
 *
 * <p>Opening reads the header and checks it against the length of the file; elements are read when
 * a tensor is asked for them.
 */
public final class TensorFile implements Closeable {
  private static final int CHUNK = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private final TensorHeader header;

  private TensorFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.header = TensorHeader.read(this, channel.size());
  }

  /**
   * Opens a file.
   *
   * @throws WeightsException when it is missing or is no sound safetensors file
   */
  public static TensorFile open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new WeightsException(path, "expected a file of weights, but this is a folder");
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new WeightsException(path, "there is no such file", e);
    }
    try {
      return new TensorFile(path, channel);
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** What the file says about itself, empty if nothing. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /** The tensors by name, in the order of their data. */
  public SequencedMap<String, Tensor> tensors() {
    return header.tensors();
  }

  /** Names of the tensors, in the order of their data. */
  public List<String> names() {
    return List.copyOf(tensors().keySet());
  }

  /** The tensor of this name. */
  public Optional<Tensor> tensor(String name) {
    return Optional.ofNullable(tensors().get(name));
  }

  float[] read(Tensor tensor) throws IOException {
    if (!tensor.type().isFloating()) {
      throw new WeightsException(
          path, tensor + " cannot be read as floats; F16, BF16, F32 and F64 can");
    }
    if (tensor.size() > Integer.MAX_VALUE - 8) {
      throw new WeightsException(path, tensor + " has more elements than an array takes");
    }
    float[] floats = new float[(int) tensor.size()];
    int bytes = tensor.type().bytes();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int done = 0;
    while (done < floats.length) {
      int count = Math.min(CHUNK / bytes, floats.length - done);
      chunk.clear().limit(count * bytes);
      fill(chunk, tensor.begin() + (long) done * bytes);
      for (int i = 0; i < count; i++) {
        floats[done + i] = tensor.type().read(chunk, i * bytes);
      }
      done += count;
    }
    return floats;
  }

  /** Fills the buffer up to its limit from this place of the file. */
  void fill(ByteBuffer buffer, long from) throws IOException {
    int start = buffer.position();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position() - start) < 0) {
        throw new WeightsException(path, "the file became shorter while it was read");
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
