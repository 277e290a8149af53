"""Writes .xls (BIFF8 in an OLE2 file) by xlwt: no longer kept up, and still what writes this format best."""

import io
from datetime import date, datetime

import xlwt

from sample_data.conformance_make.page import Page, Roster, Typed
from sample_data.entry import Value

_VISIBILITY = {"visible": 0, "hidden": 1, "very_hidden": 2}
_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}


def workbook(roster: Roster) -> bytes:
    """Write an .xls."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = roster.epoch_1904
    for page in roster.pages:
        _fill(book.add_sheet(page.name or "Sheet1", cell_overwrite_ok=True), page)
    visible = next(index for index, page in enumerate(roster.pages) if page.visibility == "visible")
    book.active_sheet = visible
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: xlwt.Worksheet, page: Page) -> None:
    sheet.visibility = _VISIBILITY[page.visibility]
    for row, line in enumerate(page.lines):
        for column, value in enumerate(line):
            _put(sheet, row, column, value)
    for top, left, bottom, right in page.merges:
        sheet.merge(top, bottom, left, right)
    for row in page.hidden:
        sheet.row(row - 1).hidden = True


def _put(sheet: xlwt.Worksheet, row: int, column: int, value: Value) -> None:
    if isinstance(value, Typed) and value.kind == "error":
        sheet.row(row).set_cell_error(column, _ERRORS[value])
    elif isinstance(value, Typed) and value.kind == "formula":
        sheet.write(row, column, xlwt.Formula(value))  # with no result: xlwt does not calculate
    elif isinstance(value, Typed):
        sheet.write(row, column, float(value), _style(value.look or "General"))
    elif isinstance(value, date):
        sheet.write(row, column, datetime(value.year, value.month, value.day), _style("dd/mm/yyyy"))  # noqa: DTZ001
    elif value == "":
        sheet.row(row).set_cell_blank(column)
    elif value is not None:
        sheet.write(row, column, value)


def _style(look: str) -> xlwt.XFStyle:
    style = xlwt.XFStyle()
    style.num_format_str = look
    return style
