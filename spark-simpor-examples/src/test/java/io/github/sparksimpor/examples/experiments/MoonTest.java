package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class MoonTest {
  @Test
  void withoutNoiseRowsLieOnTwoHalfCircles() {
    BinaryData moon = Moon.of(30, 10, 0, 1);
    assertThat(moon.rows()).hasSize(40);
    for (Row row : moon.rows()) {
      Vector x = row.getAs(1);
      boolean upper = row.getDouble(0) == 0;
      double dx = x.apply(0) - (upper ? 0 : 1);
      double dy = x.apply(1) - (upper ? 0 : 0.5);
      assertThat(Math.hypot(dx, dy)).isCloseTo(1, within(1e-12));
      assertThat(upper ? dy : -dy).isGreaterThan(-1e-12);
    }
  }

  @Test
  void aMinorityIsThinnedEvenlyOverTheFile() {
    BinaryData thinned = Moon.of(30, 10, 0.1, 1).withMinority("thin", 3);
    assertThat(thinned.rows().stream().filter(row -> row.getDouble(0) == 1)).hasSize(3);
    assertThat(thinned.rows().stream().filter(row -> row.getDouble(0) == 0)).hasSize(30);
    assertThat(Moon.of(30, 10, 0.1, 1).withMajority("less", 12).rows()).hasSize(22);
  }
}
