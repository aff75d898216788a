package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Cell.LSTM;
import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;

/** One cell upon another, of several sizes, along sequences of different lengths. */
@Network
abstract class Lstms {
  @Input(value = 3, sequence = true)                     Layer x;
  @Recurrent(units = 5, cell = LSTM)                       Layer small;
  @Recurrent(units = 16, cell = LSTM, bias = false)        Layer middle;
  @Recurrent(units = 33, cell = LSTM)                      Layer large;
  @Dense(units = 4) @Output(loss = MEAN_SQUARED_ERROR)   Layer y;

  static final String PYTORCH =
      """
      def mask(self, x: Tensor, lengths: Tensor) -> Tensor:
        return torch.unsqueeze(torch.lt(torch.arange(torch.size(x, 1)), torch.unsqueeze(lengths, 1)), 2)

      def loss(self, y: Tensor, targets: Tensor, lengths: Tensor) -> Tensor:
        squares = torch.mul(torch.square(torch.sub(y, targets)), self.mask(y, lengths))
        return torch.div(torch.sum(squares), torch.mul(torch.sum(lengths), torch.size(y, 2)))

      def cells(self, x: Tensor, lengths: Tensor, h: Tensor, c: Tensor, ws: List[Tensor], bias: bool, layers: int, both: bool) -> Tuple[Tensor, Tensor, Tensor]:
        data, sizes = torch._pack_padded_sequence(x, lengths, True)
        out, hn, cn = torch.lstm(data, sizes, [h, c], ws, bias, layers, 0., self.training, both)
        steps, counts = torch._pad_packed_sequence(out, sizes, True, 0., torch.size(x, 1))
        return (steps, hn, cn)

      small_steps, small_h, small_c = self.cells(x, x_lengths, torch.new_zeros(x, [1, torch.size(x, 0), 5]), torch.new_zeros(x, [1, torch.size(x, 0), 5]), [w["small.weight_ih_l0"], w["small.weight_hh_l0"], w["small.bias_ih_l0"], w["small.bias_hh_l0"]], True, 1, False)
      small = small_steps
      middle_steps, middle_h, middle_c = self.cells(small, x_lengths, torch.new_zeros(small, [1, torch.size(small, 0), 16]), torch.new_zeros(small, [1, torch.size(small, 0), 16]), [w["middle.weight_ih_l0"], w["middle.weight_hh_l0"]], False, 1, False)
      middle = middle_steps
      large_steps, large_h, large_c = self.cells(middle, x_lengths, torch.new_zeros(middle, [1, torch.size(middle, 0), 33]), torch.new_zeros(middle, [1, torch.size(middle, 0), 33]), [w["large.weight_ih_l0"], w["large.weight_hh_l0"], w["large.bias_ih_l0"], w["large.bias_hh_l0"]], True, 1, False)
      large = large_steps
      y = torch.mul(torch.linear(large, w["y.weight"], w["y.bias"]), self.mask(x, x_lengths))
      loss = self.loss(y, y_targets, x_lengths)
      """;
}
