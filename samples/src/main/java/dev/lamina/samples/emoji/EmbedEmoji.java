package dev.lamina.samples.emoji;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Makes the embedded pictures anew from the npm package {@code emoji-datasource-twitter}: each
 * emoji of which there is a woman, a man and a person in all tones of skin is a row, and its
 * woman's name a line. The same input gives the same bytes.
 *
 * <pre>{@code java EmbedEmoji.java package DIRECTORY}</pre>
 */
public final class EmbedEmoji {
  private static final int GIVEN = 64;
  private static final int SIDE = 48;
  private static final int MOST_BELOW = 2;
  private static final int COLORS = 256;
  private static final List<String> TONES =
      List.of("", "-1f3fb", "-1f3fc", "-1f3fd", "-1f3fe", "-1f3ff");
  private static final Pattern ENTRY =
      Pattern.compile("\"name\":\"([^\"]*)\",\"unified\":\"([^\"]*)\"");

  private EmbedEmoji() {}

  /** Takes the unpacked package and the directory to write to. */
  public static void main(String[] args) throws IOException {
    Path images = Path.of(args[0], "img", "twitter", "64");
    Map<String, String> names = new LinkedHashMap<>();
    ENTRY
        .matcher(Files.readString(Path.of(args[0], "emoji.json")))
        .results()
        .forEach(entry -> names.put(entry.group(2), entry.group(1)));
    List<String> lines = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (String woman : names.keySet()) {
      List<Path> row =
          row(woman, names).stream()
              .flatMap(code -> TONES.stream().map(tone -> images.resolve(file(code, tone))))
              .toList();
      if (!row.isEmpty() && row.stream().allMatch(Files::exists)) {
        String name = names.getOrDefault(woman, "");
        lines.add(name.toLowerCase(Locale.ROOT).replace(":", ""));
        files.addAll(row);
      }
    }
    Files.write(Path.of(args[1], "people.txt"), lines);
    write(indexed(sheet(files, lines.size())), Path.of(args[1], "people.png"));
  }

  /** Codes of a woman, a man and a person, or none if the emoji is not of one each. */
  private static List<String> row(String woman, Map<String, String> names) {
    String sign = "-200D-2640-FE0F";
    List<String> row =
        woman.endsWith(sign)
            ? List.of(woman, woman.replace("2640", "2642"), woman.replace(sign, ""))
            : woman.startsWith("1F469-200D-")
                ? List.of(
                    woman,
                    woman.replaceFirst("1F469", "1F468"),
                    woman.replaceFirst("1F469", "1F9D1"))
                : List.of();
    if (row.isEmpty() || woman.contains("27A1") || !names.keySet().containsAll(row)) {
      return List.of();
    }
    String name = names.getOrDefault(woman, "");
    boolean named =
        List.of(name.split("[ :]+")).contains("WOMAN")
            && name.replace("WOMAN", "MAN").equals(names.get(row.get(1)));
    return named ? row : List.of();
  }

  /** The tone stands behind the first code point, in the place of a selector if there is one. */
  private static String file(String code, String tone) {
    String lower = code.toLowerCase(Locale.ROOT);
    int end = lower.indexOf('-') < 0 ? lower.length() : lower.indexOf('-');
    String rest = lower.substring(end);
    return lower.substring(0, end)
        + (tone.isEmpty() ? rest : tone + rest.replaceFirst("^-fe0f", ""))
        + ".png";
  }

  private static BufferedImage sheet(List<Path> files, int rows) throws IOException {
    int columns = files.size() / rows;
    BufferedImage sheet =
        new BufferedImage(columns * SIDE, rows * SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    for (int i = 0; i < files.size(); i++) {
      BufferedImage given = ImageIO.read(files.get(i).toFile());
      BufferedImage paper = new BufferedImage(GIVEN, GIVEN, BufferedImage.TYPE_INT_RGB);
      paper.createGraphics().drawImage(given, 0, 0, Color.WHITE, null);
      graphics.drawImage(smaller(paper), i % columns * SIDE, i / columns * SIDE, null);
    }
    return sheet;
  }

  /** Each pixel is the mean of those below it: 4 x 4 of the given ones are 3 x 3. */
  private static BufferedImage smaller(BufferedImage given) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        image.setRGB(x, y, mean(given, x, y));
      }
    }
    return image;
  }

  private static int mean(BufferedImage given, int x, int y) {
    int[] sum = new int[3];
    for (int v = first(y); v < first(y) + MOST_BELOW; v++) {
      for (int u = first(x); u < first(x) + MOST_BELOW; u++) {
        int area = shared(y, v) * shared(x, u);
        for (int c = 0; c < 3; c++) {
          sum[c] += area * ((given.getRGB(u, v) >> (16 - 8 * c)) & 255);
        }
      }
    }
    int whole = GIVEN * GIVEN;
    return IntStream.of(sum).reduce(0, (rgb, s) -> (rgb << 8) | ((s + whole / 2) / whole));
  }

  /** The first of the given pixels below a new one. */
  private static int first(int to) {
    return to * GIVEN / SIDE;
  }

  /** The length that a new and a given pixel have in common, of which a new one has GIVEN. */
  private static int shared(int to, int from) {
    return Math.max(
        0, Math.min((to + 1) * GIVEN, (from + 1) * SIDE) - Math.max(to * GIVEN, from * SIDE));
  }

  /** The most frequent colours stay as they are, each other one becomes the nearest of them. */
  private static BufferedImage indexed(BufferedImage sheet) {
    Map<Integer, Integer> counts = new HashMap<>();
    int[] pixels =
        sheet.getRGB(0, 0, sheet.getWidth(), sheet.getHeight(), null, 0, sheet.getWidth());
    for (int pixel : pixels) {
      counts.merge(pixel, 1, Integer::sum);
    }
    int[] colors =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(COLORS)
            .mapToInt(Map.Entry::getKey)
            .toArray();
    IndexColorModel model =
        new IndexColorModel(8, colors.length, colors, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage image =
        new BufferedImage(
            sheet.getWidth(), sheet.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    Map<Integer, Integer> known = new HashMap<>();
    for (int i = 0; i < pixels.length; i++) {
      int index = known.computeIfAbsent(pixels[i], pixel -> nearest(pixel, colors));
      image.getRaster().setSample(i % sheet.getWidth(), i / sheet.getWidth(), 0, index);
    }
    return image;
  }

  private static int nearest(int pixel, int[] colors) {
    int nearest = 0;
    for (int i = 1; i < colors.length; i++) {
      nearest = distance(pixel, colors[i]) < distance(pixel, colors[nearest]) ? i : nearest;
    }
    return nearest;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int difference = ((one >> shift) & 255) - ((other >> shift) & 255);
      sum += difference * difference;
    }
    return sum;
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam smallest = writer.getDefaultWriteParam();
    smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    smallest.setCompressionQuality(0);
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), smallest);
    }
  }
}
