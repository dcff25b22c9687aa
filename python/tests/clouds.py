"""Small tables of two classes."""

import random

from pyspark.ml.linalg import Vectors


def two_clouds():
    """120 rows of class 0 and 30 of class 1."""
    return _cloud(0, 0.0, 120, 1) + _cloud(1, 1.5, 30, 2)


def _cloud(label, center, rows, seed):
    draw = random.Random(seed)
    return [
        (float(label), Vectors.dense([draw.gauss(center, 1.0) for _ in range(3)]))
        for _ in range(rows)
    ]


def counts(frame):
    """Rows per label."""
    return {r["label"]: r["count"] for r in frame.groupBy("label").count().collect()}
