"""What the classes of the stages have in common."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pyspark.errors import IllegalArgumentException
from pyspark.ml.param import Params
from pyspark.ml.util import JavaMLReadable, JavaMLWritable, _jvm
from pyspark.ml.wrapper import JavaEstimator, JavaModel, JavaParams
from pyspark.sql import DataFrame
from pyspark.sql.utils import is_remote

from spark_simpor._counts import label_counts
from spark_simpor._described import (
    DescribedReader,
    DescribedStage,
    FittedReader,
    RemoteWriter,
    travels,
)
from spark_simpor._report import Report
from spark_simpor._session import missing_jar, need_context, needed
from spark_simpor._told import told
from spark_simpor._values import short

if TYPE_CHECKING:
    from pyspark.ml.param import Param

M = TypeVar("M", bound="StageModel")
S = TypeVar("S", bound="_Wrapped")


@dataclass(frozen=True)
class ClassCount:
    """Rows of one class before and after resampling."""

    label: float
    original: int
    informative: int
    synthetic: int


@dataclass(frozen=True)
class FitSummary:
    """What happened during a fit."""

    classes: list[ClassCount]
    phase_seconds: dict[str, float]
    placement: str


class _Wrapped(JavaParams):
    """Hands stages and numbers of rows over to Java, and takes them back."""

    def _set(self, **kwargs: Any) -> Any:
        for name, value in kwargs.items():
            if value is None:
                raise TypeError(
                    f"{name} of {self.uid} is None; give a value, "
                    f"or go back to the default: clear(stage.{name})"
                )
        before = dict(self._paramMap)
        for name, value in kwargs.items():
            try:
                super()._set(**{name: value})
            except TypeError as error:
                raise TypeError(short(str(error))) from error
            except AttributeError as error:
                # PySpark 3.5 asks NumPy 2 for types that it no longer has, where a text is wanted.
                raise TypeError(
                    f'Invalid param value given for param "{name}". '
                    f"Could not convert {type(value)} to string type"
                ) from error
        # Java's parameters know what they may be; a server tells at its first call.
        if self._java_obj is not None and not isinstance(self._java_obj, str) and not is_remote():
            try:
                with told():
                    for name in kwargs:
                        self._check(self.getParam(name))
            except Exception:
                self._paramMap = before
                raise
        return self

    def set(self, param: Param[Any], value: Any) -> None:
        """Sets a parameter, and refuses what it does not take."""
        self._shouldOwn(param)
        self._set(**{param.name: value})

    def copy(self: S, extra: dict[Param[Any], Any] | None = None) -> S:
        """A copy with extra parameters."""
        return super().copy(extra)

    @classmethod
    def load(cls: type[S], path: str) -> S:
        """What was saved at a path."""
        return cls.read().load(path)  # type: ignore[attr-defined]

    def clear(self, param: Param[Any]) -> None:
        """Goes back to the default of a parameter."""
        if is_remote():  # PySpark's own does nothing there
            self._paramMap.pop(self._resolveParam(param), None)
        else:
            super().clear(param)

    def _check(self, param: Param[Any]) -> None:
        value = self._paramMap.get(param)
        if not isinstance(value, Params) and param.name != "targetCounts":
            self._make_java_param_pair(param, value)

    def _make_java_param_pair(self, param: Param[Any], value: Any) -> Any:
        if isinstance(value, Params):
            return self._java_obj.getParam(param.name).w(value._to_java())  # type: ignore[union-attr, attr-defined]
        return super()._make_java_param_pair(param, value)

    def _transfer_param_map_to_java(self, pyParamMap: Any) -> Any:  # noqa: N803
        # PySpark would save a grid without what it does not find here.
        for param in pyParamMap:
            if param.parent != self.uid:
                raise ValueError(
                    f"{param.name} of {param.parent} is a parameter of a stage within {self.uid}, "
                    "which Spark cannot save as part of a grid; save the model's bestModel"
                )
        return super()._transfer_param_map_to_java(pyParamMap)

    def _transfer_params_from_java(self) -> None:
        super()._transfer_params_from_java()
        for param, value in list(self._paramMap.items()):
            self._paramMap[param] = _of_java(param, value)

    def _transfer_param_map_from_java(self, javaParamMap: Any) -> Any:  # noqa: N803
        found = super()._transfer_param_map_from_java(javaParamMap)
        return {param: _of_java(param, value) for param, value in found.items()}


def _of_java(param: Param[Any], value: Any) -> Any:
    """A value that PySpark has not made one of Python's."""
    if param.name == "targetCounts":
        return label_counts(value)
    return JavaParams._from_java(value) if hasattr(value, "getClass") else value


def _classic_reader(read: Callable[[], Any]) -> Any:
    need_context()
    try:
        return read()
    except TypeError as error:  # py4j takes the name of an unknown class for a package
        raise missing_jar() from error


def _frame(dataset: Any) -> DataFrame:
    if isinstance(dataset, DataFrame):
        return dataset
    raise TypeError(
        f"this takes a DataFrame of Spark's, not a {type(dataset).__module__}."
        f"{type(dataset).__name__}; make one with spark.createDataFrame"
    )


class Stage(_Wrapped, JavaEstimator[M], JavaMLReadable, JavaMLWritable, Generic[M]):
    """An estimator of spark-simpor."""

    _java_class: str
    _input_kwargs: dict[str, Any]

    def _start(self, given: dict[str, Any]) -> None:
        self._java_obj = self._made()
        self._given(given)

    def _made(self) -> Any:
        if not is_remote():
            need_context()
        try:
            return self._new_java_obj(self._java_class, self.uid)
        except TypeError as error:  # py4j takes the name of an unknown class for a package
            raise missing_jar() from error

    def _given(self, given: dict[str, Any]) -> Any:
        return self._set(**{name: value for name, value in given.items() if value is not None})

    def copy(self: S, extra: dict[Param[Any], Any] | None = None) -> S:
        """A copy, whose inner stages get the extra parameters that are theirs."""
        that = super().copy(extra)
        inner = {p.name: v.copy(extra) for p, v in that._paramMap.items() if isinstance(v, Params)}
        if inner:
            that._set(**inner)
            if not is_remote():
                that._transfer_params_to_java()
        return that

    def _fit(self, dataset: DataFrame) -> M:
        dataset = _frame(dataset)
        with told():
            if is_remote() and not travels(self):
                model = _without_counts(self._copyValues(DescribedStage(self)._fit(dataset)))
            else:
                model = super()._fit(dataset)
        model._fitted_with(dataset)
        return model

    def write(self) -> Any:
        """A writer of the stage."""
        if is_remote():
            return RemoteWriter(self if travels(self) else DescribedStage(self), needed())
        return super().write()

    @classmethod
    def read(cls) -> Any:
        """A reader of saved stages."""
        return DescribedReader(cls) if is_remote() else _classic_reader(super().read)


class Sampler(Stage[M]):
    """An estimator that changes which rows are trained on."""


class Resampler(Sampler[M]):
    """An estimator that adds synthetic rows to the smaller classes."""


class Holder(Stage[M]):
    """An estimator that trains other stages."""


class StageModel(_Wrapped, JavaModel, JavaMLReadable, JavaMLWritable):
    """A fitted stage."""

    _home: Any = None

    def _fitted_with(self, dataset: DataFrame) -> None:
        self._home = dataset.sparkSession

    def _session(self) -> Any:
        """Where the model lives; a server knows it in that session only."""
        return self._home or needed()

    @classmethod
    def read(cls) -> Any:
        """A reader of saved fitted stages."""
        return FittedReader(cls) if is_remote() else _classic_reader(super().read)

    def write(self) -> Any:
        """A writer of the fitted stage."""
        return RemoteWriter(self, self._session()) if is_remote() else super().write()

    def _transform(self, dataset: DataFrame) -> DataFrame:
        dataset = _frame(dataset)
        self._refuse_strangers(dataset)
        with told():
            return super()._transform(dataset)

    def _refuse_strangers(self, dataset: DataFrame) -> None:
        there: Any = dataset.sparkSession
        if is_remote() and there.session_id != self._session().session_id:
            raise ValueError(
                f"{self.uid} lives in another session of Spark Connect than the table; "
                "save it, and load it where the table is"
            )

    def _viewed(self, view: str, dataset: DataFrame) -> DataFrame:
        self._refuse_strangers(dataset)
        # The plan carries the parameters, so that a server needs no memory of who asks.
        twin = self.copy()
        twin._set(view=view)
        return JavaModel._transform(twin, dataset)

    def _viewed_at_once(self, view: str, dataset: DataFrame) -> DataFrame:
        """A view that a server has agreed to make, where it would tell at the first action."""
        found = self._viewed(view, dataset)
        with told():
            found.schema  # noqa: B018
        return found

    def _shown(self, view: str, method: str) -> DataFrame:
        """A table of the model's, whose method no client of a server can call."""
        session = self._session()
        if is_remote():
            return self._viewed_at_once(view, session.range(0))
        return DataFrame(self._asked(method), session)

    def _asked(self, method: str) -> Any:
        """What a method of the model in Java gives."""
        with told():
            return getattr(self._java_obj, method)()


def _without_counts(model: Any) -> Any:
    """A fitted stage without counts by label, which do not travel and have been obeyed."""
    for param in [p for p in model._paramMap if p.name == "targetCounts"]:
        del model._paramMap[param]
    return model


class HolderModel(StageModel):
    """A fitted stage that predicts."""


class SamplerModel(StageModel):
    """A fitted sampler.

    The very DataFrame it was fitted on, given to ``transform`` for the first time, comes back
    balanced; that is what ``Pipeline.fit`` and ``CrossValidator`` pass. Anything else passes
    through, so that no row is added or dropped while scoring.
    """

    _fitted_on: weakref.ref[DataFrame] | None = None

    def _fitted_with(self, dataset: DataFrame) -> None:
        super()._fitted_with(dataset)
        self._fitted_on = weakref.ref(dataset)

    def copy(self: S, extra: dict[Param[Any], Any] | None = None) -> S:
        """A copy, to which its training data are as any other."""
        that: Any = super().copy(extra)
        that._fitted_on = None
        return _without_counts(that) if is_remote() else that

    def _transform(self, dataset: DataFrame) -> DataFrame:
        if not is_remote() or self.getOrDefault("view") != "auto":
            return super()._transform(dataset)
        dataset = _frame(dataset)
        first = self._fitted_on is not None and self._fitted_on() is dataset
        if first:
            self._fitted_on = None
        return self._viewed("balanced" if first else "rows", dataset)

    def balance(self, dataset: DataFrame) -> DataFrame:
        """Balances a dataset, always.

        Parameters
        ----------
        dataset : DataFrame
            Usually the training data.

        Returns
        -------
        DataFrame
            Of a resampler the dataset's rows, unchanged, and the synthetic rows; of an
            under-sampler the rows it keeps.
        """
        dataset = _frame(dataset)
        if is_remote():
            return self._viewed_at_once("balanced", dataset)
        with told():
            self._transfer_params_to_java()
            balanced = self._java_obj.balance(dataset._jdf)  # type: ignore[union-attr]
        return DataFrame(balanced, dataset.sparkSession)


class Reported(_Wrapped):
    """A fitted stage that has a page to tell of it."""

    def report(self) -> Report:
        """What happened, in words and figures, as the program's ``--report`` has it.

        Returns
        -------
        Report
            Which a notebook shows, and ``save`` writes to a file.

        Raises
        ------
        NotImplementedError
            Over Spark Connect, which brings no summary of a fit to the client.
        """
        if is_remote():
            raise NotImplementedError(
                "report needs a classic session: the summary of a fit and the rows that its "
                "figures show stay on the Spark Connect server"
            )
        page = _jvm().io.github.sparksimpor.page.ModelReport  # type: ignore[attr-defined]
        with told():
            return Report(str(page.html(self._java_obj)))

    def show(self) -> None:
        """Shows the report in a notebook; see ``report``."""
        self.report().show()


class ResamplerModel(SamplerModel, Reported):
    """A fitted resampler, which holds the synthetic rows."""

    def synthetic_samples(self) -> DataFrame:
        """The synthetic rows with their provenance.

        Returns
        -------
        DataFrame
            ``label``, ``features``, ``region``, ``seedFeatures``, ``radius``, ``logRatioStart``,
            ``logRatioEnd``, ``iterations``, ``stopReason``, ``projected``; with ``idCol`` also
            ``seedId`` and ``neighborId``.
        """
        return self._shown("samples", "syntheticSamples")

    @property
    def summary(self) -> FitSummary:
        """What happened during the fit; a loaded model has none."""
        if is_remote():
            return self._told_summary()
        found = self._asked("summary")
        return FitSummary(
            [
                ClassCount(c.label(), c.original(), c.informative(), c.synthetic())
                for c in found.classes()
            ],
            dict(found.phaseSeconds()),
            found.placement(),
        )

    def _told_summary(self) -> FitSummary:
        row: Any = self._shown("summary", "summary").head()
        return FitSummary(
            [
                ClassCount(c["label"], c["original"], c["informative"], c["synthetic"])
                for c in row["classes"]
            ],
            {phase["phase"]: phase["seconds"] for phase in row["phases"]},
            row["placement"],
        )


class Told(StageModel):
    """A fitted stage that has a verdict."""

    def _told(self, what: str) -> Any:
        row: Any = self._shown("verdict", "").head()
        return row[what]


class SyntheticSizeTunerModelBase(HolderModel, Told):
    """What a tuner's model tells."""

    @property
    def best_size(self) -> float:
        """The chosen share of the gap; 0 if it is best to add nothing."""
        if is_remote():
            return float(self._told("bestSize"))
        return float(self._asked("bestSize"))

    @property
    def verdict(self) -> str:
        """Whether the chosen size beats adding nothing and what costs nothing."""
        if is_remote():
            return str(self._told("verdict"))
        return str(self._asked("verdict").text())

    @property
    def table(self) -> DataFrame:
        """One row a candidate, with its scores."""
        return self._shown("table", "table")


class ImbalanceTunerModelBase(HolderModel, Told, Reported):
    """What a tuner's model tells."""

    @property
    def verdict(self) -> str:
        """What to do, what it gains, at what price, and what could not be told apart."""
        if is_remote():
            return str(self._told("verdict"))
        return str(self._asked("verdict"))

    @property
    def threshold(self) -> float:
        """Least probability of a row that is predicted to be of the class looked for."""
        if is_remote():
            return float(self._told("threshold"))
        return float(self._asked("threshold"))

    @property
    def table(self) -> DataFrame:
        """One row a candidate, none first, with its scores and its gain over none."""
        return self._shown("table", "table")


class TunedThresholdModelBase(HolderModel):
    """What a tuned threshold tells."""

    @property
    def threshold(self) -> float:
        """Least probability of a row that is predicted to be of the class looked for."""
        if is_remote():
            return self._chosen()
        return float(self._asked("threshold"))

    def _chosen(self) -> float:
        chosen = self.curve.filter("chosen").collect()
        if len({row["label"] for row in chosen}) > 1:
            raise IllegalArgumentException(
                f"{self.uid} has a threshold for each of {len(chosen)} classes; read its curve"
            )
        return float(chosen[0]["threshold"])

    @property
    def curve(self) -> DataFrame:
        """One row a threshold, ascending, with counts, precision, recall and the objective."""
        return self._shown("curve", "curve")


class CalibratedClassifierModelBase(HolderModel):
    """What a calibration tells."""

    @property
    def reliability(self) -> DataFrame:
        """One row a bin, before and after, with its mean probability and share of the class."""
        return self._shown("reliability", "reliability")
