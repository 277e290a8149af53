"""Writes .xlsx and .xlsm by xlsxwriter, packed so that the bytes do not depend on the machine."""

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

import msoffcrypto.format.ooxml
import xlsxwriter

from sample_data.conformance_make.page import Page, Roster, Typed
from sample_data.entry import Value

_MADE = datetime(2026, 9, 5, 8, 0)  # noqa: DTZ001 - a workbook's date has no zone
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"
_PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_THEME = re.compile(rb"<(?:Override|Relationship) [^>]*theme/theme1\.xml[^>]*>")
_VBA = b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'


def workbook(roster: Roster) -> bytes:
    """Write an .xlsx."""
    return _packed(_written(roster))


def with_macros(roster: Roster) -> bytes:
    """Write an .xlsm: the same, with a part for macros that holds none that could run."""
    return _packed(_written(roster), macros=True)


def encrypted(roster: Roster) -> bytes:
    """Write an .xlsx that only its password opens."""
    stream = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(workbook(roster))).encrypt(roster.password or "", stream)
    return stream.getvalue()


def _written(roster: Roster) -> bytes:
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True, "date_1904": roster.epoch_1904}) as book:
        book.set_properties({"created": _MADE})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheets = [(book.add_worksheet(page.name), page) for page in roster.pages]
        for sheet, page in sheets:
            _fill(book, sheet, page, day)
        first = next(sheet for sheet, page in sheets if page.visibility == "visible")
        first.activate()
        first.set_first_sheet()
    return memory.getvalue()


def _fill(book: Any, sheet: Any, page: Page, day: Any) -> None:
    for row, line in enumerate(page.lines):
        for column, value in enumerate(line):
            _put(book, sheet, (row, column), value, day)
    for top, left, bottom, right in page.merges:
        sheet.merge_range(top, left, bottom, right, "")
        _put(book, sheet, (top, left), page.lines[top][left], day)
    for row in page.hidden:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    if page.visibility == "hidden":
        sheet.hide()
    elif page.visibility == "very_hidden":
        sheet.very_hidden()


def _put(book: Any, sheet: Any, place: tuple[int, int], value: Value, day: Any) -> None:
    if isinstance(value, Typed):
        look = book.add_format({"num_format": value.look}) if value.look else None
        if value.kind == "number":
            sheet.write_number(*place, float(value), look)
        else:
            # An empty result is none: so do programs write a formula that they cannot calculate.
            sheet.write_formula(*place, f"={value}", None, str(value) if value.kind == "error" else "")
    elif isinstance(value, date):
        sheet.write_datetime(*place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
    elif isinstance(value, int):
        sheet.write_number(*place, value)
    elif value == "":
        sheet.write_blank(*place, None, day)
    elif value is not None:
        sheet.write_string(*place, value)


def _packed(data: bytes, *, macros: bool = False) -> bytes:
    """Pack again without compression: what zlib makes of a part differs from one zlib to another."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(memory, "w") as stored:
        for name in packed.namelist():
            if "theme" in name:  # a third of each small file, and nothing that anyone reads
                continue
            part = _THEME.sub(b"", packed.read(name)) if name.endswith(("Types].xml", ".rels")) else packed.read(name)
            if macros and name == _TYPES:
                part = part.replace(_PLAIN, _MACRO).replace(b"</Types>", _VBA)
            _store(stored, name, part)
        if macros:
            _store(stored, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    return memory.getvalue()


def _store(stored: zipfile.ZipFile, name: str, part: bytes) -> None:
    member = zipfile.ZipInfo(name, _ZIP_DATE)
    member.create_system = 3
    stored.writestr(member, part)
