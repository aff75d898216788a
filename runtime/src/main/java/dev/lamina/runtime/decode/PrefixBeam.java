package dev.lamina.runtime.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The beginnings that a CTC beam follows, and their next step. */
final class PrefixBeam {
  private final int classes;
  private final int blank;
  private final int width;
  private List<Prefix> live;

  PrefixBeam(int classes, int blank, int width) {
    this.classes = classes;
    this.blank = blank;
    this.width = width;
    this.live = List.of(Prefix.empty());
  }

  void step(float[] outputs, int at) {
    Set<Prefix> reached = new LinkedHashSet<>(live);
    for (Prefix prefix : live) {
      prefix.stay(outputs[at + blank], prefix.isEmpty() ? 0 : outputs[at + prefix.label()]);
      for (int label = 0; label < classes; label++) {
        if (label != blank && outputs[at + label] > Float.NEGATIVE_INFINITY) {
          reached.add(prefix.extend(label, outputs[at + label]));
        }
      }
    }
    reached.forEach(Prefix::advance);
    List<Prefix> sorted = new ArrayList<>(reached);
    // Stable, so that of equally likely ones the first reached comes first.
    sorted.sort(Comparator.comparingDouble(Prefix::logProbability).reversed());
    int kept = 0;
    while (kept < Math.min(width, sorted.size()) && sorted.get(kept).isPossible()) {
      kept++;
    }
    sorted.subList(kept, sorted.size()).forEach(Prefix::drop);
    live = List.copyOf(sorted.subList(0, kept));
  }

  List<Transcription> transcriptions() {
    return live.stream().map(p -> new Transcription(p.labels(), p.logProbability())).toList();
  }
}
