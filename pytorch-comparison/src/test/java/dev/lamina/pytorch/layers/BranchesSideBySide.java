package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.AvgPool;
import dev.lamina.dsl.Block;
import dev.lamina.dsl.Branches;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.From;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Join;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Branches, concatenated and added, one of them of two layers and one a block itself. */
@Network
abstract class BranchesSideBySide {
  @Input({3, 13, 7})                                                            Layer image;
  @Conv(filters = 5, kernel = 1) @Tanh                                          Layer front;
  @Concatenated(width = 3)                                                      Layer concatenated;
  @Added(width = 7)                                                             Layer added;
  @Dense(units = 13) @Output(loss = MEAN_SQUARED_ERROR)                         Layer end;

  @Block(Concatenated.Body.class)
  @Target(ElementType.FIELD)
  @interface Concatenated {
    int width();

    @Branches
    abstract class Body {
      @Conv(kernel = 1, bind = "filters = width") @Tanh                         Layer one;
      @Conv(kernel = 1, bind = "filters = width + 2")                           Layer reduce;
      @From("reduce") @Conv(kernel = 3, padding = 1, bind = "filters = 2 * width") Layer three;
      @AvgPool(size = 3, stride = 1, padding = 1)                               Layer pooled;
      @Added(bind = "width = 3 * width")                                        Layer nested;
    }
  }

  @Block(Added.Body.class)
  @Target(ElementType.FIELD)
  @interface Added {
    int width() default 1;

    String bind() default "";

    @Branches(join = Join.ADD)
    abstract class Body {
      @Conv(kernel = {3, 1}, padding = {1, 0}, bind = "filters = width") @Tanh  Layer high;
      @Conv(kernel = {1, 3}, padding = {0, 1}, bind = "filters = width")        Layer wide;
    }
  }

  static final String PYTORCH =
      """
      def add(self, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
          high = torch.conv2d(x, w[name + ".high.weight"], w[name + ".high.bias"], padding=[1, 0])
          wide = torch.conv2d(x, w[name + ".wide.weight"], w[name + ".wide.bias"], padding=[0, 1])
          return torch.tanh(high) + wide

      front = torch.tanh(torch.conv2d(image, w["front.weight"], w["front.bias"]))
      one = torch.tanh(torch.conv2d(front, w["concatenated.one.weight"], w["concatenated.one.bias"]))
      three = torch.conv2d(front, w["concatenated.reduce.weight"], w["concatenated.reduce.bias"])
      three = torch.conv2d(three, w["concatenated.three.weight"], w["concatenated.three.bias"], padding=1)
      pooled = torch.avg_pool2d(front, 3, stride=1, padding=1)
      concatenated = torch.cat([one, three, pooled, self.add(front, w, "concatenated.nested")], 1)
      added = self.add(concatenated, w, "added")
      end = torch.linear(torch.flatten(added, 1), w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
