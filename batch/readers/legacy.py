"""What calamine does not tell of an .xls: number formats, errors, hidden rows; asked of xlrd."""

import io
import struct

import xlrd

from batch.readers.grid import Facts

_DAMAGED = (xlrd.XLRDError, xlrd.compdoc.CompDocError, AssertionError, LookupError, ValueError, TypeError, struct.error)
"""What xlrd raises on files that are not as it expects."""


def scan(data: bytes) -> dict[str, Facts]:
    """Give the facts of each worksheet by its name; nothing where xlrd cannot read the file."""
    try:
        return facts_of(open_book(data, formatting=True))
    except (*_DAMAGED, NotImplementedError, OverflowError, AttributeError, UnicodeError):
        return {}


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


def error_text(code: int) -> str:
    """Give the text that Excel shows for an error code of the format.

    >>> error_text(42)
    '#N/A'
    """
    return str(xlrd.error_text_from_code.get(code, "#N/A"))
