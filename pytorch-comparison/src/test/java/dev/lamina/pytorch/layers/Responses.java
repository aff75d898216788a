package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Lrn;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;

/**
 * Local response normalisation: the usual numbers, others, and more channels summed than exist. The
 * code is the body of PyTorch's {@code torch.nn.functional.local_response_norm}.
 */
@Network
abstract class Responses {
  @Input({3, 13, 7})                                             Layer image;
  @Conv(filters = 17, kernel = 3) @Lrn                           Layer usual;
  @Conv(filters = 33, kernel = 1)                                Layer wide;
  @Lrn(size = 4, alpha = 2, beta = 0.5, k = 0.5)                 Layer even;
  @Conv(filters = 3, kernel = 3) @Lrn(size = 9, alpha = 3)       Layer few;
  @Dense(units = 5) @Output(loss = MEAN_SQUARED_ERROR)           Layer end;

  static final String PYTORCH =
      """
      front = torch.conv2d(image, w["usual.weight"], w["usual.bias"])
      squares = torch.constant_pad_nd(torch.unsqueeze(front * front, 1), [0, 0, 0, 0, 2, 2])
      mean = torch.squeeze(torch.avg_pool3d(squares, [5, 1, 1], [1, 1, 1]), 1)
      usual = front / torch.pow(mean * 1e-4 + 2.0, 0.75)
      wide = torch.conv2d(usual, w["wide.weight"], w["wide.bias"])
      squares = torch.constant_pad_nd(torch.unsqueeze(wide * wide, 1), [0, 0, 0, 0, 2, 1])
      mean = torch.squeeze(torch.avg_pool3d(squares, [4, 1, 1], [1, 1, 1]), 1)
      even = wide / torch.pow(mean * 2.0 + 0.5, 0.5)
      narrow = torch.conv2d(even, w["few.weight"], w["few.bias"])
      squares = torch.constant_pad_nd(torch.unsqueeze(narrow * narrow, 1), [0, 0, 0, 0, 4, 4])
      mean = torch.squeeze(torch.avg_pool3d(squares, [9, 1, 1], [1, 1, 1]), 1)
      few = narrow / torch.pow(mean * 3.0 + 2.0, 0.75)
      end = torch.linear(torch.flatten(few, 1), w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
