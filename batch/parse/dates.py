"""Birth dates in every way that people and Excel write them.

Read only when one reading is plausible; anything but day/month/year and true dates is a repair, said aloud.
"""

import functools
import math
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from batch.parse.scribe import Scribe
from batch.text import fold
from schemas import partial_date
from schemas.cell import Cell
from schemas.roster import Facts

_DAY_MONTH_YEAR = re.compile(r"^(\d{1,2})\s*[/.\-\\ ]\s*(\d{1,2})\s*[/.\-\\ ]\s*(\d{4})(?: 0?0:00(?::00)?)?$")
_YEAR_MONTH_DAY = re.compile(r"^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T]0?0:00(?::00)?(?:\.0+)?)?$")
_SHORT_YEAR = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2})$")
_PARTIAL = re.compile(r"^(?:(\d{1,2})[/.\-])?(\d{4})$")
_WORDS = re.compile(r"^(?:sinh )?(?:ngay )?(?:mung )?(\d{1,2}) ?(?:thang|th) ?(\d{1,2}) ?(?:nam)? ?(\d{4})$")
_MONTH_NAME = re.compile(r"^(\d{1,2}) ?([a-z]{3,9}) ?(\d{4})$|^([a-z]{3,9}) ?(\d{1,2}) ?(\d{4})$")
_LEAD = re.compile(r"^(?:sinh\s+)?(?:ngày|tháng|năm)\s*:?\s*(?=\d{1,4}\s*(?:[/.\-]|$))", re.IGNORECASE)
_TOGETHER = re.compile(r"^\d{7,8}$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SERIALS = range(20000, 60000)
YEARS = range(1900, 2100)
_EPOCH = date(1899, 12, 30)
_LAST_MONTH = 12


class Found(NamedTuple):
    """A date as ISO text, and the rule by which it was repaired (None: it was written as it should be)."""

    iso: str
    rule: str | None = None


_NEAR, _FAR = 1, 3
"""By how many years an age may differ from the class's for a reading to be taken, or to be doubted."""

Plausible = Callable[[date], bool]
ClassYear = Callable[[], int | None]


def _no_class() -> None:
    """An adult is of no class."""


class Person(NamedTuple):
    """What is known of the person beside the date.

    ``plausible`` says whether a person of this kind can be born that day, ``class_year`` in which year children of
    that class are born as a rule (None: no class, or an adult; asked only where it is needed).
    """

    plausible: Plausible
    class_year: ClassYear = _no_class

    def misses(self, found: Found, years: int) -> bool:
        """Whether a reading differs from the class by more than so many years; never where no class is known."""
        expected = self.class_year()
        return expected is not None and abs(int(found.iso[:4]) - expected) > years


_SILENT = frozenset({"date-serial"})


def birth_date(scribe: Scribe, field: str, prefix: str, person: Person, facts: Facts) -> str | None:
    """Read a birth date as ISO text that may stop at the year; problems are noted under ``prefix-…``.

    ``person`` settles two-digit years and dates run together, ``facts`` what the whole column shows of their order.
    """
    cell = scribe.cell(field)
    text = scribe[field]
    if cell is None or not text:
        return None
    found: Found | None
    if isinstance(cell.value, date):
        found = _swap(cell.value) if field in facts.swapped else Found(cell.value.isoformat()[:10])
    elif not isinstance(cell.value, str):
        found = _from_number(cell, text, person.plausible)
    else:
        found = _from_text(text, person, field in facts.month_first)
    if found is None:
        return None
    if found.rule:
        scribe.repair(found.rule, field, text, found.iso)
        meant = partial_date.shown(found.iso)
        if found.rule == "date-swapped" and prefix == "birth-date":
            scribe.problem("birth-date-swapped", field, value=text, meant=meant)
        elif found.rule not in _SILENT:
            scribe.problem(f"{prefix}-repaired", field, value=text, meant=meant)
    return found.iso


def _swap(value: date) -> Found:
    if value.day == value.month:
        return Found(value.isoformat()[:10])
    return Found(f"{value.year:04d}-{value.day:02d}-{value.month:02d}", "date-swapped")


def _from_number(cell: Cell, text: str, plausible: Plausible) -> Found | None:
    value = cell.value
    if not isinstance(value, int | float) or not math.isfinite(value) or value != int(value):
        return None
    if int(value) in YEARS:
        return Found(f"{int(value):04d}")
    if int(value) in _SERIALS:
        return _serial(int(value))
    return _together(text.zfill(8), plausible) if _TOGETHER.match(text) else None


def _serial(days: int) -> Found:
    return Found((_EPOCH + timedelta(days=days)).isoformat(), "date-serial")


def _from_text(text: str, person: Person, month_first: bool) -> Found | None:
    in_full, found = _in_full(text, month_first)
    if in_full:
        return found
    text = _LEAD.sub("", text)
    if match := _YEAR_MONTH_DAY.match(text):
        year, month, day = map(int, match.groups())
        return _whole(year, month, day)
    if match := _PARTIAL.match(text):
        return _partial(int(match.group(2)), match.group(1))
    if match := _SHORT_YEAR.match(text):
        return _short(match.groups(), person, month_first)
    return _from_digits(text, person.plausible) if text.isascii() and text.isdigit() else _from_words(fold(text))


def _from_digits(text: str, plausible: Plausible) -> Found | None:
    if _TOGETHER.match(text):
        return _together(text.zfill(8), plausible)
    if len(text) == len("40617") and int(text) in _SERIALS:  # a CSV keeps Excel's number where a date was lost
        found = _serial(int(text))
        return found if plausible(date.fromisoformat(found.iso)) else None
    return None


def _from_words(words: str) -> Found | None:
    if match := _WORDS.match(words):
        day, month, year = map(int, match.groups())
        return _whole(year, month, day, "date-in-words")
    if match := _MONTH_NAME.match(words):
        first_day, first_name, first_year, other_name, other_day, other_year = match.groups()
        name = (first_name or other_name)[:3]
        if name in _MONTHS:
            year, day = int(first_year or other_year), int(first_day or other_day)
            return _whole(year, _MONTHS.index(name) + 1, day, "date-in-words")
    return None


def _partial(year: int, month: str | None) -> Found | None:
    """Read a year alone, or a month and a year."""
    if year not in YEARS or (month and not 1 <= int(month) <= _LAST_MONTH):
        return None
    return Found(f"{year:04d}-{int(month):02d}" if month else f"{year:04d}")


@functools.lru_cache(maxsize=32768)
def _in_full(text: str, month_first: bool) -> tuple[bool, Found | None]:
    """Read day, month and year of four digits: whether they are written so, and what they are."""
    match = _DAY_MONTH_YEAR.match(_LEAD.sub("", text))
    if match is None:
        return False, None
    first, second, year = map(int, match.groups())
    return True, _three(first, second, year, month_first)


def _three(first: int, second: int, year: int, month_first: bool) -> Found | None:
    """Read day/month/year; month first only where the other order is impossible, or is the whole column's way."""
    if first <= _LAST_MONTH and (second > _LAST_MONTH or (month_first and first != second)):
        return _whole(year, first, second, "date-month-first")
    return _whole(year, second, first)


def _short(parts: tuple[str, ...], person: Person, month_first: bool) -> Found | None:
    """Read a date with a two-digit year: 13/05/09 is 13 May 2009, but for a class born in 2013 it is 9 May 2013."""
    first, second, third = map(int, parts)
    rule = "date-two-digit-year"
    usual = _only((_three(first, second, c + third, month_first) for c in (1900, 2000)), rule, person.plausible)
    if usual is None or person.misses(usual, _FAR):
        year_first = _only((_whole(c + first, second, third) for c in (1900, 2000)), rule, person.plausible)
        if year_first and person.class_year() is not None and not person.misses(year_first, _NEAR):
            return year_first
    return usual


def _together(digits: str, plausible: Plausible) -> Found | None:
    readings = [
        _whole(int(digits[4:]), int(digits[2:4]), int(digits[:2])),
        _whole(int(digits[:4]), int(digits[4:6]), int(digits[6:])),
    ]
    return _only(readings, "date-run-together", plausible)


def _only(readings: Iterable[Found | None], rule: str, plausible: Plausible) -> Found | None:
    fitting = [found for found in readings if found and plausible(date.fromisoformat(found.iso))]
    return Found(fitting[0].iso, fitting[0].rule or rule) if len(fitting) == 1 else None


def _whole(year: int, month: int, day: int, rule: str | None = None) -> Found | None:
    if year not in YEARS:
        return None
    try:
        return Found(date(year, month, day).isoformat(), rule)
    except ValueError:
        return None
