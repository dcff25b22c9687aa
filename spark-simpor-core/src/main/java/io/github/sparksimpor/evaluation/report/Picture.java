package io.github.sparksimpor.evaluation.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A picture drawn by another library, carried within the page.
 *
 * @param title what is shown
 * @param description how to read it, also for those who cannot see it
 * @param svg the drawing
 */
public record Picture(String title, String description, String svg) implements Figure {
  @Override
  public Drawing drawing(String id) {
    String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    return new Drawing(
        id,
        title,
        description,
        "data:image/svg+xml;base64," + data,
        Drawing.Frame.NONE,
        List.of(),
        new DataTable(title, List.of(""), List.of()));
  }
}
