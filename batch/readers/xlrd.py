"""The second engine for .xls: xlrd, which reads Excel 2 to 2003 and survives broken allocation tables."""

import datetime

import xlrd as library

from batch.readers import legacy
from batch.readers.answer import Limits, RefusedError
from batch.readers.grid import Budget, Facts, dressed
from schemas.book import Book

_VISIBILITY = ("visible", "hidden", "very_hidden")


def read(data: bytes, file: str, limits: Limits) -> Book:
    """Read all worksheets.

    Raises:
        RefusedError: "encrypted" or "too_large".
        Exception: whatever xlrd raises on what it cannot read.
    """
    try:
        book = legacy.open_book(data, formatting=False)
    except library.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise RefusedError("encrypted", str(error)) from error
        raise
    facts = legacy.scan(data)
    budget = Budget(limits)
    sheets = [
        dressed(
            sheet.name,
            budget.rows(_row(sheet, index, book.datemode) for index in range(sheet.nrows)),
            _VISIBILITY[sheet.visibility],
            facts.get(sheet.name, Facts()),
        )
        for sheet in book.sheets()
    ]
    return Book(file=file, engine="xlrd", sheets=tuple(sheets))


def _row(sheet: library.sheet.Sheet, index: int, datemode: int) -> list[object]:
    return [_value(cell, datemode) for cell in sheet.row(index)]


def _value(cell: library.sheet.Cell, datemode: int) -> object:
    if cell.ctype == library.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == library.XL_CELL_ERROR:
        return legacy.error_text(cell.value)
    if cell.ctype == library.XL_CELL_DATE:
        return _moment(cell.value, datemode)
    return cell.value


def _moment(serial: float, datemode: int) -> object:
    """Give date or time of a serial number; the number itself where the calendar has no such day."""
    try:
        if 0 <= serial < 1:
            return datetime.time(*library.xldate_as_tuple(serial, datemode)[3:])
        return library.xldate_as_datetime(serial, datemode)
    except (library.xldate.XLDateError, OverflowError, ValueError):
        return serial
