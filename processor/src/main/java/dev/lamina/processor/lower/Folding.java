package dev.lamina.processor.lower;

import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ChannelVector;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.plan.NormalizationStep;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.ValueStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes batch normalisations into the weights before them, in inference: where the value of a
 * convolution is read by a normalisation alone, the convolution gives the normalised value at once,
 * with folded weights. The value of a declared field stays, since its handle shows it.
 */
final class Folding {
  private final Map<Buffer, Integer> readers = new HashMap<>();
  private final Map<Buffer, ConvolutionStep.Convolve> convolutions = new HashMap<>();
  private final Map<ChannelVector, NormalizationStep.NormalizeStatistics> norms = new HashMap<>();
  private final IdentityHashMap<Step, Step> replaced = new IdentityHashMap<>();
  private final Set<Step> dropped = Collections.newSetFromMap(new IdentityHashMap<>());

  private Folding() {}

  static List<Block> of(List<Block> blocks, Face face) {
    Folding folding = new Folding();
    for (Face.Row row : face.rows()) {
      folding.read(row.value());
    }
    for (Block block : blocks) {
      for (Step step : block.steps()) {
        folding.note(step);
      }
    }
    for (Block block : blocks) {
      for (Step step : block.steps()) {
        folding.fold(step);
      }
    }
    return folding.rewritten(blocks);
  }

  private void read(Buffer buffer) {
    readers.merge(buffer, 1, Integer::sum);
  }

  private void note(Step step) {
    for (Buffer buffer : step.reads()) {
      read(buffer);
    }
    if (step instanceof ConvolutionStep.Convolve convolve) {
      convolutions.put(convolve.y(), convolve);
    } else if (step instanceof NormalizationStep.NormalizeStatistics statistics) {
      norms.put(statistics.norm().runningScale(), statistics);
    }
  }

  private void fold(Step step) {
    if (!(step instanceof ValueStep.Map map)
        || map.reads().size() != 1
        || map.vectorReads().isEmpty()) {
      return;
    }
    Buffer x = map.reads().getFirst();
    ConvolutionStep.Convolve convolve = convolutions.get(x);
    NormalizationStep.NormalizeStatistics statistics = norms.get(map.vectorReads().getFirst());
    if (convolve != null
        && statistics != null
        && readers.get(x) == 1
        && map.value().equals(statistics.norm().running(x))) {
      replaced.put(
          statistics, new ConvolutionStep.FoldWeights(convolve.weights(), statistics.norm()));
      replaced.put(
          convolve,
          new ConvolutionStep.Convolve(convolve.weights(), convolve.x(), map.out(), true));
      dropped.add(map);
    }
  }

  private List<Block> rewritten(List<Block> blocks) {
    List<Block> result = new ArrayList<>();
    for (Block block : blocks) {
      List<Step> steps = new ArrayList<>();
      for (Step step : block.steps()) {
        if (!dropped.contains(step)) {
          steps.add(replaced.getOrDefault(step, step));
        }
      }
      if (!steps.isEmpty()) {
        result.add(new Block(block.field(), block.quote(), block.pass(), steps));
      }
    }
    return result;
  }
}
