"""What parameters do not take is refused when it is set, by name and value, in one line."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from clouds import counts, two_clouds
from pyspark.errors import IllegalArgumentException
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import BinaryClassificationEvaluator
from pyspark.ml.tuning import CrossValidator, ParamGridBuilder
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


def test_what_a_fitted_stage_does_not_take_is_refused_at_once(table):
    model = ss.RandomOversampler(seed=7).fit(table)
    for wrong in ("foo", None, 3):
        with pytest.raises(Exception, match="view"):
            model.set(model.view, wrong)
    assert model.getView() == "auto"
    with pytest.raises(ValueError, match="does not belong to"):
        model.set(ss.Smote().view, "rows")


def test_a_value_of_several_lines_is_repeated_in_one(table):
    for wrong in (np.arange(200).reshape(2, 100), table.toPandas()):
        for name in ("targetCounts", "integerCols", "numNeighbors", "view"):
            with pytest.raises(TypeError, match=name) as refused:
                ss.Smote(**{name: wrong})
            assert "\n" not in str(refused.value) and len(str(refused.value)) < 400
    with pytest.raises(IllegalArgumentException, match="labelCol is 'a b', but there is no such"):
        ss.Smote(labelCol="a\nb").fit(table)


def test_a_grid_over_inner_stages_is_not_saved_without_them(spark, tmp_path):
    inner = LogisticRegression()
    held = ss.BalancedClassifier(resampler=ss.Smote(), classifier=inner)
    grid = ParamGridBuilder().addGrid(held.correctPrior, [True])
    evaluator = BinaryClassificationEvaluator()
    good = CrossValidator(estimator=held, estimatorParamMaps=grid.build(), evaluator=evaluator)
    good.save(str(tmp_path / "good"))
    loaded = CrossValidator.load(str(tmp_path / "good")).getEstimatorParamMaps()
    assert [list(point.values()) for point in loaded] == [[True]]
    grid.addGrid(inner.regParam, [0.1])
    bad = CrossValidator(estimator=held, estimatorParamMaps=grid.build(), evaluator=evaluator)
    with pytest.raises(ValueError, match="regParam of Logistic.* within Balanced.*; save .*best"):
        bad.save(str(tmp_path / "bad"))
    assert not (tmp_path / "bad").exists()


def test_an_array_is_to_be_made_a_vector_with_what_python_has(spark):
    arrays = spark.createDataFrame([(0.0, [1.0, 2.0]), (1.0, [2.0, 3.0])], ["label", "features"])
    advice = r'array_to_vector\(col\("features"\)\) of pyspark.ml.functions$'
    with pytest.raises(IllegalArgumentException, match=advice):
        ss.Smote().fit(arrays)


def test_a_tuner_of_sizes_takes_no_counts_in_words_either(table):
    tuner = ss.SyntheticSizeTuner(
        resampler=ss.Smote(targetCounts="minority"),
        classifier=LogisticRegression(),
        evaluator=BinaryClassificationEvaluator(),
    )
    with pytest.raises(IllegalArgumentException, match="targetCounts .* is set, .*; clear targetC"):
        tuner.fit(table)


def test_a_session_without_the_jar_is_told_to_start_with_it(spark, monkeypatch):
    class AbsentModel(ss.SmoteModel):
        pass

    monkeypatch.setattr(ss.Smote, "_java_class", "io.github.sparksimpor.ml.Absent")
    for make in (ss.Smote, lambda: AbsentModel.load("/nowhere")):
        with pytest.raises(RuntimeError, match="without the jar .*restart .* --jars .*jar$"):
            make()


def test_without_a_session_every_call_says_to_make_one():
    program = """
import spark_simpor as ss
for call in (ss.Smote, lambda: ss.Smote.load("/x"), lambda: ss.SmoteModel.load("/x")):
    try:
        call()
    except RuntimeError as error:
        print(error)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    told = "no Spark session runs; make one first: spark_simpor.session(SparkSession.builder)"
    assert run.stdout.count(told) == 3, run.stderr


def test_models_tell_of_themselves_in_other_threads(table):
    model = ss.RandomOversampler(seed=7).fit(table)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: model.summary.classes).result() == model.summary.classes
        assert pool.submit(lambda: model.synthetic_samples().count()).result() == 90


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
