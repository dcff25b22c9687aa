package io.github.sparksimpor.page;

import io.github.sparksimpor.evaluation.figure.TableWords;
import io.github.sparksimpor.evaluation.report.Numbers;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.types.StructField;

/**
 * The words of a vector column: names and categories that its attributes tell, and numbers.
 *
 * @param classColumn name of the label column
 * @param features the attributes
 */
record VectorWords(String classColumn, AttributeGroup features) implements TableWords {

  static VectorWords of(String labelCol, StructField features) {
    return new VectorWords(labelCol, AttributeGroup.fromStructField(features));
  }

  @Override
  public String className(double label) {
    return classColumn + " " + new BigDecimal(label).stripTrailingZeros().toPlainString();
  }

  @Override
  public String featureName(int feature) {
    return attribute(feature)
        .filter(known -> known.name().isDefined())
        .map(known -> known.name().get())
        .orElse("feature " + feature);
  }

  @Override
  public String value(int feature, double value) {
    if (Double.isNaN(value)) {
      return "missing";
    }
    return attribute(feature)
        .filter(NominalAttribute.class::isInstance)
        .flatMap(nominal -> category((NominalAttribute) nominal, value))
        .orElseGet(() -> Numbers.text(value));
  }

  private static Optional<String> category(NominalAttribute nominal, double value) {
    return nominal.values().isDefined() && value >= 0 && value < nominal.values().get().length
        ? Optional.of(nominal.values().get()[(int) value])
        : Optional.empty();
  }

  private Optional<Attribute> attribute(int feature) {
    return features.attributes().isDefined()
        ? Optional.of(features.attributes().get()[feature])
        : Optional.empty();
  }
}
