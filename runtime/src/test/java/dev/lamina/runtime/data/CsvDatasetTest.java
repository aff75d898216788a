package dev.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvDatasetTest {
  @TempDir Path folder;

  private CsvDataset csv(String text) throws IOException {
    return CsvDataset.file(Files.writeString(folder.resolve("t.csv"), text));
  }

  private String faultOf(CsvDataset table) {
    Exception e = assertThrows(DatasetException.class, table::load);
    String file = folder.resolve("t.csv") + ": ";
    assertTrue(e.getMessage().startsWith(file), e.getMessage());
    return e.getMessage().substring(file.length());
  }

  private static Batch read(Dataset data, int features, int classes, int targets) {
    Batch batch = Batches.of(features, classes, targets, data.size());
    for (int n = 0; n < data.size(); n++) {
      data.read(n, batch, n);
    }
    return batch;
  }

  @Test
  void namedLabelsAreNumberedByTheAlphabet() throws IOException {
    Dataset data =
        csv("a,kind,b\n1,rose,-2.5\n\n 3e1 ,\"ivy, common\",4\r\n5,rose,6\n").label("kind").load();
    assertEquals(List.of("ivy, common", "rose"), data.classNames());
    Batch batch = read(data, 2, 2, 0);
    assertArrayEquals(new float[] {1, -2.5f, 30, 4, 5, 6}, batch.input(0));
    assertArrayEquals(new int[] {1, 0, 1}, batch.labels(0));
  }

  @Test
  void wholeNumbersAreTheClassesThemselves() throws IOException {
    Dataset data = csv("x;y\n0.5;7\n1.5;0").separator(';').label("y").load();
    assertEquals(List.of(), data.classNames());
    assertArrayEquals(new int[] {7, 0}, read(data, 1, 8, 0).labels(0));
  }

  @Test
  void columnsByNumberWithoutHeader() throws IOException {
    Dataset data = csv("1,2,3,4\n5,6,7,8\n").header(false).features(3, 0).targets(1, 2).load();
    Batch batch = read(data, 2, 0, 2);
    assertArrayEquals(new float[] {4, 1, 8, 5}, batch.input(0));
    assertArrayEquals(new float[] {2, 3, 6, 7}, batch.targets(0));
  }

  @Test
  void givenClassesFixTheOrder() throws IOException {
    String text = "x,y\n1,b\n2,c\n";
    Dataset data = csv(text).label("y").classes("c", "a", "b").load();
    assertArrayEquals(new int[] {2, 0}, read(data, 1, 3, 0).labels(0));
    assertEquals(
        "row 1: \"b\" is none of the classes [c, a]",
        faultOf(csv(text).label("y").classes("c", "a")));
  }

  @Test
  void quotationsHoldQuotesSeparatorsAndLineEnds() throws IOException {
    Dataset data =
        csv("\ufeff\"the \"\"x\"\", in m\",y\n\"1\",\"two\nlines\"\n2,z\n")
            .features("the \"x\", in m")
            .label("y")
            .load();
    assertEquals(List.of("two\nlines", "z"), data.classNames());
    assertArrayEquals(new float[] {1, 2}, read(data, 1, 2, 0).input(0));
  }

  @Test
  void faultsNameLineAndColumn() throws IOException {
    String start = "x,y\n\n1,0\n\"2\n3\",1\n";
    assertEquals("line 4: column x: \"2\n3\" is no number", faultOf(csv(start).label("y")));
    start = "x,y\n1,0\n";
    assertEquals("line 3: column x: \"1f\" is no number", faultOf(csv(start + "1f,1").label("y")));
    assertEquals(
        "line 3: column x: \"NaN\" is no number", faultOf(csv(start + "NaN,1").label("y")));
    assertEquals(
        "line 3: column x: \"1e99\" is no number", faultOf(csv(start + "1e99,1").label("y")));
    assertEquals("line 3: column x: the value is missing", faultOf(csv(start + " ,1").label("y")));
    assertEquals("line 3: column y: the value is missing", faultOf(csv(start + "1,").label("y")));
    assertEquals(
        "line 3: expected 2 fields, but there are 3", faultOf(csv(start + "1,2,3").label("y")));
    assertEquals(
        "line 3: the quotation is never closed", faultOf(csv(start + "\"1,2\n5,6").label("y")));
    assertEquals(
        "line 3: after a closing quote comes 'x' and no separator",
        faultOf(csv(start + "\"1\"x,2\n").label("y")));
    assertEquals("the file is empty", faultOf(csv("\n \n").label("y")));
    assertEquals("there is a header and nothing else", faultOf(csv("x,y\n").label("y")));
    assertEquals("there is no column \"z\"; there are [x, y]", faultOf(csv(start).label("z")));
    assertEquals("there is no column \"#2\"; there are [x, y]", faultOf(csv(start).label(2)));
    assertEquals("two columns are named \"x\"", faultOf(csv("x,x\n1,2").label("x")));
  }

  @Test
  void whatIsNotUtf8IsSaid() throws IOException {
    Path file = Files.write(folder.resolve("t.csv"), new byte[] {'x', '\n', (byte) 0xe9, '\n'});
    assertTrue(faultOf(CsvDataset.file(file).label("x")).endsWith("is not UTF-8"));
  }

  @Test
  void labelOrTargetsMustBeChosen() throws IOException {
    CsvDataset table = csv("x,y\n1,0\n");
    assertThrows(IllegalStateException.class, table::load);
    assertThrows(IllegalStateException.class, () -> table.label("x").targets("y").load());
  }
}
