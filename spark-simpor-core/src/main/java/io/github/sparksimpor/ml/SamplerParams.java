package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.HasDeclaredParams;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.shared.HasLabelCol;

/** Parameters of all samplers and their models. */
public interface SamplerParams extends HasDeclaredParams, HasLabelCol {

  /**
   * What {@code transform} of the model gives: {@code auto} (the very object it was fitted on,
   * given for the first time, balanced; anything else as it is), {@code rows} (everything as it is)
   * or {@code balanced} (any dataset balanced). For who cannot hand over the same object, as a
   * client of a server. Default {@code auto}.
   */
  default Param<String> view() {
    return declared()
        .param(
            "view",
            name ->
                new ChoiceParam(
                    this,
                    name,
                    "what transform gives: the training data balanced once, or rows",
                    "auto",
                    "rows",
                    "balanced"),
            "auto");
  }

  /** Value of {@link #view()}. */
  default String getView() {
    return getOrDefault(view());
  }

  // The initialiser of Spark's trait hands its parameter to the setter below.

  @Override
  default Param<String> labelCol() {
    return declared()
        .param(
            "labelCol",
            name -> {
              HasLabelCol.$init$(this);
              return labelCol();
            });
  }

  @Override
  default void org$apache$spark$ml$param$shared$HasLabelCol$_setter_$labelCol_$eq(
      Param<String> param) {
    declared().keep(param);
  }
}
