package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.report.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Charts that belong together.
 *
 * @param file name of its files, without an ending
 * @param title what is shown
 * @param description how to read it
 * @param charts at least one, all of one size
 */
record Plate(String file, String title, String description, List<? extends Chart<?, ?>> charts) {
  private static final int COLUMNS = 3;
  private static final int DPI = 150;

  Plate(String file, String title, String description, Chart<?, ?> chart) {
    this(file, title, description, List.of(chart));
  }

  /** Each chart as SVG, and all of them on one PNG, which is returned. */
  Picture write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < charts.size(); i++) {
      String name = charts.size() == 1 ? file : file + "-" + (i + 1);
      VectorGraphicsEncoder.saveVectorGraphic(
          charts.get(i),
          folder.resolve(name).toString(),
          VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    }
    Path png = folder.resolve(file + ".png");
    if (charts.size() == 1) {
      BitmapEncoder.saveBitmapWithDPI(
          charts.get(0), png.toString(), BitmapEncoder.BitmapFormat.PNG, DPI);
    } else {
      ImageIO.write(mosaic(), "png", png.toFile());
    }
    return Picture.png(title, description, Files.readAllBytes(png));
  }

  private BufferedImage mosaic() {
    int width = charts.get(0).getWidth();
    int height = charts.get(0).getHeight();
    int rows = (charts.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage all =
        new BufferedImage(COLUMNS * width, rows * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
    for (int i = 0; i < charts.size(); i++) {
      graphics.drawImage(
          BitmapEncoder.getBufferedImage(charts.get(i)),
          i % COLUMNS * width,
          i / COLUMNS * height,
          null);
    }
    graphics.dispose();
    return all;
  }
}
