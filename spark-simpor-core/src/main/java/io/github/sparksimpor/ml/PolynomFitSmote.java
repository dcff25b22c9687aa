package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.Lines;
import io.github.sparksimpor.engine.growth.SeedAssignment;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.stream.IntStream;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * Polynomial fitting SMOTE (Gazzah, Essoukri Ben Amara 2008), by its topologies of lines. With
 * {@link #topology()} {@code star} the k rows of a seed x lie at {@code x + i / (k + 1) (mean - x)}
 * for i from 1 to k, mean being that of the class: nothing is drawn but which seeds make one row
 * more where the gap is no multiple of them. With {@code mesh} they lie at random between two rows
 * of the class. The paper's other two, bus and curves, join rows in the order of the table, of
 * which a distributed table has none.
 *
 * <p>No neighbours are searched but where there are categories: these are taken by the vote of
 * {@link #numNeighbors()}.
 */
public final class PolynomFitSmote extends SegmentResampler<PolynomFitSmoteModel, PolynomFitSmote>
    implements PolynomFitParams {
  private static final long serialVersionUID = 1L;

  /** With default parameters and a random uid. */
  public PolynomFitSmote() {
    this(Identifiable.randomUID("polynomFitSmote"));
  }

  /** With default parameters. */
  public PolynomFitSmote(String uid) {
    super(uid);
  }

  /** Sets {@link #topology()}. */
  public PolynomFitSmote setTopology(String value) {
    set(topology(), value);
    return this;
  }

  @Override
  protected Lines segments(PlacedRows training, int classIndex, int gap) {
    SeedAssignment seeds = everySeed(training, classIndex, gap);
    if (getTopology().equals("star")) {
      return growth(training).toCentre(seeds);
    }
    int size = Math.toIntExact(training.census().sizes()[classIndex]);
    int[][] all = {IntStream.range(0, size).toArray()};
    return growth(training).within(seeds, all, getSeed());
  }

  @Override
  protected PolynomFitSmoteModel newModel() {
    return new PolynomFitSmoteModel(uid());
  }

  /** Reads a saved estimator. */
  public static PolynomFitSmote load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<PolynomFitSmote> read() {
    return new StageReader<>(PolynomFitSmote.class, PolynomFitSmote::new);
  }
}
