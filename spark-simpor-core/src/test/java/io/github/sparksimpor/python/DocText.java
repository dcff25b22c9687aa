package io.github.sparksimpor.python;

import java.util.List;
import java.util.StringJoiner;

/** Text for Python's string literals. */
final class DocText {
  private static final int WIDTH = 88;

  private DocText() {}

  /** A string literal of one line. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** Paragraphs broken into lines, without the first line's indentation. */
  static String wrapped(List<String> paragraphs, int indent) {
    String margin = " ".repeat(indent);
    StringJoiner text = new StringJoiner("\n\n" + margin);
    for (String paragraph : paragraphs) {
      text.add(lines(paragraph.replace("\\", "\\\\"), margin));
    }
    return text.toString();
  }

  private static String lines(String paragraph, String margin) {
    StringBuilder text = new StringBuilder();
    int column = margin.length();
    for (String word : paragraph.split(" ", -1)) {
      if (text.length() > 0 && column + 1 + word.length() > WIDTH) {
        text.append('\n').append(margin).append(word);
        column = margin.length() + word.length();
      } else {
        text.append(text.length() > 0 ? " " : "").append(word);
        column += word.length() + 1;
      }
    }
    return text.toString();
  }
}
