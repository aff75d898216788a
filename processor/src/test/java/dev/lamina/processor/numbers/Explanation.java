package dev.lamina.processor.numbers;

/** What a person needs to see when a network gives wrong numbers. */
final class Explanation {
  private Explanation() {}

  /** The declared network, its graph and plan, and where the generated class is. */
  static String of(Net net, CompiledNetworks compiled) {
    return "%s\n%s\n%s\n"
        .formatted(net.source(), compiled.report(net.name()), compiled.generated(net.name()));
  }
}
