package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.evaluation.report.PointChart.Group;
import io.github.sparksimpor.evaluation.report.PointChart.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TreatmentFiguresTest {
  private static final Treatment COPIES = Treatment.peers().get(0);

  private final SparkSession session = LocalSpark.start("figures");

  /** Of 80 training rows of the majority and 16 of the minority. */
  private ProjectionPanels panels() {
    return ProjectionPanels.of(session, Moon.of(100, 20, 0.2, 1), List.of(Treatment.raw(), COPIES));
  }

  @Test
  void rowsOfEachKindHaveAMarkOfTheirOwn() {
    List<ProjectionPanels.Projection> projections = panels().projections();

    assertThat(projections.get(0).groups())
        .extracting(Group::name)
        .containsExactly("majority", "minority");
    List<Group> copied = projections.get(1).groups();
    assertThat(copied).extracting(group -> group.points().size()).containsExactly(80, 16, 64);
    assertThat(copied).extracting(Group::style).doesNotHaveDuplicates();
    assertThat(projections.get(1).overlap().minority().rows()).isEqualTo(80);
  }

  @Test
  void ofManyRowsTheSameShareOfEachKindIsShown() {
    GrownRows rows =
        GrownRows.of(Moon.of(60, 20, 0.2, 1).holdOut(session, 0, 1).training(), COPIES);

    assertThat(
            new ShownRows(4)
                .groups(
                    rows,
                    some -> some.collectAsList().stream().map(row -> new Place(0, 0)).toList()))
        .extracting(group -> group.points().size())
        .containsExactly(15, 5, 10);
  }

  @Test
  void everyFigureIsWrittenAsAnImageOfItsName(@TempDir Path folder) throws Exception {
    for (FigureFile file : panels().files()) {
      file.write(folder.resolve("figures"));
    }

    assertThat(folder.resolve("figures/moon-pca.svg")).isRegularFile();
    assertThat(Files.readString(folder.resolve("figures/moon-histogram.svg")))
        .startsWith("<svg ")
        .contains("raw: ", "random: ");
  }
}
