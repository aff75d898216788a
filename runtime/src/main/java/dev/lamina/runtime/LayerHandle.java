package dev.lamina.runtime;

import dev.lamina.dsl.Layer;
import java.util.StringJoiner;

/** What a declared field becomes in a model: its shape, its parameters, its last output. */
final class LayerHandle implements Layer {
  private final NetworkSession session;
  private final NetworkSpec.LayerRow row;

  LayerHandle(NetworkSession session, NetworkSpec.LayerRow row) {
    this.session = session;
    this.row = row;
  }

  @Override
  public String name() {
    return row.name();
  }

  @Override
  public int[] shape() {
    return NetworkSpec.array(row.shape());
  }

  @Override
  public float[] weight() {
    return parameter("weight").values();
  }

  @Override
  public float[] bias() {
    return parameter("bias").values();
  }

  @Override
  public float[] weightGradient() {
    return parameter("weight").gradients();
  }

  @Override
  public float[] biasGradient() {
    return parameter("bias").gradients();
  }

  @Override
  public void weight(float[] values) {
    parameter("weight").set(values);
  }

  @Override
  public void bias(float[] values) {
    parameter("bias").set(values);
  }

  @Override
  public float[] output() {
    return session.output(row);
  }

  private Parameter parameter(String kind) {
    String path = row.name() + "." + kind;
    Parameters all = session.parameters();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(path)) {
        return all.get(i);
      }
    }
    throw new IllegalStateException(none(kind));
  }

  private String none(String kind) {
    StringJoiner names = new StringJoiner(", ");
    for (int i = 0; i < session.parameters().size(); i++) {
      String name = session.parameters().get(i).name();
      if (name.startsWith(row.name() + ".")) {
        names.add(name);
      }
    }
    String own = names.toString();
    return "%s (%s) has no %s; %s"
        .formatted(
            row.name(), row.quote(), kind, own.isEmpty() ? "it is not trained" : "it has " + own);
  }

  @Override
  public String toString() {
    return row.name() + " " + row.quote() + " " + row.shape();
  }
}
