package dev.lamina.processor.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sizes of one sample, outermost first: (C, H, W) of an image or (D) of a vector. */
public record Shape(List<Integer> dims) {

  /** Refuses a shape without dimensions and sizes below 1. */
  public Shape {
    dims = List.copyOf(dims);
    if (dims.isEmpty() || Collections.min(dims) < 1) {
      throw new IllegalArgumentException("no shape: " + dims);
    }
  }

  /** The shape with these sizes. */
  public static Shape of(int... dims) {
    List<Integer> list = new ArrayList<>();
    for (int dim : dims) {
      list.add(dim);
    }
    return new Shape(list);
  }

  /** Whether it has channels, rows and columns. */
  public boolean isImage() {
    return dims.size() == 3;
  }

  /** C of (C, H, W), D of (D). */
  public int channels() {
    return dims.getFirst();
  }

  /** H of (C, H, W), 1 of (D). */
  public int height() {
    return isImage() ? dims.get(1) : 1;
  }

  /** W of (C, H, W), 1 of (D). */
  public int width() {
    return isImage() ? dims.get(2) : 1;
  }

  /** Number of places that each hold all channels. */
  public int pixels() {
    return height() * width();
  }

  /** Number of elements; the largest long where there are even more. */
  public long size() {
    long size = 1;
    for (int dim : dims) {
      size = product(size, dim);
    }
    return size;
  }

  private static long product(long a, long b) {
    return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  /** The same shape with another number of channels. */
  public Shape withChannels(int channels) {
    return isImage() ? of(channels, height(), width()) : of(channels);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && shape.dims.equals(dims);
  }

  @Override
  public int hashCode() {
    return dims.hashCode();
  }

  /** As users read it: {@code 6 x 28 x 28}. */
  @Override
  public String toString() {
    return joined(" x ");
  }

  /** As graph and plan print it: {@code f32[N,6,28,28]}, or {@code f32[N,T,6]} along a sequence. */
  public String typeText(boolean sequence) {
    return "f32[N," + (sequence ? "T," : "") + joined(",") + "]";
  }

  /** The sizes with this between them. */
  public String joined(String separator) {
    StringBuilder text = new StringBuilder();
    for (int dim : dims) {
      text.append(text.isEmpty() ? "" : separator).append(dim);
    }
    return text.toString();
  }
}
