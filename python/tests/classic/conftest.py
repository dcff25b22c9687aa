"""A table in a session for all tests."""

import pytest
from clouds import two_clouds
from local_session import spark  # noqa: F401


@pytest.fixture
def table(spark):  # noqa: F811
    return spark.createDataFrame(two_clouds(), ["label", "features"])
