"""A sheet after the survey: which rows hold people, which column is which field, what else is there."""

from dataclasses import dataclass
from typing import Literal

from schemas.cell import Row
from schemas.problem import Problem

Kind = Literal["title", "header", "section", "footer", "numbered_only", "blank", "hidden"]
KINDS: tuple[Kind, ...] = ("title", "header", "section", "footer", "numbered_only", "blank", "hidden")
"""What a used row without a person can be; ``hidden`` counts such rows when Excel does not show them."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds for every row of a sheet.

    ``columns`` holds the fields that the sheet has a column for; ``swapped`` the date fields in whose column Excel
    swapped day and month; ``month_first`` those whose texts put the month before the day, as the whole column shows.
    """

    columns: frozenset[str] = frozenset()
    swapped: frozenset[str] = frozenset()
    month_first: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Roster:
    """One surveyed sheet. ``used`` is the number of used rows: always ``len(rows) + sum(kinds.values())``."""

    file: str
    sheet: str | None
    layout: str | None
    used: int
    rows: tuple[Row, ...]
    kinds: dict[Kind, int]
    facts: Facts
    notices: tuple[Problem, ...]
