import java.nio.file.{Files, Paths}

import io.github.sparksimpor.ml._
import org.apache.spark.ml.{Estimator, Model, Pipeline}
import org.apache.spark.ml.classification.LogisticRegression
import org.apache.spark.ml.evaluation.{BinaryClassificationEvaluator, MulticlassClassificationEvaluator}
import org.apache.spark.ml.linalg.Vector
import org.apache.spark.ml.tuning.{CrossValidator, ParamGridBuilder}
import org.apache.spark.sql.{DataFrame, SparkSession}

/** Every stage, from Scala: the first argument is a table, the second a file for what came out, a line a stage. */
object Stages {

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    val table = spark.read.parquet(args(0)).cache()
    val lines = samplers(table) ++ holders(table) ++ others(table)
    Files.write(Paths.get(args(1)), lines.mkString("\n").getBytes("UTF-8"))
    spark.stop()
  }

  /** Rows of the training data as trained on, and as scored. */
  private def samplers(table: DataFrame): Seq[String] = {
    val stages: Seq[Sampler[_, _]] = Seq(
      new Adasyn().setSeed(7L),
      new BorderlineSmote().setSeed(7L),
      new EditedNearestNeighbors(),
      new PolynomFitSmote().setSeed(7L),
      new ProWSyn().setSeed(7L),
      new RandomOversampler().setSeed(7L),
      new RandomUndersampler().setSeed(7L),
      new Simpor().setSeed(7L),
      new Smote().setSeed(7L),
      new TomekLinks())
    stages.map { stage =>
      val model = stage.asInstanceOf[Estimator[M] forSome { type M <: Model[M] }].fit(table)
      val trained = model.transform(table)
      s"${name(stage)} ${digest(trained)} ${model.transform(table).count()}"
    }
  }

  private def holders(table: DataFrame): Seq[String] = {
    def logistic = new LogisticRegression().setMaxIter(5)
    val bagging = new BalancedBagging()
      .setResampler(new RandomUndersampler()).setClassifier(logistic).setNumMembers(2).setSeed(5L)
    val tuner = new SyntheticSizeTuner()
      .setResampler(new Smote().setSeed(7L)).setClassifier(logistic).setSizes(0, 1).setNumFolds(2)
      .setEvaluator(new BinaryClassificationEvaluator())
    val best = new ImbalanceTuner()
      .setClassifier(logistic).setCandidates("weights").setNumFolds(2).setNumRepeats(1).setSeed(3L)
    Seq[(String, DataFrame)](
      "BalancedClassifier" -> new BalancedClassifier()
        .setResampler(new Smote().setSeed(7L)).setClassifier(logistic).setCorrectPrior(true)
        .fit(table).transform(table),
      "BalancedBagging" -> bagging.fit(table).transform(table),
      "TunedThreshold" -> new TunedThreshold()
        .setClassifier(logistic).setObjective("f1").setNumFolds(2).fit(table).transform(table),
      "CalibratedClassifier" -> new CalibratedClassifier()
        .setClassifier(logistic).setNumFolds(2).fit(table).transform(table),
      "SyntheticSizeTuner" -> tuner.fit(table).transform(table),
      "ImbalanceTuner" -> best.fit(table).transform(table)
    ).map { case (stage, predicted) =>
      s"$stage ${predicted.select("prediction").distinct().count()} ${predicted.count()}"
    }
  }

  private def others(table: DataFrame): Seq[String] = {
    val imputed = new VectorImputer()
      .setInputCol("features").setOutputCol("filled").fit(table).transform(table)
    val smote = new Smote().setSeed(7L)
    val grid = new ParamGridBuilder().addGrid(smote.balanceRatio, Array(0.0, 1.0)).build()
    val metrics = new CrossValidator()
      .setEstimator(new Pipeline().setStages(Array(smote, new LogisticRegression())))
      .setEstimatorParamMaps(grid)
      .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("logLoss"))
      .setNumFolds(2)
      .fit(table)
      .avgMetrics
    Seq(
      s"VectorImputer ${imputed.select("filled").distinct().count()} ${imputed.count()}",
      s"CrossValidator ${metrics.mkString(" ")}")
  }

  private def name(stage: Any): String = stage.getClass.getSimpleName

  /** All values to the bit, in no order. */
  private def digest(rows: DataFrame): String =
    rows.select("label", "features").collect()
      .map(row => (row.getDouble(0) +: row.getAs[Vector](1).toArray).map(v => f"${java.lang.Double.doubleToRawLongBits(v)}%016x").mkString)
      .sorted
      .mkString(",")
}
