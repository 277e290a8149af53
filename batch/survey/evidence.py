"""What a whole column tells that no single cell can: in which order its day and month stand.

Excel under an American locale reads the text 05/09/2013 as 9 May and leaves 25/09/2013 as text, for there is no
25th month. So a column in which every true date has day ≤ 12 and every text date has day > 12 was swapped. The same
happens the other way round to dates typed month first on a Vietnamese machine.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from schemas.cell import Cell, Row
from schemas.roster import Facts

_TEXT_DATE = re.compile(r"^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})\s*$")
_MONTHS = 12
_DAYS_LIKE_MONTHS = _MONTHS * 12 / 365
_MOST_CHANCE = 0.1
"""How likely an honest column may be to look swapped by chance. A column that mixes true dates with texts is rare but
for the swap, so that two dates and a text are enough."""
_LEAST_MONTH_FIRST = 2
"""One text like 09/25/2013 is a slip; from two on, with none the other way round, it is the column's way."""
_FIELDS = ("birth_date", "guardian_birth_date", "father_birth_date", "mother_birth_date")


class _Column(NamedTuple):
    """How many dates of a column can be read only one way, and how many stand there as true dates.

    ``honest`` counts true dates with a day > 12, which nothing swapped; ``open_`` texts of either order.
    """

    true: int
    honest: int
    day_first: int
    month_first: int
    open_: int


def facts(rows: Sequence[Row], columns: frozenset[str]) -> Facts:
    """Say what holds for every row of a sheet that has these columns."""
    counted = {field: _count(row.cells[field] for row in rows if field in row.cells) for field in _FIELDS}
    return Facts(
        columns,
        swapped=frozenset(field for field, column in counted.items() if _is_swapped(column)),
        month_first=frozenset(field for field, column in counted.items() if _is_month_first(column)),
    )


def _count(cells: Iterable[Cell]) -> _Column:
    true = honest = day_first = month_first = open_ = 0
    for cell in cells:
        if isinstance(cell.value, date):
            true += 1
            honest += cell.value.day > _MONTHS
        elif isinstance(cell.value, str) and (found := _TEXT_DATE.match(cell.value.replace("\u00a0", " "))):
            first, second = int(found.group(1)), int(found.group(2))
            day_first += second <= _MONTHS < first
            month_first += first <= _MONTHS < second
            open_ += first <= _MONTHS >= second
    return _Column(true, honest, day_first, month_first, open_)


def _is_swapped(column: _Column) -> bool:
    """Whether Excel took every date that it could the wrong way round, and left the others as texts."""
    texts = column.day_first + column.month_first
    of_one_order = not (column.day_first and column.month_first)
    if not (column.true and texts and of_one_order) or column.honest or column.open_:
        return False
    return _DAYS_LIKE_MONTHS**column.true * (1 - _DAYS_LIKE_MONTHS) ** texts < _MOST_CHANCE


def _is_month_first(column: _Column) -> bool:
    return column.month_first >= _LEAST_MONTH_FIRST and not column.day_first and not column.honest
