"""What a whole column tells that no single cell can: whether Excel swapped day and month in it.

Excel under an American locale reads the text 05/09/2013 as 9 May and leaves 25/09/2013 as text, for there is no
25th month. So a column in which every true date has day ≤ 12 and every text date has day > 12 was swapped.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from schemas.cell import Cell, Row

_TEXT_DATE = re.compile(r"^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\s*$")
_MONTHS = 12
_CHANCE_TRUE, _CHANCE_TEXT = _MONTHS * 12 / 365, 1 - _MONTHS * 12 / 365
_MOST_CHANCE = 0.02
"""How likely the pattern may be by pure chance, at the most, before we believe that the column was swapped."""


def swapped(rows: Sequence[Row]) -> frozenset[str]:
    """Give the date fields in whose column day and month are swapped in every true date."""
    fields = ("birth_date", "guardian_birth_date", "father_birth_date", "mother_birth_date")
    return frozenset(field for field in fields if _is_swapped(row.cells[field] for row in rows if field in row.cells))


def _is_swapped(cells: Iterable[Cell]) -> bool:
    true_dates = texts = 0
    for cell in cells:
        if isinstance(cell.value, date):
            if cell.value.day > _MONTHS:
                return False
            true_dates += 1
        elif isinstance(cell.value, str) and (found := _TEXT_DATE.match(cell.value.replace("\u00a0", " "))):
            day, month = int(found.group(1)), int(found.group(2))
            if day <= _MONTHS or month > _MONTHS:
                return False
            texts += 1
    if not (true_dates and texts):
        return False
    return _CHANCE_TRUE**true_dates * _CHANCE_TEXT**texts < _MOST_CHANCE
