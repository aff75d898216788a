package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.List;

/**
 * One batch normalisation: its sizes, its parameters, and the vectors that are computed once a
 * batch.
 *
 * @param name names the constants in generated code
 * @param shape of the value
 * @param momentum share of the new batch in the running statistics
 * @param parameters weight, bias, running mean and running variance; they stand one behind another
 */
public record Normalization(
    String name, Shape shape, double epsilon, double momentum, List<Parameter> parameters) {

  /** A copy of the parameters is kept. */
  public Normalization {
    parameters = List.copyOf(parameters);
  }

  /** Of y = x * scale + shift. */
  public ChannelVector scale() {
    return vector("scale");
  }

  /** Of y = x * scale + shift. */
  public ChannelVector shift() {
    return vector("shift");
  }

  /** The scale by the running statistics. */
  public ChannelVector runningScale() {
    return prepared("runningScale");
  }

  /** The shift by the running statistics. */
  public ChannelVector runningShift() {
    return prepared("runningShift");
  }

  /** y of a value in inference. */
  public Expression running(Buffer x) {
    return affine(x, runningScale(), runningShift());
  }

  /** y of a value in training. */
  public Expression ofBatch(Buffer x) {
    return affine(x, scale(), shift());
  }

  private static Expression affine(Buffer x, ChannelVector scale, ChannelVector shift) {
    return Expression.read(x).times(Expression.channel(scale)).plus(Expression.channel(shift));
  }

  /** The batch's mean. */
  public ChannelVector mean() {
    return vector("mean");
  }

  /** 1 / the batch's deviation. */
  public ChannelVector inverse() {
    return vector("inverse");
  }

  /** Of dx = dy * scale + (x - mean) * xScale + dxShift. */
  public ChannelVector xScale() {
    return vector("xScale");
  }

  /** Of dx = dy * scale + (x - mean) * xScale + dxShift. */
  public ChannelVector dxShift() {
    return vector("dxShift");
  }

  /** All vectors of the workspace, in the order in which they stand one behind another. */
  public List<ChannelVector> vectors() {
    return List.of(scale(), shift(), mean(), inverse(), xScale(), dxShift());
  }

  /** Room for two numbers a channel of each sample, or of each step. */
  public Buffer perRow(String kind, Axis axis) {
    Shape two = Shape.of(2 * shape.channels());
    return new Buffer(name + "." + kind, two, Buffer.Role.ACTIVATION, axis, 0);
  }

  private ChannelVector vector(String kind) {
    return new ChannelVector(name + "." + kind, shape.channels(), ChannelVector.Memory.WORKSPACE);
  }

  private ChannelVector prepared(String kind) {
    return new ChannelVector(name + "." + kind, shape.channels(), ChannelVector.Memory.PREPARED);
  }

  // Tells them apart, and quick: they are the keys of names.
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
