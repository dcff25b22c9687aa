"""Rows wanted of each label, as numbers or in words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Real
from typing import Any, TypeAlias

from spark_simpor._values import shown

Counts: TypeAlias = dict[float, int]

_WORDS = ("auto", "minority", "majority", "not minority", "not majority", "all")


def label_counts(value: Any) -> Counts | str | float:
    """Labels with whole numbers of rows, from any mapping of numbers, or words, or a ratio."""
    if not isinstance(value, dict) and hasattr(value, "toString"):
        value = _of_java(value)
    if isinstance(value, Mapping):
        counts = {_label(label): _count(label, count) for label, count in value.items()}
        if len(counts) < len(value):
            raise TypeError(f"targetCounts is {shown(value)}, which names a label twice; keep one")
        return counts
    if isinstance(value, str) and value in _WORDS:
        return value
    if isinstance(value, Real) and not isinstance(value, bool) and 0 < float(value) <= 1:
        return float(value)
    raise TypeError(
        f"targetCounts is {shown(value)}; give a dict of labels and numbers of rows, "
        f"a ratio above 0 and at most 1, or one of {', '.join(_WORDS)}"
    )


def _of_java(value: Any) -> Any:
    """A map of Java's, which is empty with a text if it is in words."""
    text = str(value.toString())
    if value or text == "{}":
        return dict(value)
    return text if text in _WORDS else float(text)


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
