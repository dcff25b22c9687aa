package io.github.sparksimpor.evaluation.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.evaluation.SampledDrift;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.HtmlPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftTablesTest {
  private static final String LONG = "z".repeat(5_000);

  private static final TableWords WORDS =
      new TableWords() {
        @Override
        public String classColumn() {
          return "y";
        }

        @Override
        public String className(double label) {
          return "class";
        }

        @Override
        public String featureName(int feature) {
          return LONG + feature;
        }

        @Override
        public String value(int feature, double value) {
          return LONG + "<" + value;
        }
      };

  @Test
  void longCategoriesAndNamesAreShortenedAndTheWholeShowsOnDemand() {
    DataTable table =
        new DriftTables(WORDS)
            .categories(
                List.of(
                    new SampledDrift.Share(1, 0, 0, 3, 2),
                    new SampledDrift.Share(1, 0, 1, 1, 2),
                    new SampledDrift.Share(1, 1, 0, 3, 2)));
    assertThat(table.lines()).as("features whose names begin alike are two").hasSize(2);
    assertThat(table.lines().get(0).name()).hasSizeLessThan(60).endsWith("…, class");
    assertThat(table.lines().get(0).values().get(0)).hasSizeLessThan(120).contains("… 75 %, ");

    String html =
        new HtmlPage("t", Map.of(), List.of(table), List.of(), List.of(), Map.of(), Map.of(), "")
            .toHtml();
    assertThat(html)
        .contains(" title=\"" + LONG + "0, class\">" + "z".repeat(39) + "…, class<")
        .contains(LONG + "&lt;0.0 75 %, " + LONG + "&lt;1.0 25 %\">");
    assertThat(html.replaceAll(" title=\"[^\"]*\"", "")).doesNotContain("z".repeat(40));
  }
}
