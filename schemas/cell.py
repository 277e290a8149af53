"""A cell and a row as they were read: nothing interpreted yet."""

import functools
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from schemas.origin import Origin

CellValue = str | bool | int | float | datetime | date | time | timedelta | None


@functools.lru_cache(maxsize=1024)
def column_letter(index: int) -> str:
    """Name a column as Excel does, from its index counted from 0.

    >>> column_letter(0), column_letter(25), column_letter(26), column_letter(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Cell(NamedTuple):
    """One cell: its value, the text that a person sees, its number format and its column letter.

    ``uncached`` marks a formula that the file holds no result for: what it shows is not known.
    ``legacy`` is what stands there in a dead encoding, and the rule by which it was brought to Unicode.
    """

    value: CellValue
    text: str
    column: str
    number_format: str = "General"
    uncached: bool = False
    legacy: tuple[str, str] | None = None

    @property
    def is_number(self) -> bool:
        """Whether Excel holds a number here, so that leading zeros cannot survive."""
        return isinstance(self.value, int | float) and not isinstance(self.value, bool)


@dataclass(frozen=True, slots=True)
class Row:
    """One row with a person: its origin, and its cells by the canonical field that the heading names.

    ``context`` holds what the sheet says about all its rows, by field (the class named in the title), with the
    place where it says so.
    """

    origin: Origin
    cells: dict[str, Cell]
    context: dict[str, str] = field(default_factory=dict)
    hidden: bool = False
