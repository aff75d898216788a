package dev.lamina.samples.speech;

/** What a network learns to say of a sound. */
enum SpeechTask {
  /** {@link SpokenDigit}: which word it is. */
  WORDS(15, 20),
  /** {@link SpelledDigits}: the letters of one to three words. */
  LETTERS(15, 16);

  /** Times that the whole set is trained, unless an option says otherwise. */
  final int epochs;

  /** Sounds for each step of the weights. */
  final int batch;

  SpeechTask(int epochs, int batch) {
    this.epochs = epochs;
    this.batch = batch;
  }
}
