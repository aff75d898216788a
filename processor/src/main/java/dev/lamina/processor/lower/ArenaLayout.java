package dev.lamina.processor.lower;

import dev.lamina.processor.plan.Arena;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Stage;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.shape.Axis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Gives every buffer a place in a sample's slice. Buffers whose lives do not meet may share it; the
 * target of an element-wise step takes the place of a source that ends there, so that activations
 * run in place. Larger buffers are placed first, each at the lowest free place.
 */
final class ArenaLayout {
  private final Map<Buffer, Life> lives = new LinkedHashMap<>();

  private ArenaLayout() {}

  /** Buffers that share one place, and from which step to which they are needed. */
  private static final class Life {
    private final int size;
    private int first;
    private int last;
    private int offset;

    private Life(int size, int first) {
      this.size = size;
      this.first = first;
      this.last = first;
    }

    private boolean meets(Life other) {
      return first <= other.last && other.first <= last;
    }

    private int end() {
      return offset + Arena.padded(size);
    }
  }

  /**
   * Places for all buffers of a program.
   *
   * @param once how many of the stages run once, while the others may run again and again: what the
   *     first leave for the others is kept
   */
  static SequencedMap<Axis, Arena> of(List<Stage> stages, int once) {
    ArenaLayout layout = new ArenaLayout();
    List<Step> steps = Stage.steps(stages);
    layout.measure(steps);
    layout.keep(Stage.steps(stages.subList(0, once)).size(), steps.size());
    SequencedMap<Axis, Arena> arenas = new LinkedHashMap<>();
    arenas.put(Axis.SAMPLES, layout.place(Axis.SAMPLES));
    for (Buffer buffer : layout.lives.keySet()) {
      if (!arenas.containsKey(buffer.axis())) {
        arenas.put(buffer.axis(), layout.place(buffer.axis()));
      }
    }
    return arenas;
  }

  private void keep(int once, int end) {
    for (Life life : lives.values()) {
      if (life.first < once && life.last >= once) {
        life.last = end;
      }
    }
  }

  private void measure(List<Step> steps) {
    Map<Buffer, Integer> lastUse = lastUses(steps);
    for (int i = 0; i < steps.size(); i++) {
      for (Buffer written : steps.get(i).writes()) {
        if (!lives.containsKey(written)) {
          lives.put(written, begin(steps.get(i), i, written, lastUse));
        }
        Life life = lives.get(written);
        life.last = Math.max(life.last, lastUse.get(written));
      }
    }
  }

  private Life begin(Step step, int index, Buffer written, Map<Buffer, Integer> lastUse) {
    if (step.elementWise()) {
      for (Buffer source : step.reads()) {
        Life life = lives.get(source);
        if (life != null
            && source.axis().equals(written.axis())
            && life.size == written.size()
            && lastUse.get(source) == index
            && life.last == index) {
          return life;
        }
      }
    }
    return new Life(written.size(), index);
  }

  private static Map<Buffer, Integer> lastUses(List<Step> steps) {
    Map<Buffer, Integer> lastUse = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      for (Buffer buffer : steps.get(i).reads()) {
        lastUse.put(buffer.current(), i);
      }
      for (Buffer buffer : steps.get(i).writes()) {
        lastUse.put(buffer, i);
      }
    }
    return lastUse;
  }

  private Arena place(Axis axis) {
    Map<Buffer, Life> lives = along(axis);
    List<Life> largestFirst = new ArrayList<>(new LinkedHashSet<>(lives.values()));
    largestFirst.sort(
        (a, b) -> a.size == b.size ? a.first - b.first : Integer.compare(b.size, a.size));
    List<Life> placed = new ArrayList<>();
    int floats = 0;
    for (Life life : largestFirst) {
      life.offset = lowestFree(life, placed);
      floats = Math.max(floats, life.end());
      insert(life, placed);
    }
    LinkedHashMap<Buffer, Integer> offsets = new LinkedHashMap<>();
    for (Map.Entry<Buffer, Life> entry : lives.entrySet()) {
      offsets.put(entry.getKey(), entry.getValue().offset);
    }
    return new Arena(offsets, floats);
  }

  private Map<Buffer, Life> along(Axis axis) {
    Map<Buffer, Life> along = new LinkedHashMap<>();
    for (Map.Entry<Buffer, Life> entry : lives.entrySet()) {
      if (entry.getKey().axis().equals(axis)) {
        along.put(entry.getKey(), entry.getValue());
      }
    }
    return along;
  }

  // Keeps them in the order of their offsets.
  private static void insert(Life life, List<Life> placed) {
    int at = placed.size();
    while (at > 0 && placed.get(at - 1).offset > life.offset) {
      at--;
    }
    placed.add(at, life);
  }

  private static int lowestFree(Life life, List<Life> placed) {
    int offset = 0;
    for (Life other : placed) {
      if (!life.meets(other)) {
        continue;
      }
      if (offset + life.size <= other.offset) {
        break;
      }
      offset = Math.max(offset, other.end());
    }
    return offset;
  }
}
