package dev.lamina.samples.speech;

import java.util.List;

/** Recordings of different speakers to train on and to test with. */
record SpeechSet(List<Recording> train, List<Recording> test) {
  private static final int EVERY = 5;

  /**
   * As the folders "test" say. Where there are none, every fifth speaker in alphabetical order is
   * for the test, or the last one of fewer.
   *
   * @throws IllegalArgumentException when that leaves nothing to train on or to test with
   */
  static SpeechSet of(List<Recording> recordings) {
    List<String> speakers =
        recordings.stream().map(r -> r.name().speaker()).distinct().sorted().toList();
    boolean divided = recordings.stream().anyMatch(r -> r.name().test());
    int chosen = Math.min(EVERY, speakers.size()) - 1;
    List<String> tested =
        speakers.stream().filter(s -> speakers.indexOf(s) % EVERY == chosen).toList();
    SpeechSet set =
        divided
            ? new SpeechSet(
                recordings.stream().filter(r -> !r.name().test()).toList(),
                recordings.stream().filter(r -> r.name().test()).toList())
            : new SpeechSet(
                recordings.stream().filter(r -> !tested.contains(r.name().speaker())).toList(),
                recordings.stream().filter(r -> tested.contains(r.name().speaker())).toList());
    if (set.train.isEmpty() || set.test.isEmpty()) {
      throw new IllegalArgumentException(
          "found %,d recordings of %,d speakers; a speaker to train on and another to test with are needed, in files such as seven/SPEAKER_1.wav or 7_SPEAKER_1.wav"
              .formatted(recordings.size(), speakers.size()));
    }
    return set;
  }

  /** The same recordings to train on, others to test with. */
  SpeechSet tested(List<Recording> others) {
    return new SpeechSet(train, others);
  }

  /** Number of different speakers. */
  static long speakers(List<Recording> recordings) {
    return recordings.stream().map(r -> r.name().speaker()).distinct().count();
  }
}
