package dev.lamina.samples.video;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Relu;

/** The same as {@link MotionWatcher} without a memory: a single frame shows no motion. */
@Network
abstract class FrameWatcher {
  @Input(value = {1, Clip.SIDE, Clip.SIDE}, sequence = true)         Layer frame;
  @Conv(filters = 8, kernel = 5, stride = 2, padding = 2) @Relu      Layer edges;
  @Conv(filters = 16, kernel = 3, stride = 2, padding = 1) @Relu     Layer parts;
  @Dense(units = 64) @Relu                                           Layer seen;
  @Dense(units = 64) @Relu                                           Layer hidden;
  @Dense(units = 5) @Output(loss = SOFTMAX_CROSS_ENTROPY)            Layer motion;
}
