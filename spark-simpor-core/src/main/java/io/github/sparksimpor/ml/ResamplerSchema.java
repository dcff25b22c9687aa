package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.OneHotBlock;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.AttributeType;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What resamplers expect of a schema, and what they make of it. */
final class ResamplerSchema {
  private ResamplerSchema() {}

  /**
   * Checks a schema for fitting and returns the output's.
   *
   * @throws IllegalArgumentException with all that is wrong with the columns
   */
  static StructType training(ResamplerParams stage, StructType schema) {
    refuse(
        List.of(
            vectorProblem(schema, stage.getFeaturesCol(), "featuresCol"),
            labelProblem(schema, stage.getLabelCol()),
            stage.isSet(stage.idCol())
                ? problem(schema, stage.getIdCol(), "idCol")
                : Optional.empty()));
    checkWeights(stage, schema);
    return output(stage, schema);
  }

  /** Checks a schema for rows to be appended, which takes no ids, and returns the output's. */
  static StructType appending(ResamplerParams stage, StructType schema) {
    checkColumns(stage, schema);
    checkWeights(stage, schema);
    return output(stage, schema);
  }

  /** Checks that label and features are there and of the right type. */
  static void checkColumns(MeasuringParams stage, StructType schema) {
    refuse(
        List.of(
            vectorProblem(schema, stage.getFeaturesCol(), "featuresCol"),
            labelProblem(schema, stage.getLabelCol())));
  }

  /**
   * The schema after transforming: columns other than label and features may hold nulls, since
   * synthetic rows do; with the marking column, if there is one.
   *
   * @throws IllegalArgumentException if the marking column has the name of another, as the session
   *     compares names
   */
  static StructType output(ResamplerParams stage, StructType schema) {
    StructType output = new StructType();
    for (StructField field : schema.fields()) {
      if (stage.isSet(stage.weightCol()) && field.name().equals(stage.getWeightCol())) {
        output = output.add(field.name(), DataTypes.DoubleType, true, field.metadata());
        continue;
      }
      boolean kept =
          field.name().equals(stage.getLabelCol()) || field.name().equals(stage.getFeaturesCol());
      boolean nullable = field.nullable() || (!kept && !stage.getView().equals("rows"));
      output = output.add(field.name(), field.dataType(), nullable, field.metadata());
    }
    if (stage.isSet(stage.syntheticCol())) {
      checkNew("syntheticCol", stage.getSyntheticCol(), schema);
      output = output.add(stage.getSyntheticCol(), DataTypes.BooleanType, false);
    }
    if (stage.isSet(stage.weightCol())
        && !List.of(schema.fieldNames()).contains(stage.getWeightCol())) {
      checkNew("weightCol", stage.getWeightCol(), output);
      output = output.add(stage.getWeightCol(), DataTypes.DoubleType, true);
    }
    return output;
  }

  static void checkNew(String param, String column, StructType schema) {
    if (column.isBlank()) {
      throw new IllegalArgumentException(
          "%s is '%s', which is no name of a column; give one, or clear it"
              .formatted(param, column));
    }
    for (String name : schema.fieldNames()) {
      if ((boolean) SQLConf.get().resolver().apply(name, column)) {
        throw new IllegalArgumentException(
            "%s is '%s', but there is a column '%s' already; give another name"
                .formatted(param, column, name));
      }
    }
  }

  /** Checks what is asked for of weights. */
  private static void checkWeights(ResamplerParams stage, StructType schema) {
    if (!stage.isSet(stage.weightCol())) {
      if (stage.getPrevalence().equals("keep")) {
        throw new IllegalArgumentException(
            "prevalence is 'keep', which takes weights, but weightCol is not set; name the column"
                + " of weights, and give it to the classifier too");
      }
      return;
    }
    String column = stage.getWeightCol();
    if (column.equals(stage.getLabelCol()) || column.equals(stage.getFeaturesCol())) {
      throw new IllegalArgumentException(
          "weightCol is '%s', which is the label or the features; name another column"
              .formatted(column));
    }
    if (List.of(schema.fieldNames()).contains(column)
        && !(schema.apply(column).dataType() instanceof NumericType)) {
      throw new IllegalArgumentException(
          "column '%s' (weightCol) has type %s; weights must be numeric"
              .formatted(column, schema.apply(column).dataType().simpleString()));
    }
  }

  /**
   * How many features a column has: what its attributes say, or else its first row.
   *
   * @return empty if there is no row
   */
  static OptionalInt dimension(Dataset<?> dataset, String featuresCol) {
    int size = AttributeGroup.fromStructField(dataset.schema().apply(featuresCol)).size();
    if (size >= 0) {
      return OptionalInt.of(size);
    }
    return dataset
        .toDF()
        .select(ColumnNames.column(featuresCol))
        .where(ColumnNames.column(featuresCol).isNotNull())
        .takeAsList(1)
        .stream()
        .mapToInt(row -> row.<Vector>getAs(0).size())
        .findFirst();
  }

  /** Names of the single features, as far as the column's attributes tell. */
  static List<String> featureNames(StructType schema, String featuresCol) {
    return featureNames(AttributeGroup.fromStructField(schema.apply(featuresCol)));
  }

  private static List<String> featureNames(AttributeGroup group) {
    if (group.attributes().isEmpty()) {
      return List.of();
    }
    return Arrays.stream(group.attributes().get()).map(ResamplerSchema::nameOf).toList();
  }

  /**
   * The roles of features that parameters and the column's attributes tell: what {@code
   * nominalCols}, {@code binaryCols} and {@code integerCols} name, and of all others the nominal
   * ones. Binary ones that follow each other and may come from one encoder, as their names begin
   * alike up to a {@code _}, are blocks of which the data tell whether they stand.
   *
   * @throws IllegalArgumentException if a parameter names what is no feature, or two name the same
   */
  static FeatureRoles roles(MeasuringParams stage, StructType schema) {
    String column = stage.getFeaturesCol();
    AttributeGroup group = AttributeGroup.fromStructField(schema.apply(column));
    Set<Integer> nominal = named(stage.nominalCols(), stage.getNominalCols(), column, group);
    Set<Integer> binary = named(stage.binaryCols(), stage.getBinaryCols(), column, group);
    Set<Integer> integers = named(stage.integerCols(), stage.getIntegerCols(), column, group);
    checkDisjoint(stage.nominalCols(), nominal, stage.binaryCols(), binary, column);
    checkDisjoint(stage.nominalCols(), nominal, stage.integerCols(), integers, column);
    checkDisjoint(stage.binaryCols(), binary, stage.integerCols(), integers, column);
    Set<Integer> told = new TreeSet<>(nominal);
    told.addAll(binary);
    told.addAll(integers);
    Attribute[] attributes =
        group.attributes().isEmpty() ? new Attribute[0] : group.attributes().get();
    List<List<Integer>> blocks = new ArrayList<>();
    for (int k = 0; k < attributes.length; k++) {
      boolean encoded = attributes[k].attrType().equals(AttributeType.Binary());
      if (encoded && !told.contains(k)) {
        if (k == 0 || !isLast(blocks, k - 1) || !alike(attributes[k - 1], attributes[k])) {
          blocks.add(new ArrayList<>());
        }
        blocks.get(blocks.size() - 1).add(k);
      } else if (attributes[k].isNominal() && !told.contains(k)) {
        nominal.add(k);
      }
    }
    binary.forEach(feature -> blocks.add(List.of(feature)));
    return new FeatureRoles(
        indices(nominal),
        blocks.stream().map(block -> OneHotBlock.of(indices(block))).toArray(OneHotBlock[]::new),
        indices(integers));
  }

  /**
   * Checks that vectors are as long as the features ask for that parameters name.
   *
   * @param width features of the vectors
   */
  static void checkWidth(MeasuringParams stage, StructType schema, int width) {
    String column = stage.getFeaturesCol();
    AttributeGroup group = AttributeGroup.fromStructField(schema.apply(column));
    checkWidth(stage.integerCols(), stage.getIntegerCols(), column, group, width);
    checkWidth(stage.nominalCols(), stage.getNominalCols(), column, group, width);
    checkWidth(stage.binaryCols(), stage.getBinaryCols(), column, group, width);
  }

  private static void checkWidth(
      Param<String[]> param, String[] features, String column, AttributeGroup group, int width) {
    List<String> names = featureNames(group);
    for (String feature : features) {
      if (indexOf(feature, names, group.size(), column, param.name()) >= width) {
        throw new IllegalArgumentException(
            "%s names feature %s, but column '%s' has %s features, counted from 0"
                .formatted(param.name(), feature, column, width));
      }
    }
  }

  private static boolean isLast(List<List<Integer>> blocks, int feature) {
    return !blocks.isEmpty() && blocks.get(blocks.size() - 1).contains(feature);
  }

  /** Whether names begin alike up to a {@code _}, as those of one encoder's output do. */
  private static boolean alike(Attribute one, Attribute other) {
    String name = nameOf(one);
    int end = name.indexOf('_');
    return end >= 0 && nameOf(other).startsWith(name.substring(0, end + 1));
  }

  private static void checkDisjoint(
      Param<String[]> param,
      Set<Integer> one,
      Param<String[]> other,
      Set<Integer> two,
      String column) {
    for (int feature : one) {
      if (two.contains(feature)) {
        throw new IllegalArgumentException(
            "feature %s of column '%s' is named by %s and by %s; leave it in one of them"
                .formatted(feature, column, param.name(), other.name()));
      }
    }
  }

  private static int[] indices(Collection<Integer> features) {
    return features.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Set<Integer> named(
      Param<String[]> param, String[] features, String column, AttributeGroup group) {
    List<String> names = featureNames(group);
    Set<Integer> indices = new TreeSet<>();
    for (String feature : features) {
      indices.add(indexOf(feature, names, group.size(), column, param.name()));
    }
    return indices;
  }

  /**
   * Index of a feature.
   *
   * @param size number of features if the attributes tell, else -1
   */
  private static int indexOf(
      String feature, List<String> names, int size, String column, String param) {
    int index = names.indexOf(feature);
    if (index < 0 && feature.matches("[0-9]{1,9}")) {
      index = Integer.parseInt(feature);
    }
    if (index < 0 || (size >= 0 && index >= size)) {
      throw new IllegalArgumentException(
          "%s names '%s', which is no feature of column '%s'; give names of its attributes%s or indices from 0"
              .formatted(param, feature, column, names.isEmpty() ? " (it has none)" : " " + names));
    }
    return index;
  }

  private static String nameOf(Attribute attribute) {
    return attribute.name().isDefined() ? attribute.name().get() : "unnamed";
  }

  /** Checks that a column is there and holds vectors. */
  static void checkVector(StructType schema, String column, String param) {
    refuse(List.of(vectorProblem(schema, column, param)));
  }

  private static Optional<String> vectorProblem(StructType schema, String column, String param) {
    return problem(schema, column, param)
        .or(
            () -> {
              DataType found = schema.apply(column).dataType();
              return found.equals(SQLDataTypes.VectorType())
                  ? Optional.empty()
                  : Optional.of(
                      "column '%s' (%s) has type %s; %s"
                          .formatted(
                              column, param, found.simpleString(), vectorAdvice(found, column)));
            });
  }

  private static String vectorAdvice(DataType found, String column) {
    return found instanceof ArrayType array && array.elementType() instanceof NumericType
        ? "make vectors of it, with array_to_vector(col(\"%s\")) of org.apache.spark.ml.functions"
            .formatted(column)
        : "assemble the features into a vector, for instance with VectorAssembler";
  }

  /** Checks that the label column is there and numeric. */
  static void checkNumeric(StructType schema, String column) {
    refuse(List.of(labelProblem(schema, column)));
  }

  private static Optional<String> labelProblem(StructType schema, String column) {
    return problem(schema, column, "labelCol")
        .or(
            () -> {
              DataType found = schema.apply(column).dataType();
              return found instanceof NumericType
                  ? Optional.empty()
                  : Optional.of(
                      "column '%s' (labelCol) has type %s; labels must be numbers: %s"
                          .formatted(column, found.simpleString(), labelAdvice(found, column)));
            });
  }

  private static String labelAdvice(DataType found, String column) {
    return found instanceof BooleanType
        ? "cast it, with col(\"%s\").cast(\"int\")".formatted(column)
        : "index it, with StringIndexer";
  }

  private static Optional<String> problem(StructType schema, String column, String param) {
    return Arrays.asList(schema.fieldNames()).contains(column)
        ? Optional.empty()
        : Optional.of(
            "%s is '%s', but there is no such column; columns are %s"
                .formatted(param, column, String.join(", ", schema.fieldNames())));
  }

  private static void refuse(List<Optional<String>> problems) {
    List<String> found = problems.stream().flatMap(Optional::stream).toList();
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", found));
    }
  }
}
