package dev.lamina.samples.speech;

import java.util.List;
import java.util.Optional;

/**
 * What the name of a sound file says about it.
 *
 * @param test whether it is in a folder "test"
 * @param digit what is said, 0 to 9
 * @param speaker who says it
 */
record RecordingName(boolean test, int digit, String speaker) {
  private static final String SOUND = ".wav";

  /**
   * Understands {@code seven/SPEAKER_more.wav} (also {@code 7/}), as in the set Speech Commands;
   * {@code 7_SPEAKER_more.wav}, as in the free spoken digit dataset; and {@code digits/7.wav}, as
   * in Asterisk, where the folder is the speaker. Empty for a file that is none of these.
   *
   * @param path names with "/" between them
   */
  static Optional<RecordingName> parse(String path) {
    List<String> names = List.of(("/" + path).split("/", -1));
    String file = names.getLast();
    if (!file.endsWith(SOUND)) {
      return Optional.empty();
    }
    boolean test = names.subList(0, names.size() - 1).contains("test");
    String folder = names.get(names.size() - 2);
    List<String> parts = List.of(file.substring(0, file.length() - SOUND.length()).split("_", -1));
    if (Digits.number(folder) >= 0) {
      return Optional.of(new RecordingName(test, Digits.number(folder), parts.getFirst()));
    }
    int digit = Digits.number(parts.getFirst());
    String speaker = parts.size() > 1 ? parts.get(1) : folder;
    return digit < 0 ? Optional.empty() : Optional.of(new RecordingName(test, digit, speaker));
  }
}
