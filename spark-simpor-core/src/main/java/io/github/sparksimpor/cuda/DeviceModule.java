package io.github.sparksimpor.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The PTX in the jar. */
final class DeviceModule {
  static final String RESOURCE = "simpor.ptx";

  private static final Pattern ENTRY =
      Pattern.compile("^\\.visible \\.entry (\\w+)\\(.*?^}\\R", Pattern.MULTILINE | Pattern.DOTALL);

  private DeviceModule() {}

  static String text() {
    try (InputStream in = DeviceModule.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The module with no kernels but these: the driver compiles what it is given. */
  static String only(Set<String> kernels) {
    return ENTRY
        .matcher(text())
        .replaceAll(
            entry ->
                kernels.contains(entry.group(1)) ? Matcher.quoteReplacement(entry.group()) : "");
  }
}
