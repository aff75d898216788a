package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Cell.LSTM;
import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;
import static dev.lamina.dsl.Returns.LAST;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Embedding;
import dev.lamina.dsl.From;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Tanh;
import dev.lamina.dsl.Tokens;

/** A decoder that starts from the whole state of an encoder, and a layer that starts from a vector. */
@Network
abstract class LongTranslations {
  @Tokens(11)                                                                     Layer words;
  @Embedding(units = 3, padding = 4)                                              Layer source;
  @Recurrent(units = 5, cell = LSTM, layers = 2, returns = LAST)                   Layer encoder;
  @Input(value = 3, sequence = true)                                              Layer x;
  @Recurrent(units = 5, cell = LSTM, layers = 2, initialState = "encoder")         Layer decoder;
  @Dense(units = 3)                                                               Layer between;
  @From("encoder") @Tanh                                                          Layer bounded;
  @From("between") @Recurrent(units = 5, cell = LSTM, initialState = "bounded")    Layer second;
  @Dense(units = 4) @Output(loss = MEAN_SQUARED_ERROR)                            Layer y;

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

      source = torch.mul(torch.mul(torch.embedding(w["source.weight"], words), torch.unsqueeze(torch.ne(words, 4), 2)), self.mask(torch.unsqueeze(words, 2), words_lengths))
      encoder_steps, encoder_h, encoder_c = self.cells(source, words_lengths, torch.new_zeros(source, [2, torch.size(source, 0), 5]), torch.new_zeros(source, [2, torch.size(source, 0), 5]), [w["encoder.weight_ih_l0"], w["encoder.weight_hh_l0"], w["encoder.bias_ih_l0"], w["encoder.bias_hh_l0"], w["encoder.weight_ih_l1"], w["encoder.weight_hh_l1"], w["encoder.bias_ih_l1"], w["encoder.bias_hh_l1"]], True, 2, False)
      encoder = encoder_h[1]
      decoder_steps, decoder_h, decoder_c = self.cells(x, x_lengths, encoder_h, encoder_c, [w["decoder.weight_ih_l0"], w["decoder.weight_hh_l0"], w["decoder.bias_ih_l0"], w["decoder.bias_hh_l0"], w["decoder.weight_ih_l1"], w["decoder.weight_hh_l1"], w["decoder.bias_ih_l1"], w["decoder.bias_hh_l1"]], True, 2, False)
      decoder = decoder_steps
      between = torch.mul(torch.linear(decoder, w["between.weight"], w["between.bias"]), self.mask(x, x_lengths))
      bounded = torch.tanh(encoder)
      second_steps, second_h, second_c = self.cells(between, x_lengths, torch.unsqueeze(bounded, 0), torch.zeros_like(torch.unsqueeze(bounded, 0)), [w["second.weight_ih_l0"], w["second.weight_hh_l0"], w["second.bias_ih_l0"], w["second.bias_hh_l0"]], True, 1, False)
      second = second_steps
      y = torch.mul(torch.linear(second, w["y.weight"], w["y.bias"]), self.mask(x, x_lengths))
      loss = self.loss(y, y_targets, x_lengths)
      """;
}
