package io.github.sparksimpor.spark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.immutable.List$;

/** Scala's collections as Java's and back, by what Scala 2.12 and 2.13 have in common. */
public final class ScalaCollections {
  private ScalaCollections() {}

  /** The elements in their order. */
  public static <T> List<T> asJava(scala.collection.Seq<T> elements) {
    List<T> all = new ArrayList<>(elements.size());
    for (Iterator<T> rest = elements.iterator(); rest.hasNext(); ) {
      all.add(rest.next());
    }
    return all;
  }

  /** The entries in their order. */
  public static <K, V> Map<K, V> asJava(scala.collection.Map<K, V> entries) {
    Map<K, V> all = new LinkedHashMap<>();
    for (Iterator<Tuple2<K, V>> rest = entries.iterator(); rest.hasNext(); ) {
      Tuple2<K, V> entry = rest.next();
      all.put(entry._1(), entry._2());
    }
    return all;
  }

  /** The elements in their order. */
  public static <T> scala.collection.immutable.List<T> asScala(Collection<T> elements) {
    List<T> all = new ArrayList<>(elements);
    scala.collection.immutable.List<T> list = List$.MODULE$.empty();
    for (int i = all.size() - 1; i >= 0; i--) {
      list = list.$colon$colon(all.get(i));
    }
    return list;
  }
}
