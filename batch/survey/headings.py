"""Which row is the heading, and which field each of its columns is.

Headings are compared whole, without marks and case; at least two columns must be known and one of them must name
the pupil, so that an instruction that mentions a field is never taken for a heading. A misspelt «Họ và tem» names the
pupil too where three other columns are known.
"""

import dataclasses
import functools
import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from batch.text import fold, within_edits
from schemas.book import Sheet
from schemas.cell import CellValue
from schemas.headings import FIELD_BY_HEADING

SEARCHED_ROWS = 30
_LEAST_COLUMNS = 2
_SHORT, _LONG = 6, 10
_LEAST_DIGITS = 8
"""The digits of the shortest number of a person's, a mã số BHXH without its zero being 9 and an old landline 8."""
_LONGEST_HEADING, _MOST_GUESSES = 60, 200
"""A sheet with more unknown headings than that is no roster with a slip of the pen: guessing on would take minutes."""
_EDITS = ((), (1,), (1, 2))
_WHOLE_OR_PART = {"full_name", "family_name"}
_OF_THE_PUPIL = ("full_name", "family_name", "given_name", "roll_number")
_FORMER_SCHOOLS = frozenset({"truong tieu hoc", "hoc sinh truong"})
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = "nam sinh"
_MOST_ASKED = 300
"""Of a row with more texts than that, only so many are asked whether they head a list: no list is as wide."""
_GROUP_WORDS = ("thong tin ve ", "thong tin cua ", "thong tin ")


class Vocabulary(dict[str, str]):
    """Folded heading → field, with what each unknown heading of the sheet was taken for: guessing is dear."""

    def __init__(self, *known: Mapping[str, str]) -> None:
        """Take several tables, the later ones over the earlier."""
        super().__init__()
        for table in known:
            self.update(table)
        self.guesses: dict[str, Column | None] = {}


@dataclass(frozen=True, slots=True)
class Column:
    """One recognised column; ``words`` is the alias it was recognised by, ``meant`` the one it was misspelt from."""

    field: str
    text: str
    meant: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """A heading: its rows (Excel numbers), its columns by index, and what could not be used."""

    rows: range
    columns: dict[int, Column]
    unknown: dict[int, str] = field(default_factory=dict)
    twice: dict[int, Column] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, int]:
        """Field → column index."""
        return {column.field: index for index, column in self.columns.items()}


def texts(sheet: Sheet, row: int) -> dict[int, str]:
    """Give the texts of a row by column index, blanks left out."""
    if not 0 < row <= len(sheet.rows):
        return {}
    values = enumerate(sheet.rows[row - 1])
    return {i: value for i, value in values if isinstance(value, str) and value.strip()}


def is_heading(sheet: Sheet, row: int, known: Mapping[str, str]) -> bool:
    """Whether this row alone reads as a heading."""
    if _holds_data(sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else ()):
        return False
    headings = [_bare(text, known) for text in itertools.islice(texts(sheet, row).values(), _MOST_ASKED)]
    found = {known[words] for words in headings if words in known}
    if len(found) < _LEAST_COLUMNS:
        return False
    if "full_name" in found or {"family_name", "given_name"} <= found:
        return True
    return len(found) > _LEAST_COLUMNS and any(
        column.field == "full_name" for words in headings if (column := _misspelt(words, words, known))
    )


def _holds_data(values: Iterable[CellValue]) -> bool:
    """Whether a row holds a date or a long number, as no heading does: told before any text is folded, for speed."""
    return any(
        (value.isdigit() and len(value) >= _LEAST_DIGITS) if type(value) is str else isinstance(value, date)
        for value in values
    )


def find(sheet: Sheet, known: Mapping[str, str] = FIELD_BY_HEADING) -> int | None:
    """Find the first row that reads as a heading among the first rows; Excel's row number or None."""
    last = min(SEARCHED_ROWS, len(sheet.rows))
    candidates = [row for row in range(1, last + 1) if is_heading(sheet, row, known)]
    return candidates[0] if candidates else None


def read(sheet: Sheet, row: int, known: Mapping[str, str], *, topped: bool = True) -> Headings:
    """Read the heading at this row, with the group row above it and the second row under it where there are such.

    ``topped``: the row above may group its columns, for it holds no pupil.
    """
    above = _spread(sheet, row - 1) if topped and not is_heading(sheet, row - 1, known) else {}
    main, below = _spread(sheet, row), _second_row(sheet, row, known)
    columns: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    twice: dict[int, Column] = {}
    taken: set[str] = set()
    indexes = sorted({*main, *below})
    matches = {i: _match(above.get(i, ""), main.get(i, ""), below.get(i, ""), known) for i in indexes}
    for index, match in _in_parts(matches).items():
        if match is None:
            unknown[index] = main.get(index) or below.get(index, "")
        elif match.field == "full_name" and _same_merge(sheet, row, index):
            columns[index - 1] = Column("family_name", match.text)
            columns[index] = Column("given_name", match.text)
        elif match.field in taken and match.field != "ignored":
            twice[index] = match
        else:
            columns[index] = match
            taken.add(match.field)
    return Headings(range(row, row + (2 if below else 1)), _settle(columns), unknown, twice)


def _in_parts(matches: dict[int, Column | None]) -> dict[int, Column | None]:
    """Take «Ngày sinh», «Năm sinh» for the day and the year where «Tháng sinh» stands between them."""
    fields = {match.field for match in matches.values() if match}
    years = [i for i, match in matches.items() if match and match.words == _YEAR and match.field == "birth_date"]
    if "birth_month" not in fields or not years or "birth_year" in fields:
        return matches
    renamed = {i: "birth_year" if i in years else "birth_day" for i in matches}
    return {
        i: dataclasses.replace(match, field=renamed[i]) if match and match.field == "birth_date" else match
        for i, match in matches.items()
    }


def without_former_class(heading: Headings) -> Headings:
    """Leave «Lớp» aside where it stands for the class of the school that the pupils came from."""
    if not any(column.words in _FORMER_SCHOOLS for column in heading.columns.values()):
        return heading
    columns = {
        index: dataclasses.replace(column, field="ignored") if column.field == "class_name" else column
        for index, column in heading.columns.items()
    }
    return dataclasses.replace(heading, columns=columns)


def _same_merge(sheet: Sheet, row: int, column: int) -> bool:
    """Whether this column shares one merged heading with the column before it: «Họ và tên» over two columns."""
    return any(left == column - 1 and right == column for (_, left), (_, right) in _merges_at(sheet.merges, row))


def _match(above: str, main: str, below: str, known: Mapping[str, str]) -> Column | None:
    group, heading, detail = (_bare(part, known) for part in (above, main, below))
    text = main or below
    for words in _readings(group, heading, detail):
        if words in known:
            return Column(known[words], text, words=words)
    return _misspelt(heading or detail, text, known)


def _readings(group: str, heading: str, detail: str) -> Iterable[str]:
    """The ways to read stacked headings, the fullest first."""
    if heading and detail:
        yield f"{heading} {detail}"
        yield f"{detail} {heading}"
    if group and heading:
        yield f"{group} {heading}"
        yield f"{heading} {group}"
    yield heading or detail
    if detail:
        yield detail


def _bare(text: str, known: Mapping[str, str]) -> str:
    """Give the words of a heading, without what stands in brackets unless that belongs to a known one."""
    words = fold(text)
    if words not in known and "(" in text:
        words = fold(_IN_BRACKETS.sub(" ", text)) or words
    for prefix in _GROUP_WORDS:
        words = words.removeprefix(prefix)
    return words


def _misspelt(words: str, text: str, known: Mapping[str, str]) -> Column | None:
    """Take a heading for a known one when only one field is within one or two letters of it."""
    memo = known.guesses if isinstance(known, Vocabulary) else {}
    if words not in memo:
        guessable = len(words) <= _LONGEST_HEADING and len(memo) < _MOST_GUESSES
        memo[words] = _guess(words, known) if guessable else None
    guess = memo[words]
    return dataclasses.replace(guess, text=text) if guess else None


def _guess(words: str, known: Mapping[str, str]) -> Column | None:
    for most in _EDITS[(len(words) >= _SHORT) + (len(words) >= _LONG)]:
        near = {known[alias]: alias for alias in known if len(alias) >= _SHORT - 1 and within_edits(words, alias, most)}
        if near.keys() == _WHOLE_OR_PART:
            del near["family_name"]  # «Họ và tem»: `_settle` takes it for a part where a column «Tên» stands beside it
        if len(near) == 1:
            return next(Column(meant, words, alias) for meant, alias in near.items())
        if near:
            return None
    return None


Merges = tuple[tuple[tuple[int, int], tuple[int, int]], ...]


@functools.lru_cache(maxsize=4)
def _merges_by_row(merges: Merges) -> dict[int, list[tuple[tuple[int, int], tuple[int, int]]]]:
    """Sort merged ranges by the rows that they touch; one that spans very many rows is no heading's."""
    found: dict[int, list[tuple[tuple[int, int], tuple[int, int]]]] = {}
    for merge in merges:
        for row in range(merge[0][0], min(merge[1][0], merge[0][0] + SEARCHED_ROWS) + 1):
            found.setdefault(row, []).append(merge)
    return found


def _merges_at(merges: Merges, row: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return _merges_by_row(merges).get(row, [])


def _spread(sheet: Sheet, row: int) -> dict[int, str]:
    """Give the texts of a row, each merged cell's text repeated over the columns that it covers."""
    found = texts(sheet, row)
    for (top, left), (_, right) in _merges_at(sheet.merges, row):
        if right > left:
            text = texts(sheet, top).get(left)
            if text:
                found |= dict.fromkeys(range(left, right + 1), text)
    return found


def _second_row(sheet: Sheet, row: int, known: Mapping[str, str]) -> dict[int, str]:
    """Give the row under the heading when it belongs to it: it details merged headings and names nobody."""
    under = texts(sheet, row + 1)
    if not under:
        return {}
    main = texts(sheet, row)
    groups = {
        column
        for (_, left), (_, right) in _merges_at(sheet.merges, row)
        if right > left
        for column in range(left, right + 1)
    }
    named = {index for index, text in main.items() if known.get(_bare(text, known)) in _OF_THE_PUPIL}
    if named & under.keys() or any(isinstance(value, int | float) for value in sheet.rows[row]):
        return {}
    if any(bottom == row + 1 and left in named for (_, left), (bottom, _) in _merges_at(sheet.merges, row)):
        return under
    details = {index for index in under if index in groups or index not in main}
    recognised = {index for index in under if _bare(under[index], known) in known or index in details}
    return under if details and recognised == set(under) else {}


def _settle(columns: dict[int, Column]) -> dict[int, Column]:
    """Settle what only the neighbours tell: whose plain «SĐT» is, and whether «Tên» alone is the whole name.

    A plain phone column is the pupil's own when other columns name the adults' phones; else it is only a contact.
    """
    fields = {column.field for column in columns.values()}
    adults = fields & {"guardian_phone", "father_phone", "mother_phone", "sponsor_phone", "contact_phone"}
    plain = "phone" if adults and "phone" not in fields else "contact_phone"
    if plain == "contact_phone" and "contact_phone" in fields:
        plain = "ignored"
    renamed = {"plain_phone": plain}
    if "given_name" in fields and any(column.field == "full_name" and column.meant for column in columns.values()):
        renamed["full_name"] = "family_name"
        fields = fields - {"full_name"} | {"family_name"}
    if "full_name" not in fields and "family_name" not in fields:
        renamed["given_name"] = "full_name"
    return {
        index: dataclasses.replace(column, field=renamed.get(column.field, column.field))
        for index, column in columns.items()
    }
