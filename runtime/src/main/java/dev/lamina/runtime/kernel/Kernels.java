package dev.lamina.runtime.kernel;

/** Where generated code gets its kernels. */
public final class Kernels {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private Kernels() {}

  /** Plain loops: work in every JVM. */
  public static KernelSet scalar() {
    return new CheckedKernels(new ScalarKernels());
  }

  /**
   * Kernels of SIMD instructions.
   *
   * @throws MissingVectorModuleException if the JVM runs without the module jdk.incubator.vector
   */
  public static KernelSet vector() {
    if (!vectorModulePresent()) {
      throw new MissingVectorModuleException();
    }
    // The first mention of a class that links to the module: it loads only now.
    return new CheckedKernels(new VectorKernels());
  }

  /** Whether {@link #vector()} can work. */
  public static boolean vectorModulePresent() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }
}
