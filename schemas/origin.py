"""Where a row stands, as a person sees it in Excel."""

from typing import NamedTuple


class Origin(NamedTuple):
    """File, sheet and row of one roster row: set once, when the row is read, never recomputed.

    ``file`` is the name that the user gave (no folder), ``sheet`` is None for a file without sheets (CSV),
    ``row`` counts from 1 as Excel does.
    """

    file: str
    sheet: str | None
    row: int

    def __str__(self) -> str:
        """Read like ``lop-6a.xlsx › 6A › dòng 17``, for messages."""
        return " › ".join([self.file, *filter(None, [self.sheet]), f"dòng {self.row}"])
