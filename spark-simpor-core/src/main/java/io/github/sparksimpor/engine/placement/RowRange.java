package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.entropy.RowScoring;
import io.github.sparksimpor.engine.entropy.UncertainRows;
import io.github.sparksimpor.engine.rows.PackedClasses;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.spark.WorkSlices;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Rows of a class that follow each other.
 *
 * @param classIndex the class
 * @param from index of the first
 * @param count how many
 */
@DefaultSerializer(JavaSerializer.class)
record RowRange(int classIndex, int from, int count) implements Serializable {
  UncertainRows score(PackedClasses classes, RowScoring scoring) {
    RowParts rows = classes.rows()[classIndex];
    return scoring.score(
        classIndex,
        from,
        count,
        (i, target) -> rows.copyRow(from + i, target, 0),
        KernelTier.layersOfThisJvm());
  }

  /** All rows, a range a task. */
  static List<RowRange> all(JavaSparkContext context, PackedClasses classes) {
    int length = WorkSlices.length(context, classes.size());
    return IntStream.range(0, classes.classes())
        .boxed()
        .flatMap(
            c ->
                WorkSlices.of(classes.rows()[c].size(), length).stream()
                    .map(slice -> new RowRange(c, slice.from(), slice.size())))
        .toList();
  }
}
