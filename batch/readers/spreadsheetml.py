"""Excel 2003's XML workbooks (SpreadsheetML), which some school programs save as .xls or .xml."""

import io
from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree

from batch.readers.answer import Limits
from batch.readers.grid import Budget, Facts, dressed
from schemas.book import Book, Sheet

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_ROWS, _COLUMNS = 1_048_576, 16_384  # no sheet is larger
_VISIBILITY = {"SheetHidden": "hidden", "SheetVeryHidden": "very_hidden"}


def read(data: bytes, file: str, limits: Limits) -> Book:
    """Read all worksheets.

    Raises:
        RefusedError: "too_large".
        ElementTree.ParseError, ValueError: it is not what it claims to be.
    """
    root = ElementTree.parse(io.BytesIO(data)).getroot()  # noqa: S314 - the gate refuses every document type
    formats = {
        style.get(f"{_SS}ID", ""): number.get(f"{_SS}Format", "General")
        for style in root.iter(f"{_SS}Style")
        for number in style.findall(f"{_SS}NumberFormat")
    }
    budget = Budget(limits)
    sheets = [_sheet(node, formats, budget) for node in root.findall(f"{_SS}Worksheet")]
    if not sheets:
        raise ValueError("no worksheet found")
    return Book(file=file, engine="spreadsheetml", sheets=tuple(sheets))


def _sheet(node: ElementTree.Element, formats: dict[str, str], budget: Budget) -> Sheet:
    facts = Facts()
    rows = budget.rows(_rows(node, formats, facts))
    shown = next((child.text or "" for child in node.iter() if child.tag.endswith("}Visible")), "")
    return dressed(node.get(f"{_SS}Name", ""), rows, _VISIBILITY.get(shown, "visible"), facts)


def _rows(sheet: ElementTree.Element, formats: dict[str, str], facts: Facts) -> Iterator[list[object]]:
    number = 0
    for row in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        place = _number(row, "Index", number + 1, _ROWS)
        for _ in range(number + 1, place):
            yield []
        last = place + _number(row, "Span", 0, _ROWS - place)
        if row.get(f"{_SS}Hidden") == "1":
            facts.hidden_rows.update(range(place, last + 1))
        yield _cells(row, place, formats, facts)
        for _ in range(place, last):
            yield []
        number = last


def _cells(row: ElementTree.Element, number: int, formats: dict[str, str], facts: Facts) -> list[object]:
    values: list[object] = []
    for cell in row.iterfind(f"{_SS}Cell"):
        column = _number(cell, "Index", len(values) + 1, _COLUMNS) - 1
        values.extend([None] * (column - len(values)))
        data = cell.find(f"{_SS}Data")
        values.append(None if data is None else _value(data))
        code = formats.get(cell.get(f"{_SS}StyleID", ""), "General")
        if code != "General":
            facts.formats[number, column] = code
        if data is None and cell.get(f"{_SS}Formula"):
            facts.uncached.add((number, column))
        wide, high = _number(cell, "MergeAcross", 0, _COLUMNS), _number(cell, "MergeDown", 0, _ROWS)
        if wide or high:
            facts.merges.append(((number, column), (number + high, column + wide)))
            values.extend([None] * wide)
    return values


def _value(data: ElementTree.Element) -> object:
    text = "".join(data.itertext())
    kind = data.get(f"{_SS}Type", "String")
    if kind == "Number":
        return float(text)
    if kind == "Boolean":
        return text.strip() == "1"
    return datetime.fromisoformat(text) if kind == "DateTime" else text


def _number(node: ElementTree.Element, name: str, default: int, most: int) -> int:
    value = int(node.get(f"{_SS}{name}", default))
    if not 0 <= value <= most:
        raise ValueError(f"{name} out of the sheet: {value}")
    return value
