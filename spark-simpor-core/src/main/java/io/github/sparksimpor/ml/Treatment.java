package io.github.sparksimpor.ml;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** One way to treat the imbalance of training rows before a classifier learns from them. */
sealed interface Treatment {

  /**
   * What is trained, and on what.
   *
   * @param classifier to train
   * @param rows to train it on
   * @param classes rows before and after, by ascending label, as the classifier's probabilities
   *     stand for them
   * @param weights how much every class weighs in these probabilities, by label
   * @param size how many rows there are to train on
   * @param seconds it took to make what is not in the training data
   */
  record Training(
      Estimator<?> classifier,
      Dataset<Row> rows,
      List<ClassCount> classes,
      double[] weights,
      double size,
      double seconds) {

    /** Every row weighs one. */
    static Training of(
        Estimator<?> classifier, Dataset<Row> rows, List<ClassCount> classes, double seconds) {
      double[] after = ClassCounts.after(classes);
      return new Training(classifier, rows, classes, after, Arrays.stream(after).sum(), seconds);
    }
  }

  /** What this makes of training rows. */
  Training of(TreatedRows training);

  /** The same for rows that are treated in no other way. */
  default Treatment alone() {
    return this;
  }

  /** Rows as they are. */
  record Untouched() implements Treatment {
    @Override
    public Training of(TreatedRows training) {
      return Training.of(training.task().classifier(), training.rows(), training.classes(), 0);
    }
  }

  /** Every class weighs as much as any other, and a row one on average. */
  record Weighted() implements Treatment {
    @Override
    public Training of(TreatedRows training) {
      TuningTask task = training.task();
      List<ClassCount> classes = training.classes();
      double rows = classes.stream().mapToLong(ClassCount::original).sum();
      Column label = ColumnNames.column(task.labelCol());
      Column weight = functions.lit(null).cast("double");
      for (ClassCount count : classes) {
        weight =
            functions
                .when(label.equalTo(count.label()), rows / classes.size() / count.original())
                .otherwise(weight);
      }
      String column = ColumnNames.plain(task.uid()) + "_weight";
      Param<Object> weightCol = task.predictor().stage().getParam("weightCol");
      List<ClassCount> equal =
          classes.stream().map(count -> new ClassCount(count.label(), 1, 0, 0)).toList();
      Estimator<?> weighing =
          (Estimator<?>) task.classifier().copy(new ParamMap().put(weightCol.w(column)));
      Dataset<Row> weighed = training.rows().withColumn(column, weight);
      return LearntPrior.of(weighing) == LearntPrior.ROWS
          ? Training.of(weighing, weighed, classes, 0)
          : new Training(weighing, weighed, filled(classes), ClassCounts.after(equal), rows, 0);
    }

    /** Weights do what as many rows of every class as the largest has would do. */
    private static List<ClassCount> filled(List<ClassCount> classes) {
      long most = classes.stream().mapToLong(ClassCount::original).max().orElse(0);
      return classes.stream()
          .map(c -> new ClassCount(c.label(), c.original(), 0, most - c.original()))
          .toList();
    }
  }

  /**
   * Several classifiers, each on all rows of the smaller class and as many of the larger, averaged
   * at the prior of all rows.
   *
   * @param seed of the parts of the larger class
   */
  record Bagged(long seed) implements Treatment {
    @Override
    public Training of(TreatedRows training) {
      List<ClassCount> classes = training.classes();
      BalancedBagging bagging =
          new BalancedBagging()
              .setResampler(new RandomUndersampler().setLabelCol(training.task().labelCol()))
              .setClassifier(training.task().classifier())
              .setSeed(seed);
      long smallest = classes.stream().mapToLong(ClassCount::original).min().orElse(0);
      double size = (double) bagging.getNumMembers() * classes.size() * smallest;
      return new Training(bagging, training.rows(), classes, ClassCounts.before(classes), size, 0);
    }
  }

  /**
   * Synthetic rows, a part of those that a resampler makes at its own {@code balanceRatio}, which
   * all sizes share.
   *
   * @param size γ, at most that of the resampler
   */
  record Grown(Resampler<?, ?> resampler, double size) implements Treatment {
    @Override
    public Training of(TreatedRows training) {
      SyntheticPool pool = training.pool(resampler);
      List<ClassCount> classes = pool.counts(size);
      return Training.of(
          training.task().classifier(),
          pool.append(training.rows(), classes),
          classes,
          pool.seconds());
    }

    @Override
    public Treatment alone() {
      return new Resampled(resampler.copy(ParamMap.empty()).setBalanceRatio(size));
    }
  }

  /** All that a sampler makes. */
  record Resampled(Sampler<?, ?> sampler) implements Treatment {
    @Override
    public Training of(TreatedRows training) {
      long start = System.nanoTime();
      SamplerModel<?> model = sampler.fit(training.rows());
      return Training.of(
          training.task().classifier(),
          model.balance(training.rows()),
          model.classes(),
          (System.nanoTime() - start) * 1e-9);
    }
  }
}
