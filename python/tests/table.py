"""Holds the table of docs/python.md to what the tests have trained: python table.py [--all]

A cell says "run" where a test that passed has trained the stage, with that language and version of
Spark. With --all no column with such cells may have been left out. What Java runs is held to the
table by the Java tests.
"""

import re
import sys
from pathlib import Path

PYTHON = Path(__file__).parents[1]
PAGE = PYTHON.parent / "docs" / "python.md"


def main(everything):
    """What is wrong, a line each."""
    found = {path.name: set(path.read_text().split()) for path in trained()}
    header, *rows = table()
    wrong = []
    for k, column in enumerate(header[1:], 1):
        language, _, version = column.partition(" ")
        if language == "Java":
            continue
        claimed = {row[0] for row in rows if row[k] == "run"}
        name = re.compile(
            f"{language.lower()}-{re.escape(version)}" + (r"\..*" if version else ".*")
        )
        ran = [names for file, names in found.items() if name.fullmatch(file)]
        if not ran:
            if everything and claimed:
                wrong.append(f"{column}: the table says run, and nothing was")
            continue
        for stage in sorted(claimed - set.intersection(*ran)):
            wrong.append(f"{column}, {stage}: the table says run, and no test that passed did")
    return wrong


def trained():
    """A file a folder of tests and version of PySpark, with the names of stages."""
    return sorted((PYTHON / "target" / "trained").glob("*-*"))


def table():
    """The cells, the header first, stages without quotes."""
    section = PAGE.read_text(encoding="utf-8").split("\n## Stages\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]
    return [cells[0], *cells[2:]]


if __name__ == "__main__":
    problems = main("--all" in sys.argv[1:])
    for problem in problems:
        print(f"docs/python.md: {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)
