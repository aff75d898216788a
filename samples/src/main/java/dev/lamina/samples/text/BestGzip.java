package dev.lamina.samples.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses a file as well as gzip can, and the same input always to the same bytes: Java writes
 * neither the time nor the file's name.
 */
public final class BestGzip extends GZIPOutputStream {
  private static final int BUFFER = 65536;

  private BestGzip(OutputStream out) throws IOException {
    super(out, BUFFER);
    def.setLevel(Deflater.BEST_COMPRESSION);
  }

  /** Creates the file, or empties it. */
  public static OutputStream create(Path file) throws IOException {
    return new BestGzip(Files.newOutputStream(file));
  }
}
