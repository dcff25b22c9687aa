package io.github.sparksimpor.evaluation.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The templates beside this class. */
final class Templates {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).withLoader(Templates::open);

  private Templates() {}

  /** Fills a template in; every value is shown as text. */
  static String render(String template, Object values) {
    try (Reader reader = open(template)) {
      return COMPILER.compile(reader).execute(values);
    } catch (IOException e) {
      throw new UncheckedIOException(template + " cannot be read from the jar", e);
    }
  }

  private static Reader open(String name) {
    InputStream in = Templates.class.getResourceAsStream(name);
    return new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8);
  }
}
