"""The jars that the wheel carries, one for each Spark and Scala."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_VECTOR_FLAG = "--add-modules=jdk.incubator.vector"


def jars() -> str:
    """Path of the jar to put on a session, for ``spark.jars`` or ``--jars``.

    The wheel carries one for each Spark and Scala. That of the Spark in ``SPARK_HOME`` is taken,
    or that of the installed PySpark.

    Raises
    ------
    RuntimeError
        If there is no PySpark, or one that no jar is for.
    FileNotFoundError
        If the package was installed without its jars.
    """
    artifact = _artifact()
    found = sorted((Path(__file__).parent / "jars").glob(f"{artifact}-*.jar"))
    if not found:
        raise FileNotFoundError(
            f"this installation of spark-simpor does not carry {artifact}; install the wheel, or "
            "build it: ./mvnw -Pspark-3.5 -DskipTests package, then python -m build -w python"
        )
    return str(found[0])


def _artifact() -> str:
    scala, spark = _scala_and_spark()
    if spark.startswith("3.5.") and scala in ("2.12", "2.13"):
        return f"spark-simpor-core_3.5_{scala}"
    if spark.startswith("4.") and spark != "4.0.0" and scala == "2.13":
        return "spark-simpor-core_2.13"
    raise RuntimeError(
        f"spark-simpor has no jar for Spark {spark} with Scala {scala}; "
        "use Spark 3.5, or 4.0.1 or later"
    )


def _scala_and_spark() -> tuple[str, str]:
    """Versions of Scala and Spark, as the name of Spark's own jar tells them."""
    try:
        import pyspark
    except ImportError as error:
        raise RuntimeError(
            "spark-simpor finds no PySpark; install it: pip install 'pyspark>=3.5'"
        ) from error
    home = Path(os.environ.get("SPARK_HOME") or Path(pyspark.__file__).parent)
    for jar in sorted(home.glob("jars/spark-core_*.jar")):
        name = re.match(r"spark-core_([0-9.]+)-(.+)\.jar", jar.name)
        if name:
            return name[1], name[2]
    # A client of Spark Connect has no jars; its server is of its version.
    spark = pyspark.__version__
    return ("2.12" if spark.startswith("3.") else "2.13"), spark


def session(builder: SparkSession.Builder) -> SparkSession.Builder:
    """Adds the jar, and the flag for the fast kernels, to a session's builder.

    What the builder has of ``spark.jars``, ``spark.driver.extraClassPath`` and the two
    ``defaultJavaOptions`` stays, in front. What ``spark-defaults.conf`` has of them is replaced, as
    by any setting of a builder: give it to the builder too.

    Parameters
    ----------
    builder : SparkSession.Builder
        As from ``SparkSession.builder``; no session may run yet.

    Returns
    -------
    SparkSession.Builder
        The same builder.
    """
    for key, separator, ours in (
        ("spark.jars", ",", jars()),
        ("spark.driver.extraClassPath", os.pathsep, jars()),
        ("spark.driver.defaultJavaOptions", " ", _VECTOR_FLAG),
        ("spark.executor.defaultJavaOptions", " ", _VECTOR_FLAG),
    ):
        theirs = str(getattr(builder, "_options", {}).get(key, ""))
        parts = [part for part in theirs.split(separator) if part]
        builder = builder.config(key, separator.join([p for p in parts if p != ours] + [ours]))
    return builder
