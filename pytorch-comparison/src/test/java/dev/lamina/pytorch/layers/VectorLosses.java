package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.BINARY_CROSS_ENTROPY;
import static dev.lamina.dsl.Loss.HUBER;
import static dev.lamina.dsl.Loss.L1;
import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.From;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** All losses of vectors, summed by weight. */
@Network
abstract class VectorLosses {
  @Input(13)                                                                               Layer vector;
  @Dense(units = 17) @Tanh                                                                 Layer front;
  @Dense(units = 5) @Output(loss = SOFTMAX_CROSS_ENTROPY)                                  Layer digit;
  @From("front") @Dense(units = 3) @Output(loss = BINARY_CROSS_ENTROPY, weight = 0.3)      Layer binary;
  @From("front") @Dense(units = 13) @Output(loss = MEAN_SQUARED_ERROR, weight = 0.5)       Layer square;
  @From("front") @Dense(units = 1) @Output(loss = L1, weight = 0.25)                       Layer distance;
  @From("front") @Dense(units = 17) @Output(loss = HUBER, weight = 2)                      Layer huber;

  static final String PYTORCH =
      """
      front = torch.tanh(torch.linear(vector, w["front.weight"], w["front.bias"]))
      digit = torch.linear(front, w["digit.weight"], w["digit.bias"])
      binary = torch.linear(front, w["binary.weight"], w["binary.bias"])
      square = torch.linear(front, w["square.weight"], w["square.bias"])
      distance = torch.linear(front, w["distance.weight"], w["distance.bias"])
      huber = torch.linear(front, w["huber.weight"], w["huber.bias"])
      loss = (
          torch.cross_entropy_loss(digit, digit_labels)
          + 0.3 * torch.binary_cross_entropy_with_logits(binary, binary_targets)
          + 0.5 * torch.mse_loss(square, square_targets)
          + 0.25 * torch.l1_loss(distance, distance_targets)
          + 2 * torch.huber_loss(huber, huber_targets))
      """;
}
