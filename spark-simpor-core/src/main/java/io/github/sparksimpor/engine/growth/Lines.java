package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.Support;
import java.util.List;

/** Lines between rows of a class and others, on which synthetic rows come to lie. */
public interface Lines {

  /** Which seed each row grows from. */
  SeedAssignment rows();

  /**
   * The rows, compact, in their order.
   *
   * @param length rows of a part
   * @param space the coordinates of all geometry
   * @param support which values there may be
   * @param seed of all random draws
   */
  List<SyntheticPart> parts(int length, FeatureSpace space, Support support, long seed);
}
