"""Reads the cells of one row and writes down every problem and every repair at its cell."""

import functools
import re
from collections.abc import Callable
from itertools import compress

from batch.text import clean
from schemas.catalogue import ENTRIES
from schemas.cell import Cell, Row
from schemas.headings import ALIASES
from schemas.problem import Problem, Repair, Severity

_EXCEL_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!"}
)
_ADULTS = ("guardian", "father", "mother", "sponsor")
_NEEDED = frozenset(
    (
        *("full_name", "family_name", "given_name", "birth_date", "birth_day", "birth_month", "birth_year"),
        *("bhxh_code", "id_number", *(f"{who}_name" for who in _ADULTS), *(f"{who}_bhxh_code" for who in _ADULTS)),
    )
)
"""Fields whose cell must be legible once something stands there; any other is left open on the paper."""

# With their marks where they have any, for «Khổng Lâm» is a name.
_ABSENT = re.compile(
    r"^(không|khong|ko|k|kg|chưa|chua)"
    r"( (có|co|rõ|ro|biết|biet|nhớ|cấp|được cấp|cập nhật|làm|đăng ký))*"
    r"( (mã|ma|số|so|thẻ|the|sđt|sdt|đt|dt|điện thoại|dien thoai|cccd|cmnd|bhxh|bhyt|email|riêng|rieng))*[.!]?$"
)
_LONGEST_ABSENT = 40
_DASHES = frozenset("-–—_.…")
_NO_NUMBER = frozenset({"0", "00", "000", "na", "n/a", "null", "none", "nan"})
_FIRST_LETTERS = frozenset("-–—_.…0kKcCnN")
_LETTERS = r"[!-~¡-¬®-ÏÑ-ïñ-ƈƊ-ɏẠ-ỹ]"
_WORDS = rf"{_LETTERS}++(?: {_LETTERS}++)*+"
_NEGATIONS = ("k", "kg", "ko", "không", "khong", "chưa", "chua", "na", "n/a", "null", "none", "nan")
_NEGATION = "|".join("".join(f"[{letter}{letter.upper()}]" for letter in word) for word in _NEGATIONS)
_TIDY = rf"(?:(?![-_.#0kKcCnN])|(?![-_.#]|(?:0{{1,3}}|{_NEGATION})\b)){_WORDS}"
_TIDY_ANSWER = rf"(?![-_.#]){_WORDS}"
"""What needs no cleaning and says something, as nearly every cell: composed letters, single spaces, nothing that
`says_nothing` looks for. A row with anything that these do not know goes the long way, to the same end."""
_ANSWERS = frozenset(
    (
        *("full_name", "family_name", "given_name", "sex", "female_mark", "male_mark", "class_name", "note", "status"),
        *("has_portrait", "has_id_front", "has_id_back", "has_birth_certificate", "already_registered", "consent"),
        *("roll_number", "ethnicity", "nationality"),
    )
)
"""Fields where «không» is an answer, or part of a name, and not a way of leaving the cell empty."""

_NO_CELLS: tuple[tuple[str, ...], ...] = ((),) * len(Cell._fields)


def says_nothing(field: str, text: str) -> bool:
    """Whether a cleaned text only says that there is nothing: a dash, «chưa có», a 0 in the column of a number.

    >>> says_nothing("bhxh_code", "chưa có"), says_nothing("phone", "0"), says_nothing("consent", "không")
    (True, True, False)
    """
    if not text or text[0] not in _FIRST_LETTERS or len(text) > _LONGEST_ABSENT:
        return not text
    if text[0] in _DASHES and _DASHES.issuperset(text):
        return True
    if field in _ANSWERS or (text.isdigit() and text not in _NO_NUMBER):
        return False
    words = text.casefold()
    return bool(_ABSENT.match(words)) or (words in _NO_NUMBER and not field.endswith("_name"))


@functools.lru_cache(maxsize=256)
def _tidy_row(fields: tuple[str, ...]) -> re.Pattern[str]:
    """Make the pattern of a row, its texts joined by line feeds, that needs no cleaning: each cell tidy or empty."""
    return re.compile("\n".join(f"(?:{_TIDY_ANSWER if field in _ANSWERS else _TIDY})?" for field in fields))


@functools.lru_cache(maxsize=4096)
def _together(fields: tuple[str, ...]) -> frozenset[str]:
    """Give the one set of these fields, for most rows of a sheet fill the same: a set of its own is 2 KB a row."""
    return frozenset(fields)


_EMPTY = dict.fromkeys(ALIASES, "")


@functools.lru_cache(maxsize=256)
def _absent(fields: tuple[str, ...]) -> dict[str, str]:
    """Give the empty texts of the fields that a sheet with these has no column for."""
    return {field: "" for field in ALIASES if field not in fields}


class Scribe(dict[str, str]):
    """The cleaned texts of one row by field, and the notes taken while it is parsed.

    A text («» for an empty cell, and where the sheet has no such column) is cleaned when it is first asked for, and
    what was cleaned is noted then, as is what Excel itself could not tell. ``cell`` gives the cell of a field, None
    when the sheet has no such column. ``filled`` holds the fields whose cell says something, understood or not.
    """

    __slots__ = ("cell", "filled", "problems", "repairs", "row")

    def __init__(self, row: Row) -> None:
        """Begin with an empty sheet of notes."""
        fields, cells = tuple(row.cells), row.cells.values()
        self.row = row
        self.problems: list[Problem] = []
        self.repairs: list[Repair] = []
        self.cell: Callable[[str], Cell | None] = row.cells.get
        _, texts, _, _, uncached, legacy = zip(*cells, strict=True) if cells else _NO_CELLS
        if _tidy_row(fields).fullmatch("\n".join(texts)) and not any(uncached) and not any(legacy):
            # nearly every row: nothing to note, nothing to change
            super().__init__(_EMPTY)  # as large as it will be: it never grows
            self.update(zip(fields, texts, strict=True))
            self.filled = _together(tuple(compress(fields, texts)))
        else:
            super().__init__(_absent(fields))
            self.filled = _together(tuple(field for field, cell in row.cells.items() if self._says(cell, field)))

    def place(self, field: str) -> str | None:
        """Give the cell's name as Excel shows it (``F17``)."""
        cell = self.row.cells.get(field)
        return f"{cell.column}{self.row.origin.row}" if cell else None

    def __missing__(self, field: str) -> str:
        """Read the cell of a field, noting what was cleaned."""
        text = self[field] = self._read(field, self.row.cells[field])
        return text

    def has(self, field: str) -> bool:
        """Whether the cell of a field says something, understood or not; nothing is noted."""
        return field in self.filled

    def problem(self, code: str, field: str, severity: Severity | None = None, **params: str) -> None:
        """Note a problem at the field's cell; the severity is the catalogue's unless given."""
        severity = severity or ENTRIES[code].severity
        self.problems.append(Problem(code, severity, self.row.origin, field, self.place(field), params))

    def repair(self, rule: str, field: str, before: str, after: str) -> None:
        """Note a change at the field's cell."""
        self.repairs.append(Repair(rule, field, self.place(field), before, after))

    def _says(self, cell: Cell, field: str) -> bool:
        return cell.uncached or not says_nothing(field, cell.text.strip())

    def _read(self, field: str, cell: Cell) -> str:
        if cell.uncached:
            self.problem("formula-uncached", field, self._weight(field))
            return ""
        if cell.legacy:
            self.repair(cell.legacy[1], field, cell.legacy[0], cell.text)
        text, rules = clean(cell.text)
        if text in _EXCEL_ERRORS:
            self.problem("cell-error", field, self._weight(field), value=text)
            return ""
        if text and says_nothing(field, text):
            self.repair("nothing-written", field, cell.text, "")
            return ""
        for rule in rules if text else ():
            self.repair(rule, field, cell.text, text)
        return text

    def _weight(self, field: str) -> Severity:
        """Weigh a cell that cannot be read: the card's number matters where no mã số BHXH stands beside it."""
        needed = field in _NEEDED or (field == "bhyt_card" and not self["bhxh_code"])
        return "error" if needed else "warning"
