"""HTML tables that call themselves .xls, as many school programs export them: one sheet, all values text.

Rows are counted as Excel counts them when it opens such a file: each table row and each block of text outside a table.
"""

import codecs
import re
from html.parser import HTMLParser

from batch.readers.answer import Limits
from batch.readers.delimited import decoded
from batch.readers.grid import Budget
from schemas.book import Book, Place, Sheet

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SILENT = {"script", "style", "title", "xml"}
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "center", "body", "html"}
_SPAN = 1_000
"""The most columns or rows that one cell may span, as the HTML standard has it for columns."""


def read(data: bytes, file: str, limits: Limits) -> Book:
    """Read the tables of a page.

    Raises:
        RefusedError: "text_encoding" or "too_large".
    """
    page = _Page()
    page.feed(_text(data))
    page.close()
    page.end_block()
    rows = Budget(limits).rows(page.rows)
    return Book(file=file, engine="html", sheets=(Sheet(name=None, rows=rows, merges=tuple(page.merges)),))


def _text(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = declared.group(1).decode("ascii")
        try:
            if not codecs.lookup(name).name.startswith("utf-16"):  # what is read as ASCII is no UTF-16
                return data.decode(name).lstrip("\ufeff")
        except (LookupError, UnicodeDecodeError):
            return decoded(data)
    return decoded(data)


class _Page(HTMLParser):
    """Collects rows; the cells of a table inside a cell become text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str | None]] = []
        self.merges: list[tuple[Place, Place]] = []
        self._depth = 0
        self._silent = 0
        self._cell: tuple[int, int] | None = None  # columns and rows that the open cell spans
        self._words: list[str] = []
        self._taken: dict[int, int] = {}  # column → rows below that a cell above still covers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row, a cell or a silent element."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._words.append("\n")
        elif tag == "table":
            if self._depth == 0:
                self.end_block()
                self._taken = {}
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif self._depth == 1 and tag in {"td", "th"}:
            self._end_cell()
            if not self.rows:
                self.rows.append([])
            named = dict(attrs)
            self._cell = (_span(named.get("colspan")), _span(named.get("rowspan")))
            self._words = []
        elif self._depth == 0 and tag in _BLOCKS:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag opened, and what was left open inside it."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif self._depth == 1 and tag in {"td", "th", "tr", "table"}:
            self._end_cell()
        if tag == "table":
            self._depth = max(self._depth - 1, 0)
        elif self._depth == 0 and tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        """Take text of a cell, or of a block outside all tables."""
        if not self._silent and (self._cell or self._depth == 0):
            self._words.append(_SPACES.sub(" ", data))

    def end_block(self) -> None:
        """End the text outside a table: it makes a row when there is any."""
        self._end_cell()
        text = self._said()
        if text:
            self.rows.append([text])

    def _said(self) -> str:
        text = re.sub(r" *\n *", "\n", "".join(self._words)).strip(" \n")
        self._words = []
        return _SPACES.sub(" ", text) if "\n" not in text else text

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        (wide, high), self._cell = self._cell, None
        row, number = self.rows[-1], len(self.rows)
        while self._taken.get(len(row), 0) >= number:
            row.append(None)
        start = len(row)
        row.extend([self._said(), *[None] * (wide - 1)])
        if wide > 1 or high > 1:
            self.merges.append(((number, start), (number + high - 1, start + wide - 1)))
        for column in range(start, start + wide):
            self._taken[column] = number + high - 1


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _SPAN) if text and text.strip().isascii() and text.strip().isdigit() else 1
