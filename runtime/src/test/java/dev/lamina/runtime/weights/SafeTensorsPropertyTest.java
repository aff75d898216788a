package dev.lamina.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.Parameters;
import dev.lamina.runtime.kernel.StoredLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A damaged file gives a WeightsException or its values, never anything else, and takes no memory.
 */
class SafeTensorsPropertyTest {
  private static final long MOST_BYTES = 4 << 20;

  private static Parameters network() {
    return new Parameters()
        .declare("layer1.conv.weight", new int[] {4, 3, 2, 2}, Role.WEIGHT, StoredLayout.plain(48))
        .declare("layer1.conv.bias", new int[] {4}, Role.BIAS, StoredLayout.plain(4))
        .declare("scale", new int[] {}, Role.WEIGHT, StoredLayout.plain(1))
        .allocate();
  }

  /** Made once: each save waits for the disk. */
  private static final byte[] SOUND = soundFile();

  private static byte[] soundFile() {
    try {
      Path file = Files.createTempFile("sound", ".safetensors");
      SafeTensors.save(network(), file, Map.of("made by", "a test", "epoch", "17"));
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 1500)
  void damageIsSaid(
      @ForAll long seed, @ForAll @IntRange(max = 6) int flips, @ForAll boolean truncates)
      throws IOException {
    Path file = Files.createTempFile("fuzz", ".safetensors");
    try {
      byte[] bytes = SOUND.clone();
      Random random = new Random(seed);
      for (int i = 0; i < flips; i++) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      int length = truncates ? random.nextInt(bytes.length) : bytes.length;
      Files.write(file, Arrays.copyOf(bytes, length));
      loadOrRefuse(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void loadOrRefuse(Path file) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Parameters parameters = network();
    Arrays.fill(parameters.values(), 7);
    float[] before = parameters.values().clone();
    long start = threads.getCurrentThreadAllocatedBytes();
    try {
      SafeTensors.load(parameters, file);
    } catch (WeightsException e) {
      assertArrayEquals(before, parameters.values());
      assertTrue(e.getMessage().length() < 4000, e.getMessage());
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - start;
    assertTrue(allocated < MOST_BYTES, allocated + " bytes allocated");
  }
}
