package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.report.Figure;
import io.github.sparksimpor.evaluation.report.SvgImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A figure that is written as an SVG image too.
 *
 * @param name of the file, without an ending
 * @param figure what is shown
 */
record FigureFile(String name, Figure figure) {

  /** Writes the image into a folder, and returns the figure. */
  Figure write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name + ".svg"), new SvgImage(figure).toSvg());
    return figure;
  }
}
