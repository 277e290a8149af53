"""Birth dates in every way that people and Excel write them.

Read only when one reading is plausible; anything but day/month/year and true dates is a repair, said aloud.
"""

import math
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from batch.parse.scribe import Scribe
from batch.text import fold
from schemas import partial_date
from schemas.cell import Cell

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
_YEARS = range(1900, 2100)
_EPOCH = date(1899, 12, 30)
_LAST_MONTH = 12

Plausible = Callable[[date], bool]


class Found(NamedTuple):
    """A date as ISO text, and the rule by which it was repaired (None: it was written as it should be)."""

    iso: str
    rule: str | None = None


_SILENT = frozenset({"date-serial"})


def birth_date(scribe: Scribe, field: str, prefix: str, plausible: Plausible, *, swapped: bool) -> str | None:
    """Read a birth date as ISO text that may stop at the year; problems are noted under ``prefix-…``.

    ``plausible`` says whether a person of this kind can be born that day: it settles two-digit years and dates
    whose order is not told. ``swapped``: the whole column shows that Excel swapped day and month.
    """
    cell = scribe.cell(field)
    text = scribe.text(field)
    if cell is None or not text:
        return None
    found = _swap(cell) if swapped and isinstance(cell.value, date) else _read(cell, text, plausible)
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


def _swap(cell: Cell) -> Found:
    value = cell.value
    assert isinstance(value, date)  # noqa: S101 - the caller asked
    if value.day == value.month:
        return Found(value.isoformat()[:10])
    return Found(f"{value.year:04d}-{value.day:02d}-{value.month:02d}", "date-swapped")


def _read(cell: Cell, text: str, plausible: Plausible) -> Found | None:
    if isinstance(cell.value, date):
        return Found(cell.value.isoformat()[:10])
    if cell.is_number:
        return _from_number(cell, text, plausible)
    return _from_text(text, plausible)


def _from_number(cell: Cell, text: str, plausible: Plausible) -> Found | None:
    value = cell.value
    if not isinstance(value, int | float) or not math.isfinite(value) or value != int(value):
        return None
    if int(value) in _YEARS:
        return Found(f"{int(value):04d}")
    if int(value) in _SERIALS:
        return _serial(int(value))
    return _together(text.zfill(8), plausible) if _TOGETHER.match(text) else None


def _serial(days: int) -> Found:
    return Found((_EPOCH + timedelta(days=days)).isoformat(), "date-serial")


def _from_text(text: str, plausible: Plausible) -> Found | None:
    text = _LEAD.sub("", text)
    if match := _DAY_MONTH_YEAR.match(text):
        return _three(*map(int, match.groups()))
    if match := _YEAR_MONTH_DAY.match(text):
        year, month, day = map(int, match.groups())
        return _whole(year, month, day)
    if match := _PARTIAL.match(text):
        return _partial(int(match.group(2)), match.group(1))
    if match := _SHORT_YEAR.match(text):
        day, month, short = map(int, match.groups())
        readings = [_three(day, month, century + short) for century in (1900, 2000)]
        return _only(readings, "date-two-digit-year", plausible)
    return _from_digits(text, plausible) if text.isascii() and text.isdigit() else _from_words(fold(text))


def _from_digits(text: str, plausible: Plausible) -> Found | None:
    if _TOGETHER.match(text):
        return _together(text.zfill(8), plausible)
    if int(text[:6]) in _SERIALS and len(text) == len("40617"):  # a CSV keeps Excel's number where a date was lost
        return _only([_serial(int(text))], "date-serial", plausible)
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
    if year not in _YEARS or not 1 <= int(month or 1) <= _LAST_MONTH:
        return None
    return Found(f"{year:04d}-{int(month):02d}" if month else f"{year:04d}")


def _three(day: int, month: int, year: int) -> Found | None:
    """Read day/month/year; month first only where the other order is impossible."""
    if month > _LAST_MONTH >= day:
        return _whole(year, day, month, "date-month-first")
    return _whole(year, month, day)


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
    if year not in _YEARS:
        return None
    try:
        return Found(date(year, month, day).isoformat(), rule)
    except ValueError:
        return None
