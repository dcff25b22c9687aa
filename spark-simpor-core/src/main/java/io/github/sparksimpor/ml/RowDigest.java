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
 * A digest (SHA-256) of a row's label and features, by which the row is found again: the same for
 * dense and sparse vectors, for 0 and -0, and it does not show what the row holds.
 */
final class RowDigest {
  private static final UserDefinedFunction DIGEST =
      udf((UDF2<Double, Vector, byte[]>) RowDigest::of, DataTypes.BinaryType);

  private RowDigest() {}

  /**
   * The digests of a dataset's rows; null where label or features are.
   *
   * @param label column of numbers
   * @param features column of vectors
   */
  static Column column(Column label, Column features) {
    return DIGEST.apply(label.cast("double"), features);
  }

  /** The digest of a row. */
  static byte @Nullable [] of(@Nullable Double label, @Nullable Vector features) {
    return label == null || features == null ? null : of(label.doubleValue(), features);
  }

  /** The digest of a row that has both. */
  static byte[] of(double label, Vector features) {
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
