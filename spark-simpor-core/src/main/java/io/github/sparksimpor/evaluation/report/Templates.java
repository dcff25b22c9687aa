package io.github.sparksimpor.evaluation.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** The templates beside this class. */
final class Templates {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .withEscaper(text -> Escapers.HTML.escape(visible(text)))
          .emptyStringIsFalse(true)
          .withLoader(Templates::open);

  /** Signs that turn the direction of the text around them, and control signs. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cntrl}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\s]]");

  private Templates() {}

  /** Fills a template in; every value is shown as text. */
  static String render(String template, Object values) {
    try (Reader reader = open(template)) {
      return COMPILER.compile(reader).execute(values);
    } catch (IOException e) {
      throw new UncheckedIOException(template + " cannot be read from the jar", e);
    }
  }

  private static String visible(String text) {
    return HIDDEN
        .matcher(text)
        .replaceAll(sign -> String.format(Locale.ROOT, "\\\\u%04X", (int) sign.group().charAt(0)));
  }

  private static Reader open(String name) {
    InputStream in = Templates.class.getResourceAsStream(name);
    return new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8);
  }
}
