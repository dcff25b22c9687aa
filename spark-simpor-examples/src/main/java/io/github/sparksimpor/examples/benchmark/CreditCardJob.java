package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparksimpor.ml.Adasyn;
import io.github.sparksimpor.ml.BorderlineSmote;
import io.github.sparksimpor.ml.RandomOversampler;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.Smote;
import io.github.sparksimpor.page.ModelReport;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The whole job on the look-alike of the credit-card set, in a JVM of its own: reads Parquet, fits
 * {@link Simpor} or a peer with its defaults, writes the balanced rows as Parquet.
 */
public final class CreditCardJob {
  /** The methods beside SIMPOR, by name. */
  static final Map<String, Supplier<Resampler<?, ?>>> PEERS =
      Map.of(
          "random", RandomOversampler::new,
          "smote", Smote::new,
          "borderline-smote", BorderlineSmote::new,
          "adasyn", Adasyn::new);

  private static final int PARTITIONS = 4;

  private CreditCardJob() {}

  /**
   * Runs one step.
   *
   * @param args {@code write DIRECTORY}, {@code csv DIRECTORY}, or {@code balance DIRECTORY OUTPUT
   *     REPORT.json [PEER]}
   */
  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .appName("benchmark")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", PARTITIONS)
            .getOrCreate();
    try {
      if (args[0].equals("write")) {
        lookAlike(session).write().parquet(args[1]);
      } else if (args[0].equals("csv")) {
        lookAlike(session).coalesce(1).write().option("header", true).csv(args[1]);
      } else {
        Resampler<?, ?> resampler =
            args.length > 4
                ? Objects.requireNonNull(PEERS.get(args[4]), args[4]).get()
                : new Simpor();
        Map<String, Object> report = balance(session, resampler, args[1], args[2], start);
        new ObjectMapper().writeValue(new File(args[3]), report);
      }
    } finally {
      session.stop();
    }
  }

  private static Map<String, Object> balance(
      SparkSession session, Resampler<?, ?> resampler, String input, String output, long start) {
    Map<String, Object> phases = new LinkedHashMap<>();
    double startUp = secondsSince(start);
    long opening = System.nanoTime();
    String[] columns =
        IntStream.range(0, CreditCardLookAlike.DIMENSION)
            .mapToObj(CreditCardJob::column)
            .toArray(String[]::new);
    Dataset<Row> rows =
        new VectorAssembler()
            .setInputCols(columns)
            .setOutputCol("features")
            .transform(session.read().parquet(input))
            .select("Class", "features");
    double open = secondsSince(opening);
    long before = System.nanoTime();
    resampler.setLabelCol("Class").setSeed(42);
    ResamplerModel<?> model = resampler.fit(rows);
    double fit = secondsSince(before);
    before = System.nanoTime();
    model.balance(rows).write().parquet(output);
    double write = secondsSince(before);

    Map<String, Object> report = new LinkedHashMap<>();
    report.put("seconds", secondsSince(start));
    phases.put("start Spark", startUp);
    phases.put("open input", open);
    double named = 0;
    for (Map.Entry<String, Double> phase : model.summary().phaseSeconds().entrySet()) {
      phases.put(phase.getKey(), phase.getValue());
      named += phase.getValue();
    }
    phases.put("other", fit - named);
    phases.put("write", write);
    report.put("phases", phases);
    report.put("cpuSeconds", ProcessUse.cpuSeconds());
    report.put("heapMb", ProcessUse.peakHeapMb());
    report.put("synthetic", model.syntheticSamples().count());
    before = System.nanoTime();
    ModelReport.html(model);
    report.put("reportSeconds", secondsSince(before));
    return report;
  }

  private static Dataset<Row> lookAlike(SparkSession session) {
    StructType schema = new StructType().add("Class", DataTypes.IntegerType);
    for (int k = 0; k < CreditCardLookAlike.DIMENSION; k++) {
      schema = schema.add(column(k), DataTypes.DoubleType);
    }
    List<Long> numbers =
        LongStream.range(0, CreditCardLookAlike.MAJORITY + CreditCardLookAlike.MINORITY)
            .boxed()
            .toList();
    return session.createDataFrame(
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .parallelize(numbers, PARTITIONS)
            .map(CreditCardJob::row),
        schema);
  }

  /** Frauds are spread evenly among the others. */
  private static Row row(long number) {
    int every = CreditCardLookAlike.MAJORITY / CreditCardLookAlike.MINORITY + 1;
    boolean fraud = number % every == 0 && number / every < CreditCardLookAlike.MINORITY;
    long frauds = Math.min((number + every - 1) / every, CreditCardLookAlike.MINORITY);
    double[] features =
        fraud
            ? CreditCardLookAlike.minorityRow(number / every)
            : CreditCardLookAlike.majorityRow(number - frauds);
    List<Object> values = new ArrayList<>();
    values.add(fraud ? 1 : 0);
    for (double feature : features) {
      values.add(feature);
    }
    return RowFactory.create(values.toArray());
  }

  private static String column(int k) {
    return "V" + (k + 1);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
