"""From an engine's raw rows to a sheet: true row numbers, nothing trimmed but the empty ends, nothing converted."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from batch.readers.answer import Limits, RefusedError
from schemas.book import Place, Sheet
from schemas.cell import CellValue

_EXACT = 10.0**15
"""Excel keeps fifteen digits: below this an integral float is that integer."""

_MIDNIGHT = datetime.time()


@dataclass(slots=True)
class Facts:
    """What the values do not tell of a sheet; the places are those of ``schemas.book.Sheet``."""

    formats: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    uncached: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[tuple[Place, Place]] = field(default_factory=list)


class Budget:
    """The cells that one book may still hold."""

    def __init__(self, limits: Limits) -> None:
        self._left = limits.cells

    def rows(self, raw: Iterable[Sequence[object]]) -> list[list[CellValue]]:
        """Take over an engine's rows, the first being Excel's row 1; empty ends of rows and sheet fall away.

        Raises:
            RefusedError: "too_large", when the book has more cells than the limits allow.
        """
        taken: list[list[CellValue]] = []
        empty: list[CellValue] = []  # one object for all empty rows: a sheet may have a million of them
        filled = 0
        for values in raw:
            row = [] if values.count("") == len(values) else [plain(value) for value in values]
            while row and row[-1] is None:
                row.pop()
            taken.append(row or empty)
            if row:
                filled = len(taken)
                self._left -= len(row)
                if self._left < 0:
                    raise RefusedError("too_large", "too many cells")
        del taken[filled:]
        return taken


def plain(value: object) -> CellValue:
    """Give an engine's value as all engines give it: no empty text, integral numbers whole, dates without a time.

    >>> plain(""), plain(40200000001.0), plain(1.5), plain(datetime.datetime(2012, 5, 6)), plain(" a ")
    (None, 40200000001, 1.5, datetime.date(2012, 5, 6), ' a ')
    """
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        return int(value) if value.is_integer() and -_EXACT < value < _EXACT else value
    if isinstance(value, datetime.datetime):
        return value.date() if value.time() == _MIDNIGHT else value
    if value is None or isinstance(value, bool | int | datetime.date | datetime.time | datetime.timedelta):
        return value
    return str(value)


def dressed(name: str, rows: list[list[CellValue]], visibility: str, facts: Facts) -> Sheet:
    """Join the values of a sheet and its facts; error cells come out as their text, as a person sees them."""
    for (row, column), text in facts.errors.items():
        _put(rows, row, column, text)
    return Sheet(
        name=name,
        rows=rows,
        visibility=visibility,
        formats={place: text for place, text in facts.formats.items() if _is_number(rows, place)},
        uncached=frozenset(facts.uncached),
        merges=tuple(facts.merges),
        hidden_rows=frozenset(facts.hidden_rows),
    )


def _put(rows: list[list[CellValue]], row: int, column: int, text: str) -> None:
    while len(rows) < row:
        rows.append([])
    if not rows[row - 1]:
        rows[row - 1] = []  # empty rows share one list
    values = rows[row - 1]
    values.extend([None] * (column + 1 - len(values)))
    values[column] = text


def _is_number(rows: list[list[CellValue]], place: Place) -> bool:
    row, column = place
    if row > len(rows) or column >= len(rows[row - 1]):
        return False
    return type(rows[row - 1][column]) in (int, float)
