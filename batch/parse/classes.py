"""The class: from its cell, from a title, or from a date that Excel made of it («10/1» became 10 January)."""

import functools
import re
from datetime import date

from batch.parse.scribe import Scribe
from batch.text import fold
from schemas import partial_date

_GRADES = range(1, 13)
_FIRST_GRADE_YEARS = 5
_SCHOOL_YEAR_BEGINS = 8
_LONGEST, _MOST_WORDS = 24, 2
_GRADE = re.compile(r"(?:lop )?(\d{1,2})(?!\d)")
_LONG_NUMBER = re.compile(r"\d{5}")
_KINDS_OF_CLASS = frozenset({"lop", "khoi", "nhom", "mau", "nha", "mam", "choi", "la", "doi", "chuyen"})


def class_name(scribe: Scribe, born: str | None, as_of: date) -> str | None:
    """Read the class; ``born`` helps to tell a grade from the number after it where Excel made a date of the class."""
    text = scribe["class_name"]
    cell = scribe.cell("class_name")
    if cell and isinstance(cell.value, date):
        found = _from_date(cell.value, born, as_of)
        scribe.repair("class-from-date", "class_name", text, found)
        scribe.problem("class-is-date", "class_name", value=text, meant=found)
        return found
    if text and is_plausible(text):
        return text
    titled = scribe.row.context.get("class_name")
    if text:
        scribe.problem("class-unclear", "class_name", value=text[:_LONGEST])
    elif titled:
        scribe.repair("class-from-title", "class_name", "", titled)
    elif cell:
        scribe.problem("class-missing", "class_name")
    return titled


@functools.lru_cache(maxsize=4096)
def is_plausible(text: str) -> bool:
    """Whether a text can be a class, and not a name or a number that slipped into the column.

    >>> [is_plausible(text) for text in ("9A1", "12.6", "Chuyên Toán", "Lê Thị Mật", "0160000003", "Mẫu giáo lớn A")]
    [True, True, True, False, False, True]
    """
    words = fold(text).split()
    if len(text) > _LONGEST or not words or _LONG_NUMBER.search(text):
        return False
    return any(map(str.isdigit, text)) or len(words) <= _MOST_WORDS or words[0] in _KINDS_OF_CLASS


def birth_year(scribe: Scribe, as_of: date) -> int | None:
    """Give the year in which children of the row's class are born as a rule; None where no grade can be told."""
    cell = scribe.cell("class_name")
    if cell and isinstance(cell.value, date):
        return None
    return year_of(scribe["class_name"] or scribe.row.context.get("class_name", ""), as_of)


def year_of(name: str, as_of: date) -> int | None:
    """Give the year in which children of a class are born as a rule; None where the name tells no grade.

    >>> year_of("5A", date(2026, 9, 15)), year_of("5A", date(2026, 5, 30)), year_of("Lá 1", date(2026, 9, 15))
    (2016, 2015, None)
    """
    grade = grade_of(name)
    return _school_year(as_of) - _FIRST_GRADE_YEARS - grade if grade else None


def grade_of(name: str) -> int | None:
    """Give the grade that a class's name begins with.

    >>> [grade_of(name) for name in ("9A1", "12.6", "Lớp 5A", "Chuyên Toán", "2026A")]
    [9, 12, 5, None, None]
    """
    found = _GRADE.match(fold(name))
    return int(found.group(1)) if found and int(found.group(1)) in _GRADES else None


def _school_year(as_of: date) -> int:
    return as_of.year - (as_of.month < _SCHOOL_YEAR_BEGINS)


def _from_date(day: date, born: str | None, as_of: date) -> str:
    """Write the date as the class that was typed: grade/number, in the order that fits the pupil's age better."""
    readings = [(day.day, day.month), (day.month, day.day)]
    likely = [reading for reading in readings if reading[0] in _GRADES]
    if born:
        expected = _school_year(as_of) - partial_date.earliest(born).year - _FIRST_GRADE_YEARS
        likely.sort(key=lambda reading: abs(reading[0] - expected))
    grade, number = likely[0]
    return f"{grade}/{number}"
