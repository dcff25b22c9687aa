package io.github.sparksimpor.ml;

import static org.apache.spark.sql.functions.udf;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * A digest of a row's label and features, by which synthetic rows find the rows they come from: the
 * same for dense and sparse vectors and for 0 and -0, and of one size however wide the rows are.
 */
final class RowDigest {
  private static final UserDefinedFunction DIGEST =
      udf((UDF2<Double, Vector, byte[]>) RowDigest::digest, DataTypes.BinaryType);

  private RowDigest() {}

  /**
   * The digest, null where the label or the features are.
   *
   * @param label numeric
   * @param features vectors
   */
  static Column of(Column label, Column features) {
    return DIGEST.apply(label.cast("double"), features);
  }

  private static byte @Nullable [] digest(@Nullable Double label, @Nullable Vector features) {
    if (label == null || features == null) {
      return null;
    }
    double[] values =
        features instanceof SparseVector sparse ? sparse.values() : features.toArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(Double.BYTES + values.length * (Integer.BYTES + Double.BYTES));
    bytes.putLong(Double.doubleToLongBits(label + 0.0));
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        bytes.putInt(features instanceof SparseVector sparse ? sparse.indices()[i] : i);
        bytes.putLong(Double.doubleToLongBits(values[i]));
      }
    }
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(Arrays.copyOf(bytes.array(), bytes.position()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
