package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.StepState;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.data.SampleReadException;
import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.train.Trainer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What generated models of sequences say to arrays, datasets, states and tokens that do not fit.
 */
class WrongUsesOfSequencesTest {
  private static final CompiledNetworks NETS =
      CompiledNetworks.of(
          "wrongUses",
          Mode.SCALAR,
          List.of(
              source(
                  "Translator",
                  """
                    @Tokens(9) @Embedding(units = 4) Layer source;
                    @Recurrent(units = 5) Layer encoder;
                    @Tokens(7) @Embedding(units = 4) Layer target;
                    @Recurrent(units = 5, initialState = "encoder") Layer decoder;
                    @Dense(units = 7) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer next;
                  """),
              source(
                  "Letters",
                  """
                    @Tokens(7) @OneHot Layer letters;
                    @Recurrent(units = 5) Layer memory;
                    @Dense(units = 7) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer next;
                  """),
              source(
                  "Pen",
                  """
                    @Input(value = 3, sequence = true) Layer points;
                    @Recurrent(units = 5) Layer memory;
                    @Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Layer next;
                  """),
              source(
                  "Speech",
                  """
                    @Input(value = 4, sequence = true) Layer sound;
                    @Recurrent(units = 5) Layer memory;
                    @Dense(units = 6) @Output(loss = CTC) Layer letters;
                  """),
              source(
                  "Mood",
                  """
                    @Tokens(9) @OneHot Layer words;
                    @Recurrent(units = 5, returns = LAST) Layer memory;
                    @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer mood;
                  """)),
          List.of());

  private static final String SOURCE_IDS = " is no id of source, whose vocabulary has ids 0 to 8";
  private static final String LETTERS_IDS =
      " of sample 0 is no id of letters, whose vocabulary has ids 0 to 6";

  private final Model translator = NETS.create("Translator", 1);
  private final Model letters = NETS.create("Letters", 1);
  private final Model pen = NETS.create("Pen", 1);
  private final Model speech = NETS.create("Speech", 1);
  private final Model mood = NETS.create("Mood", 1);

  private static SourceFile source(String name, String body) {
    return SequenceNet.of(name, body, r -> List.of()).source();
  }

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  private static Object translate(Model model, int[] source, int[] target) {
    return Reflection.call(model, "predict", source, target);
  }

  // Both sequences have 2 steps a sample.
  private Object teach(int[] source, int[] target, int[] targetLengths, int[] next, int samples) {
    int[] lengths = new int[samples];
    Arrays.fill(lengths, 2);
    return Reflection.call(
        translator, "lossAndGradients", source, target, lengths, targetLengths, next, samples);
  }

  @Test
  void idsOutsideTheVocabulary() {
    refuses(
        "token 9 at step 1 of sample 0" + SOURCE_IDS,
        () -> translate(translator, new int[] {1, 9}, new int[] {1}));
    refuses(
        "token -1 at step 0 of sample 0" + SOURCE_IDS,
        () -> translate(translator, new int[] {-1, 1}, new int[] {1}));
    refuses(
        "token 9 at step 1 of sample 2" + SOURCE_IDS,
        () -> teach(new int[] {0, 1, 2, 3, 4, 9}, new int[6], new int[] {2, 2, 2}, new int[6], 3));
    Batch batch = translator.newBatch(3);
    batch.size(3);
    batch.length(0, 1, 4);
    batch.tokens(0)[batch.room(0) + 3] = 9;
    refuses("token 9 at step 3 of sample 1" + SOURCE_IDS, () -> translator.predict(batch));
    InMemoryDataset data =
        InMemoryDataset.of(2)
            .tokens(new int[][] {{1, 2}, {3, 9}})
            .tokens(new int[][] {{1}, {2}})
            .stepLabels(new int[][] {{1}, {2}});
    assertUnreadable(1, "token 9 at step 1" + SOURCE_IDS, translator, data);
  }

  @Test
  void sequencesWithoutSteps() {
    String empty = ": a sample has at least 1 step, but the array is empty";
    refuses("source" + empty, () -> translate(translator, new int[0], new int[] {1}));
    refuses("target" + empty, () -> translate(translator, new int[] {1}, new int[0]));
    refuses("points" + empty, () -> Reflection.call(pen, "predict", (Object) new float[0]));
    refuses("source" + empty, () -> Reflection.call(translator, "encode", (Object) new int[0]));
    refuses(
        "sample 1 of target has 0 steps, but each takes 1 to 2, as many as the arrays have room"
            + " for",
        () -> teach(new int[4], new int[4], new int[] {2, 0}, new int[4], 2));
    refuses(
        "sample 0 of target has 3 steps, but each takes 1 to 2, as many as the arrays have room"
            + " for",
        () -> teach(new int[4], new int[4], new int[] {3, 2}, new int[4], 2));
    Batch batch = translator.newBatch(3);
    refuses(
        "a sequence has at least 1 step, but the sample at place 1 has 0",
        () -> batch.length(0, 1, 0));
    refuses(
        "the place must be one of the batch's 3, from 0 on, not 3", () -> batch.length(1, 3, 2));
    refuses(
        "the sequence must be one of the batch's 2, from 0 on, not 2", () -> batch.length(2, 0, 2));
  }

  @Test
  void otherNumbersOfSamples() {
    refuses(
        "lengths of target: 3 samples take 3 lengths, but the array has 2",
        () -> teach(new int[6], new int[6], new int[] {2, 2}, new int[6], 3));
    refuses(
        "target: 3 samples with equal room for steps of 1 numbers take a multiple of 3, but the"
            + " array has 4",
        () -> teach(new int[6], new int[4], new int[] {2, 2, 2}, new int[6], 3));
    refuses(
        "points: 1 samples with equal room for steps of 3 numbers take a multiple of 3, but the"
            + " array has 4",
        () -> Reflection.call(pen, "predict", (Object) new float[4]));
    refuses(
        "there are 2 sequences of ids, but the dataset has 3 samples",
        () -> InMemoryDataset.of(3).tokens(new int[2][1]));
    refuses(
        "there are 2 sequences of labels, but the dataset has 3 samples",
        () -> InMemoryDataset.of(3).tokens(new int[3][1]).stepLabels(new int[2][1]));
  }

  @Test
  void labelsAndTargetsOfOtherSteps() {
    refuses(
        "labels of next: 3 samples of 2 steps take 6 numbers, but the array has 3",
        () -> teach(new int[6], new int[6], new int[] {2, 2, 2}, new int[3], 3));
    refuses(
        "label 7 at step 1 of sample 1 is no class of next, which has classes 0 to 6",
        () -> teach(new int[4], new int[4], new int[] {2, 2}, new int[] {0, 0, 0, 7}, 2));
    refuses(
        "targets of next: 2 samples of 2 steps take 12 numbers, but the array has 11",
        () ->
            Reflection.call(
                pen, "lossAndGradients", new float[12], new int[] {2, 2}, new float[11], 2));
    InMemoryDataset pens = InMemoryDataset.of(2).sequences(new float[][] {{1, 2, 3}, {1, 2, 3}});
    assertUnreadable(
        1,
        "output next takes 3 target values for this sample, 3 a step, but the dataset has 6",
        pen,
        pens.stepTargets(new float[][] {{1, 2, 3}, {1, 2, 3, 4, 5, 6}}));
  }

  /** A layer that returns its last step alone leaves nothing for a loss of each step. */
  @Test
  void lossesOfStepsAndOfSamples() {
    InMemoryDataset ids = InMemoryDataset.of(2).tokens(new int[][] {{1, 2}, {3, 4}});
    assertUnreadable(
        0,
        "output mood takes labels of each sample (labels), but the dataset has labels of each step"
            + " (stepLabels)",
        mood,
        ids.stepLabels(new int[][] {{1, 2}, {1, 2}}));
    assertUnreadable(
        0,
        "output next takes labels of each step (stepLabels), but the dataset has labels of each"
            + " sample (labels)",
        letters,
        ids.labels(new int[] {1, 2}));
    InMemoryDataset pens = InMemoryDataset.of(2).sequences(new float[][] {{1, 2, 3}, {1, 2, 3}});
    assertUnreadable(
        0,
        "output next takes target values of each step (stepTargets), but the dataset has target"
            + " values of each sample (targets)",
        pen,
        pens.targets(new float[6]));
    assertUnreadable(
        0,
        "output next takes target values of each step (stepTargets), but the dataset has labels of"
            + " each step (stepLabels)",
        pen,
        pens.stepLabels(new int[][] {{1, 2, 3}, {1, 2, 3}}));
    assertUnreadable(
        0,
        "the network has 1 outputs, but the dataset has 0; it takes one for each field, in their"
            + " order",
        pen,
        pens);
    assertUnreadable(
        0,
        "the network has 2 inputs, but the dataset has 1; it takes one for each field, in their"
            + " order",
        translator,
        ids.stepLabels(new int[][] {{1, 2}, {1, 2}}));
  }

  private static void assertUnreadable(
      int sample, String message, Model model, InMemoryDataset data) {
    Trainer trainer = Trainer.of(model).batchSize(2).epochs(1);
    SampleReadException thrown = assertThrows(SampleReadException.class, () -> trainer.fit(data));
    assertEquals("cannot read sample " + sample + ": " + message, thrown.getMessage());
    assertInstanceOf(IllegalArgumentException.class, thrown.getCause());
  }

  @Test
  void labelsThatStepsCannotSay() {
    String many =
        " steps of letters, one each and one between equal neighbours, but it has %s; leave it out"
            + " or give it more steps";
    refuses(
        "2 labels of sample 1 need 3" + many.formatted(2),
        () -> say(new int[] {2, 2}, new int[] {1, 2, 3, 3}));
    refuses(
        "2 labels of sample 0 need 2" + many.formatted(1),
        () -> say(new int[] {1, 2}, new int[] {1, 2, 3, -1}));
    String classes =
        " is no class of letters, which has classes 1 to 5 and the blank 0; -1 stands behind the"
            + " last label";
    refuses(
        "label 0 at place 1 of sample 0" + classes,
        () -> say(new int[] {2, 2}, new int[] {1, 0, 3, -1}));
    refuses(
        "label 6 at place 0 of sample 1" + classes,
        () -> say(new int[] {2, 2}, new int[] {1, 2, 6, -1}));
    assertUnreadable(
        1,
        "output letters has 1 steps for this sample, too few for its 2 labels; leave it out or give"
            + " it more steps",
        speech,
        InMemoryDataset.of(2)
            .sequences(new float[][] {new float[8], new float[4]})
            .stepLabels(new int[][] {{1, 2}, {1, 2}}));
  }

  private Object say(int[] lengths, int[] labels) {
    return Reflection.call(speech, "lossAndGradients", new float[16], lengths, labels, 2);
  }

  @Test
  void statesOfOthers() {
    StepState state = start(letters);
    Model twin = NETS.create("Letters", 2);
    StepState own = start(twin);
    refuses(
        "this state is of another model; take one that start or encode of this Letters has made",
        () -> Reflection.call(twin, "step", state, 1));
    refuses(
        "this state is of another model; take one that start or encode of this Letters has made",
        () -> generate(twin, state, Decoding.greedy(), 1));
    start(pen);
    refuses(
        "this state is of another model; take one that start or encode of this Pen has made",
        () -> Reflection.call(pen, "step", state, new float[3]));
    Reflection.call(twin, "step", own, 1);
    Reflection.call(letters, "step", state.copy(), 1);
    StepState before = (StepState) Reflection.call(translator, "encode", (Object) new int[] {1});
    Reflection.call(translator, "encode", (Object) new int[] {2});
    assertEquals(
        "Translator has encoded another input since this state was made; encode its input again",
        assertThrows(
                IllegalStateException.class, () -> Reflection.call(translator, "step", before, 1))
            .getMessage());
  }

  private static StepState start(Model model) {
    return (StepState) Reflection.call(model, "start");
  }

  @Test
  void stepsThatAreNone() {
    refuses(
        "token 7 at step 0" + LETTERS_IDS,
        () -> Reflection.call(letters, "step", start(letters), 7));
    refuses(
        "token -1 at step 0" + LETTERS_IDS,
        () -> Reflection.call(letters, "step", start(letters), -1));
    refuses(
        "points: 1 samples of 1 steps take 3 numbers, but the array has 2",
        () -> Reflection.call(pen, "step", start(pen), new float[2]));
  }

  private static Object generate(Model model, StepState state, Decoding decoding, int... prompt) {
    return Reflection.call(model, "generate", state, decoding, prompt);
  }

  @Test
  void tokensThatCannotBeGenerated() {
    for (Decoding decoding :
        List.of(Decoding.greedy(), Decoding.topK(3, 1), Decoding.topP(0.9, 1), Decoding.beam(2))) {
      refuses(
          "token 7 at step 0" + LETTERS_IDS, () -> generate(letters, start(letters), decoding, 7));
      refuses(
          "token -1 at step 0" + LETTERS_IDS,
          () -> generate(letters, start(letters), decoding, 1, -1, 2));
      refuses(
          "the prompt needs at least 1 token, such as the start token of the vocabulary",
          () -> generate(letters, start(letters), decoding));
      refuses(
          "the stop token must be one of the network's 7 tokens, from 0 on, not 7",
          () -> generate(letters, start(letters), decoding.stopToken(7), 1));
      refuses("the stop token must be at least 0, not -2", () -> decoding.stopToken(-2));
      refuses("the greatest length must be at least 1, not 0", () -> decoding.maxLength(0));
    }
  }
}
