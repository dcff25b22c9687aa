package io.github.sparksimpor.evaluation.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A picture drawn by another library, carried within the page.
 *
 * @param title what is shown
 * @param description how to read it, also for those who cannot see it
 * @param data the picture as a data URI
 */
public record Picture(String title, String description, String data) implements Figure {

  /** A drawing. */
  public static Picture svg(String title, String description, String svg) {
    return of(title, description, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
  }

  /** A picture in points. */
  public static Picture png(String title, String description, byte[] png) {
    return of(title, description, "image/png", png);
  }

  private static Picture of(String title, String description, String type, byte[] bytes) {
    String encoded = Base64.getEncoder().encodeToString(bytes);
    return new Picture(title, description, "data:%s;base64,%s".formatted(type, encoded));
  }

  @Override
  public Drawing drawing(String id) {
    return new Drawing(
        id,
        title,
        description,
        data,
        Drawing.Frame.NONE,
        List.of(),
        new DataTable(title, List.of(""), List.of()));
  }
}
