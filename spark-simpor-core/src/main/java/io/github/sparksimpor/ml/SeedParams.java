package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.HasDeclaredParams;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.shared.HasSeed;

/** The seed of a stage's random draws. */
public interface SeedParams extends HasDeclaredParams, HasSeed {

  // The initialiser of Spark's trait hands its parameter to the setter below.

  @Override
  default LongParam seed() {
    return declared()
        .param(
            "seed",
            name -> {
              HasSeed.$init$(this);
              return seed();
            });
  }

  @Override
  default void org$apache$spark$ml$param$shared$HasSeed$_setter_$seed_$eq(LongParam param) {
    declared().keep(param);
  }
}
