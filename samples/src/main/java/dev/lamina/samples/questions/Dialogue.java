package dev.lamina.samples.questions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;

/**
 * A conversation by lines: a sentence goes on with the story, a question is answered, an empty line
 * begins another story, and the end of the input ends it.
 *
 * @param reader trained
 */
record Dialogue(Reader reader) {
  /** Reads lines to the end. */
  void run(BufferedReader in, PrintWriter out) throws IOException {
    StringBuilder story = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Set<String> unknown = reader.unknown(line);
      if (line.isBlank()) {
        story.setLength(0);
        out.println("(another story)");
      } else if (!unknown.isEmpty()) {
        out.println("I do not know: " + String.join(", ", unknown.stream().sorted().toList()));
      } else if (!line.strip().endsWith("?")) {
        story.append(line.strip()).append(line.strip().endsWith(".") ? " " : " . ");
      } else if (story.isEmpty()) {
        out.println("Tell me a story first, such as: Mary went to the kitchen.");
      } else {
        out.println(reader.answer(story.toString(), line));
      }
      out.flush();
    }
  }
}
