package dev.lamina.samples.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

final class SoundTest {
  @Test
  void aFileHoldsTheSoundToTheErrorOfMuLaw() throws IOException {
    float[] tone = Sine.samples(300, 0.7, Sound.RATE, 1000);
    Sound read = Sound.read(new ByteArrayInputStream(new Sound(tone).wav()));
    assertEquals(1000, read.samples().length);
    for (int i = 0; i < tone.length; i++) {
      // Eight bits, in steps that are a 16th of an octave.
      assertEquals(tone[i], read.samples()[i], Math.abs(tone[i]) / 32 + 0.001f, "sample " + i);
    }
  }

  @Test
  void anotherRateKeepsWhatEightKilohertzCanHaveAndNothingElse() throws IOException {
    Sound low = Sound.read(stereo(Sine.samples(1000, 0.5, 22050, 22050)));
    assertEquals(8000, low.samples().length);
    assertEquals(0.5, Sine.loudness(low.samples()), 0.005);
    for (int i = 100; i < 7900; i++) {
      assertEquals(0.5 * Math.sin(2 * Math.PI * i / 8), low.samples()[i], 0.005, "sample " + i);
    }
    Sound high = Sound.read(stereo(Sine.samples(5000, 0.5, 22050, 22050)));
    assertTrue(Sine.loudness(high.samples()) < 0.01, "5,000 Hz came back as 3,000");
  }

  private static ByteArrayInputStream stereo(float[] samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      bytes.putShort((short) (32767 * sample)).putShort((short) (32767 * sample));
    }
    AudioFormat format = new AudioFormat(22050, 16, 2, true, false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length),
        AudioFileFormat.Type.WAVE,
        out);
    return new ByteArrayInputStream(out.toByteArray());
  }

  @Test
  void silenceIsPutAroundAndTakenAway() {
    Sound tone = new Sound(Sine.samples(1000, 0.5, Sound.RATE, 800));
    Sound quiet = tone.surrounded(240);
    assertEquals(1280, quiet.samples().length);
    assertEquals(0, quiet.samples()[239]);
    assertArrayEquals(tone.samples(), quiet.trimmed().samples());
    assertEquals(1280 + 80 + 800, quiet.then(80, tone).samples().length);
    assertEquals(500, new Sound(new float[500]).trimmed().samples().length);
  }

  @Test
  void whatIsNoSoundIsRefused() {
    IOException error =
        assertThrows(IOException.class, () -> Sound.read(new ByteArrayInputStream(new byte[100])));
    assertTrue(error.getMessage().startsWith("no WAV file"), error.getMessage());
  }
}
