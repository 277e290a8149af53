"""New workbooks in the house's look, over XlsxWriter: texts stay texts, and the same content gives the same bytes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import xlsxwriter

from batch.sheet.fit import row_height
from batch.sheet.safe import cell_text, looks_like_formula, sheet_name

Value = str | int | None
_A4 = 9
_NO_GUESSING = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_GRID: dict[str, Any] = {"border": 1, "border_color": "#BFBFBF", "valign": "top", "text_wrap": True}
_STYLES: dict[str, dict[str, Any]] = {
    "plain": {"valign": "top"},
    "title": {"bold": True, "font_size": 14, "valign": "vcenter"},
    "lead": {"text_wrap": True, "valign": "top", "font_color": "#404040"},
    "part": {"bold": True, "font_size": 11, "bottom": 1},
    "header": {
        **_GRID,
        "bold": True,
        "bg_color": "#1F3864",
        "font_color": "#FFFFFF",
        "valign": "vcenter",
        "align": "center",
    },
    "text": _GRID,
    "center": {**_GRID, "align": "center"},
    "strong": {**_GRID, "bold": True},
    "code": {**_GRID, "num_format": "@"},
    "code_center": {**_GRID, "num_format": "@", "align": "center"},
    "count": {**_GRID, "num_format": "#,##0"},
    "total": {**_GRID, "num_format": "#,##0", "bold": True, "bg_color": "#EDEDED"},
    "error": {**_GRID, "bold": True, "bg_color": "#F8CBAD", "font_color": "#7B1C0A"},
    "warning": {**_GRID, "bold": True, "bg_color": "#FFE699", "font_color": "#5F4700"},
    "info": {**_GRID, "bg_color": "#DDEBF7", "font_color": "#1F3864"},
}


class Column(NamedTuple):
    """A column of a list: its heading, its width in characters, and the style of its cells."""

    title: str
    width: float
    style: str = "text"


class Workbook:
    """A workbook to be; written when the ``with`` block ends well. ``extra`` adds styles or replaces the house's."""

    def __init__(
        self,
        path: Path,
        title: str,
        on: date,
        font: str = "Arial",
        extra: Mapping[str, dict[str, Any]] | None = None,
    ) -> None:
        """Open a workbook that claims to have been made on that day."""
        font_of_all = {"font_name": font, "font_size": 10}
        options = {"in_memory": True, **_NO_GUESSING, "default_format_properties": font_of_all}
        self.book = xlsxwriter.Workbook(str(path), options)
        self.book.set_properties({"title": title, "author": "", "created": datetime(on.year, on.month, on.day)})  # noqa: DTZ001 - a date of the document, not a moment
        self._styles = {**_STYLES, **(extra or {})}
        self._font = font_of_all
        self._formats: dict[tuple[str, bool], Any] = {}
        self._names: set[str] = set()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the file, unless something went wrong."""
        if kind is None:
            self.book.close()
        else:
            self.book.fileclosed = True  # else XlsxWriter complains later, while the true error is on its way up

    def style(self, name: str, *, quoted: bool = False) -> Any:
        """Give a style of the house by its name; ``quoted`` keeps a text a text even when somebody edits the cell."""
        key = (name, quoted)
        if key not in self._formats:
            given = self._font | self._styles[name] | ({"quote_prefix": True} if quoted else {})
            self._formats[key] = self.book.add_format(given)
        return self._formats[key]

    def page(self, name: str, columns: Sequence[Column]) -> "Page":
        """Add a sheet for a list with these columns, set up for A4 across."""
        return Page(self, self.book.add_worksheet(sheet_name(name, self._names)), columns)


class Page:
    """One sheet, written from top to bottom; ``row`` is the next free row, counted from 0."""

    def __init__(self, workbook: Workbook, sheet: Any, columns: Sequence[Column]) -> None:
        """Set widths and paper."""
        self._workbook = workbook
        self.sheet = sheet
        self.columns = tuple(columns)
        self.row = 0
        for index, column in enumerate(self.columns):
            sheet.set_column(index, index, column.width)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&8&F — &A&R&8Trang &P/&N")
        sheet.hide_gridlines(2)

    def write(self, column: int, value: Value, style: str) -> None:
        """Write one cell of the current row: a text as text, a number as number, nothing as an empty cell."""
        quoted = isinstance(value, str) and looks_like_formula(value)
        given = self._workbook.style(style, quoted=quoted)
        if isinstance(value, str) and value:
            self.sheet.write_string(self.row, column, cell_text(value), given)
        elif isinstance(value, int):
            self.sheet.write_number(self.row, column, value, given)
        else:
            self.sheet.write_blank(self.row, column, None, given)

    def line(self, values: Sequence[Value], styles: Mapping[int, str] | None = None) -> None:
        """Write one row in the styles of the columns, but for those given by column index."""
        for index, value in enumerate(values):
            self.write(index, value, (styles or {}).get(index, self.columns[index].style))
        texts = zip(values, self.columns, strict=False)
        height = row_height((value, column.width) for value, column in texts if isinstance(value, str))
        if height:
            self.sheet.set_row(self.row, height)
        self.row += 1

    def spread(
        self, text: str, style: str, *, first: int = 0, last: int | None = None, height: float | None = None
    ) -> None:
        """Write a text over several columns (all by default), and go on to the next row."""
        self.over(text, style, first, len(self.columns) - 1 if last is None else last)
        if height is not None:
            self.sheet.set_row(self.row, height)
        self.row += 1

    def over(self, text: str, style: str, first: int, last: int) -> None:
        """Write a text over some columns of the current row, and stay there."""
        given = self._workbook.style(style)
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", given)
        self.sheet.write_string(self.row, first, cell_text(text), given)

    def header(self, height: float = 30) -> None:
        """Write the headings; they stay in sight when scrolling and come again on each printed page."""
        self.sheet.set_row(self.row, height)
        for index, column in enumerate(self.columns):
            self.write(index, column.title, "header")
        self.row += 1
        self.sheet.freeze_panes(self.row, 0)
        self.sheet.repeat_rows(self.row - 1)

    def filter_from(self, header_row: int) -> None:
        """Put filter buttons on the headings of the list that ends here."""
        self.sheet.autofilter(header_row, 0, max(self.row - 1, header_row), len(self.columns) - 1)


class Listing(NamedTuple):
    """A list to write: ``lead`` stands above it; ``printed`` is how many columns go on paper (0: all)."""

    name: str
    columns: tuple[Column, ...]
    lines: Sequence[tuple[Sequence[Value], Mapping[int, str]]]
    lead: Sequence[str] = ()
    printed: int = 0


def write_listing(workbook: Workbook, listing: Listing, at_most: int = 1_000_000) -> None:
    """Write title, lead, headings with filters and lines; a full sheet is followed by another."""
    for start in range(0, max(len(listing.lines), 1), at_most):
        page = workbook.page(listing.name, listing.columns)
        last = (listing.printed or len(listing.columns)) - 1
        page.spread(listing.name if start == 0 else f"{listing.name} (tiếp)", "title", last=last, height=24)
        for text in listing.lead:
            page.spread(text, "lead", last=last)
        header_row = page.row
        page.header()
        for values, styles in listing.lines[start : start + at_most]:
            page.line(values, styles)
        page.filter_from(header_row)
        page.sheet.print_area(0, 0, page.row - 1, last)
