package dev.lamina.runtime.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How the tensors of a file written by others are called in the network.
 *
 * <p>Rules are regular expressions that must match a whole name. {@link #rename} rules are tried in
 * their order and the first that matches gives the network's name, in which {@code $1} stands for
 * the first group; a name that none matches stays as it is. {@link #ignore} leaves tensors of the
 * file unread, {@link #keep} leaves tensors of the network as they are, say those of a new head.
 *
 * <pre>{@code
 * WeightNames torchvision =
 *     WeightNames.same()
 *         .rename("(.*)bn(\\d)\\.(.*)", "$1conv$2.batchNorm.$3")
 *         .ignore(".*num_batches_tracked")
 *         .keep("fc\\..*");
 * model.restore(file, torchvision);
 * }</pre>
 */
public final class WeightNames {
  private final List<Rename> renames;
  private final List<Pattern> ignored;
  private final List<Pattern> kept;

  private record Rename(Pattern pattern, String replacement) {}

  private WeightNames(List<Rename> renames, List<Pattern> ignored, List<Pattern> kept) {
    this.renames = renames;
    this.ignored = ignored;
    this.kept = kept;
  }

  /** The names of the file are those of the network. */
  public static WeightNames same() {
    return new WeightNames(List.of(), List.of(), List.of());
  }

  /**
   * Adds a rule: tensors of the file whose name matches have another name in the network.
   *
   * @throws IllegalArgumentException when the pattern is no regular expression, or the replacement
   *     names a group that it does not have
   */
  public WeightNames rename(String pattern, String replacement) {
    Pattern compiled = compile(pattern);
    checkGroups(compiled, replacement);
    return new WeightNames(with(renames, new Rename(compiled, replacement)), ignored, kept);
  }

  /** Adds a rule: tensors of the file whose name matches are not wanted. */
  public WeightNames ignore(String pattern) {
    return new WeightNames(renames, with(ignored, compile(pattern)), kept);
  }

  /** Adds a rule: tensors of the network whose name matches keep their values. */
  public WeightNames keep(String pattern) {
    return new WeightNames(renames, ignored, with(kept, compile(pattern)));
  }

  /** The network's name of a tensor of the file; empty where it is ignored. */
  Optional<String> inNetwork(String name) {
    if (anyMatches(ignored, name)) {
      return Optional.empty();
    }
    for (Rename rename : renames) {
      Matcher matcher = rename.pattern.matcher(name);
      if (matcher.matches()) {
        return Optional.of(matcher.replaceFirst(rename.replacement));
      }
    }
    return Optional.of(name);
  }

  /** Whether a tensor of the network keeps its values. */
  boolean keeps(String name) {
    return anyMatches(kept, name);
  }

  private static boolean anyMatches(List<Pattern> patterns, String name) {
    for (Pattern pattern : patterns) {
      if (pattern.matcher(name).matches()) {
        return true;
      }
    }
    return false;
  }

  private static Pattern compile(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException reason) {
      throw new IllegalArgumentException(
          "\"%s\" is no regular expression: %s".formatted(pattern, reason.getDescription()),
          reason);
    }
  }

  private static void checkGroups(Pattern pattern, String replacement) {
    int groups = pattern.matcher("").groupCount();
    var used = Pattern.compile("\\$(\\d)").matcher(replacement);
    while (used.find()) {
      if (Integer.parseInt(used.group(1)) > groups) {
        throw new IllegalArgumentException(
            "\"%s\" takes group %s, but \"%s\" has %d"
                .formatted(replacement, used.group(1), pattern, groups));
      }
    }
  }

  private static <T> List<T> with(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return List.copyOf(longer);
  }
}
