"""What parameters take: Java would cut numbers that it cannot hold, or fail without a name."""

from __future__ import annotations

from numbers import Integral, Real
from typing import Any

from pyspark.ml.param import Params, TypeConverters


def whole_of_32_bits(value: Any) -> int:
    """A whole number that an ``int`` of Java holds."""
    return _whole(value, 32)


def whole_of_64_bits(value: Any) -> int:
    """A whole number that a ``long`` of Java holds."""
    return _whole(value, 64)


def wholes_of_32_bits(value: Any) -> list[int]:
    """Whole numbers that an ``int`` of Java holds."""
    return [whole_of_32_bits(one) for one in _list(value)]


def number(value: Any) -> float:
    """A number that a ``double`` of Java holds."""
    try:
        return float(value) if _is_real(value) else TypeConverters.toFloat(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise TypeError(f"{shown(value)} is no number of 64 bits; give one") from error


def numbers(value: Any) -> list[float]:
    """Numbers that a ``double`` of Java holds."""
    return [number(one) for one in _list(value)]


def _whole(value: Any, bits: int) -> int:
    try:
        found = int(value) if isinstance(value, Integral) else TypeConverters.toInt(value)
        whole = _is_real(value)
    except (TypeError, ValueError, OverflowError):
        whole = False
    if not whole:
        raise TypeError(f"{shown(value)} is no whole number; give one of {bits} bits")
    if not -(2 ** (bits - 1)) <= found < 2 ** (bits - 1):
        raise TypeError(f"{shown(value)} is too large; give a whole number of {bits} bits")
    return found


def _is_real(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def _list(value: Any) -> list[Any]:
    try:
        return TypeConverters.toList(value)
    except TypeError as error:
        raise TypeError(f"{shown(value)} is no list; give one of numbers") from error


def shown(value: Any) -> str:
    """A value as a message repeats it: in short."""
    huge = isinstance(value, int) and abs(value) >= 10**60
    text = "a huge number" if huge else one_line(repr(value))
    return text if len(text) <= 100 else text[:100] + "…"


def one_line(text: str) -> str:
    """A text of several lines as one."""
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


def short(text: str) -> str:
    """A message in one line, without the middle of what it repeats at length."""
    line = one_line(text)
    return line if len(line) <= 300 else f"{line[:200]} … {line[-80:]}"


def stage_of_ml(value: Any) -> Params:
    """A stage of ``pyspark.ml``, or of this package."""
    # What comes from Java is made a stage of Python's afterwards.
    if isinstance(value, Params) or type(value).__module__.startswith("py4j."):
        return value
    raise TypeError(f"{shown(value)} is no stage; give an object of pyspark.ml or spark_simpor")
