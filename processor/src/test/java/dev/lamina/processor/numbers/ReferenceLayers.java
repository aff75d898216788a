package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/** The definitions of the layers, number by number. */
final class ReferenceLayers {
  private final Tape tape;

  ReferenceLayers(Tape tape) {
    this.tape = tape;
  }

  Tensor convolve(Op.Conv c, Tensor x, Tensor weight, Optional<Tensor> bias) {
    int groupFilters = c.filters() / c.groups();
    int groupChannels = x.channels() / c.groups();
    List<Integer> rows = c.rows().starts(x.height());
    List<Integer> columns = c.columns().starts(x.width());
    Tensor.Builder y = new Tensor.Builder();
    for (int o = 0; o < c.filters(); o++) {
      int first = o / groupFilters * groupChannels;
      for (int top : rows) {
        for (int left : columns) {
          int sum = bias.isPresent() ? bias.get().numbers().get(o) : tape.number(0);
          int w = o * groupChannels * c.rows().size() * c.columns().size();
          for (int i = 0; i < groupChannels; i++) {
            for (int u = 0; u < c.rows().size(); u++) {
              for (int v = 0; v < c.columns().size(); v++, w++) {
                int row = top + u * c.rows().dilation();
                int column = left + v * c.columns().dilation();
                if (x.holds(row, column)) {
                  int value = x.at(first + i, row, column);
                  sum = tape.multiplyAdd(sum, weight.numbers().get(w), value);
                }
              }
            }
          }
          y.add(sum);
        }
      }
    }
    return y.build(c.filters(), rows.size(), columns.size());
  }

  /** Each element of x adds the kernels of its channel to the windows of the output. */
  Tensor convolveTransposed(Op.ConvTranspose t, Tensor x, Tensor weight, Optional<Tensor> bias) {
    int height = t.height(x.height());
    int width = t.width(x.width());
    int groupFilters = t.filters() / t.groups();
    int[][][] y = new int[t.filters()][height][width];
    for (int o = 0; o < t.filters(); o++) {
      for (int[] line : y[o]) {
        Arrays.setAll(line, bias.isPresent() ? at(bias.get(), o) : i -> tape.number(0));
      }
    }
    int w = 0;
    for (int c = 0; c < x.channels(); c++) {
      int first = c / (x.channels() / t.groups()) * groupFilters;
      for (int o = first; o < first + groupFilters; o++) {
        for (int u = 0; u < t.rows().size(); u++) {
          for (int v = 0; v < t.columns().size(); v++, w++) {
            for (int row = 0; row < x.height(); row++) {
              for (int column = 0; column < x.width(); column++) {
                int i = row * t.rows().stride() + u * t.rows().dilation();
                int j = column * t.columns().stride() + v * t.columns().dilation();
                i -= Op.ConvTranspose.cut(t.rows());
                j -= Op.ConvTranspose.cut(t.columns());
                if (i >= 0 && i < height && j >= 0 && j < width) {
                  int product = x.at(c, row, column);
                  y[o][i][j] = tape.multiplyAdd(y[o][i][j], weight.numbers().get(w), product);
                }
              }
            }
          }
        }
      }
    }
    Tensor.Builder all = new Tensor.Builder();
    Stream.of(y).flatMap(Stream::of).flatMapToInt(Arrays::stream).forEach(all::add);
    return all.build(t.filters(), height, width);
  }

  private static IntUnaryOperator at(Tensor bias, int channel) {
    return i -> bias.numbers().get(channel);
  }

  Tensor pool(Op.Pool p, Tensor x) {
    List<Integer> rows = p.rows().starts(x.height());
    List<Integer> columns = p.columns().starts(x.width());
    Tensor.Builder y = new Tensor.Builder();
    for (int c = 0; c < x.channels(); c++) {
      for (int top : rows) {
        for (int left : columns) {
          List<Integer> window = window(p, x, c, top, left);
          // Zeros of the padding count in an average, what hangs over behind them does not.
          int high = Math.min(top + p.rows().size(), x.height() + p.rows().after(x.height())) - top;
          int wide =
              Math.min(left + p.columns().size(), x.width() + p.columns().after(x.width())) - left;
          y.add(p.max() ? largest(window) : tape.scale(sum(window), 1.0 / (high * wide)));
        }
      }
    }
    return y.build(x.channels(), rows.size(), columns.size());
  }

  private static List<Integer> window(Op.Pool p, Tensor x, int channel, int top, int left) {
    List<Integer> numbers = new ArrayList<>();
    for (int row = top; row < top + p.rows().size(); row++) {
      for (int column = left; column < left + p.columns().size(); column++) {
        if (x.holds(row, column)) {
          numbers.add(x.at(channel, row, column));
        }
      }
    }
    return numbers;
  }

  Tensor globalPool(boolean max, Tensor x) {
    int pixels = x.height() * x.width();
    Tensor.Builder y = new Tensor.Builder();
    for (int c = 0; c < x.channels(); c++) {
      List<Integer> channel = x.numbers().subList(c * pixels, (c + 1) * pixels);
      y.add(max ? largest(channel) : tape.scale(sum(channel), 1.0 / pixels));
    }
    return y.build(x.channels());
  }

  Tensor dense(int units, Tensor x, Tensor weight, Optional<Tensor> bias) {
    Tensor.Builder y = new Tensor.Builder();
    int in = x.numbers().size();
    for (int o = 0; o < units; o++) {
      int sum = bias.isPresent() ? bias.get().numbers().get(o) : tape.number(0);
      for (int i = 0; i < in; i++) {
        sum = tape.multiplyAdd(sum, weight.numbers().get(o * in + i), x.numbers().get(i));
      }
      y.add(sum);
    }
    return y.build(units);
  }

  Tensor softmax(Tensor x) {
    int pixels = x.height() * x.width();
    Integer[] y = new Integer[x.numbers().size()];
    for (int p = 0; p < pixels; p++) {
      int sum = tape.number(0);
      for (int i = p; i < y.length; i += pixels) {
        y[i] = tape.exp(x.numbers().get(i));
        sum = tape.add(sum, y[i]);
      }
      int factor = tape.inverse(sum);
      for (int i = p; i < y.length; i += pixels) {
        y[i] = tape.multiply(y[i], factor);
      }
    }
    return new Tensor(x.shape(), List.of(y));
  }

  Tensor localResponse(Op.Lrn l, Tensor x) {
    Tensor.Builder y = new Tensor.Builder();
    for (int c = 0; c < x.channels(); c++) {
      for (int row = 0; row < x.height(); row++) {
        for (int column = 0; column < x.width(); column++) {
          int sum = tape.number(0);
          int first = c - l.size() / 2;
          for (int d = Math.max(0, first); d < Math.min(x.channels(), first + l.size()); d++) {
            sum = tape.multiplyAdd(sum, x.at(d, row, column), x.at(d, row, column));
          }
          int base = tape.plus(tape.scale(sum, l.alpha() / l.size()), l.k());
          int power = tape.exp(tape.scale(tape.log(base), -l.beta()));
          y.add(tape.multiply(x.at(c, row, column), power));
        }
      }
    }
    return y.build(x.shape().toArray(Integer[]::new));
  }

  Tensor add(List<Tensor> terms) {
    Tensor.Builder y = new Tensor.Builder();
    for (int i = 0; i < terms.getFirst().numbers().size(); i++) {
      int sum = terms.getFirst().numbers().get(i);
      for (Tensor term : terms.subList(1, terms.size())) {
        sum = tape.add(sum, term.numbers().get(i));
      }
      y.add(sum);
    }
    return y.build(terms.getFirst().shape().toArray(Integer[]::new));
  }

  Tensor multiply(List<Tensor> factors) {
    Tensor whole =
        factors.stream()
            .filter(f -> f.height() * f.width() > 1)
            .findFirst()
            .orElse(factors.getFirst());
    Tensor.Builder y = new Tensor.Builder();
    for (int c = 0; c < whole.channels(); c++) {
      for (int row = 0; row < whole.height(); row++) {
        for (int column = 0; column < whole.width(); column++) {
          int product = tape.number(1);
          for (Tensor factor : factors) {
            boolean scale = factor.height() * factor.width() == 1;
            product = tape.multiply(product, factor.at(c, scale ? 0 : row, scale ? 0 : column));
          }
          y.add(product);
        }
      }
    }
    return y.build(whole.shape().toArray(Integer[]::new));
  }

  Tensor concat(List<Tensor> parts) {
    List<Integer> shape = new ArrayList<>(parts.getFirst().shape());
    shape.set(0, parts.stream().mapToInt(Tensor::channels).sum());
    return new Tensor(shape, parts.stream().flatMap(t -> t.numbers().stream()).toList());
  }

  private int largest(List<Integer> numbers) {
    return numbers.stream().reduce(tape::max).orElseThrow();
  }

  private int sum(List<Integer> numbers) {
    return numbers.stream().reduce(tape::add).orElseThrow();
  }
}
