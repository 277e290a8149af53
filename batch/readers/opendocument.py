"""What calamine does not tell of an .ods: formats with zeros in front, merges, hidden rows, formulas without a result.

One pass over content.xml, part by part, so that a sheet of any size needs little memory.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from batch.readers import archive
from batch.readers.grid import Facts

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _OFFICE, _STYLE, _NUMBER = (_SPACE % name for name in ("table", "office", "style", "datastyle"))
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_HIDDEN = frozenset({"collapse", "filter"})
_MOST_REPEATED = 10_000
"""A run of equal hidden rows longer than this is the empty rest of the sheet."""


def scan(data: bytes) -> dict[str, Facts]:
    """Give the facts of each sheet by its name; a damaged part ends the facts, not the reading."""
    found: dict[str, Facts] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            zeros = _zeros(zipped)
            for table, row in _rows(zipped):
                table.take(row, found.setdefault(table.name, table.facts), zeros)
    except (*archive.BROKEN, KeyError, ElementTree.ParseError):
        return found
    return found


class _Table:
    """Where the pass stands in one sheet: the row to come, and the style that each column gives its cells."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.facts = Facts()
        self.row = 1
        self.columns: list[tuple[int, str]] = []  # how many columns, their style

    def take(self, row: Element, facts: Facts, zeros: dict[str, str]) -> None:
        """Note what a row tells, and go on below it."""
        repeated = _count(row, "number-rows-repeated")
        if row.get(_TABLE + "visibility") in _HIDDEN and repeated <= _MOST_REPEATED:
            facts.hidden_rows.update(range(self.row, self.row + repeated))
        column = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            width = _count(cell, "number-columns-repeated")
            if len(cell) or cell.attrib:
                self._note(cell, column, facts, zeros, row.get(_TABLE + "default-cell-style-name"))
            column += width
        self.row += repeated

    def _note(self, cell: Element, column: int, facts: Facts, zeros: dict[str, str], style: str | None) -> None:
        place = (self.row, column)
        wide, high = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
        if wide > 1 or high > 1:
            facts.merges.append((place, (self.row + high - 1, column + wide - 1)))
        kind = cell.get(_OFFICE + "value-type")
        if kind is None and cell.get(_TABLE + "formula"):
            facts.uncached.add(place)
        if kind == "float":
            own = cell.get(_TABLE + "style-name") or style or self._style_of(column)
            for cells in range(_count(cell, "number-columns-repeated")):
                if own in zeros:
                    facts.formats[self.row, column + cells] = zeros[own]

    def _style_of(self, column: int) -> str:
        for width, style in self.columns:
            if column < width:
                return style
            column -= width
        return ""


def _rows(zipped: zipfile.ZipFile) -> Iterator[tuple[_Table, Element]]:
    """Give the rows of all sheets, each with its sheet; what was given is forgotten."""
    table = _Table("")
    with zipped.open("content.xml") as stream:
        for event, element in ElementTree.iterparse(stream, ("start", "end")):  # noqa: S314 - the gate refuses a DTD
            if event == "start":
                if element.tag == _TABLE + "table":
                    table = _Table(element.get(_TABLE + "name", ""))
            elif element.tag == _TABLE + "table-column":
                style = element.get(_TABLE + "default-cell-style-name", "")
                table.columns.append((_count(element, "number-columns-repeated"), style))
            elif element.tag == _TABLE + "table-row":
                yield table, element
                element.clear()


def _zeros(zipped: zipfile.ZipFile) -> dict[str, str]:
    """Give the cell styles that show a number with zeros in front, as Excel writes such a format: ``0000000000``."""
    formats: dict[str, str] = {}
    found: dict[str, str] = {}
    for element in _styles(zipped):
        name = element.get(_STYLE + "name", "")
        if element.tag == _NUMBER + "number-style":
            number = element.find(_NUMBER + "number")
            digits = _digits(number) if number is not None else 0
            if digits > 1:
                formats[name] = "0" * digits
        elif element.get(_STYLE + "data-style-name") in formats:
            found[name] = formats[element.get(_STYLE + "data-style-name", "")]
    return found


def _styles(zipped: zipfile.ZipFile) -> Iterator[Element]:
    """Give the styles of numbers and cells, those of the whole file first; the sheets themselves are not read."""
    for part in ("styles.xml", "content.xml"):
        if part not in zipped.namelist():
            continue
        with zipped.open(part) as stream:
            for event, element in ElementTree.iterparse(stream, ("start", "end")):  # noqa: S314 - as above
                if event == "start" and element.tag == _OFFICE + "body":
                    break
                if event == "end" and element.tag in (_NUMBER + "number-style", _STYLE + "style"):
                    yield element


def _digits(number: Element) -> int:
    if number.get(_NUMBER + "decimal-places", "0") != "0" or number.get(_NUMBER + "grouping") == "true":
        return 0
    digits = number.get(_NUMBER + "min-integer-digits", "0")
    return int(digits) if digits.isdigit() and len(digits) <= len("20") else 0


def _count(element: Element, attribute: str) -> int:
    text = element.get(_TABLE + attribute, "1")
    return max(int(text), 1) if text.isdigit() and len(text) <= len("1048576") else 1
