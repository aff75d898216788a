package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.LayerNorm;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Relu;

/** Normalisation over all elements of a sample, of images and of vectors. */
@Network
abstract class LayerNorms {
  @Input({3, 13, 7})                                             Layer image;
  @Conv(filters = 5, kernel = 3) @LayerNorm                      Layer front;
  @Conv(filters = 6, kernel = 3) @Relu                           Layer second;
  @LayerNorm(epsilon = 0.1)                                      Layer norm;
  @Dense(units = 13) @LayerNorm @Relu                            Layer hidden;
  @Dense(units = 5) @Output(loss = MEAN_SQUARED_ERROR)           Layer end;

  static final String PYTORCH =
      """
      conv = torch.conv2d(image, w["front.weight"], w["front.bias"])
      front = torch.layer_norm(conv, [5, 11, 5], w["front.layerNorm.weight"], w["front.layerNorm.bias"])
      second = torch.relu(torch.conv2d(front, w["second.weight"], w["second.bias"]))
      norm = torch.layer_norm(second, [6, 9, 3], w["norm.weight"], w["norm.bias"], 0.1)
      dense = torch.linear(torch.flatten(norm, 1), w["hidden.weight"], w["hidden.bias"])
      layer = torch.layer_norm(dense, [13], w["hidden.layerNorm.weight"], w["hidden.layerNorm.bias"])
      hidden = torch.relu(layer)
      end = torch.linear(hidden, w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
