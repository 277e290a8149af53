"""What calamine does not tell of an .xls: number formats, errors, hidden rows, formulas that were never calculated.

The last no library tells; for the others xlrd is asked.
"""

import io
import struct
from collections.abc import Iterator
from contextlib import suppress

import xlrd

from batch.readers.grid import Facts
from schemas.book import Place

_RECALCID, _BOUNDSHEET, _FORMULA = 0x01C1, 0x0085, 0x0006
_SHEET_KIND_AT, _FORMULA_HEAD = 5, 14
_ZERO, _EMPTY_TEXT = bytes(8), (3, b"\xff\xff")
_DAMAGED = (xlrd.XLRDError, xlrd.compdoc.CompDocError, AssertionError, LookupError, ValueError, TypeError, struct.error)
"""What xlrd raises on files that are not as it expects."""


def scan(data: bytes) -> dict[str, Facts]:
    """Give the facts of each worksheet by its name; nothing where xlrd cannot read the file."""
    try:
        found = facts_of(open_book(data, formatting=True))
    except (*_DAMAGED, NotImplementedError, OverflowError, AttributeError, UnicodeError):
        return {}
    with suppress(*_DAMAGED):
        for facts, places in zip(found.values(), uncalculated(data), strict=False):
            facts.uncached |= places
    return found


def open_book(data: bytes, *, formatting: bool) -> xlrd.book.Book:
    """Open an .xls, also with the flaws that PHPExcel leaves in the allocation table, which Excel itself ignores."""
    return xlrd.open_workbook(
        file_contents=data,
        logfile=io.StringIO(),
        formatting_info=formatting,
        ignore_workbook_corruption=True,
        ragged_rows=True,
    )


def facts_of(book: xlrd.book.Book) -> dict[str, Facts]:
    """Collect the facts from a book that was opened with its formatting."""
    found: dict[str, Facts] = {}
    for sheet in book.sheets():
        facts = found[sheet.name] = Facts()
        for row in range(sheet.nrows):
            for column, kind in enumerate(sheet.row_types(row)):
                if kind == xlrd.XL_CELL_NUMBER:
                    code = book.format_map[book.xf_list[sheet.cell_xf_index(row, column)].format_key].format_str
                    if code.lower() != "general":
                        facts.formats[row + 1, column] = code
                elif kind == xlrd.XL_CELL_ERROR:
                    facts.errors[row + 1, column] = error_text(sheet.cell_value(row, column))
        facts.merges = [((top + 1, left), (bottom, right - 1)) for top, bottom, left, right in sheet.merged_cells]
        facts.hidden_rows.update(number + 1 for number, info in sheet.rowinfo_map.items() if info.hidden)
    return found


def uncalculated(data: bytes) -> list[set[Place]]:
    """Give the formulas without a result of each worksheet, in the order of the file.

    The format has no way to say «no result»: a program that cannot calculate writes an empty text (xlwt) or a zero
    (POI). Excel since 2002 and LibreOffice mark what they calculated (RECALCID). So without that mark, and where not
    one formula of the workbook came to anything else, none was ever calculated. [MS-XLS] 2.4.127, 2.5.133, 2.4.215.
    """
    book = xlrd.compdoc.CompDoc(data, logfile=io.StringIO(), ignore_workbook_corruption=True)
    stream = book.get_named_stream("Workbook") or book.get_named_stream("Book") or b""
    sheets: list[tuple[int, set[Place]]] = []
    for at, kind, start, size in _records(stream):
        if kind == _RECALCID:
            return []
        if kind == _BOUNDSHEET and size > _SHEET_KIND_AT and stream[start + _SHEET_KIND_AT] == 0:
            sheets.append((struct.unpack_from("<I", stream, start)[0], set()))
        elif kind == _FORMULA and size >= _FORMULA_HEAD:
            row, column, _, result = struct.unpack_from("<3H8s", stream, start)
            if result != _ZERO and (result[0], result[6:]) != _EMPTY_TEXT:
                return []
            begun = [sheet for sheet in sheets if sheet[0] <= at]
            if begun:
                max(begun, key=lambda sheet: sheet[0])[1].add((row + 1, column))
    return [places for _, places in sheets]


def _records(stream: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Give each record of a BIFF stream: where it is, its kind, where its data begin and how long they are."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, at)
        yield at, kind, at + 4, size
        at += 4 + size


def error_text(code: int) -> str:
    """Give the text that Excel shows for an error code of the format.

    >>> error_text(42)
    '#N/A'
    """
    return str(xlrd.error_text_from_code.get(code, "#N/A"))
