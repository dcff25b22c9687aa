"""The samplers beside imbalanced-learn's own, and its checks of any sampler."""

import inspect
import os
import subprocess
import sys
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import imblearn
import numpy as np
import pandas as pd
import pytest
import scipy.sparse
from imblearn.pipeline import make_pipeline
from imblearn.utils.estimator_checks import parametrize_with_checks
from pyspark.sql import SparkSession
from sklearn.datasets import load_breast_cancer, load_iris, load_wine, make_blobs, make_moons
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import NearestNeighbors

import spark_simpor as ss
from spark_simpor import sklearn as ours

OVER = ["SMOTE", "BorderlineSMOTE", "ADASYN", "RandomOverSampler"]
UNDER = ["RandomUnderSampler", "TomekLinks", "EditedNearestNeighbours"]
DRAWING = ["RandomOverSampler", "RandomUnderSampler"]
CHECKED = [
    getattr(ours, name)(random_state=42) for name in [*OVER, "SIMPOR", "RandomUnderSampler"]
] + [ours.TomekLinks(), ours.EditedNearestNeighbours()]


@parametrize_with_checks(CHECKED)
def test_imbalanced_learns_checks(estimator, check):
    check(estimator)


@pytest.mark.parametrize("name", OVER + UNDER)
def test_parameters_and_their_defaults_are_imbalanced_learns(name):
    theirs = {**vars(imblearn.over_sampling), **vars(imblearn.under_sampling)}[name]
    assert (
        inspect.signature(getattr(ours, name)).parameters.keys()
        == inspect.signature(theirs).parameters.keys()
    )
    assert getattr(ours, name)().get_params() == theirs().get_params()


def moons():
    X, y = make_moons(260, noise=0.25, random_state=5)
    return few(X, y, 60)


def cancer():
    data = load_breast_cancer()
    X = (data.data - data.data.mean(0)) / data.data.std(0)
    return few(X[:, :6], 1 - data.target, 90)


def iris():
    data = load_iris()
    return few(data.data[50:] + noise(100, 4), data.target[50:] - 1, 25)


def wine():
    data = load_wine()
    X = (data.data - data.data.mean(0)) / data.data.std(0)
    return few(X[:, :3] + noise(178, 3), data.target == 2, 40)


def blobs():
    X, y = make_blobs([150, 40, 70], centers=[[0, 0], [2, 0], [0, 2.5]], random_state=3)
    return X, y


def few(X, y, rows):
    """The first rows of class 1 only."""
    y = np.asarray(y, dtype=int)
    kept = np.sort(np.concatenate([np.flatnonzero(y == 0), np.flatnonzero(y == 1)[:rows]]))
    return X[kept], y[kept]


def noise(rows, columns):
    """So little that nothing moves but no two values are equal, and none is a whole number."""
    return np.random.RandomState(0).uniform(-1e-3, 1e-3, (rows, columns))


SETS = [moons, cancer, iris, wine, blobs]


@pytest.mark.parametrize("name", OVER)
@pytest.mark.parametrize("data", SETS)
def test_as_many_rows_and_the_original_first(name, data):
    X, y = data()
    found, labels = getattr(ours, name)(random_state=1).fit_resample(X, y)
    theirs = getattr(imblearn.over_sampling, name)(random_state=1).fit_resample(X, y)[1]
    np.testing.assert_array_equal(found[: len(X)], X)
    np.testing.assert_array_equal(labels[: len(y)], y)
    if name == "ADASYN":  # theirs rounds each row's share on its own
        most = max(Counter(y).values())
        assert set(Counter(labels).values()) == {most}
        assert all(abs(n - most) < len(y) / 8 for n in Counter(theirs).values())
    else:
        assert Counter(labels) == Counter(theirs)


@pytest.mark.parametrize("name", UNDER[1:])
@pytest.mark.parametrize("strategy", ["auto", "all", "majority", "not majority"])
@pytest.mark.parametrize("data", SETS)
def test_cleaners_keep_the_same_rows(name, strategy, data):
    X, y = data()
    mine, its = (
        getattr(where, name)(sampling_strategy=strategy)
        for where in (ours, imblearn.under_sampling)
    )
    found, labels = mine.fit_resample(X, y)
    its.fit_resample(X, y)
    kept = np.sort(its.sample_indices_)  # theirs may go class by class
    np.testing.assert_array_equal(mine.sample_indices_, kept)
    np.testing.assert_array_equal(found, X[kept])
    np.testing.assert_array_equal(labels, y[kept])


@pytest.mark.parametrize("data", SETS)
def test_smote_stays_on_imbalanced_learns_segments(data):
    X, y = data()
    found, labels = ours.SMOTE(random_state=1).fit_resample(X, y)
    for label in set(labels[len(y) :]):
        inside = X[y == label]
        assert on_segments(found[len(y) :][labels[len(y) :] == label], inside, range(len(inside)))


@pytest.mark.parametrize("data", SETS)
def test_borderline_smote_grows_from_imbalanced_learns_rows_in_danger(data):
    X, y = data()
    theirs = imblearn.over_sampling.BorderlineSMOTE(random_state=1)
    theirs.fit_resample(X, y)
    found, labels = ours.BorderlineSMOTE(random_state=1).fit_resample(X, y)
    for label in set(labels[len(y) :]):
        inside = X[y == label]
        danger = np.searchsorted(np.flatnonzero(y == label), theirs.in_danger_indices[label])
        assert on_segments(found[len(y) :][labels[len(y) :] == label], inside, danger)


@pytest.mark.parametrize("data", SETS)
def test_smote_of_categories_has_imbalanced_learns_neighbours_and_votes(data):
    X, y = data()
    X = np.hstack([X, categories(y)])
    nominal = [X.shape[1] - 2, X.shape[1] - 1]
    inside = np.flatnonzero(y == 1)
    theirs = imblearn.over_sampling.SMOTENC(
        nominal, sampling_strategy={1: len(inside) + 60}, random_state=1
    )
    labels = theirs.fit_resample(X, y)[1]
    # What it measures in: one-hot columns, weighed by the median deviation.
    encoded = theirs.nn_k_._fit_X
    graph = inside[theirs.nn_k_.kneighbors(encoded, return_distance=False)[:, 1:]]
    near = dict(zip(inside.tolist(), graph.tolist(), strict=True))

    stage = ss.Smote(
        seed=1,
        idCol="row",
        nominalCols=[str(column) for column in nominal],
        standardization=False,
        targetCounts={1: len(inside) + 60},
    )
    with ours._table(X, y) as table:
        model = stage.fit(table)
        grown = Counter(row["label"] for row in model.balance(table).select("label").collect())
        rows = model.synthetic_samples().collect()

    assert grown == Counter(labels)
    assert len({row["seedId"] for row in rows}) > 15
    for row in rows:
        seed, neighbor, found = row["seedId"], row["neighborId"], row["features"].toArray()
        assert neighbor in near[seed]
        way = X[neighbor, :-2] - X[seed, :-2]
        share = (found[:-2] - X[seed, :-2]) @ way / (way @ way)
        assert -1e-9 <= share <= 1 + 1e-9
        np.testing.assert_allclose(found[:-2], X[seed, :-2] + share * way, atol=1e-9)
        for column in nominal:
            votes = Counter(X[near[seed], column].tolist())
            assert votes[found[column]] == max(votes.values())


def categories(y):
    """Two columns of categories, of which one tells something of the class."""
    draw = np.random.RandomState(7)
    return np.column_stack([(draw.randint(4, size=len(y)) + y) % 4, draw.randint(3, size=len(y))])


def on_segments(rows, inside, seeds):
    """Whether every row lies between a seed and one of its five nearest of the class."""
    near = NearestNeighbors(n_neighbors=6).fit(inside).kneighbors(inside, return_distance=False)
    pairs = [(inside[i], inside[j]) for i in seeds for j in near[i][1:]]
    start = np.array([a for a, _ in pairs])
    way = np.array([b - a for a, b in pairs])
    for row in rows:
        share = np.clip(((row - start) * way).sum(1) / (way**2).sum(1), 0, 1)
        if np.abs(start + share[:, None] * way - row).max(1).min() > 1e-9:
            return False
    return True


@pytest.mark.parametrize("name", sorted({*OVER, *UNDER, "SIMPOR"} - set(DRAWING)))
def test_whole_numbers_that_a_double_cannot_hold_are_refused_by_column(name):
    rows = [[2**60 + i, i] for i in range(75)]
    labels = [0] * 60 + [1] * 15
    with pytest.raises(ValueError, match=r"column of X holds whole numbers beyond 2\*\*53"):
        getattr(ours, name)().fit_resample(rows, labels)
    table = pd.DataFrame(rows, columns=["account", "amount"]).astype({"amount": float})
    with pytest.raises(ValueError, match="column account holds .* as 1152921504606847050"):
        getattr(ours, name)().fit_resample(table, labels)


def test_copies_name_the_row_they_are_copies_of():
    X, y = moons()
    sampler = ours.RandomOverSampler(random_state=1)
    found, labels = sampler.fit_resample(X, y)
    np.testing.assert_array_equal(found, X[sampler.sample_indices_])
    np.testing.assert_array_equal(labels, y[sampler.sample_indices_])


def anything(rows=75):
    """A table whose columns are of many kinds, with holes in most of them."""
    place = np.arange(rows)
    return pd.DataFrame(
        {
            "account": 2**60 + place,
            "text": np.where(place % 7, "a", None),
            "amount": np.where(place % 5, place / 4, np.nan),
            "kind": pd.Categorical.from_codes(place % 3, ["x", "y", "z"]),
            "day": pd.to_datetime("2026-01-01", utc=True) + pd.to_timedelta(place, "D"),
            "span": pd.to_timedelta(np.where(place % 9, place, np.nan), "h"),
            "flag": place % 2 == 0,
            "count": pd.array(place, dtype="Int64"),
        },
        index=place + 1000,
    )


@pytest.mark.parametrize("name", DRAWING)
def test_rows_of_any_columns_are_drawn_whole(name):
    table, labels = anything(), pd.Series([0] * 60 + [1] * 15, name="fraud")
    sampler = getattr(ours, name)(random_state=1)
    theirs = {**vars(imblearn.over_sampling), **vars(imblearn.under_sampling)}[name]
    its, its_labels = theirs(random_state=1).fit_resample(table, labels)
    found, drawn = sampler.fit_resample(table, labels)
    rows = table.iloc[sampler.sample_indices_]
    pd.testing.assert_frame_equal(found.reset_index(drop=True), rows.reset_index(drop=True))
    assert found.dtypes.to_dict() == its.dtypes.to_dict() == table.dtypes.to_dict()
    assert Counter(drawn) == Counter(its_labels)
    assert (drawn.index == found.index).all()
    assert (set(found.index) <= set(table.index)) == (set(its.index) <= set(table.index))
    again = getattr(ours, name)(random_state=1)
    again.fit_resample(table.to_numpy(), labels)
    np.testing.assert_array_equal(again.sample_indices_, sampler.sample_indices_)


@pytest.mark.parametrize("name", DRAWING)
def test_rows_are_drawn_by_their_numbers_however_they_are_given(name):
    X, y = blobs()
    sparse = scipy.sparse.csr_matrix(X)
    twice = sparse.copy()
    twice.data = np.repeat(twice.data / 2, 2)
    twice.indices = np.repeat(twice.indices, 2)
    twice.indptr = twice.indptr * 2
    assert not twice.has_canonical_format
    drawn = []
    for rows in (X, pd.DataFrame(X), X.tolist(), X.astype(object), sparse, twice, sparse.tocsc()):
        sampler = getattr(ours, name)(random_state=1)
        sampler.fit_resample(rows, y)
        drawn.append(sampler.sample_indices_.tolist())
    assert drawn == [drawn[0]] * len(drawn)


def test_rows_of_repeated_places_are_measured_at_their_sum():
    X, y = blobs()
    twice = scipy.sparse.csr_matrix(X)
    twice = scipy.sparse.csr_matrix(
        (np.repeat(twice.data / 2, 2), np.repeat(twice.indices, 2), twice.indptr * 2)
    )
    found = ours.SMOTE(random_state=1).fit_resample(twice, y)[0]
    np.testing.assert_allclose(found.toarray(), ours.SMOTE(random_state=1).fit_resample(X, y)[0])


def test_an_estimator_in_the_place_of_a_number_is_refused_in_a_line():
    X, y = moons()
    for sampler, name in (
        (ours.SMOTE(k_neighbors=NearestNeighbors()), "k_neighbors of SMOTE"),
        (ours.BorderlineSMOTE(m_neighbors=NearestNeighbors()), "m_neighbors of BorderlineSMOTE"),
        (ours.EditedNearestNeighbours(n_neighbors=NearestNeighbors()), "n_neighbors of Edited"),
    ):
        with pytest.raises(ValueError, match=f"^{name}.* is a NearestNeighbors.* their number$"):
            sampler.fit_resample(X, y)


def test_without_a_session_a_local_one_is_started_and_told():
    program = """
import numpy as np
from spark_simpor.sklearn import RandomOverSampler
X = np.arange(60.0).reshape(30, 2)
found = RandomOverSampler(random_state=1).fit_resample(X, [0] * 20 + [1] * 10)[0]
print(found.shape)
"""
    small = "--conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=1 pyspark-shell"
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={**os.environ, "PYSPARK_SUBMIT_ARGS": small},
    )
    assert "(40, 2)" in run.stdout, run.stderr
    assert "UserWarning: spark_simpor.sklearn starts a local Spark session" in run.stderr


def test_a_state_gives_the_same_rows_and_another_one_others():
    X, y = moons()
    rows = [ours.SMOTE(random_state=state).fit_resample(X, y)[0] for state in (1, 1, 2)]
    np.testing.assert_array_equal(rows[0], rows[1])
    assert not np.array_equal(rows[0], rows[2])


def test_other_threads_take_the_session_that_runs():
    X, y = moons()

    def elsewhere():
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            return ours.SMOTE(random_state=1).fit_resample(X, y)[0]

    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(elsewhere).result()
    np.testing.assert_array_equal(found, elsewhere())


@pytest.mark.parametrize(
    "remote, said",
    [
        (None, "starts a local Spark session$"),
        ("local[2]", "starts a local Spark session$"),
        (
            "sc://host:15002",
            "connects to the Spark Connect server in SPARK_REMOTE, sc://host:15002",
        ),
    ],
)
def test_where_no_session_runs_it_says_what_it_does(remote, said, monkeypatch):
    monkeypatch.setattr(ours, "running", lambda: None)
    monkeypatch.setattr(SparkSession.Builder, "getOrCreate", lambda builder: builder)
    monkeypatch.delenv("SPARK_REMOTE", raising=False)
    if remote:
        monkeypatch.setenv("SPARK_REMOTE", remote)
    with pytest.warns(UserWarning, match=said):
        ours._session()


def test_labels_may_be_words_and_rows_may_be_few():
    X, y = moons()
    words = np.where(y == 1, "fraud", "legit")
    labels = ours.SMOTE(sampling_strategy={"fraud": 80}).fit_resample(X, words)[1]
    assert Counter(labels) == {"legit": 130, "fraud": 80}


def test_a_pipeline_of_imbalanced_learn_takes_them():
    X, y = cancer()
    mine, its = (
        cross_val_score(make_pipeline(smote(random_state=1), LogisticRegression()), X, y, cv=2)
        for smote in (ours.SMOTE, imblearn.over_sampling.SMOTE)
    )
    np.testing.assert_allclose(mine, its, atol=0.05)


def test_a_class_of_one_row_is_refused_by_its_name():
    X = np.arange(12.0).reshape(6, 2)
    y = np.array(["legal"] * 5 + ["fraud"])
    with pytest.raises(ValueError, match="class 'fraud' of y has one row .* sampling_strategy"):
        ours.SMOTE().fit_resample(X, y)
