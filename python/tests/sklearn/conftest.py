"""A session for all tests, which the samplers find."""

import pytest
from local_session import spark  # noqa: F401


@pytest.fixture(autouse=True)
def active(spark):  # noqa: F811
    return spark
