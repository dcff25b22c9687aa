"""Which stages the tests that passed have trained."""

from collections import defaultdict
from pathlib import Path

import pyspark

FOLDER = Path(__file__).parents[1] / "target" / "trained"

_now: set[str] = set()
_by_folder: dict[str, set[str]] = defaultdict(set)


def begin():
    """Forgets what a test before has trained."""
    _now.clear()


def train(names):
    """Tells what the test at hand has trained."""
    _now.update(names)


def passed(folder):
    """Counts what the test at hand has trained, which lies in a folder."""
    _by_folder[folder] |= _now


def write():
    """A file a folder of tests and version of PySpark, with the names of stages."""
    for folder, names in _by_folder.items():
        FOLDER.mkdir(parents=True, exist_ok=True)
        name = f"{folder}-{pyspark.__version__}"
        (FOLDER / name).write_text("\n".join(sorted(names)) + "\n")
