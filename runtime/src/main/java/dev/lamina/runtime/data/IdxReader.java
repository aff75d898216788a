package dev.lamina.runtime.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads IDX files, the format of the MNIST family, plain or compressed with gzip: a magic number
 * (two zero bytes, the type, the number of dimensions), each dimension as a big-endian int, the
 * elements.
 *
 * <p>The header is believed only as far as the file goes: memory grows with what has been read.
 */
public final class IdxReader {
  private static final int LARGEST = Integer.MAX_VALUE - 8;
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Path file;

  private IdxReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a file, whatever its type and number of dimensions.
   *
   * @throws DatasetException when the file is no IDX file, too short or too long
   */
  public static IdxArray read(Path file) throws IOException {
    return new IdxReader(file).read();
  }

  private IdxArray read() throws IOException {
    boolean compressed = isCompressed();
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = compressed ? new GZIPInputStream(raw, 1 << 16) : raw) {
      return read(in, compressed ? Long.MAX_VALUE : Files.size(file));
    } catch (EOFException e) {
      throw new DatasetException(file, "the compressed data end too early", e);
    } catch (ZipException e) {
      throw new DatasetException(file, "the compressed data are damaged: " + e.getMessage(), e);
    }
  }

  /** Looks at the contents, since browsers and proxies unpack a file and leave its name. */
  private boolean isCompressed() throws IOException {
    if (Files.isDirectory(file)) {
      throw new DatasetException(file, "expected an IDX file, but this is a folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return (in.read() << 8 | in.read()) == GZIP_MAGIC;
    } catch (NoSuchFileException e) {
      throw new DatasetException(file, "there is no such file", e);
    }
  }

  private IdxArray read(InputStream in, long fileLength) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length == 0) {
      throw new DatasetException(file, "the file is empty");
    }
    IdxType type = typeOf(magic);
    int[] shape = shape(in, magic[3]);
    long length = length(type, shape);
    long header = 4 + 4L * shape.length;
    if (fileLength != Long.MAX_VALUE && fileLength != header + length) {
      throw wrongLength(type, shape, length, fileLength - header);
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length != length) {
      throw wrongLength(type, shape, length, bytes.length);
    }
    if (in.read() >= 0) {
      throw new DatasetException(
          file, "the header promises %s bytes of data, but more follow".formatted(length));
    }
    return new IdxArray(file, type, shape, bytes);
  }

  private IdxType typeOf(byte[] magic) throws DatasetException {
    if (magic.length == 4 && magic[0] == 0 && magic[1] == 0 && magic[3] > 0) {
      for (IdxType type : IdxType.values()) {
        if (type.code() == magic[2]) {
          return type;
        }
      }
    }
    StringBuilder hex = new StringBuilder();
    for (byte b : magic) {
      hex.append("%02x".formatted(b));
    }
    throw new DatasetException(
        file,
        "this is no IDX file: it begins with 0x%s; images begin with 0x00000803, labels with"
                .formatted(hex)
            + " 0x00000801");
  }

  private int[] shape(InputStream in, int rank) throws IOException {
    byte[] bytes = in.readNBytes(4 * rank);
    if (bytes.length != 4 * rank) {
      throw new DatasetException(
          file,
          "the file ends in its header: %s dimensions need %s bytes, %s are there"
              .formatted(rank, 4 * rank, bytes.length));
    }
    int[] shape = new int[rank];
    ByteBuffer ints = ByteBuffer.wrap(bytes);
    for (int i = 0; i < rank; i++) {
      shape[i] = ints.getInt();
      if (shape[i] < 1) {
        throw new DatasetException(
            file,
            "dimension %s of %s is %s, but must be at least 1"
                .formatted(i + 1, rank, Integer.toUnsignedLong(shape[i])));
      }
    }
    return shape;
  }

  private long length(IdxType type, int[] shape) throws DatasetException {
    long length = type.bytes();
    for (int size : shape) {
      // At most 2^31 * 2^31 before the check, so there is no overflow.
      length *= size;
      if (length > LARGEST) {
        throw new DatasetException(
            file,
            "%s %s take more than the 2 GB of an array"
                .formatted(type.plural(), Arrays.toString(shape)));
      }
    }
    return length;
  }

  private DatasetException wrongLength(IdxType type, int[] shape, long expected, long given) {
    return new DatasetException(
        file,
        "the header promises %s %s, %s bytes, but %s follow: the file is %s"
            .formatted(
                type.plural(),
                Arrays.toString(shape),
                expected,
                given,
                given < expected ? "cut short" : "too long"));
  }
}
