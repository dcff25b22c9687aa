"""What a type checker knows of stages; it is read by mypy and never run."""

from pyspark.sql import DataFrame
from typing_extensions import assert_type

import spark_simpor as ss


def stages_keep_their_kind(table: DataFrame) -> None:
    """Each line fails where a type is lost."""
    smote = assert_type(ss.Smote.load("smote"), ss.Smote)
    assert_type(smote.copy(), ss.Smote)
    assert_type(smote.copy({smote.seed: 3}), ss.Smote)
    assert_type(smote.setSeed(3), ss.Smote)
    model = assert_type(smote.fit(table), ss.SmoteModel)
    assert_type(ss.SmoteModel.load("model"), ss.SmoteModel)
    assert_type(model.copy(), ss.SmoteModel)
    assert_type(model.balance(table), DataFrame)
    assert_type(ss.TunedThresholdModel.load("model").threshold, float)
    assert_type(ss.BalancedClassifier.load("held").copy(), ss.BalancedClassifier)
