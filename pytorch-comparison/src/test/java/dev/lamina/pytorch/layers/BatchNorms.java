package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Add;
import dev.lamina.dsl.BatchNorm;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.From;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/**
 * Batch norms behind convolutions and alone, in training with the statistics of the batch and then
 * with the running ones.
 */
@Network
abstract class BatchNorms {
  @Input({3, 13, 7})                                                                Layer image;
  @Conv(filters = 17, kernel = 3, padding = 1, bias = false) @BatchNorm @Tanh       Layer folded;
  @BatchNorm(epsilon = 1e-3, momentum = 0.3)                                        Layer alone;
  @Conv(filters = 5, kernel = 1) @Tanh                                  Layer plain;
  @BatchNorm                                                                        Layer behind;
  @From("plain") @Conv(filters = 5, kernel = {3, 1}, padding = {1, 0}, bias = false)
      @BatchNorm @Add("behind") @Tanh                                               Layer joined;
  @Conv(filters = 1, kernel = 2, bias = false) @BatchNorm                           Layer single;
  @Dense(units = 13) @Output(loss = MEAN_SQUARED_ERROR)                             Layer end;

  static final String PYTORCH =
      """
      def norm(self, x: Tensor, w: Dict[str, Tensor], name: str, momentum: float, epsilon: float) -> Tensor:
          mean = w[name + ".running_mean"]
          variance = w[name + ".running_var"]
          return torch.batch_norm(
              x, w[name + ".weight"], w[name + ".bias"], mean, variance, self.training, momentum, epsilon, False)

      folded = torch.conv2d(image, w["folded.weight"], None, padding=1)
      folded = torch.tanh(self.norm(folded, w, "folded.batchNorm", 0.1, 1e-5))
      alone = self.norm(folded, w, "alone", 0.3, 1e-3)
      plain = torch.tanh(torch.conv2d(alone, w["plain.weight"], w["plain.bias"]))
      behind = self.norm(plain, w, "behind", 0.1, 1e-5)
      joined = torch.conv2d(plain, w["joined.weight"], None, padding=[1, 0])
      joined = torch.tanh(self.norm(joined, w, "joined.batchNorm", 0.1, 1e-5) + behind)
      single = torch.conv2d(joined, w["single.weight"], None)
      single = self.norm(single, w, "single.batchNorm", 0.1, 1e-5)
      end = torch.linear(torch.flatten(single, 1), w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
