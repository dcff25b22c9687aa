package io.github.sparksimpor.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documentation comments of the sources, as plain paragraphs. */
final class Javadoc {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern COMMENT_END = Pattern.compile("\\*/\\s*(?:@[\\w(\"). ]+\\s+)*$");

  private Javadoc() {}

  /** Paragraphs of the comment on a type. */
  static List<String> of(Class<?> type) {
    return before(
        source(type), "public (?:final |abstract )*class " + type.getSimpleName() + "\\b");
  }

  /**
   * Paragraphs of the comment on a parameter's accessor; empty if the type has no such accessor.
   */
  static List<String> of(Class<?> type, String accessor) {
    return before(source(type), "default [\\w.<>?, ]+ " + accessor + "\\(\\)");
  }

  private static String source(Class<?> type) {
    try {
      return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> before(String source, String declaration) {
    Matcher declared = Pattern.compile(declaration).matcher(source);
    if (!declared.find()) {
      return List.of();
    }
    String head = source.substring(0, declared.start());
    Matcher end = COMMENT_END.matcher(head);
    if (!end.find()) {
      return List.of();
    }
    return paragraphs(head.substring(head.lastIndexOf("/**", end.start()) + 3, end.start()));
  }

  private static List<String> paragraphs(String comment) {
    String text = comment.replaceAll("(?m)^\\s*\\* ?", "").replaceAll("(?s)\\n@.*", "");
    List<String> paragraphs = new ArrayList<>();
    for (String part : text.split("\\n\\s*\\n", -1)) {
      String plain = plain(part);
      if (!plain.isEmpty()) {
        paragraphs.add(plain);
      }
    }
    return paragraphs;
  }

  private static String plain(String html) {
    String joined = String.join(" ", Arrays.asList(html.strip().split("\\s+")));
    return joined
        .replaceAll("\\{@(?:link|linkplain) [^}\\s]+ ([^}]+)\\}", "$1")
        .replaceAll("\\{@(?:link|linkplain) #?([\\w.]+)(?:\\([^)]*\\))?\\}", "``$1``")
        .replaceAll("\\{@code ([^}]*)\\}", "``$1``")
        .replaceAll("\\{@value [^}]*\\}", "")
        .replaceAll("<em>(.*?)</em>", "$1")
        .replaceAll("</?\\w+>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replace("``syntheticSamples``", "``synthetic_samples``") // a method, not a parameter
        .strip();
  }
}
