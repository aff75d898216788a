package dev.lamina.samples.questions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A conversation by lines: a sentence goes on with the story, a question is answered, an empty line
 * begins another story, and the end of the input ends it. What the network was not made for is
 * answered with what it was made for.
 *
 * @param reader trained
 * @param echo whether lines are written behind the prompt, as a terminal does by itself
 */
record Dialogue(Reader reader, boolean echo) {
  private static final String PROMPT = "> ";
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]");
  private static final String FORMS =
      "I understand sentences such as \"Mary went to the kitchen.\" and \"Where is Mary?\"";
  private static final String KNOWN =
      "I know %s, who %s to the %s."
          .formatted(
              listed(Story.PEOPLE, "and"), listed(Story.WENT, "or"), listed(Story.PLACES, "or"));

  /** Reads lines to the end. */
  void run(BufferedReader in, PrintWriter out) throws IOException {
    out.println("Tell a story and ask about it. " + FORMS);
    out.println("An empty line begins another story; the end of the input ends the talk.");
    List<String> story = new ArrayList<>();
    for (String line = next(in, out); line != null; line = next(in, out)) {
      if (line.isBlank()) {
        story.clear();
        out.println("(another story)");
      } else {
        hear(line, story, out);
      }
    }
  }

  private @Nullable String next(BufferedReader in, PrintWriter out) throws IOException {
    out.print(PROMPT);
    out.flush();
    String line = in.readLine();
    if (line == null || echo) {
      out.println(line == null ? "" : line);
    }
    return line;
  }

  private void hear(String line, List<String> story, PrintWriter out) {
    List<String> sentences = SENTENCE_END.splitAsStream(line).filter(s -> !s.isBlank()).toList();
    for (String sentence : sentences) {
      Set<String> unknown = reader.unknown(sentence);
      if (unknown.isEmpty()) {
        understand(String.join(" ", reader.split(sentence)), story, out);
      } else {
        out.println("I do not know " + listed(unknown.stream().sorted().toList(), "or") + ".");
        out.println(KNOWN);
      }
    }
    if (sentences.isEmpty()) {
      out.println(FORMS);
    }
  }

  private void understand(String sentence, List<String> story, PrintWriter out) {
    if (Story.isQuestion(sentence)) {
      answer(sentence, story, out);
    } else if (Story.isSentence(sentence)) {
      story.add(sentence);
      if (story.size() == Story.LONGEST + 1) {
        out.println(
            "I have learnt from stories of at most %d sentences, so I may be wrong from here on."
                .formatted(Story.LONGEST));
      }
    } else {
      out.println(FORMS);
    }
  }

  private void answer(String question, List<String> story, PrintWriter out) {
    String person = Story.person(question);
    if (story.stream().noneMatch(sentence -> sentence.startsWith(person))) {
      out.println("The story has not said where " + person + " is.");
    } else {
      String text = story.stream().map(s -> s + " .").collect(Collectors.joining(" "));
      out.println("In the " + reader.answer(text, question + " ?") + ".");
    }
  }

  private static String listed(List<String> words, String last) {
    int end = words.size() - 1;
    return end == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, end)) + " " + last + " " + words.getLast();
  }
}
