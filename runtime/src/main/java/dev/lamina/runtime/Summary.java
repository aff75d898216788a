package dev.lamina.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of a network's layers as aligned text. */
final class Summary {
  private Summary() {}

  static String of(NetworkSpec spec) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"layer", "output", "parameters", "multiply-adds", "declared as"});
    for (NetworkSpec.LayerRow layer : spec.layers()) {
      rows.add(
          new String[] {
            layer.name(),
            shape(layer),
            number(layer.parameters()),
            number(layer.multiplyAdds()),
            layer.quote()
          });
    }
    long parameters = 0;
    long adds = 0;
    for (NetworkSpec.LayerRow layer : spec.layers()) {
      parameters += layer.parameters();
      adds += layer.multiplyAdds();
    }
    rows.add(new String[] {"total", "", number(parameters), number(adds), ""});
    return spec.name() + "\n" + table(rows);
  }

  private static String table(List<String[]> rows) {
    int[] width = new int[4];
    for (String[] row : rows) {
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], row[i].length());
      }
    }
    String format =
        "  %%-%ss  %%-%ss  %%%ss  %%%ss  %%s".formatted(width[0], width[1], width[2], width[3]);
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      lines.add(format.formatted((Object[]) row).stripTrailing());
    }
    return String.join("\n", lines);
  }

  private static String shape(NetworkSpec.LayerRow layer) {
    return Bindings.text(layer.shape());
  }

  private static String number(long value) {
    return value == 0 ? "" : String.format(Locale.ROOT, "%,d", value);
  }
}
