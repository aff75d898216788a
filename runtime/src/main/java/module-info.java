/** What generated networks stand on: kernels, models, data, training and weight files. */
module dev.lamina.runtime {
  requires transitive dev.lamina.dsl;
  // Only the vector kernels need it; without the module they give way to the scalar ones.
  requires static jdk.incubator.vector;
  // Only the image folder reader needs it.
  requires static java.desktop;
  requires static org.jspecify;

  exports dev.lamina.runtime;
  exports dev.lamina.runtime.data;
  exports dev.lamina.runtime.decode;
  exports dev.lamina.runtime.kernel;
  exports dev.lamina.runtime.text;
  exports dev.lamina.runtime.train;
  exports dev.lamina.runtime.weights;
}
