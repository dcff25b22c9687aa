"""A real Spark Connect server, and a client of it."""

import os
import socket
import subprocess
import time
from pathlib import Path

import pyspark
import pytest
from clouds import two_clouds
from pyspark.sql import SparkSession

import spark_simpor

SECONDS_TO_START = 120


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    port = free_port()
    folder = tmp_path_factory.mktemp("server")
    # A client of its own has no Spark to start.
    home = Path(os.environ.get("SPARK_HOME") or Path(pyspark.__file__).parent)
    command = [
        str(home / "bin" / "spark-submit"),
        "--master", "local[2]",
        "--jars", spark_simpor.jars(),
        "--driver-memory", "1g",
        "--driver-java-options", "--add-modules=jdk.incubator.vector",
        "--conf", f"spark.connect.grpc.binding.port={port}",
        "--conf", "spark.ui.enabled=false",
        "--conf", "spark.sql.shuffle.partitions=2",
        "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
        "spark-internal",
    ]  # fmt: skip
    with open(folder / "log", "w") as log:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("SPARK_")}
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=environment)
        try:
            for _ in range(SECONDS_TO_START * 2):
                if listens(port) or process.poll() is not None:
                    break
                time.sleep(0.5)
            if not listens(port):
                pytest.fail("the server did not start:\n" + (folder / "log").read_text()[-2000:])
            yield f"sc://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture(scope="session")
def spark(server):
    session = SparkSession.builder.remote(server).getOrCreate()
    yield session
    session.stop()


@pytest.fixture
def table(spark):
    return spark.createDataFrame(two_clouds(), ["label", "features"])
