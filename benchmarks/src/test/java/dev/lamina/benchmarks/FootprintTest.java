package dev.lamina.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lamina.benchmarks.TorchRecipe.Kind;
import dev.lamina.benchmarks.TorchRecipe.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FootprintTest {
  @Test
  void theRatioIsLaminasPeakByLibtorchs() {
    Footprint footprint =
        new Footprint(
            "memory Net batch 8", 5_000_000, 4_900_000, 6_000_000, 7_000_000, 9, 14_000_000);
    assertEquals(
        "| memory Net batch 8 | 5.0 MB | 4.9 MB | 6.0 MB | 7.0 MB | 14.0 MB | 0.50 | 0.0 MB |",
        footprint.line());
    long columns = footprint.line().chars().filter(c -> c == '|').count();
    Footprint.head()
        .lines()
        .forEach(l -> assertEquals(columns, l.chars().filter(c -> c == '|').count()));
  }

  @Test
  void aRecipeHasAllTensorsAndIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
    TorchRecipe recipe = TorchRecipe.of("LeNet5", 3);
    List<Tensor> tensors = recipe.tensors();
    assertEquals(
        new Tensor(Kind.TRAINED, "c1.weight", List.of(6L, 1L, 5L, 5L)), tensors.getFirst());
    assertEquals(new Tensor(Kind.VALUES, "image", List.of(3L, 1L, 28L, 28L)), tensors.get(10));
    assertEquals(new Tensor(Kind.IDS, "digit_labels", List.of(3L)), tensors.get(11));
    assertEquals(12, tensors.size());
    recipe.write(folder);
    TorchRecipe read = TorchRecipe.read(folder);
    assertEquals(tensors, read.tensors());
    assertArrayEquals(recipe.code(), read.code());
  }

  @Test
  void idsAlongASequenceHaveAllItsSteps() {
    List<Tensor> tensors = TorchRecipe.of("CharGru", 2).tensors();
    assertEquals(
        List.of(
            new Tensor(Kind.IDS, "character", List.of(2L, 64L)),
            new Tensor(Kind.IDS, "next_labels", List.of(2L, 64L))),
        tensors.subList(tensors.size() - 2, tensors.size()));
  }

  @Test
  void theResidentSetGrowsByWhatIsTouched() throws IOException {
    assumeTrue(System.getProperty("os.name").equals("Linux"));
    ResidentSet memory = ResidentSet.begin();
    try (Arena arena = Arena.ofConfined()) { // not the heap, whose free pages may be in use already
      arena.allocate(64 << 20).fill((byte) 1);
    }
    assertTrue(memory.peakGrowth() > 32L << 20);
  }
}
