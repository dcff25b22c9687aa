"""Which jar belongs to which Spark."""

from pathlib import Path

import pytest
from pyspark.sql import SparkSession

import spark_simpor


@pytest.mark.parametrize(
    "spark, artifact",
    [
        ("2.12-3.5.1", "spark-simpor-core_3.5_2.12"),
        ("2.12-3.5.1.3.3.2", "spark-simpor-core_3.5_2.12"),
        ("2.13-3.5.6", "spark-simpor-core_3.5_2.13"),
        ("2.13-4.0.1", "spark-simpor-core_2.13"),
        ("2.13-4.2.0", "spark-simpor-core_2.13"),
    ],
)
def test_the_jar_is_that_for_the_spark_at_hand(spark, artifact, monkeypatch, tmp_path):
    monkeypatch.setenv("SPARK_HOME", home_of(spark, tmp_path))
    assert Path(spark_simpor.jars()).name.startswith(artifact + "-")


@pytest.mark.parametrize("spark", ["2.12-3.4.3", "2.13-4.0.0", "2.13-5.0.0"])
def test_a_spark_that_no_jar_is_for_is_refused_in_a_line(spark, monkeypatch, tmp_path):
    monkeypatch.setenv("SPARK_HOME", home_of(spark, tmp_path))
    with pytest.raises(RuntimeError, match=f"no jar for Spark {spark[5:]} with Scala {spark[:4]}"):
        spark_simpor.jars()


def test_a_session_keeps_the_jars_and_flags_that_its_builder_has():
    jar = spark_simpor.jars()
    builder = SparkSession.Builder()
    builder.config("spark.jars", "mine.jar")
    builder.config("spark.driver.extraClassPath", "/mine")
    builder.config("spark.driver.defaultJavaOptions", "-Dmine=1")
    for _ in range(2):
        builder = spark_simpor.session(builder)
    flag = "--add-modules=jdk.incubator.vector"
    assert builder._options == {
        "spark.jars": f"mine.jar,{jar}",
        "spark.driver.extraClassPath": f"/mine:{jar}",
        "spark.driver.defaultJavaOptions": f"-Dmine=1 {flag}",
        "spark.executor.defaultJavaOptions": flag,
    }


def home_of(spark, folder):
    (folder / "jars").mkdir()
    (folder / "jars" / f"spark-core_{spark}.jar").touch()
    return str(folder)
