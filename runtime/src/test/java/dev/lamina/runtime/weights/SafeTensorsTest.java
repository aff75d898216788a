package dev.lamina.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.Parameters;
import dev.lamina.runtime.base.AtomicFile;
import dev.lamina.runtime.kernel.StoredLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
  @TempDir Path folder;

  /** Stores its elements back to front, with three floats of padding. */
  private record Reversed(int elements) implements StoredLayout {
    @Override
    public int size() {
      return elements + 3;
    }

    @Override
    public int offset(int element) {
      return elements - 1 - element;
    }
  }

  private static Parameters network() {
    return new Parameters()
        .declare("c1.weight", new int[] {2, 3}, Role.WEIGHT, new Reversed(6))
        .declare("c1.bias", new int[] {2}, Role.BIAS, StoredLayout.plain(2))
        .allocate();
  }

  private static Parameters filled() {
    Parameters p = network();
    p.get("c1.weight").set(new float[] {1, -2, 3.5f, 0, 1e-30f, Float.MAX_VALUE});
    p.get("c1.bias").set(new float[] {7, 8});
    return p;
  }

  private Path file(String header, byte... data) throws IOException {
    return file(header.getBytes(StandardCharsets.UTF_8), data);
  }

  private Path file(byte[] header, byte... data) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).put(data);
    return Files.write(folder.resolve("hand.safetensors"), bytes.array());
  }

  private static String faultOf(Path file) {
    WeightsException e = assertThrows(WeightsException.class, () -> TensorFile.open(file).close());
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    return e.getMessage().substring(file.toString().length() + 2);
  }

  @Test
  void writesTheFormatByteForByte() throws IOException {
    Path file = folder.resolve("w.safetensors");
    Parameters p =
        new Parameters()
            .declare("a", new int[] {2}, Role.WEIGHT, StoredLayout.plain(2))
            .declare("b", new int[] {1, 1}, Role.WEIGHT, StoredLayout.plain(1))
            .allocate();
    p.get("a").set(new float[] {1, -2});
    p.get("b").set(new float[] {0.5f});
    SafeTensors.save(p, file, Map.of("k", "v\"\\\n"));
    String json =
        "{\"__metadata__\":{\"k\":\"v\\\"\\\\\\u000a\"},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[8,12]}}";
    int padded = (json.length() + 7) / 8 * 8;
    byte[] expected = new byte[8 + padded + 12];
    ByteBuffer.wrap(expected)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(padded)
        .put((json + " ".repeat(padded - json.length())).getBytes(StandardCharsets.US_ASCII))
        .putInt(0x3f800000) // 1
        .putInt(0xc0000000) // -2
        .putInt(0x3f000000); // 0.5
    assertArrayEquals(expected, Files.readAllBytes(file));
  }

  @Test
  void whatWasSavedIsLoadedThroughAnyLayout() throws IOException {
    Path file = folder.resolve("w.safetensors");
    Parameters saved = filled();
    SafeTensors.save(saved, file, Map.of("epoch", "3"));
    Parameters loaded = network();
    SafeTensors.load(loaded, file);
    assertArrayEquals(saved.values(), loaded.values());
    try (TensorFile tensors = TensorFile.open(file)) {
      assertEquals(Map.of("epoch", "3"), tensors.metadata());
      assertEquals(List.of("c1.weight", "c1.bias"), tensors.names());
      Tensor weight = tensors.tensor("c1.weight").orElseThrow();
      assertArrayEquals(new long[] {2, 3}, weight.shape());
      assertEquals(ElementType.F32, weight.type());
      assertArrayEquals(new float[] {1, -2, 3.5f, 0, 1e-30f, Float.MAX_VALUE}, weight.floats());
    }
  }

  @Test
  void aTensorLargerThanTheReadBufferKeepsItsOrder() throws IOException {
    int n = 40_001;
    Parameters p =
        new Parameters().declare("a", new int[] {n}, Role.WEIGHT, StoredLayout.plain(n)).allocate();
    for (int i = 0; i < n; i++) {
      p.values()[i] = i;
    }
    float[] before = p.values().clone();
    Path file = folder.resolve("w.safetensors");
    SafeTensors.save(p, file, Map.of());
    java.util.Arrays.fill(p.values(), 0);
    SafeTensors.load(p, file);
    assertArrayEquals(before, p.values());
  }

  /** Bit patterns from the formats' definitions: 1.5 and -2 in each. */
  @Test
  void readsHalfBrainAndDouble() throws IOException {
    String header =
        """
        {"h":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},
         "b" : {"shape":[2],"dtype":"BF16","data_offsets":[4,8]} ,
         "d":{"dtype":"F64","shape":[2,1],"data_offsets":[8,24]},
         "n":{"dtype":"I64","shape":[],"data_offsets":[24,32]}}\
        """;
    ByteBuffer data = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    data.putShort((short) 0x3e00).putShort((short) 0xc000);
    data.putShort((short) 0x3fc0).putShort((short) 0xc000);
    data.putLong(0x3ff8000000000000L).putLong(0xc000000000000000L).putLong(5);
    try (TensorFile file = TensorFile.open(file(header, data.array()))) {
      for (String name : List.of("h", "b", "d")) {
        assertArrayEquals(new float[] {1.5f, -2}, file.tensor(name).orElseThrow().floats(), name);
      }
      Tensor count = file.tensor("n").orElseThrow();
      assertEquals(1, count.size());
      WeightsException e = assertThrows(WeightsException.class, count::floats);
      assertTrue(e.getMessage().contains("n I64[] cannot be read as floats"), e.getMessage());
    }
  }

  @Test
  void namesMayBeEscapedOrOfAnyScript() throws IOException {
    String header =
        "{\"a\\u00e9\\/\\t\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
            + "\"層\":{\"dtype\":\"U8\",\"shape\":[0,9],\"data_offsets\":[1,1]}}   ";
    try (TensorFile file = TensorFile.open(file(header, (byte) 1))) {
      assertEquals(List.of("aé/\t", "層"), file.names());
    }
  }

  @Test
  void listsAllDifferencesAndChangesNothing() throws IOException {
    Path file = folder.resolve("w.safetensors");
    Parameters other =
        new Parameters()
            .declare("c1.weight", new int[] {3, 2}, Role.WEIGHT, StoredLayout.plain(6))
            .declare("fc.bias", new int[] {4}, Role.BIAS, StoredLayout.plain(4))
            .allocate();
    SafeTensors.save(other, file, Map.of());
    Parameters p = filled();
    float[] before = p.values().clone();
    Exception e = assertThrows(WeightsException.class, () -> SafeTensors.load(p, file));
    assertEquals(
        file
            + """
            : these weights do not fit the network (2 parameters, 2 tensors in the file); 3 differences:
              c1.weight: the network has [2, 3], the file [3, 2]
              missing: c1.bias[2]
              not in the network: fc.bias F32[4]\
            """,
        e.getMessage());
    assertArrayEquals(before, p.values());
  }

  @Test
  void aLongListOfDifferencesIsCapped() throws IOException {
    Path file = folder.resolve("w.safetensors");
    SafeTensors.save(filled(), file, Map.of());
    Parameters many = new Parameters();
    for (int i = 0; i < 30; i++) {
      many.declare("l" + i, new int[] {1}, Role.WEIGHT, StoredLayout.plain(1));
    }
    many.allocate();
    Exception e = assertThrows(WeightsException.class, () -> SafeTensors.load(many, file));
    assertTrue(e.getMessage().contains("32 differences:\n  missing: l0[1]"), e.getMessage());
    assertTrue(e.getMessage().endsWith("\n  missing: l19[1]\n  and 12 more"), e.getMessage());
  }

  @Test
  void anIntegerTensorIsNoWeight() throws IOException {
    Parameters p =
        new Parameters().declare("a", new int[] {1}, Role.WEIGHT, StoredLayout.plain(1)).allocate();
    Path file = file("{\"a\":{\"dtype\":\"I8\",\"shape\":[1],\"data_offsets\":[0,1]}}", (byte) 1);
    Exception e = assertThrows(WeightsException.class, () -> SafeTensors.load(p, file));
    assertTrue(e.getMessage().endsWith("a: I8 is not a type of weights"), e.getMessage());
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNoOther() throws IOException {
    Path file = folder.resolve("w.safetensors");
    SafeTensors.save(filled(), file, Map.of());
    byte[] before = Files.readAllBytes(file);
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    file,
                    WeightsException::new,
                    channel -> {
                      channel.write(ByteBuffer.allocate(100));
                      throw new IOException("disk full");
                    }));
    assertEquals("disk full", e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void placesThatCannotBeWrittenOrReadAreNamed() {
    Path nowhere = folder.resolve("missing/w.safetensors");
    Exception e =
        assertThrows(WeightsException.class, () -> SafeTensors.save(filled(), nowhere, Map.of()));
    assertTrue(e.getMessage().endsWith("missing does not exist"), e.getMessage());
    assertThrows(WeightsException.class, () -> SafeTensors.save(filled(), folder, Map.of()));
    assertEquals("there is no such file", faultOf(folder.resolve("none")));
    assertTrue(faultOf(folder).contains("this is a folder"));
  }

  @Test
  void aHeaderThatCannotBeIsRefusedBeforeItIsRead() throws IOException {
    Path file = folder.resolve("x");
    Files.write(file, new byte[] {1, 2, 3});
    assertEquals("this is no safetensors file: it has 3 bytes, and 8 are the least", faultOf(file));
    byte[] bytes = new byte[20];
    bytes[7] = (byte) 0xff;
    Files.write(file, bytes);
    assertTrue(faultOf(file).contains("the header would have 18374686479671623680 bytes, but 12"));
    bytes[7] = 0;
    bytes[0] = 13;
    Files.write(file, bytes);
    assertTrue(faultOf(file).contains("the header would have 13 bytes, but 12 follow"));
  }

  @Test
  void everyDamageOfTheHeaderIsNamed() throws IOException {
    String entry = "\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":";
    Map<String, String> faults =
        Map.ofEntries(
            Map.entry("[]", "at character 0: expected '{', not '['"),
            Map.entry("{}x", "expected nothing after the closing brace, not 'x'"),
            Map.entry("{\"a\":{}", "the header ends too early"),
            Map.entry("{\"a\":{}}", "tensor a needs dtype, shape and data_offsets"),
            Map.entry("{\"a\":{" + entry + "[0,4]},\"a\":{" + entry + "[0,4]}}", "\"a\" is there"),
            Map.entry("{\"a\":{" + entry + "[0,8]}}", "not within the file's 4 bytes of data"),
            Map.entry("{\"a\":{" + entry + "[4,0]}}", "has data_offsets [4, 0]"),
            Map.entry("{\"a\":{" + entry + "[0,3]}}", "is F32 [1], 4 bytes, but 3 are stored"),
            Map.entry("{\"a\":{" + entry + "[0,-4]}}", "a whole number, not '-'"),
            Map.entry("{\"a\":{" + entry + "[0,4.0]}}", "expected ',', not '.'"),
            Map.entry("{\"a\":{" + entry + "[0,04]}}", "the number 04 is too long"),
            Map.entry("{\"a\":{" + entry + "\"0,4\"}}", "needs a list of whole numbers as data_"),
            Map.entry("{\"a\":{" + entry.replace("32", "33") + "[0,4]}}", "unknown dtype F33"),
            Map.entry("{\"a\":{" + entry + "[0,4]},}", "expected '\"', not '}'"),
            Map.entry("{\"a\nb\":{}}", "expected no control character in a string, not U+000A"),
            Map.entry("{\"\\q\":{}}", "expected an escape, not 'q'"),
            Map.entry("{\"__metadata__\":{\"k\":1}}", "k of __metadata__ is not a string"),
            Map.entry("{\"__metadata__\":[]}", "__metadata__ is not an object"),
            Map.entry("{}", "4 bytes follow the last tensor"),
            Map.entry(
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},"
                    + "\"b\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[1,4]}}",
                "tensor b overlaps the tensor before it"),
            Map.entry(
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
                    + "\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}}",
                "tensor b begins 1 bytes after the end of the one before it"),
            Map.entry(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296,1],"
                    + "\"data_offsets\":[0,4]}}",
                "more than 2^63 bytes, but 4 are stored"),
            Map.entry("{\"a\":" + "[".repeat(100_000) + "}", "brackets nest deeper than 4"));
    for (Map.Entry<String, String> fault : faults.entrySet()) {
      String message = faultOf(file(fault.getKey(), (byte) 0, (byte) 0, (byte) 0, (byte) 0));
      assertTrue(message.contains(fault.getValue()), fault.getKey() + " -> " + message);
    }
    assertEquals(
        "the header is not UTF-8", faultOf(file(new byte[] {'{', '"', (byte) 0xc3, '"', '}'})));
  }
}
