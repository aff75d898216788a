package dev.lamina.samples.cifar;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.ImageFolder;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.networks.CifarNames;
import dev.lamina.samples.networks.ResNet20Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Answers with a network that was trained elsewhere: reads PyTorch's weights by their names, prints
 * the logits of pictures, and compares them with those that PyTorch had.
 */
@Command(
    name = "classify-cifar",
    sortOptions = false,
    description =
        "Classifies pictures as CIFAR-10 has them by ResNet-20, with the weights of"
            + " pytorch_resnet_cifar10 as safetensors.")
public final class ClassifyCifar extends SampleCommand {
  /** Of the logits, the largest of which are about 15. */
  private static final double TOLERANCE = 1e-4;

  private static final int SIDE = 32;
  private static final int CLASSES = 10;
  private static final int FIRST = 4;

  /** What the pictures were normalised with when the network was trained: red, green, blue. */
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};

  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      required = true,
      description = "Weights as safetensors, with the names that PyTorch gives them.")
  private Path weights = Path.of("");

  @Option(
      names = "--pictures",
      paramLabel = "PATH",
      required = true,
      description =
          "Folder or .zip file that has a folder of pictures for each class, in the order of"
              + " CIFAR-10, which is that of the alphabet.")
  private Path pictures = Path.of("");

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "Classifies so many pictures of each class (default: " + FIRST + ").")
  private @Nullable Integer first;

  @Option(
      names = "--expected",
      paramLabel = "FILE",
      description =
          "Classifies the pictures that this table names, and compares the logits: a line of"
              + " headings, then picture, class, predicted class and ten logits, with tabs"
              + " between.")
  private @Nullable Path expected;

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new ClassifyCifar(), args);
  }

  @Override
  public Integer call() throws IOException {
    if (first != null) {
      requireAtLeastOne(line(), "--first", first);
      if (expected != null) {
        throw refusal(line(), "--expected says which pictures: leave --first out");
      }
    }
    ResNet20Model model = ResNet20Model.create(0);
    model.restore(weights, CifarNames.RESNET);
    Optional<LogitTable> theirs =
        expected == null ? Optional.empty() : Optional.of(LogitTable.read(expected, CLASSES));
    try (Pictures all = Pictures.open(pictures, SIDE)) {
      LogitTable ours = classify(model, all, theirs);
      PrintWriter console = line().getOut();
      ours.lines().forEach(console::println);
      console.printf(
          "%n%d pictures, accuracy %.2f %%%n", ours.pictures().size(), 100 * ours.accuracy());
      int exitCode = theirs.map(t -> compare(ours, t, console)).orElse(0);
      console.flush();
      return exitCode;
    }
  }

  private LogitTable classify(ResNet20Model model, Pictures all, Optional<LogitTable> theirs) {
    ImageFolder images = all.images();
    if (images.classNames().size() != CLASSES) {
      throw refusal(
          line(),
          "%s: expected folders for %d classes, but there are %d: %s"
              .formatted(
                  pictures,
                  CLASSES,
                  images.classNames().size(),
                  String.join(", ", images.classNames())));
    }
    Dataset normalized = images.normalize(MEAN, DEVIATION);
    Batch one = model.newBatch(1);
    one.size(1);
    model.keepOutputs(true);
    LogitTable table = new LogitTable(CLASSES);
    for (int index : theirs.map(t -> named(all, t)).orElseGet(() -> firstOfEachClass(images))) {
      normalized.read(index, one, 0);
      model.predict(one);
      table.add(all.name(index), images.label(index), model.linear.output());
    }
    return table;
  }

  private List<Integer> firstOfEachClass(ImageFolder images) {
    int count = first == null ? FIRST : first;
    int[] taken = new int[CLASSES];
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      if (taken[images.label(i)]++ < count) {
        indices.add(i);
      }
    }
    return indices;
  }

  private List<Integer> named(Pictures all, LogitTable table) {
    Map<String, Integer> indices = new HashMap<>();
    for (int i = 0; i < all.images().size(); i++) {
      indices.put(all.name(i), i);
    }
    List<String> missing =
        table.pictures().stream().filter(name -> !indices.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw refusal(
          line(),
          "%s names %d pictures that %s does not have; the first is %s, and those there are called like %s"
              .formatted(expected, missing.size(), pictures, missing.getFirst(), all.name(0)));
    }
    return table.pictures().stream().map(indices::get).toList();
  }

  private static int compare(LogitTable ours, LogitTable theirs, PrintWriter console) {
    double distance = ours.distance(theirs);
    console.printf(
        "largest difference of a logit: %.1e, where the largest is %.2f%n",
        distance, theirs.size());
    return distance <= TOLERANCE ? 0 : 1;
  }
}
