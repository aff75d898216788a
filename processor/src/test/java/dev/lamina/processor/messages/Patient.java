package dev.lamina.processor.messages;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network with one faulty field, which can be rewritten as a message proposes.
 *
 * @param above the fields above, a line each
 * @param field the annotations of the faulty field
 */
record Patient(List<String> above, String field) {
  private static final Pattern ASSIGNED = Pattern.compile("(\\w+) = (\\{[^}]*}|\\w+)");
  private static final Pattern INSERTED =
      Pattern.compile(
          "insert (.*;) above, write (\"\\w+\") here(?: and begin the field with (.*))?");

  /** The network as a class, which ends with another fault, so that no model is generated. */
  String source(String name) {
    return "@Network abstract class %s {\n%s\n%s @Output(loss = L1) Layer y;\nLayer none;\n}\n"
        .formatted(name, String.join("\n", above), field);
  }

  /** Lines of {@link #source}. */
  int lines() {
    return above.size() + 4;
  }

  /** What the message proposes, each proposal on its own. */
  static List<String> proposals(String message) {
    String fix = message.substring(message.indexOf("fix: ") + 5);
    return Arrays.asList(fix.split(",? or (?=\\w+ =)", -1));
  }

  /** The network with one proposal carried out. */
  Patient with(String proposal) {
    Matcher inserted = INSERTED.matcher(proposal);
    if (inserted.matches()) {
      return insert(inserted.group(1), inserted.group(2), inserted.group(3));
    }
    if (proposal.contains(" in front of ")) {
      String[] parts = proposal.split(" in front of ", -1);
      return new Patient(above, field.replace(parts[1], parts[0] + " " + parts[1]));
    }
    if (proposal.startsWith("did you mean ")) {
      String meant = proposal.substring("did you mean ".length(), proposal.length() - 1);
      return new Patient(above, field.replaceFirst("\"\\w*\"", meant));
    }
    if (proposal.startsWith("@")) {
      return new Patient(above, field.replaceFirst("@\\w+\\([^)]*\\)", proposal));
    }
    return new Patient(above, assign(proposal.replaceFirst(" gives .*| in its .*", "")));
  }

  // The end of the last line above is the end of what stands above this field.
  private Patient insert(String line, String name, String begin) {
    String changed = field.replaceFirst("(@(Add|Concat|Multiply)\\()\"\\w+\"", "$1" + name);
    List<String> longer = new java.util.ArrayList<>(above);
    longer.add(line);
    return new Patient(longer, begin == null ? changed : begin + " " + changed);
  }

  private String assign(String proposal) {
    String changed = field;
    Matcher assigned = ASSIGNED.matcher(proposal);
    while (assigned.find()) {
      String name = assigned.group(1);
      Pattern written = Pattern.compile("\\b" + name + " = (\\{[^}]*}|[-\\w]+)");
      changed =
          written.matcher(changed).find()
              ? written.matcher(changed).replaceFirst(assigned.group())
              : changed.replaceFirst(
                  "(@(Conv|MaxPool|AvgPool)\\([^)]*)", "$1, " + assigned.group());
    }
    return changed;
  }

  /** The shape that a proposal promises, as an {@code @Input}; empty where it promises none. */
  static String promised(String proposal) {
    Matcher gives = Pattern.compile(" gives (.*)").matcher(proposal);
    return gives.find() ? "@Input({" + gives.group(1).replace(" x ", ", ") + "})" : "";
  }

  /** The same network, which compiles only if the field's value has this shape. */
  Patient checked(String input) {
    return input.isEmpty() || field.matches(".*@(Add|Concat|Multiply).*")
        ? this
        : new Patient(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(input + " Layer promised;"), above.stream())
                .toList(),
            field + " @Add(\"promised\")");
  }
}
