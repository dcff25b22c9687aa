package io.github.sparksimpor.ml;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.ml.Estimator;
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
   * @param classes before and after, by ascending label, as the classifier's probabilities stand
   *     for them
   * @param size how many rows there are to train on
   * @param seconds it took to make what is not in the training data
   */
  record Training(
      Estimator<?> classifier,
      Dataset<Row> rows,
      List<WeighedClass> classes,
      double size,
      double seconds) {

    /** Every row weighs what the classifier reads of it. */
    static Training of(
        Estimator<?> classifier,
        TreatedRows training,
        Dataset<Row> rows,
        List<ClassCount> counts,
        double seconds) {
      double size = counts.stream().mapToLong(ClassCount::resampled).sum();
      return new Training(
          classifier, rows, training.learnt(classifier, counts, rows), size, seconds);
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
      return new Training(
          training.task().classifier(),
          training.rows(),
          training.learntAsTheyAre(),
          training.size(),
          0);
    }
  }

  /** Every class weighs as much as any other, and all rows as much as before. */
  record Weighted() implements Treatment {
    @Override
    public Training of(TreatedRows training) {
      TuningTask task = training.task();
      SortedMap<Double, ClassWeight> weights = training.weights();
      double share = weights.values().stream().mapToDouble(ClassWeight::sum).sum() / weights.size();
      Column own = task.weightCol().map(ColumnNames::column).orElse(functions.lit(1.0));
      Column label = ColumnNames.column(task.labelCol());
      Column factor = functions.lit(null).cast("double");
      for (Map.Entry<Double, ClassWeight> of : weights.entrySet()) {
        factor =
            functions
                .when(label.equalTo(of.getKey()), share / of.getValue().sum())
                .otherwise(factor);
      }
      String column = task.newWeightCol();
      Dataset<Row> weighed = training.rows().withColumn(column, own.multiply(factor));
      return new Training(
          task.weighing(column), weighed, training.learntAt(share), training.size(), 0);
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
      return new Training(bagging, training.rows(), training.learntAsTheyAre(), size, 0);
    }
  }

  /**
   * Synthetic rows, a part of those that a resampler makes at its own {@code balanceRatio}, which
   * all sizes share.
   *
   * @param resampler says too what they weigh; another weight makes no other pool
   * @param size γ, at most that of the resampler
   */
  record Grown(Resampler<?, ?> resampler, double size) implements Treatment {
    @Override
    public Training of(TreatedRows training) {
      SyntheticPool pool = training.pool(resampler);
      List<ClassCount> classes = pool.counts(size);
      return Training.of(
          training.task().classifierFor(resampler),
          training,
          pool.append(training.rows(), classes, resampler, training.weights()),
          classes,
          pool.seconds());
    }

    @Override
    public Treatment alone() {
      return new Resampled(resampler.copy(ParamMap.empty()).setBalanceRatio(size));
    }
  }

  /**
   * Synthetic rows, after which rows are left out, real and synthetic alike (Batista, Prati, Monard
   * 2004).
   *
   * @param adding how rows are added
   * @param cleaner of all classes
   */
  record Cleaned(Treatment adding, Cleaner<?, ?> cleaner) implements Treatment {
    @Override
    public Training of(TreatedRows training) {
      Training made = adding.of(training);
      long start = System.nanoTime();
      CleanerModel<?> model = cleaner.fit(made.rows());
      List<ClassCount> counts = new ArrayList<>();
      for (int c = 0; c < made.classes().size(); c++) {
        ClassCount before = made.classes().get(c).count();
        counts.add(before.resampledTo(model.classes().get(c).resampled()));
      }
      return Training.of(
          made.classifier(),
          training,
          model.balance(made.rows()),
          counts,
          made.seconds() + (System.nanoTime() - start) * 1e-9);
    }

    @Override
    public Treatment alone() {
      return new Cleaned(adding.alone(), cleaner);
    }
  }

  /** All that a sampler makes. */
  record Resampled(Sampler<?, ?> sampler) implements Treatment {
    @Override
    public Training of(TreatedRows training) {
      long start = System.nanoTime();
      SamplerModel<?> model = sampler.fit(training.rows());
      return Training.of(
          training.task().classifierFor(sampler),
          training,
          model.balance(training.rows()),
          model.classes(),
          (System.nanoTime() - start) * 1e-9);
    }
  }
}
