package io.github.sparksimpor.ml.param;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** Some of a few words, each at most once, which its error message lists. */
public final class NamesParam extends StringArrayParam {
  private static final long serialVersionUID = 1L;

  private final List<String> choices;

  public NamesParam(Params parent, String name, String doc, List<String> choices) {
    super(parent, name, doc + ": " + String.join(", ", choices));
    this.choices = List.copyOf(choices);
  }

  @Override
  public void validate(String[] names) {
    for (String name : names) {
      if (name == null || !choices.contains(name)) {
        throw new IllegalArgumentException(
            "%s holds '%s'; give some of %s".formatted(name(), name, String.join(", ", choices)));
      }
    }
    if (Arrays.stream(names).distinct().count() < names.length) {
      throw new IllegalArgumentException(
          "%s is %s; give every name once".formatted(name(), String.join(", ", names)));
    }
  }
}
