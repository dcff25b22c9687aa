"""The stages of spark-simpor.

Written from the Java stages by ``scripts/python-stages``; do not edit.
"""

# fmt: off
# ruff: noqa: D200, D205, D400, D401, D415, E501, N802, N803, N815

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from pyspark import keyword_only
from pyspark.ml import Estimator
from pyspark.ml.evaluation import Evaluator
from pyspark.ml.param import Param, Params, TypeConverters

from spark_simpor import _stages
from spark_simpor._counts import label_counts
from spark_simpor._values import (
    number,
    numbers,
    stage_of_ml,
    whole_of_32_bits,
    whole_of_64_bits,
    wholes_of_32_bits,
)

__all__ = [
    "Adasyn",
    "AdasynModel",
    "BalancedBagging",
    "BalancedBaggingModel",
    "BalancedClassifier",
    "BalancedClassifierModel",
    "BorderlineSmote",
    "BorderlineSmoteModel",
    "CalibratedClassifier",
    "CalibratedClassifierModel",
    "EditedNearestNeighbors",
    "EditedNearestNeighborsModel",
    "ImbalanceTuner",
    "ImbalanceTunerModel",
    "PolynomFitSmote",
    "PolynomFitSmoteModel",
    "ProWSyn",
    "ProWSynModel",
    "RandomOversampler",
    "RandomOversamplerModel",
    "RandomUndersampler",
    "RandomUndersamplerModel",
    "Simpor",
    "SimporModel",
    "Smote",
    "SmoteModel",
    "SyntheticSizeTuner",
    "SyntheticSizeTunerModel",
    "TomekLinks",
    "TomekLinksModel",
    "TunedThreshold",
    "TunedThresholdModel",
    "VectorImputer",
    "VectorImputerModel",
]


class _AdasynParams(Params):
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "part of the gap to the most frequent class that is filled",
        typeConverter=number,  # type: ignore[arg-type]
    )
    binaryCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "binaryCols",
        "features of two values, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    bounds: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "bounds",
        "rows whose least and greatest value bound a synthetic row's: class, all, none",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    chi: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "chi",
        "part of its class's weight that real rows have where it is kept",
        typeConverter=number,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    idCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "idCol",
        "name of a column that identifies rows, for their provenance",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[Sequence[str]] = Param(
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
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    missing: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "missing",
        "what becomes of missing values: error, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    nominalCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "nominalCols",
        "features that hold categories, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    prevalence: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "prevalence",
        "whether synthetic rows change their class's weight or share it: change, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
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
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
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
    targetCounts: Param[dict[Any, int] | str | float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, or in words for classes that become as large as the largest (auto, minority, not minority, not majority, all), or a ratio of two classes, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, synthetic rows, or what happened: auto, rows, balanced, synthetic, samples, summary",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    weightCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "weightCol",
        "name of a column of weights, filled in for synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            balanceRatio=1.0,
            bounds="class",
            chi=0.5,
            featuresCol="features",
            labelCol="label",
            maxBroadcastMB=1024,
            missing="error",
            numNeighbors=5,
            prevalence="change",
            saveSamples=False,
            seed=1331489857,
            standardization=True,
            strategy="auto",
            view="auto",
        )

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getBinaryCols(self) -> Sequence[str]:
        """Value of ``binaryCols``."""
        return self.getOrDefault(self.binaryCols)

    def getBounds(self) -> str:
        """Value of ``bounds``."""
        return self.getOrDefault(self.bounds)

    def getChi(self) -> float:
        """Value of ``chi``."""
        return self.getOrDefault(self.chi)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIdCol(self) -> str:
        """Value of ``idCol``."""
        return self.getOrDefault(self.idCol)

    def getIntegerCols(self) -> Sequence[str]:
        """Value of ``integerCols``."""
        return self.getOrDefault(self.integerCols)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getMaxBroadcastMB(self) -> int:
        """Value of ``maxBroadcastMB``."""
        return self.getOrDefault(self.maxBroadcastMB)

    def getMissing(self) -> str:
        """Value of ``missing``."""
        return self.getOrDefault(self.missing)

    def getNominalCols(self) -> Sequence[str]:
        """Value of ``nominalCols``."""
        return self.getOrDefault(self.nominalCols)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getPrevalence(self) -> str:
        """Value of ``prevalence``."""
        return self.getOrDefault(self.prevalence)

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

    def getTargetCounts(self) -> dict[Any, int] | str | float:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)

    def getWeightCol(self) -> str:
        """Value of ``weightCol``."""
        return self.getOrDefault(self.weightCol)



class _BalancedBaggingParams(Params):
    classifier: Param[Estimator[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "classifier",
        "classifier trained on the resampled rows",
        typeConverter=stage_of_ml,  # type: ignore[arg-type]
    )
    correctPrior: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "correctPrior",
        "whether predictions are mapped back from the resampled to the original class prior",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    numMembers: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numMembers",
        "number of classifiers that are averaged",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    parallelism: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "parallelism",
        "members that are trained at the same time",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    resampler: Param[_stages.Sampler[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "resampler",
        "adds rows to the training data or leaves some out",
        typeConverter=stage_of_ml,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed",
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            correctPrior=True,
            numMembers=10,
            parallelism=1,
            seed=-651230460,
        )

    def getClassifier(self) -> Estimator[Any]:
        """Value of ``classifier``."""
        return self.getOrDefault(self.classifier)

    def getCorrectPrior(self) -> bool:
        """Value of ``correctPrior``."""
        return self.getOrDefault(self.correctPrior)

    def getNumMembers(self) -> int:
        """Value of ``numMembers``."""
        return self.getOrDefault(self.numMembers)

    def getParallelism(self) -> int:
        """Value of ``parallelism``."""
        return self.getOrDefault(self.parallelism)

    def getResampler(self) -> _stages.Sampler[Any]:
        """Value of ``resampler``."""
        return self.getOrDefault(self.resampler)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)



class _BalancedBaggingModelParams(Params):
    correctPrior: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "correctPrior",
        "whether predictions are mapped back from the resampled to the original class prior",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    numMembers: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numMembers",
        "number of classifiers that are averaged",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            correctPrior=True,
            numMembers=10,
        )

    def getCorrectPrior(self) -> bool:
        """Value of ``correctPrior``."""
        return self.getOrDefault(self.correctPrior)

    def getNumMembers(self) -> int:
        """Value of ``numMembers``."""
        return self.getOrDefault(self.numMembers)



class _BalancedClassifierParams(Params):
    classifier: Param[Estimator[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "classifier",
        "classifier trained on the resampled rows",
        typeConverter=stage_of_ml,  # type: ignore[arg-type]
    )
    correctPrior: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "correctPrior",
        "whether predictions are mapped back from the resampled to the original class prior",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    resampler: Param[_stages.Sampler[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "resampler",
        "adds rows to the training data or leaves some out",
        typeConverter=stage_of_ml,  # type: ignore[arg-type]
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

    def getResampler(self) -> _stages.Sampler[Any]:
        """Value of ``resampler``."""
        return self.getOrDefault(self.resampler)



class _BalancedClassifierModelParams(Params):
    correctPrior: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "correctPrior",
        "whether predictions are mapped back from the resampled to the original class prior",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: predictions, or a table of the model's: predictions, classes",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            correctPrior=False,
            view="predictions",
        )

    def getCorrectPrior(self) -> bool:
        """Value of ``correctPrior``."""
        return self.getOrDefault(self.correctPrior)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)



class _BorderlineSmoteParams(Params):
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "part of the gap to the most frequent class that is filled",
        typeConverter=number,  # type: ignore[arg-type]
    )
    binaryCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "binaryCols",
        "features of two values, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    bounds: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "bounds",
        "rows whose least and greatest value bound a synthetic row's: class, all, none",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    chi: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "chi",
        "part of its class's weight that real rows have where it is kept",
        typeConverter=number,  # type: ignore[arg-type]
    )
    dangerNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "dangerNeighbors",
        "nearest rows that tell whether a row is in danger",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    idCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "idCol",
        "name of a column that identifies rows, for their provenance",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[Sequence[str]] = Param(
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
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    missing: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "missing",
        "what becomes of missing values: error, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    nominalCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "nominalCols",
        "features that hold categories, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    prevalence: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "prevalence",
        "whether synthetic rows change their class's weight or share it: change, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
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
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
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
    targetCounts: Param[dict[Any, int] | str | float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, or in words for classes that become as large as the largest (auto, minority, not minority, not majority, all), or a ratio of two classes, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, synthetic rows, or what happened: auto, rows, balanced, synthetic, samples, summary",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    weightCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "weightCol",
        "name of a column of weights, filled in for synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            balanceRatio=1.0,
            bounds="class",
            chi=0.5,
            dangerNeighbors=10,
            featuresCol="features",
            kind="borderline-1",
            labelCol="label",
            maxBroadcastMB=1024,
            missing="error",
            numNeighbors=5,
            prevalence="change",
            saveSamples=False,
            seed=676196175,
            standardization=True,
            strategy="auto",
            view="auto",
        )

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getBinaryCols(self) -> Sequence[str]:
        """Value of ``binaryCols``."""
        return self.getOrDefault(self.binaryCols)

    def getBounds(self) -> str:
        """Value of ``bounds``."""
        return self.getOrDefault(self.bounds)

    def getChi(self) -> float:
        """Value of ``chi``."""
        return self.getOrDefault(self.chi)

    def getDangerNeighbors(self) -> int:
        """Value of ``dangerNeighbors``."""
        return self.getOrDefault(self.dangerNeighbors)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIdCol(self) -> str:
        """Value of ``idCol``."""
        return self.getOrDefault(self.idCol)

    def getIntegerCols(self) -> Sequence[str]:
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

    def getMissing(self) -> str:
        """Value of ``missing``."""
        return self.getOrDefault(self.missing)

    def getNominalCols(self) -> Sequence[str]:
        """Value of ``nominalCols``."""
        return self.getOrDefault(self.nominalCols)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getPrevalence(self) -> str:
        """Value of ``prevalence``."""
        return self.getOrDefault(self.prevalence)

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

    def getTargetCounts(self) -> dict[Any, int] | str | float:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)

    def getWeightCol(self) -> str:
        """Value of ``weightCol``."""
        return self.getOrDefault(self.weightCol)



class _CalibratedClassifierParams(Params):
    classifier: Param[Estimator[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "classifier",
        "classifier that predicts probabilities, with all that goes before it",
        typeConverter=stage_of_ml,  # type: ignore[arg-type]
    )
    method: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "method",
        "how probabilities are mapped: offset, sigmoid, isotonic, beta",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    numFolds: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numFolds",
        "number of stratified folds",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    parallelism: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "parallelism",
        "folds trained at the same time",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    positiveLabel: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "positiveLabel",
        "which of two labels is looked for",
        typeConverter=number,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed of the folds",
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            method="sigmoid",
            numFolds=5,
            parallelism=1,
            seed=1797165845,
        )

    def getClassifier(self) -> Estimator[Any]:
        """Value of ``classifier``."""
        return self.getOrDefault(self.classifier)

    def getMethod(self) -> str:
        """Value of ``method``."""
        return self.getOrDefault(self.method)

    def getNumFolds(self) -> int:
        """Value of ``numFolds``."""
        return self.getOrDefault(self.numFolds)

    def getParallelism(self) -> int:
        """Value of ``parallelism``."""
        return self.getOrDefault(self.parallelism)

    def getPositiveLabel(self) -> float:
        """Value of ``positiveLabel``."""
        return self.getOrDefault(self.positiveLabel)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)



class _CalibratedClassifierModelParams(Params):
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: predictions, or a table of the model's: predictions, reliability",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            view="predictions",
        )

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)



class _EditedNearestNeighborsParams(Params):
    binaryCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "binaryCols",
        "features of two values, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "integerCols",
        "features whose synthetic values are rounded, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    kind: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "kind",
        "neighbours that must be of a row's class: all, mode",
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
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    missing: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "missing",
        "what becomes of missing values: error, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    nominalCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "nominalCols",
        "features that hold categories, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    samplingStrategy: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "samplingStrategy",
        "classes that rows are left out of: notMinority, all",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
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
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, or rows: auto, rows, balanced",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            featuresCol="features",
            kind="all",
            labelCol="label",
            maxBroadcastMB=1024,
            missing="error",
            numNeighbors=3,
            samplingStrategy="notMinority",
            standardization=True,
            strategy="auto",
            view="auto",
        )

    def getBinaryCols(self) -> Sequence[str]:
        """Value of ``binaryCols``."""
        return self.getOrDefault(self.binaryCols)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIntegerCols(self) -> Sequence[str]:
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

    def getMissing(self) -> str:
        """Value of ``missing``."""
        return self.getOrDefault(self.missing)

    def getNominalCols(self) -> Sequence[str]:
        """Value of ``nominalCols``."""
        return self.getOrDefault(self.nominalCols)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getSamplingStrategy(self) -> str:
        """Value of ``samplingStrategy``."""
        return self.getOrDefault(self.samplingStrategy)

    def getStandardization(self) -> bool:
        """Value of ``standardization``."""
        return self.getOrDefault(self.standardization)

    def getStrategy(self) -> str:
        """Value of ``strategy``."""
        return self.getOrDefault(self.strategy)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)



class _ImbalanceTunerParams(Params):
    alertsPerDay: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "alertsPerDay",
        "most alerts a day, on average",
        typeConverter=number,  # type: ignore[arg-type]
    )
    alertsPerThousand: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "alertsPerThousand",
        "most alerts in 1,000 rows",
        typeConverter=number,  # type: ignore[arg-type]
    )
    alpha: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "alpha",
        "most probability of choosing what does not help",
        typeConverter=number,  # type: ignore[arg-type]
    )
    beta: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "beta",
        "how many times recall matters as much as precision",
        typeConverter=number,  # type: ignore[arg-type]
    )
    calibration: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "calibration",
        "how the chosen candidate's probabilities are mapped: offset, sigmoid, beta",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    candidates: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "candidates",
        "what is tried besides none: weights, undersample, bagging, tomek-links, edited-neighbors, simpor, smote, borderline-smote, adasyn, polynom-fit-smote, prowsyn, random, smote-tomek, smote-enn",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    chis: Param[Sequence[float]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "chis",
        "parts of its class's weight that real rows keep, to try",
        typeConverter=numbers,  # type: ignore[arg-type]
    )
    classifier: Param[Estimator[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "classifier",
        "classifier that predicts probabilities, with all that goes before it",
        typeConverter=stage_of_ml,  # type: ignore[arg-type]
    )
    costCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "costCol",
        "column of what it costs to miss the row",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    costFalseNegative: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "costFalseNegative",
        "what a missed row costs",
        typeConverter=number,  # type: ignore[arg-type]
    )
    costFalsePositive: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "costFalsePositive",
        "what a false alarm costs",
        typeConverter=number,  # type: ignore[arg-type]
    )
    extraResampler: Param[_stages.Resampler[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "extraResampler",
        "a resampler to try besides the candidates",
        typeConverter=stage_of_ml,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "column of feature vectors",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    keepShares: Param[Sequence[float]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "keepShares",
        "parts of the larger class's rows to keep",
        typeConverter=numbers,  # type: ignore[arg-type]
    )
    maxSeconds: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxSeconds",
        "seconds the search should take",
        typeConverter=number,  # type: ignore[arg-type]
    )
    minPrecision: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "minPrecision",
        "least precision to keep to",
        typeConverter=number,  # type: ignore[arg-type]
    )
    minRecall: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "minRecall",
        "least recall to keep to",
        typeConverter=number,  # type: ignore[arg-type]
    )
    numFolds: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numFolds",
        "number of stratified folds",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    numRepeats: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numRepeats",
        "how often the rows are split anew",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    objective: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "objective",
        "what the threshold is chosen for: macroF1, f1, fBeta, mcc, balancedAccuracy, cost, precisionAtLeast, recallAtLeast, alerts",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    parallelism: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "parallelism",
        "candidates trained at the same time",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    positiveLabel: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "positiveLabel",
        "which of two labels is looked for",
        typeConverter=number,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed of the folds",
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
    )
    selection: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "selection",
        "how a candidate is chosen: safe, best",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    sizes: Param[Sequence[float]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "sizes",
        "parts of the gap to try",
        typeConverter=numbers,  # type: ignore[arg-type]
    )
    timeCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "timeCol",
        "column of the time of a row",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    weightCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "weightCol",
        "column of how much each row teaches and counts",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            alpha=0.05,
            beta=2.0,
            calibration="offset",
            candidates=["weights", "undersample", "smote", "simpor"],
            costFalseNegative=1.0,
            costFalsePositive=1.0,
            featuresCol="features",
            keepShares=[0.1, 0.3],
            numFolds=5,
            numRepeats=2,
            objective="macroF1",
            parallelism=1,
            seed=-906130183,
            selection="safe",
            sizes=[0.25, 0.5, 1.0],
        )

    def getAlertsPerDay(self) -> float:
        """Value of ``alertsPerDay``."""
        return self.getOrDefault(self.alertsPerDay)

    def getAlertsPerThousand(self) -> float:
        """Value of ``alertsPerThousand``."""
        return self.getOrDefault(self.alertsPerThousand)

    def getAlpha(self) -> float:
        """Value of ``alpha``."""
        return self.getOrDefault(self.alpha)

    def getBeta(self) -> float:
        """Value of ``beta``."""
        return self.getOrDefault(self.beta)

    def getCalibration(self) -> str:
        """Value of ``calibration``."""
        return self.getOrDefault(self.calibration)

    def getCandidates(self) -> Sequence[str]:
        """Value of ``candidates``."""
        return self.getOrDefault(self.candidates)

    def getChis(self) -> Sequence[float]:
        """Value of ``chis``."""
        return self.getOrDefault(self.chis)

    def getClassifier(self) -> Estimator[Any]:
        """Value of ``classifier``."""
        return self.getOrDefault(self.classifier)

    def getCostCol(self) -> str:
        """Value of ``costCol``."""
        return self.getOrDefault(self.costCol)

    def getCostFalseNegative(self) -> float:
        """Value of ``costFalseNegative``."""
        return self.getOrDefault(self.costFalseNegative)

    def getCostFalsePositive(self) -> float:
        """Value of ``costFalsePositive``."""
        return self.getOrDefault(self.costFalsePositive)

    def getExtraResampler(self) -> _stages.Resampler[Any]:
        """Value of ``extraResampler``."""
        return self.getOrDefault(self.extraResampler)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getKeepShares(self) -> Sequence[float]:
        """Value of ``keepShares``."""
        return self.getOrDefault(self.keepShares)

    def getMaxSeconds(self) -> float:
        """Value of ``maxSeconds``."""
        return self.getOrDefault(self.maxSeconds)

    def getMinPrecision(self) -> float:
        """Value of ``minPrecision``."""
        return self.getOrDefault(self.minPrecision)

    def getMinRecall(self) -> float:
        """Value of ``minRecall``."""
        return self.getOrDefault(self.minRecall)

    def getNumFolds(self) -> int:
        """Value of ``numFolds``."""
        return self.getOrDefault(self.numFolds)

    def getNumRepeats(self) -> int:
        """Value of ``numRepeats``."""
        return self.getOrDefault(self.numRepeats)

    def getObjective(self) -> str:
        """Value of ``objective``."""
        return self.getOrDefault(self.objective)

    def getParallelism(self) -> int:
        """Value of ``parallelism``."""
        return self.getOrDefault(self.parallelism)

    def getPositiveLabel(self) -> float:
        """Value of ``positiveLabel``."""
        return self.getOrDefault(self.positiveLabel)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)

    def getSelection(self) -> str:
        """Value of ``selection``."""
        return self.getOrDefault(self.selection)

    def getSizes(self) -> Sequence[float]:
        """Value of ``sizes``."""
        return self.getOrDefault(self.sizes)

    def getTimeCol(self) -> str:
        """Value of ``timeCol``."""
        return self.getOrDefault(self.timeCol)

    def getWeightCol(self) -> str:
        """Value of ``weightCol``."""
        return self.getOrDefault(self.weightCol)



class _ImbalanceTunerModelParams(Params):
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: predictions, or a table of the model's: predictions, table, verdict",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            view="predictions",
        )

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)



class _PolynomFitSmoteParams(Params):
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "part of the gap to the most frequent class that is filled",
        typeConverter=number,  # type: ignore[arg-type]
    )
    binaryCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "binaryCols",
        "features of two values, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    bounds: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "bounds",
        "rows whose least and greatest value bound a synthetic row's: class, all, none",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    chi: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "chi",
        "part of its class's weight that real rows have where it is kept",
        typeConverter=number,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    idCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "idCol",
        "name of a column that identifies rows, for their provenance",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[Sequence[str]] = Param(
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
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    missing: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "missing",
        "what becomes of missing values: error, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    nominalCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "nominalCols",
        "features that hold categories, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    prevalence: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "prevalence",
        "whether synthetic rows change their class's weight or share it: change, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
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
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
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
    targetCounts: Param[dict[Any, int] | str | float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, or in words for classes that become as large as the largest (auto, minority, not minority, not majority, all), or a ratio of two classes, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    topology: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "topology",
        "what rows lie between: star, mesh",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, synthetic rows, or what happened: auto, rows, balanced, synthetic, samples, summary",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    weightCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "weightCol",
        "name of a column of weights, filled in for synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            balanceRatio=1.0,
            bounds="class",
            chi=0.5,
            featuresCol="features",
            labelCol="label",
            maxBroadcastMB=1024,
            missing="error",
            numNeighbors=5,
            prevalence="change",
            saveSamples=False,
            seed=-309267554,
            standardization=True,
            strategy="auto",
            topology="star",
            view="auto",
        )

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getBinaryCols(self) -> Sequence[str]:
        """Value of ``binaryCols``."""
        return self.getOrDefault(self.binaryCols)

    def getBounds(self) -> str:
        """Value of ``bounds``."""
        return self.getOrDefault(self.bounds)

    def getChi(self) -> float:
        """Value of ``chi``."""
        return self.getOrDefault(self.chi)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIdCol(self) -> str:
        """Value of ``idCol``."""
        return self.getOrDefault(self.idCol)

    def getIntegerCols(self) -> Sequence[str]:
        """Value of ``integerCols``."""
        return self.getOrDefault(self.integerCols)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getMaxBroadcastMB(self) -> int:
        """Value of ``maxBroadcastMB``."""
        return self.getOrDefault(self.maxBroadcastMB)

    def getMissing(self) -> str:
        """Value of ``missing``."""
        return self.getOrDefault(self.missing)

    def getNominalCols(self) -> Sequence[str]:
        """Value of ``nominalCols``."""
        return self.getOrDefault(self.nominalCols)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getPrevalence(self) -> str:
        """Value of ``prevalence``."""
        return self.getOrDefault(self.prevalence)

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

    def getTargetCounts(self) -> dict[Any, int] | str | float:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getTopology(self) -> str:
        """Value of ``topology``."""
        return self.getOrDefault(self.topology)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)

    def getWeightCol(self) -> str:
        """Value of ``weightCol``."""
        return self.getOrDefault(self.weightCol)



class _ProWSynParams(Params):
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "part of the gap to the most frequent class that is filled",
        typeConverter=number,  # type: ignore[arg-type]
    )
    binaryCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "binaryCols",
        "features of two values, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    bounds: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "bounds",
        "rows whose least and greatest value bound a synthetic row's: class, all, none",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    chi: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "chi",
        "part of its class's weight that real rows have where it is kept",
        typeConverter=number,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    idCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "idCol",
        "name of a column that identifies rows, for their provenance",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[Sequence[str]] = Param(
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
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    missing: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "missing",
        "what becomes of missing values: error, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    nominalCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "nominalCols",
        "features that hold categories, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    numLevels: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numLevels",
        "number of proximity levels",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    prevalence: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "prevalence",
        "whether synthetic rows change their class's weight or share it: change, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
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
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
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
    targetCounts: Param[dict[Any, int] | str | float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, or in words for classes that become as large as the largest (auto, minority, not minority, not majority, all), or a ratio of two classes, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    theta: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "theta",
        "how fast weights fall from one proximity level to the next",
        typeConverter=number,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, synthetic rows, or what happened: auto, rows, balanced, synthetic, samples, summary",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    weightCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "weightCol",
        "name of a column of weights, filled in for synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            balanceRatio=1.0,
            bounds="class",
            chi=0.5,
            featuresCol="features",
            labelCol="label",
            maxBroadcastMB=1024,
            missing="error",
            numLevels=5,
            numNeighbors=5,
            prevalence="change",
            saveSamples=False,
            seed=-832966873,
            standardization=True,
            strategy="auto",
            theta=1.0,
            view="auto",
        )

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getBinaryCols(self) -> Sequence[str]:
        """Value of ``binaryCols``."""
        return self.getOrDefault(self.binaryCols)

    def getBounds(self) -> str:
        """Value of ``bounds``."""
        return self.getOrDefault(self.bounds)

    def getChi(self) -> float:
        """Value of ``chi``."""
        return self.getOrDefault(self.chi)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIdCol(self) -> str:
        """Value of ``idCol``."""
        return self.getOrDefault(self.idCol)

    def getIntegerCols(self) -> Sequence[str]:
        """Value of ``integerCols``."""
        return self.getOrDefault(self.integerCols)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getMaxBroadcastMB(self) -> int:
        """Value of ``maxBroadcastMB``."""
        return self.getOrDefault(self.maxBroadcastMB)

    def getMissing(self) -> str:
        """Value of ``missing``."""
        return self.getOrDefault(self.missing)

    def getNominalCols(self) -> Sequence[str]:
        """Value of ``nominalCols``."""
        return self.getOrDefault(self.nominalCols)

    def getNumLevels(self) -> int:
        """Value of ``numLevels``."""
        return self.getOrDefault(self.numLevels)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getPrevalence(self) -> str:
        """Value of ``prevalence``."""
        return self.getOrDefault(self.prevalence)

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

    def getTargetCounts(self) -> dict[Any, int] | str | float:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getTheta(self) -> float:
        """Value of ``theta``."""
        return self.getOrDefault(self.theta)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)

    def getWeightCol(self) -> str:
        """Value of ``weightCol``."""
        return self.getOrDefault(self.weightCol)



class _RandomOversamplerParams(Params):
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "part of the gap to the most frequent class that is filled",
        typeConverter=number,  # type: ignore[arg-type]
    )
    binaryCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "binaryCols",
        "features of two values, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    bounds: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "bounds",
        "rows whose least and greatest value bound a synthetic row's: class, all, none",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    chi: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "chi",
        "part of its class's weight that real rows have where it is kept",
        typeConverter=number,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    idCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "idCol",
        "name of a column that identifies rows, for their provenance",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[Sequence[str]] = Param(
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
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    missing: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "missing",
        "what becomes of missing values: error, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    nominalCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "nominalCols",
        "features that hold categories, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    prevalence: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "prevalence",
        "whether synthetic rows change their class's weight or share it: change, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
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
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
    )
    shrinkage: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "shrinkage",
        "factor of the noise that is added to copies; 0 adds none",
        typeConverter=number,  # type: ignore[arg-type]
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
    targetCounts: Param[dict[Any, int] | str | float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, or in words for classes that become as large as the largest (auto, minority, not minority, not majority, all), or a ratio of two classes, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, synthetic rows, or what happened: auto, rows, balanced, synthetic, samples, summary",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    weightCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "weightCol",
        "name of a column of weights, filled in for synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            balanceRatio=1.0,
            bounds="class",
            chi=0.5,
            featuresCol="features",
            labelCol="label",
            maxBroadcastMB=1024,
            missing="error",
            numNeighbors=5,
            prevalence="change",
            saveSamples=False,
            seed=-428558150,
            shrinkage=0.0,
            standardization=True,
            strategy="auto",
            view="auto",
        )

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getBinaryCols(self) -> Sequence[str]:
        """Value of ``binaryCols``."""
        return self.getOrDefault(self.binaryCols)

    def getBounds(self) -> str:
        """Value of ``bounds``."""
        return self.getOrDefault(self.bounds)

    def getChi(self) -> float:
        """Value of ``chi``."""
        return self.getOrDefault(self.chi)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIdCol(self) -> str:
        """Value of ``idCol``."""
        return self.getOrDefault(self.idCol)

    def getIntegerCols(self) -> Sequence[str]:
        """Value of ``integerCols``."""
        return self.getOrDefault(self.integerCols)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getMaxBroadcastMB(self) -> int:
        """Value of ``maxBroadcastMB``."""
        return self.getOrDefault(self.maxBroadcastMB)

    def getMissing(self) -> str:
        """Value of ``missing``."""
        return self.getOrDefault(self.missing)

    def getNominalCols(self) -> Sequence[str]:
        """Value of ``nominalCols``."""
        return self.getOrDefault(self.nominalCols)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getPrevalence(self) -> str:
        """Value of ``prevalence``."""
        return self.getOrDefault(self.prevalence)

    def getSaveSamples(self) -> bool:
        """Value of ``saveSamples``."""
        return self.getOrDefault(self.saveSamples)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)

    def getShrinkage(self) -> float:
        """Value of ``shrinkage``."""
        return self.getOrDefault(self.shrinkage)

    def getStandardization(self) -> bool:
        """Value of ``standardization``."""
        return self.getOrDefault(self.standardization)

    def getStrategy(self) -> str:
        """Value of ``strategy``."""
        return self.getOrDefault(self.strategy)

    def getSyntheticCol(self) -> str:
        """Value of ``syntheticCol``."""
        return self.getOrDefault(self.syntheticCol)

    def getTargetCounts(self) -> dict[Any, int] | str | float:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)

    def getWeightCol(self) -> str:
        """Value of ``weightCol``."""
        return self.getOrDefault(self.weightCol)



class _RandomUndersamplerParams(Params):
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "rows of the smallest class for one row kept of any other",
        typeConverter=number,  # type: ignore[arg-type]
    )
    keepShare: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "keepShare",
        "part of its rows that every class but the smallest keeps",
        typeConverter=number,  # type: ignore[arg-type]
    )
    labelCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "labelCol",
        "label column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed",
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
    )
    targetCounts: Param[dict[Any, int] | str | float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows kept per label, or in words for classes that become as small as the smallest (auto, majority, not minority, not majority, all), or a ratio of two classes, overriding keepShare and balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, or rows: auto, rows, balanced",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            balanceRatio=1.0,
            labelCol="label",
            seed=789581546,
            view="auto",
        )

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getKeepShare(self) -> float:
        """Value of ``keepShare``."""
        return self.getOrDefault(self.keepShare)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)

    def getTargetCounts(self) -> dict[Any, int] | str | float:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)



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
        typeConverter=number,  # type: ignore[arg-type]
    )
    bandwidth: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "bandwidth",
        "width h of the Gaussian kernel in standardised units; overrides bandwidthRule",
        typeConverter=number,  # type: ignore[arg-type]
    )
    bandwidthRule: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "bandwidthRule",
        "how h is chosen: scott, silverman, likelihood",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    binaryCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "binaryCols",
        "features of two values, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    bounds: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "bounds",
        "rows whose least and greatest value bound a synthetic row's: class, all, none",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    candidates: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "candidates",
        "random points of the sphere of which the best is the start",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    chi: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "chi",
        "part of its class's weight that real rows have where it is kept",
        typeConverter=number,  # type: ignore[arg-type]
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
        typeConverter=number,  # type: ignore[arg-type]
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
    hiddenLayers: Param[Sequence[int]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "hiddenLayers",
        "neurons of each hidden layer of the network",
        typeConverter=wholes_of_32_bits,  # type: ignore[arg-type]
    )
    idCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "idCol",
        "name of a column that identifies rows, for their provenance",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    informativeFraction: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "informativeFraction",
        "part of the rows that top-fraction takes",
        typeConverter=number,  # type: ignore[arg-type]
    )
    informativeSelection: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "informativeSelection",
        "how informative rows are found: active, top-fraction, none",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    initialBatch: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "initialBatch",
        "rows labelled at first",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    integerCols: Param[Sequence[str]] = Param(
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
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    maxIter: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxIter",
        "maximum number of iterations (>= 0)",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    maxRounds: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxRounds",
        "most rounds of active learning",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    maxTrainingRows: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "maxTrainingRows",
        "most rows that top-fraction trains on, stratified",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    missing: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "missing",
        "what becomes of missing values: error, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    nominalCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "nominalCols",
        "features that hold categories, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    prevalence: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "prevalence",
        "whether synthetic rows change their class's weight or share it: change, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    queryBatch: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "queryBatch",
        "rows queried in the first round; doubles in every round",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
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
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
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
    targetCounts: Param[dict[Any, int] | str | float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, or in words for classes that become as large as the largest (auto, minority, not minority, not majority, all), or a ratio of two classes, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    tol: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "tol",
        "the convergence tolerance for iterative algorithms (> 0)",
        typeConverter=number,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, synthetic rows, or what happened: auto, rows, balanced, synthetic, samples, summary",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    weightCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "weightCol",
        "name of a column of weights, filled in for synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            ascentRegion="informative",
            balanceRatio=1.0,
            bandwidthRule="scott",
            bounds="class",
            candidates=1,
            chi=0.5,
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
            missing="error",
            numNeighbors=10,
            prevalence="change",
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

    def getBinaryCols(self) -> Sequence[str]:
        """Value of ``binaryCols``."""
        return self.getOrDefault(self.binaryCols)

    def getBounds(self) -> str:
        """Value of ``bounds``."""
        return self.getOrDefault(self.bounds)

    def getCandidates(self) -> int:
        """Value of ``candidates``."""
        return self.getOrDefault(self.candidates)

    def getChi(self) -> float:
        """Value of ``chi``."""
        return self.getOrDefault(self.chi)

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

    def getHiddenLayers(self) -> Sequence[int]:
        """Value of ``hiddenLayers``."""
        return self.getOrDefault(self.hiddenLayers)

    def getIdCol(self) -> str:
        """Value of ``idCol``."""
        return self.getOrDefault(self.idCol)

    def getInformativeFraction(self) -> float:
        """Value of ``informativeFraction``."""
        return self.getOrDefault(self.informativeFraction)

    def getInformativeSelection(self) -> str:
        """Value of ``informativeSelection``."""
        return self.getOrDefault(self.informativeSelection)

    def getInitialBatch(self) -> int:
        """Value of ``initialBatch``."""
        return self.getOrDefault(self.initialBatch)

    def getIntegerCols(self) -> Sequence[str]:
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

    def getMissing(self) -> str:
        """Value of ``missing``."""
        return self.getOrDefault(self.missing)

    def getNominalCols(self) -> Sequence[str]:
        """Value of ``nominalCols``."""
        return self.getOrDefault(self.nominalCols)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getPrevalence(self) -> str:
        """Value of ``prevalence``."""
        return self.getOrDefault(self.prevalence)

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

    def getTargetCounts(self) -> dict[Any, int] | str | float:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getTol(self) -> float:
        """Value of ``tol``."""
        return self.getOrDefault(self.tol)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)

    def getWeightCol(self) -> str:
        """Value of ``weightCol``."""
        return self.getOrDefault(self.weightCol)



class _SmoteParams(Params):
    balanceRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "balanceRatio",
        "part of the gap to the most frequent class that is filled",
        typeConverter=number,  # type: ignore[arg-type]
    )
    binaryCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "binaryCols",
        "features of two values, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    bounds: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "bounds",
        "rows whose least and greatest value bound a synthetic row's: class, all, none",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    chi: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "chi",
        "part of its class's weight that real rows have where it is kept",
        typeConverter=number,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    idCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "idCol",
        "name of a column that identifies rows, for their provenance",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[Sequence[str]] = Param(
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
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    missing: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "missing",
        "what becomes of missing values: error, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    nominalCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "nominalCols",
        "features that hold categories, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    numNeighbors: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numNeighbors",
        "number of nearest neighbours",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    prevalence: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "prevalence",
        "whether synthetic rows change their class's weight or share it: change, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
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
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
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
    targetCounts: Param[dict[Any, int] | str | float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "targetCounts",
        "rows wanted per label, or in words for classes that become as large as the largest (auto, minority, not minority, not majority, all), or a ratio of two classes, overriding balanceRatio",
        typeConverter=label_counts,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, rows, synthetic rows, or what happened: auto, rows, balanced, synthetic, samples, summary",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    weightCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "weightCol",
        "name of a column of weights, filled in for synthetic rows",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            balanceRatio=1.0,
            bounds="class",
            chi=0.5,
            featuresCol="features",
            labelCol="label",
            maxBroadcastMB=1024,
            missing="error",
            numNeighbors=5,
            prevalence="change",
            saveSamples=False,
            seed=-1187069745,
            standardization=True,
            strategy="auto",
            view="auto",
        )

    def getBalanceRatio(self) -> float:
        """Value of ``balanceRatio``."""
        return self.getOrDefault(self.balanceRatio)

    def getBinaryCols(self) -> Sequence[str]:
        """Value of ``binaryCols``."""
        return self.getOrDefault(self.binaryCols)

    def getBounds(self) -> str:
        """Value of ``bounds``."""
        return self.getOrDefault(self.bounds)

    def getChi(self) -> float:
        """Value of ``chi``."""
        return self.getOrDefault(self.chi)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIdCol(self) -> str:
        """Value of ``idCol``."""
        return self.getOrDefault(self.idCol)

    def getIntegerCols(self) -> Sequence[str]:
        """Value of ``integerCols``."""
        return self.getOrDefault(self.integerCols)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getMaxBroadcastMB(self) -> int:
        """Value of ``maxBroadcastMB``."""
        return self.getOrDefault(self.maxBroadcastMB)

    def getMissing(self) -> str:
        """Value of ``missing``."""
        return self.getOrDefault(self.missing)

    def getNominalCols(self) -> Sequence[str]:
        """Value of ``nominalCols``."""
        return self.getOrDefault(self.nominalCols)

    def getNumNeighbors(self) -> int:
        """Value of ``numNeighbors``."""
        return self.getOrDefault(self.numNeighbors)

    def getPrevalence(self) -> str:
        """Value of ``prevalence``."""
        return self.getOrDefault(self.prevalence)

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

    def getTargetCounts(self) -> dict[Any, int] | str | float:
        """Value of ``targetCounts``."""
        return self.getOrDefault(self.targetCounts)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)

    def getWeightCol(self) -> str:
        """Value of ``weightCol``."""
        return self.getOrDefault(self.weightCol)



class _SyntheticSizeTunerParams(Params):
    classifier: Param[Estimator[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "classifier",
        "classifier trained on the resampled rows",
        typeConverter=stage_of_ml,  # type: ignore[arg-type]
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
        typeConverter=stage_of_ml,  # type: ignore[arg-type]
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
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    numRepeats: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numRepeats",
        "how often the rows are split anew",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
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
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    resampler: Param[_stages.Sampler[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "resampler",
        "adds rows to the training data or leaves some out",
        typeConverter=stage_of_ml,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed of the splits",
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
    )
    sizes: Param[Sequence[float]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "sizes",
        "parts of the gap to try",
        typeConverter=numbers,  # type: ignore[arg-type]
    )
    trainRatio: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "trainRatio",
        "part of the rows that trains, instead of folds",
        typeConverter=number,  # type: ignore[arg-type]
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

    def getResampler(self) -> _stages.Sampler[Any]:
        """Value of ``resampler``."""
        return self.getOrDefault(self.resampler)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)

    def getSizes(self) -> Sequence[float]:
        """Value of ``sizes``."""
        return self.getOrDefault(self.sizes)

    def getTrainRatio(self) -> float:
        """Value of ``trainRatio``."""
        return self.getOrDefault(self.trainRatio)



class _SyntheticSizeTunerModelParams(Params):
    correctPrior: Param[bool] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "correctPrior",
        "whether predictions are mapped back from the resampled to the original class prior",
        typeConverter=TypeConverters.toBoolean,  # type: ignore[arg-type]
    )
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: predictions, or a table of the model's: predictions, table, verdict",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            correctPrior=False,
            view="predictions",
        )

    def getCorrectPrior(self) -> bool:
        """Value of ``correctPrior``."""
        return self.getOrDefault(self.correctPrior)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)



class _TomekLinksParams(Params):
    binaryCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "binaryCols",
        "features of two values, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "featuresCol",
        "features column name",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    integerCols: Param[Sequence[str]] = Param(
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
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    missing: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "missing",
        "what becomes of missing values: error, keep",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    nominalCols: Param[Sequence[str]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "nominalCols",
        "features that hold categories, by name or index",
        typeConverter=TypeConverters.toListString,  # type: ignore[arg-type]
    )
    samplingStrategy: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "samplingStrategy",
        "classes that rows are left out of: notMinority, all",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
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
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: the training data balanced once, or rows: auto, rows, balanced",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            featuresCol="features",
            labelCol="label",
            maxBroadcastMB=1024,
            missing="error",
            samplingStrategy="notMinority",
            standardization=True,
            strategy="auto",
            view="auto",
        )

    def getBinaryCols(self) -> Sequence[str]:
        """Value of ``binaryCols``."""
        return self.getOrDefault(self.binaryCols)

    def getFeaturesCol(self) -> str:
        """Value of ``featuresCol``."""
        return self.getOrDefault(self.featuresCol)

    def getIntegerCols(self) -> Sequence[str]:
        """Value of ``integerCols``."""
        return self.getOrDefault(self.integerCols)

    def getLabelCol(self) -> str:
        """Value of ``labelCol``."""
        return self.getOrDefault(self.labelCol)

    def getMaxBroadcastMB(self) -> int:
        """Value of ``maxBroadcastMB``."""
        return self.getOrDefault(self.maxBroadcastMB)

    def getMissing(self) -> str:
        """Value of ``missing``."""
        return self.getOrDefault(self.missing)

    def getNominalCols(self) -> Sequence[str]:
        """Value of ``nominalCols``."""
        return self.getOrDefault(self.nominalCols)

    def getSamplingStrategy(self) -> str:
        """Value of ``samplingStrategy``."""
        return self.getOrDefault(self.samplingStrategy)

    def getStandardization(self) -> bool:
        """Value of ``standardization``."""
        return self.getOrDefault(self.standardization)

    def getStrategy(self) -> str:
        """Value of ``strategy``."""
        return self.getOrDefault(self.strategy)

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)



class _TunedThresholdParams(Params):
    alertsPerDay: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "alertsPerDay",
        "most alerts a day, on average",
        typeConverter=number,  # type: ignore[arg-type]
    )
    alertsPerThousand: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "alertsPerThousand",
        "most alerts in 1,000 rows",
        typeConverter=number,  # type: ignore[arg-type]
    )
    beta: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "beta",
        "how many times recall matters as much as precision",
        typeConverter=number,  # type: ignore[arg-type]
    )
    classifier: Param[Estimator[Any]] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "classifier",
        "classifier that predicts probabilities, with all that goes before it",
        typeConverter=stage_of_ml,  # type: ignore[arg-type]
    )
    costCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "costCol",
        "column of what it costs to miss the row",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    costFalseNegative: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "costFalseNegative",
        "what a missed row costs",
        typeConverter=number,  # type: ignore[arg-type]
    )
    costFalsePositive: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "costFalsePositive",
        "what a false alarm costs",
        typeConverter=number,  # type: ignore[arg-type]
    )
    minPrecision: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "minPrecision",
        "least precision to keep to",
        typeConverter=number,  # type: ignore[arg-type]
    )
    minRecall: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "minRecall",
        "least recall to keep to",
        typeConverter=number,  # type: ignore[arg-type]
    )
    numFolds: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "numFolds",
        "number of stratified folds",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    objective: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "objective",
        "what the threshold is chosen for: macroF1, f1, fBeta, mcc, balancedAccuracy, cost, precisionAtLeast, recallAtLeast, alerts",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    parallelism: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "parallelism",
        "folds trained at the same time",
        typeConverter=whole_of_32_bits,  # type: ignore[arg-type]
    )
    positiveLabel: Param[float] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "positiveLabel",
        "which of two labels is looked for",
        typeConverter=number,  # type: ignore[arg-type]
    )
    seed: Param[int] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "seed",
        "random seed of the folds",
        typeConverter=whole_of_64_bits,  # type: ignore[arg-type]
    )
    timeCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "timeCol",
        "column of the time of a row",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    weightCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "weightCol",
        "column of how much each row counts",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            beta=2.0,
            costFalseNegative=1.0,
            costFalsePositive=1.0,
            numFolds=5,
            objective="macroF1",
            parallelism=1,
            seed=614738486,
        )

    def getAlertsPerDay(self) -> float:
        """Value of ``alertsPerDay``."""
        return self.getOrDefault(self.alertsPerDay)

    def getAlertsPerThousand(self) -> float:
        """Value of ``alertsPerThousand``."""
        return self.getOrDefault(self.alertsPerThousand)

    def getBeta(self) -> float:
        """Value of ``beta``."""
        return self.getOrDefault(self.beta)

    def getClassifier(self) -> Estimator[Any]:
        """Value of ``classifier``."""
        return self.getOrDefault(self.classifier)

    def getCostCol(self) -> str:
        """Value of ``costCol``."""
        return self.getOrDefault(self.costCol)

    def getCostFalseNegative(self) -> float:
        """Value of ``costFalseNegative``."""
        return self.getOrDefault(self.costFalseNegative)

    def getCostFalsePositive(self) -> float:
        """Value of ``costFalsePositive``."""
        return self.getOrDefault(self.costFalsePositive)

    def getMinPrecision(self) -> float:
        """Value of ``minPrecision``."""
        return self.getOrDefault(self.minPrecision)

    def getMinRecall(self) -> float:
        """Value of ``minRecall``."""
        return self.getOrDefault(self.minRecall)

    def getNumFolds(self) -> int:
        """Value of ``numFolds``."""
        return self.getOrDefault(self.numFolds)

    def getObjective(self) -> str:
        """Value of ``objective``."""
        return self.getOrDefault(self.objective)

    def getParallelism(self) -> int:
        """Value of ``parallelism``."""
        return self.getOrDefault(self.parallelism)

    def getPositiveLabel(self) -> float:
        """Value of ``positiveLabel``."""
        return self.getOrDefault(self.positiveLabel)

    def getSeed(self) -> int:
        """Value of ``seed``."""
        return self.getOrDefault(self.seed)

    def getTimeCol(self) -> str:
        """Value of ``timeCol``."""
        return self.getOrDefault(self.timeCol)

    def getWeightCol(self) -> str:
        """Value of ``weightCol``."""
        return self.getOrDefault(self.weightCol)



class _TunedThresholdModelParams(Params):
    view: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "view",
        "what transform gives: predictions, or a table of the model's: predictions, curve",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            view="predictions",
        )

    def getView(self) -> str:
        """Value of ``view``."""
        return self.getOrDefault(self.view)



class _VectorImputerParams(Params):
    inputCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "inputCol",
        "vector column with NaN where a value is missing",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )
    outputCol: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "outputCol",
        "vector column in which nothing is missing",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._setDefault(
            inputCol="features",
            outputCol="imputed",
        )

    def getInputCol(self) -> str:
        """Value of ``inputCol``."""
        return self.getOrDefault(self.inputCol)

    def getOutputCol(self) -> str:
        """Value of ``outputCol``."""
        return self.getOrDefault(self.outputCol)



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
    binaryCols : Sequence[str]
        Features of two values, such as yes and no: synthetic rows take one of the two;
        they are taken for a one-hot block where they follow each other and exclude each
        other. One of more values is nominal. Names or indices, as for ``nominalCols``.
        Wins over what attributes and data tell. Unset by default.
    bounds : str, default "class"
        Values to which a measurement or a whole number of a synthetic row is held:
        those from the least to the greatest seen in its class (``class``), in any class
        (``all``), or any (``none``). A row that would lie outside is moved onto the
        bounds, and provenance calls it ``projected``; that a row lies at its ``radius``
        from the seed holds for ``none`` alone. Default ``class``.
    chi : float, default 0.5
        Part χ of a growing class's weight that its real rows have under ``prevalence``
        ``keep``, above 0 and below 1. Default 0.5.
    featuresCol : str, default "features"
        Features column name.
    idCol : str
        Name of a column that identifies rows; provenance of a synthetic row then names
        its seed and its neighbour by it. Unset by default: provenance names none.
    integerCols : Sequence[str]
        Features that hold whole numbers, to which synthetic values are rounded: names,
        as the features column's attributes tell them (those of ``VectorAssembler`` do),
        or indices. Wins over what attributes and data tell. Where rows hold fractions,
        synthetic values are whole numbers between the bounds all the same, or those
        next to them if none lies between; copies keep what the row holds. Unset by
        default.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    missing : str, default "error"
        What becomes of NaN among the features: ``error`` refuses it and names the
        feature; ``keep`` measures with the class's mean or mode in its place, and a
        synthetic row is missing what its seed is missing (on a segment: what its nearer
        end is). Default ``error``.
    nominalCols : Sequence[str]
        Features that hold categories: in distances they are equal or not, and
        synthetic rows take a value that occurs, never one between two. Names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Wins over what attributes and data tell. Unset by default.
    numNeighbors : int, default 5
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 5.
    prevalence : str, default "change"
        Whether synthetic rows make a class weigh more (``change``), or share its
        weight with the real ones (``keep``): in a class that grows, real rows then
        weigh ``chi`` times as much as before and synthetic ones ``(1 - χ) n / ñ`` (with
        weights of their own in proportion to these), so that the class's weight, and
        with it a classifier's intercept, stays. ``keep`` asks for ``weightCol``.
        Default ``change``.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for
        ``synthetic_samples`` and ``balance``. A model saved by a version without this
        parameter keeps them. Default false.
    seed : int, default 1331489857
        Random seed.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while neighbours are searched and synthetic rows
        grow: ``broadcast`` (every executor has all of them), ``partitioned`` (they stay
        where they are, and points go to them), or ``auto`` (broadcast if the packed
        rows take at most ``maxBroadcastMB``). Both give the same rows. Default
        ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[Any, int] | str | float
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Or in
        imbalanced-learn's words, for classes that are to have as many rows as the
        largest: ``minority`` (the smallest), ``not minority``, ``not majority``,
        ``all``, ``auto`` (as ``not majority``); or, of two classes, the ratio of the
        smaller to the larger, above 0 and at most 1. The fit gives them numbers. Unset
        by default.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended), ``synthetic`` (the synthetic rows alone, in the
        dataset's columns), or whatever the dataset ``samples`` (the synthetic rows with
        their provenance) or ``summary`` (one row of what happened during the fit). For
        who cannot hand over the same object nor call another method, as a client of a
        server. Default ``auto``.
    weightCol : str
        Name of a column of weights that ``transform`` fills in: of a synthetic row its
        seed's weight (of equal seeds the mean), or 1 if the input has no such column;
        see also ``prevalence``. Added to the input's columns if it is not there. Unset
        by default: no weights.
    """

    _java_class = "io.github.sparksimpor.ml.Adasyn"

    @keyword_only
    def __init__(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> Adasyn:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBalanceRatio(self, value: float) -> Adasyn:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setBinaryCols(self, value: Sequence[str]) -> Adasyn:
        """Sets ``binaryCols``."""
        return self._set(binaryCols=value)

    def setBounds(self, value: str) -> Adasyn:
        """Sets ``bounds``."""
        return self._set(bounds=value)

    def setChi(self, value: float) -> Adasyn:
        """Sets ``chi``."""
        return self._set(chi=value)

    def setFeaturesCol(self, value: str) -> Adasyn:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIdCol(self, value: str) -> Adasyn:
        """Sets ``idCol``."""
        return self._set(idCol=value)

    def setIntegerCols(self, value: Sequence[str]) -> Adasyn:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setLabelCol(self, value: str) -> Adasyn:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> Adasyn:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setMissing(self, value: str) -> Adasyn:
        """Sets ``missing``."""
        return self._set(missing=value)

    def setNominalCols(self, value: Sequence[str]) -> Adasyn:
        """Sets ``nominalCols``."""
        return self._set(nominalCols=value)

    def setNumNeighbors(self, value: int) -> Adasyn:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setPrevalence(self, value: str) -> Adasyn:
        """Sets ``prevalence``."""
        return self._set(prevalence=value)

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

    def setTargetCounts(self, value: dict[Any, int] | str | float) -> Adasyn:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setView(self, value: str) -> Adasyn:
        """Sets ``view``."""
        return self._set(view=value)

    def setWeightCol(self, value: str) -> Adasyn:
        """Sets ``weightCol``."""
        return self._set(weightCol=value)

    def _create_model(self, java_model: Any) -> AdasynModel:
        return AdasynModel(java_model)


class AdasynModel(_AdasynParams, _stages.ResamplerModel):
    """A fitted ``Adasyn``: holds the synthetic rows.
    """


class BalancedBagging(_BalancedBaggingParams, _stages.Holder["BalancedBaggingModel"]):
    """Trains several classifiers, each on its own sample, and averages their
    probabilities (EasyEnsemble without boosting, Liu, Wu, Zhou 2009; balanced bagging).

    With a ``RandomUndersampler`` every member sees all rows of the smallest class and
    another share of the others, so that together they see more of a large class than
    one of them could hold; with a ``Resampler`` each sees other synthetic rows. Member
    b takes the ``resampler`` with a seed that follows from ``seed`` and b. Members
    differ by nothing else: a classifier with a seed of its own keeps it.

    Parameters
    ----------
    classifier : Estimator[Any]
        Trained on the resampled rows: any Spark classifier, or a ``Pipeline`` that
        ends in one. Synthetic rows have a label and features only, so whatever it reads
        must come from these. Required.
    correctPrior : bool, default True
        Whether predicted probabilities are mapped back from the resampled to the
        original class prior, and predictions with them. Default false.
    numMembers : int, default 10
        Number B of classifiers whose probabilities are averaged, from 1 to 10,000.
        Default 10.
    parallelism : int, default 1
        Members that are trained at the same time.
    resampler : _stages.Sampler[Any]
        Adds synthetic rows to the training data, or leaves some of its rows out.
        Required.
    seed : int, default -651230460
        Random seed.
    """

    _java_class = "io.github.sparksimpor.ml.BalancedBagging"

    @keyword_only
    def __init__(
        self,
        *,
        classifier: Estimator[Any] | None = None,
        correctPrior: bool | None = None,
        numMembers: int | None = None,
        parallelism: int | None = None,
        resampler: _stages.Sampler[Any] | None = None,
        seed: int | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        classifier: Estimator[Any] | None = None,
        correctPrior: bool | None = None,
        numMembers: int | None = None,
        parallelism: int | None = None,
        resampler: _stages.Sampler[Any] | None = None,
        seed: int | None = None,
    ) -> BalancedBagging:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setClassifier(self, value: Estimator[Any]) -> BalancedBagging:
        """Sets ``classifier``."""
        return self._set(classifier=value)

    def setCorrectPrior(self, value: bool) -> BalancedBagging:
        """Sets ``correctPrior``."""
        return self._set(correctPrior=value)

    def setNumMembers(self, value: int) -> BalancedBagging:
        """Sets ``numMembers``."""
        return self._set(numMembers=value)

    def setParallelism(self, value: int) -> BalancedBagging:
        """Sets ``parallelism``."""
        return self._set(parallelism=value)

    def setResampler(self, value: _stages.Sampler[Any]) -> BalancedBagging:
        """Sets ``resampler``."""
        return self._set(resampler=value)

    def setSeed(self, value: int) -> BalancedBagging:
        """Sets ``seed``."""
        return self._set(seed=value)

    def _create_model(self, java_model: Any) -> BalancedBaggingModel:
        return BalancedBaggingModel(java_model)


class BalancedBaggingModel(_BalancedBaggingModelParams, _stages.HolderModel):
    """The classifiers that ``BalancedBagging`` has trained: predicts the average of their
    probabilities, mapped back to the original class prior if ``correctPrior`` says so,
    and by the classifier's thresholds if it has any. (It is corrected after it is
    averaged: of corrected probabilities, the few near 1 would outvote all others.)
    ``rawPrediction`` is the sum of the members' probabilities, as of a forest's trees.
    Of what members add besides, nothing is left.
    """


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
    class, it cannot undo. A classifier with a ``weightCol`` learns sums of weights, and
    by these it is corrected. Adding rows also weakens a penalised classifier's
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
    resampler : _stages.Sampler[Any]
        Adds synthetic rows to the training data, or leaves some of its rows out.
        Required.
    """

    _java_class = "io.github.sparksimpor.ml.BalancedClassifier"

    @keyword_only
    def __init__(
        self,
        *,
        classifier: Estimator[Any] | None = None,
        correctPrior: bool | None = None,
        resampler: _stages.Sampler[Any] | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        classifier: Estimator[Any] | None = None,
        correctPrior: bool | None = None,
        resampler: _stages.Sampler[Any] | None = None,
    ) -> BalancedClassifier:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setClassifier(self, value: Estimator[Any]) -> BalancedClassifier:
        """Sets ``classifier``."""
        return self._set(classifier=value)

    def setCorrectPrior(self, value: bool) -> BalancedClassifier:
        """Sets ``correctPrior``."""
        return self._set(correctPrior=value)

    def setResampler(self, value: _stages.Sampler[Any]) -> BalancedClassifier:
        """Sets ``resampler``."""
        return self._set(resampler=value)

    def _create_model(self, java_model: Any) -> BalancedClassifierModel:
        return BalancedClassifierModel(java_model)


class BalancedClassifierModel(_BalancedClassifierModelParams, _stages.HolderModel):
    """A classifier trained by ``BalancedClassifier``: predicts, and adds no rows to
    anything.

    With ``correctPrior`` the ``probability`` column is mapped back to the class prior
    of the training data before resampling, ``p_c`` becoming ``p_c n_c / (n_c + ñ_c)``
    over the sum; sums of weights stand for the numbers of rows if the classifier has a
    ``weightCol``. And ``prediction`` follows from it, by the classifier's thresholds if
    it has any. The ``rawPrediction`` column stays as it is.
    """


class BorderlineSmote(_BorderlineSmoteParams, _stages.Resampler["BorderlineSmoteModel"]):
    """Borderline-SMOTE (Han, Wang, Mao 2005): as ``Smote``, but only rows in danger serve
    as seeds: those of whose ``dangerNeighbors`` nearest rows, of all classes, at least
    half but not all belong to other classes. With fewer a row is safe, with all it is
    noise.

    Kind ``borderline-1`` interpolates towards neighbours of the same class. Kind
    ``borderline-2`` leads, for every other row on average, towards one of the nearest
    neighbours of other classes, and there halfway at most. If no row of a class is in
    danger, all of its rows serve, so that the class is balanced all the same, and the
    log says so.

    Parameters
    ----------
    balanceRatio : float, default 1.0
        Part γ of the gap to the most frequent class that is filled: each class
        receives ``round(γ (n_MA - n_c))`` rows. At least 0; 0 adds nothing, 1 balances,
        more overshoots. Default 1.
    binaryCols : Sequence[str]
        Features of two values, such as yes and no: synthetic rows take one of the two;
        they are taken for a one-hot block where they follow each other and exclude each
        other. One of more values is nominal. Names or indices, as for ``nominalCols``.
        Wins over what attributes and data tell. Unset by default.
    bounds : str, default "class"
        Values to which a measurement or a whole number of a synthetic row is held:
        those from the least to the greatest seen in its class (``class``), in any class
        (``all``), or any (``none``). A row that would lie outside is moved onto the
        bounds, and provenance calls it ``projected``; that a row lies at its ``radius``
        from the seed holds for ``none`` alone. Default ``class``.
    chi : float, default 0.5
        Part χ of a growing class's weight that its real rows have under ``prevalence``
        ``keep``, above 0 and below 1. Default 0.5.
    dangerNeighbors : int, default 10
        Number m of nearest rows that tell whether a row is in danger, at least 1.
        Default 10.
    featuresCol : str, default "features"
        Features column name.
    idCol : str
        Name of a column that identifies rows; provenance of a synthetic row then names
        its seed and its neighbour by it. Unset by default: provenance names none.
    integerCols : Sequence[str]
        Features that hold whole numbers, to which synthetic values are rounded: names,
        as the features column's attributes tell them (those of ``VectorAssembler`` do),
        or indices. Wins over what attributes and data tell. Where rows hold fractions,
        synthetic values are whole numbers between the bounds all the same, or those
        next to them if none lies between; copies keep what the row holds. Unset by
        default.
    kind : str, default "borderline-1"
        What rows are interpolated with: ``borderline-1`` (neighbours of the same
        class) or ``borderline-2`` (also those of other classes). Default
        ``borderline-1``.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    missing : str, default "error"
        What becomes of NaN among the features: ``error`` refuses it and names the
        feature; ``keep`` measures with the class's mean or mode in its place, and a
        synthetic row is missing what its seed is missing (on a segment: what its nearer
        end is). Default ``error``.
    nominalCols : Sequence[str]
        Features that hold categories: in distances they are equal or not, and
        synthetic rows take a value that occurs, never one between two. Names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Wins over what attributes and data tell. Unset by default.
    numNeighbors : int, default 5
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 5.
    prevalence : str, default "change"
        Whether synthetic rows make a class weigh more (``change``), or share its
        weight with the real ones (``keep``): in a class that grows, real rows then
        weigh ``chi`` times as much as before and synthetic ones ``(1 - χ) n / ñ`` (with
        weights of their own in proportion to these), so that the class's weight, and
        with it a classifier's intercept, stays. ``keep`` asks for ``weightCol``.
        Default ``change``.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for
        ``synthetic_samples`` and ``balance``. A model saved by a version without this
        parameter keeps them. Default false.
    seed : int, default 676196175
        Random seed.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while neighbours are searched and synthetic rows
        grow: ``broadcast`` (every executor has all of them), ``partitioned`` (they stay
        where they are, and points go to them), or ``auto`` (broadcast if the packed
        rows take at most ``maxBroadcastMB``). Both give the same rows. Default
        ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[Any, int] | str | float
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Or in
        imbalanced-learn's words, for classes that are to have as many rows as the
        largest: ``minority`` (the smallest), ``not minority``, ``not majority``,
        ``all``, ``auto`` (as ``not majority``); or, of two classes, the ratio of the
        smaller to the larger, above 0 and at most 1. The fit gives them numbers. Unset
        by default.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended), ``synthetic`` (the synthetic rows alone, in the
        dataset's columns), or whatever the dataset ``samples`` (the synthetic rows with
        their provenance) or ``summary`` (one row of what happened during the fit). For
        who cannot hand over the same object nor call another method, as a client of a
        server. Default ``auto``.
    weightCol : str
        Name of a column of weights that ``transform`` fills in: of a synthetic row its
        seed's weight (of equal seeds the mean), or 1 if the input has no such column;
        see also ``prevalence``. Added to the input's columns if it is not there. Unset
        by default: no weights.
    """

    _java_class = "io.github.sparksimpor.ml.BorderlineSmote"

    @keyword_only
    def __init__(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        dangerNeighbors: int | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        kind: str | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        dangerNeighbors: int | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        kind: str | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> BorderlineSmote:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBalanceRatio(self, value: float) -> BorderlineSmote:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setBinaryCols(self, value: Sequence[str]) -> BorderlineSmote:
        """Sets ``binaryCols``."""
        return self._set(binaryCols=value)

    def setBounds(self, value: str) -> BorderlineSmote:
        """Sets ``bounds``."""
        return self._set(bounds=value)

    def setChi(self, value: float) -> BorderlineSmote:
        """Sets ``chi``."""
        return self._set(chi=value)

    def setDangerNeighbors(self, value: int) -> BorderlineSmote:
        """Sets ``dangerNeighbors``."""
        return self._set(dangerNeighbors=value)

    def setFeaturesCol(self, value: str) -> BorderlineSmote:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIdCol(self, value: str) -> BorderlineSmote:
        """Sets ``idCol``."""
        return self._set(idCol=value)

    def setIntegerCols(self, value: Sequence[str]) -> BorderlineSmote:
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

    def setMissing(self, value: str) -> BorderlineSmote:
        """Sets ``missing``."""
        return self._set(missing=value)

    def setNominalCols(self, value: Sequence[str]) -> BorderlineSmote:
        """Sets ``nominalCols``."""
        return self._set(nominalCols=value)

    def setNumNeighbors(self, value: int) -> BorderlineSmote:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setPrevalence(self, value: str) -> BorderlineSmote:
        """Sets ``prevalence``."""
        return self._set(prevalence=value)

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

    def setTargetCounts(self, value: dict[Any, int] | str | float) -> BorderlineSmote:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setView(self, value: str) -> BorderlineSmote:
        """Sets ``view``."""
        return self._set(view=value)

    def setWeightCol(self, value: str) -> BorderlineSmote:
        """Sets ``weightCol``."""
        return self._set(weightCol=value)

    def _create_model(self, java_model: Any) -> BorderlineSmoteModel:
        return BorderlineSmoteModel(java_model)


class BorderlineSmoteModel(_BorderlineSmoteParams, _stages.ResamplerModel):
    """A fitted ``BorderlineSmote``: holds the synthetic rows.
    """


class CalibratedClassifier(_CalibratedClassifierParams, _stages.Holder["CalibratedClassifierModel"]):
    """Trains a classifier whose probabilities are what they say: of rows with probability
    0.2, two in ten are of the class.

    A classifier is trained on all stratified folds but one and predicts that one;
    whatever learns, resampling included, sees the other folds' rows only. On all these
    out-of-fold probabilities one map is fitted, and the classifier is trained again on
    all rows (scikit-learn's ``ensemble=False``). Predictions follow from the mapped
    probabilities, by the classifier's thresholds if it has any; raw predictions stay.

    With two classes the probability of the class that is looked for is mapped, and the
    other is the rest. With more, each class is mapped against the rest and the sum
    brought to 1; ``offset`` is for two.

    Labels must be 0, 1, ..., as Spark's classifiers want them. Folds, counts and map
    do not depend on partitions. Up to 100,000 rows are trained on in one partition and
    in one order, so that the whole fit does not; with more it depends on them as far as
    the classifier's own training does.

    Parameters
    ----------
    classifier : Estimator[Any]
        Trained on every fold's other rows, and at last on all: any classifier that
        predicts probabilities, a ``Pipeline`` that ends in one, a
        ``BalancedClassifier``, or another stage of this kind. Its ``labelCol``,
        ``probabilityCol`` and ``predictionCol`` are those that count. Required.
    method : str, default "sigmoid"
        How probabilities are mapped. ``offset``: by the shift of the prior that
        resampling made, known from its counts; ``sigmoid``: by a line in log-odds
        (Platt 2000); ``beta``: by two slopes, of log p and log(1 - p) (Kull 2017);
        ``isotonic``: by the best function that never falls, which wants a thousand rows
        of the smaller class or more. Default ``sigmoid``.
    numFolds : int, default 5
        Number of stratified folds, at least 2. Default 5.
    parallelism : int, default 1
        Number of folds that are trained at the same time, at least 1. Default 1.
    positiveLabel : float
        Which of two labels, 0 or 1, is looked for. Unset by default: the one of fewer
        rows, or 1 if both have as many.
    seed : int, default 1797165845
        Seed of the folds.
    """

    _java_class = "io.github.sparksimpor.ml.CalibratedClassifier"

    @keyword_only
    def __init__(
        self,
        *,
        classifier: Estimator[Any] | None = None,
        method: str | None = None,
        numFolds: int | None = None,
        parallelism: int | None = None,
        positiveLabel: float | None = None,
        seed: int | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        classifier: Estimator[Any] | None = None,
        method: str | None = None,
        numFolds: int | None = None,
        parallelism: int | None = None,
        positiveLabel: float | None = None,
        seed: int | None = None,
    ) -> CalibratedClassifier:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setClassifier(self, value: Estimator[Any]) -> CalibratedClassifier:
        """Sets ``classifier``."""
        return self._set(classifier=value)

    def setMethod(self, value: str) -> CalibratedClassifier:
        """Sets ``method``."""
        return self._set(method=value)

    def setNumFolds(self, value: int) -> CalibratedClassifier:
        """Sets ``numFolds``."""
        return self._set(numFolds=value)

    def setParallelism(self, value: int) -> CalibratedClassifier:
        """Sets ``parallelism``."""
        return self._set(parallelism=value)

    def setPositiveLabel(self, value: float) -> CalibratedClassifier:
        """Sets ``positiveLabel``."""
        return self._set(positiveLabel=value)

    def setSeed(self, value: int) -> CalibratedClassifier:
        """Sets ``seed``."""
        return self._set(seed=value)

    def _create_model(self, java_model: Any) -> CalibratedClassifierModel:
        return CalibratedClassifierModel(java_model)


class CalibratedClassifierModel(_CalibratedClassifierModelParams, _stages.CalibratedClassifierModelBase):
    """A classifier with probabilities mapped by ``CalibratedClassifier``, and how
    reliable they are before and after.
    """


class EditedNearestNeighbors(_EditedNearestNeighborsParams, _stages.Sampler["EditedNearestNeighborsModel"]):
    """Leaves out rows that their ``numNeighbors`` (default 3) nearest neighbours, of all
    classes, do not bear out (ENN, Wilson 1972). Every row of a class that shrinks is
    asked, so that the cost grows with those rows times all rows: a method for up to
    some hundred thousand. With ``samplingStrategy`` ``all`` after ``Smote`` this is
    imbalanced-learn's SMOTEENN.

    Parameters
    ----------
    binaryCols : Sequence[str]
        Features of two values, such as yes and no: synthetic rows take one of the two;
        they are taken for a one-hot block where they follow each other and exclude each
        other. One of more values is nominal. Names or indices, as for ``nominalCols``.
        Wins over what attributes and data tell. Unset by default.
    featuresCol : str, default "features"
        Features column name.
    integerCols : Sequence[str]
        Features that hold whole numbers, to which synthetic values are rounded: names,
        as the features column's attributes tell them (those of ``VectorAssembler`` do),
        or indices. Wins over what attributes and data tell. Where rows hold fractions,
        synthetic values are whole numbers between the bounds all the same, or those
        next to them if none lies between; copies keep what the row holds. Unset by
        default.
    kind : str, default "all"
        When a row stays: if ``all`` of its neighbours are of its class, or if its
        class is the ``mode``, the most frequent among them (of equally frequent ones
        that of the smallest label counts). Default ``all``.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    missing : str, default "error"
        What becomes of NaN among the features: ``error`` refuses it and names the
        feature; ``keep`` measures with the class's mean or mode in its place, and a
        synthetic row is missing what its seed is missing (on a segment: what its nearer
        end is). Default ``error``.
    nominalCols : Sequence[str]
        Features that hold categories: in distances they are equal or not, and
        synthetic rows take a value that occurs, never one between two. Names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Wins over what attributes and data tell. Unset by default.
    numNeighbors : int, default 3
        Number k of nearest neighbours, of all classes, that a row is held against.
        Default 3.
    samplingStrategy : str, default "notMinority"
        Classes that rows are left out of: ``notMinority`` (all but the smallest, of
        equally small ones none) or ``all``, as is usual after rows were added. Default
        ``notMinority``.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while neighbours are searched and synthetic rows
        grow: ``broadcast`` (every executor has all of them), ``partitioned`` (they stay
        where they are, and points go to them), or ``auto`` (broadcast if the packed
        rows take at most ``maxBroadcastMB``). Both give the same rows. Default
        ``auto``.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, balanced; anything else as it is), ``rows``
        (everything as it is) or ``balanced`` (any dataset balanced). For who cannot
        hand over the same object, as a client of a server. Default ``auto``.
    """

    _java_class = "io.github.sparksimpor.ml.EditedNearestNeighbors"

    @keyword_only
    def __init__(
        self,
        *,
        binaryCols: Sequence[str] | None = None,
        featuresCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        kind: str | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        samplingStrategy: str | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        view: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        binaryCols: Sequence[str] | None = None,
        featuresCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        kind: str | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        samplingStrategy: str | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        view: str | None = None,
    ) -> EditedNearestNeighbors:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBinaryCols(self, value: Sequence[str]) -> EditedNearestNeighbors:
        """Sets ``binaryCols``."""
        return self._set(binaryCols=value)

    def setFeaturesCol(self, value: str) -> EditedNearestNeighbors:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIntegerCols(self, value: Sequence[str]) -> EditedNearestNeighbors:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setKind(self, value: str) -> EditedNearestNeighbors:
        """Sets ``kind``."""
        return self._set(kind=value)

    def setLabelCol(self, value: str) -> EditedNearestNeighbors:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> EditedNearestNeighbors:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setMissing(self, value: str) -> EditedNearestNeighbors:
        """Sets ``missing``."""
        return self._set(missing=value)

    def setNominalCols(self, value: Sequence[str]) -> EditedNearestNeighbors:
        """Sets ``nominalCols``."""
        return self._set(nominalCols=value)

    def setNumNeighbors(self, value: int) -> EditedNearestNeighbors:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setSamplingStrategy(self, value: str) -> EditedNearestNeighbors:
        """Sets ``samplingStrategy``."""
        return self._set(samplingStrategy=value)

    def setStandardization(self, value: bool) -> EditedNearestNeighbors:
        """Sets ``standardization``."""
        return self._set(standardization=value)

    def setStrategy(self, value: str) -> EditedNearestNeighbors:
        """Sets ``strategy``."""
        return self._set(strategy=value)

    def setView(self, value: str) -> EditedNearestNeighbors:
        """Sets ``view``."""
        return self._set(view=value)

    def _create_model(self, java_model: Any) -> EditedNearestNeighborsModel:
        return EditedNearestNeighborsModel(java_model)


class EditedNearestNeighborsModel(_EditedNearestNeighborsParams, _stages.SamplerModel):
    """A fitted ``EditedNearestNeighbors``: knows the rows that are left out.
    """


class ImbalanceTuner(_ImbalanceTunerParams, _stages.Holder["ImbalanceTunerModel"]):
    """Finds out what to do about imbalance, which may be nothing but a better threshold:
    trains a classifier on rows as they are, with class weights, on a part of the larger
    class, and on rows resampled in several ways, all on the same stratified folds, and
    chooses one for an ``objective``.

    All candidates get the same after-treatment, so that none is ahead by its
    intercept: probabilities are mapped back to the prior of the training data, and a
    threshold is tuned for the objective. The chosen one may be calibrated besides
    (``calibration``). Each fold is judged at the threshold that is best on the other
    folds of its repeat, which costs no further fit. (An offset of the log-odds is no
    candidate of its own: at a tuned threshold it is none.)

    Safe selection. With ``selection`` ``safe`` a candidate is chosen only if it beats
    none beyond chance, all of them taken together (see
    ``io.github.sparksimpor.evaluation.SafeSelection``): what does not help is
    recommended with probability ``alpha`` at most. More folds and repeats find smaller
    gains.

    Candidates share what they can: one pool of synthetic rows a fold and resampler, of
    which smaller sizes take nested parts. The chosen one is trained again on all rows.

    Labels must be 0 and 1. Folds, counts and choice do not depend on partitions,
    unless ``maxSeconds`` is set; with more than 100,000 rows they do as far as the
    classifier's own training does.

    Parameters
    ----------
    alertsPerDay : float
        Most alerts a day with ``alerts``, on average over the days of ``timeCol``,
        above 0. Unset by default.
    alertsPerThousand : float
        Most alerts in 1,000 rows with ``alerts``, above 0. Unset by default.
    alpha : float, default 0.05
        Most probability of choosing what does not help, with ``safe``; also the level
        of the intervals. From 0.001, below which the draws tell none apart, to 0.5.
        Default 0.05.
    beta : float, default 2.0
        How many times recall matters as much as precision in ``fBeta``, above 0.
        Default 2.
    calibration : str, default "offset"
        How the chosen candidate's probabilities are mapped: ``offset``, by the shift
        of the prior that its treatment made, which is known; ``sigmoid`` or ``beta``,
        after that by what it predicted out of fold in the first repeat, as
        ``CalibratedClassifier`` does, which costs no fit and changes no order, so that
        the threshold moves with them. Default ``offset``.
    candidates : Sequence[str], default ["weights", "undersample", "smote", "simpor"]
        What is tried besides ``none``, which always is: ``weights`` (classes of equal
        weight, where the classifier takes a ``weightCol``), ``undersample`` (at each of
        ``keepShares``), ``bagging`` (``BalancedBagging`` of as many rows of either
        class, at its defaults), ``tomek-links`` and ``edited-neighbors`` (cleaning),
        and resamplers, each at all ``sizes``: ``simpor``, ``smote``,
        ``borderline-smote``, ``adasyn``, ``polynom-fit-smote``, ``prowsyn``,
        ``random``; and rows of ``smote`` that are then cleaned, ``smote-tomek`` and
        ``smote-enn``. Default ``weights``, ``undersample``, ``smote``, ``simpor``.
    chis : Sequence[float]
        Parts χ of a growing class's weight that its real rows keep, each above 0 and
        below 1: every resampler is tried at every size with ``prevalence`` ``keep`` and
        each of them too, if the classifier takes weights. Unset by default: none.
    classifier : Estimator[Any]
        Trained on every fold's other rows, and at last on all: any classifier that
        predicts probabilities, a ``Pipeline`` that ends in one, a
        ``BalancedClassifier``, or another stage of this kind. Its ``labelCol``,
        ``probabilityCol`` and ``predictionCol`` are those that count. Required.
    costCol : str
        Column of what it costs to miss the row, such as an amount, at least 0; for
        ``cost``. Unset by default.
    costFalseNegative : float, default 1.0
        What a missed row costs with ``cost``, at least 0; a factor to the row's own
        cost if ``costCol`` is set. Default 1.
    costFalsePositive : float, default 1.0
        What a false alarm costs with ``cost``, at least 0. Default 1.
    extraResampler : _stages.Resampler[Any]
        A resampler with parameters of its own, tried at all ``sizes``: in the place of
        the candidate of its kind, or under its uid if there is no such kind. The others
        that look at features take from it what they have too, such as roles and bounds.
        Unset by default.
    featuresCol : str, default "features"
        Column of feature vectors, which resamplers read. Default ``features``.
    keepShares : Sequence[float], default [0.1, 0.3]
        Shares of its rows that the larger class keeps with ``undersample``, each above
        0 and below 1. Default 0.1, 0.3.
    maxSeconds : float
        Seconds the search should take, above 0: after every fold, as many of the worst
        candidates are cut as the folds to come would take too long for. The first fold
        and ``none`` are never cut. What is cut depends on the machine, and so may the
        choice. Unset by default.
    minPrecision : float
        Least precision with ``precisionAtLeast``, above 0 and below 1. Unset by
        default.
    minRecall : float
        Least recall with ``recallAtLeast``, above 0 and below 1. Unset by default.
    numFolds : int, default 5
        Number of stratified folds, at least 2. Default 5.
    numRepeats : int, default 2
        How often the rows are split anew, at least 1. Default 2.
    objective : str, default "macroF1"
        What the threshold is chosen for. ``macroF1``: the mean of both classes' F1;
        ``f1``, ``fBeta`` (``beta``) of the class that is looked for; ``mcc``;
        ``balancedAccuracy``; ``cost``: least mean cost of a row (``costFalsePositive``,
        ``costFalseNegative``, ``costCol``); ``precisionAtLeast`` (``minPrecision``):
        most recall; ``recallAtLeast`` (``minRecall``): most precision; ``alerts``
        (``alertsPerThousand`` or ``alertsPerDay``): most recall. More than two classes
        take ``macroF1`` or ``balancedAccuracy``. Default ``macroF1``.
    parallelism : int, default 1
        Number of candidates of a fold that are trained at the same time, at least 1.
        Default 1.
    positiveLabel : float
        Which of two labels, 0 or 1, is looked for. Unset by default: the one of fewer
        rows, or 1 if both have as many.
    seed : int, default -906130183
        Seed of the folds.
    selection : str, default "safe"
        How one is chosen: ``safe`` keeps to none unless another is better beyond
        chance, ``best`` takes the best mean. Default ``safe``.
    sizes : Sequence[float], default [0.25, 0.5, 1.0]
        Sizes γ of all resamplers, each the part of the gap that is filled. Default
        0.25, 0.5, 1.
    timeCol : str
        Column of the time of a row, for ``alertsPerDay``: a date, a timestamp, or a
        number of seconds. Unset by default.
    weightCol : str
        Column of the weights of rows, at least 0, which a sample or a cost gives them:
        the classifier learns from it (``weightCol`` is set on it), synthetic rows take
        their seeds', and each row counts as much as its weight is of the mean of all in
        the scores of the folds, in the threshold and in its curve. Unset by default:
        every row counts one.
    """

    _java_class = "io.github.sparksimpor.ml.ImbalanceTuner"

    @keyword_only
    def __init__(
        self,
        *,
        alertsPerDay: float | None = None,
        alertsPerThousand: float | None = None,
        alpha: float | None = None,
        beta: float | None = None,
        calibration: str | None = None,
        candidates: Sequence[str] | None = None,
        chis: Sequence[float] | None = None,
        classifier: Estimator[Any] | None = None,
        costCol: str | None = None,
        costFalseNegative: float | None = None,
        costFalsePositive: float | None = None,
        extraResampler: _stages.Resampler[Any] | None = None,
        featuresCol: str | None = None,
        keepShares: Sequence[float] | None = None,
        maxSeconds: float | None = None,
        minPrecision: float | None = None,
        minRecall: float | None = None,
        numFolds: int | None = None,
        numRepeats: int | None = None,
        objective: str | None = None,
        parallelism: int | None = None,
        positiveLabel: float | None = None,
        seed: int | None = None,
        selection: str | None = None,
        sizes: Sequence[float] | None = None,
        timeCol: str | None = None,
        weightCol: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        alertsPerDay: float | None = None,
        alertsPerThousand: float | None = None,
        alpha: float | None = None,
        beta: float | None = None,
        calibration: str | None = None,
        candidates: Sequence[str] | None = None,
        chis: Sequence[float] | None = None,
        classifier: Estimator[Any] | None = None,
        costCol: str | None = None,
        costFalseNegative: float | None = None,
        costFalsePositive: float | None = None,
        extraResampler: _stages.Resampler[Any] | None = None,
        featuresCol: str | None = None,
        keepShares: Sequence[float] | None = None,
        maxSeconds: float | None = None,
        minPrecision: float | None = None,
        minRecall: float | None = None,
        numFolds: int | None = None,
        numRepeats: int | None = None,
        objective: str | None = None,
        parallelism: int | None = None,
        positiveLabel: float | None = None,
        seed: int | None = None,
        selection: str | None = None,
        sizes: Sequence[float] | None = None,
        timeCol: str | None = None,
        weightCol: str | None = None,
    ) -> ImbalanceTuner:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setAlertsPerDay(self, value: float) -> ImbalanceTuner:
        """Sets ``alertsPerDay``."""
        return self._set(alertsPerDay=value)

    def setAlertsPerThousand(self, value: float) -> ImbalanceTuner:
        """Sets ``alertsPerThousand``."""
        return self._set(alertsPerThousand=value)

    def setAlpha(self, value: float) -> ImbalanceTuner:
        """Sets ``alpha``."""
        return self._set(alpha=value)

    def setBeta(self, value: float) -> ImbalanceTuner:
        """Sets ``beta``."""
        return self._set(beta=value)

    def setCalibration(self, value: str) -> ImbalanceTuner:
        """Sets ``calibration``."""
        return self._set(calibration=value)

    def setCandidates(self, value: Sequence[str]) -> ImbalanceTuner:
        """Sets ``candidates``."""
        return self._set(candidates=value)

    def setChis(self, value: Sequence[float]) -> ImbalanceTuner:
        """Sets ``chis``."""
        return self._set(chis=value)

    def setClassifier(self, value: Estimator[Any]) -> ImbalanceTuner:
        """Sets ``classifier``."""
        return self._set(classifier=value)

    def setCostCol(self, value: str) -> ImbalanceTuner:
        """Sets ``costCol``."""
        return self._set(costCol=value)

    def setCostFalseNegative(self, value: float) -> ImbalanceTuner:
        """Sets ``costFalseNegative``."""
        return self._set(costFalseNegative=value)

    def setCostFalsePositive(self, value: float) -> ImbalanceTuner:
        """Sets ``costFalsePositive``."""
        return self._set(costFalsePositive=value)

    def setExtraResampler(self, value: _stages.Resampler[Any]) -> ImbalanceTuner:
        """Sets ``extraResampler``."""
        return self._set(extraResampler=value)

    def setFeaturesCol(self, value: str) -> ImbalanceTuner:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setKeepShares(self, value: Sequence[float]) -> ImbalanceTuner:
        """Sets ``keepShares``."""
        return self._set(keepShares=value)

    def setMaxSeconds(self, value: float) -> ImbalanceTuner:
        """Sets ``maxSeconds``."""
        return self._set(maxSeconds=value)

    def setMinPrecision(self, value: float) -> ImbalanceTuner:
        """Sets ``minPrecision``."""
        return self._set(minPrecision=value)

    def setMinRecall(self, value: float) -> ImbalanceTuner:
        """Sets ``minRecall``."""
        return self._set(minRecall=value)

    def setNumFolds(self, value: int) -> ImbalanceTuner:
        """Sets ``numFolds``."""
        return self._set(numFolds=value)

    def setNumRepeats(self, value: int) -> ImbalanceTuner:
        """Sets ``numRepeats``."""
        return self._set(numRepeats=value)

    def setObjective(self, value: str) -> ImbalanceTuner:
        """Sets ``objective``."""
        return self._set(objective=value)

    def setParallelism(self, value: int) -> ImbalanceTuner:
        """Sets ``parallelism``."""
        return self._set(parallelism=value)

    def setPositiveLabel(self, value: float) -> ImbalanceTuner:
        """Sets ``positiveLabel``."""
        return self._set(positiveLabel=value)

    def setSeed(self, value: int) -> ImbalanceTuner:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setSelection(self, value: str) -> ImbalanceTuner:
        """Sets ``selection``."""
        return self._set(selection=value)

    def setSizes(self, value: Sequence[float]) -> ImbalanceTuner:
        """Sets ``sizes``."""
        return self._set(sizes=value)

    def setTimeCol(self, value: str) -> ImbalanceTuner:
        """Sets ``timeCol``."""
        return self._set(timeCol=value)

    def setWeightCol(self, value: str) -> ImbalanceTuner:
        """Sets ``weightCol``."""
        return self._set(weightCol=value)

    def _create_model(self, java_model: Any) -> ImbalanceTunerModel:
        return ImbalanceTunerModel(java_model)


class ImbalanceTunerModel(_ImbalanceTunerModelParams, _stages.ImbalanceTunerModelBase):
    """The classifier trained as ``ImbalanceTuner`` chose, with its threshold, and how all
    candidates did. Predicts at the threshold, with probabilities at the prior of the
    training data, and adds no rows to anything.
    """


class PolynomFitSmote(_PolynomFitSmoteParams, _stages.Resampler["PolynomFitSmoteModel"]):
    """Polynomial fitting SMOTE (Gazzah, Essoukri Ben Amara 2008), by its topologies of
    lines. With ``topology`` ``star`` the k rows of a seed x lie at ``x + i / (k + 1)
    (mean - x)`` for i from 1 to k, mean being that of the class: nothing is drawn but
    which seeds make one row more where the gap is no multiple of them. With ``mesh``
    they lie at random between two rows of the class. The paper's other two, bus and
    curves, join rows in the order of the table, of which a distributed table has none.

    No neighbours are searched but where there are categories: these are taken by the
    vote of ``numNeighbors``.

    Parameters
    ----------
    balanceRatio : float, default 1.0
        Part γ of the gap to the most frequent class that is filled: each class
        receives ``round(γ (n_MA - n_c))`` rows. At least 0; 0 adds nothing, 1 balances,
        more overshoots. Default 1.
    binaryCols : Sequence[str]
        Features of two values, such as yes and no: synthetic rows take one of the two;
        they are taken for a one-hot block where they follow each other and exclude each
        other. One of more values is nominal. Names or indices, as for ``nominalCols``.
        Wins over what attributes and data tell. Unset by default.
    bounds : str, default "class"
        Values to which a measurement or a whole number of a synthetic row is held:
        those from the least to the greatest seen in its class (``class``), in any class
        (``all``), or any (``none``). A row that would lie outside is moved onto the
        bounds, and provenance calls it ``projected``; that a row lies at its ``radius``
        from the seed holds for ``none`` alone. Default ``class``.
    chi : float, default 0.5
        Part χ of a growing class's weight that its real rows have under ``prevalence``
        ``keep``, above 0 and below 1. Default 0.5.
    featuresCol : str, default "features"
        Features column name.
    idCol : str
        Name of a column that identifies rows; provenance of a synthetic row then names
        its seed and its neighbour by it. Unset by default: provenance names none.
    integerCols : Sequence[str]
        Features that hold whole numbers, to which synthetic values are rounded: names,
        as the features column's attributes tell them (those of ``VectorAssembler`` do),
        or indices. Wins over what attributes and data tell. Where rows hold fractions,
        synthetic values are whole numbers between the bounds all the same, or those
        next to them if none lies between; copies keep what the row holds. Unset by
        default.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    missing : str, default "error"
        What becomes of NaN among the features: ``error`` refuses it and names the
        feature; ``keep`` measures with the class's mean or mode in its place, and a
        synthetic row is missing what its seed is missing (on a segment: what its nearer
        end is). Default ``error``.
    nominalCols : Sequence[str]
        Features that hold categories: in distances they are equal or not, and
        synthetic rows take a value that occurs, never one between two. Names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Wins over what attributes and data tell. Unset by default.
    numNeighbors : int, default 5
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 5.
    prevalence : str, default "change"
        Whether synthetic rows make a class weigh more (``change``), or share its
        weight with the real ones (``keep``): in a class that grows, real rows then
        weigh ``chi`` times as much as before and synthetic ones ``(1 - χ) n / ñ`` (with
        weights of their own in proportion to these), so that the class's weight, and
        with it a classifier's intercept, stays. ``keep`` asks for ``weightCol``.
        Default ``change``.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for
        ``synthetic_samples`` and ``balance``. A model saved by a version without this
        parameter keeps them. Default false.
    seed : int, default -309267554
        Random seed.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while neighbours are searched and synthetic rows
        grow: ``broadcast`` (every executor has all of them), ``partitioned`` (they stay
        where they are, and points go to them), or ``auto`` (broadcast if the packed
        rows take at most ``maxBroadcastMB``). Both give the same rows. Default
        ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[Any, int] | str | float
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Or in
        imbalanced-learn's words, for classes that are to have as many rows as the
        largest: ``minority`` (the smallest), ``not minority``, ``not majority``,
        ``all``, ``auto`` (as ``not majority``); or, of two classes, the ratio of the
        smaller to the larger, above 0 and at most 1. The fit gives them numbers. Unset
        by default.
    topology : str, default "star"
        What rows lie between: a row and the mean row of its class, evenly spaced
        (``star``), or any two rows of the class, at random (``mesh``). Default
        ``star``.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended), ``synthetic`` (the synthetic rows alone, in the
        dataset's columns), or whatever the dataset ``samples`` (the synthetic rows with
        their provenance) or ``summary`` (one row of what happened during the fit). For
        who cannot hand over the same object nor call another method, as a client of a
        server. Default ``auto``.
    weightCol : str
        Name of a column of weights that ``transform`` fills in: of a synthetic row its
        seed's weight (of equal seeds the mean), or 1 if the input has no such column;
        see also ``prevalence``. Added to the input's columns if it is not there. Unset
        by default: no weights.
    """

    _java_class = "io.github.sparksimpor.ml.PolynomFitSmote"

    @keyword_only
    def __init__(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        topology: str | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        topology: str | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> PolynomFitSmote:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBalanceRatio(self, value: float) -> PolynomFitSmote:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setBinaryCols(self, value: Sequence[str]) -> PolynomFitSmote:
        """Sets ``binaryCols``."""
        return self._set(binaryCols=value)

    def setBounds(self, value: str) -> PolynomFitSmote:
        """Sets ``bounds``."""
        return self._set(bounds=value)

    def setChi(self, value: float) -> PolynomFitSmote:
        """Sets ``chi``."""
        return self._set(chi=value)

    def setFeaturesCol(self, value: str) -> PolynomFitSmote:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIdCol(self, value: str) -> PolynomFitSmote:
        """Sets ``idCol``."""
        return self._set(idCol=value)

    def setIntegerCols(self, value: Sequence[str]) -> PolynomFitSmote:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setLabelCol(self, value: str) -> PolynomFitSmote:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> PolynomFitSmote:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setMissing(self, value: str) -> PolynomFitSmote:
        """Sets ``missing``."""
        return self._set(missing=value)

    def setNominalCols(self, value: Sequence[str]) -> PolynomFitSmote:
        """Sets ``nominalCols``."""
        return self._set(nominalCols=value)

    def setNumNeighbors(self, value: int) -> PolynomFitSmote:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setPrevalence(self, value: str) -> PolynomFitSmote:
        """Sets ``prevalence``."""
        return self._set(prevalence=value)

    def setSaveSamples(self, value: bool) -> PolynomFitSmote:
        """Sets ``saveSamples``."""
        return self._set(saveSamples=value)

    def setSeed(self, value: int) -> PolynomFitSmote:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setStandardization(self, value: bool) -> PolynomFitSmote:
        """Sets ``standardization``."""
        return self._set(standardization=value)

    def setStrategy(self, value: str) -> PolynomFitSmote:
        """Sets ``strategy``."""
        return self._set(strategy=value)

    def setSyntheticCol(self, value: str) -> PolynomFitSmote:
        """Sets ``syntheticCol``."""
        return self._set(syntheticCol=value)

    def setTargetCounts(self, value: dict[Any, int] | str | float) -> PolynomFitSmote:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setTopology(self, value: str) -> PolynomFitSmote:
        """Sets ``topology``."""
        return self._set(topology=value)

    def setView(self, value: str) -> PolynomFitSmote:
        """Sets ``view``."""
        return self._set(view=value)

    def setWeightCol(self, value: str) -> PolynomFitSmote:
        """Sets ``weightCol``."""
        return self._set(weightCol=value)

    def _create_model(self, java_model: Any) -> PolynomFitSmoteModel:
        return PolynomFitSmoteModel(java_model)


class PolynomFitSmoteModel(_PolynomFitSmoteParams, _stages.ResamplerModel):
    """A fitted ``PolynomFitSmote``: holds the synthetic rows.
    """


class ProWSyn(_ProWSynParams, _stages.Resampler["ProWSynModel"]):
    """ProWSyn (Barua, Islam, Murase 2013): the nearer other classes are, the more rows. A
    class is cut into groups by proximity: the first has the ``numNeighbors`` (default
    5) nearest of every row of another class, the second the nearest of those left, and
    so on for ``numLevels`` levels; what is left then is a last group, of the last
    level. A group of level l makes a part of the gap in proportion to ``exp(-θ (l -
    1))``, see ``theta``, rounded by largest remainders; its rows take turns, and each
    leads towards a random other row of the group.

    Weights are those of groups, not of their rows, as in smote_variants, with which
    groups and weights agree. A row that is alone in its group is copied.

    Parameters
    ----------
    balanceRatio : float, default 1.0
        Part γ of the gap to the most frequent class that is filled: each class
        receives ``round(γ (n_MA - n_c))`` rows. At least 0; 0 adds nothing, 1 balances,
        more overshoots. Default 1.
    binaryCols : Sequence[str]
        Features of two values, such as yes and no: synthetic rows take one of the two;
        they are taken for a one-hot block where they follow each other and exclude each
        other. One of more values is nominal. Names or indices, as for ``nominalCols``.
        Wins over what attributes and data tell. Unset by default.
    bounds : str, default "class"
        Values to which a measurement or a whole number of a synthetic row is held:
        those from the least to the greatest seen in its class (``class``), in any class
        (``all``), or any (``none``). A row that would lie outside is moved onto the
        bounds, and provenance calls it ``projected``; that a row lies at its ``radius``
        from the seed holds for ``none`` alone. Default ``class``.
    chi : float, default 0.5
        Part χ of a growing class's weight that its real rows have under ``prevalence``
        ``keep``, above 0 and below 1. Default 0.5.
    featuresCol : str, default "features"
        Features column name.
    idCol : str
        Name of a column that identifies rows; provenance of a synthetic row then names
        its seed and its neighbour by it. Unset by default: provenance names none.
    integerCols : Sequence[str]
        Features that hold whole numbers, to which synthetic values are rounded: names,
        as the features column's attributes tell them (those of ``VectorAssembler`` do),
        or indices. Wins over what attributes and data tell. Where rows hold fractions,
        synthetic values are whole numbers between the bounds all the same, or those
        next to them if none lies between; copies keep what the row holds. Unset by
        default.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    missing : str, default "error"
        What becomes of NaN among the features: ``error`` refuses it and names the
        feature; ``keep`` measures with the class's mean or mode in its place, and a
        synthetic row is missing what its seed is missing (on a segment: what its nearer
        end is). Default ``error``.
    nominalCols : Sequence[str]
        Features that hold categories: in distances they are equal or not, and
        synthetic rows take a value that occurs, never one between two. Names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Wins over what attributes and data tell. Unset by default.
    numLevels : int, default 5
        Number L of proximity levels, at least 1. Default 5.
    numNeighbors : int, default 5
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 5.
    prevalence : str, default "change"
        Whether synthetic rows make a class weigh more (``change``), or share its
        weight with the real ones (``keep``): in a class that grows, real rows then
        weigh ``chi`` times as much as before and synthetic ones ``(1 - χ) n / ñ`` (with
        weights of their own in proportion to these), so that the class's weight, and
        with it a classifier's intercept, stays. ``keep`` asks for ``weightCol``.
        Default ``change``.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for
        ``synthetic_samples`` and ``balance``. A model saved by a version without this
        parameter keeps them. Default false.
    seed : int, default -832966873
        Random seed.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while neighbours are searched and synthetic rows
        grow: ``broadcast`` (every executor has all of them), ``partitioned`` (they stay
        where they are, and points go to them), or ``auto`` (broadcast if the packed
        rows take at most ``maxBroadcastMB``). Both give the same rows. Default
        ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[Any, int] | str | float
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Or in
        imbalanced-learn's words, for classes that are to have as many rows as the
        largest: ``minority`` (the smallest), ``not minority``, ``not majority``,
        ``all``, ``auto`` (as ``not majority``); or, of two classes, the ratio of the
        smaller to the larger, above 0 and at most 1. The fit gives them numbers. Unset
        by default.
    theta : float, default 1.0
        Factor θ, at least 0, in the weight ``exp(-θ (l - 1))`` of level l; 0 gives all
        levels the same. Default 1.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended), ``synthetic`` (the synthetic rows alone, in the
        dataset's columns), or whatever the dataset ``samples`` (the synthetic rows with
        their provenance) or ``summary`` (one row of what happened during the fit). For
        who cannot hand over the same object nor call another method, as a client of a
        server. Default ``auto``.
    weightCol : str
        Name of a column of weights that ``transform`` fills in: of a synthetic row its
        seed's weight (of equal seeds the mean), or 1 if the input has no such column;
        see also ``prevalence``. Added to the input's columns if it is not there. Unset
        by default: no weights.
    """

    _java_class = "io.github.sparksimpor.ml.ProWSyn"

    @keyword_only
    def __init__(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numLevels: int | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        theta: float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numLevels: int | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        theta: float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> ProWSyn:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBalanceRatio(self, value: float) -> ProWSyn:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setBinaryCols(self, value: Sequence[str]) -> ProWSyn:
        """Sets ``binaryCols``."""
        return self._set(binaryCols=value)

    def setBounds(self, value: str) -> ProWSyn:
        """Sets ``bounds``."""
        return self._set(bounds=value)

    def setChi(self, value: float) -> ProWSyn:
        """Sets ``chi``."""
        return self._set(chi=value)

    def setFeaturesCol(self, value: str) -> ProWSyn:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIdCol(self, value: str) -> ProWSyn:
        """Sets ``idCol``."""
        return self._set(idCol=value)

    def setIntegerCols(self, value: Sequence[str]) -> ProWSyn:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setLabelCol(self, value: str) -> ProWSyn:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> ProWSyn:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setMissing(self, value: str) -> ProWSyn:
        """Sets ``missing``."""
        return self._set(missing=value)

    def setNominalCols(self, value: Sequence[str]) -> ProWSyn:
        """Sets ``nominalCols``."""
        return self._set(nominalCols=value)

    def setNumLevels(self, value: int) -> ProWSyn:
        """Sets ``numLevels``."""
        return self._set(numLevels=value)

    def setNumNeighbors(self, value: int) -> ProWSyn:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setPrevalence(self, value: str) -> ProWSyn:
        """Sets ``prevalence``."""
        return self._set(prevalence=value)

    def setSaveSamples(self, value: bool) -> ProWSyn:
        """Sets ``saveSamples``."""
        return self._set(saveSamples=value)

    def setSeed(self, value: int) -> ProWSyn:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setStandardization(self, value: bool) -> ProWSyn:
        """Sets ``standardization``."""
        return self._set(standardization=value)

    def setStrategy(self, value: str) -> ProWSyn:
        """Sets ``strategy``."""
        return self._set(strategy=value)

    def setSyntheticCol(self, value: str) -> ProWSyn:
        """Sets ``syntheticCol``."""
        return self._set(syntheticCol=value)

    def setTargetCounts(self, value: dict[Any, int] | str | float) -> ProWSyn:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setTheta(self, value: float) -> ProWSyn:
        """Sets ``theta``."""
        return self._set(theta=value)

    def setView(self, value: str) -> ProWSyn:
        """Sets ``view``."""
        return self._set(view=value)

    def setWeightCol(self, value: str) -> ProWSyn:
        """Sets ``weightCol``."""
        return self._set(weightCol=value)

    def _create_model(self, java_model: Any) -> ProWSynModel:
        return ProWSynModel(java_model)


class ProWSynModel(_ProWSynParams, _stages.ResamplerModel):
    """A fitted ``ProWSyn``: holds the synthetic rows.
    """


class RandomOversampler(_RandomOversamplerParams, _stages.Resampler["RandomOversamplerModel"]):
    """Random over-sampling: copies of rows of the smaller classes. Every row is copied
    once before any is copied twice, in random order. With ``shrinkage`` copies are
    smoothed (Menardi, Torelli 2014): measurements get noise, categories stay.

    Nothing is measured, so a class of one row will do, and categories and missing
    values alike; parameters of distances, such as ``numNeighbors``, change nothing
    here. A copy is of a row that exists: in ``transform`` and ``balance`` it has that
    row's other columns, too, see ``RandomOversamplerModel``.

    Parameters
    ----------
    balanceRatio : float, default 1.0
        Part γ of the gap to the most frequent class that is filled: each class
        receives ``round(γ (n_MA - n_c))`` rows. At least 0; 0 adds nothing, 1 balances,
        more overshoots. Default 1.
    binaryCols : Sequence[str]
        Features of two values, such as yes and no: synthetic rows take one of the two;
        they are taken for a one-hot block where they follow each other and exclude each
        other. One of more values is nominal. Names or indices, as for ``nominalCols``.
        Wins over what attributes and data tell. Unset by default.
    bounds : str, default "class"
        Values to which a measurement or a whole number of a synthetic row is held:
        those from the least to the greatest seen in its class (``class``), in any class
        (``all``), or any (``none``). A row that would lie outside is moved onto the
        bounds, and provenance calls it ``projected``; that a row lies at its ``radius``
        from the seed holds for ``none`` alone. Default ``class``.
    chi : float, default 0.5
        Part χ of a growing class's weight that its real rows have under ``prevalence``
        ``keep``, above 0 and below 1. Default 0.5.
    featuresCol : str, default "features"
        Features column name.
    idCol : str
        Name of a column that identifies rows; provenance of a synthetic row then names
        its seed and its neighbour by it. Unset by default: provenance names none.
    integerCols : Sequence[str]
        Features that hold whole numbers, to which synthetic values are rounded: names,
        as the features column's attributes tell them (those of ``VectorAssembler`` do),
        or indices. Wins over what attributes and data tell. Where rows hold fractions,
        synthetic values are whole numbers between the bounds all the same, or those
        next to them if none lies between; copies keep what the row holds. Unset by
        default.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    missing : str, default "error"
        What becomes of NaN among the features: ``error`` refuses it and names the
        feature; ``keep`` measures with the class's mean or mode in its place, and a
        synthetic row is missing what its seed is missing (on a segment: what its nearer
        end is). Default ``error``.
    nominalCols : Sequence[str]
        Features that hold categories: in distances they are equal or not, and
        synthetic rows take a value that occurs, never one between two. Names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Wins over what attributes and data tell. Unset by default.
    numNeighbors : int, default 5
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 5.
    prevalence : str, default "change"
        Whether synthetic rows make a class weigh more (``change``), or share its
        weight with the real ones (``keep``): in a class that grows, real rows then
        weigh ``chi`` times as much as before and synthetic ones ``(1 - χ) n / ñ`` (with
        weights of their own in proportion to these), so that the class's weight, and
        with it a classifier's intercept, stays. ``keep`` asks for ``weightCol``.
        Default ``change``.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for
        ``synthetic_samples`` and ``balance``. A model saved by a version without this
        parameter keeps them. Default false.
    seed : int, default -428558150
        Random seed.
    shrinkage : float, default 0.0
        Factor s of the noise that a smoothed bootstrap adds to copies, at least 0:
        independent, normal, of standard deviation ``s h σ_k`` in feature k, with ``h =
        (4 / ((d + 2) n))^(1/(d + 4))`` for d features that are no categories and n rows
        of all classes, and σ_k the standard deviation of the class. 0 makes exact
        copies. Default 0.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while neighbours are searched and synthetic rows
        grow: ``broadcast`` (every executor has all of them), ``partitioned`` (they stay
        where they are, and points go to them), or ``auto`` (broadcast if the packed
        rows take at most ``maxBroadcastMB``). Both give the same rows. Default
        ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[Any, int] | str | float
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Or in
        imbalanced-learn's words, for classes that are to have as many rows as the
        largest: ``minority`` (the smallest), ``not minority``, ``not majority``,
        ``all``, ``auto`` (as ``not majority``); or, of two classes, the ratio of the
        smaller to the larger, above 0 and at most 1. The fit gives them numbers. Unset
        by default.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended), ``synthetic`` (the synthetic rows alone, in the
        dataset's columns), or whatever the dataset ``samples`` (the synthetic rows with
        their provenance) or ``summary`` (one row of what happened during the fit). For
        who cannot hand over the same object nor call another method, as a client of a
        server. Default ``auto``.
    weightCol : str
        Name of a column of weights that ``transform`` fills in: of a synthetic row its
        seed's weight (of equal seeds the mean), or 1 if the input has no such column;
        see also ``prevalence``. Added to the input's columns if it is not there. Unset
        by default: no weights.
    """

    _java_class = "io.github.sparksimpor.ml.RandomOversampler"

    @keyword_only
    def __init__(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        shrinkage: float | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        shrinkage: float | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> RandomOversampler:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBalanceRatio(self, value: float) -> RandomOversampler:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setBinaryCols(self, value: Sequence[str]) -> RandomOversampler:
        """Sets ``binaryCols``."""
        return self._set(binaryCols=value)

    def setBounds(self, value: str) -> RandomOversampler:
        """Sets ``bounds``."""
        return self._set(bounds=value)

    def setChi(self, value: float) -> RandomOversampler:
        """Sets ``chi``."""
        return self._set(chi=value)

    def setFeaturesCol(self, value: str) -> RandomOversampler:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIdCol(self, value: str) -> RandomOversampler:
        """Sets ``idCol``."""
        return self._set(idCol=value)

    def setIntegerCols(self, value: Sequence[str]) -> RandomOversampler:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setLabelCol(self, value: str) -> RandomOversampler:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> RandomOversampler:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setMissing(self, value: str) -> RandomOversampler:
        """Sets ``missing``."""
        return self._set(missing=value)

    def setNominalCols(self, value: Sequence[str]) -> RandomOversampler:
        """Sets ``nominalCols``."""
        return self._set(nominalCols=value)

    def setNumNeighbors(self, value: int) -> RandomOversampler:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setPrevalence(self, value: str) -> RandomOversampler:
        """Sets ``prevalence``."""
        return self._set(prevalence=value)

    def setSaveSamples(self, value: bool) -> RandomOversampler:
        """Sets ``saveSamples``."""
        return self._set(saveSamples=value)

    def setSeed(self, value: int) -> RandomOversampler:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setShrinkage(self, value: float) -> RandomOversampler:
        """Sets ``shrinkage``."""
        return self._set(shrinkage=value)

    def setStandardization(self, value: bool) -> RandomOversampler:
        """Sets ``standardization``."""
        return self._set(standardization=value)

    def setStrategy(self, value: str) -> RandomOversampler:
        """Sets ``strategy``."""
        return self._set(strategy=value)

    def setSyntheticCol(self, value: str) -> RandomOversampler:
        """Sets ``syntheticCol``."""
        return self._set(syntheticCol=value)

    def setTargetCounts(self, value: dict[Any, int] | str | float) -> RandomOversampler:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setView(self, value: str) -> RandomOversampler:
        """Sets ``view``."""
        return self._set(view=value)

    def setWeightCol(self, value: str) -> RandomOversampler:
        """Sets ``weightCol``."""
        return self._set(weightCol=value)

    def _create_model(self, java_model: Any) -> RandomOversamplerModel:
        return RandomOversamplerModel(java_model)


class RandomOversamplerModel(_RandomOversamplerParams, _stages.ResamplerModel):
    """A fitted ``RandomOversampler``: holds the copies.

    Where they are appended to a dataset, a copy has the other columns, weights for
    instance, of the dataset's row that it is a copy of: the one of the same label and
    features. Of several such rows each serves in turn. In a dataset without such a row
    they are null, as is ``idCol`` always.
    """


class RandomUndersampler(_RandomUndersamplerParams, _stages.Sampler["RandomUndersamplerModel"]):
    """Random under-sampling: leaves out rows of the larger classes. It computes with no
    feature, so any columns will do, and costs two narrow passes in fitting and one in
    ``transform``: the first thing to try on a table of a thousand million rows.

    Which rows are kept follows from the ``seed`` and what the rows hold in all of
    their columns, however they are partitioned; a smaller sample is part of a larger
    one. A class keeps exactly the rows it is to keep, or a few more where equal rows
    meet at the sample's end. Rows that are equal in all columns are kept or left out
    together; only where a row has 1.5 copies and more on average are they told apart by
    numbers, which costs a shuffle.

    A classifier that is trained on the rest sees another class prior than there is.
    ``BalancedClassifier`` with ``correctPrior`` maps its probabilities back: with a
    share w of the larger class kept, ``p`` becomes ``p / (p + (1 - p) / w)`` (Dal
    Pozzolo, Caelen, Johnson, Bontempi 2015).

    Parameters
    ----------
    balanceRatio : float, default 1.0
        Rows r of the smallest class for one row of any other: a class keeps
        ``round(n_MI / r)`` rows, or all it has. Above 0; 1 balances, 0.1 keeps ten rows
        for one of the smallest class. Default 1. (The ``balanceRatio`` of resamplers
        that add rows is another: part of a gap.)
    keepShare : float
        Part of its rows that every class but the smallest keeps, above 0 and below 1,
        overriding ``balanceRatio``. Unset by default.
    labelCol : str, default "label"
        Label column name.
    seed : int, default 789581546
        Random seed.
    targetCounts : dict[Any, int] | str | float
        Rows kept of each label, overriding ``keepShare`` and ``balanceRatio``; classes
        not named keep all of theirs. Targets above the rows there are fail. Or in
        imbalanced-learn's words, for classes that are to keep as many rows as the
        smallest: ``majority`` (the largest), ``not minority``, ``not majority``,
        ``all``, ``auto`` (as ``not minority``); or, of two classes, the ratio of the
        smaller to the larger, above 0 and at most 1. The fit gives them numbers. Unset
        by default.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, balanced; anything else as it is), ``rows``
        (everything as it is) or ``balanced`` (any dataset balanced). For who cannot
        hand over the same object, as a client of a server. Default ``auto``.
    """

    _java_class = "io.github.sparksimpor.ml.RandomUndersampler"

    @keyword_only
    def __init__(
        self,
        *,
        balanceRatio: float | None = None,
        keepShare: float | None = None,
        labelCol: str | None = None,
        seed: int | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        view: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        balanceRatio: float | None = None,
        keepShare: float | None = None,
        labelCol: str | None = None,
        seed: int | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        view: str | None = None,
    ) -> RandomUndersampler:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBalanceRatio(self, value: float) -> RandomUndersampler:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setKeepShare(self, value: float) -> RandomUndersampler:
        """Sets ``keepShare``."""
        return self._set(keepShare=value)

    def setLabelCol(self, value: str) -> RandomUndersampler:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setSeed(self, value: int) -> RandomUndersampler:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setTargetCounts(self, value: dict[Any, int] | str | float) -> RandomUndersampler:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setView(self, value: str) -> RandomUndersampler:
        """Sets ``view``."""
        return self._set(view=value)

    def _create_model(self, java_model: Any) -> RandomUndersamplerModel:
        return RandomUndersamplerModel(java_model)


class RandomUndersamplerModel(_RandomUndersamplerParams, _stages.SamplerModel):
    """A fitted ``RandomUndersampler``: knows which rows of the larger classes are kept.
    """


class Simpor(_SimporParams, _stages.Resampler["SimporModel"]):
    """SIMPOR: synthetic rows where they inform most and are least likely to be wrong (H.
    Nguyen, M. Chang, arXiv 2401.02591).

    The rows a neural network is least sure about form the informative region, which is
    balanced first: around each minority row there, a small sphere is climbed to the
    point where the kernel density estimate of the minority exceeds that of the other
    classes most clearly (eqs. 12 to 15, algorithm 1). The rest of the gap is filled
    with random neighbours of minority rows outside that region (algorithm 2).

    Synthetic rows have the categories of their seed. Distances and densities see them,
    as those of the SMOTE family do; the network does not. Rows of nothing but
    categories are refused.

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
    binaryCols : Sequence[str]
        Features of two values, such as yes and no: synthetic rows take one of the two;
        they are taken for a one-hot block where they follow each other and exclude each
        other. One of more values is nominal. Names or indices, as for ``nominalCols``.
        Wins over what attributes and data tell. Unset by default.
    bounds : str, default "class"
        Values to which a measurement or a whole number of a synthetic row is held:
        those from the least to the greatest seen in its class (``class``), in any class
        (``all``), or any (``none``). A row that would lie outside is moved onto the
        bounds, and provenance calls it ``projected``; that a row lies at its ``radius``
        from the seed holds for ``none`` alone. Default ``class``.
    candidates : int, default 1
        Random points of the sphere of which the one of highest posterior ratio is the
        start, at least 1. Default 1.
    chi : float, default 0.5
        Part χ of a growing class's weight that its real rows have under ``prevalence``
        ``keep``, above 0 and below 1. Default 0.5.
    contrast : str, default "rest"
        What a growing class is set against when there are more than two: ``rest`` (all
        other classes) or ``majority``. Default ``rest``.
    device : str, default "auto"
        What ascents run on: ``cpu``; ``gpu``, which fails if none can be had; or
        ``auto``, a GPU if Spark's settings offer one and the CPU otherwise. The GPU
        computes kernel sums in float: rows agree with the CPU's as far as float
        resolves the ratio, not to the bit. Default ``auto``.
    entropyThreshold : float, default 0.7
        Entropy, to the base of the number of classes and so in [0, 1], below which
        querying ends; above 1 nothing is queried. Default 0.7.
    excludeSeed : bool, default False
        Whether the seed is left out of its class's kernel sum. Default false, as in
        the paper.
    featuresCol : str, default "features"
        Features column name.
    hiddenLayers : Sequence[int], default [100, 100, 100]
        Neurons of each hidden layer of the network that measures entropy (MLlib's
        sigmoid units). Default 100, 100, 100.
    idCol : str
        Name of a column that identifies rows; provenance of a synthetic row then names
        its seed and its neighbour by it. Unset by default: provenance names none.
    informativeFraction : float, default 0.3
        Part of the rows that ``top-fraction`` takes, above 0; 1 and more takes all.
        Default 0.3.
    informativeSelection : str, default "active"
        How informative rows are found: ``active`` (the paper's active learning),
        ``top-fraction`` (train once on everything, take the rows of highest entropy) or
        ``none``: no network is trained, every row of a class is a seed alike, and all
        points are ascended. Default ``active``.
    initialBatch : int, default 64
        Rows labelled at first, at least 2, drawn so that every class is there. Default
        64.
    integerCols : Sequence[str]
        Features that hold whole numbers, to which synthetic values are rounded: names,
        as the features column's attributes tell them (those of ``VectorAssembler`` do),
        or indices. Wins over what attributes and data tell. Where rows hold fractions,
        synthetic values are whole numbers between the bounds all the same, or those
        next to them if none lies between; copies keep what the row holds. Unset by
        default.
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
    missing : str, default "error"
        What becomes of NaN among the features: ``error`` refuses it and names the
        feature; ``keep`` measures with the class's mean or mode in its place, and a
        synthetic row is missing what its seed is missing (on a segment: what its nearer
        end is). Default ``error``.
    nominalCols : Sequence[str]
        Features that hold categories: in distances they are equal or not, and
        synthetic rows take a value that occurs, never one between two. Names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Wins over what attributes and data tell. Unset by default.
    numNeighbors : int, default 10
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 10.
    prevalence : str, default "change"
        Whether synthetic rows make a class weigh more (``change``), or share its
        weight with the real ones (``keep``): in a class that grows, real rows then
        weigh ``chi`` times as much as before and synthetic ones ``(1 - χ) n / ñ`` (with
        weights of their own in proportion to these), so that the class's weight, and
        with it a classifier's intercept, stays. ``keep`` asks for ``weightCol``.
        Default ``change``.
    queryBatch : int, default 64
        Rows of highest entropy queried in the first round, at least 1; each later
        round queries twice as many. Default 64.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for
        ``synthetic_samples`` and ``balance``. A model saved by a version without this
        parameter keeps them. Default false.
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
        Where the training rows lie while neighbours are searched and synthetic rows
        grow: ``broadcast`` (every executor has all of them), ``partitioned`` (they stay
        where they are, and points go to them), or ``auto`` (broadcast if the packed
        rows take at most ``maxBroadcastMB``). Both give the same rows. Default
        ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[Any, int] | str | float
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Or in
        imbalanced-learn's words, for classes that are to have as many rows as the
        largest: ``minority`` (the smallest), ``not minority``, ``not majority``,
        ``all``, ``auto`` (as ``not majority``); or, of two classes, the ratio of the
        smaller to the larger, above 0 and at most 1. The fit gives them numbers. Unset
        by default.
    tol : float, default 1.0E-6
        Gain of the log ratio below which an ascent ends, above 0. Default 1e-6.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended), ``synthetic`` (the synthetic rows alone, in the
        dataset's columns), or whatever the dataset ``samples`` (the synthetic rows with
        their provenance) or ``summary`` (one row of what happened during the fit). For
        who cannot hand over the same object nor call another method, as a client of a
        server. Default ``auto``.
    weightCol : str
        Name of a column of weights that ``transform`` fills in: of a synthetic row its
        seed's weight (of equal seeds the mean), or 1 if the input has no such column;
        see also ``prevalence``. Added to the input's columns if it is not there. Unset
        by default: no weights.
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
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        candidates: int | None = None,
        chi: float | None = None,
        contrast: str | None = None,
        device: str | None = None,
        entropyThreshold: float | None = None,
        excludeSeed: bool | None = None,
        featuresCol: str | None = None,
        hiddenLayers: Sequence[int] | None = None,
        idCol: str | None = None,
        informativeFraction: float | None = None,
        informativeSelection: str | None = None,
        initialBatch: int | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        maxIter: int | None = None,
        maxRounds: int | None = None,
        maxTrainingRows: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        queryBatch: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        stepRule: str | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        tol: float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
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
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        candidates: int | None = None,
        chi: float | None = None,
        contrast: str | None = None,
        device: str | None = None,
        entropyThreshold: float | None = None,
        excludeSeed: bool | None = None,
        featuresCol: str | None = None,
        hiddenLayers: Sequence[int] | None = None,
        idCol: str | None = None,
        informativeFraction: float | None = None,
        informativeSelection: str | None = None,
        initialBatch: int | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        maxIter: int | None = None,
        maxRounds: int | None = None,
        maxTrainingRows: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        queryBatch: int | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        stepRule: str | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        tol: float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
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

    def setBinaryCols(self, value: Sequence[str]) -> Simpor:
        """Sets ``binaryCols``."""
        return self._set(binaryCols=value)

    def setBounds(self, value: str) -> Simpor:
        """Sets ``bounds``."""
        return self._set(bounds=value)

    def setCandidates(self, value: int) -> Simpor:
        """Sets ``candidates``."""
        return self._set(candidates=value)

    def setChi(self, value: float) -> Simpor:
        """Sets ``chi``."""
        return self._set(chi=value)

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

    def setHiddenLayers(self, value: Sequence[int]) -> Simpor:
        """Sets ``hiddenLayers``."""
        return self._set(hiddenLayers=value)

    def setIdCol(self, value: str) -> Simpor:
        """Sets ``idCol``."""
        return self._set(idCol=value)

    def setInformativeFraction(self, value: float) -> Simpor:
        """Sets ``informativeFraction``."""
        return self._set(informativeFraction=value)

    def setInformativeSelection(self, value: str) -> Simpor:
        """Sets ``informativeSelection``."""
        return self._set(informativeSelection=value)

    def setInitialBatch(self, value: int) -> Simpor:
        """Sets ``initialBatch``."""
        return self._set(initialBatch=value)

    def setIntegerCols(self, value: Sequence[str]) -> Simpor:
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

    def setMissing(self, value: str) -> Simpor:
        """Sets ``missing``."""
        return self._set(missing=value)

    def setNominalCols(self, value: Sequence[str]) -> Simpor:
        """Sets ``nominalCols``."""
        return self._set(nominalCols=value)

    def setNumNeighbors(self, value: int) -> Simpor:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setPrevalence(self, value: str) -> Simpor:
        """Sets ``prevalence``."""
        return self._set(prevalence=value)

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

    def setTargetCounts(self, value: dict[Any, int] | str | float) -> Simpor:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setTol(self, value: float) -> Simpor:
        """Sets ``tol``."""
        return self._set(tol=value)

    def setView(self, value: str) -> Simpor:
        """Sets ``view``."""
        return self._set(view=value)

    def setWeightCol(self, value: str) -> Simpor:
        """Sets ``weightCol``."""
        return self._set(weightCol=value)

    def _create_model(self, java_model: Any) -> SimporModel:
        return SimporModel(java_model)


class SimporModel(_SimporParams, _stages.ResamplerModel):
    """A fitted ``Simpor``: holds the synthetic rows, and how each came about.
    """


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
    binaryCols : Sequence[str]
        Features of two values, such as yes and no: synthetic rows take one of the two;
        they are taken for a one-hot block where they follow each other and exclude each
        other. One of more values is nominal. Names or indices, as for ``nominalCols``.
        Wins over what attributes and data tell. Unset by default.
    bounds : str, default "class"
        Values to which a measurement or a whole number of a synthetic row is held:
        those from the least to the greatest seen in its class (``class``), in any class
        (``all``), or any (``none``). A row that would lie outside is moved onto the
        bounds, and provenance calls it ``projected``; that a row lies at its ``radius``
        from the seed holds for ``none`` alone. Default ``class``.
    chi : float, default 0.5
        Part χ of a growing class's weight that its real rows have under ``prevalence``
        ``keep``, above 0 and below 1. Default 0.5.
    featuresCol : str, default "features"
        Features column name.
    idCol : str
        Name of a column that identifies rows; provenance of a synthetic row then names
        its seed and its neighbour by it. Unset by default: provenance names none.
    integerCols : Sequence[str]
        Features that hold whole numbers, to which synthetic values are rounded: names,
        as the features column's attributes tell them (those of ``VectorAssembler`` do),
        or indices. Wins over what attributes and data tell. Where rows hold fractions,
        synthetic values are whole numbers between the bounds all the same, or those
        next to them if none lies between; copies keep what the row holds. Unset by
        default.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    missing : str, default "error"
        What becomes of NaN among the features: ``error`` refuses it and names the
        feature; ``keep`` measures with the class's mean or mode in its place, and a
        synthetic row is missing what its seed is missing (on a segment: what its nearer
        end is). Default ``error``.
    nominalCols : Sequence[str]
        Features that hold categories: in distances they are equal or not, and
        synthetic rows take a value that occurs, never one between two. Names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Wins over what attributes and data tell. Unset by default.
    numNeighbors : int, default 5
        Number k of nearest neighbours, at least 1; a smaller class takes all it has.
        Default 5.
    prevalence : str, default "change"
        Whether synthetic rows make a class weigh more (``change``), or share its
        weight with the real ones (``keep``): in a class that grows, real rows then
        weigh ``chi`` times as much as before and synthetic ones ``(1 - χ) n / ñ`` (with
        weights of their own in proportion to these), so that the class's weight, and
        with it a classifier's intercept, stays. ``keep`` asks for ``weightCol``.
        Default ``change``.
    saveSamples : bool, default False
        Whether a saved model keeps its synthetic rows, and with them the real rows
        they grew from (``seedFeatures``). Scoring needs neither: without them a loaded
        model passes rows through all the same, but has nothing for
        ``synthetic_samples`` and ``balance``. A model saved by a version without this
        parameter keeps them. Default false.
    seed : int, default -1187069745
        Random seed.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while neighbours are searched and synthetic rows
        grow: ``broadcast`` (every executor has all of them), ``partitioned`` (they stay
        where they are, and points go to them), or ``auto`` (broadcast if the packed
        rows take at most ``maxBroadcastMB``). Both give the same rows. Default
        ``auto``.
    syntheticCol : str
        Name of a boolean column that ``transform`` adds, true in synthetic rows. Unset
        by default: no such column.
    targetCounts : dict[Any, int] | str | float
        Rows wanted per label, overriding ``balanceRatio``; classes not named receive
        none. Targets below the rows there are fail: rows are never dropped. Or in
        imbalanced-learn's words, for classes that are to have as many rows as the
        largest: ``minority`` (the smallest), ``not minority``, ``not majority``,
        ``all``, ``auto`` (as ``not majority``); or, of two classes, the ratio of the
        smaller to the larger, above 0 and at most 1. The fit gives them numbers. Unset
        by default.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, with the synthetic rows appended; anything else as
        it is), ``rows`` (everything as it is), ``balanced`` (any dataset with the
        synthetic rows appended), ``synthetic`` (the synthetic rows alone, in the
        dataset's columns), or whatever the dataset ``samples`` (the synthetic rows with
        their provenance) or ``summary`` (one row of what happened during the fit). For
        who cannot hand over the same object nor call another method, as a client of a
        server. Default ``auto``.
    weightCol : str
        Name of a column of weights that ``transform`` fills in: of a synthetic row its
        seed's weight (of equal seeds the mean), or 1 if the input has no such column;
        see also ``prevalence``. Added to the input's columns if it is not there. Unset
        by default: no weights.
    """

    _java_class = "io.github.sparksimpor.ml.Smote"

    @keyword_only
    def __init__(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        balanceRatio: float | None = None,
        binaryCols: Sequence[str] | None = None,
        bounds: str | None = None,
        chi: float | None = None,
        featuresCol: str | None = None,
        idCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        numNeighbors: int | None = None,
        prevalence: str | None = None,
        saveSamples: bool | None = None,
        seed: int | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        syntheticCol: str | None = None,
        targetCounts: dict[Any, int] | str | float | None = None,
        view: str | None = None,
        weightCol: str | None = None,
    ) -> Smote:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBalanceRatio(self, value: float) -> Smote:
        """Sets ``balanceRatio``."""
        return self._set(balanceRatio=value)

    def setBinaryCols(self, value: Sequence[str]) -> Smote:
        """Sets ``binaryCols``."""
        return self._set(binaryCols=value)

    def setBounds(self, value: str) -> Smote:
        """Sets ``bounds``."""
        return self._set(bounds=value)

    def setChi(self, value: float) -> Smote:
        """Sets ``chi``."""
        return self._set(chi=value)

    def setFeaturesCol(self, value: str) -> Smote:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIdCol(self, value: str) -> Smote:
        """Sets ``idCol``."""
        return self._set(idCol=value)

    def setIntegerCols(self, value: Sequence[str]) -> Smote:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setLabelCol(self, value: str) -> Smote:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> Smote:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setMissing(self, value: str) -> Smote:
        """Sets ``missing``."""
        return self._set(missing=value)

    def setNominalCols(self, value: Sequence[str]) -> Smote:
        """Sets ``nominalCols``."""
        return self._set(nominalCols=value)

    def setNumNeighbors(self, value: int) -> Smote:
        """Sets ``numNeighbors``."""
        return self._set(numNeighbors=value)

    def setPrevalence(self, value: str) -> Smote:
        """Sets ``prevalence``."""
        return self._set(prevalence=value)

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

    def setTargetCounts(self, value: dict[Any, int] | str | float) -> Smote:
        """Sets ``targetCounts``."""
        return self._set(targetCounts=value)

    def setView(self, value: str) -> Smote:
        """Sets ``view``."""
        return self._set(view=value)

    def setWeightCol(self, value: str) -> Smote:
        """Sets ``weightCol``."""
        return self._set(weightCol=value)

    def _create_model(self, java_model: Any) -> SmoteModel:
        return SmoteModel(java_model)


class SmoteModel(_SmoteParams, _stages.ResamplerModel):
    """A fitted ``Smote``: holds the synthetic rows.
    """


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
    resampler : _stages.Sampler[Any]
        Adds synthetic rows to the training data, or leaves some of its rows out.
        Required.
    seed : int, default -169515381
        Seed of the splits and of the order in which synthetic rows join.
    sizes : Sequence[float], default [0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0]
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
        resampler: _stages.Sampler[Any] | None = None,
        seed: int | None = None,
        sizes: Sequence[float] | None = None,
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
        resampler: _stages.Sampler[Any] | None = None,
        seed: int | None = None,
        sizes: Sequence[float] | None = None,
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

    def setResampler(self, value: _stages.Sampler[Any]) -> SyntheticSizeTuner:
        """Sets ``resampler``."""
        return self._set(resampler=value)

    def setSeed(self, value: int) -> SyntheticSizeTuner:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setSizes(self, value: Sequence[float]) -> SyntheticSizeTuner:
        """Sets ``sizes``."""
        return self._set(sizes=value)

    def setTrainRatio(self, value: float) -> SyntheticSizeTuner:
        """Sets ``trainRatio``."""
        return self._set(trainRatio=value)

    def _create_model(self, java_model: Any) -> SyntheticSizeTunerModel:
        return SyntheticSizeTunerModel(java_model)


class SyntheticSizeTunerModel(_SyntheticSizeTunerModelParams, _stages.SyntheticSizeTunerModelBase):
    """The classifier trained at the best size, and how all sizes did. Predicts, and adds
    no rows to anything.
    """


class TomekLinks(_TomekLinksParams, _stages.Sampler["TomekLinksModel"]):
    """Leaves out rows in Tomek links (Tomek 1976): pairs of rows of different classes
    that are each other's nearest. Its cost grows with the rows times those that are not
    of the largest class. With ``samplingStrategy`` ``all`` after ``Smote`` this is
    imbalanced-learn's SMOTETomek.

    Parameters
    ----------
    binaryCols : Sequence[str]
        Features of two values, such as yes and no: synthetic rows take one of the two;
        they are taken for a one-hot block where they follow each other and exclude each
        other. One of more values is nominal. Names or indices, as for ``nominalCols``.
        Wins over what attributes and data tell. Unset by default.
    featuresCol : str, default "features"
        Features column name.
    integerCols : Sequence[str]
        Features that hold whole numbers, to which synthetic values are rounded: names,
        as the features column's attributes tell them (those of ``VectorAssembler`` do),
        or indices. Wins over what attributes and data tell. Where rows hold fractions,
        synthetic values are whole numbers between the bounds all the same, or those
        next to them if none lies between; copies keep what the row holds. Unset by
        default.
    labelCol : str, default "label"
        Label column name.
    maxBroadcastMB : int, default 1024
        Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be
        broadcast. Default 1024.
    missing : str, default "error"
        What becomes of NaN among the features: ``error`` refuses it and names the
        feature; ``keep`` measures with the class's mean or mode in its place, and a
        synthetic row is missing what its seed is missing (on a segment: what its nearer
        end is). Default ``error``.
    nominalCols : Sequence[str]
        Features that hold categories: in distances they are equal or not, and
        synthetic rows take a value that occurs, never one between two. Names, as the
        features column's attributes tell them (those of ``VectorAssembler`` do), or
        indices. Wins over what attributes and data tell. Unset by default.
    samplingStrategy : str, default "notMinority"
        Classes that rows are left out of: ``notMinority`` (all but the smallest, of
        equally small ones none) or ``all``, as is usual after rows were added. Default
        ``notMinority``.
    standardization : bool, default True
        Whether distances are taken between features divided by their standard
        deviation. Default true.
    strategy : str, default "auto"
        Where the training rows lie while neighbours are searched and synthetic rows
        grow: ``broadcast`` (every executor has all of them), ``partitioned`` (they stay
        where they are, and points go to them), or ``auto`` (broadcast if the packed
        rows take at most ``maxBroadcastMB``). Both give the same rows. Default
        ``auto``.
    view : str, default "auto"
        What ``transform`` of the model gives: ``auto`` (the very object it was fitted
        on, given for the first time, balanced; anything else as it is), ``rows``
        (everything as it is) or ``balanced`` (any dataset balanced). For who cannot
        hand over the same object, as a client of a server. Default ``auto``.
    """

    _java_class = "io.github.sparksimpor.ml.TomekLinks"

    @keyword_only
    def __init__(
        self,
        *,
        binaryCols: Sequence[str] | None = None,
        featuresCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        samplingStrategy: str | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        view: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        binaryCols: Sequence[str] | None = None,
        featuresCol: str | None = None,
        integerCols: Sequence[str] | None = None,
        labelCol: str | None = None,
        maxBroadcastMB: int | None = None,
        missing: str | None = None,
        nominalCols: Sequence[str] | None = None,
        samplingStrategy: str | None = None,
        standardization: bool | None = None,
        strategy: str | None = None,
        view: str | None = None,
    ) -> TomekLinks:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setBinaryCols(self, value: Sequence[str]) -> TomekLinks:
        """Sets ``binaryCols``."""
        return self._set(binaryCols=value)

    def setFeaturesCol(self, value: str) -> TomekLinks:
        """Sets ``featuresCol``."""
        return self._set(featuresCol=value)

    def setIntegerCols(self, value: Sequence[str]) -> TomekLinks:
        """Sets ``integerCols``."""
        return self._set(integerCols=value)

    def setLabelCol(self, value: str) -> TomekLinks:
        """Sets ``labelCol``."""
        return self._set(labelCol=value)

    def setMaxBroadcastMB(self, value: int) -> TomekLinks:
        """Sets ``maxBroadcastMB``."""
        return self._set(maxBroadcastMB=value)

    def setMissing(self, value: str) -> TomekLinks:
        """Sets ``missing``."""
        return self._set(missing=value)

    def setNominalCols(self, value: Sequence[str]) -> TomekLinks:
        """Sets ``nominalCols``."""
        return self._set(nominalCols=value)

    def setSamplingStrategy(self, value: str) -> TomekLinks:
        """Sets ``samplingStrategy``."""
        return self._set(samplingStrategy=value)

    def setStandardization(self, value: bool) -> TomekLinks:
        """Sets ``standardization``."""
        return self._set(standardization=value)

    def setStrategy(self, value: str) -> TomekLinks:
        """Sets ``strategy``."""
        return self._set(strategy=value)

    def setView(self, value: str) -> TomekLinks:
        """Sets ``view``."""
        return self._set(view=value)

    def _create_model(self, java_model: Any) -> TomekLinksModel:
        return TomekLinksModel(java_model)


class TomekLinksModel(_TomekLinksParams, _stages.SamplerModel):
    """A fitted ``TomekLinks``: knows the rows that are left out.
    """


class TunedThreshold(_TunedThresholdParams, _stages.Holder["TunedThresholdModel"]):
    """Trains a classifier and chooses the probability from which on a row is predicted to
    be of the class that is looked for, so that an objective is best.

    A classifier is trained on all stratified folds but one and predicts that one;
    whatever learns, resampling included, sees the other folds' rows only. That gives
    one curve of the objective over the threshold a fold. The threshold of best mean
    over the folds is taken, among all that occur as a probability (or the 4,096 cells
    of a grid in log-odds, if there are more than 32,768 probabilities in a fold), and
    the classifier is trained again on all rows. A row is predicted to be of the class
    if its probability is at least the threshold. Of equals the lowest is taken, or
    where recall is maximised the highest, which gives the fewest alerts.

    What an objective limits (precision, recall, alerts) is measured on the rows of all
    folds together. If no threshold keeps to the limit, the nearest is taken, with a
    warning.

    More than two classes. Each class gets a threshold of its own, tuned against the
    rest: for ``macroF1`` the best F1 of the class, for ``balancedAccuracy`` the best
    balanced accuracy. The class of largest probability over threshold is predicted, as
    in Spark's classifiers.

    Labels must be 0, 1, ..., as Spark's classifiers want them. Folds, counts and
    choice do not depend on partitions. Up to 100,000 rows are trained on in one
    partition and in one order, so that the whole fit does not; with more it depends on
    them as far as the classifier's own training does.

    Parameters
    ----------
    alertsPerDay : float
        Most alerts a day with ``alerts``, on average over the days of ``timeCol``,
        above 0. Unset by default.
    alertsPerThousand : float
        Most alerts in 1,000 rows with ``alerts``, above 0. Unset by default.
    beta : float, default 2.0
        How many times recall matters as much as precision in ``fBeta``, above 0.
        Default 2.
    classifier : Estimator[Any]
        Trained on every fold's other rows, and at last on all: any classifier that
        predicts probabilities, a ``Pipeline`` that ends in one, a
        ``BalancedClassifier``, or another stage of this kind. Its ``labelCol``,
        ``probabilityCol`` and ``predictionCol`` are those that count. Required.
    costCol : str
        Column of what it costs to miss the row, such as an amount, at least 0; for
        ``cost``. Unset by default.
    costFalseNegative : float, default 1.0
        What a missed row costs with ``cost``, at least 0; a factor to the row's own
        cost if ``costCol`` is set. Default 1.
    costFalsePositive : float, default 1.0
        What a false alarm costs with ``cost``, at least 0. Default 1.
    minPrecision : float
        Least precision with ``precisionAtLeast``, above 0 and below 1. Unset by
        default.
    minRecall : float
        Least recall with ``recallAtLeast``, above 0 and below 1. Unset by default.
    numFolds : int, default 5
        Number of stratified folds, at least 2. Default 5.
    objective : str, default "macroF1"
        What the threshold is chosen for. ``macroF1``: the mean of both classes' F1;
        ``f1``, ``fBeta`` (``beta``) of the class that is looked for; ``mcc``;
        ``balancedAccuracy``; ``cost``: least mean cost of a row (``costFalsePositive``,
        ``costFalseNegative``, ``costCol``); ``precisionAtLeast`` (``minPrecision``):
        most recall; ``recallAtLeast`` (``minRecall``): most precision; ``alerts``
        (``alertsPerThousand`` or ``alertsPerDay``): most recall. More than two classes
        take ``macroF1`` or ``balancedAccuracy``. Default ``macroF1``.
    parallelism : int, default 1
        Number of folds that are trained at the same time, at least 1. Default 1.
    positiveLabel : float
        Which of two labels, 0 or 1, is looked for. Unset by default: the one of fewer
        rows, or 1 if both have as many.
    seed : int, default 614738486
        Seed of the folds.
    timeCol : str
        Column of the time of a row, for ``alertsPerDay``: a date, a timestamp, or a
        number of seconds. Unset by default.
    weightCol : str
        Column of the weights of rows, at least 0: each counts as much as its weight is
        of the mean of all, in the objective and in the curve. Unset by default: every
        row counts one.
    """

    _java_class = "io.github.sparksimpor.ml.TunedThreshold"

    @keyword_only
    def __init__(
        self,
        *,
        alertsPerDay: float | None = None,
        alertsPerThousand: float | None = None,
        beta: float | None = None,
        classifier: Estimator[Any] | None = None,
        costCol: str | None = None,
        costFalseNegative: float | None = None,
        costFalsePositive: float | None = None,
        minPrecision: float | None = None,
        minRecall: float | None = None,
        numFolds: int | None = None,
        objective: str | None = None,
        parallelism: int | None = None,
        positiveLabel: float | None = None,
        seed: int | None = None,
        timeCol: str | None = None,
        weightCol: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        alertsPerDay: float | None = None,
        alertsPerThousand: float | None = None,
        beta: float | None = None,
        classifier: Estimator[Any] | None = None,
        costCol: str | None = None,
        costFalseNegative: float | None = None,
        costFalsePositive: float | None = None,
        minPrecision: float | None = None,
        minRecall: float | None = None,
        numFolds: int | None = None,
        objective: str | None = None,
        parallelism: int | None = None,
        positiveLabel: float | None = None,
        seed: int | None = None,
        timeCol: str | None = None,
        weightCol: str | None = None,
    ) -> TunedThreshold:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setAlertsPerDay(self, value: float) -> TunedThreshold:
        """Sets ``alertsPerDay``."""
        return self._set(alertsPerDay=value)

    def setAlertsPerThousand(self, value: float) -> TunedThreshold:
        """Sets ``alertsPerThousand``."""
        return self._set(alertsPerThousand=value)

    def setBeta(self, value: float) -> TunedThreshold:
        """Sets ``beta``."""
        return self._set(beta=value)

    def setClassifier(self, value: Estimator[Any]) -> TunedThreshold:
        """Sets ``classifier``."""
        return self._set(classifier=value)

    def setCostCol(self, value: str) -> TunedThreshold:
        """Sets ``costCol``."""
        return self._set(costCol=value)

    def setCostFalseNegative(self, value: float) -> TunedThreshold:
        """Sets ``costFalseNegative``."""
        return self._set(costFalseNegative=value)

    def setCostFalsePositive(self, value: float) -> TunedThreshold:
        """Sets ``costFalsePositive``."""
        return self._set(costFalsePositive=value)

    def setMinPrecision(self, value: float) -> TunedThreshold:
        """Sets ``minPrecision``."""
        return self._set(minPrecision=value)

    def setMinRecall(self, value: float) -> TunedThreshold:
        """Sets ``minRecall``."""
        return self._set(minRecall=value)

    def setNumFolds(self, value: int) -> TunedThreshold:
        """Sets ``numFolds``."""
        return self._set(numFolds=value)

    def setObjective(self, value: str) -> TunedThreshold:
        """Sets ``objective``."""
        return self._set(objective=value)

    def setParallelism(self, value: int) -> TunedThreshold:
        """Sets ``parallelism``."""
        return self._set(parallelism=value)

    def setPositiveLabel(self, value: float) -> TunedThreshold:
        """Sets ``positiveLabel``."""
        return self._set(positiveLabel=value)

    def setSeed(self, value: int) -> TunedThreshold:
        """Sets ``seed``."""
        return self._set(seed=value)

    def setTimeCol(self, value: str) -> TunedThreshold:
        """Sets ``timeCol``."""
        return self._set(timeCol=value)

    def setWeightCol(self, value: str) -> TunedThreshold:
        """Sets ``weightCol``."""
        return self._set(weightCol=value)

    def _create_model(self, java_model: Any) -> TunedThresholdModel:
        return TunedThresholdModel(java_model)


class TunedThresholdModel(_TunedThresholdModelParams, _stages.TunedThresholdModelBase):
    """A classifier with a threshold tuned by ``TunedThreshold``. Raw predictions and
    probabilities are the classifier's; predictions are the threshold's.
    """


class VectorImputer(_VectorImputerParams, _stages.Stage["VectorImputerModel"]):
    """Learns what stands for missing values (NaN) of a feature vector before a
    classifier, as Spark's take none: of a nominal feature, by its attribute, the most
    frequent category, of equals the smallest; of any other the median, the lower of the
    two in the middle; of one that no row has, 0. Labels are not looked at. The values
    are the same to the bit however rows are partitioned.

    Parameters
    ----------
    inputCol : str, default "features"
        Name of the vector column with NaN where a value is missing. Default
        ``features``.
    outputCol : str, default "imputed"
        Name of the vector column in which nothing is missing. Default ``imputed``.
    """

    _java_class = "io.github.sparksimpor.ml.VectorImputer"

    @keyword_only
    def __init__(
        self,
        *,
        inputCol: str | None = None,
        outputCol: str | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        inputCol: str | None = None,
        outputCol: str | None = None,
    ) -> VectorImputer:
        """Sets the parameters that are given."""
        return self._given(self._input_kwargs)

    def setInputCol(self, value: str) -> VectorImputer:
        """Sets ``inputCol``."""
        return self._set(inputCol=value)

    def setOutputCol(self, value: str) -> VectorImputer:
        """Sets ``outputCol``."""
        return self._set(outputCol=value)

    def _create_model(self, java_model: Any) -> VectorImputerModel:
        return VectorImputerModel(java_model)


class VectorImputerModel(_VectorImputerParams, _stages.HolderModel):
    """A fitted ``VectorImputer``: puts a value that is typical of the feature in every
    hole.
    """


# PySpark turns the name of a Java class into that of a Python module when it loads a pipeline.
_JAVA_PACKAGE = "io.github.sparksimpor.ml"
sys.modules[_JAVA_PACKAGE] = sys.modules[__name__]
for _name in __all__:
    globals()[_name].__module__ = _JAVA_PACKAGE
