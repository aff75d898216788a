package dev.lamina.runtime.kernel;

/** The vector kernels were asked for in a JVM that was started without the Vector API. */
public final class MissingVectorModuleException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  MissingVectorModuleException() {
    super(
        "Lamina's vector kernels need the module jdk.incubator.vector: start java with"
            + " --add-modules jdk.incubator.vector, or compile the network with"
            + " -Alamina.simd=scalar");
  }
}
