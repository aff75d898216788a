package dev.lamina.processor.emit;

import dev.lamina.processor.plan.Face;

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
    long parameters = 0;
    long adds = 0;
    for (Face.Row row : face.rows()) {
      table.append(row(row));
      parameters += row.parameters();
      adds += row.multiplyAdds();
    }
    return table
        .append("<tr><td>total<td><td>")
        .append(number(parameters) + "<td>" + number(adds))
        .append("<td>\n</table>\n")
        .toString();
  }

  private static String row(Face.Row row) {
    String numbers = number(row.parameters()) + "<td>" + number(row.multiplyAdds());
    String start = "<tr><td>" + row.field() + "<td>" + row.shape() + "<td>" + numbers;
    return start + "<td>{@code " + row.quote() + "}\n";
  }

  private static String number(long value) {
    return Digits.grouped(value, ',');
  }
}
