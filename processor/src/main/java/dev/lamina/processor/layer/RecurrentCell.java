package dev.lamina.processor.layer;

import dev.lamina.dsl.Returns;
import dev.lamina.processor.model.Composition;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.SequenceRule;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.NearestName;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A body that is one step of a sequence: the user's own cell. See {@link dev.lamina.dsl.Recurrent}.
 */
record RecurrentCell(Attributes attributes, Returns returns) implements Composition {
  private static final List<String> BUILT_IN =
      List.of(
          "units", "cell", "layers", "bidirectional", "bias", "dropout", "initialState", "bind");

  static Composition read(Reading reading) {
    Attributes attributes = reading.attributes();
    for (String name : BUILT_IN) {
      if (attributes.has(name)) {
        reading.bad(
            name,
            attributes.at(name),
            "describes a built-in cell on a field",
            "this is a class with a cell of its own",
            "remove " + name);
      }
    }
    return new RecurrentCell(attributes, reading.constant("returns", Returns.class));
  }

  @Override
  public Source source() {
    return attributes.source();
  }

  @Override
  public boolean parallel() {
    return true;
  }

  @Override
  public boolean hasStates() {
    return true;
  }

  @Override
  public Optional<Node> join(Node input, List<Node> ends, Joint joint) {
    if (!SequenceRule.isSequence(source(), joint.site(List.of(input)))) {
      return Optional.empty();
    }
    Map<Node, Node> nextOf = new LinkedHashMap<>();
    List<Node> states = joint.values().values().stream().filter(n -> n.layer().isState()).toList();
    Node value = joint.values().lastEntry().getValue();
    for (Node state : states) {
      next(state, value, joint).ifPresent(next -> nextOf.put(state, next));
    }
    if (states.isEmpty()) {
      report(joint, input);
    }
    if (states.isEmpty()
        || nextOf.size() < states.size()
        || !allTaken(ends, value, nextOf, joint)) {
      return Optional.empty();
    }
    List<Node> inputs = new ArrayList<>(List.of(value));
    Stream.concat(states.stream(), nextOf.values().stream()).forEach(inputs::add);
    return joint.add("", List.of(new CellEnd(source(), returns, states.size())), inputs);
  }

  private void report(Joint joint, Node input) {
    var site = joint.site(List.of(input));
    site.error(
        ProblemId.BadBody,
        source(),
        "@Recurrent of %s has no @State, so no step would know of the one before it"
            .formatted(site.field()),
        "",
        "add one: @State(8) Layer h; or remove @Recurrent");
  }

  // The value of the field that the state names, which is the body's if it names none.
  private Optional<Node> next(Node state, Node value, Joint joint) {
    State layer = (State) state.layer();
    String name = layer.of().name();
    Optional<Node> next =
        name.isEmpty() ? Optional.of(value) : Optional.ofNullable(joint.values().get(name));
    if (next.isEmpty()) {
      List<String> names = List.copyOf(joint.values().keySet());
      joint
          .site(List.of(state))
          .error(
              ProblemId.UnknownLayer,
              layer.of().source(),
              "@State %s is the value of \"%s\" in the step before, but there is no such layer"
                  .formatted(state.field(), name),
              "",
              NearestName.among(names, name)
                  .map(nearest -> "did you mean \"" + nearest + "\"?")
                  .orElse("take one of " + String.join(", ", names)));
      return next;
    }
    return next.filter(n -> fits(state, n, joint));
  }

  private boolean fits(Node state, Node next, Joint joint) {
    boolean fits = state.shape().equals(next.shape());
    if (!fits) {
      joint
          .site(List.of(state, next))
          .error(
              ProblemId.StateShape,
              ((State) state.layer()).attributes().at("value"),
              "@State %s of %s is the value of %s in the step before, but that is %s"
                  .formatted(state.field(), state.shape(), next.field(), next.shape()),
              "",
              "@State({%s})".formatted(next.shape().joined(", ")).replaceFirst("\\{(\\d+)}", "$1"));
    }
    return fits;
  }

  private boolean allTaken(List<Node> ends, Node value, Map<Node, Node> nextOf, Joint joint) {
    for (Node end : ends) {
      if (!end.equals(value) && !nextOf.containsValue(end)) {
        joint
            .site(List.of(end))
            .error(
                ProblemId.UnusedLayer,
                end.layer().source(),
                "nothing takes the value of %s, and it is no @State of the next step"
                    .formatted(end.field()),
                "",
                "take it by @From, or remove it; the last field is the cell's value");
        return false;
      }
    }
    return true;
  }
}
