package dev.lamina.runtime;

import dev.lamina.runtime.kernel.Convolution;
import dev.lamina.runtime.kernel.Winograd;
import java.util.Locale;

/**
 * The memory that a model takes to be trained, in bytes. An optimiser's moments and the user's own
 * batch are not in it.
 *
 * @param weights the parameters
 * @param gradients their gradients
 * @param workspace rearranged and transformed weights and partial gradients
 * @param values activations and their gradients of all samples
 * @param tables where kernels read and write
 * @param scratch working memory of all workers
 * @param descriptions names, shapes and places, estimated: small objects
 */
public record MemoryNeed(
    long weights,
    long gradients,
    long workspace,
    long values,
    long tables,
    long scratch,
    long descriptions) {

  static MemoryNeed of(NetworkProgram program, long values) {
    long tables = 0;
    long scratch = 0;
    for (Convolution convolution : program.spec.convolutions()) {
      tables += convolution.tableBytes();
      scratch = Math.max(scratch, convolution.scratchFloats());
    }
    for (Winograd winograd : program.spec.tiles()) {
      tables += winograd.tableBytes();
      scratch = Math.max(scratch, winograd.scratchFloats());
      scratch = Math.max(scratch, winograd.partScratchFloats());
    }
    return new MemoryNeed(
        4L * program.weights.length,
        4L * program.gradients.length,
        4L * (program.workspace.length + program.spec.tiledFloats()),
        values,
        tables,
        4 * scratch * program.threads(),
        program.spec.descriptionBytes());
  }

  /** All of it. */
  public long bytes() {
    return weights + gradients + workspace + values + tables + scratch + descriptions;
  }

  /** In MB, part by part. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s MB: weights %s, gradients %s, workspace %s, values %s, tables %s, scratch %s,"
            + " descriptions %s",
        text(bytes()),
        text(weights),
        text(gradients),
        text(workspace),
        text(values),
        text(tables),
        text(scratch),
        text(descriptions));
  }

  private static String text(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }
}
