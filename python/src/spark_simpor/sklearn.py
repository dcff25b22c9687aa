"""Samplers for scikit-learn, under imbalanced-learn's names, that run on Spark.

They take what imbalanced-learn's samplers of these names take, and give it back as those do:
``from spark_simpor.sklearn import SMOTE`` in the place of ``from imblearn.over_sampling import
SMOTE``. The session that runs does the work; if there is none, a local one is started.

Neighbours, rows in danger and counts are imbalanced-learn's; which rows are drawn is this
library's. What a feature is found to be holds in new rows (one of two values, a whole number), a
class smaller than the number of neighbours takes all it has, and ``ADASYN`` meets the counts to
the row. Cleaners keep the order of the rows, and refuse to leave out a whole class.

``RandomOverSampler`` and ``RandomUnderSampler`` draw rows by their places and take columns of any
kind. The others measure: features go through Spark's vectors, which are of doubles, so that whole
numbers beyond 2**53 are refused, and text, dates and missing values are not taken.
"""

from __future__ import annotations

import os
import warnings
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from numbers import Integral
from typing import Any

from pyspark.errors import IllegalArgumentException
from pyspark.ml.linalg import Vector, Vectors, VectorUDT
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import DoubleType, LongType, StructField, StructType
from pyspark.sql.utils import is_remote

from spark_simpor import ml
from spark_simpor._jars import session
from spark_simpor._session import no_session, running
from spark_simpor._stages import Resampler, Sampler

try:
    import numpy as np
    from imblearn.over_sampling.base import BaseOverSampler
    from imblearn.under_sampling.base import BaseCleaningSampler, BaseUnderSampler
    from imblearn.utils import check_target_type
    from imblearn.utils._validation import _check_X
    from scipy import sparse
    from sklearn.utils import check_random_state
    from sklearn.utils._param_validation import (
        Interval,
        InvalidParameterError,
        Options,
        StrOptions,
    )
    from sklearn.utils.validation import validate_data
except ImportError as error:
    raise ImportError(
        f"spark_simpor.sklearn needs imbalanced-learn 0.14 and scikit-learn 1.6 or 1.7 ({error}); "
        "install them: pip install 'imbalanced-learn>=0.14,<0.15' 'scikit-learn>=1.6,<1.8'"
    ) from error

__all__ = [
    "ADASYN",
    "SIMPOR",
    "SMOTE",
    "BorderlineSMOTE",
    "EditedNearestNeighbours",
    "RandomOverSampler",
    "RandomUnderSampler",
    "TomekLinks",
]

_SCHEMA = StructType(
    [
        StructField("row", LongType(), False),
        StructField("label", DoubleType(), False),
        StructField("features", VectorUDT(), False),
    ]
)
_COUNT = [Interval(Integral, 1, None, closed="left")]


# Up to here a double holds every whole number.
_MOST_EXACT = 2**53


class _OverSampler(BaseOverSampler):
    """Appends the synthetic rows of a resampler."""

    def __init__(self, *, sampling_strategy: Any = "auto", random_state: Any = None):
        super().__init__(sampling_strategy=sampling_strategy)
        self.random_state = random_state

    @abstractmethod
    def _stage(self) -> Resampler[Any]:
        """The resampler that this one is."""

    def fit_resample(self, X: Any, y: Any, **params: Any) -> tuple[Any, Any]:
        """Resamples, but refuses what Spark cannot measure."""
        _refuse_estimators(self)
        _refuse_beyond_double(X)
        return super().fit_resample(X, y, **params)

    def _fit_resample(self, X: Any, y: np.ndarray) -> tuple[Any, np.ndarray]:
        labels, codes = np.unique(y, return_inverse=True)
        wanted = _wanted(self, codes, labels)
        if not wanted:
            return X.copy(), y.copy()
        _refuse_single_rows(labels, codes, wanted)
        _session()  # stages are made within one
        stage = self._stage()
        stage._set(seed=_seed(self.random_state), targetCounts=wanted)
        with _table(X, codes) as table:
            model = _fitted(stage, table)
            grown = model.transform(table, {model.getParam("view"): "synthetic"})
            rows = sorted(grown.select("label", "features").collect(), key=lambda r: r["label"])
        return (
            _stacked(X, np.array([row["features"].toArray() for row in rows])),
            np.concatenate([y, labels[[int(row["label"]) for row in rows]]]).astype(y.dtype),
        )


class SMOTE(_OverSampler):
    """``imblearn.over_sampling.SMOTE``, by :class:`spark_simpor.Smote`.

    Parameters
    ----------
    sampling_strategy : float, str, dict or callable, default="auto"
        As in imbalanced-learn.
    random_state : int, RandomState instance or None, default=None
        The seed; the same one gives the same rows.
    k_neighbors : int, default=5
        Nearest rows of the class, one of which a new row leads towards.
    """

    _parameter_constraints = {**BaseOverSampler._parameter_constraints, "k_neighbors": _COUNT}

    def __init__(
        self, *, sampling_strategy: Any = "auto", random_state: Any = None, k_neighbors: int = 5
    ):
        super().__init__(sampling_strategy=sampling_strategy, random_state=random_state)
        self.k_neighbors = k_neighbors

    def _stage(self) -> Resampler[Any]:
        return ml.Smote(numNeighbors=self.k_neighbors, standardization=False)


class BorderlineSMOTE(_OverSampler):
    """``imblearn.over_sampling.BorderlineSMOTE``, by :class:`spark_simpor.BorderlineSmote`.

    Parameters
    ----------
    sampling_strategy : float, str, dict or callable, default="auto"
        As in imbalanced-learn.
    random_state : int, RandomState instance or None, default=None
        The seed; the same one gives the same rows.
    k_neighbors : int, default=5
        Nearest rows of the class, one of which a new row leads towards.
    m_neighbors : int, default=10
        Nearest rows of all, by which a row is found to be in danger.
    kind : {"borderline-1", "borderline-2"}, default="borderline-1"
        Whether rows lead towards their own class only, or towards others too.
    """

    _parameter_constraints = {
        **SMOTE._parameter_constraints,
        "m_neighbors": _COUNT,
        "kind": [StrOptions({"borderline-1", "borderline-2"})],
    }

    def __init__(
        self,
        *,
        sampling_strategy: Any = "auto",
        random_state: Any = None,
        k_neighbors: int = 5,
        m_neighbors: int = 10,
        kind: str = "borderline-1",
    ):
        super().__init__(sampling_strategy=sampling_strategy, random_state=random_state)
        self.k_neighbors = k_neighbors
        self.m_neighbors = m_neighbors
        self.kind = kind

    def _stage(self) -> Resampler[Any]:
        return ml.BorderlineSmote(
            numNeighbors=self.k_neighbors,
            dangerNeighbors=self.m_neighbors,
            kind=self.kind,
            standardization=False,
        )


class ADASYN(_OverSampler):
    """``imblearn.over_sampling.ADASYN``, by :class:`spark_simpor.Adasyn`.

    Parameters
    ----------
    sampling_strategy : float, str, dict or callable, default="auto"
        As in imbalanced-learn.
    random_state : int, RandomState instance or None, default=None
        The seed; the same one gives the same rows.
    n_neighbors : int, default=5
        Nearest rows, of all to weigh a row, of its class to lead towards.
    """

    _parameter_constraints = {**BaseOverSampler._parameter_constraints, "n_neighbors": _COUNT}

    def __init__(
        self, *, sampling_strategy: Any = "auto", random_state: Any = None, n_neighbors: int = 5
    ):
        super().__init__(sampling_strategy=sampling_strategy, random_state=random_state)
        self.n_neighbors = n_neighbors

    def _stage(self) -> Resampler[Any]:
        return ml.Adasyn(numNeighbors=self.n_neighbors, standardization=False)


class SIMPOR(_OverSampler):
    """New rows at the point of highest posterior ratio around a row, by :class:`Simpor`.

    Parameters
    ----------
    sampling_strategy : float, str, dict or callable, default="auto"
        As in imbalanced-learn.
    random_state : int, RandomState instance or None, default=None
        The seed; the same one gives the same rows.
    k_neighbors : int, default=10
        Nearest rows of the class, whose mean distance is the largest radius.
    """

    _parameter_constraints = SMOTE._parameter_constraints

    def __init__(
        self, *, sampling_strategy: Any = "auto", random_state: Any = None, k_neighbors: int = 10
    ):
        super().__init__(sampling_strategy=sampling_strategy, random_state=random_state)
        self.k_neighbors = k_neighbors

    def _stage(self) -> Resampler[Any]:
        return ml.Simpor(numNeighbors=self.k_neighbors)


class _Drawing:
    """Takes rows by their places, so that columns may hold anything."""

    sample_indices_: np.ndarray

    def _check_X_y(self, X: Any, y: Any) -> tuple[Any, np.ndarray, bool]:  # noqa: N802
        y, binarized = check_target_type(y, indicate_one_vs_all=True)
        checked = _check_X(X)
        validate_data(self, X=checked, y=y, reset=True, skip_check_array=True)
        return checked, y, binarized

    def _taken(self, X: Any, y: np.ndarray, places: list[int]) -> tuple[Any, np.ndarray]:
        self.sample_indices_ = np.array(places, dtype=int)
        rows = X.iloc if hasattr(X, "iloc") else X
        return rows[self.sample_indices_], y[self.sample_indices_]

    def __sklearn_tags__(self) -> Any:
        tags = _with_indices(super().__sklearn_tags__())  # type: ignore[misc]
        tags.input_tags.allow_nan = True
        tags.input_tags.string = True
        return tags


class RandomOverSampler(_Drawing, BaseOverSampler):
    """``imblearn.over_sampling.RandomOverSampler``, by :class:`RandomOversampler`.

    Parameters
    ----------
    sampling_strategy : float, str, dict or callable, default="auto"
        As in imbalanced-learn.
    random_state : int, RandomState instance or None, default=None
        The seed; the same one gives the same rows.
    shrinkage : None
        Copies are not moved; :class:`spark_simpor.RandomOversampler` does so if asked.

    Attributes
    ----------
    sample_indices_ : ndarray of shape (n_new_samples,)
        Of every row of the result the row it is, or is a copy of.
    """

    _parameter_constraints = {
        **BaseOverSampler._parameter_constraints,
        "random_state": ["random_state"],
        "shrinkage": [None],
    }

    def __init__(
        self, *, sampling_strategy: Any = "auto", random_state: Any = None, shrinkage: None = None
    ):
        super().__init__(sampling_strategy=sampling_strategy)
        self.random_state = random_state
        self.shrinkage = shrinkage

    def _fit_resample(self, X: Any, y: np.ndarray) -> tuple[Any, np.ndarray]:
        found, labels = self._taken(X, y, [*range(len(y)), *self._copied(X, y)])
        # Numbered anew as by imbalanced-learn: copies would repeat their rows' index.
        return (found.reset_index(drop=True) if hasattr(found, "iloc") else found), labels

    def _copied(self, X: Any, y: np.ndarray) -> list[int]:
        labels, codes = np.unique(y, return_inverse=True)
        wanted = _wanted(self, codes, labels)
        if not wanted:
            return []
        _session()  # stages are made within one
        stage = ml.RandomOversampler(
            seed=_seed(self.random_state), targetCounts=wanted, idCol="row"
        )
        with _table(_numbers_or_places(X, len(y)), codes) as table:
            samples = _fitted(stage, table).synthetic_samples()
            rows = samples.select("label", "seedId").collect()
        return [row["seedId"] for row in sorted(rows, key=lambda row: row["label"])]


class RandomUnderSampler(_Drawing, BaseUnderSampler):
    """``imblearn.under_sampling.RandomUnderSampler``, by :class:`RandomUndersampler`.

    Parameters
    ----------
    sampling_strategy : float, str, dict or callable, default="auto"
        As in imbalanced-learn.
    random_state : int, RandomState instance or None, default=None
        The seed; the same one keeps the same rows.
    replacement : False
        No row is kept twice.

    Attributes
    ----------
    sample_indices_ : ndarray of shape (n_new_samples,)
        Rows that are kept.
    """

    _parameter_constraints = {
        **BaseUnderSampler._parameter_constraints,
        "random_state": ["random_state"],
        "replacement": [Options(bool, {False})],
    }

    def __init__(
        self,
        *,
        sampling_strategy: Any = "auto",
        random_state: Any = None,
        replacement: bool = False,
    ):
        super().__init__(sampling_strategy=sampling_strategy)
        self.random_state = random_state
        self.replacement = replacement

    def _fit_resample(self, X: Any, y: np.ndarray) -> tuple[Any, np.ndarray]:
        labels, codes = np.unique(y, return_inverse=True)
        wanted = {c: self.sampling_strategy_.get(label) for c, label in enumerate(labels)}
        _session()  # stages are made within one
        stage = ml.RandomUndersampler(
            seed=_seed(self.random_state),
            targetCounts={c: n for c, n in wanted.items() if n is not None},
        )
        return self._taken(X, y, _kept(stage, _numbers_or_places(X, len(y)), codes))


class _NeighbourCleaner(BaseCleaningSampler):
    """Leaves out rows of the classes asked for that lie among others."""

    sample_indices_: np.ndarray

    def fit_resample(self, X: Any, y: Any, **params: Any) -> tuple[Any, Any]:
        """Resamples, but refuses what Spark cannot measure."""
        _refuse_estimators(self)
        _refuse_beyond_double(X)
        return super().fit_resample(X, y, **params)

    def __sklearn_tags__(self) -> Any:
        return _with_indices(super().__sklearn_tags__())

    @abstractmethod
    def _stage(self) -> Sampler[Any]:
        """The cleaner that this one is."""

    def _fit_resample(self, X: Any, y: np.ndarray) -> tuple[Any, np.ndarray]:
        labels, codes, counts = np.unique(y, return_inverse=True, return_counts=True)
        smallest = labels[counts == counts.min()]
        cleaned = list(self.sampling_strategy_)
        _session()  # stages are made within one
        stage = self._stage()
        stage._set(samplingStrategy="all" if np.isin(smallest, cleaned).any() else "notMinority")
        # What becomes of a row does not depend on the other classes that are cleaned.
        stay = ~np.isin(y, cleaned)
        stay[_kept(stage, X, codes)] = True
        self.sample_indices_ = np.flatnonzero(stay)
        return X[self.sample_indices_], y[self.sample_indices_]


class TomekLinks(_NeighbourCleaner):
    """``imblearn.under_sampling.TomekLinks``, by :class:`spark_simpor.TomekLinks`.

    Parameters
    ----------
    sampling_strategy : str, list or callable, default="auto"
        As in imbalanced-learn.
    n_jobs : int, default=None
        Without effect: Spark says how much runs at a time.

    Attributes
    ----------
    sample_indices_ : ndarray of shape (n_new_samples,)
        Rows that are kept.
    """

    _parameter_constraints = {
        **BaseCleaningSampler._parameter_constraints,
        "n_jobs": [Integral, None],
    }

    def __init__(self, *, sampling_strategy: Any = "auto", n_jobs: int | None = None):
        super().__init__(sampling_strategy=sampling_strategy)
        self.n_jobs = n_jobs

    def _stage(self) -> Sampler[Any]:
        return ml.TomekLinks(standardization=False)


class EditedNearestNeighbours(_NeighbourCleaner):
    """``imblearn.under_sampling.EditedNearestNeighbours``, by :class:`EditedNearestNeighbors`.

    Parameters
    ----------
    sampling_strategy : str, list or callable, default="auto"
        As in imbalanced-learn.
    n_neighbors : int, default=3
        Nearest rows that a row is held against.
    kind_sel : {"all", "mode"}, default="all"
        Whether all of them, or most, must be of its class.
    n_jobs : int, default=None
        Without effect: Spark says how much runs at a time.

    Attributes
    ----------
    sample_indices_ : ndarray of shape (n_new_samples,)
        Rows that are kept.
    """

    _parameter_constraints = {
        **TomekLinks._parameter_constraints,
        "n_neighbors": _COUNT,
        "kind_sel": [StrOptions({"all", "mode"})],
    }

    def __init__(
        self,
        *,
        sampling_strategy: Any = "auto",
        n_neighbors: int = 3,
        kind_sel: str = "all",
        n_jobs: int | None = None,
    ):
        super().__init__(sampling_strategy=sampling_strategy)
        self.n_jobs = n_jobs
        self.n_neighbors = n_neighbors
        self.kind_sel = kind_sel

    def _stage(self) -> Sampler[Any]:
        return ml.EditedNearestNeighbors(
            standardization=False,
            numNeighbors=self.n_neighbors,
            kind=self.kind_sel,
        )


def _wanted(sampler: Any, codes: np.ndarray, labels: np.ndarray) -> dict[int, int]:
    """Rows wanted of each class that grows."""
    counts = np.bincount(codes)
    more = [sampler.sampling_strategy_.get(label, 0) for label in labels]
    return {c: counts[c] + n for c, n in enumerate(more) if n}


def _kept(stage: Sampler[Any], X: Any, codes: np.ndarray) -> list[int]:
    with _table(X, codes) as table:
        kept = _fitted(stage, table).balance(table).select("row").collect()
    return sorted(row["row"] for row in kept)


def _refuse_single_rows(labels: np.ndarray, codes: np.ndarray, wanted: dict[int, int]) -> None:
    for code in wanted:
        if np.count_nonzero(codes == code) == 1:
            raise ValueError(
                f"class {labels.tolist()[code]!r} of y has one row only and so no neighbour to "
                "grow towards; add rows of it, drop it, or leave it out of sampling_strategy"
            )


def _fitted(stage: Sampler[Any], table: DataFrame) -> Any:
    try:
        return stage.fit(table)
    except IllegalArgumentException as error:
        raise ValueError(str(error).splitlines()[0]) from error


@contextmanager
def _table(X: Any, codes: np.ndarray) -> Iterator[DataFrame]:
    rows = [
        (i, float(code), vector)
        for i, (code, vector) in enumerate(zip(codes, _vectors(X), strict=True))
    ]
    table = _session().createDataFrame(rows, _SCHEMA, verifySchema=False)
    # Kept, since every pass would otherwise have Python hand the rows over again.
    table.persist()
    try:
        yield table
    finally:
        table.unpersist()


def _vectors(X: Any) -> Iterator[Vector]:
    if not sparse.issparse(X):
        return (Vectors.dense(row) for row in X.astype(float))
    rows = X.tocsr().astype(float)
    rows.sum_duplicates()
    return (
        Vectors.sparse(rows.shape[1], rows.indices[start:end].tolist(), rows.data[start:end])
        for start, end in zip(rows.indptr[:-1], rows.indptr[1:], strict=True)
    )


def _numbers_or_places(X: Any, rows: int) -> Any:
    """What rows are drawn by: the numbers they hold, or their places if they hold anything else."""
    numbers = None if _beyond_double(X) else _numbers(X)
    return np.arange(rows, dtype=float)[:, np.newaxis] if numbers is None else numbers


def _numbers(X: Any) -> Any:
    found = X if sparse.issparse(X) else np.asarray(X)
    if found.dtype.kind not in "biufO":
        return None
    try:
        numbers = found.astype(float)
    except (TypeError, ValueError):
        return None
    values = numbers.data if sparse.issparse(numbers) else numbers
    return numbers if np.isfinite(values).all() else None


def _refuse_beyond_double(X: Any) -> None:
    found = _beyond_double(X)
    if found:
        raise ValueError(
            f"column {found[0]} holds whole numbers beyond 2**53, as {found[1]}, which Spark's "
            "vectors cannot tell apart; leave it out (it may be an id), or give smaller ones"
        )


def _beyond_double(X: Any) -> tuple[Any, int] | None:
    """The first column of whole numbers that a double cannot hold, and one of them."""
    for name, values in X.items() if hasattr(X, "columns") else [("of X", X)]:
        try:
            numbers = values.data if sparse.issparse(values) else np.asarray(values)
        except ValueError:  # rows of different lengths, say, which the checks to come tell
            return None
        if numbers.dtype.kind not in "iu" or numbers.size == 0:
            continue
        largest = max(int(numbers.max()), -int(numbers.min()))
        if largest > _MOST_EXACT:
            return name, largest
    return None


def _refuse_estimators(sampler: Any) -> None:
    for name, value in sampler.get_params(deep=False).items():
        if hasattr(value, "kneighbors"):
            raise InvalidParameterError(
                f"{name} of {type(sampler).__name__} is a {type(value).__name__}, but Spark looks "
                "for neighbours, in Euclidean distance; give their number"
            )


def _stacked(X: Any, more: np.ndarray) -> Any:
    more = more.astype(X.dtype)
    if sparse.issparse(X):
        return sparse.vstack([X, sparse.csr_matrix(more)], format=X.format)
    return np.vstack([X, more])


def _seed(random_state: Any) -> int:
    return int(check_random_state(random_state).randint(np.iinfo(np.int32).max))


def _with_indices(tags: Any) -> Any:
    tags.sampler_tags.sample_indices = True
    return tags


def _session() -> SparkSession:
    found = running()
    if found is not None:
        return found
    server = os.environ.get("SPARK_REMOTE")
    if server is None and is_remote():
        raise no_session()
    if server is None or server.startswith("local"):
        warnings.warn("spark_simpor.sklearn starts a local Spark session", stacklevel=2)
        builder = SparkSession.builder if server else SparkSession.builder.master("local[*]")
        return session(builder).getOrCreate()
    warnings.warn(
        f"spark_simpor.sklearn connects to the Spark Connect server in SPARK_REMOTE, {server}",
        stacklevel=2,
    )
    return SparkSession.builder.getOrCreate()
