package dev.lamina.samples.fashion;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the embedded images anew: of each class the first images of the whole Fashion-MNIST, in the
 * order of its files. The same input gives the same bytes.
 *
 * <pre>{@code java EmbedFashion.java /usr/share/datasets/fashion-mnist DIRECTORY}</pre>
 */
public final class EmbedFashion {
  private static final int CLASSES = 10;
  private static final int IMAGES_MAGIC = 2051;
  private static final int LABELS_MAGIC = 2049;

  private EmbedFashion() {}

  /** Takes the directory of the whole set and the one to write to. */
  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Path.of(args[1]);
    embed(from, to, "train", 600);
    embed(from, to, "t10k", 100);
  }

  private static void embed(Path from, Path to, String part, int perClass) throws IOException {
    String images = part + "-images-idx3-ubyte.gz";
    String labels = part + "-labels-idx1-ubyte.gz";
    try (DataInputStream imagesIn = open(from.resolve(images), IMAGES_MAGIC);
        DataInputStream labelsIn = open(from.resolve(labels), LABELS_MAGIC);
        DataOutputStream imagesOut = create(to.resolve(images), IMAGES_MAGIC);
        DataOutputStream labelsOut = create(to.resolve(labels), LABELS_MAGIC)) {
      int available = imagesIn.readInt();
      int height = imagesIn.readInt();
      int width = imagesIn.readInt();
      labelsIn.readInt();
      imagesOut.writeInt(perClass * CLASSES);
      imagesOut.writeInt(height);
      imagesOut.writeInt(width);
      labelsOut.writeInt(perClass * CLASSES);
      int[] taken = new int[CLASSES];
      byte[] image = new byte[height * width];
      for (int i = 0; i < available; i++) {
        imagesIn.readFully(image);
        int label = labelsIn.readUnsignedByte();
        if (taken[label]++ < perClass) {
          imagesOut.write(image);
          labelsOut.writeByte(label);
        }
      }
      if (Arrays.stream(taken).anyMatch(count -> count < perClass)) {
        throw new IOException("images of each class: " + Arrays.toString(taken));
      }
    }
  }

  private static DataInputStream open(Path file, int magic) throws IOException {
    DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 65536));
    int found = in.readInt();
    if (found != magic) {
      throw new IOException(file + " begins with " + found + ", not with " + magic);
    }
    return in;
  }

  private static DataOutputStream create(Path file, int magic) throws IOException {
    DataOutputStream out = new DataOutputStream(new BestGzip(Files.newOutputStream(file)));
    out.writeInt(magic);
    return out;
  }

  /**
   * Java's gzip writes neither the time nor the file's name; the level is all there is to choose.
   */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out, 65536);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
