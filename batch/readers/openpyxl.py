"""The second engine for .xlsx: openpyxl, which reads some files that calamine does not."""

import io
import warnings
from collections.abc import Iterator
from typing import Any

import openpyxl as library
from openpyxl.utils.escape import unescape

from batch.readers.answer import Limits
from batch.readers.facts import scan
from batch.readers.grid import Budget, Facts, dressed
from schemas.book import Book, Sheet

_VISIBILITY = {"hidden": "hidden", "veryHidden": "very_hidden"}


def read(data: bytes, file: str, limits: Limits) -> Book:
    """Read all worksheets as a stream, so that a lone cell at the far end of the sheet costs nothing.

    Raises:
        RefusedError: "too_large".
        Exception: whatever openpyxl raises on what it cannot read.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about drop-downs and styles that are not kept: they are not wanted
        workbook = library.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        facts = scan(data)
        budget = Budget(limits)
        sheets = [_sheet(sheet, facts.get(sheet.title, Facts()), budget) for sheet in workbook.worksheets]
    if not sheets:
        raise ValueError("no worksheet found")
    return Book(file=file, engine="openpyxl", sheets=tuple(sheets))


def _sheet(sheet: Any, facts: Facts, budget: Budget) -> Sheet:
    sheet.reset_dimensions()  # the declared dimension may lie, and rows beyond it would be lost
    rows = budget.rows(_values(sheet))
    return dressed(sheet.title, rows, _VISIBILITY.get(sheet.sheet_state, "visible"), facts)


def _values(sheet: Any) -> Iterator[list[object]]:
    for row in sheet.iter_rows(values_only=True):
        # Control characters are written as _x000D_, which openpyxl leaves as it is.
        yield [unescape(value) if isinstance(value, str) and "_x" in value else value for value in row]
