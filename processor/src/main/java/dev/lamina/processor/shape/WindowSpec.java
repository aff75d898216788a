package dev.lamina.processor.shape;

import java.util.List;

/**
 * A window as declared, before its input is known: one number for both axes or {H, W}.
 *
 * @param stride empty: the window's size
 * @param padding a lone -1 asks for {@code SAME}
 */
public record WindowSpec(
    List<Integer> size,
    List<Integer> stride,
    List<Integer> padding,
    List<Integer> dilation,
    boolean ceil) {
  /** Number that stands for {@code SAME}. */
  public static final int SAME = -1;

  /** The windows on an input of this shape. */
  public Window2d on(Shape in) {
    return new Window2d(axis(0, in.height()), axis(1, in.width()));
  }

  /**
   * The windows of the convolution that leads back from the output, where this is declared for a
   * transposed convolution.
   */
  public Window2d transposed(List<Integer> outputPadding) {
    return new Window2d(transposed(0, outputPadding), transposed(1, outputPadding));
  }

  private Window transposed(int axis, List<Integer> outputPadding) {
    int length = at(size, axis);
    int step = at(stride, axis);
    return isSame()
        ? Window.transposedSame(length, step, at(dilation, axis))
        : Window.transposed(
            length, step, at(padding, axis), at(dilation, axis), at(outputPadding, axis));
  }

  /** Whether {@code padding = SAME} is declared. */
  public boolean isSame() {
    return padding.equals(List.of(SAME));
  }

  /** This declaration with another size. */
  public WindowSpec withSize(int rows, int columns) {
    return new WindowSpec(List.of(rows, columns), stride, padding, dilation, ceil);
  }

  /** This declaration with another padding. */
  public WindowSpec withPadding(List<Integer> changed) {
    return new WindowSpec(size, stride, changed, dilation, ceil);
  }

  /** This declaration, counting a last window that reaches over the end. */
  public WindowSpec withCeil() {
    return new WindowSpec(size, stride, padding, dilation, true);
  }

  private Window axis(int axis, int in) {
    int length = at(size, axis);
    int step = stride.isEmpty() ? length : at(stride, axis);
    return isSame()
        ? Window.same(length, step, at(dilation, axis), in)
        : Window.of(length, step, at(padding, axis), at(dilation, axis), ceil);
  }

  /** The number for an axis where there may be one for both. */
  public static int at(List<Integer> numbers, int axis) {
    return numbers.get(numbers.size() == 1 ? 0 : axis);
  }
}
