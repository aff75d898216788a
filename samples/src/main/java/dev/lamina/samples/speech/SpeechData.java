package dev.lamina.samples.speech;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import java.util.List;

/** Recordings as the networks read them. */
final class SpeechData {
  private SpeechData() {}

  /** For {@link SpokenDigit}: a label for each sound. */
  static Dataset words(List<Recording> recordings) {
    return InMemoryDataset.of(recordings.size())
        .sequences(steps(recordings.stream().map(Recording::sound).toList()))
        .labels(recordings.stream().mapToInt(r -> r.name().digit()).toArray())
        .classNames(Digits.WORDS);
  }

  /** For {@link SpelledDigits}: a row of letters for each sound, shorter than its steps. */
  static Dataset letters(List<SpokenText> texts) {
    return InMemoryDataset.of(texts.size())
        .sequences(steps(texts.stream().map(SpokenText::sound).toList()))
        .stepLabels(texts.stream().map(t -> Spelling.labels(t.text())).toArray(int[][]::new));
  }

  private static float[][] steps(List<Sound> sounds) {
    return sounds.stream().map(MelSpectrogram::steps).toArray(float[][]::new);
  }
}
