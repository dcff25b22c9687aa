"""Rows wanted of each label, as numbers or in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from numbers import Real
from typing import Any, TypeAlias

from spark_simpor._values import shown

Counts: TypeAlias = dict[float, int]

_CLASSES: dict[str, Callable[[Counts, float, float], list[float]]] = {
    "minority": lambda rows, least, most: [least],
    "majority": lambda rows, least, most: [most],
    "not minority": lambda rows, least, most: [label for label in rows if label != least],
    "not majority": lambda rows, least, most: [label for label in rows if label != most],
    "all": lambda rows, least, most: list(rows),
}


def label_counts(value: Any) -> Counts | str | float:
    """Labels with whole numbers of rows, from any mapping of numbers, or words, or a ratio."""
    if isinstance(value, Mapping):
        counts = {_label(label): _count(label, count) for label, count in value.items()}
        if len(counts) < len(value):
            raise TypeError(f"targetCounts is {shown(value)}, which names a label twice; keep one")
        return counts
    if isinstance(value, str) and (value == "auto" or value in _CLASSES):
        return value
    if isinstance(value, Real) and not isinstance(value, bool) and 0 < float(value) <= 1:
        return float(value)
    raise TypeError(
        f"targetCounts is {shown(value)}; give a dict of labels and numbers of rows, "
        f"a ratio above 0 and at most 1, or one of auto, {', '.join(_CLASSES)}"
    )


def _label(label: Any) -> float:
    try:
        number = float(label)
    except (TypeError, ValueError, OverflowError) as error:
        raise TypeError(f"targetCounts names the label {shown(label)}; give numbers") from error
    if not math.isfinite(number):
        raise TypeError(f"targetCounts names the label {label!r}; give finite numbers")
    return number


def _count(label: Any, count: Any) -> int:
    try:
        number = int(count)
        whole = number == count or isinstance(count, str)
    except (TypeError, ValueError, OverflowError):
        whole = False
    if not whole or not 0 <= number < 2**63:
        raise TypeError(
            f"targetCounts maps label {shown(label)} to {shown(count)}; "
            "give whole numbers of rows, none below 0"
        )
    return number


def resolved(wanted: str | float, rows: Counts, grows: bool) -> Counts:
    """What words or a ratio mean for a table, as imbalanced-learn has it.

    Parameters
    ----------
    wanted : str or float
        The words name classes, which get as many rows as the largest class has, or keep as many
        as the smallest. The ratio is that of the smaller of two classes to the larger.
    rows : dict[float, int]
        Rows there are of each label.
    grows : bool
        Whether rows are added, or left out.
    """
    least = min(rows, key=lambda label: (rows[label], label))
    most = min(rows, key=lambda label: (-rows[label], label))
    if isinstance(wanted, float):
        if len(rows) != 2:
            raise ValueError(
                f"targetCounts is the ratio {wanted}, but there are {len(rows)} classes; "
                "give a dict, or words"
            )
        return (
            {least: _whole(wanted * rows[most], rows[least], wanted)}
            if grows
            else {most: -_whole(-rows[least] / wanted, -rows[most], wanted)}
        )
    if wanted == ("majority" if grows else "minority"):
        raise ValueError(
            f"targetCounts is '{wanted}', of which no rows can be "
            f"{'added' if grows else 'left out'}; name other classes"
        )
    words = ("not majority" if grows else "not minority") if wanted == "auto" else wanted
    level = rows[most] if grows else rows[least]
    return {label: level for label in _CLASSES[words](rows, least, most)}


def _whole(count: float, there: int, ratio: float) -> int:
    if int(count) < there:
        raise ValueError(
            f"targetCounts is the ratio {ratio}, but the classes are nearer to each other "
            "already; give a larger one"
        )
    return int(count)
