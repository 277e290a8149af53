"""A roster of the conformance corpus: sheets of cells as they will be written, and the truth about them."""

from dataclasses import dataclass, field
from datetime import date

from sample_data.entry import Finding, Value

Repair = tuple[str, str]
"""Rule, and the column key that it must be recorded for."""


class Typed(str):
    """A cell that is not what its text looks like.

    ``kind`` is "number", "formula" (without a stored result) or "error"; ``look`` is a number format.
    """

    kind: str
    look: str

    def __new__(cls, text: str, kind: str = "number", look: str = "") -> "Typed":
        """Make the text and remember what it stands for."""
        made = super().__new__(cls, text)
        made.kind, made.look = kind, look
        return made


@dataclass
class Person:
    """The truth about one row. None in ``problems``, ``status`` or ``repairs`` means: not judged.

    ``record`` holds the canonical fields that are certain, ``problems`` are (code, severity, cell), ``may`` are
    repairs that are right but need not be.
    """

    row: int
    record: dict[str, str | None]
    status: str | None = None
    case: int | None = None
    problems: list[Finding] | None = None
    repairs: list[Repair] | None = None
    may: list[Repair] = field(default_factory=list)


@dataclass
class Page:
    """One sheet: ``lines[i]`` is the row that Excel numbers ``i + 1``; ``merges`` count rows and columns from 0.

    ``headings`` are the Excel rows of the first heading, more than one when it is stacked; none for a sheet without.
    """

    name: str | None
    lines: list[list[Value]] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    visibility: str = "visible"

    def add(self, *values: Value) -> int:
        """Add a line; its Excel row number."""
        self.lines.append(list(values))
        return len(self.lines)

    def across(self, text: Value, width: int) -> int:
        """Add a line that is merged over so many columns."""
        row = self.add(text, *[None] * (width - 1))
        self.merges.append((row - 1, 0, row - 1, width - 1))
        return row

    def head(self, *headings: Value) -> int:
        """Add a line of headings that belongs to the first heading of the sheet."""
        row = self.add(*headings)
        self.headings.append(row)
        return row

    def person(self, values: list[Value], truth: dict[str, str | None], status: str = "rejected") -> Person:
        """Add somebody whose record is known in part; a list without any mã số BHXH gives no papers."""
        made = Person(self.add(*values), truth, status)
        self.people.append(made)
        return made


@dataclass
class Roster:
    """One file. ``shows`` says in Vietnamese what it is an example of; ``container`` is a key of `containers`."""

    name: str
    pages: list[Page]
    container: str = "xlsx"
    shows: str = ""
    rules: str = "2026"
    epoch_1904: bool = False
    password: str | None = None

    @property
    def people(self) -> int:
        """How many people there are in it."""
        return sum(len(page.people) for page in self.pages)


def column(index: int) -> str:
    """Name a column as Excel does, counted from 0 (no sheet here is wider than 702)."""
    first, last = divmod(index, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)


def shown(value: Value) -> str:
    """Write a value as Excel shows it, for containers that hold only text."""
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, Typed) and value.kind == "formula":
        raise TypeError("text has no formulas")
    return "" if value is None else str(value)
