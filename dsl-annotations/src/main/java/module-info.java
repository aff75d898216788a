/** What users write: the annotations that declare a network, and the layer handle type. */
module dev.lamina.dsl {
  requires static org.jspecify;

  exports dev.lamina.dsl;
}
