package dev.lamina.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.Parameters;
import dev.lamina.runtime.kernel.StoredLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightNamesTest {
  @TempDir Path folder;

  private final Parameters network =
      parameters("stem.weight", "layer1.conv1.batchNorm.weight", "layer1.conv2.batchNorm.weight");
  private Path file = Path.of("");

  private static Parameters parameters(String... names) {
    Parameters parameters = new Parameters();
    for (String name : names) {
      parameters.declare(name, new int[] {2}, Role.WEIGHT, StoredLayout.plain(2));
    }
    parameters.allocate();
    for (int i = 0; i < names.length; i++) {
      parameters.get(i).set(new float[] {i, 10 * i});
    }
    return parameters;
  }

  @BeforeEach
  void writeFile() throws IOException {
    file = folder.resolve("others.safetensors");
    Parameters others =
        parameters("unused", "conv1.weight", "layer1.bn1.weight", "layer1.bn2.weight", "count");
    SafeTensors.save(others, file, Map.of());
  }

  private WeightNames names() {
    return WeightNames.same()
        .rename("conv1\\.(.*)", "stem.$1")
        .rename("(.*\\.)bn(\\d)\\.(.*)", "$1conv$2.batchNorm.$3")
        .rename("layer1.*", "never")
        .ignore("unused|count");
  }

  private String faultOf(WeightNames names) {
    WeightsException thrown =
        assertThrows(WeightsException.class, () -> SafeTensors.load(network, file, names));
    return thrown.getMessage().substring(file.toString().length() + 2);
  }

  @Test
  void theFirstRuleThatMatchesNamesATensor() throws IOException {
    SafeTensors.load(network, file, names());
    assertArrayEquals(new float[] {1, 10}, network.get(0).values());
    assertArrayEquals(new float[] {2, 20}, network.get(1).values());
    assertArrayEquals(new float[] {3, 30}, network.get(2).values());
  }

  @Test
  void whatIsKeptIsNeitherMissingNorReplaced() throws IOException {
    SafeTensors.load(network, file, names().keep("stem\\..*"));
    assertArrayEquals(new float[] {0, 0}, network.get(0).values());
    assertArrayEquals(new float[] {2, 20}, network.get(1).values());
    SafeTensors.load(network, file, names().ignore("conv1.weight").keep("stem\\..*"));
    assertArrayEquals(new float[] {0, 0}, network.get(0).values());
  }

  @Test
  void allDifferencesAreListed() {
    assertEquals(
        """
        these weights do not fit the network (3 parameters, 5 tensors in the file); 5 differences:
          stem.weight: stands for unused and conv1.weight of the file
          missing: layer1.conv1.batchNorm.weight[2]
          missing: layer1.conv2.batchNorm.weight[2]
          not in the network: layer1.bn1.weight F32[2], here layer1.norm1.weight
          not in the network: layer1.bn2.weight F32[2], here layer1.norm2.weight\
        """,
        faultOf(
            WeightNames.same()
                .rename("conv1\\.(.*)|unused", "stem.weight")
                .rename("(.*\\.)bn(\\d)\\.(.*)", "$1norm$2.$3")
                .ignore("count")));
    assertArrayEquals(new float[] {1, 10}, network.get(1).values());
  }

  @Test
  void rulesAreChecked() {
    assertEquals(
        "\"(\" is no regular expression: Unclosed group",
        assertThrows(IllegalArgumentException.class, () -> WeightNames.same().ignore("("))
            .getMessage());
    assertEquals(
        "\"a$2\" takes group 2, but \"(x)\" has 1",
        assertThrows(IllegalArgumentException.class, () -> WeightNames.same().rename("(x)", "a$2"))
            .getMessage());
  }
}
