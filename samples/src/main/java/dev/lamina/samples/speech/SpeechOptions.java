package dev.lamina.samples.speech;

import dev.lamina.samples.cli.SampleCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options that say which recordings a network is trained on and tested with. */
final class SpeechOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Directory with spoken digits, as seven/SPEAKER_1.wav or 7_SPEAKER_1.wav; every fifth"
              + " speaker is for the test, unless there are folders \"test\" (default: recordings"
              + " that come with the sample).")
  private @Nullable Path directory;

  @Option(
      names = "--test",
      paramLabel = "DIR",
      description = "Directory with spoken digits to test with instead, all of them.")
  private @Nullable Path testDirectory;

  /** Reads the recordings and refuses directories without. */
  SpeechSet read(CommandLine line) throws IOException {
    List<Recording> recordings =
        directory == null ? Recordings.embedded() : below(line, "--data", directory);
    try {
      SpeechSet set = SpeechSet.of(recordings);
      return testDirectory == null ? set : set.tested(below(line, "--test", testDirectory));
    } catch (IllegalArgumentException e) {
      throw SampleCommand.refusal(line, "--data: " + e.getMessage());
    }
  }

  private static List<Recording> below(CommandLine line, String option, Path directory)
      throws IOException {
    if (!Files.isDirectory(directory)) {
      throw SampleCommand.refusal(line, directory + ": there is no such directory");
    }
    List<Recording> recordings = Recordings.below(directory);
    if (recordings.isEmpty()) {
      throw SampleCommand.refusal(
          line,
          "%s: no spoken digits in %s; they are expected in files such as seven/SPEAKER_1.wav, 7_SPEAKER_1.wav or 7.wav"
              .formatted(option, directory));
    }
    return recordings;
  }
}
