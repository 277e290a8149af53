"""The first engine: calamine, for .xlsx, .xlsb, .xls and .ods."""

import io

import python_calamine as library

from batch.readers.answer import Limits, RefusedError
from batch.readers.facts import scan
from batch.readers.grid import Budget, Facts, dressed
from batch.readers.legacy import scan as scan_legacy
from batch.readers.opendocument import scan as scan_open_document
from schemas.book import Book, Sheet


def read(data: bytes, file: str, limits: Limits) -> Book:
    """Read all worksheets.

    Raises:
        RefusedError: "encrypted" or "too_large".
        Exception: whatever calamine raises on what it cannot read.
    """
    try:
        workbook = library.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except library.PasswordError as error:
        raise RefusedError("encrypted", str(error)) from error
    legacy = not data.startswith(b"PK")
    facts = scan_legacy(data) if legacy else (scan(data) or scan_open_document(data))
    budget = Budget(limits)
    sheets = [
        _sheet(workbook, index, meta, facts.get(meta.name, Facts()), budget)
        for index, meta in enumerate(workbook.sheets_metadata)
        if meta.typ == library.SheetTypeEnum.WorkSheet
    ]
    if legacy and any("\x00" in value for sheet in sheets for row in sheet.rows for value in row if type(value) is str):
        raise ValueError("two-byte text taken for one-byte text")  # known of some .xls files; xlrd reads them right
    return Book(file=file, engine="calamine", sheets=tuple(sheets))


def _sheet(
    workbook: library.CalamineWorkbook, index: int, meta: library.SheetMetadata, facts: Facts, budget: Budget
) -> Sheet:
    sheet = workbook.get_sheet_by_index(index)
    # Without skip_empty_area=False the first rows and columns fall away when they are empty: all row numbers shift.
    rows = budget.rows(sheet.to_python(skip_empty_area=False))
    if not facts.merges:
        ranges = sheet.merged_cell_ranges or []
        facts.merges = [((top + 1, left), (bottom + 1, right)) for (top, left), (bottom, right) in ranges]
    return dressed(meta.name, rows, _visibility(meta), facts)


def _visibility(meta: library.SheetMetadata) -> str:
    if meta.visible == library.SheetVisibleEnum.Hidden:
        return "hidden"
    return "very_hidden" if meta.visible == library.SheetVisibleEnum.VeryHidden else "visible"
