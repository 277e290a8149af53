"""Dates as rosters know them: a day, or only a month, or only a year. Kept as ISO text, compared as ranges."""

import calendar
import functools
from datetime import date


@functools.lru_cache(maxsize=8192)
def earliest(iso: str) -> date:
    """Give the first day that the text can mean.

    >>> earliest("2012"), earliest("2012-02")
    (datetime.date(2012, 1, 1), datetime.date(2012, 2, 1))
    """
    year, month, day = _parts(iso)
    return date(year, month or 1, day or 1)


@functools.lru_cache(maxsize=8192)
def latest(iso: str) -> date:
    """Give the last day that the text can mean.

    >>> latest("2012"), latest("2012-02")
    (datetime.date(2012, 12, 31), datetime.date(2012, 2, 29))
    """
    year, month, day = _parts(iso)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def is_whole(iso: str) -> bool:
    """Whether the day is known."""
    return len(iso) == len("2012-05-17")


@functools.lru_cache(maxsize=8192)
def age(iso: str, on: date) -> tuple[int, int]:
    """Give the least and the greatest age in full years that this birth date allows on that day.

    >>> age("2012-05-17", date(2026, 5, 16)), age("2012", date(2026, 5, 16))
    ((13, 13), (13, 14))
    """
    return _years(latest(iso), on), _years(earliest(iso), on)


def shown(iso: str) -> str:
    """Write it as Vietnamese papers do.

    >>> shown("2012-05-17"), shown("2012-05"), shown("2012"), shown("")
    ('17/05/2012', '05/2012', '2012', '')
    """
    return "/".join(reversed(iso.split("-")))


def _parts(iso: str) -> tuple[int, int | None, int | None]:
    numbers = [int(part) for part in iso.split("-")]
    return numbers[0], numbers[1] if len(numbers) > 1 else None, numbers[2] if len(numbers) > 2 else None  # noqa: PLR2004


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
