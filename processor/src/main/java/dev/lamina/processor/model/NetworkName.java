package dev.lamina.processor.model;

/** Package and simple name of an annotated class; the package is empty for the unnamed one. */
public record NetworkName(String packageName, String simpleName) {
  /** Simple name of the class that is generated. */
  public String modelName() {
    return simpleName + "Model";
  }

  /** Full name of the annotated class. */
  @Override
  public String toString() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
