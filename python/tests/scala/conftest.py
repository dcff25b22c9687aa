"""A session for all tests."""

from local_session import spark  # noqa: F401
