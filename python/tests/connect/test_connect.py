"""The stages over Spark Connect: the same rule, told to the server by ``view``."""

import importlib
from concurrent.futures import ThreadPoolExecutor

import pyspark
import pytest
from clouds import counts, two_clouds
from pyspark.errors import IllegalArgumentException
from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import BinaryClassificationEvaluator, MulticlassClassificationEvaluator
from pyspark.ml.feature import StandardScaler
from pyspark.ml.linalg import Vectors
from pyspark.ml.tuning import CrossValidator, ParamGridBuilder
from pyspark.sql import SparkSession

import spark_simpor as ss
from spark_simpor._session import running

RESAMPLERS = [
    ss.Simpor,
    ss.Smote,
    ss.BorderlineSmote,
    ss.Adasyn,
    ss.PolynomFitSmote,
    ss.ProWSyn,
    ss.RandomOversampler,
]


@pytest.mark.parametrize("kind", RESAMPLERS)
def test_balances_to_the_row(kind, table):
    model = kind(seed=7).fit(table)
    assert counts(model.balance(table)) == {0.0: 120, 1.0: 120}


def test_the_very_frame_it_was_fitted_on_is_balanced_once_and_nothing_else_is(table):
    model = ss.Smote(seed=7).fit(table)
    first = model.transform(table)
    assert counts(model.transform(table)) == {0.0: 120, 1.0: 30}
    assert counts(first) == {0.0: 120, 1.0: 120}
    assert counts(first) == {0.0: 120, 1.0: 120}
    again = ss.Smote(seed=7).fit(table)
    assert counts(again.transform(table.filter("label >= 0"))) == {0.0: 120, 1.0: 30}


def test_a_copy_of_a_model_knows_no_table(table):
    model = ss.Smote(seed=7).fit(table)
    assert counts(model.copy().transform(table)) == {0.0: 120, 1.0: 30}
    assert counts(model.transform(table, {model.syntheticCol: "made"})) == {0.0: 120, 1.0: 30}
    assert counts(model.transform(table)) == {0.0: 120, 1.0: 120}


def test_what_is_cleared_is_back_at_its_default(table):
    smote = ss.Smote(targetCounts={1: 50}, numNeighbors=3, seed=7)
    smote.clear(smote.targetCounts)
    smote.clear(smote.numNeighbors)
    assert not smote.isSet("targetCounts")
    assert smote.getOrDefault("numNeighbors") == 5
    assert counts(smote.fit(table).balance(table)) == {0.0: 120, 1.0: 120}


def test_a_share_of_a_table_without_labels_is_told_as_a_classic_session_tells_it(table):
    with pytest.raises(Exception, match="amount") as told:
        ss.Smote(labelCol="amount", targetCounts=0.5).fit(table)
    assert not isinstance(told.value, RecursionError)


def test_a_grid_over_counts_by_label_scores_each_of_them(table):
    smote = ss.Smote(seed=7)
    validator = CrossValidator(
        estimator=Pipeline(stages=[smote, LogisticRegression()]),
        estimatorParamMaps=ParamGridBuilder()
        .addGrid(smote.targetCounts, [{1: 40}, {1.0: 50}, "minority"])
        .build(),
        evaluator=MulticlassClassificationEvaluator(metricName="logLoss"),
        numFolds=2,
        seed=3,
    )
    assert len(set(validator.fit(table).avgMetrics)) == 3


def test_an_undersampler_drops_rows_of_its_training_data_only(table):
    model = ss.RandomUndersampler(seed=7).fit(table)
    assert counts(model.transform(table)) == {0.0: 30, 1.0: 30}
    assert counts(model.transform(table)) == {0.0: 120, 1.0: 30}


def test_a_view_says_it_outright(table):
    model = ss.Smote(seed=7, view="synthetic").fit(table)
    assert counts(model.transform(table)) == {1.0: 90}


def test_a_pipeline_trains_on_balanced_rows_and_scores_every_row_once(table):
    stages = [
        StandardScaler(inputCol="features", outputCol="scaled"),
        ss.Smote(featuresCol="scaled", seed=7),
        LogisticRegression(featuresCol="scaled"),
    ]
    balanced = Pipeline(stages=stages).fit(table)
    plain = Pipeline(stages=[stages[0], stages[2]]).fit(table)
    assert balanced.transform(table).count() == 150
    assert balanced.stages[-1].intercept > plain.stages[-1].intercept + 0.5


def test_a_cross_validator_tells_ratios_apart(table):
    smote = ss.Smote(seed=7)
    grid = ParamGridBuilder().addGrid(smote.balanceRatio, [0.0, 1.0]).build()
    validator = CrossValidator(
        estimator=Pipeline(stages=[smote, LogisticRegression()]),
        estimatorParamMaps=grid,
        evaluator=MulticlassClassificationEvaluator(metricName="logLoss"),
        numFolds=2,
        seed=3,
    )
    model = validator.fit(table)
    assert abs(model.avgMetrics[0] - model.avgMetrics[1]) > 0.01
    assert model.transform(table).count() == 150


def test_saved_stages_and_pipelines_load(table, tmp_path):
    ss.Smote(seed=7, balanceRatio=0.5).save(str(tmp_path / "smote"))
    assert ss.Smote.load(str(tmp_path / "smote")).getBalanceRatio() == 0.5
    fitted = Pipeline(stages=[ss.Smote(seed=7), LogisticRegression()]).fit(table)
    fitted.save(str(tmp_path / "fitted"))
    assert PipelineModel.load(str(tmp_path / "fitted")).transform(table).count() == 150


def test_targets_travel_in_numbers_and_in_words(table, tmp_path):
    smote = ss.Smote(targetCounts={1: 45}, seed=7)
    assert counts(smote.fit(table).transform(table)) == {0.0: 120, 1.0: 45}
    smote.save(str(tmp_path / "smote"))
    assert ss.Smote.load(str(tmp_path / "smote")).getTargetCounts() == {1.0: 45}
    assert counts(ss.Smote(targetCounts=0.5, seed=7).fit(table).transform(table))[1.0] == 60
    held = ss.BalancedClassifier(
        resampler=ss.Smote(targetCounts="minority"), classifier=LogisticRegression()
    )
    held.save(str(tmp_path / "held"))
    loaded = ss.BalancedClassifier.load(str(tmp_path / "held"))
    assert loaded.getResampler().getTargetCounts() == "minority"
    assert loaded.fit(table).transform(table).count() == 150


def test_synthetic_rows_come_with_their_provenance_and_the_fit_with_its_summary(table):
    model = ss.Smote(seed=7).fit(table)
    samples = model.synthetic_samples()
    assert samples.count() == 90
    assert {"seedFeatures", "stopReason"} <= set(samples.columns)
    grown = model.summary.classes[1]
    assert (grown.label, grown.original, grown.synthetic) == (1.0, 30, 90)
    assert model.summary.placement


def test_a_report_is_refused_in_a_line(table):
    with pytest.raises(NotImplementedError, match="report needs a classic session"):
        ss.Smote(seed=7).fit(table).show()


def test_a_balanced_classifier_holds_its_stages(table, tmp_path):
    inner = Pipeline(
        stages=[
            StandardScaler(inputCol="features", outputCol="scaled"),
            LogisticRegression(featuresCol="scaled", regParam=1e-5),
        ]
    )
    estimator = ss.BalancedClassifier(
        resampler=ss.Smote(seed=7, targetCounts={1: 90}), classifier=inner, correctPrior=True
    )
    estimator.save(str(tmp_path / "estimator"))
    loaded = ss.BalancedClassifier.load(str(tmp_path / "estimator"))
    assert loaded.uid == estimator.uid
    assert loaded.getResampler().getTargetCounts() == {1.0: 90}
    assert loaded.getClassifier().getStages()[1].getRegParam() == 1e-5
    model = estimator.fit(table)
    predicted = model.transform(table).select("probability").collect()
    # MLlib adds partitions up as they come, so that a second fit may differ in its last bits.
    refitted = loaded.fit(table).transform(table).select("probability").collect()
    for one, other in zip(predicted, refitted, strict=True):
        assert one["probability"].toArray() == pytest.approx(other["probability"].toArray())
    model.save(str(tmp_path / "model"))
    again = ss.BalancedClassifierModel.load(str(tmp_path / "model"))
    assert again.getCorrectPrior()
    assert predicted == again.transform(table).select("probability").collect()


def test_thresholds_and_calibration_wrap_a_classifier_and_show_their_curves(table, tmp_path):
    calibrated = ss.CalibratedClassifier(
        classifier=LogisticRegression(), method="sigmoid", numFolds=2, seed=3
    )
    mapped = calibrated.fit(table)
    assert {r["calibrated"] for r in mapped.reliability.collect()} == {False, True}
    model = ss.TunedThreshold(classifier=calibrated, objective="f1", numFolds=2).fit(table)
    predicted = model.transform(table)
    assert {r["prediction"] for r in predicted.select("prediction").distinct().collect()} == {0, 1}
    chosen = model.curve.filter("chosen").head()
    assert chosen["threshold"] == model.threshold
    assert chosen["tp"] + chosen["fn"] == 30
    model.save(str(tmp_path / "model"))
    loaded = ss.TunedThresholdModel.load(str(tmp_path / "model"))
    assert loaded.threshold == model.threshold
    assert loaded.curve.collect() == model.curve.collect()


def test_a_holder_in_a_pipeline_is_saved_and_scores_every_row_once(table, tmp_path):
    held = ss.TunedThreshold(classifier=LogisticRegression(featuresCol="scaled"), numFolds=2)
    pipeline = Pipeline(stages=[StandardScaler(inputCol="features", outputCol="scaled"), held])
    pipeline.save(str(tmp_path / "pipeline"))
    fitted = Pipeline.load(str(tmp_path / "pipeline")).fit(table)
    fitted.save(str(tmp_path / "fitted"))
    loaded = PipelineModel.load(str(tmp_path / "fitted"))
    assert loaded.transform(table).count() == 150
    assert loaded.stages[1].threshold == fitted.stages[1].threshold


def test_a_cross_validator_tells_parameters_of_inner_stages_apart(table):
    inner = LogisticRegression()
    held = ss.BalancedClassifier(resampler=ss.Smote(seed=7), classifier=inner)
    validator = CrossValidator(
        estimator=held,
        estimatorParamMaps=ParamGridBuilder().addGrid(inner.regParam, [0.0, 10.0]).build(),
        evaluator=MulticlassClassificationEvaluator(metricName="logLoss"),
        numFolds=2,
        seed=3,
    )
    model = validator.fit(table)
    assert abs(model.avgMetrics[0] - model.avgMetrics[1]) > 0.01
    assert model.bestModel.transform(table).count() == 150


def test_a_bagging_predicts_at_the_prior_of_all_rows(table, tmp_path):
    model = ss.BalancedBagging(
        resampler=ss.RandomUndersampler(), classifier=LogisticRegression(), numMembers=2, seed=5
    ).fit(table)
    model.save(str(tmp_path / "model"))
    loaded = ss.BalancedBaggingModel.load(str(tmp_path / "model"))
    probabilities = [float(r["probability"][1]) for r in loaded.transform(table).collect()]
    assert abs(sum(probabilities) / 150 - 0.2) < 0.05


def test_a_size_tuner_shows_its_table_and_its_verdict(table, tmp_path):
    model = ss.SyntheticSizeTuner(
        resampler=ss.Smote(seed=7),
        classifier=LogisticRegression(maxIter=10),
        sizes=[0.0, 1.0],
        evaluator=BinaryClassificationEvaluator(),
        numFolds=2,
        seed=5,
    ).fit(table)
    found = {(r["candidate"], r["size"]) for r in model.table.collect()}
    assert {("size", 0.0), ("size", 1.0)} <= found
    assert model.best_size == model.table.filter("chosen").head()["size"]
    model.save(str(tmp_path / "model"))
    assert ss.SyntheticSizeTunerModel.load(str(tmp_path / "model")).verdict == model.verdict


def test_the_verdict_names_a_candidate_and_its_table_has_them_all(table, tmp_path):
    model = ss.ImbalanceTuner(
        classifier=LogisticRegression(maxIter=10),
        candidates=["weights", "smote"],
        sizes=[1.0],
        numFolds=2,
        numRepeats=1,
        seed=5,
    ).fit(table)
    assert [r["candidate"] for r in model.table.collect()] == ["none", "weights", "smote"]
    assert model.verdict
    assert 0 < model.threshold < 1
    model.save(str(tmp_path / "model"))
    loaded = ss.ImbalanceTunerModel.load(str(tmp_path / "model"))
    assert loaded.verdict == model.verdict
    assert loaded.transform(table).count() == 150


def test_what_holds_no_stage_of_its_own_kind_is_refused_in_a_line(table, tmp_path):
    fitted = LogisticRegression().fit(table)
    with pytest.raises(NotImplementedError, match="within another stage does not travel"):
        ss.TunedThreshold(classifier=Pipeline(stages=[fitted])).fit(table)
    ss.Smote(seed=7).save(str(tmp_path / "smote"))
    with pytest.raises(TypeError, match="holds a Smote, not a Adasyn"):
        ss.Adasyn.load(str(tmp_path / "smote"))


@pytest.mark.parametrize("wanted", ["minority", 0.5, {1: 60}], ids=str)
def test_a_sampler_fitted_to_counts_comes_back(wanted, table, tmp_path):
    model = ss.Smote(seed=7, targetCounts=wanted, saveSamples=True).fit(table)
    model.save(str(tmp_path / "model"))
    loaded = ss.SmoteModel.load(str(tmp_path / "model"))
    assert loaded.uid == model.uid
    assert loaded.getOrDefault("seed") == 7
    assert loaded.balance(table).count() == model.balance(table).count() > 150
    with pytest.raises(TypeError, match="holds a SmoteModel, not a AdasynModel"):
        ss.AdasynModel.load(str(tmp_path / "model"))


def test_a_pipeline_with_a_sampler_fitted_to_counts_comes_back(table, tmp_path):
    stages = [ss.RandomUndersampler(targetCounts={0: 60}), LogisticRegression()]
    model = Pipeline(stages=stages).fit(table)
    model.save(str(tmp_path / "model"))
    loaded = PipelineModel.load(str(tmp_path / "model"))
    assert loaded.transform(table).count() == 150
    assert counts(loaded.stages[0].balance(table)) == {0.0: 60, 1.0: 30}


@pytest.mark.parametrize("kind", [ss.TomekLinks, ss.EditedNearestNeighbors])
def test_a_cleaner_leaves_rows_out_of_its_training_data_only(kind, table):
    model = kind().fit(table)
    cleaned = counts(model.transform(table))
    assert cleaned[1.0] == 30
    assert cleaned[0.0] < 120
    assert counts(model.transform(table)) == {0.0: 120, 1.0: 30}


def test_an_imputer_fills_holes_with_medians(spark):
    holed = spark.createDataFrame(
        [(Vectors.dense(value, 1.0),) for value in (1.0, 2.0, 4.0, float("nan"))], ["x"]
    )
    filled = ss.VectorImputer(inputCol="x", outputCol="y").fit(holed).transform(holed)
    assert sorted(float(r["y"][0]) for r in filled.collect()) == [1.0, 2.0, 2.0, 4.0]


@pytest.mark.skipif(
    tuple(map(int, pyspark.__version__.split(".")[:2])) < (4, 1),
    reason="the server keeps all models before 4.1",
)
def test_a_model_that_the_server_has_let_go_of_scores_or_says_what_it_lacks(spark):
    # No room in memory: every model is saved, let go of and loaded when it is asked for.
    room = "spark.connect.session.connectML.mlCache.memoryControl.maxInMemorySize"
    before = spark.conf.get(room)
    spark.conf.set(room, "1")
    try:
        table = spark.createDataFrame(two_clouds(), ["label", "features"])
        held = ss.TunedThreshold(classifier=LogisticRegression(), numFolds=2).fit(table)
        assert held.transform(table).count() == 150
        assert held.curve.filter("chosen").head()["threshold"] == held.threshold
        kept = ss.Smote(seed=7, saveSamples=True).fit(table)
        assert counts(kept.transform(table)) == {0.0: 120, 1.0: 120}
        lost = ss.Smote(seed=7).fit(table)
        with pytest.raises(Exception, match="holds no synthetic rows.*set saveSamples"):
            lost.transform(table).count()
        assert lost.transform(table).count() == 150
    finally:
        spark.conf.set(room, before)


def test_more_neighbours_than_rows_are_all_rows(table):
    smote = ss.BorderlineSmote(numNeighbors=10**8, dangerNeighbors=2**31 - 1, seed=7)
    assert counts(smote.fit(table).transform(table)) == {0.0: 120, 1.0: 120}


def test_a_load_that_fails_names_the_path_and_the_reason(table, tmp_path):
    LogisticRegression().save(str(tmp_path / "logistic"))
    ss.Smote(seed=7).save(str(tmp_path / "smote"))
    ss.Smote(seed=7).fit(table).save(str(tmp_path / "model"))
    for kind, name, reason in (
        (ss.Smote, "nope", "holds no readable metadata of a stage: Path does not exist"),
        (ss.SmoteModel, "nope", "holds no readable metadata of a stage: Path does not exist"),
        (ss.Smote, "logistic", "holds a LogisticRegression, no stage of spark-simpor"),
        (ss.Smote, "model", "holds a SmoteModel, which is fitted"),
        (ss.AdasynModel, "model", "holds a SmoteModel, not a AdasynModel"),
        (ss.SmoteModel, "smote", "holds a Smote, not a SmoteModel"),
    ):
        with pytest.raises((IllegalArgumentException, TypeError)) as refused:
            kind.load(str(tmp_path / name))
        message = str(refused.value)
        assert str(tmp_path / name) in message and reason in message
        assert "\n" not in message


def test_a_loaded_model_tells_in_a_line_what_it_lacks(table, tmp_path):
    ss.Smote(seed=7).fit(table).save(str(tmp_path / "model"))
    loaded = ss.SmoteModel.load(str(tmp_path / "model"))
    for ask, lacks in (
        (lambda: loaded.summary, "^smote.* has no summary: it is kept by a freshly fitted model"),
        (loaded.synthetic_samples, "holds no synthetic rows: .*, and set saveSamples"),
        (lambda: loaded.balance(table), "holds no synthetic rows"),
    ):
        with pytest.raises(IllegalArgumentException, match=f"(?i){lacks}") as refused:
            ask()
        assert "\n" not in str(refused.value)
        assert refused.value.__cause__ is not None


def test_a_refusal_of_a_server_is_one_line(table):
    for stage, said in (
        (ss.Smote(labelCol="a\nb"), "labelCol is 'a b', but there is no such column"),
        (ss.Smote(numNeighbors=0), "numNeighbors is 0; give a whole number"),
        (ss.BalancedClassifier(), "is not set; give it a stage"),
    ):
        with pytest.raises(IllegalArgumentException, match=said) as refused:
            stage.fit(table)
        assert "\n" not in str(refused.value)
        assert "io.github.sparksimpor" in refused.value.__cause__.getStackTrace()


def test_without_imbalanced_learn_the_samplers_say_what_to_install():
    with pytest.raises(ImportError, match=r"needs .* pip install 'imbalanced-learn>=0.14"):
        importlib.import_module("spark_simpor.sklearn")


def test_a_server_without_the_jar_is_told_to_start_with_it(table, tmp_path):
    stage = ss.Smote()
    stage._java_obj = "io.github.sparksimpor.ml.Absent"
    for call in (lambda: stage.fit(table), lambda: stage.save(str(tmp_path / "absent"))):
        with pytest.raises(RuntimeError, match="server runs without the jar .* --jars .*jar$"):
            call()


def test_a_model_of_another_session_is_asked_there(server, table, tmp_path):
    other = SparkSession.builder.remote(server).create()
    try:
        there = other.createDataFrame(two_clouds(), ["label", "features"])
        model = ss.RandomOversampler(seed=7).fit(there)
        assert model.summary.classes[1].synthetic == 90
        assert model.copy().synthetic_samples().count() == 90
        model.save(str(tmp_path / "model"))
        for call in (model.transform, model.balance):
            with pytest.raises(ValueError, match="lives in another session .* than the table"):
                call(table)
    finally:
        other.stop()
    loaded = ss.RandomOversamplerModel.load(str(tmp_path / "model"))
    assert loaded.transform(table).count() == 150


def test_other_threads_take_the_session_of_the_process(table, tmp_path):
    model = ss.RandomOversampler(seed=7).fit(table)

    def elsewhere():
        model.save(str(tmp_path / "model"))
        return ss.RandomOversamplerModel.load(str(tmp_path / "model")).transform(table).count()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(elsewhere).result() == 150
        assert pool.submit(running).result() is table.sparkSession


def test_a_server_names_the_parameter_that_does_not_fit(table, tmp_path):
    logistic = LogisticRegression()
    with pytest.raises(Exception, match="resampler of .*LogisticRegression is no Sampler"):
        ss.BalancedClassifier(resampler=logistic, classifier=logistic).fit(table)
    with pytest.raises(TypeError, match="view of .* is None"):
        ss.Smote().setView(None)
    logistic._resetUid("a/b")
    with pytest.raises(Exception, match="cannot be saved under the uid 'a/b'"):
        ss.BalancedClassifier(resampler=ss.Smote(), classifier=Pipeline(stages=[logistic])).save(
            str(tmp_path / "slash")
        )
