package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.dsl.Returns.LAST;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.From;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;

/** Layers upon each other, both directions, and the state that each of them ends in. */
@Network
abstract class Directions {
  @Input(value = 3, sequence = true)                                            Layer x;
  @Recurrent(units = 5, layers = 3)                                             Layer deep;
  @Recurrent(units = 7, layers = 2, bidirectional = true)                       Layer both;
  @Dense(units = 4) @Output(loss = MEAN_SQUARED_ERROR)                          Layer y;
  @From("both") @Recurrent(units = 6, bidirectional = true, returns = LAST)     Layer last;
  @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY)                       Layer label;

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

      deep_steps, deep_h, deep_c = self.cells(x, x_lengths, torch.new_zeros(x, [3, torch.size(x, 0), 5]), torch.new_zeros(x, [3, torch.size(x, 0), 5]), [w["deep.weight_ih_l0"], w["deep.weight_hh_l0"], w["deep.bias_ih_l0"], w["deep.bias_hh_l0"], w["deep.weight_ih_l1"], w["deep.weight_hh_l1"], w["deep.bias_ih_l1"], w["deep.bias_hh_l1"], w["deep.weight_ih_l2"], w["deep.weight_hh_l2"], w["deep.bias_ih_l2"], w["deep.bias_hh_l2"]], True, 3, False)
      deep = deep_steps
      both_steps, both_h, both_c = self.cells(deep, x_lengths, torch.new_zeros(deep, [4, torch.size(deep, 0), 7]), torch.new_zeros(deep, [4, torch.size(deep, 0), 7]), [w["both.weight_ih_l0"], w["both.weight_hh_l0"], w["both.bias_ih_l0"], w["both.bias_hh_l0"], w["both.weight_ih_l0_reverse"], w["both.weight_hh_l0_reverse"], w["both.bias_ih_l0_reverse"], w["both.bias_hh_l0_reverse"], w["both.weight_ih_l1"], w["both.weight_hh_l1"], w["both.bias_ih_l1"], w["both.bias_hh_l1"], w["both.weight_ih_l1_reverse"], w["both.weight_hh_l1_reverse"], w["both.bias_ih_l1_reverse"], w["both.bias_hh_l1_reverse"]], True, 2, True)
      both = both_steps
      y = torch.mul(torch.linear(both, w["y.weight"], w["y.bias"]), self.mask(x, x_lengths))
      last_steps, last_h, last_c = self.cells(both, x_lengths, torch.new_zeros(both, [2, torch.size(both, 0), 6]), torch.new_zeros(both, [2, torch.size(both, 0), 6]), [w["last.weight_ih_l0"], w["last.weight_hh_l0"], w["last.bias_ih_l0"], w["last.bias_hh_l0"], w["last.weight_ih_l0_reverse"], w["last.weight_hh_l0_reverse"], w["last.bias_ih_l0_reverse"], w["last.bias_hh_l0_reverse"]], True, 1, True)
      last = torch.cat([last_h[0], last_h[1]], 1)
      label = torch.linear(last, w["label.weight"], w["label.bias"])
      loss = torch.add(self.loss(y, y_targets, x_lengths), torch.cross_entropy_loss(label, label_labels))
      """;
}
