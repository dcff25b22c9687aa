package io.github.sparksimpor.ml.param;

import org.apache.spark.ml.param.Params;

/**
 * A stage whose parameters are declared by the accessors of its interfaces. An accessor of an
 * interface that extends this one must work before the stage's own fields are set, and so keeps its
 * parameter in {@link #declared()}.
 */
public interface HasDeclaredParams extends Params {

  /** The stage's parameters by name; not a parameter itself. */
  DeclaredParams declared();
}
