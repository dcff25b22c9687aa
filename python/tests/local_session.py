"""One session for all tests, with the jar that the installed wheel carries."""

import pytest
from pyspark.sql import SparkSession

import spark_simpor


@pytest.fixture(scope="session")
def spark():
    builder = (
        SparkSession.builder.master("local[2]")
        .appName("spark-simpor")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.memory", "1g")
    )
    session = spark_simpor.session(builder).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
