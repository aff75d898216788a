package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.BINARY_CROSS_ENTROPY;
import static dev.lamina.dsl.Loss.HUBER;
import static dev.lamina.dsl.Loss.L1;
import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.From;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** All losses of images: a class for each pixel, or a value for each element. */
@Network
abstract class PixelLosses {
  @Input({3, 13, 7})                                                                                  Layer image;
  @Conv(filters = 17, kernel = 3, padding = 1) @Tanh                                                  Layer front;
  @Conv(filters = 5, kernel = 1) @Output(loss = SOFTMAX_CROSS_ENTROPY)                                Layer kind;
  @From("front") @Conv(filters = 1, kernel = 1) @Output(loss = BINARY_CROSS_ENTROPY, weight = 0.3)    Layer binary;
  @From("front") @Conv(filters = 3, kernel = 1) @Output(loss = MEAN_SQUARED_ERROR, weight = 0.5)      Layer square;
  @From("front") @Conv(filters = 3, kernel = 1) @Output(loss = L1, weight = 0.25)                     Layer distance;
  @From("front") @Conv(filters = 13, kernel = 1) @Output(loss = HUBER, weight = 2)                    Layer huber;

  static final String PYTORCH =
      """
      front = torch.tanh(torch.conv2d(image, w["front.weight"], w["front.bias"], padding=1))
      kind = torch.conv2d(front, w["kind.weight"], w["kind.bias"])
      binary = torch.conv2d(front, w["binary.weight"], w["binary.bias"])
      square = torch.conv2d(front, w["square.weight"], w["square.bias"])
      distance = torch.conv2d(front, w["distance.weight"], w["distance.bias"])
      huber = torch.conv2d(front, w["huber.weight"], w["huber.bias"])
      loss = (
          torch.cross_entropy_loss(kind, kind_labels)
          + 0.3 * torch.binary_cross_entropy_with_logits(binary, binary_targets)
          + 0.5 * torch.mse_loss(square, square_targets)
          + 0.25 * torch.l1_loss(distance, distance_targets)
          + 2 * torch.huber_loss(huber, huber_targets))
      """;
}
