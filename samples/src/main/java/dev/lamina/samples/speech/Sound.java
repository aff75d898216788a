package dev.lamina.samples.speech;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Mono sound, 8,000 samples a second.
 *
 * @param samples each from -1 to 1
 */
record Sound(float[] samples) {
  /** Samples a second. */
  static final int RATE = 8000;

  private static final AudioFormat TELEPHONE =
      new AudioFormat(AudioFormat.Encoding.ULAW, RATE, 8, 1, 1, RATE, false);
  private static final float FULL = 32768;

  /** A hundredth of a second. */
  private static final int PIECE = RATE / 100;

  /** What is quieter than this share of the loudest piece is silence: -40 dB. */
  private static final double SILENCE = 0.01;

  /**
   * Reads a WAV file of any rate and number of channels, linear or of the telephone's kind.
   *
   * @throws IOException when it is no sound that the JDK can read
   */
  static Sound read(InputStream file) throws IOException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(new BufferedInputStream(file))) {
      AudioFormat given = in.getFormat();
      AudioFormat linear = linear(given.getSampleRate());
      if (!AudioSystem.isConversionSupported(linear, given)) {
        throw new IOException("no sound that can be read: " + given);
      }
      byte[] bytes = AudioSystem.getAudioInputStream(linear, in).readAllBytes();
      return new Sound(Resampling.resample(numbers(bytes), given.getSampleRate(), RATE));
    } catch (UnsupportedAudioFileException e) {
      throw new IOException("no WAV file: " + e.getMessage(), e);
    }
  }

  private static AudioFormat linear(float rate) {
    return new AudioFormat(rate, 16, 1, true, false);
  }

  private static float[] numbers(byte[] bytes) {
    ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[bytes.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = numbers.getShort(2 * i) / FULL;
    }
    return samples;
  }

  /** This sound as a WAV file of 8 bits a sample, mu-law as on the telephone. */
  byte[] wav() throws IOException {
    ByteBuffer linear = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      linear.putShort((short) Math.clamp(Math.round(sample * FULL), -32768, 32767));
    }
    AudioInputStream pcm =
        new AudioInputStream(
            new ByteArrayInputStream(linear.array()), linear(RATE), samples.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioSystem.write(
        AudioSystem.getAudioInputStream(TELEPHONE, pcm), AudioFileFormat.Type.WAVE, out);
    return out.toByteArray();
  }

  /** This sound without the silence before and behind it. */
  Sound trimmed() {
    int pieces = samples.length / PIECE;
    double loudest = 0;
    for (int p = 0; p < pieces; p++) {
      loudest = Math.max(loudest, loudness(p));
    }
    int first = 0;
    while (first < pieces && loudness(first) <= SILENCE * loudest) {
      first++;
    }
    int last = pieces - 1;
    while (last > first && loudness(last) <= SILENCE * loudest) {
      last--;
    }
    return first < pieces
        ? new Sound(Arrays.copyOfRange(samples, first * PIECE, (last + 1) * PIECE))
        : this;
  }

  private double loudness(int piece) {
    double sum = 0;
    for (int i = piece * PIECE; i < (piece + 1) * PIECE; i++) {
      sum += samples[i] * samples[i];
    }
    return Math.sqrt(sum);
  }

  /** This sound, a silence of so many samples, and another sound. */
  Sound then(int silence, Sound next) {
    float[] both = Arrays.copyOf(samples, samples.length + silence + next.samples.length);
    System.arraycopy(next.samples, 0, both, samples.length + silence, next.samples.length);
    return new Sound(both);
  }

  /** This sound with a silence of so many samples before and behind it. */
  Sound surrounded(int silence) {
    Sound nothing = new Sound(new float[0]);
    return nothing.then(silence, this).then(silence, nothing);
  }
}
