"""The stages in a classic session."""

import html
import sys
import types

import pytest
from clouds import counts
from pyspark.errors import IllegalArgumentException
from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import BinaryClassificationEvaluator, MulticlassClassificationEvaluator
from pyspark.ml.feature import StandardScaler
from pyspark.ml.linalg import Vectors
from pyspark.ml.param import Params
from pyspark.ml.tuning import (
    CrossValidator,
    ParamGridBuilder,
    TrainValidationSplit,
    TrainValidationSplitModel,
)

import spark_simpor as ss

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
    assert model.synthetic_samples().count() == 90
    grown = model.summary.classes[1]
    assert (grown.label, grown.original, grown.synthetic) == (1.0, 30, 90)


def test_the_very_frame_it_was_fitted_on_is_balanced_once_and_nothing_else_is(table):
    model = ss.Smote(seed=7).fit(table)
    assert counts(model.transform(table)) == {0.0: 120, 1.0: 120}
    assert counts(model.transform(table)) == {0.0: 120, 1.0: 30}
    again = ss.Smote(seed=7).fit(table)
    assert counts(again.transform(table.filter("label >= 0"))) == {0.0: 120, 1.0: 30}


def test_an_undersampler_drops_rows_of_its_training_data_only(table):
    model = ss.RandomUndersampler(seed=7).fit(table)
    assert counts(model.transform(table)) == {0.0: 30, 1.0: 30}
    assert counts(model.transform(table)) == {0.0: 120, 1.0: 30}
    assert counts(model.balance(table)) == {0.0: 30, 1.0: 30}


def test_thresholds_and_calibration_wrap_a_classifier(table):
    calibrated = ss.CalibratedClassifier(
        classifier=LogisticRegression(), method="sigmoid", numFolds=2
    )
    model = ss.TunedThreshold(classifier=calibrated, objective="f1", numFolds=2).fit(table)
    predicted = model.transform(table).select("prediction").distinct().collect()
    assert {r["prediction"] for r in predicted} == {0.0, 1.0}


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


def test_saved_stages_and_pipelines_load_with_their_parameters(table, tmp_path):
    smote = ss.Smote(seed=7, balanceRatio=0.5, targetCounts={1: 60})
    smote.save(str(tmp_path / "smote"))
    loaded = ss.Smote.load(str(tmp_path / "smote"))
    assert loaded.getBalanceRatio() == 0.5
    assert loaded.getTargetCounts() == {1.0: 60}
    pipeline = Pipeline(stages=[smote, LogisticRegression()])
    pipeline.save(str(tmp_path / "pipeline"))
    assert isinstance(Pipeline.load(str(tmp_path / "pipeline")).getStages()[0], ss.Smote)
    fitted = pipeline.fit(table)
    fitted.save(str(tmp_path / "fitted"))
    scored = PipelineModel.load(str(tmp_path / "fitted")).transform(table)
    assert scored.count() == 150
    assert (
        scored.select("prediction").collect()
        == fitted.transform(table).select("prediction").collect()
    )


def test_a_model_keeps_its_rows_when_asked(table, tmp_path):
    model = ss.Smote(seed=7, saveSamples=True).fit(table)
    model.save(str(tmp_path / "model"))
    loaded = ss.SmoteModel.load(str(tmp_path / "model"))
    assert counts(loaded.balance(table)) == {0.0: 120, 1.0: 120}
    assert loaded.transform(table).count() == 150


def test_targets_are_whole_numbers_of_any_kind(table):
    model = ss.Smote(targetCounts={1: 45}, seed=7).fit(table)
    assert counts(model.balance(table)) == {0.0: 120, 1.0: 45}
    with pytest.raises(TypeError, match="targetCounts"):
        ss.Smote(targetCounts=45)


@pytest.mark.parametrize(
    "kind, wanted, found",
    [
        (ss.Smote, "minority", {0.0: 120, 1.0: 120}),
        (ss.Smote, "not majority", {0.0: 120, 1.0: 120}),
        (ss.Smote, "not minority", {0.0: 120, 1.0: 30}),
        (ss.Smote, 0.5, {0.0: 120, 1.0: 60}),
        (ss.RandomUndersampler, "majority", {0.0: 30, 1.0: 30}),
        (ss.RandomUndersampler, 0.5, {0.0: 60, 1.0: 30}),
    ],
)
def test_targets_in_words_are_counted_in_the_table(kind, wanted, found, table):
    assert counts(kind(targetCounts=wanted, seed=7).fit(table).transform(table)) == found


def test_a_grid_over_counts_by_label_scores_each_of_them(table):
    smote = ss.Smote(seed=7)
    validator = CrossValidator(
        estimator=Pipeline(stages=[smote, LogisticRegression()]),
        estimatorParamMaps=ParamGridBuilder()
        .addGrid(smote.targetCounts, [{1: 40}, "minority", 0.5])
        .build(),
        evaluator=MulticlassClassificationEvaluator(metricName="logLoss"),
        numFolds=2,
        seed=3,
    )
    assert len(set(validator.fit(table).avgMetrics)) == 3


def test_targets_in_words_are_saved_copied_and_held(table, tmp_path):
    smote = ss.Smote(targetCounts="minority", seed=7)
    assert smote.copy().getTargetCounts() == "minority"
    for wanted in ("minority", 0.5, {1.0: 45}):
        ss.Smote(targetCounts=wanted).write().overwrite().save(str(tmp_path / "smote"))
        assert ss.Smote.load(str(tmp_path / "smote")).getTargetCounts() == wanted
    held = ss.BalancedClassifier(resampler=smote, classifier=LogisticRegression()).fit(table)
    assert held.transform(table).count() == 150
    with pytest.raises(TypeError, match="'majorty'; give a dict"):
        ss.Smote(targetCounts="majorty")
    with pytest.raises(Exception, match="ratio 0.1"):
        ss.Smote(targetCounts=0.1).fit(table)
    with pytest.raises(Exception, match="'majority', of which no rows can be added"):
        ss.Smote(targetCounts="majority").fit(table)


def told(param, value):
    """What a value of a grid is: of a stage its uid and what it is told."""
    if isinstance(value, Params):
        return value.uid + value.explainParams()
    return param.typeConverter(value)


def shown(search):
    return [
        {param.name: told(param, value) for param, value in point.items()}
        for point in search.getEstimatorParamMaps()
    ]


def test_a_saved_grid_of_stages_and_counts_loads_and_fits(table, tmp_path):
    smote = ss.Smote(seed=7)
    held = ss.BalancedClassifier(resampler=smote, classifier=LogisticRegression())
    counts_of = [{1.0: 40}, "minority", 0.7]
    evaluator = MulticlassClassificationEvaluator(metricName="logLoss")
    grids = (
        (held, held.resampler, [ss.Smote(seed=3), ss.RandomUndersampler(keepShare=0.5)]),
        (Pipeline(stages=[held]), held.resampler, [ss.Adasyn(seed=3), ss.RandomUndersampler()]),
        (Pipeline(stages=[smote, LogisticRegression()]), smote.targetCounts, counts_of),
    )
    for i, (estimator, param, values) in enumerate(grids):
        grid = ParamGridBuilder().addGrid(param, values).build()
        kind = (TrainValidationSplit, CrossValidator)[i % 2]
        search = kind(estimator=estimator, estimatorParamMaps=grid, evaluator=evaluator, seed=3)
        search.save(str(tmp_path / f"search{i}"))
        loaded = kind.load(str(tmp_path / f"search{i}"))
        assert shown(loaded) == shown(search)
    model = loaded.fit(table)
    assert len(set(model.validationMetrics)) == 3
    model.save(str(tmp_path / "model"))
    again = TrainValidationSplitModel.load(str(tmp_path / "model"))
    assert again.transform(table).count() == 150


def test_the_same_seed_gives_the_same_rows_however_they_are_partitioned(table):
    def grown(frame):
        samples = ss.Simpor(seed=11).fit(frame).synthetic_samples()
        return sorted(tuple(r["features"].toArray()) for r in samples.collect())

    assert grown(table) == grown(table.repartition(5))


def test_a_balanced_classifier_holds_its_stages(table, tmp_path):
    estimator = ss.BalancedClassifier(
        resampler=ss.Smote(seed=7), classifier=LogisticRegression(), correctPrior=True
    )
    estimator.save(str(tmp_path / "estimator"))
    assert isinstance(
        ss.BalancedClassifier.load(str(tmp_path / "estimator")).getResampler(), ss.Smote
    )
    model = estimator.fit(table)
    assert model.transform(table).count() == 150
    model.save(str(tmp_path / "model"))
    loaded = ss.BalancedClassifierModel.load(str(tmp_path / "model"))
    assert loaded.getCorrectPrior()
    assert loaded.transform(table).count() == 150


def test_a_copy_has_the_parameters_that_are_for_the_stages_within(table):
    inner = LogisticRegression()
    held = ss.BalancedClassifier(resampler=ss.Smote(seed=7), classifier=inner)
    copied = held.copy({inner.regParam: 10.0})
    assert (inner.getRegParam(), copied.getClassifier().getRegParam()) == (0.0, 10.0)
    spread = [
        max(float(r["probability"][1]) for r in model.transform(table).collect())
        for model in (held.fit(table), held.fit(table, {inner.regParam: 10.0}))
    ]
    assert spread[0] > spread[1] + 0.1


def test_a_tuner_shows_its_table(table):
    tuner = ss.SyntheticSizeTuner(
        resampler=ss.Smote(seed=7),
        classifier=LogisticRegression(),
        sizes=[0.0, 1.0],
        evaluator=BinaryClassificationEvaluator(),
        seed=5,
    )
    model = tuner.fit(table)
    assert model.best_size in (0.0, 1.0)
    assert model.verdict == model._java_obj.verdict().text()
    found = model.table.toPandas()
    assert {"candidate", "size", "chosen", "balancedLogLoss"} <= set(found.columns)


def test_the_verdict_names_a_candidate_and_its_table_has_them_all(table, tmp_path):
    model = ss.ImbalanceTuner(
        classifier=LogisticRegression(maxIter=10),
        candidates=["weights", "smote"],
        sizes=[1.0],
        numFolds=3,
        numRepeats=1,
        seed=5,
    ).fit(table)
    found = model.table.toPandas()
    assert list(found["candidate"]) == ["none", "weights", "smote"]
    chosen = found.loc[found["chosen"], "candidate"].item()
    assert chosen in model.verdict or model.verdict.startswith("resample nothing")
    assert 0 < model.threshold < 1
    model.save(str(tmp_path / "model"))
    loaded = ss.ImbalanceTunerModel.load(str(tmp_path / "model"))
    assert loaded.verdict == model.verdict
    assert loaded.transform(table).count() == 150


def test_thresholds_and_calibrations_show_their_curves(table):
    tuned = ss.TunedThreshold(classifier=LogisticRegression(), numFolds=2).fit(table)
    chosen = tuned.curve.filter("chosen").head()
    assert chosen["threshold"] == tuned.threshold
    assert chosen["tp"] + chosen["fn"] == 30
    calibrated = ss.CalibratedClassifier(classifier=LogisticRegression(), numFolds=2).fit(table)
    assert {r["calibrated"] for r in calibrated.reliability.collect()} == {False, True}


def test_a_bagging_predicts_at_the_prior_of_all_rows(table):
    model = ss.BalancedBagging(
        resampler=ss.RandomUndersampler(), classifier=LogisticRegression(), numMembers=3, seed=5
    ).fit(table)
    probabilities = [float(r["probability"][1]) for r in model.transform(table).collect()]
    assert abs(sum(probabilities) / 150 - 0.2) < 0.05


@pytest.mark.parametrize("kind", [ss.TomekLinks, ss.EditedNearestNeighbors])
def test_a_cleaner_leaves_rows_out_of_its_training_data_only(kind, table):
    model = kind().fit(table)
    cleaned = counts(model.transform(table))
    assert cleaned[1.0] == 30
    assert cleaned[0.0] < 120
    assert counts(model.transform(table)) == {0.0: 120, 1.0: 30}


def test_an_imputer_fills_holes_with_medians(table):
    holed = table.sparkSession.createDataFrame(
        [(Vectors.dense(value, 1.0),) for value in (1.0, 2.0, 4.0, float("nan"))], ["x"]
    )
    filled = ss.VectorImputer(inputCol="x", outputCol="y").fit(holed).transform(holed)
    assert sorted(float(r["y"][0]) for r in filled.collect()) == [1.0, 2.0, 2.0, 4.0]


def test_a_report_shows_its_figures_in_a_notebook_and_is_saved(table, tmp_path):
    report = ss.Smote(seed=7).fit(table).report()
    shown = report._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    page = html.unescape(shown.split('srcdoc="')[1].split('"')[0])
    assert page == report.html
    assert "label 1 grew from 30 to 120" in page
    assert page.count("<figure>") >= 3
    report.save(tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == page
    assert len(repr(report)) < 100


def test_show_displays_the_report_and_says_where_it_cannot(table, monkeypatch):
    model = ss.Smote(seed=7).fit(table)
    with pytest.raises(RuntimeError, match="no notebook.*save"):
        model.show()
    shown = []
    notebook = types.ModuleType("IPython")
    notebook.get_ipython = object
    notebook.display = types.ModuleType("IPython.display")
    notebook.display.display = shown.append
    monkeypatch.setitem(sys.modules, "IPython", notebook)
    monkeypatch.setitem(sys.modules, "IPython.display", notebook.display)
    model.show()
    assert "90 synthetic rows" in shown[0].html


def test_a_decision_has_a_report_that_begins_with_its_verdict(table):
    model = ss.ImbalanceTuner(
        classifier=LogisticRegression(), candidates=["weights"], numFolds=2, seed=3
    ).fit(table)
    page = model.report().html
    assert html.escape(model.verdict[:30]) in page
    assert "Where to put the threshold" in page


def test_a_loaded_model_tells_in_a_line_what_it_lacks(table, tmp_path):
    ss.Smote(seed=7).fit(table).save(str(tmp_path / "model"))
    loaded = ss.SmoteModel.load(str(tmp_path / "model"))
    for ask, lacks in (
        (lambda: loaded.summary, "has no summary: it is kept by a freshly fitted model only"),
        (loaded.report, "has no summary"),
        (loaded.synthetic_samples, "holds no synthetic rows: .*, and set saveSamples"),
        (lambda: loaded.balance(table), "holds no synthetic rows"),
        (lambda: loaded.transform(table, {loaded.view: "balanced"}), "holds no synthetic rows"),
    ):
        with pytest.raises(IllegalArgumentException, match=lacks) as refused:
            ask()
        assert "\n" not in str(refused.value)
        assert refused.value.__cause__ is not None


def test_a_value_out_of_range_is_refused_when_it_is_set(spark):
    with pytest.raises(Exception, match="numNeighbors"):
        ss.Smote(numNeighbors=0)
    smote = ss.Smote(bounds="all")
    with pytest.raises(Exception, match="bounds is 'some'; give one of class, all, none"):
        smote.setBounds("some")
    assert smote.getBounds() == "all"


def test_a_refusal_names_the_column(table):
    with pytest.raises(Exception, match="labelCol is 'class'"):
        ss.Smote(labelCol="class").fit(table)


def test_docstrings_name_every_parameter():
    for name in ss.ml.__all__:
        kind = getattr(ss, name)
        if not name.endswith("Model"):
            for param in kind.__init__.__wrapped__.__kwdefaults__ or {}:
                assert f"    {param} : " in kind.__doc__, f"{name}.{param}"
