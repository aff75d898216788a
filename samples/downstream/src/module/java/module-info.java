/** The same program as a module. */
module example.xor {
  requires dev.lamina.runtime;
  // The class that Lamina generates uses the Vector API, which is an incubator module.
  requires jdk.incubator.vector;
}
