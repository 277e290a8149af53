"""The kinds of roster that schools hand in, one module each.

A layout declares TITLE (what people call it), COLUMNS (folded heading → field, over the general aliases), `identify`
(from the folded headings of a sheet) and `fix` (mend what is peculiar to it in one row; None when the row is no
person after all). Exactly one layout may recognise a sheet; the general aliases serve a sheet that none knows.
"""

from typing import Protocol

from schemas.cell import Row


class Layout(Protocol):
    """The shape of a layout module."""

    TITLE: str
    COLUMNS: dict[str, str]

    def identify(self, headings: frozenset[str]) -> bool:
        """Whether these folded headings are this layout's."""
        ...

    def fix(self, row: Row) -> Row | None:
        """Mend one row, or say that it holds no person."""
        ...
