package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.persistence.Savability;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a classifier, also one whose tasks must all run at once (Spark's barrier mode), as those
 * of XGBoost do.
 */
final class ClassifierTraining {
  /** What classifiers call the number of such tasks. */
  private static final String WORKERS = "numWorkers";

  private static final String DYNAMIC = "spark.dynamicAllocation.enabled";

  private static final Logger LOG = LoggerFactory.getLogger(ClassifierTraining.class);

  /** What has been told of stages that cannot be saved. */
  private static final Set<String> UNSAVABLE = ConcurrentHashMap.newKeySet();

  private ClassifierTraining() {}

  /**
   * Trains.
   *
   * <p>Barrier mode takes no rows that were gathered from more partitions, or from fewer, within
   * the very stage that trains. A classifier with a worker a partition is given the same rows, in
   * the same partitions and order (or spread anew, if a partition is empty), but made before. With
   * another number of workers it moves rows itself, and all other classifiers train on the rows as
   * they are.
   *
   * @throws IllegalArgumentException as {@link #check}
   */
  static Model<?> fit(Estimator<?> classifier, Dataset<Row> rows) {
    check(classifier, rows.sparkSession().sparkContext());
    OptionalInt workers = workers(classifier);
    return workers.isPresent() && workers.getAsInt() == rows.rdd().getNumPartitions()
        ? fitMade(classifier, rows)
        : classifier.fit(rows);
  }

  /**
   * Trains on what is left of more rows, which is held meanwhile: training goes over its rows again
   * and again, and to find these few among all each time may take longer than all the rest.
   */
  static Model<?> fitFew(Estimator<?> classifier, Dataset<Row> rows) {
    Dataset<Row> held = rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return fit(classifier, held);
    } finally {
      held.unpersist();
    }
  }

  private static Model<?> fitMade(Estimator<?> classifier, Dataset<Row> rows) {
    JavaRDD<Row> made = rows.javaRDD().persist(StorageLevel.MEMORY_AND_DISK_SER());
    try {
      made.rdd().localCheckpoint(); // cuts off what the rows were gathered from
      boolean isSpread =
          made.mapPartitions(ClassifierTraining::holdsRows).reduce(Boolean::logicalAnd);
      Dataset<Row> table = rows.sparkSession().createDataFrame(made, rows.schema());
      return classifier.fit(isSpread ? table : table.repartition(made.getNumPartitions()));
    } finally {
      made.unpersist(false);
    }
  }

  /** A worker without rows ends XGBoost's training. */
  private static Iterator<Boolean> holdsRows(Iterator<Row> rows) {
    return List.of(rows.hasNext()).iterator();
  }

  /**
   * Looks at a classifier before its training is paid for. That its model could not be saved is
   * told, once: it may be of use all the same.
   *
   * @throws IllegalArgumentException if there are more workers than tasks can run
   */
  static void check(Estimator<?> classifier, SparkContext context) {
    checkWorkers(classifier, context);
    Savability.obstacle(classifier)
        .filter(UNSAVABLE::add)
        .ifPresent(why -> LOG.warn("a model of {} will be lost: {}", classifier.uid(), why));
  }

  /**
   * Refuses a classifier whose tasks cannot all run at once: Spark would wait for more cores for
   * ever. Where executors come and go, there is no telling.
   */
  private static void checkWorkers(Estimator<?> classifier, SparkContext context) {
    OptionalInt workers = workers(classifier);
    if (workers.isEmpty() || context.getConf().getBoolean(DYNAMIC, false)) {
      return;
    }
    int slots = slots(context);
    if (slots > 0 && workers.getAsInt() > slots) {
      throw new IllegalArgumentException(
          "numWorkers of %s is %s, but Spark runs %s tasks at a time here, so that training would wait for ever; lower numWorkers or give Spark more cores"
              .formatted(FinalStage.of(classifier).stage().uid(), workers.getAsInt(), slots));
    }
  }

  private static OptionalInt workers(Estimator<?> classifier) {
    Params last = FinalStage.of(classifier).stage();
    if (last.hasParam(WORKERS)) {
      Param<Object> param = last.getParam(WORKERS);
      if (last.isDefined(param) && last.getOrDefault(param) instanceof Integer workers) {
        return OptionalInt.of(workers);
      }
    }
    return OptionalInt.empty();
  }

  /** Tasks that run at a time once all executors are there that were asked for. */
  private static int slots(SparkContext context) {
    SparkConf conf = context.getConf();
    int cpus = conf.getInt("spark.task.cpus", 1);
    int asked = conf.getInt("spark.executor.instances", 0) * conf.getInt("spark.executor.cores", 1);
    int now =
        context.maxNumConcurrentTasks(context.resourceProfileManager().defaultResourceProfile());
    return List.of(now, asked / cpus, conf.getInt("spark.cores.max", 0) / cpus).stream()
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }
}
