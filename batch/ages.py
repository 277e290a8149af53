"""Whether the ages of a class fit its grade: said once per sheet, at the cells concerned, and never held against a row.

A child of class 5 is about ten. A class that is four years too old as a whole was likely copied out of a workbook
that counts its days from 1904; one child among thirty who is ten years too old has a slip in the year.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median_low

from batch.parse import classes
from schemas.catalogue import ENTRIES
from schemas.origin import Origin
from schemas.outcome import Outcome
from schemas.problem import Problem

_LEAST_PUPILS = 5
_CLASS_OFF = 3
"""From so many years on a whole class is said to be off: a class of late starters is one or two years older."""
_PUPIL_OFF = 4
_EPOCHS_APART = 4
"""1904 − 1900: the years between the two calendars of Excel."""
_MOST_NAMED = 10

_Aged = tuple[Outcome, int]
"""A row, and by how many years its pupil is older than the class."""


def remarks(outcomes: Sequence[Outcome], as_of: date) -> Iterator[Problem]:
    """Say of each sheet which classes, and which pupils of the other classes, are far from their grade's age."""
    sheets: dict[tuple[str, str | None], dict[str, list[_Aged]]] = defaultdict(lambda: defaultdict(list))
    years: dict[str, int | None] = {}
    for outcome in outcomes:
        name, born = outcome.student.class_name, outcome.student.birth_date
        if not name or not born or outcome.duplicate_of:
            continue
        if name not in years:
            years[name] = classes.year_of(name, as_of)
        expected = years[name]
        if expected is not None:
            key = (outcome.origin.file, outcome.origin.sheet)
            sheets[key][name].append((outcome, expected - int(born[:4])))
    for (file, sheet), of_classes in sheets.items():
        yield from _of_sheet(Origin(file, sheet, 1), of_classes)


def _of_sheet(origin: Origin, of_classes: dict[str, list[_Aged]]) -> Iterator[Problem]:
    alone: list[_Aged] = []
    for name, aged in of_classes.items():
        off = median_low(years for _, years in aged)
        if abs(off) >= _CLASS_OFF and len(aged) >= _LEAST_PUPILS:
            guess = "class-ages-off-1904" if off == _EPOCHS_APART else "class-ages-off"
            yield _remark(guess, origin, value=name, other=f"{abs(off)} năm", meant="lớn" if off > 0 else "nhỏ")
        else:
            alone += [(outcome, years) for outcome, years in aged if abs(years - min(off, 0)) >= _PUPIL_OFF]
    if alone:
        named = ", ".join(f"{_cell(outcome)} ({_told(years)})" for outcome, years in alone[:_MOST_NAMED])
        more = f" và {len(alone) - _MOST_NAMED} em khác" if len(alone) > _MOST_NAMED else ""
        yield _remark("ages-unlike-class", origin, value=named + more)


def _cell(outcome: Outcome) -> str:
    cells = outcome.reading.cells
    return cells.get("birth_date") or cells.get("birth_year") or f"dòng {outcome.origin.row}"


def _told(years: int) -> str:
    return f"{'lớn' if years > 0 else 'nhỏ'} hơn tuổi của lớp {abs(years)} năm"


def _remark(code: str, origin: Origin, **params: str) -> Problem:
    return Problem(code, ENTRIES[code].severity, origin, "birth_date", None, params)
