"""The notebooks run from top to bottom, and show their figures."""

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def kinds(notebook):
    """Kinds of what the cells gave out."""
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", [])]
    return [kind for output in outputs for kind in output.get("data", {})]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_and_shows_its_report(path):
    notebook = nbformat.read(path, as_version=4)
    assert not kinds(notebook), "kept without its outputs"
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    pages = [
        output["data"]["text/html"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "<iframe srcdoc=" in output.get("data", {}).get("text/html", "")
    ]
    assert len(pages) == 1
    assert "&lt;figure&gt;" in pages[0]
    if path.stem.startswith("how-"):
        assert kinds(notebook).count("image/png") == 2


def test_there_are_two():
    assert [path.stem for path in NOTEBOOKS] == ["fraud", "how-simpor-grows-rows"]
