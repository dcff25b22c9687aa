package io.github.sparksimpor.page;

import io.github.sparksimpor.ml.AdasynModel;
import io.github.sparksimpor.ml.BorderlineSmoteModel;
import io.github.sparksimpor.ml.PolynomFitSmoteModel;
import io.github.sparksimpor.ml.ProWSynModel;
import io.github.sparksimpor.ml.RandomOversamplerModel;
import io.github.sparksimpor.ml.ResamplerModel;
import io.github.sparksimpor.ml.SmoteModel;
import java.util.Map;

/** Where the rows of each resampler are, to follow "all". */
final class Whereabouts {
  /** Of rows for which no row of a class is singled out. */
  static final String BETWEEN_NEAREST = "lie between a row of their class and one of its nearest";

  private static final Map<Class<?>, String> BY_MODEL =
      Map.of(
          SmoteModel.class,
          BETWEEN_NEAREST,
          BorderlineSmoteModel.class,
          "lie between a row in danger and one of its nearest",
          AdasynModel.class,
          BETWEEN_NEAREST + ", more where other classes are near",
          PolynomFitSmoteModel.class,
          "lie on lines within their class",
          ProWSynModel.class,
          "lie between rows that are equally near other classes",
          RandomOversamplerModel.class,
          "are copies of rows of their class");

  private Whereabouts() {}

  static String of(ResamplerModel<?> model) {
    if (model instanceof RandomOversamplerModel copies && copies.getShrinkage() > 0) {
      return "are copies of rows of their class with noise";
    }
    return BY_MODEL.getOrDefault(
        model.getClass(), "lie on small spheres around rows of their class");
  }
}
