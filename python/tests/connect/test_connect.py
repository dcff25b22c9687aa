"""The stages over Spark Connect: the same rule, told to the server by ``view``."""

import pytest
from clouds import counts
from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import MulticlassClassificationEvaluator
from pyspark.ml.feature import StandardScaler
from pyspark.ml.linalg import Vectors
from pyspark.ml.tuning import CrossValidator, ParamGridBuilder

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


def test_the_very_frame_it_was_fitted_on_is_balanced_once_and_nothing_else_is(table):
    model = ss.Smote(seed=7).fit(table)
    first = model.transform(table)
    assert counts(model.transform(table)) == {0.0: 120, 1.0: 30}
    assert counts(first) == {0.0: 120, 1.0: 120}
    assert counts(first) == {0.0: 120, 1.0: 120}
    again = ss.Smote(seed=7).fit(table)
    assert counts(again.transform(table.filter("label >= 0"))) == {0.0: 120, 1.0: 30}


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


def test_what_does_not_travel_is_refused_in_a_line(table):
    with pytest.raises(NotImplementedError, match="targetCounts"):
        ss.Smote(targetCounts={1: 45}).fit(table)
    with pytest.raises(NotImplementedError, match="view='synthetic'"):
        ss.Smote(seed=7).fit(table).synthetic_samples()
    with pytest.raises(NotImplementedError, match="report needs a classic session"):
        ss.Smote(seed=7).fit(table).show()


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
