package io.github.sparksimpor.ml.param;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;

/** One of a few words, which its error message lists. */
public final class ChoiceParam extends Param<String> {
  private static final long serialVersionUID = 1L;

  private final List<String> choices;

  public ChoiceParam(Identifiable parent, String name, String doc, String... choices) {
    super(parent, name, doc + ": " + String.join(", ", choices));
    this.choices = List.of(choices);
  }

  @Override
  public void validate(String value) {
    if (value == null || !choices.contains(value)) {
      throw new IllegalArgumentException(
          "%s is %s; give one of %s"
              .formatted(
                  name(), value == null ? null : "'" + value + "'", String.join(", ", choices)));
    }
  }
}
