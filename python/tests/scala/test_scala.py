"""Every stage from a program in Scala, and the rows that Python gets beside its."""

import struct
import subprocess
from pathlib import Path

import pyspark
import pytest
import trained
from clouds import two_clouds

import spark_simpor as ss

PROGRAM = Path(__file__).with_name("Stages.scala")
DRAWN = [
    ss.Adasyn,
    ss.BorderlineSmote,
    ss.PolynomFitSmote,
    ss.ProWSyn,
    ss.RandomOversampler,
    ss.RandomUndersampler,
    ss.Simpor,
    ss.Smote,
]


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]


@pytest.fixture(scope="session")
def table(spark, tmp_path_factory):
    path = str(tmp_path_factory.mktemp("table") / "table")
    spark.createDataFrame(two_clouds(), ["label", "features"]).coalesce(1).write.parquet(path)
    frame = spark.read.parquet(path)
    frame.path = path
    return frame


@pytest.fixture(scope="session")
def lines(table, tmp_path_factory):
    """What the program found, by stage."""
    folder = tmp_path_factory.mktemp("scala")
    home = Path(pyspark.__file__).parent
    every = f"{home / 'jars'}/*:{ss.jars()}"
    run("java", "-cp", every, "scala.tools.nsc.Main", "-usejavacp", "-d", folder, PROGRAM)
    run("jar", "cf", folder / "stages.jar", "-C", folder, ".")
    flags = ["--master", "local[2]", "--driver-memory", "1g", "--jars", ss.jars()]
    options = ["--driver-java-options", "--add-modules=jdk.incubator.vector"]
    settings = ["--conf", "spark.ui.enabled=false", "--conf", "spark.sql.shuffle.partitions=2"]
    run(
        home / "bin" / "spark-submit", *flags, *options, *settings,
        "--class", "Stages", folder / "stages.jar", table.path, folder / "found",
    )  # fmt: skip
    found = (folder / "found").read_text().splitlines()
    return {line.split()[0]: line.split()[1:] for line in found}


def bits(rows):
    """All values to the bit, in no order."""
    return ",".join(
        sorted(
            "".join(struct.pack(">d", value).hex() for value in [row["label"], *row["features"]])
            for row in rows.select("label", "features").collect()
        )
    )


def test_every_stage_runs_from_scala(lines):
    assert set(lines) == {
        *(name for name in ss.ml.__all__ if not name.endswith("Model")),
        "CrossValidator",
    }
    for stage, found in lines.items():
        assert stage == "CrossValidator" or found[-1] == "150", stage
    low, high = map(float, lines["CrossValidator"])
    assert abs(low - high) > 0.01
    trained.train(lines)


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.__name__)
def test_python_gets_the_rows_that_scala_gets_bit_for_bit(kind, lines, table):
    assert bits(kind(seed=7).fit(table).balance(table)) == lines[kind.__name__][0]


@pytest.mark.parametrize("kind", [ss.EditedNearestNeighbors, ss.TomekLinks])
def test_a_cleaner_keeps_the_rows_that_it_keeps_in_scala(kind, lines, table):
    assert bits(kind().fit(table).balance(table)) == lines[kind.__name__][0]
