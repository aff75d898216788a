package dev.lamina.processor.layer;

import dev.lamina.processor.model.Site;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.ProblemId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rule that groups divide the channels that come in and those that go out.
 *
 * @param layer how a message names the layer's annotation, {@code @Conv}
 */
record GroupsCheck(String layer, Attributes attributes, int groups, int filters) {

  /** Whether they do; reports where not. */
  boolean divide(int channels, Site site) {
    boolean divides = channels % groups == 0 && filters % groups == 0;
    if (!divides) {
      site.error(
          ProblemId.GroupsDoNotDivide,
          attributes.at("groups"),
          "%s %s: groups = %s must divide both the channels of its input %s (%s) and its filters (%s)"
              .formatted(layer, site.field(), groups, site.input(0).name(), channels, filters),
          remainders(channels),
          fix(channels));
    }
    return divides;
  }

  private String remainders(int channels) {
    return Stream.of(channels, filters)
        .distinct()
        .filter(n -> n % groups != 0)
        .map(n -> "%s / %s = %s, remainder %s".formatted(n, groups, n / groups, n % groups))
        .collect(Collectors.joining("; "));
  }

  private String fix(int channels) {
    int most = Math.min(groups, Math.min(filters, channels));
    int common =
        IntStream.iterate(most, g -> g > 0, g -> g - 1)
            .filter(g -> filters % g == 0 && channels % g == 0)
            .findFirst()
            .orElse(1);
    long more = Math.ceilDiv(filters, groups) * (long) groups;
    boolean possible = channels % groups == 0 && more <= Integer.MAX_VALUE;
    return "groups = " + common + (possible ? ", or filters = " + more : "");
  }
}
