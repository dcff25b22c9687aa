"""The stages of spark-simpor.

Written from the Java stages by ``scripts/python-stages``; do not edit.
"""

# fmt: off
# ruff: noqa: D200, D205, D400, D401, D415, E501, N802, N803, N815

from __future__ import annotations

import sys
from typing import Any

from pyspark import keyword_only
from pyspark.ml import Estimator
from pyspark.ml.evaluation import Evaluator
from pyspark.ml.param import Param, Params, TypeConverters

from spark_simpor import _stages
from spark_simpor._stages import label_counts

__all__ = [
    "Adasyn",
    "AdasynModel",
    "BalancedClassifier",
    "BalancedClassifierModel",
    "BorderlineSmote",
    "BorderlineSmoteModel",
    "RandomOversampler",
    "RandomOversamplerModel",
    "Simpor",
    "SimporModel",
    "Smote",
    "SmoteModel",
    "SyntheticSizeTuner",
    "SyntheticSizeTunerModel",
]


class _AdasynParams(Params):
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "part of the gap to the most frequent class that is filled",
        typeConverter=TypeConverters.toFloat,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[list[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "integerCols",
        "features whose synthetic values are rounded, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    labelCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "labelCol",
        "label column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    maxBroadcastMB: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxBroadcastMB",
        "most MB that the packed rows may take to be broadcast",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    saveSamples: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "saveSamples",
        "whether a saved model keeps its synthetic rows and the real rows they grew from",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    standardization: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "standardization",
        "whether distances are between standardised features",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    strategy: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "strategy",
        "where the rows lie while synthetic rows grow: auto, broadcast, partitioned",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    syntheticCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "syntheticCol",
        "name of a boolean column that marks synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    targetCounts: Param[dict[float, int]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, or synthetic rows: auto, rows, balanced, synthetic",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            balanceRatio=1.0,
            featuresCol="features",
            labelCol="label",
            maxBroadcastMB=1024,
            numNeighbors=5,
            saveSamples=False,
            seed=1331489857,
            standardization=True,
            strategy="auto",
            view="auto",
        )

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIntegerCols(self) -> list[str]:
        """Value of ``integerCols``."""
        return self.getOrDefault(self.integerCols)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getMaxBroadcastMB(self) -> int:
        """Value of ``maxBroadcastMB``."""
        return self.getOrDefault(self.maxBroadcastMB)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getSaveSamples(self) -> bool:
        """Value of ``saveSamples``."""
        return self.getOrDefault(self.saveSamples)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)

    def getStandardization(self) -> bool:
        """Value of ``standardization``."""
        return self.getOrDefault(self.standardization)

    def getStrategy(self) -> str:
        """Value of ``strategy``."""
        return self.getOrDefault(self.strategy)

    def getSyntheticCol(self) -> str:
        """Value of ``syntheticCol``."""
        return self.getOrDefault(self.syntheticCol)

    def getTargetCounts(self) -> dict[float, int]:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)


class Adasyn(_AdasynParams, _stages.Resampler["AdasynModel"]):
    """ADASYN (He, Bai, Garcia, Li 2008): as ``Smote``, but a row makes the more rows the
    more of its ``numNeighbors`` (default 5) nearest neighbours, of all classes, belong
    to other classes.

    With r the share of other classes among its neighbours, a row makes ``r / Σr`` of
    the gap, rounded by largest remainders: down, and what is then missing goes a row
    each to the seeds whose remainders are largest, of equals to those whose turn comes
    first. A class thus receives exactly its gap, where imbalanced-learn rounds each
    seed on its own and may miss it.

    Parameters
    ----------
    balanceRatio : float, default 1.0
        Part γ of the gap to the most frequent class that is filled: each class
        receives ``round(γ (n_MA - n_c))`` rows. At least 0; 0 adds nothing, 1 balances,
        more overshoots. Default 1.
    featuresCol : str, default "features"
        Features column name.
    integerCols : list[str]
        Features whose synthetic values are rounded to whole numbers: names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Unset by default.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    numNeighbors : int, default 5
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 5.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for ``syntheticSamples``
        and ``balance``. A model saved by a version without this parameter keeps them.
        Default false.
    seed : int, default 1331489857
        Random seed.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while synthetic rows grow from them: ``broadcast``
        (every executor has all of them), ``partitioned`` (they stay where they are, and
        points go to them), or ``auto`` (broadcast if the packed rows take at most
        ``maxBroadcastMB``). Both give the same rows. Default ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[float, int]
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Unset by
        default.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended) or ``synthetic`` (the synthetic rows alone, in the
        dataset's columns). For who cannot hand over the same object, as a client of a
        server. Default ``auto``.
    """

    _java_class = "io.github.sparksimpor.ml.Adasyn"

    @keyword_only
    def __init__(
        self,
        *,
        balanceRatio: float | None = None,
        featuresCol: str | None = None,
        integerCols: list[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        numNeighbors: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[float, int] | None = None,
        view: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        balanceRatio: float | None = None,
        featuresCol: str | None = None,
        integerCols: list[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        numNeighbors: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[float, int] | None = None,
        view: str | None = None,
    ) -> Adasyn:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBalanceRatio(self, value: float) -> Adasyn:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setFeaturesCol(self, value: str) -> Adasyn:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIntegerCols(self, value: list[str]) -> Adasyn:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setLabelCol(self, value: str) -> Adasyn:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> Adasyn:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setNumNeighbors(self, value: int) -> Adasyn:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setSaveSamples(self, value: bool) -> Adasyn:
        """Sets ``saveSamples``."""
        return self._set(saveSamples=value)

    def setSeed(self, value: int) -> Adasyn:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setStandardization(self, value: bool) -> Adasyn:
        """Sets ``standardization``."""
        return self._set(standardization=value)

    def setStrategy(self, value: str) -> Adasyn:
        """Sets ``strategy``."""
        return self._set(strategy=value)

    def setSyntheticCol(self, value: str) -> Adasyn:
        """Sets ``syntheticCol``."""
        return self._set(syntheticCol=value)

    def setTargetCounts(self, value: dict[float, int]) -> Adasyn:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setView(self, value: str) -> Adasyn:
        """Sets ``view``."""
        return self._set(view=value)

    def _create_model(self, java_model: Any) -> AdasynModel:
        return AdasynModel(java_model)


class AdasynModel(_AdasynParams, _stages.ResamplerModel):
    """A fitted ``Adasyn``: holds the synthetic rows.
    """


class _BalancedClassifierParams(Params):
    classifier: Param[Estimator[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "classifier",
        "classifier trained on the resampled rows",
        typeConverter=TypeConverters.identity,  # type: ignore[arg-type]
    )
    correctPrior: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "correctPrior",
        "whether predictions are mapped back from the resampled to the original class prior",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    resampler: Param[_stages.Resampler[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "resampler",
        "adds synthetic rows to the training data",
        typeConverter=TypeConverters.identity,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            correctPrior=False,
        )

    def getClassifier(self) -> Estimator[Any]:
        """Value of ``classifier``."""
        return self.getOrDefault(self.classifier)

    def getCorrectPrior(self) -> bool:
        """Value of ``correctPrior``."""
        return self.getOrDefault(self.correctPrior)

    def getResampler(self) -> _stages.Resampler[Any]:
        """Value of ``resampler``."""
        return self.getOrDefault(self.resampler)


class BalancedClassifier(_BalancedClassifierParams, _stages.Holder["BalancedClassifierModel"]):
    """Trains a classifier on resampled rows.

    ``fit`` resamples the training rows and trains on them; the model holds the trained
    classifier only, so validation, test and new rows never meet the resampler, in a
    ``Pipeline`` and in a ``CrossValidator`` alike. The parameters of the resampler and
    of the classifier may stand in a ``ParamGridBuilder``'s grid.

    Calibration. A classifier trained on resampled rows sees other class priors than
    there are: its probabilities of the minority come out too high, by a shift of the
    log-odds of about ``log((n1 + ñ) / n1)`` when ñ rows join n1. That is a change of
    the decision threshold, and right where both kinds of error weigh the same. Where
    probabilities are read as such, set ``correctPrior``. The correction is exact if
    synthetic rows follow their class's distribution; what a resampler changes within a
    class, it cannot undo. Adding rows also weakens a penalised classifier's
    regularisation per row.

    Parameters
    ----------
    classifier : Estimator[Any]
        Trained on the resampled rows: any Spark classifier, or a ``Pipeline`` that
        ends in one. Synthetic rows have a label and features only, so whatever it reads
        must come from these. Required.
    correctPrior : bool, default False
        Whether predicted probabilities are mapped back from the resampled to the
        original class prior, and predictions with them. Default false.
    resampler : _stages.Resampler[Any]
        Adds synthetic rows to the training data. Required.
    """

    _java_class = "io.github.sparksimpor.ml.BalancedClassifier"

    @keyword_only
    def __init__(
        self,
        *,
        classifier: Estimator[Any] | None = None,
        correctPrior: bool | None = None,
        resampler: _stages.Resampler[Any] | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        classifier: Estimator[Any] | None = None,
        correctPrior: bool | None = None,
        resampler: _stages.Resampler[Any] | None = None,
    ) -> BalancedClassifier:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setClassifier(self, value: Estimator[Any]) -> BalancedClassifier:
        """Sets ``classifier``."""
        return self._set(classifier=value)

    def setCorrectPrior(self, value: bool) -> BalancedClassifier:
        """Sets ``correctPrior``."""
        return self._set(correctPrior=value)

    def setResampler(self, value: _stages.Resampler[Any]) -> BalancedClassifier:
        """Sets ``resampler``."""
        return self._set(resampler=value)

    def _create_model(self, java_model: Any) -> BalancedClassifierModel:
        return BalancedClassifierModel(java_model)


class BalancedClassifierModel(_BalancedClassifierParams, _stages.HolderModel):
    """A classifier trained by ``BalancedClassifier``: predicts, and adds no rows to
    anything.

    With ``correctPrior`` the ``probability`` column is mapped back to the class prior
    of the training data before resampling, ``p_c`` becoming ``p_c n_c / (n_c + ñ_c)``
    over the sum, and ``prediction`` follows from it, by the classifier's thresholds if
    it has any. The ``rawPrediction`` column stays as it is.
    """


class _BorderlineSmoteParams(Params):
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "part of the gap to the most frequent class that is filled",
        typeConverter=TypeConverters.toFloat,  # type: ignore[arg-type]
    )
    dangerNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "dangerNeighbors",
        "nearest rows that tell whether a row is in danger",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[list[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "integerCols",
        "features whose synthetic values are rounded, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    kind: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "kind",
        "what rows in danger are interpolated with: borderline-1, borderline-2",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    labelCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "labelCol",
        "label column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    maxBroadcastMB: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxBroadcastMB",
        "most MB that the packed rows may take to be broadcast",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    saveSamples: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "saveSamples",
        "whether a saved model keeps its synthetic rows and the real rows they grew from",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    standardization: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "standardization",
        "whether distances are between standardised features",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    strategy: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "strategy",
        "where the rows lie while synthetic rows grow: auto, broadcast, partitioned",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    syntheticCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "syntheticCol",
        "name of a boolean column that marks synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    targetCounts: Param[dict[float, int]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, or synthetic rows: auto, rows, balanced, synthetic",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            balanceRatio=1.0,
            dangerNeighbors=10,
            featuresCol="features",
            kind="borderline-1",
            labelCol="label",
            maxBroadcastMB=1024,
            numNeighbors=5,
            saveSamples=False,
            seed=676196175,
            standardization=True,
            strategy="auto",
            view="auto",
        )

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getDangerNeighbors(self) -> int:
        """Value of ``dangerNeighbors``."""
        return self.getOrDefault(self.dangerNeighbors)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIntegerCols(self) -> list[str]:
        """Value of ``integerCols``."""
        return self.getOrDefault(self.integerCols)

    def getKind(self) -> str:
        """Value of ``kind``."""
        return self.getOrDefault(self.kind)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getMaxBroadcastMB(self) -> int:
        """Value of ``maxBroadcastMB``."""
        return self.getOrDefault(self.maxBroadcastMB)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getSaveSamples(self) -> bool:
        """Value of ``saveSamples``."""
        return self.getOrDefault(self.saveSamples)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)

    def getStandardization(self) -> bool:
        """Value of ``standardization``."""
        return self.getOrDefault(self.standardization)

    def getStrategy(self) -> str:
        """Value of ``strategy``."""
        return self.getOrDefault(self.strategy)

    def getSyntheticCol(self) -> str:
        """Value of ``syntheticCol``."""
        return self.getOrDefault(self.syntheticCol)

    def getTargetCounts(self) -> dict[float, int]:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)


class BorderlineSmote(_BorderlineSmoteParams, _stages.Resampler["BorderlineSmoteModel"]):
    """Borderline-SMOTE (Han, Wang, Mao 2005): as ``Smote``, but only rows in danger serve
    as seeds: those of whose ``dangerNeighbors`` nearest rows, of all classes, at least
    half but not all belong to other classes. With fewer a row is safe, with all it is
    noise.

    Kind ``borderline-1`` interpolates towards neighbours of the same class. Kind
    ``borderline-2`` leads, for every other row on average, towards one of the nearest
    neighbours of other classes, and there halfway at most, as the paper has it. If no
    row of a class is in danger, all of its rows serve, so that the class is balanced
    all the same, and the log says so.

    Parameters
    ----------
    balanceRatio : float, default 1.0
        Part γ of the gap to the most frequent class that is filled: each class
        receives ``round(γ (n_MA - n_c))`` rows. At least 0; 0 adds nothing, 1 balances,
        more overshoots. Default 1.
    dangerNeighbors : int, default 10
        Number m of nearest rows that tell whether a row is in danger, at least 1.
        Default 10.
    featuresCol : str, default "features"
        Features column name.
    integerCols : list[str]
        Features whose synthetic values are rounded to whole numbers: names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Unset by default.
    kind : str, default "borderline-1"
        What rows are interpolated with: ``borderline-1`` (neighbours of the same
        class) or ``borderline-2`` (also those of other classes). Default
        ``borderline-1``.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    numNeighbors : int, default 5
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 5.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for ``syntheticSamples``
        and ``balance``. A model saved by a version without this parameter keeps them.
        Default false.
    seed : int, default 676196175
        Random seed.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while synthetic rows grow from them: ``broadcast``
        (every executor has all of them), ``partitioned`` (they stay where they are, and
        points go to them), or ``auto`` (broadcast if the packed rows take at most
        ``maxBroadcastMB``). Both give the same rows. Default ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[float, int]
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Unset by
        default.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended) or ``synthetic`` (the synthetic rows alone, in the
        dataset's columns). For who cannot hand over the same object, as a client of a
        server. Default ``auto``.
    """

    _java_class = "io.github.sparksimpor.ml.BorderlineSmote"

    @keyword_only
    def __init__(
        self,
        *,
        balanceRatio: float | None = None,
        dangerNeighbors: int | None = None,
        featuresCol: str | None = None,
        integerCols: list[str] | None = None,
        kind: str | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        numNeighbors: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[float, int] | None = None,
        view: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        balanceRatio: float | None = None,
        dangerNeighbors: int | None = None,
        featuresCol: str | None = None,
        integerCols: list[str] | None = None,
        kind: str | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        numNeighbors: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[float, int] | None = None,
        view: str | None = None,
    ) -> BorderlineSmote:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBalanceRatio(self, value: float) -> BorderlineSmote:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setDangerNeighbors(self, value: int) -> BorderlineSmote:
        """Sets ``dangerNeighbors``."""
        return self._set(dangerNeighbors=value)

    def setFeaturesCol(self, value: str) -> BorderlineSmote:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIntegerCols(self, value: list[str]) -> BorderlineSmote:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setKind(self, value: str) -> BorderlineSmote:
        """Sets ``kind``."""
        return self._set(kind=value)

    def setLabelCol(self, value: str) -> BorderlineSmote:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> BorderlineSmote:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setNumNeighbors(self, value: int) -> BorderlineSmote:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setSaveSamples(self, value: bool) -> BorderlineSmote:
        """Sets ``saveSamples``."""
        return self._set(saveSamples=value)

    def setSeed(self, value: int) -> BorderlineSmote:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setStandardization(self, value: bool) -> BorderlineSmote:
        """Sets ``standardization``."""
        return self._set(standardization=value)

    def setStrategy(self, value: str) -> BorderlineSmote:
        """Sets ``strategy``."""
        return self._set(strategy=value)

    def setSyntheticCol(self, value: str) -> BorderlineSmote:
        """Sets ``syntheticCol``."""
        return self._set(syntheticCol=value)

    def setTargetCounts(self, value: dict[float, int]) -> BorderlineSmote:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setView(self, value: str) -> BorderlineSmote:
        """Sets ``view``."""
        return self._set(view=value)

    def _create_model(self, java_model: Any) -> BorderlineSmoteModel:
        return BorderlineSmoteModel(java_model)


class BorderlineSmoteModel(_BorderlineSmoteParams, _stages.ResamplerModel):
    """A fitted ``BorderlineSmote``: holds the synthetic rows.
    """


class _RandomOversamplerParams(Params):
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "part of the gap to the most frequent class that is filled",
        typeConverter=TypeConverters.toFloat,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[list[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "integerCols",
        "features whose synthetic values are rounded, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    labelCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "labelCol",
        "label column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    maxBroadcastMB: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxBroadcastMB",
        "most MB that the packed rows may take to be broadcast",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    saveSamples: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "saveSamples",
        "whether a saved model keeps its synthetic rows and the real rows they grew from",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    standardization: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "standardization",
        "whether distances are between standardised features",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    strategy: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "strategy",
        "where the rows lie while synthetic rows grow: auto, broadcast, partitioned",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    syntheticCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "syntheticCol",
        "name of a boolean column that marks synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    targetCounts: Param[dict[float, int]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, or synthetic rows: auto, rows, balanced, synthetic",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            balanceRatio=1.0,
            featuresCol="features",
            labelCol="label",
            maxBroadcastMB=1024,
            numNeighbors=5,
            saveSamples=False,
            seed=-428558150,
            standardization=True,
            strategy="auto",
            view="auto",
        )

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIntegerCols(self) -> list[str]:
        """Value of ``integerCols``."""
        return self.getOrDefault(self.integerCols)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getMaxBroadcastMB(self) -> int:
        """Value of ``maxBroadcastMB``."""
        return self.getOrDefault(self.maxBroadcastMB)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getSaveSamples(self) -> bool:
        """Value of ``saveSamples``."""
        return self.getOrDefault(self.saveSamples)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)

    def getStandardization(self) -> bool:
        """Value of ``standardization``."""
        return self.getOrDefault(self.standardization)

    def getStrategy(self) -> str:
        """Value of ``strategy``."""
        return self.getOrDefault(self.strategy)

    def getSyntheticCol(self) -> str:
        """Value of ``syntheticCol``."""
        return self.getOrDefault(self.syntheticCol)

    def getTargetCounts(self) -> dict[float, int]:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)


class RandomOversampler(_RandomOversamplerParams, _stages.Resampler["RandomOversamplerModel"]):
    """Random over-sampling: copies of rows of the smaller classes. Every row is copied
    once before any is copied twice, in random order. ``numNeighbors``, which all
    resamplers have, changes nothing here.

    Parameters
    ----------
    balanceRatio : float, default 1.0
        Part γ of the gap to the most frequent class that is filled: each class
        receives ``round(γ (n_MA - n_c))`` rows. At least 0; 0 adds nothing, 1 balances,
        more overshoots. Default 1.
    featuresCol : str, default "features"
        Features column name.
    integerCols : list[str]
        Features whose synthetic values are rounded to whole numbers: names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Unset by default.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    numNeighbors : int, default 5
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 5.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for ``syntheticSamples``
        and ``balance``. A model saved by a version without this parameter keeps them.
        Default false.
    seed : int, default -428558150
        Random seed.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while synthetic rows grow from them: ``broadcast``
        (every executor has all of them), ``partitioned`` (they stay where they are, and
        points go to them), or ``auto`` (broadcast if the packed rows take at most
        ``maxBroadcastMB``). Both give the same rows. Default ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[float, int]
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Unset by
        default.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended) or ``synthetic`` (the synthetic rows alone, in the
        dataset's columns). For who cannot hand over the same object, as a client of a
        server. Default ``auto``.
    """

    _java_class = "io.github.sparksimpor.ml.RandomOversampler"

    @keyword_only
    def __init__(
        self,
        *,
        balanceRatio: float | None = None,
        featuresCol: str | None = None,
        integerCols: list[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        numNeighbors: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[float, int] | None = None,
        view: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        balanceRatio: float | None = None,
        featuresCol: str | None = None,
        integerCols: list[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        numNeighbors: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[float, int] | None = None,
        view: str | None = None,
    ) -> RandomOversampler:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBalanceRatio(self, value: float) -> RandomOversampler:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setFeaturesCol(self, value: str) -> RandomOversampler:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIntegerCols(self, value: list[str]) -> RandomOversampler:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setLabelCol(self, value: str) -> RandomOversampler:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> RandomOversampler:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setNumNeighbors(self, value: int) -> RandomOversampler:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setSaveSamples(self, value: bool) -> RandomOversampler:
        """Sets ``saveSamples``."""
        return self._set(saveSamples=value)

    def setSeed(self, value: int) -> RandomOversampler:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setStandardization(self, value: bool) -> RandomOversampler:
        """Sets ``standardization``."""
        return self._set(standardization=value)

    def setStrategy(self, value: str) -> RandomOversampler:
        """Sets ``strategy``."""
        return self._set(strategy=value)

    def setSyntheticCol(self, value: str) -> RandomOversampler:
        """Sets ``syntheticCol``."""
        return self._set(syntheticCol=value)

    def setTargetCounts(self, value: dict[float, int]) -> RandomOversampler:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setView(self, value: str) -> RandomOversampler:
        """Sets ``view``."""
        return self._set(view=value)

    def _create_model(self, java_model: Any) -> RandomOversamplerModel:
        return RandomOversamplerModel(java_model)


class RandomOversamplerModel(_RandomOversamplerParams, _stages.ResamplerModel):
    """A fitted ``RandomOversampler``: holds the synthetic rows.
    """


class _SimporParams(Params):
    ascentRegion: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "ascentRegion",
        "where points are ascended: informative, all",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "part of the gap to the most frequent class that is filled",
        typeConverter=TypeConverters.toFloat,  # type: ignore[arg-type]
    )
    bandwidth: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "bandwidth",
        "width h of the Gaussian kernel in standardised units; overrides bandwidthRule",
        typeConverter=TypeConverters.toFloat,  # type: ignore[arg-type]
    )
    bandwidthRule: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "bandwidthRule",
        "how h is chosen: scott, silverman, likelihood",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    candidates: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "candidates",
        "random points of the sphere of which the best is the start",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    contrast: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "contrast",
        "what a class is set against: rest, majority",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    device: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "device",
        "what ascents run on: auto, cpu, gpu",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    entropyThreshold: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "entropyThreshold",
        "entropy below which no row is queried",
        typeConverter=TypeConverters.toFloat,  # type: ignore[arg-type]
    )
    excludeSeed: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "excludeSeed",
        "whether the seed is left out of its class's kernel sum",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    hiddenLayers: Param[list[int]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "hiddenLayers",
        "neurons of each hidden layer of the network",
        typeConverter=TypeConverters.toListInt,  # type: ignore[arg-type]
    )
    informativeFraction: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "informativeFraction",
        "part of the rows that top-fraction takes",
        typeConverter=TypeConverters.toFloat,  # type: ignore[arg-type]
    )
    informativeSelection: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "informativeSelection",
        "how informative rows are found: active, top-fraction",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    initialBatch: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "initialBatch",
        "rows labelled at first",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    integerCols: Param[list[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "integerCols",
        "features whose synthetic values are rounded, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    labelCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "labelCol",
        "label column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    maxBroadcastMB: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxBroadcastMB",
        "most MB that the packed rows may take to be broadcast",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    maxIter: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxIter",
        "maximum number of iterations (>= 0)",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    maxRounds: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxRounds",
        "most rounds of active learning",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    maxTrainingRows: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxTrainingRows",
        "most rows that top-fraction trains on, stratified",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    queryBatch: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "queryBatch",
        "rows queried in the first round; doubles in every round",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    saveSamples: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "saveSamples",
        "whether a saved model keeps its synthetic rows and the real rows they grew from",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    standardization: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "standardization",
        "whether distances are between standardised features",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    stepRule: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "stepRule",
        "how the ascent steps: adaptive, fixed",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    strategy: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "strategy",
        "where the rows lie while synthetic rows grow: auto, broadcast, partitioned",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    syntheticCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "syntheticCol",
        "name of a boolean column that marks synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    targetCounts: Param[dict[float, int]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    tol: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "tol",
        "the convergence tolerance for iterative algorithms (> 0)",
        typeConverter=TypeConverters.toFloat,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, or synthetic rows: auto, rows, balanced, synthetic",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            ascentRegion="informative",
            balanceRatio=1.0,
            bandwidthRule="scott",
            candidates=1,
            contrast="rest",
            device="auto",
            entropyThreshold=0.7,
            excludeSeed=False,
            featuresCol="features",
            hiddenLayers=[100, 100, 100],
            informativeFraction=0.3,
            informativeSelection="active",
            initialBatch=64,
            labelCol="label",
            maxBroadcastMB=1024,
            maxIter=300,
            maxRounds=6,
            maxTrainingRows=100000,
            numNeighbors=10,
            queryBatch=64,
            saveSamples=False,
            seed=1851786483,
            standardization=True,
            stepRule="adaptive",
            strategy="auto",
            tol=1.0E-6,
            view="auto",
        )

    def getAscentRegion(self) -> str:
        """Value of ``ascentRegion``."""
        return self.getOrDefault(self.ascentRegion)

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getBandwidth(self) -> float:
        """Value of ``bandwidth``."""
        return self.getOrDefault(self.bandwidth)

    def getBandwidthRule(self) -> str:
        """Value of ``bandwidthRule``."""
        return self.getOrDefault(self.bandwidthRule)

    def getCandidates(self) -> int:
        """Value of ``candidates``."""
        return self.getOrDefault(self.candidates)

    def getContrast(self) -> str:
        """Value of ``contrast``."""
        return self.getOrDefault(self.contrast)

    def getDevice(self) -> str:
        """Value of ``device``."""
        return self.getOrDefault(self.device)

    def getEntropyThreshold(self) -> float:
        """Value of ``entropyThreshold``."""
        return self.getOrDefault(self.entropyThreshold)

    def getExcludeSeed(self) -> bool:
        """Value of ``excludeSeed``."""
        return self.getOrDefault(self.excludeSeed)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getHiddenLayers(self) -> list[int]:
        """Value of ``hiddenLayers``."""
        return self.getOrDefault(self.hiddenLayers)

    def getInformativeFraction(self) -> float:
        """Value of ``informativeFraction``."""
        return self.getOrDefault(self.informativeFraction)

    def getInformativeSelection(self) -> str:
        """Value of ``informativeSelection``."""
        return self.getOrDefault(self.informativeSelection)

    def getInitialBatch(self) -> int:
        """Value of ``initialBatch``."""
        return self.getOrDefault(self.initialBatch)

    def getIntegerCols(self) -> list[str]:
        """Value of ``integerCols``."""
        return self.getOrDefault(self.integerCols)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getMaxBroadcastMB(self) -> int:
        """Value of ``maxBroadcastMB``."""
        return self.getOrDefault(self.maxBroadcastMB)

    def getMaxIter(self) -> int:
        """Value of ``maxIter``."""
        return self.getOrDefault(self.maxIter)

    def getMaxRounds(self) -> int:
        """Value of ``maxRounds``."""
        return self.getOrDefault(self.maxRounds)

    def getMaxTrainingRows(self) -> int:
        """Value of ``maxTrainingRows``."""
        return self.getOrDefault(self.maxTrainingRows)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getQueryBatch(self) -> int:
        """Value of ``queryBatch``."""
        return self.getOrDefault(self.queryBatch)

    def getSaveSamples(self) -> bool:
        """Value of ``saveSamples``."""
        return self.getOrDefault(self.saveSamples)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)

    def getStandardization(self) -> bool:
        """Value of ``standardization``."""
        return self.getOrDefault(self.standardization)

    def getStepRule(self) -> str:
        """Value of ``stepRule``."""
        return self.getOrDefault(self.stepRule)

    def getStrategy(self) -> str:
        """Value of ``strategy``."""
        return self.getOrDefault(self.strategy)

    def getSyntheticCol(self) -> str:
        """Value of ``syntheticCol``."""
        return self.getOrDefault(self.syntheticCol)

    def getTargetCounts(self) -> dict[float, int]:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getTol(self) -> float:
        """Value of ``tol``."""
        return self.getOrDefault(self.tol)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)


class Simpor(_SimporParams, _stages.Resampler["SimporModel"]):
    """SIMPOR: synthetic rows where they inform most and are least likely to be wrong (H.
    Nguyen, M. Chang, arXiv 2401.02591).

    The rows a neural network is least sure about form the informative region, which is
    balanced first: around each minority row there, a small sphere is climbed to the
    point where the kernel density estimate of the minority exceeds that of the other
    classes most clearly (eqs. 12 to 15, algorithm 1). The rest of the gap is filled
    with random neighbours of minority rows outside that region (algorithm 2).

    Parameters
    ----------
    ascentRegion : str, default "informative"
        Where points are ascended: ``informative`` (paper, algorithm 2) or ``all``.
        Elsewhere a random point of the sphere is taken. Default ``informative``.
    balanceRatio : float, default 1.0
        Part γ of the gap to the most frequent class that is filled: each class
        receives ``round(γ (n_MA - n_c))`` rows. At least 0; 0 adds nothing, 1 balances,
        more overshoots. Default 1.
    bandwidth : float
        Width h of the Gaussian kernel, in standardised units, above 0; the same for
        all classes. Overrides ``bandwidthRule``. Unset by default.
    bandwidthRule : str, default "scott"
        How h is chosen when ``bandwidth`` is unset: ``scott``, ``silverman``, or
        ``likelihood`` (leave-one-out likelihood over a grid). Default ``scott``.
    candidates : int, default 1
        Random points of the sphere of which the one of highest posterior ratio is the
        start, at least 1. Default 1.
    contrast : str, default "rest"
        What a growing class is set against when there are more than two: ``rest`` (all
        other classes) or ``majority``. Default ``rest``.
    device : str, default "auto"
        What ascents run on: ``cpu``; ``gpu``, which fails if none can be had; or
        ``auto``, a GPU if Spark's settings offer one and the CPU otherwise. The GPU
        computes kernel sums in float: rows agree with the CPU's as far as float
        resolves the ratio, not to the bit. It needs the strategy ``broadcast``. Default
        ``auto``.
    entropyThreshold : float, default 0.7
        Entropy, to the base of the number of classes and so in [0, 1], below which
        querying ends; above 1 nothing is queried. Default 0.7.
    excludeSeed : bool, default False
        Whether the seed is left out of its class's kernel sum. Default false, as in
        the paper.
    featuresCol : str, default "features"
        Features column name.
    hiddenLayers : list[int], default [100, 100, 100]
        Neurons of each hidden layer of the network that measures entropy (MLlib's
        sigmoid units). Default 100, 100, 100.
    informativeFraction : float, default 0.3
        Part of the rows that ``top-fraction`` takes, above 0; 1 and more takes all.
        Default 0.3.
    informativeSelection : str, default "active"
        How informative rows are found: ``active`` (the paper's active learning) or
        ``top-fraction`` (train once on everything, take the rows of highest entropy).
        Default ``active``.
    initialBatch : int, default 64
        Rows labelled at first, at least 2, drawn so that every class is there. Default
        64.
    integerCols : list[str]
        Features whose synthetic values are rounded to whole numbers: names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Unset by default.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    maxIter : int, default 300
        Maximum number of iterations (>= 0).
    maxRounds : int, default 6
        Most rounds of active learning, at least 0; 0 leaves the informative region
        empty. Default 6.
    maxTrainingRows : int, default 100000
        Most rows, a stratified sample, that ``top-fraction`` trains its network on, at
        least 2; all rows are scored. Default 100,000.
    numNeighbors : int, default 10
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 10.
    queryBatch : int, default 64
        Rows of highest entropy queried in the first round, at least 1; each later
        round queries twice as many. Default 64.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for ``syntheticSamples``
        and ``balance``. A model saved by a version without this parameter keeps them.
        Default false.
    seed : int, default 1851786483
        Random seed.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    stepRule : str, default "adaptive"
        How the ascent steps: ``adaptive`` (Riemannian L-BFGS, never downhill) or
        ``fixed`` (the paper's algorithm 1: 300 rotations by 1e-5 π). Default
        ``adaptive``.
    strategy : str, default "auto"
        Where the training rows lie while synthetic rows grow from them: ``broadcast``
        (every executor has all of them), ``partitioned`` (they stay where they are, and
        points go to them), or ``auto`` (broadcast if the packed rows take at most
        ``maxBroadcastMB``). Both give the same rows. Default ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[float, int]
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Unset by
        default.
    tol : float, default 1.0E-6
        Gain of the log ratio below which an ascent ends, above 0. Default 1e-6.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended) or ``synthetic`` (the synthetic rows alone, in the
        dataset's columns). For who cannot hand over the same object, as a client of a
        server. Default ``auto``.
    """

    _java_class = "io.github.sparksimpor.ml.Simpor"

    @keyword_only
    def __init__(
        self,
        *,
        ascentRegion: str | None = None,
        balanceRatio: float | None = None,
        bandwidth: float | None = None,
        bandwidthRule: str | None = None,
        candidates: int | None = None,
        contrast: str | None = None,
        device: str | None = None,
        entropyThreshold: float | None = None,
        excludeSeed: bool | None = None,
        featuresCol: str | None = None,
        hiddenLayers: list[int] | None = None,
        informativeFraction: float | None = None,
        informativeSelection: str | None = None,
        initialBatch: int | None = None,
        integerCols: list[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        maxIter: int | None = None,
        maxRounds: int | None = None,
        maxTrainingRows: int | None = None,
        numNeighbors: int | None = None,
        queryBatch: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        stepRule: str | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[float, int] | None = None,
        tol: float | None = None,
        view: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        ascentRegion: str | None = None,
        balanceRatio: float | None = None,
        bandwidth: float | None = None,
        bandwidthRule: str | None = None,
        candidates: int | None = None,
        contrast: str | None = None,
        device: str | None = None,
        entropyThreshold: float | None = None,
        excludeSeed: bool | None = None,
        featuresCol: str | None = None,
        hiddenLayers: list[int] | None = None,
        informativeFraction: float | None = None,
        informativeSelection: str | None = None,
        initialBatch: int | None = None,
        integerCols: list[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        maxIter: int | None = None,
        maxRounds: int | None = None,
        maxTrainingRows: int | None = None,
        numNeighbors: int | None = None,
        queryBatch: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        stepRule: str | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[float, int] | None = None,
        tol: float | None = None,
        view: str | None = None,
    ) -> Simpor:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setAscentRegion(self, value: str) -> Simpor:
        """Sets ``ascentRegion``."""
        return self._set(ascentRegion=value)

    def setBalanceRatio(self, value: float) -> Simpor:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setBandwidth(self, value: float) -> Simpor:
        """Sets ``bandwidth``."""
        return self._set(bandwidth=value)

    def setBandwidthRule(self, value: str) -> Simpor:
        """Sets ``bandwidthRule``."""
        return self._set(bandwidthRule=value)

    def setCandidates(self, value: int) -> Simpor:
        """Sets ``candidates``."""
        return self._set(candidates=value)

    def setContrast(self, value: str) -> Simpor:
        """Sets ``contrast``."""
        return self._set(contrast=value)

    def setDevice(self, value: str) -> Simpor:
        """Sets ``device``."""
        return self._set(device=value)

    def setEntropyThreshold(self, value: float) -> Simpor:
        """Sets ``entropyThreshold``."""
        return self._set(entropyThreshold=value)

    def setExcludeSeed(self, value: bool) -> Simpor:
        """Sets ``excludeSeed``."""
        return self._set(excludeSeed=value)

    def setFeaturesCol(self, value: str) -> Simpor:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setHiddenLayers(self, value: list[int]) -> Simpor:
        """Sets ``hiddenLayers``."""
        return self._set(hiddenLayers=value)

    def setInformativeFraction(self, value: float) -> Simpor:
        """Sets ``informativeFraction``."""
        return self._set(informativeFraction=value)

    def setInformativeSelection(self, value: str) -> Simpor:
        """Sets ``informativeSelection``."""
        return self._set(informativeSelection=value)

    def setInitialBatch(self, value: int) -> Simpor:
        """Sets ``initialBatch``."""
        return self._set(initialBatch=value)

    def setIntegerCols(self, value: list[str]) -> Simpor:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setLabelCol(self, value: str) -> Simpor:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> Simpor:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setMaxIter(self, value: int) -> Simpor:
        """Sets ``maxIter``."""
        return self._set(maxIter=value)

    def setMaxRounds(self, value: int) -> Simpor:
        """Sets ``maxRounds``."""
        return self._set(maxRounds=value)

    def setMaxTrainingRows(self, value: int) -> Simpor:
        """Sets ``maxTrainingRows``."""
        return self._set(maxTrainingRows=value)

    def setNumNeighbors(self, value: int) -> Simpor:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setQueryBatch(self, value: int) -> Simpor:
        """Sets ``queryBatch``."""
        return self._set(queryBatch=value)

    def setSaveSamples(self, value: bool) -> Simpor:
        """Sets ``saveSamples``."""
        return self._set(saveSamples=value)

    def setSeed(self, value: int) -> Simpor:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setStandardization(self, value: bool) -> Simpor:
        """Sets ``standardization``."""
        return self._set(standardization=value)

    def setStepRule(self, value: str) -> Simpor:
        """Sets ``stepRule``."""
        return self._set(stepRule=value)

    def setStrategy(self, value: str) -> Simpor:
        """Sets ``strategy``."""
        return self._set(strategy=value)

    def setSyntheticCol(self, value: str) -> Simpor:
        """Sets ``syntheticCol``."""
        return self._set(syntheticCol=value)

    def setTargetCounts(self, value: dict[float, int]) -> Simpor:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setTol(self, value: float) -> Simpor:
        """Sets ``tol``."""
        return self._set(tol=value)

    def setView(self, value: str) -> Simpor:
        """Sets ``view``."""
        return self._set(view=value)

    def _create_model(self, java_model: Any) -> SimporModel:
        return SimporModel(java_model)


class SimporModel(_SimporParams, _stages.ResamplerModel):
    """A fitted ``Simpor``: holds the synthetic rows, and how each came about.
    """


class _SmoteParams(Params):
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "part of the gap to the most frequent class that is filled",
        typeConverter=TypeConverters.toFloat,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[list[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "integerCols",
        "features whose synthetic values are rounded, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    labelCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "labelCol",
        "label column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    maxBroadcastMB: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxBroadcastMB",
        "most MB that the packed rows may take to be broadcast",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    saveSamples: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "saveSamples",
        "whether a saved model keeps its synthetic rows and the real rows they grew from",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    standardization: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "standardization",
        "whether distances are between standardised features",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    strategy: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "strategy",
        "where the rows lie while synthetic rows grow: auto, broadcast, partitioned",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    syntheticCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "syntheticCol",
        "name of a boolean column that marks synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    targetCounts: Param[dict[float, int]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, or synthetic rows: auto, rows, balanced, synthetic",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            balanceRatio=1.0,
            featuresCol="features",
            labelCol="label",
            maxBroadcastMB=1024,
            numNeighbors=5,
            saveSamples=False,
            seed=-1187069745,
            standardization=True,
            strategy="auto",
            view="auto",
        )

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIntegerCols(self) -> list[str]:
        """Value of ``integerCols``."""
        return self.getOrDefault(self.integerCols)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getMaxBroadcastMB(self) -> int:
        """Value of ``maxBroadcastMB``."""
        return self.getOrDefault(self.maxBroadcastMB)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getSaveSamples(self) -> bool:
        """Value of ``saveSamples``."""
        return self.getOrDefault(self.saveSamples)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)

    def getStandardization(self) -> bool:
        """Value of ``standardization``."""
        return self.getOrDefault(self.standardization)

    def getStrategy(self) -> str:
        """Value of ``strategy``."""
        return self.getOrDefault(self.strategy)

    def getSyntheticCol(self) -> str:
        """Value of ``syntheticCol``."""
        return self.getOrDefault(self.syntheticCol)

    def getTargetCounts(self) -> dict[float, int]:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)


class Smote(_SmoteParams, _stages.Resampler["SmoteModel"]):
    """SMOTE (Chawla, Bowyer, Hall, Kegelmeyer 2002): random points between a row and one
    of its ``numNeighbors`` (default 5) nearest neighbours of the same class. Rows take
    turns as seeds, in random order, where imbalanced-learn draws them independently.

    Parameters
    ----------
    balanceRatio : float, default 1.0
        Part γ of the gap to the most frequent class that is filled: each class
        receives ``round(γ (n_MA - n_c))`` rows. At least 0; 0 adds nothing, 1 balances,
        more overshoots. Default 1.
    featuresCol : str, default "features"
        Features column name.
    integerCols : list[str]
        Features whose synthetic values are rounded to whole numbers: names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Unset by default.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    numNeighbors : int, default 5
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 5.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for ``syntheticSamples``
        and ``balance``. A model saved by a version without this parameter keeps them.
        Default false.
    seed : int, default -1187069745
        Random seed.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while synthetic rows grow from them: ``broadcast``
        (every executor has all of them), ``partitioned`` (they stay where they are, and
        points go to them), or ``auto`` (broadcast if the packed rows take at most
        ``maxBroadcastMB``). Both give the same rows. Default ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[float, int]
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Unset by
        default.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended) or ``synthetic`` (the synthetic rows alone, in the
        dataset's columns). For who cannot hand over the same object, as a client of a
        server. Default ``auto``.
    """

    _java_class = "io.github.sparksimpor.ml.Smote"

    @keyword_only
    def __init__(
        self,
        *,
        balanceRatio: float | None = None,
        featuresCol: str | None = None,
        integerCols: list[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        numNeighbors: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[float, int] | None = None,
        view: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        balanceRatio: float | None = None,
        featuresCol: str | None = None,
        integerCols: list[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        numNeighbors: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[float, int] | None = None,
        view: str | None = None,
    ) -> Smote:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBalanceRatio(self, value: float) -> Smote:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setFeaturesCol(self, value: str) -> Smote:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIntegerCols(self, value: list[str]) -> Smote:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setLabelCol(self, value: str) -> Smote:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> Smote:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setNumNeighbors(self, value: int) -> Smote:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setSaveSamples(self, value: bool) -> Smote:
        """Sets ``saveSamples``."""
        return self._set(saveSamples=value)

    def setSeed(self, value: int) -> Smote:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setStandardization(self, value: bool) -> Smote:
        """Sets ``standardization``."""
        return self._set(standardization=value)

    def setStrategy(self, value: str) -> Smote:
        """Sets ``strategy``."""
        return self._set(strategy=value)

    def setSyntheticCol(self, value: str) -> Smote:
        """Sets ``syntheticCol``."""
        return self._set(syntheticCol=value)

    def setTargetCounts(self, value: dict[float, int]) -> Smote:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setView(self, value: str) -> Smote:
        """Sets ``view``."""
        return self._set(view=value)

    def _create_model(self, java_model: Any) -> SmoteModel:
        return SmoteModel(java_model)


class SmoteModel(_SmoteParams, _stages.ResamplerModel):
    """A fitted ``Smote``: holds the synthetic rows.
    """


class _SyntheticSizeTunerParams(Params):
    classifier: Param[Estimator[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "classifier",
        "classifier trained on the resampled rows",
        typeConverter=TypeConverters.identity,  # type: ignore[arg-type]
    )
    correctPrior: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "correctPrior",
        "whether predictions are mapped back from the resampled to the original class prior",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    evaluator: Param[Evaluator] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "evaluator",
        "decides between sizes instead of the loss",
        typeConverter=TypeConverters.identity,  # type: ignore[arg-type]
    )
    loss: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "loss",
        "what decides between sizes: balancedLogLoss, alignedLogLoss, averagePrecision",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    numFolds: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numFolds",
        "number of stratified folds",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    numRepeats: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numRepeats",
        "how often the rows are split anew",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    oneStandardError: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "oneStandardError",
        "whether the smallest size within one standard error of the best is taken",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    parallelism: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "parallelism",
        "candidates trained at the same time",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    resampler: Param[_stages.Resampler[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "resampler",
        "adds synthetic rows to the training data",
        typeConverter=TypeConverters.identity,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed of the splits",
        typeConverter=TypeConverters.toInt,  # type: ignore[arg-type]
    )
    sizes: Param[list[float]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "sizes",
        "parts of the gap to try",
        typeConverter=TypeConverters.toListFloat,  # type: ignore[arg-type]
    )
    trainRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "trainRatio",
        "part of the rows that trains, instead of folds",
        typeConverter=TypeConverters.toFloat,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            correctPrior=False,
            loss="balancedLogLoss",
            numFolds=5,
            numRepeats=1,
            oneStandardError=False,
            parallelism=1,
            seed=-169515381,
            sizes=[0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0],
        )

    def getClassifier(self) -> Estimator[Any]:
        """Value of ``classifier``."""
        return self.getOrDefault(self.classifier)

    def getCorrectPrior(self) -> bool:
        """Value of ``correctPrior``."""
        return self.getOrDefault(self.correctPrior)

    def getEvaluator(self) -> Evaluator:
        """Value of ``evaluator``."""
        return self.getOrDefault(self.evaluator)

    def getLoss(self) -> str:
        """Value of ``loss``."""
        return self.getOrDefault(self.loss)

    def getNumFolds(self) -> int:
        """Value of ``numFolds``."""
        return self.getOrDefault(self.numFolds)

    def getNumRepeats(self) -> int:
        """Value of ``numRepeats``."""
        return self.getOrDefault(self.numRepeats)

    def getOneStandardError(self) -> bool:
        """Value of ``oneStandardError``."""
        return self.getOrDefault(self.oneStandardError)

    def getParallelism(self) -> int:
        """Value of ``parallelism``."""
        return self.getOrDefault(self.parallelism)

    def getResampler(self) -> _stages.Resampler[Any]:
        """Value of ``resampler``."""
        return self.getOrDefault(self.resampler)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)

    def getSizes(self) -> list[float]:
        """Value of ``sizes``."""
        return self.getOrDefault(self.sizes)

    def getTrainRatio(self) -> float:
        """Value of ``trainRatio``."""
        return self.getOrDefault(self.trainRatio)


class SyntheticSizeTuner(_SyntheticSizeTunerParams, _stages.Holder["SyntheticSizeTunerModel"]):
    """Finds how many synthetic rows help, or that none do (validation-tuned synthetic
    size, VTSS).

    On each stratified fold one pool of synthetic rows is grown from the fold's
    training rows at the largest size; smaller sizes take nested parts of it. A
    classifier is trained at every size and judged on the rows left out; the size of
    best mean wins, and everything is refitted on all rows. Labels must be 0, 1, ..., as
    Spark's classifiers want them.

    On the same folds, three things that cost nothing are tried: no augmentation with
    the log-odds shifted by the logarithm of the ratio of the classes, class weights if
    the classifier takes them, and copies of rows up to balance. {@link
    SyntheticSizeTunerModel#verdict()} tells whether the chosen size beats the best of
    them. Resampling shifts a classifier's log-odds by about ``log((n1 + ñ) / n1)``,
    which alone may lower the balanced loss; the aligned loss leaves that out.

    Folds overlap in their training rows, so standard errors are somewhat too small.

    Parameters
    ----------
    classifier : Estimator[Any]
        Trained on the resampled rows: any Spark classifier, or a ``Pipeline`` that
        ends in one. Synthetic rows have a label and features only, so whatever it reads
        must come from these. Required.
    correctPrior : bool, default False
        Whether predicted probabilities are mapped back from the resampled to the
        original class prior, and predictions with them. Default false.
    evaluator : Evaluator
        Decides instead of ``loss`` if it is set: any of Spark's. Unset by default.
    loss : str, default "balancedLogLoss"
        What decides: ``balancedLogLoss``, ``alignedLogLoss`` (the same with log-odds
        shifted to balanced priors) or ``averagePrecision`` (of the smaller classes).
        Default ``balancedLogLoss``.
    numFolds : int, default 5
        Number of stratified folds, at least 2. Default 5.
    numRepeats : int, default 1
        How often the rows are split anew, at least 1. Default 1.
    oneStandardError : bool, default False
        Whether the smallest size within one standard error of the best is taken,
        rather than the best. Default false.
    parallelism : int, default 1
        Number of candidates of a fold that are trained at the same time, at least 1.
        Default 1.
    resampler : _stages.Resampler[Any]
        Adds synthetic rows to the training data. Required.
    seed : int, default -169515381
        Seed of the splits and of the order in which synthetic rows join.
    sizes : list[float], default [0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0]
        Sizes γ to try, each the part of the gap to the most frequent class that is
        filled, at least 0; 0 joins them if it is missing. Default 0, 0.1, 0.25, 0.5,
        0.75, 0.9, 1, 1.1, 1.25, 1.5, 2.
    trainRatio : float
        Part of the rows of every class that trains, the others being for validation,
        above 0 and below 1; there are no folds then. Unset by default.
    """

    _java_class = "io.github.sparksimpor.ml.SyntheticSizeTuner"

    @keyword_only
    def __init__(
        self,
        *,
        classifier: Estimator[Any] | None = None,
        correctPrior: bool | None = None,
        evaluator: Evaluator | None = None,
        loss: str | None = None,
        numFolds: int | None = None,
        numRepeats: int | None = None,
        oneStandardError: bool | None = None,
        parallelism: int | None = None,
        resampler: _stages.Resampler[Any] | None = None,
        seed: int | None = None,
        sizes: list[float] | None = None,
        trainRatio: float | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        classifier: Estimator[Any] | None = None,
        correctPrior: bool | None = None,
        evaluator: Evaluator | None = None,
        loss: str | None = None,
        numFolds: int | None = None,
        numRepeats: int | None = None,
        oneStandardError: bool | None = None,
        parallelism: int | None = None,
        resampler: _stages.Resampler[Any] | None = None,
        seed: int | None = None,
        sizes: list[float] | None = None,
        trainRatio: float | None = None,
    ) -> SyntheticSizeTuner:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setClassifier(self, value: Estimator[Any]) -> SyntheticSizeTuner:
        """Sets ``classifier``."""
        return self._set(classifier=value)

    def setCorrectPrior(self, value: bool) -> SyntheticSizeTuner:
        """Sets ``correctPrior``."""
        return self._set(correctPrior=value)

    def setEvaluator(self, value: Evaluator) -> SyntheticSizeTuner:
        """Sets ``evaluator``."""
        return self._set(evaluator=value)

    def setLoss(self, value: str) -> SyntheticSizeTuner:
        """Sets ``loss``."""
        return self._set(loss=value)

    def setNumFolds(self, value: int) -> SyntheticSizeTuner:
        """Sets ``numFolds``."""
        return self._set(numFolds=value)

    def setNumRepeats(self, value: int) -> SyntheticSizeTuner:
        """Sets ``numRepeats``."""
        return self._set(numRepeats=value)

    def setOneStandardError(self, value: bool) -> SyntheticSizeTuner:
        """Sets ``oneStandardError``."""
        return self._set(oneStandardError=value)

    def setParallelism(self, value: int) -> SyntheticSizeTuner:
        """Sets ``parallelism``."""
        return self._set(parallelism=value)

    def setResampler(self, value: _stages.Resampler[Any]) -> SyntheticSizeTuner:
        """Sets ``resampler``."""
        return self._set(resampler=value)

    def setSeed(self, value: int) -> SyntheticSizeTuner:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setSizes(self, value: list[float]) -> SyntheticSizeTuner:
        """Sets ``sizes``."""
        return self._set(sizes=value)

    def setTrainRatio(self, value: float) -> SyntheticSizeTuner:
        """Sets ``trainRatio``."""
        return self._set(trainRatio=value)

    def _create_model(self, java_model: Any) -> SyntheticSizeTunerModel:
        return SyntheticSizeTunerModel(java_model)


class SyntheticSizeTunerModel(_SyntheticSizeTunerParams, _stages.SyntheticSizeTunerModelBase):
    """The classifier trained at the best size, and how all sizes did. Predicts, and adds
    no rows to anything.
    """


# PySpark turns the name of a Java class into that of a Python module when it loads a pipeline.
_JAVA_PACKAGE = "io.github.sparksimpor.ml"
sys.modules[_JAVA_PACKAGE] = sys.modules[__name__]
for _name in __all__:
    globals()[_name].__module__ = _JAVA_PACKAGE
