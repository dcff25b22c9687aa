"""What Java refuses, told in one line and as one kind of error, in any session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pyspark.errors import IllegalArgumentException
from pyspark.sql.utils import is_remote

from spark_simpor._session import server_lacks_jar
from spark_simpor._values import one_line

_STACK = "\n\nJVM stacktrace:"
_STATE = "java.lang.IllegalStateException"
_FUNCTIONS = ("org.apache.spark.ml.functions", "pyspark.ml.functions")


@contextmanager
def told() -> Iterator[None]:
    """Tells in one line what this library refuses; other errors stay as they are."""
    try:
        yield
    except Exception as error:
        if is_remote() and _names_unknown_stage(error):
            raise server_lacks_jar() from error
        words = _refusal(error)
        if words is not None:
            words = one_line(words).replace(*_FUNCTIONS)
        if words is None or (isinstance(error, IllegalArgumentException) and words == str(error)):
            raise
        raise IllegalArgumentException(words) from error


def _refusal(error: Exception) -> str | None:
    """The words of a refusal, or none for any other error."""
    # PySpark has no error for a state that does not allow a call, as of a model that was loaded.
    thrown: Any = getattr(error, "java_exception", None)
    if thrown is not None:
        ours = thrown.getClass().getName() == _STATE
        return str(thrown.getMessage()) if ours else None
    words = str(error).partition(_STACK)[0]
    if isinstance(error, IllegalArgumentException):
        return words
    if words.startswith(f"({_STATE})"):
        return words.removeprefix(f"({_STATE})")
    return None


def _names_unknown_stage(error: Exception) -> bool:
    """Whether a server says that it knows no such stage."""
    words = str(error)
    return "CONNECT_ML.UNSUPPORTED_EXCEPTION" in words and "io.github.sparksimpor." in words
