"""The session that a call is meant for, and what to do where there is none, or no jar on it."""

from __future__ import annotations

from pyspark.errors import PySparkRuntimeError
from pyspark.sql import SparkSession
from pyspark.sql.utils import is_remote

from spark_simpor._jars import jars


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


class MissingJarError(RuntimeError):
    """Spark runs without the jar of spark-simpor."""


def missing_jar() -> MissingJarError:
    """The error of a session that does not know the stages."""
    return MissingJarError(
        "this session runs without the jar of spark-simpor, which it takes at its start only; "
        "begin anew (restart a notebook's kernel) with "
        "spark_simpor.session(SparkSession.builder).getOrCreate(), "
        f"or start Spark with --jars {_jar_or_words()}"
    )


def server_lacks_jar() -> MissingJarError:
    """The error of a Spark Connect server that does not know the stages."""
    return MissingJarError(
        "the Spark Connect server runs without the jar of spark-simpor; start it with --jars and "
        f"this file on its machine: {_jar_or_words()}"
    )


def _jar_or_words() -> str:
    try:
        return jars()
    except (FileNotFoundError, RuntimeError):
        return "spark-simpor-core_2.13-*-all.jar"
