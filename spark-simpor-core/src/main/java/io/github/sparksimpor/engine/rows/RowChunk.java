package io.github.sparksimpor.engine.rows;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * Some rows of an input partition in flat arrays.
 *
 * @param labels one a row
 * @param ids one a row, or none
 * @param values row-major, {@code labels.length × dimension}
 * @param dimension active features a row
 */
@DefaultSerializer(JavaSerializer.class)
record RowChunk(double[] labels, Object[] ids, double[] values, int dimension)
    implements Serializable {}
