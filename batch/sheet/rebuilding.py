"""A grid as a new workbook with its marks: for rosters in other containers, or that openpyxl cannot take."""

import math
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from batch.sheet.fit import comment_size
from batch.sheet.house import Column, Workbook
from batch.sheet.marks import A1, AUTHOR, COLUMNS, FILLS, SUMMARY, Mark, Marking
from batch.sheet.safe import cell_text, looks_like_formula, sheet_name
from schemas.book import Book, Place, Sheet, shown
from schemas.cell import CellValue

_FIRST_DAY = 1900  # Excel counts its days from that year
_EXACT = 10**15  # beyond it Excel rounds a whole number
_WIDEST = 40
_LARGEST_MERGE = 10_000  # cells; XlsxWriter writes each of them
_DATE = "dd/mm/yyyy"


def rebuild(path: Path, book: Book, marking: Marking, on: date) -> None:
    """Write all sheets of the book, hidden ones hidden, with the summary in front."""
    columns = [Column(title, width) for title, width in COLUMNS]
    with Workbook(path, marking.title, on) as workbook:
        page = workbook.page(SUMMARY, columns)
        names = _names(book)
        page.spread(marking.title, "title", height=24)
        for text in marking.lead:
            page.spread(text, "lead")
        page.row += 1
        page.header()
        for line in marking.lines:
            page.line((line.word, line.sheet, line.cell, *line[4:]), {0: line.severity})
            if line.cell:
                target = "internal:'{}'!{}".format(names[line.sheet].replace("'", "''"), line.cell)
                page.sheet.write_url(page.row - 1, 2, target, string=line.cell)
        page.sheet.activate()
        for sheet in book.sheets:
            marks = [found for found in marking.marks if found.sheet == sheet.name]
            _write_sheet(workbook, workbook.book.add_worksheet(names[sheet.name]), sheet, marks)


def _names(book: Book) -> dict[str | None, str]:
    taken = {SUMMARY.casefold()}
    return {sheet.name: sheet_name(sheet.name or "Danh sách", taken) for sheet in book.sheets}


def _write_sheet(workbook: Workbook, target: Any, sheet: Sheet, marks: list[Mark]) -> None:
    anchors = _merge(target, sheet, workbook.style("plain"))
    places = {found: anchors.get(_place(found.cell), _place(found.cell)) for found in marks}
    severities = {place: found.severity for found, place in places.items()}
    formats: dict[tuple[str, str | None, bool], Any] = {}

    def style(place: Place, value: CellValue) -> Any:
        quoted = isinstance(value, str) and looks_like_formula(value)
        key = (_format(sheet, place, value), FILLS.get(severities[place]) if place in severities else None, quoted)
        if key not in formats:
            given = {"num_format": key[0], "quote_prefix": quoted} | ({"bg_color": f"#{key[1]}"} if key[1] else {})
            formats[key] = workbook.book.add_format(given)
        return formats[key]

    for place, value in _values(sheet, severities):
        _write(target, place, value, style(place, value))
    for found, (row, column) in places.items():
        width, height = comment_size(found.text)
        options = {"author": AUTHOR, "x_scale": width / 128, "y_scale": height / 74, "font_size": 9}
        target.write_comment(row - 1, column, cell_text(found.text), options)
    _dress(target, sheet)


def _merge(target: Any, sheet: Sheet, style: Any) -> dict[Place, Place]:
    """Merge as the roster does; give the showing cell of every merged one. Values are written over it afterwards."""
    anchors: dict[Place, Place] = {}
    for (top, left), (bottom, right) in sheet.merges:
        if (bottom - top + 1) * (right - left + 1) > _LARGEST_MERGE:
            continue
        covered = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        if len(covered) > 1 and anchors.keys().isdisjoint(covered):
            target.merge_range(top - 1, left, bottom - 1, right, "", style)
            anchors |= dict.fromkeys(covered, (top, left))
    return anchors


def _values(sheet: Sheet, marked: dict[Place, Any]) -> Iterator[tuple[Place, CellValue]]:
    """Give every filled cell, and the empty ones that are marked."""
    for number, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values):
            if value is not None and value != "":
                yield (number, column), value
    for row, column in marked:
        if sheet.cell(row, column).value in (None, ""):
            yield (row, column), None


def _format(sheet: Sheet, place: Place, value: CellValue) -> str:
    if isinstance(value, str):
        return "@"
    return sheet.formats.get(place, _DATE if isinstance(value, date) else "General")


def _write(target: Any, place: Place, value: CellValue, style: Any) -> None:
    row, column = place[0] - 1, place[1]
    if value is None:
        target.write_blank(row, column, None, style)
    elif isinstance(value, bool):
        target.write_boolean(row, column, value, style)
    elif isinstance(value, int | float) and math.isfinite(value) and abs(value) < _EXACT:
        target.write_number(row, column, value, style)
    elif isinstance(value, date) and value.year >= _FIRST_DAY:
        moment = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        target.write_datetime(row, column, moment, style)
    else:
        target.write_string(row, column, cell_text(shown(value)), style)


def _place(cell: str) -> Place:
    found = A1.match(cell)
    if not found:
        raise ValueError(f"no cell: {cell}")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column - 1


def _dress(target: Any, sheet: Sheet) -> None:
    """Give widths by content, hidden rows, a hidden sheet; A4 across."""
    widths: dict[int, int] = {}
    for values in sheet.rows:
        if sum(value is not None for value in values) > 1:  # a title over the table says nothing about widths
            for column, value in enumerate(values):
                widths[column] = max(widths.get(column, 6), min(len(shown(value)) + 2, _WIDEST))
    for column, width in widths.items():
        target.set_column(column, column, width)
    for row in sorted(sheet.hidden_rows):
        target.set_row(row - 1, None, None, {"hidden": True})
    if sheet.visibility == "very_hidden":
        target.very_hidden()
    elif sheet.visibility == "hidden":
        target.hide()
    target.set_landscape()
    target.set_paper(9)
