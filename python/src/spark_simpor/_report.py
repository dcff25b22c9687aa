"""Pages about fitted models."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path


@dataclass(frozen=True)
class Report:
    """A page about a fitted model, which loads and runs nothing.

    A notebook shows it where it is the last value of a cell.

    Attributes
    ----------
    html : str
        The whole page.
    """

    html: str

    def save(self, path: str | Path) -> None:
        """Writes the page to a file.

        Parameters
        ----------
        path : str or Path
            Of the file; what is there is replaced.
        """
        Path(path).write_text(self.html, encoding="utf-8")

    def show(self) -> None:
        """Shows the page in a notebook.

        Raises
        ------
        RuntimeError
            Outside a notebook; ``save`` keeps the page for a browser.
        """
        try:
            from IPython import get_ipython
            from IPython.display import display
        except ImportError:
            get_ipython = None
        if get_ipython is None or get_ipython() is None:
            raise RuntimeError(
                "this is no notebook to show figures in; "
                "keep the page for a browser: model.report().save('report.html')"
            )
        display(self)  # type: ignore[no-untyped-call]

    def _repr_html_(self) -> str:
        # A page of its own within the notebook's, so that neither's styles reach the other.
        return (
            f'<iframe srcdoc="{escape(self.html)}" title="spark-simpor report" sandbox '
            'style="width: 100%; height: 40rem; border: 0"></iframe>'
        )

    def __repr__(self) -> str:
        return f"Report(html=<{len(self.html):,} characters>)"
