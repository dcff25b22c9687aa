package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.contract.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tuner on data built so that the answer is known. */
@Timeout(180)
class SizeVerdictsTest {
  private static LogisticRegression logistic() {
    return new LogisticRegression().setRegParam(1e-4).setMaxIter(20);
  }

  private static SyntheticSizeTuner tuner() {
    return new SyntheticSizeTuner().setSizes(0.5, 1).setNumFolds(3).setSeed(5);
  }

  private static Dataset<Row> rows(int majority, int minority, Cloud zeros, Cloud ones) {
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < majority + minority; i++) {
      boolean one = i >= majority;
      rows.add(Samples.row("r" + i, one ? 1.0 : 0.0, (one ? ones : zeros).draw(random)));
    }
    return Samples.dataset(rows);
  }

  private interface Cloud {
    double[] draw(Random random);
  }

  private static Cloud gaussian(double x, double y) {
    return random -> new double[] {x + random.nextGaussian(), y + random.nextGaussian()};
  }

  @Test
  void mirroredGaussiansNeedNothingButTheOffset() {
    // The log-odds are linear: the most likely fit to the raw rows is right but for its intercept.
    SyntheticSizeTunerModel model =
        tuner()
            .setResampler(new Smote().setSeed(1))
            .setClassifier(logistic())
            .fit(rows(1500, 150, gaussian(-1, 0), gaussian(1, 0)));
    assertThat(model.verdict().text())
        .startsWith("Augmentation does not help here: use the offset.");
    assertThat(model.verdict().helps()).isFalse();
  }

  @Test
  void aTreeThatKnowsTooFewRowsOfALineIsHelpedByRowsBetweenThem() {
    // The minority lies on a line, which a tree cuts into boxes; what lies between two of its rows
    // belongs to it, but the tree cannot know from few, and copies do not tell it.
    Cloud line =
        random -> {
          double t = 6 * random.nextDouble() - 3;
          return new double[] {t, t + 0.05 * random.nextGaussian()};
        };
    Cloud square =
        random -> new double[] {6 * random.nextDouble() - 3, 6 * random.nextDouble() - 3};
    SyntheticSizeTunerModel model =
        tuner()
            .setResampler(new Smote().setSeed(1))
            .setClassifier(new DecisionTreeClassifier().setMaxDepth(10))
            .fit(rows(1000, 50, square, line));
    assertThat(model.bestSize()).isPositive();
    assertThat(model.verdict().text()).startsWith("Augmentation helps at size ");
    assertThat(model.verdict().helps()).isTrue();
  }

  @Test
  void aBiasedGeneratorIsBestUsedSparingly() {
    SyntheticSizeTunerModel model =
        tuner()
            .setResampler(new BiasedResampler(-2.5))
            .setClassifier(logistic())
            .fit(rows(600, 60, gaussian(-1, 0), gaussian(1, 0)));
    assertThat(model.bestSize()).isLessThan(1);
    assertThat(model.verdict().helps()).isFalse();
  }
}
