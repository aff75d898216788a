package dev.lamina.processor.emit;

import dev.lamina.processor.plan.Face;
import java.util.Locale;

/** The table of a network's layers as Javadoc. */
final class LayerTable {
  private LayerTable() {}

  static String of(Face face) {
    StringBuilder table =
        new StringBuilder(
            "<table>\n<caption>Layers of "
                + face.simpleName()
                + "</caption>\n"
                + "<tr><th>layer<th>output<th>parameters<th>multiply-adds<th>declared as\n");
    face.rows().forEach(row -> table.append(row(row)));
    long parameters = face.rows().stream().mapToLong(Face.Row::parameters).sum();
    long adds = face.rows().stream().mapToLong(Face.Row::multiplyAdds).sum();
    return table
        .append("<tr><td>total<td><td>%s<td>%s<td>\n".formatted(number(parameters), number(adds)))
        .append("</table>\n")
        .toString();
  }

  private static String row(Face.Row row) {
    return "<tr><td>%s<td>%s<td>%s<td>%s<td>{@code %s}\n"
        .formatted(
            row.field(),
            row.shape(),
            number(row.parameters()),
            number(row.multiplyAdds()),
            row.quote());
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
