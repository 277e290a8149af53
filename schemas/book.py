"""A workbook as a reader hands it over: the grid as it stands, no meaning."""

import functools
import math
from dataclasses import dataclass, field
from datetime import date

from schemas.cell import Cell, CellValue, column_letter

Place = tuple[int, int]
"""Row as Excel counts it (from 1), column index (from 0)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``rows[i]`` is the row that Excel numbers ``i + 1``; rows may be shorter than the widest one.

    ``formats`` holds the number format of each numeric cell that is not General; ``uncached`` the formulas without
    a stored result; ``merges`` the merged ranges as (first, last) places; ``hidden_rows`` the numbers of hidden rows;
    ``legacy`` the cells whose text was brought back from a dead encoding: what stands there, and the repair's rule.
    ``visibility`` is "visible", "hidden" or "very_hidden". ``name`` is None for a file that has no sheets.
    """

    name: str | None
    rows: list[list[CellValue]]
    visibility: str = "visible"
    formats: dict[Place, str] = field(default_factory=dict)
    uncached: frozenset[Place] = frozenset()
    merges: tuple[tuple[Place, Place], ...] = ()
    legacy: dict[Place, tuple[str, str]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """Give the cell at Excel's row number (from 1) and the column index (from 0); empty outside the grid."""
        values = self.rows[row - 1] if 0 < row <= len(self.rows) else []
        value = values[column] if column < len(values) else None
        place = (row, column)
        if place not in self.uncached:  # nearly every cell of a roster
            if value is None:
                return _empty(column)
            if type(value) is str:
                return Cell(value, value, column_letter(column), legacy=self.legacy.get(place))
        number_format = self.formats.get(place, "General")
        return Cell(
            value=value,
            text=shown(value, number_format),
            column=column_letter(column),
            number_format=number_format,
            uncached=place in self.uncached,
            legacy=self.legacy.get(place),
        )


@functools.lru_cache(maxsize=1024)
def _empty(column: int) -> Cell:
    """Give the one empty cell of a column: half of a roster is empty, and no such cell differs from another."""
    return Cell(None, "", column_letter(column))


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of one input file, in the order of the file; ``engine`` names the library that read it."""

    file: str
    engine: str
    sheets: tuple[Sheet, ...]


def shown(value: CellValue, number_format: str = "General") -> str:
    """Give the text that a person sees in the cell, as far as it can be told.

    Excel's format ``0000000000`` shows a number with its leading zeros: then they are no guess.

    >>> shown(912345678.0), shown(912345678, "0000000000"), shown(12.6), shown(True)
    ('912345678', '0912345678', '12.6', 'TRUE')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _shown_number(value, number_format)
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    return str(value)


def _shown_number(value: float, number_format: str) -> str:
    if value != value or value in (math.inf, -math.inf):  # noqa: PLR0124 - nan; isfinite would turn a long int to float
        return str(value)
    text = str(int(value)) if value == int(value) else repr(value)
    pattern = number_format.strip().strip('"')
    if pattern and set(pattern) == {"0"} and text.isdigit():
        return text.zfill(len(pattern))
    return text
