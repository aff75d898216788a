package dev.lamina.samples.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.runtime.train.TrainingResult;
import dev.lamina.samples.cli.SampleCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainSpeechTest {
  @TempDir private Path directory;

  /** The recordings of two voices. */
  private static List<Recording> few() throws IOException {
    return Recordings.embedded().stream()
        .filter(r -> r.name().speaker().equals("m1") || r.name().speaker().equals("f1"))
        .toList();
  }

  @Test
  void spellsWhatItHasHeard() throws IOException {
    List<SpokenText> texts = SpokenText.of(few(), 1, 3);
    assertEquals(40, texts.size());
    Dataset data = SpeechData.letters(texts);
    SpelledDigitsModel model = SpelledDigitsModel.create(1);
    TrainingResult result =
        Trainer.of(model)
            .optimizer(Adam.learningRate(5e-3f))
            .clipNorm(5)
            .batchSize(4)
            .epochs(60)
            .fit(data);
    double loss = result.last().trainLoss();
    assertTrue(loss < 0.3, "loss " + loss);
    Transcript transcript = Transcript.of(model, texts);
    assertTrue(transcript.errorRate() < 0.05, "error rate " + transcript.errorRate());
    float[] sound = MelSpectrogram.steps(texts.getFirst().sound());
    float[] answer = model.predict(sound);
    int steps = sound.length / MelSpectrogram.STEP;
    assertEquals(texts.getFirst().text(), Spelling.greedy(answer, steps));
    assertEquals(texts.getFirst().text(), Spelling.beam(answer, steps, 8));
  }

  @Test
  void textsBeginWithEachRecordingAndHaveOneSpeaker() throws IOException {
    List<Recording> recordings = few();
    List<SpokenText> texts = SpokenText.of(recordings, 2, 3);
    assertEquals(80, texts.size());
    for (int i = 0; i < texts.size(); i++) {
      String[] words = texts.get(i).text().split(" ", -1);
      Recording first = recordings.get(i / 2);
      assertEquals(Digits.WORDS.get(first.name().digit()), words[0]);
      assertTrue(words.length <= 3);
      assertEquals(
          words.length == 1, length(texts.get(i)) == 1600 + first.sound().samples().length);
    }
    assertEquals(texts.get(7).text(), SpokenText.of(recordings, 2, 3).get(7).text());
  }

  private static int length(SpokenText text) {
    return text.sound().samples().length;
  }

  @Test
  void knowsWordsOfOtherVoicesAndSavesWhatItLearned() throws IOException {
    StringWriter console = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainSpeech())
            .setOut(new PrintWriter(console))
            .execute("--task=words", "--variations=1", "--epochs=6", "--out=" + directory);
    assertEquals(0, exitCode);
    String accuracy =
        console.toString().lines().filter(l -> l.startsWith("test accuracy: ")).findFirst().get();
    double percent = Double.parseDouble(accuracy.replaceAll("[^0-9.]", ""));
    assertTrue(percent >= 90, accuracy);
    SpokenDigitModel.load(directory.resolve("spoken-digit.safetensors"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --variations=-1 --task=words | --variations must be at least 0, not -1
          --variations=2 --task=letters | --variations are of words: leave it out, or let --task have words
          """)
  void refusesVariationsThatCannotBe(String options, String sentence) {
    StringWriter errors = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainSpeech())
            .setErr(new PrintWriter(errors))
            .execute((options + " --out=" + directory).split(" ", -1));
    assertEquals(2, exitCode);
    assertEquals(sentence, errors.toString().strip());
  }

  @Test
  void refusesADirectoryWithoutDigitsInOneSentence() throws IOException {
    Files.createDirectories(directory.resolve("empty"));
    StringWriter errors = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainSpeech())
            .setErr(new PrintWriter(errors))
            .execute("--data=" + directory.resolve("empty"), "--out=" + directory);
    assertEquals(2, exitCode);
    assertEquals(
        "--data: no spoken digits in %s; they are expected in files such as seven/SPEAKER_1.wav, 7_SPEAKER_1.wav or 7.wav"
            .formatted(directory.resolve("empty")),
        errors.toString().strip());
  }
}
