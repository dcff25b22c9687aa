package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.growth.SyntheticBlock;
import java.io.Serializable;

/** The rows of a slice, and what they ascended on. */
@DefaultSerializer(JavaSerializer.class)
record AscendedSlice(SyntheticBlock block, DeviceShares shares) implements Serializable {}
