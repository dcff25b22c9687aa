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
  private static final Map<Class<?>, String> BY_MODEL =
      Map.of(
          SmoteModel.class,
          "lie between a row of their class and one of its nearest",
          BorderlineSmoteModel.class,
          "lie between a row in danger and one of its nearest",
          AdasynModel.class,
          "lie between a row of their class and one of its nearest, more where other classes are"
              + " near",
          PolynomFitSmoteModel.class,
          "lie on lines within their class",
          ProWSynModel.class,
          "lie between rows that are equally near other classes",
          RandomOversamplerModel.class,
          "are copies of rows of their class");

  private Whereabouts() {}

  static String of(ResamplerModel<?> model) {
    return BY_MODEL.getOrDefault(
        model.getClass(), "lie on small spheres around rows of their class");
  }
}
