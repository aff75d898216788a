package dev.lamina.processor.emit;

import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.plan.LossStep;
import dev.lamina.processor.plan.NormalizationStep;
import dev.lamina.processor.plan.PortStep;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.ValueStep;
import java.util.List;

/**
 * Prints steps as statements on the samples {@code from} to {@code to}, each kind by its own code.
 */
final class StepEmitter {
  private final Names names;
  private final MapEmitter maps;
  private final List<String> states;

  StepEmitter(Names names, MapEmitter maps, Face face) {
    this.names = names;
    this.maps = maps;
    this.states = face.states().stream().map(Face.State::name).toList();
  }

  /** Statements of a step outside scans. */
  String emit(Step step) {
    return emit(step, false);
  }

  /** Statements of the steps of a scan at step {@code t}. */
  String emitOneStep(SequenceStep.Scan scan) {
    StringBuilder code = new StringBuilder();
    for (Step step : scan.steps()) {
      code.append(emit(step, true));
    }
    return code.toString();
  }

  private String emit(Step step, boolean inScan) {
    Rows rows = Rows.of(step, inScan, names);
    return switch (step) {
      case PortStep port -> new PortCode(names, rows).emit(port);
      case ConvolutionStep convolution -> new ConvolutionCode(names, rows).emit(convolution);
      case NormalizationStep norm -> new NormalizationCode(names, rows).emit(norm);
      case ValueStep value -> new ValueCode(names, rows, maps).emit(value);
      case LossStep loss -> new LossCode(names, rows).emit(loss);
      case SequenceStep sequence -> new SequenceCode(names, rows, states).emit(sequence);
    };
  }
}
