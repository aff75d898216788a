package dev.lamina.processor.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits what would become a method of more than 8,000 bytecodes: HotSpot never compiles those, and
 * javac refuses them from 64 KB on. Networks of up to a hundred layers or so stay in one piece.
 */
final class Pieces {
  /** What makes 60 bytecodes at most, so many times, is well below the limit. */
  private static final int MOST = 100;

  private final Members members;
  private final Names names;
  private final String modifiers;
  private final String parameters;
  private final String arguments;

  /**
   * Adds methods with these parameters to a class; {@code modifiers} are those of the parts.
   *
   * @param arguments the names of the parameters
   */
  Pieces(Members members, Names names, String modifiers, String parameters, String arguments) {
    this.members = members;
    this.names = names;
    this.modifiers = modifiers;
    this.parameters = parameters;
    this.arguments = arguments;
  }

  /** The list in pieces; at least one, perhaps empty. */
  static <T> List<List<T>> of(List<T> all) {
    List<List<T>> pieces = new ArrayList<>();
    int from = 0;
    do {
      int to = Math.min(from + MOST, all.size());
      pieces.add(all.subList(from, to));
      from = to;
    } while (from < all.size());
    return pieces;
  }

  /** Adds a method with these statements; where they are many it calls methods that hold them. */
  void add(String name, List<String> statements) {
    add(name, statements, "");
  }

  /** The same with a comment before the statements. */
  void add(String name, List<String> statements, String comment) {
    add(modifiers + " void " + name, name, statements, comment);
  }

  /** The same for a method that overrides another. */
  void addOverriding(String name, List<String> statements) {
    add("@Override\nprotected void " + name, name, statements, "");
  }

  private void add(String head, String name, List<String> statements, String comment) {
    List<List<String>> pieces = of(statements);
    String signature = "(" + parameters + ")";
    if (pieces.size() == 1) {
      members.method("", head + signature, comment + String.join("", statements));
      return;
    }
    List<String> parts = new ArrayList<>();
    StringBuilder calls = new StringBuilder(comment);
    for (int i = 1; i <= pieces.size(); i++) {
      String part = names.member(name + "Part" + i);
      parts.add(part);
      calls.append(Text.statement("$L($L)", part, arguments));
    }
    members.method("", head + signature, calls.toString());
    for (int i = 0; i < parts.size(); i++) {
      String body = String.join("", pieces.get(i));
      members.method("", modifiers + " void " + parts.get(i) + signature, body);
    }
  }
}
