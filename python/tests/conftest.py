"""Notes which stages are trained, for the table of docs/python.md: see table.py."""

import pytest
import trained

from spark_simpor import _stages


@pytest.fixture(scope="session", autouse=True)
def _noted():
    plain = _stages.Stage._fit

    def noted(stage, dataset):
        model = plain(stage, dataset)
        trained.train([type(stage).__name__])
        return model

    _stages.Stage._fit = noted
    yield
    _stages.Stage._fit = plain


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if call.when == "call" and report.passed:
        trained.passed(item.path.parent.name)
    return report


def pytest_runtest_setup(item):
    trained.begin()


def pytest_sessionfinish():
    trained.write()
