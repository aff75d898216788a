package dev.lamina.processor.numbers;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source that stands in memory. */
final class SourceFile extends SimpleJavaFileObject {
  private final String text;

  /** A source whose path is like {@code nets/LeNet5.java}. */
  SourceFile(String path, String text) {
    super(URI.create("string:///" + path), Kind.SOURCE);
    this.text = text;
  }

  static SourceFile of(Net net) {
    return new SourceFile("nets/" + net.name() + ".java", net.source());
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
