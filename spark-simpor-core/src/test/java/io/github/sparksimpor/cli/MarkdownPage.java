package io.github.sparksimpor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation. */
record MarkdownPage(Path path, String text) {
  private static final Path PROJECT = Path.of("..");

  /** A page by its path within the project. */
  static MarkdownPage of(String path) throws IOException {
    return of(PROJECT.resolve(path));
  }

  /** The README, the notes for contributors, and all of {@code docs}. */
  static List<MarkdownPage> all() throws IOException {
    try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"))) {
      Stream<Path> markdown = docs.filter(file -> file.toString().endsWith(".md")).sorted();
      Stream<Path> top = Stream.of("README.md", "CONTRIBUTING.md").map(PROJECT::resolve);
      List<MarkdownPage> pages = new ArrayList<>();
      for (Path path : Stream.concat(top, markdown).toList()) {
        pages.add(of(path));
      }
      return pages;
    }
  }

  private static MarkdownPage of(Path path) throws IOException {
    return new MarkdownPage(path, Files.readString(path));
  }

  List<MatchResult> matches(String pattern) {
    return Pattern.compile(pattern).matcher(text).results().toList();
  }

  /** What stands between a heading and the next of its rank. */
  String section(String heading) {
    List<MatchResult> found = matches("(?ms)^## \\Q" + heading + "\\E$(.*?)(?=^## |\\z)");
    if (found.size() != 1) {
      throw new AssertionError(path + " has " + found.size() + " sections '" + heading + "'");
    }
    return found.get(0).group(1);
  }

  /** The cells of a section's table, row by row, without the head. */
  List<List<String>> table(String heading) {
    return section(heading)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, cells.size() - 1))
        .toList();
  }

  /** The program text in its fences of Java. */
  List<String> javaBlocks() {
    return matches("(?ms)^```java\\n(.*?)^```$").stream().map(block -> block.group(1)).toList();
  }

  /** Where links lead that do not leave the project, with what they lead to within a page. */
  List<String> links() {
    return matches("\\]\\((?!https?:)([^)]+)\\)").stream().map(link -> link.group(1)).toList();
  }

  /** Whether a page has the heading that a link's {@code #…} names. */
  boolean hasAnchor(String anchor) {
    return matches("(?m)^#+ (.*)$").stream()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
        .anyMatch(anchor::equals);
  }
}
