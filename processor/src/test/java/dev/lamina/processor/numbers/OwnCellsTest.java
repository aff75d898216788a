package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.GradientCheck;
import dev.lamina.runtime.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cells that a user has written are the built-in ones where the weights are the same. */
class OwnCellsTest {
  private static final List<String> GATES = List.of("i", "f", "g", "o");

  private static final List<String> COMPARED = List.of("OwnElman", "OwnLstm", "PlainRNN5");

  private static final SourceFile BUILT_IN =
      new SourceFile(
          "nets/BuiltInLstm.java",
          """
          package nets;
          import dev.lamina.dsl.*;
          @Network
          abstract class BuiltInLstm {
            @Tokens(7) @Embedding(units = 3) Layer words;
            @Recurrent(units = 5, returns = Returns.LAST) Layer memory;
            @Dense(units = 4) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Layer y;
          }
          """);

  private static final SourceFile DROPPING =
      new SourceFile(
          "nets/Dropping.java",
          """
          package nets;
          import dev.lamina.dsl.*;
          @Network
          abstract class Dropping {
            @Tokens(7) @Embedding(units = 3) @Dropout(0.3) Layer words;
            @Recurrent(units = 5, layers = 3, bidirectional = true, dropout = 0.4) Layer memory;
            @Dense(units = 4) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Layer y;
          }
          """);

  private static CompiledNetworks compile(Mode mode) {
    Stream<SourceFile> nets =
        SequenceNets.all().stream()
            .filter(n -> COMPARED.contains(n.name()))
            .map(SequenceNet::source);
    List<SourceFile> sources = Stream.concat(nets, Stream.of(BUILT_IN, DROPPING)).toList();
    return CompiledNetworks.of("ownCells", mode, sources, List.of("-Xlint:-processing"));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void anElmanCellIsTheBuiltInRnn(Mode mode) {
    CompiledNetworks compiled = compile(mode);
    Model own = compiled.create("OwnElman", 1);
    Model builtIn = compiled.create("PlainRNN5", 2);
    set(builtIn, "memory.weight_ih_l0", own, "memory.input.weight");
    set(builtIn, "memory.bias_ih_l0", own, "memory.input.bias");
    set(builtIn, "memory.weight_hh_l0", own, "memory.next.weight");
    set(builtIn, "memory.bias_hh_l0", own, "memory.next.bias");
    Batch batch = same(own, builtIn);
    compare(own, builtIn, batch);
    equal(own, "memory.input.weight", builtIn, "memory.weight_ih_l0");
    equal(own, "memory.next.weight", builtIn, "memory.weight_hh_l0");
    equal(own, "memory.next.bias", builtIn, "memory.bias_hh_l0");
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void anLstmOfTwelveLinesIsTheBuiltInOne(Mode mode) {
    CompiledNetworks compiled = compile(mode);
    Model own = compiled.create("OwnLstm", 1);
    Model builtIn = compiled.create("BuiltInLstm", 2);
    set(builtIn, "words.weight", own, "words.weight");
    set(builtIn, "memory.weight_ih_l0", own, gates("memory.x%s.weight"));
    set(builtIn, "memory.bias_ih_l0", own, gates("memory.x%s.bias"));
    set(builtIn, "memory.weight_hh_l0", own, gates("memory.%s.weight"));
    set(builtIn, "memory.bias_hh_l0", own, gates("memory.%s.bias"));
    Batch batch = same(own, builtIn);
    compare(own, builtIn, batch);
    equal(own, gates("memory.x%s.weight"), builtIn, "memory.weight_ih_l0");
    equal(own, gates("memory.%s.weight"), builtIn, "memory.weight_hh_l0");
    equal(own, gates("memory.%s.bias"), builtIn, "memory.bias_hh_l0");
  }

  /** Random numbers have no reference, but the same ones again, which slopes can be taken of. */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void whatIsDroppedBetweenLayersGetsNoGradient(Mode mode) {
    Model model = compile(mode).create("Dropping", 4);
    Batch batch = SequenceBatches.of(model, 4, 6, new Random(8));
    float first = model.lossAndGradients(batch);
    GradientCheck check = model.checkGradients(batch);
    assertTrue(check.within(1e-2), check::toString);
    assertTrue(model.lossAndGradients(batch) != first, "other elements in the next step");
    assertEquals(model.loss(batch), model.loss(batch), "and none in a prediction");
  }

  private static String[] gates(String pattern) {
    return GATES.stream().map(pattern::formatted).toArray(String[]::new);
  }

  private static Batch same(Model own, Model builtIn) {
    set(builtIn, "y.weight", own, "y.weight");
    set(builtIn, "y.bias", own, "y.bias");
    return SequenceBatches.of(own, 5, 7, new Random(3));
  }

  private static void compare(Model own, Model builtIn, Batch batch) {
    assertEquals(own.lossAndGradients(batch), builtIn.lossAndGradients(batch), 1e-6);
    own.predict(batch);
    float[] answers = batch.predictions(0).clone();
    builtIn.predict(batch);
    near("answers", answers, batch.predictions(0));
    equal(own, "y.weight", builtIn, "y.weight");
  }

  private static void set(Model to, String name, Model from, String... parts) {
    to.parameters()
        .get(name)
        .set(joined(Stream.of(parts).map(p -> from.parameters().get(p).values())));
  }

  private static void equal(Model own, String part, Model builtIn, String name) {
    equal(own, new String[] {part}, builtIn, name);
  }

  private static void equal(Model own, String[] parts, Model builtIn, String name) {
    float[] ours = joined(Stream.of(parts).map(p -> own.parameters().get(p).gradients()));
    near("gradient of " + name, ours, builtIn.parameters().get(name).gradients());
  }

  private static void near(String what, float[] a, float[] b) {
    double scale = Doubles.largest(Doubles.of(a));
    double error = Doubles.error(Doubles.of(a), Doubles.of(b), scale);
    assertTrue(error <= Comparison.TOLERANCE, () -> what + Arrays.toString(a) + Arrays.toString(b));
  }

  private static float[] joined(Stream<float[]> parts) {
    List<float[]> all = parts.toList();
    float[] joined = new float[all.stream().mapToInt(p -> p.length).sum()];
    int at = 0;
    for (float[] part : all) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
