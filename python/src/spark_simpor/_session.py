"""The session that a call is meant for."""

from __future__ import annotations

from pyspark.errors import PySparkRuntimeError
from pyspark.sql import SparkSession
from pyspark.sql.utils import is_remote


def running() -> SparkSession | None:
    """The session of this thread, or else that of the process."""
    try:
        found = SparkSession.active()
    except PySparkRuntimeError:  # there is none
        return None
    # A context that was stopped by itself leaves its session behind.
    stopped = not is_remote() and found.sparkContext._jsc is None  # type: ignore[attr-defined]
    return None if stopped else found


def needed() -> SparkSession:
    """The session that runs, or an error that tells how to make one."""
    found = running()
    if found is None:
        raise no_session()
    return found


def need_context() -> None:
    """Refuses to go on where no classic session runs."""
    from pyspark import SparkContext

    if SparkContext._active_spark_context is None:
        raise no_session()


def no_session() -> RuntimeError:
    """The error of a call that no session is there for."""
    made = (
        'SparkSession.builder.remote("sc://host:15002")'
        if is_remote()
        else "spark_simpor.session(SparkSession.builder)"
    )
    return RuntimeError(f"no Spark session runs; make one first: {made}.getOrCreate()")
