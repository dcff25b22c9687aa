"""The jar that the wheel carries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_VECTOR_FLAG = "--add-modules=jdk.incubator.vector"


def jars() -> str:
    """Path of the jar to put on a session, for ``spark.jars`` or ``--jars``.

    Raises
    ------
    FileNotFoundError
        If the package was installed without it.
    """
    found = sorted((Path(__file__).parent / "jars").glob("*.jar"))
    if not found:
        raise FileNotFoundError(
            "this installation of spark-simpor carries no jar; install the wheel, or build it: "
            "./mvnw -DskipTests package, then python -m build -w python"
        )
    return str(found[0])


def session(builder: SparkSession.Builder) -> SparkSession.Builder:
    """Adds the jar, and the flag for the fast kernels, to a session's builder.

    Parameters
    ----------
    builder : SparkSession.Builder
        As from ``SparkSession.builder``; no session may run yet.

    Returns
    -------
    SparkSession.Builder
        The same builder.
    """
    return (
        builder.config("spark.jars", jars())
        .config("spark.driver.extraClassPath", jars())
        .config("spark.driver.extraJavaOptions", _VECTOR_FLAG)
        .config("spark.executor.extraJavaOptions", _VECTOR_FLAG)
    )


def missing_jar() -> RuntimeError:
    """The error of a session that does not know the stages."""
    return RuntimeError(
        "this session does not have the jar of spark-simpor; make it with "
        "spark_simpor.session(SparkSession.builder).getOrCreate(), "
        f"or start Spark with --jars {jars()}"
    )
