package dev.lamina.dsl;

/** What a recurrent layer computes in each step from its input x and its state h. */
public enum Cell {
  /** {@code h = tanh(W_ih x + b_ih + W_hh h' + b_hh)}, h' the state before (Elman 1990). */
  RNN,
  /**
   * Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates): with s the
   * sigmoid, {@code i, f, o = s(W x + b + V h' + d)}, {@code g = tanh(W x + b + V h' + d)}, {@code
   * c = f * c' + i * g}, {@code h = o * tanh(c)}. Gates stand in the order i, f, g, o.
   */
  LSTM,
  /**
   * Gated recurrent unit (Cho et al. 2014) in the variant that resets after the product, PyTorch's
   * and ONNX's linear-before-reset: {@code r, z = s(W x + b + V h' + d)}, {@code n = tanh(W x + b +
   * r * (V h' + d))}, {@code h = (1 - z) * n + z * h'}. Gates stand in the order r, z, n.
   */
  GRU
}
