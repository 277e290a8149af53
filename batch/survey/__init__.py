"""Sheet → roster: find the heading, name each column, say of every used row what it is. Nothing is dropped."""

import dataclasses
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import ModuleType

from batch.survey import classes, encodings, evidence, headings, kinds, notices
from schemas.book import Book, Sheet
from schemas.cell import Cell, Row
from schemas.headings import FIELD_BY_HEADING
from schemas.origin import Origin
from schemas.problem import Problem
from schemas.roster import Facts, Kind, Roster

_NOTHING: Mapping[str, str] = {}
Rosters = tuple[Roster, ...]
Layouts = Mapping[str, ModuleType]
"""Name → layout module (`batch.layouts.Layout`)."""


@dataclass(slots=True)
class _Walk:
    """What is known while walking down a sheet."""

    file: str
    sheet: Sheet
    layout: ModuleType | None
    known: Mapping[str, str]
    heading: headings.Headings | None = None
    class_name: str | None = None
    rows: list[Row] = field(default_factory=list)
    kinds: Counter[Kind] = field(default_factory=Counter)
    blocks: list[headings.Headings] = field(default_factory=list)
    closing: bool = False


_CODE_OF_REASON = {
    "too_large": "file-too-large",
    "bomb": "file-too-large",
    "dtd": "file-unsafe",
    "timeout": "file-too-slow",
    "memory": "file-too-slow",
    "crashed": "file-too-slow",
    "text_encoding": "file-encoding",
}


def unreadable(file: str, reason: str, detail: str) -> Problem:
    """Say why a file gave no book; ``reason`` is a reader's."""
    code = _CODE_OF_REASON.get(reason) or f"file-{reason.replace('_', '-')}"
    return notices.of_file(code, file, detail)


def survey_book(book: Book, layouts: Layouts, own: Mapping[str, str] = _NOTHING) -> tuple[Rosters, Problem | None]:
    """Survey every sheet of a book; a problem when none of them holds people."""
    rosters = tuple(survey(book.file, sheet, layouts, own) for sheet in book.sheets)
    if any(roster.rows for roster in rosters):
        return _said_once(rosters), None
    claimed = next((notice for roster in rosters for notice in roster.notices if notice.severity == "error"), None)
    silent = tuple(dataclasses.replace(roster, notices=()) for roster in rosters)
    empty = not any(kinds.filled(values) for sheet in book.sheets for values in sheet.rows)
    return silent, claimed or notices.of_file("file-empty" if empty else "file-no-people", book.file, book.file)


def _said_once(rosters: Rosters) -> Rosters:
    """Leave out what an earlier sheet of the same file said in the same words."""
    said: set[tuple[str, ...]] = set()
    kept: list[Roster] = []
    for roster in rosters:
        new = []
        for notice in roster.notices:
            words = (notice.code, *(f"{name}={value}" for name, value in sorted(notice.params.items())))
            if words not in said:
                said.add(words)
                new.append(notice)
        kept.append(dataclasses.replace(roster, notices=tuple(new)))
    return tuple(kept)


def survey(file: str, sheet: Sheet, layouts: Layouts, own: Mapping[str, str] = _NOTHING) -> Roster:
    """Find the people of one sheet. ``kinds`` and ``rows`` together account for every used row.

    ``own`` are the school's own headings (folded heading → field); they go before everything that we know.
    """
    sheet = encodings.revived(sheet)
    words = headings.Vocabulary(FIELD_BY_HEADING, own)
    first = headings.find(sheet, words)
    if first is None:
        return _without_people(file, sheet, ())
    seen = frozenset(notices.words_of(headings.read(sheet, first, words)))
    matching = [name for name, layout in layouts.items() if layout.identify(seen)]
    if len(matching) > 1:
        titles = ", ".join(layouts[name].TITLE for name in matching)
        return _without_people(file, sheet, (notices.two_layouts(file, sheet, first, titles),))
    name = matching[0] if matching else None
    layout = layouts[name] if name else None
    known = headings.Vocabulary(FIELD_BY_HEADING, layout.COLUMNS if layout else {}, own)
    walk = _Walk(file, sheet, layout, known)
    walk.class_name = classes.named_by_sheet(sheet.name)
    for number in range(1, len(sheet.rows) + 1):
        _step(walk, number)
    columns = frozenset(column.field for block in walk.blocks for column in block.columns.values())
    return Roster(
        file=file,
        sheet=sheet.name,
        layout=name,
        used=len(sheet.rows),
        rows=tuple(walk.rows),
        kinds=dict(walk.kinds),
        facts=evidence.facts(walk.rows, columns),
        notices=(
            notices.of_sheet(file, sheet, walk.blocks, walk.rows, columns)
            if walk.rows
            else (notices.sheet_without_people(file, sheet),)
        ),
    )


def _without_people(file: str, sheet: Sheet, problems: tuple[Problem, ...]) -> Roster:
    counts: Counter[Kind] = Counter()
    for number, values in enumerate(sheet.rows, 1):
        kind: Kind = "title" if kinds.filled(values) else "blank"
        counts["hidden" if number in sheet.hidden_rows else kind] += 1
    if not problems and kinds.looks_like_a_list(sheet.rows):
        problems = (notices.unread_list(file, sheet),)
    elif not problems and counts["title"]:
        problems = (notices.sheet_without_people(file, sheet),)
    return Roster(file, sheet.name, None, len(sheet.rows), (), dict(counts), Facts(), problems)


def _step(walk: _Walk, number: int) -> None:
    """Say what one row is, and keep it if it holds a person."""
    cells = kinds.filled(walk.sheet.rows[number - 1])
    kind = _kind(walk, number, cells)
    if kind is None:
        row = _row(walk, number)
        mended = walk.layout.fix(row) if walk.layout else row
        if mended is not None:
            walk.rows.append(mended)
            return
        kind = "header"
    walk.kinds["hidden" if number in walk.sheet.hidden_rows else kind] += 1


def _kind(walk: _Walk, number: int, cells: dict[int, str]) -> Kind | None:
    if not cells:
        return "blank"
    if walk.heading and number in walk.heading.rows:
        return "header"
    if headings.is_heading(walk.sheet, number, walk.known):
        after_pupil = bool(walk.rows) and walk.rows[-1].origin.row == number - 1
        walk.heading = headings.read(walk.sheet, number, walk.known, topped=not after_pupil)
        if walk.class_name:
            walk.heading = headings.without_former_class(walk.heading)
        walk.blocks.append(walk.heading)
        walk.closing = False
        return "header"
    if walk.heading is None:
        _note_class(walk, cells)
        return "title"
    if number == walk.heading.rows.stop and kinds.is_column_numbers(cells):
        return "header"
    return _kind_in_body(walk, cells)


def _kind_in_body(walk: _Walk, cells: dict[int, str]) -> Kind | None:
    assert walk.heading is not None  # noqa: S101 - set by _kind before it calls this
    fields = {index: column.field for index, column in walk.heading.columns.items()}
    if kinds.is_person(cells, fields, closing=walk.closing):
        return None
    if kinds.is_numbered_only(cells, fields):
        return "numbered_only"
    if kinds.is_section(cells) and _note_class(walk, cells):
        walk.closing = False
        return "section"
    walk.closing = walk.closing or kinds.is_closing(cells)
    if walk.closing or kinds.is_total(cells):
        return "footer"
    _note_class(walk, cells)
    return "section"


def _note_class(walk: _Walk, cells: dict[int, str]) -> bool:
    """Take the class that the row names for the rows under it."""
    found = classes.named_in(" ".join(cells.values()))
    if found:
        walk.class_name = found
    return bool(found)


def _row(walk: _Walk, number: int) -> Row:
    assert walk.heading is not None  # noqa: S101 - a person only stands under a heading
    cells: dict[str, Cell] = {}
    for index, column in walk.heading.columns.items():
        if column.field != "ignored":
            cells[column.field] = walk.sheet.cell(number, index)
    context = {"class_name": walk.class_name} if walk.class_name else {}
    return Row(Origin(walk.file, walk.sheet.name, number), cells, context, number in walk.sheet.hidden_rows)
