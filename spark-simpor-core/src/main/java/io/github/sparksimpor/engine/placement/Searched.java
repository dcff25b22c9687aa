package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What a task's search for nearest rows found.
 *
 * @param found lists, or what follows from them
 * @param shares what the search ran on
 */
@DefaultSerializer(JavaSerializer.class)
record Searched<T extends Serializable>(T found, DeviceShares shares) implements Serializable {

  <R extends Serializable> Searched<R> map(Function<T, R> what) {
    return new Searched<>(what.apply(found), shares);
  }

  Searched<T> with(Searched<T> other, BinaryOperator<T> together) {
    return new Searched<>(together.apply(found, other.found), shares.plus(other.shares));
  }
}
