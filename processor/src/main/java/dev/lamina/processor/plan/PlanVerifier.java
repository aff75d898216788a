package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Axis;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks a program by walking through it: every buffer and every channel vector is written before
 * it is read, and so are weights that are made from others, an element-wise step fits its target,
 * and no step destroys what a later one reads. A failure is a mistake of the processor.
 */
public final class PlanVerifier {
  private final Program program;
  private final List<Step> steps;
  private final Map<Buffer, Integer> lastRead = new HashMap<>();
  private final Map<Buffer, Place> needed = new LinkedHashMap<>();
  private final Set<ChannelVector> filled = new HashSet<>();
  private final Set<Weights> folded = new HashSet<>();
  private final Map<Weights, Boolean> transformed = new HashMap<>();
  private final Set<Weights> packed = new HashSet<>();

  /** Those of {@link #packed} that stay until others take their place. */
  private Optional<Weights> passing = Optional.empty();

  private Optional<ConvolutionStep.TileWeights> current = Optional.empty();

  private record Place(Axis axis, int start, int size) {
    private int end() {
      return start + Arena.padded(size);
    }

    private boolean apart(Place other) {
      return end() <= other.start || other.end() <= start || !axis.equals(other.axis);
    }
  }

  private PlanVerifier(Program program) {
    this.program = program;
    this.steps = program.steps();
  }

  /** Throws {@link IllegalStateException} naming the step where the program is wrong. */
  public static void verify(Program program) {
    new PlanVerifier(program).run();
  }

  private void run() {
    for (int i = 0; i < steps.size(); i++) {
      for (Buffer read : steps.get(i).reads()) {
        lastRead.put(read.current(), i);
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      check(i, steps.get(i));
    }
  }

  private void check(int index, Step step) {
    List<Buffer> reads = step.reads();
    for (Buffer read : reads) {
      if (!needed.containsKey(read.current())) {
        throw wrong(step, "reads " + read.name() + ", which nothing has written");
      }
    }
    for (ChannelVector read : step.vectorReads()) {
      if (!filled.contains(read)) {
        throw wrong(step, "reads " + read.name() + ", which nothing has filled");
      }
    }
    filled.addAll(step.vectorWrites());
    checkFolding(step);
    checkPacking(step);
    for (Buffer written : step.writes()) {
      Place place = place(written);
      if (place.end() > program.arena(written.axis()).floats()) {
        throw wrong(step, written.name() + " reaches beyond the arena");
      }
      checkOverwriting(index, step, written, place);
      if (!ends(written, index)) {
        needed.put(written, place);
      }
    }
    checkSizes(step);
    for (Buffer read : reads) {
      if (ends(read.current(), index)) {
        needed.remove(read.current());
      }
    }
  }

  private void checkFolding(Step step) {
    if (step instanceof ConvolutionStep.FoldWeights fold) {
      folded.add(fold.weights());
    }
    if (step instanceof ConvolutionStep.Convolve convolve
        && convolve.folded()
        && !folded.contains(convolve.weights())) {
      throw wrong(step, "reads folded weights, which nothing has folded");
    }
    if (step instanceof ConvolutionStep.TransformWeights transform) {
      transformed.put(transform.weights(), transform.norm().isPresent());
    }
    switch (step) {
      case ConvolutionStep.TileWeights tiles -> current = Optional.of(tiles);
      case ConvolutionStep.ConvolveTiles tiles -> checkTiles(tiles);
      case ConvolutionStep.ConvolveDataTiles data -> checkCurrent(data, data.weights(), true);
      default -> {}
    }
  }

  private void checkTiles(ConvolutionStep.ConvolveTiles tiles) {
    if (tiles.source() == ConvolutionStep.TileSource.CURRENT) {
      checkCurrent(tiles, tiles.weights(), false);
      return;
    }
    boolean folded = tiles.source() == ConvolutionStep.TileSource.FOLDED;
    if (!Objects.equals(transformed.get(tiles.weights()), folded)) {
      throw wrong(tiles, "reads transformed weights, which nothing has made so");
    }
  }

  private void checkCurrent(Step step, Weights weights, boolean turned) {
    if (!current.equals(Optional.of(new ConvolutionStep.TileWeights(weights, turned)))) {
      throw wrong(step, "reads transformed weights, but others are there");
    }
  }

  private void checkPacking(Step whole) {
    for (Step step : whole.singles()) {
      if (step instanceof ConvolutionStep.PackWeights pack) {
        if (pack.passing()) {
          passing.ifPresent(packed::remove);
          passing = Optional.of(pack.weights());
        }
        packed.add(pack.weights());
      }
      if (step instanceof ConvolutionStep.ConvolveData data && !packed.contains(data.weights())) {
        throw wrong(step, "reads rearranged weights, which nothing has rearranged");
      }
    }
  }

  private void checkOverwriting(int index, Step step, Buffer written, Place place) {
    for (Map.Entry<Buffer, Place> entry : needed.entrySet()) {
      Buffer other = entry.getKey();
      boolean harmless =
          place.apart(entry.getValue())
              || other.equals(written)
              || (step.elementWise() && place.equals(entry.getValue()) && ends(other, index));
      if (!harmless) {
        throw wrong(step, "writes " + written.name() + " over " + other.name());
      }
    }
  }

  private void checkSizes(Step step) {
    if (step instanceof SequenceStep.Scan scan) {
      scan.steps().forEach(this::checkSizes);
      checkApart(scan);
    }
    if (step instanceof ValueStep.Map map) {
      for (Buffer read : map.reads()) {
        if (read.size() != map.out().size() || !read.axis().equals(map.out().axis())) {
          throw wrong(step, read.name() + " and " + map.out().name() + " differ in size");
        }
      }
      for (ChannelVector read : map.vectorReads()) {
        if (read.channels() != map.out().shape().channels()) {
          throw wrong(step, read.name() + " and " + map.out().name() + " differ in channels");
        }
      }
    }
  }

  // What a scan touches lives as long as it runs.
  private void checkApart(SequenceStep.Scan scan) {
    List<Buffer> all =
        Stream.concat(scan.reads().stream(), scan.writes().stream()).distinct().toList();
    for (Buffer one : all) {
      for (Buffer other : all) {
        if (!one.equals(other) && !place(one).apart(place(other))) {
          throw wrong(scan, one.name() + " and " + other.name() + " share a place");
        }
      }
    }
  }

  private Place place(Buffer buffer) {
    return new Place(buffer.axis(), program.arena(buffer.axis()).offset(buffer), buffer.size());
  }

  private boolean ends(Buffer buffer, int index) {
    return lastRead.getOrDefault(buffer, -1) <= index;
  }

  private static IllegalStateException wrong(Step step, String what) {
    return new IllegalStateException("plan is wrong at " + PlanText.of(step) + ": " + what);
  }
}
