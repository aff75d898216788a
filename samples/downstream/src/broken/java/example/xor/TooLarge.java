package example.xor;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.MaxPool;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;

/** Broken on purpose: the window of c2 is larger than what the pool leaves. */
@Network
abstract class TooLarge {
  @Input({1, 8, 8})                                       Layer image;
  @Conv(filters = 4, kernel = 3)                          Layer c1;
  @MaxPool(size = 2)                                      Layer s1;
  @Conv(filters = 8, kernel = 5)                          Layer c2;
  @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer kind;

  /** Code that uses the model must not add errors of its own. */
  static TooLargeModel create() {
    return TooLargeModel.create(1);
  }
}
