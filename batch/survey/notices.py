"""What is said once per sheet and leaves its rows as they are."""

from collections.abc import Iterator, Sequence

from batch.survey.headings import Column, Headings
from batch.text import fold
from schemas import fields
from schemas.book import Sheet
from schemas.catalogue import ENTRIES
from schemas.cell import Row, column_letter
from schemas.headings import FIELD_BY_HEADING
from schemas.origin import Origin
from schemas.problem import Problem

_BHXH = frozenset({"bhxh_code", "bhyt_card"})
_ADDRESS = frozenset({"address", "commune", "province"})
_PRINTED = ("birth_date", "sex")
_SHOWN_ROWS = 10
_MOST_GUESSED = 200
_ALIKE = 0.6
"""From this share of common words on, an unknown heading is likely a known one in other words."""


def words_of(seen: Headings) -> Iterator[str]:
    """Give the folded headings, known and unknown."""
    for column in (*seen.columns.values(), *seen.twice.values()):
        yield column.words or fold(column.text)
    yield from (fold(text) for text in seen.unknown.values())


def of_file(code: str, file: str, value: str) -> Problem:
    """Say something about a whole file."""
    return _notice(code, Origin(file, None, 0), value=value)


def sheet_without_people(file: str, sheet: Sheet) -> Problem:
    """A sheet holds text but nobody."""
    return _notice("sheet-no-people", Origin(file, sheet.name, 1), value=sheet.name or file)


def unread_list(file: str, sheet: Sheet) -> Problem:
    """A sheet looks like a list of people, and its heading is not known."""
    return _notice("sheet-unread", Origin(file, sheet.name, 1), value=sheet.name or file)


def two_layouts(file: str, sheet: Sheet, row: int, titles: str) -> Problem:
    """Two layouts claim the sheet."""
    return _notice("sheet-two-layouts", Origin(file, sheet.name, row), value=sheet.name or file, layouts=titles)


def of_sheet(
    file: str, sheet: Sheet, blocks: Sequence[Headings], rows: Sequence[Row], columns: frozenset[str]
) -> tuple[Problem, ...]:
    """Give all notices of a sheet with people."""
    return (
        *_of_headings(file, sheet, blocks),
        *_of_phones(file, sheet, blocks),
        *_of_columns(Origin(file, sheet.name, blocks[0].rows.start), columns, rows),
        *_of_hidden(file, sheet, blocks, rows),
    )


def _notice(code: str, origin: Origin, cell: str | None = None, field: str | None = None, **params: str) -> Problem:
    return Problem(code, ENTRIES[code].severity, origin, field, cell, params)


def _of_headings(file: str, sheet: Sheet, blocks: Sequence[Headings]) -> Iterator[Problem]:
    said: set[str] = set()
    unknown: dict[str, str] = {}
    for block in blocks:
        row = block.rows.start
        for index, text in block.unknown.items():
            unknown.setdefault(" ".join(text.split()), f"{column_letter(index)}{row}")
        findings: list[tuple[str, int, Column]] = [
            *(("heading-misspelt", index, column) for index, column in block.columns.items() if column.meant),
            *(("heading-twice", index, column) for index, column in block.twice.items()),
        ]
        for code, index, column in findings:
            if (key := f"{code} {fold(column.text)}") not in said:
                said.add(key)
                place, shown = f"{column_letter(index)}{row}", " ".join(column.text.split())
                meant = fields.label(column.field)
                yield _notice(code, Origin(file, sheet.name, row), place, column.field, value=shown, meant=meant)
    if unknown:
        guessed = len(unknown) <= _MOST_GUESSED
        listed = ", ".join(f"«{text}» ({place}{_guess(text) if guessed else ''})" for text, place in unknown.items())
        yield _notice("headings-unknown", Origin(file, sheet.name, blocks[0].rows.start), value=listed)


def _guess(text: str) -> str:
    """Say what an unknown heading could be: the known one that shares most of its words."""
    words = set(fold(text).split())
    best, share = "", 0.0
    for alias, field in FIELD_BY_HEADING.items():
        known = set(alias.split())
        alike = len(words & known) / len(words | known)
        if alike > share and len(words & known) > 1 and field != "ignored":
            best, share = field, alike
    return f"; có phải «{fields.label(best)}»?" if share >= _ALIKE else ""


def _of_columns(origin: Origin, columns: frozenset[str], rows: Sequence[Row]) -> Iterator[Problem]:
    if not columns & _BHXH:
        yield _notice("bhxh-column-missing", origin, field="bhxh_code")
    if "consent" not in columns:
        yield _notice("consent-column-missing", origin, field="consent")
    if not any(field.endswith("bhxh_code") and field != "bhxh_code" for field in columns):
        yield _notice("guardian-code-column-missing", origin, field="guardian_bhxh_code")
    if "class_name" not in columns:
        named = sorted({row.context["class_name"] for row in rows if "class_name" in row.context})
        guess = f" Lớp được lấy từ tiêu đề hoặc tên trang tính: {', '.join(named)}." if named else ""
        yield _notice("class-column-missing", origin, field="class_name", guess=guess)
    missing = [fields.label(field) for field in _PRINTED if field not in _given(columns)]
    if not columns & _ADDRESS:
        missing.append("Địa chỉ")
    if missing:
        yield _notice("columns-missing", origin, value=", ".join(missing))


def _of_phones(file: str, sheet: Sheet, blocks: Sequence[Headings]) -> Iterator[Problem]:
    """Say once that a plain phone column is nobody's for certain."""
    for block in blocks[:1]:
        for index, column in block.columns.items():
            if FIELD_BY_HEADING.get(column.words) == "plain_phone" and column.field != "phone":
                place = f"{column_letter(index)}{block.rows.start}"
                value = " ".join(column.text.split())
                yield _notice(
                    "phone-column-unclear", Origin(file, sheet.name, block.rows.start), place, "phone", value=value
                )


def _given(columns: frozenset[str]) -> set[str]:
    given = set(columns)
    if columns & {"female_mark", "male_mark"}:
        given.add("sex")
    if "birth_year" in columns:
        given.add("birth_date")
    return given


def _of_hidden(file: str, sheet: Sheet, blocks: Sequence[Headings], rows: Sequence[Row]) -> Iterator[Problem]:
    origin = Origin(file, sheet.name, blocks[0].rows.start)
    if sheet.visibility != "visible":
        yield _notice("sheet-hidden-read", origin, value=sheet.name or "")
    hidden = [str(row.origin.row) for row in rows if row.hidden]
    if hidden:
        shown = ", ".join(hidden[:_SHOWN_ROWS]) + (" …" if len(hidden) > _SHOWN_ROWS else "")
        yield _notice("rows-hidden-read", origin, value=shown, count=str(len(hidden)))
