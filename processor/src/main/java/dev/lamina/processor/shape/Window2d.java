package dev.lamina.processor.shape;

/** A window along rows and one along columns. */
public record Window2d(Window rows, Window columns) {

  /** Whether at least one window fits into the image. */
  public boolean fits(Shape in) {
    return rows.fits(in.height()) && columns.fits(in.width());
  }

  /** The shape of {@code channels} channels that come out; the window must fit. */
  public Shape output(int channels, Shape in) {
    return Shape.of(channels, rows.output(in.height()), columns.output(in.width()));
  }

  /** As users read a pool's: {@code 2}, or {@code 2x3}. */
  public String shortSizeText() {
    return rows.size() == columns.size() ? String.valueOf(rows.size()) : sizeText();
  }

  /** As users read it: {@code 5x5}. */
  public String sizeText() {
    return rows.size() + "x" + columns.size();
  }

  /** The arithmetic of both axes, a line each, or of one where they are alike. */
  public String arithmetic(Shape in) {
    return both(rows.arithmetic(in.height()), columns.arithmetic(in.width()));
  }

  /** The arithmetic of the input that has these outputs likewise. */
  public String transposedArithmetic(Shape out) {
    return both(rows.transposedArithmetic(out.height()), columns.transposedArithmetic(out.width()));
  }

  private static String both(String vertical, String horizontal) {
    return vertical.equals(horizontal)
        ? vertical
        : "rows     " + vertical + "\ncolumns  " + horizontal;
  }
}
