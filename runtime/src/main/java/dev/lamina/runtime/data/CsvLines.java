package dev.lamina.runtime.data;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of a CSV file (RFC 4180) in UTF-8: fields between separators, in quotes where they
 * hold separators, line ends or (doubled) quotes. Blank lines are passed over.
 */
final class CsvLines implements Closeable {
  private final Path file;
  private final BufferedReader reader;
  private final char separator;
  private int line;
  private int recordLine;

  CsvLines(Path file, char separator) throws IOException {
    this.file = file;
    this.separator = separator;
    try {
      this.reader = Files.newBufferedReader(file);
    } catch (NoSuchFileException e) {
      throw new DatasetException(file, "there is no such file", e);
    }
  }

  /** Line on which the latest record begins, counted from 1. */
  int line() {
    return recordLine;
  }

  /** The next record's fields, null after the last. */
  @Nullable List<String> next() throws IOException {
    String text = readLine();
    while (text != null && text.isBlank()) {
      text = readLine();
    }
    recordLine = line;
    return text == null ? null : split(text);
  }

  private @Nullable String readLine() throws IOException {
    try {
      String text = reader.readLine();
      line++;
      // The mark that Excel puts before UTF-8.
      return text != null && line == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DatasetException(file, "the text after line " + line + " is not UTF-8", e);
    }
  }

  private List<String> split(String text) throws IOException {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder field = new StringBuilder();
      if (at < text.length() && text.charAt(at) == '"') {
        text = withWholeQuotation(text, at);
        at = quoted(text, at + 1, field);
      } else {
        int end = text.indexOf(separator, at);
        end = end < 0 ? text.length() : end;
        field.append(text.substring(at, end).strip());
        at = end;
      }
      fields.add(field.toString());
      if (at == text.length()) {
        return fields;
      }
      at++;
    }
  }

  /** The text with as many further lines as the quotation that begins here needs to end. */
  private String withWholeQuotation(String text, int from) throws IOException {
    StringBuilder whole = new StringBuilder(text);
    int quotes = count(text, from);
    while (quotes % 2 != 0) {
      String more = readLine();
      if (more == null) {
        throw fault("the quotation is never closed");
      }
      whole.append('\n').append(more);
      quotes += count(more, 0);
    }
    return whole.toString();
  }

  private static int count(String text, int from) {
    int quotes = 0;
    for (int i = from; i < text.length(); i++) {
      quotes += text.charAt(i) == '"' ? 1 : 0;
    }
    return quotes;
  }

  /** Takes a quotation up to its closing quote; returns the place after that. */
  private int quoted(String text, int from, StringBuilder field) throws DatasetException {
    int at = from;
    while (true) {
      int quote = text.indexOf('"', at);
      field.append(text, at, quote);
      at = quote + 1;
      if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else if (at == text.length() || text.charAt(at) == separator) {
        return at;
      } else {
        throw fault("after a closing quote comes '%c' and no separator".formatted(text.charAt(at)));
      }
    }
  }

  /** An exception that names the line of the latest record. */
  DatasetException fault(String text) {
    return new DatasetException(file, "line " + recordLine + ": " + text);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
