package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Activation;
import dev.lamina.dsl.Block;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Join;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Repeat;
import dev.lamina.dsl.Residual;
import dev.lamina.dsl.Shortcut;
import dev.lamina.dsl.Tanh;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Residual blocks with all shortcuts, added and concatenated, once and repeated. */
@Network
abstract class Residuals {
  @Input({3, 13, 7})                                                         Layer image;
  @Conv(filters = 5, kernel = 1) @Tanh                                       Layer front;
  @Kept @Repeat(2)                                                           Layer kept;
  @Projected(width = 6, stride = 2) @Repeat(value = 2, then = "stride = 1")  Layer projected;
  @Padded(width = 9, stride = 2)                                             Layer padded;
  @Grown(growth = 3) @Repeat(2)                                              Layer grown;
  @Dense(units = 13) @Output(loss = MEAN_SQUARED_ERROR)                      Layer end;

  @Block(Kept.Body.class)
  @Target(ElementType.FIELD)
  @interface Kept {
    @Residual
    abstract class Body {
      @Conv(filters = 7, kernel = 3, padding = 1) @Tanh                      Layer out;
      @Conv(filters = 5, kernel = 1)                                         Layer back;
    }
  }

  @Block(Projected.Body.class)
  @Target(ElementType.FIELD)
  @interface Projected {
    int width();

    int stride();

    @Residual(shortcut = Shortcut.PROJECTION, activation = Activation.RELU)
    abstract class Body {
      @Conv(kernel = 3, padding = 1, bind = "filters = width, stride = stride") Layer conv;
    }
  }

  @Block(Padded.Body.class)
  @Target(ElementType.FIELD)
  @interface Padded {
    int width();

    int stride();

    @Residual(shortcut = Shortcut.PAD, activation = Activation.TANH)
    abstract class Body {
      @Conv(kernel = 3, padding = 1, bind = "filters = width, stride = stride") Layer conv;
    }
  }

  @Block(Grown.Body.class)
  @Target(ElementType.FIELD)
  @interface Grown {
    int growth();

    @Residual(join = Join.CONCAT)
    abstract class Body {
      @Conv(kernel = 3, padding = 1, bind = "filters = growth") @Tanh        Layer conv;
    }
  }

  static final String PYTORCH =
      """
      def conv(self, x: Tensor, w: Dict[str, Tensor], name: str, stride: int, padding: int) -> Tensor:
          return torch.conv2d(x, w[name + ".weight"], w[name + ".bias"], stride=stride, padding=padding)

      def keep(self, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
          out = torch.tanh(self.conv(x, w, name + ".out", 1, 1))
          return x + self.conv(out, w, name + ".back", 1, 0)

      def grow(self, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
          return torch.cat([x, torch.tanh(self.conv(x, w, name + ".conv", 1, 1))], 1)

      front = torch.tanh(self.conv(image, w, "front", 1, 0))
      kept = self.keep(self.keep(front, w, "kept.0"), w, "kept.1")
      shortcut = self.conv(kept, w, "projected.0.shortcut", 2, 0)
      projected = torch.relu(shortcut + self.conv(kept, w, "projected.0.conv", 2, 1))
      projected = torch.relu(projected + self.conv(projected, w, "projected.1.conv", 1, 1))
      shortcut = torch.constant_pad_nd(projected[:, :, ::2, ::2], [0, 0, 0, 0, 1, 2])
      padded = torch.tanh(shortcut + self.conv(projected, w, "padded.conv", 2, 1))
      grown = self.grow(self.grow(padded, w, "grown.0"), w, "grown.1")
      end = torch.linear(torch.flatten(grown, 1), w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
