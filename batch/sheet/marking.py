"""A school's own workbook back: its looks as they were, cells marked with what is wrong, a summary in front.

Formulas are replaced by the values that were read and judged: so nothing in the file computes, links or calls out,
and what is seen is what the report is about. Macros and links to other workbooks are left behind.
"""

import io
import math
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.writer.excel import ExcelWriter

from batch.sheet.fit import comment_size, row_height
from batch.sheet.marks import AUTHOR, COLUMNS, FILLS, SUMMARY, Mark, Marking
from batch.sheet.safe import cell_text, looks_like_formula
from schemas.book import Book

_MOST_BYTES = 32 * 1024 * 1024  # of XML: a workbook takes some twenty times that in memory
_TEXT_WIDTHS = [width for _, width in COLUMNS][3:]
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNREADABLE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,  # both XML parsers report broken XML as one
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zipfile.zlib.error,  # type: ignore[attr-defined]
)


class UnmarkableError(ValueError):
    """openpyxl cannot take this file, or not without harm: rebuild it instead."""


def mark(data: bytes, book: Book, marking: Marking, on: date) -> bytes:
    """Give the workbook back with its marks; ``book`` is what was read from the same bytes.

    Raises UnmarkableError when this is no .xlsx or .xlsm, when it is too large, or when openpyxl fails on it.
    """
    try:
        workbook = _load(data)
        sheets = {sheet.title: sheet for sheet in workbook.worksheets}
        if missing := {found.sheet for found in marking.marks} - set(sheets):
            raise UnmarkableError(f"no such sheet: {missing}")
        _settle_formulas(sheets, book)
        for found in marking.marks:
            _mark_cell(sheets[found.sheet or ""], found)
        _drop_what_points_outside(workbook)
        _summarise(workbook, marking)
        workbook.properties = DocumentProperties(creator="", title=marking.title, created=_day(on), modified=_day(on))
        return _saved(workbook)
    except _UNREADABLE as error:
        raise UnmarkableError(str(error)) from error


def _load(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
            raise UnmarkableError("too large")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about pictures and extensions that do not come along
        workbook = openpyxl.load_workbook(io.BytesIO(data), keep_links=False, keep_vba=False)
    workbook.template = False
    return workbook


def _cells(sheet: Any) -> Iterable[Any]:
    """Give the cells that exist. The public way would make every cell of the rectangle, up to seventeen billion."""
    return list(sheet._cells.values())


def _settle_formulas(sheets: dict[str, Any], book: Book) -> None:
    grids = {grid.name: grid for grid in book.sheets}
    for name, sheet in sheets.items():
        grid = grids.get(name)
        for cell in _cells(sheet):
            if cell.data_type != "f":
                continue
            read = grid.cell(cell.row, cell.column - 1) if grid else None
            known = read is not None and not read.uncached
            formula = getattr(cell.value, "text", None) or cell.value
            _put(cell, read.value if read and known else str(formula))


def _put(cell: Any, value: Any) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        value = str(value)
    cell.value = cell_text(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl has just taken "=1+1" for a formula and "#N/A" for an error
        if looks_like_formula(value):
            cell.quotePrefix = True  # a text it stays even when somebody edits the cell


def _mark_cell(sheet: Any, found: Mark) -> None:
    cell = sheet[_anchor(sheet, found.cell)]
    if fill := FILLS.get(found.severity):
        cell.fill = PatternFill("solid", start_color=fill, end_color=fill)
    before = f"{cell.comment.text}\n\n" if cell.comment else ""
    text = cell_text(before + found.text)
    width, height = comment_size(text)
    cell.comment = Comment(text, AUTHOR, height=height, width=width)


def _anchor(sheet: Any, cell: str) -> str:
    """Give the cell that shows: of merged cells Excel knows only the first."""
    if isinstance(sheet[cell], MergedCell):
        return next(str(merged.start_cell.coordinate) for merged in sheet.merged_cells.ranges if cell in merged)
    return cell


def _drop_what_points_outside(workbook: Any) -> None:
    """Take out what refers to another workbook, for Excel would call the file damaged; and the formulas of tables."""
    for holder in (workbook, *workbook.worksheets):
        for name in [name for name, defined in holder.defined_names.items() if "[" in str(defined.attr_text)]:
            del holder.defined_names[name]
    for sheet in workbook.worksheets:
        rules = sheet.data_validations
        rules.dataValidation = [rule for rule in rules.dataValidation if "[" not in f"{rule.formula1}{rule.formula2}"]
        for column in (column for table in sheet.tables.values() for column in table.tableColumns):
            column.calculatedColumnFormula = column.totalsRowFormula = None
        for area in list(sheet.conditional_formatting):
            if any("[" in str(formula) for rule in area.rules for formula in rule.formula):
                del sheet.conditional_formatting[area.sqref]


def _summarise(workbook: Any, marking: Marking) -> None:
    sheet = workbook.create_sheet(SUMMARY, 0)
    _put(sheet.cell(1, 1), marking.title)
    sheet.cell(1, 1).font = Font(name="Arial", size=14, bold=True)
    for row, text in enumerate(marking.lead, 2):
        _put(sheet.cell(row, 1), text)
        sheet.cell(row, 1).font = Font(name="Arial", size=10)
    top = len(marking.lead) + 3
    for column, (title, width) in enumerate(COLUMNS, 1):
        cell = sheet.cell(top, column, title)
        cell.font = Font(name="Arial", size=10, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color="1F3864", end_color="1F3864")
        cell.alignment = Alignment(horizontal="center", vertical="center")
        sheet.column_dimensions[cell.column_letter].width = width
    _write_lines(sheet, top, marking)
    _set_up(sheet, top)
    for other in workbook.worksheets:
        other.sheet_view.tabSelected = other is sheet  # two selected sheets would be edited together
    workbook.active = 0


def _write_lines(sheet: Any, top: int, marking: Marking) -> None:
    font = Font(name="Arial", size=10)
    link = Font(name="Arial", size=10, underline="single", color="0563C1")
    wrapped = Alignment(vertical="top", wrap_text=True)
    for row, line in enumerate(marking.lines, top + 1):
        for column, text in enumerate((line.word, line.sheet or "", line.cell, *line[4:]), 1):
            cell = sheet.cell(row, column)
            _put(cell, text)
            cell.font = font
            cell.alignment = wrapped
        sheet.row_dimensions[row].height = row_height(zip(line[4:], _TEXT_WIDTHS, strict=True))
        if fill := FILLS.get(line.severity):
            sheet.cell(row, 1).fill = PatternFill("solid", start_color=fill, end_color=fill)
        if line.cell:
            target = "'{}'!{}".format((line.sheet or "").replace("'", "''"), line.cell)
            cell = sheet.cell(row, 3)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
            cell.font = link


def _set_up(sheet: Any, top: int) -> None:
    sheet.freeze_panes = f"A{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.sheet_view.showGridLines = False


def _saved(workbook: Any) -> bytes:
    """Save without openpyxl's own clock: its ``save`` stamps the hour into the properties and on every part."""
    written = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(written, "w", zipfile.ZIP_STORED)).save()
    steady = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(parts):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return steady.getvalue()


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for member in archive.infolist():
        yield member.filename, archive.read(member)


def _day(on: date) -> datetime:
    return datetime(on.year, on.month, on.day)  # noqa: DTZ001 - a date of the document, not a moment
