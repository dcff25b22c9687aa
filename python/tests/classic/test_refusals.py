"""What parameters do not take is refused when it is set, by name and value, in one line."""

import numpy as np
import pytest
from clouds import counts, two_clouds
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import BinaryClassificationEvaluator
from pyspark.sql import functions

import spark_simpor as ss


@pytest.mark.parametrize(
    "kind, name, value, found",
    [
        (ss.Smote, "numNeighbors", 10**30, str(10**30)),
        (ss.Smote, "numNeighbors", 2**31, "2147483648 is too large"),
        (ss.Smote, "numNeighbors", 5.5, "5.5"),
        (ss.Smote, "numNeighbors", True, "True"),
        (ss.Smote, "seed", 2**63, "9223372036854775808 is too large"),
        (ss.Smote, "seed", float("nan"), "nan"),
        (ss.Smote, "balanceRatio", 10**400, "a huge number"),
        (ss.Smote, "balanceRatio", float("inf"), "Infinity"),
        (ss.Smote, "balanceRatio", "x" * 10_000, "x…"),
        (ss.Smote, "integerCols", "a", "a"),
        (ss.Simpor, "hiddenLayers", 5, "5"),
        (ss.Simpor, "hiddenLayers", [2**31], "2147483648"),
        (ss.SyntheticSizeTuner, "sizes", [10**400], "a huge number"),
        (ss.BalancedClassifier, "classifier", [1], "[1] is no stage"),
        (ss.BalancedClassifier, "resampler", ss.Smote, "Smote'> is no stage"),
        (ss.Smote, "view", None, "None"),
        (ss.Smote, "targetCounts", {1: 45.7}, "label 1 to 45.7"),
        (ss.Smote, "targetCounts", {1: float("nan")}, "label 1 to nan"),
        (ss.Smote, "targetCounts", {1: float("inf")}, "label 1 to inf"),
        (ss.Smote, "targetCounts", {1: -5}, "label 1 to -5"),
        (ss.Smote, "targetCounts", {1: 2**63}, "label 1 to 9223372036854775808"),
        (ss.Smote, "targetCounts", {1: None}, "label 1 to None"),
        (ss.Smote, "targetCounts", {"fraud": 5}, "label 'fraud'"),
        (ss.Smote, "targetCounts", {float("nan"): 5}, "label nan"),
        (ss.Smote, "targetCounts", {1: 60, "1.0": 40}, "names a label twice"),
        (ss.Smote, "targetCounts", [1], "[1]"),
    ],
)
def test_a_value_that_a_parameter_does_not_take_is_named(spark, kind, name, value, found):
    stage = kind()
    with pytest.raises(Exception) as refused:
        stage._set(**{name: value})
    message = str(refused.value)
    assert name in message and found in message
    assert len(message) < 400 and "\n" not in message
    assert not stage.isSet(name)


def test_numbers_of_numpy_are_numbers(spark):
    smote = ss.Smote(numNeighbors=np.int32(7), seed=np.uint64(3), balanceRatio=np.float32(0.5))
    assert (smote.getNumNeighbors(), smote.getSeed(), smote.getBalanceRatio()) == (7, 3, 0.5)
    assert ss.Smote(targetCounts={np.int64(1): np.float64(45)}).getTargetCounts() == {1.0: 45}


def test_a_stage_of_another_kind_is_refused_before_anything_is_trained(table):
    logistic = LogisticRegression()
    with pytest.raises(Exception, match="resampler is a LogisticRegression, which is no Sampler"):
        ss.BalancedClassifier(resampler=logistic, classifier=logistic).fit(table)
    with pytest.raises(Exception, match="evaluator is a LogisticRegression, which is no Evaluator"):
        ss.SyntheticSizeTuner(
            resampler=ss.Smote(), classifier=logistic, evaluator=logistic, sizes=[1.0]
        ).fit(table)
    with pytest.raises(Exception, match="classifier is a BinaryClass.*, which is no Estimator"):
        ss.TunedThreshold(classifier=BinaryClassificationEvaluator()).fit(table)


def test_what_is_no_data_frame_of_sparks_is_refused(table):
    model = ss.Smote(seed=7).fit(table)
    for work in (
        ss.Smote().fit,
        ss.Smote(targetCounts="minority").fit,
        ss.TomekLinks().fit,
        model.transform,
        model.balance,
    ):
        with pytest.raises(TypeError, match="make one with spark.createDataFrame"):
            work(table.toPandas())


@pytest.mark.parametrize("name", ["a.b", "a`b", "ü x,y"])
def test_words_count_labels_of_any_name(spark, name):
    table = spark.createDataFrame(two_clouds(), [name, "features"])
    model = ss.Smote(labelCol=name, targetCounts="minority", seed=7).fit(table)
    grown = model.balance(table).withColumnRenamed(name, "label")
    assert counts(grown) == {0.0: 120, 1.0: 120}


def test_words_leave_it_to_the_stage_to_say_what_a_table_lacks(table):
    smote = ss.Smote(targetCounts="minority")
    for wrong, said in (
        (table.limit(0), "the dataset has no row"),
        (table.drop("label"), "labelCol is 'label', but there is no such column"),
        (table.withColumn("label", functions.lit("fraud")), "labels must be numbers"),
    ):
        with pytest.raises(Exception, match=said):
            smote.fit(wrong)
