package io.github.sparksimpor.spark;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * Something that travels between driver and executors by Java's serialization whatever {@code
 * spark.serializer} says, because Kryo can make no records and knows no {@code readResolve}.
 *
 * @param content of a floor that knows nothing of Spark; records of this floor are annotated
 *     instead
 */
@DefaultSerializer(JavaSerializer.class)
public record JavaSerialized<T extends Serializable>(T content) implements Serializable {}
