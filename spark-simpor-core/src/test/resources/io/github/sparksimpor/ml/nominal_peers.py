"""Makes smotenc.csv and smoten.csv: what imbalanced-learn does with tables that hold categories.

    python3 nominal_peers.py

Needs imbalanced-learn 0.14. Its own SMOTENC and SMOTEN are fitted with k_neighbors=5; the
neighbours they hand to the making of samples are written down, and the categories they may take.

Columns: label, the measurements x0 ..., the categories c0 ..., and for rows of a class that grows
the line numbers (from 0) of its nearest of the class, closest first, and per categorical feature
the most frequent categories of the voters, separated by |. SMOTEN's rows vote, too, and those
whose nearest are not settled, because others are as far, have neither.
"""
import numpy as np
from imblearn.metrics.pairwise import ValueDifferenceMetric
from imblearn.over_sampling import SMOTEN, SMOTENC

K = 5


class SpiedNC(SMOTENC):
    def _make_samples(self, X, y_dtype, y_type, nn_data, nn_num, *args, **kwargs):
        self.neighbours = getattr(self, "neighbours", {})
        self.neighbours[y_type] = nn_num
        return super()._make_samples(X, y_dtype, y_type, nn_data, nn_num, *args, **kwargs)


class SpiedN(SMOTEN):
    def _make_samples(self, X_class, klass, y_dtype, nn_indices, n_samples):
        self.neighbours = getattr(self, "neighbours", {})
        self.neighbours[klass] = nn_indices
        return super()._make_samples(X_class, klass, y_dtype, nn_indices, n_samples)


def most_frequent(values):
    found, counts = np.unique(values, return_counts=True)
    return "|".join(str(int(v)) for v in found[counts == counts.max()])


def write(name, X, y, measurements, nearest, votes):
    categories = X.shape[1] - measurements
    with open(name, "w") as out:
        header = ["label"] + [f"x{i}" for i in range(measurements)]
        print(*header, *[f"c{i}" for i in range(categories)], "nearest", "votes", sep=",", file=out)
        for i, row in enumerate(X):
            cells = [repr(float(v)) for v in row[:measurements]]
            cells += [str(int(v)) for v in row[measurements:]]
            near = " ".join(map(str, nearest.get(i, [])))
            print(int(y[i]), *cells, near, votes.get(i, ""), sep=",", file=out)


def mixed():
    """Three measurements of different spread; categories of 2, 30 and 1,000 values."""
    draw = np.random.default_rng(20240103)
    y = np.repeat([0, 1, 2], [150, 60, 40])
    shift = y[:, None] * [0.8, 1.0, -0.5]
    X = (draw.normal(size=(len(y), 3)) + shift) * [1, 3, 0.4]
    flag = (draw.random(len(y)) < 0.3 + 0.2 * y).astype(float)
    country = np.minimum(29, draw.geometric(0.15, len(y)) - 1)
    merchant = np.where(draw.random(len(y)) < 0.4, 7 * y, draw.integers(0, 1000, len(y)))
    X = np.column_stack([X, flag, country, merchant])
    spy = SpiedNC(categorical_features=[3, 4, 5], k_neighbors=K, random_state=0)
    spy.fit_resample(X, y)
    nearest, votes, moved = {}, {}, 0
    for label, lists in spy.neighbours.items():
        lines = np.flatnonzero(y == label)
        for i, near in zip(lines, lines[lists]):
            nearest[i] = near
            votes[i] = " ".join(most_frequent(X[near, f]) for f in (3, 4, 5))
            distance = ((X[lines, :3] - X[i, :3]) ** 2).sum(axis=1)
            moved += set(lines[np.argsort(distance)[1 : K + 1]]) != set(near)
    assert moved > len(nearest) / 2, "categories must matter for the neighbours"
    write("smotenc.csv", X, y, 3, nearest, votes)


def nominal():
    """Categories of 3, 8, 30 and up to 200 values, three classes; no row twice."""
    draw = np.random.default_rng(20240104)
    y = np.repeat([0, 1, 2], [420, 90, 60])
    X = np.column_stack(
        [
            np.where(draw.random(len(y)) < 0.5, y, draw.integers(0, 3, len(y))),
            np.where(draw.random(len(y)) < 0.3, 2 * y, draw.integers(0, 8, len(y))),
            np.minimum(29, draw.geometric(0.2, len(y)) - 1 + 2 * y),
            np.minimum(199, draw.geometric(0.03, len(y)) - 1 + 9 * y),
        ]
    )
    X, first = np.unique(X, axis=0, return_index=True)
    y = y[first]
    spy = SpiedN(k_neighbors=K, random_state=0)
    spy.fit_resample(X, y)
    codes = spy.categorical_encoder_.transform(X)
    metric = ValueDifferenceMetric(
        n_categories=[len(c) for c in spy.categorical_encoder_.categories_]
    ).fit(codes, y)
    nearest, votes = {}, {}
    for label, lists in spy.neighbours.items():
        lines = np.flatnonzero(y == label)
        distances = metric.pairwise(codes[lines])
        for position, (i, near) in enumerate(zip(lines, lines[lists])):
            ordered = np.sort(distances[position])
            if ordered[1] > 1e-9 and ordered[K + 1] - ordered[K] > 1e-9:
                assert near[0] == i
                nearest[i] = near[1:]
                votes[i] = " ".join(most_frequent(X[near, f]) for f in range(4))
    assert len(nearest) > 50, "too many ties"
    write("smoten.csv", X, y, 0, nearest, votes)


mixed()
nominal()
