package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.growth.SyntheticBlock;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a slice, and what they ascended on.
 *
 * @param rows none if a GPU failed
 */
@DefaultSerializer(JavaSerializer.class)
record AscendedSlice(@Nullable SyntheticBlock rows, DeviceShares shares) implements Serializable {
  /** A slice that a GPU leaves to the CPU. */
  static AscendedSlice failed(RuntimeException failure) {
    return new AscendedSlice(null, DeviceShares.noPoints().because(failure));
  }

  boolean hasFailed() {
    return rows == null;
  }

  /** The same, done in the place of one that failed. */
  AscendedSlice insteadOf(AscendedSlice failed) {
    return new AscendedSlice(rows, shares.plus(failed.shares));
  }

  SyntheticBlock block() {
    return Objects.requireNonNull(rows);
  }
}
