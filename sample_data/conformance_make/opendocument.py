"""Writes .ods as LibreOffice does in its essentials: a zip with the type first, and one part with all sheets."""

import io
import zipfile
from datetime import date
from typing import TypeGuard
from xml.sax.saxutils import escape, quoteattr

from sample_data.conformance_make.page import Page, Roster, Typed
from sample_data.entry import Value

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (*((name, name) for name in ("office", "table", "text", "style")), ("number", "datastyle"))
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def workbook(roster: Roster) -> bytes:
    """Write an .ods."""
    looks = sorted({value.look for page in roster.pages for line in page.lines for value in line if _look(value)})
    tables = "".join(_table(page, looks) for page in roster.pages)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.2">'
        f"<office:automatic-styles>{_styles(looks)}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as stored:
        for name, text in (("mimetype", _TYPE), ("META-INF/manifest.xml", _MANIFEST), ("content.xml", content)):
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.create_system = 3
            stored.writestr(member, text.encode())
    return memory.getvalue()


def _look(value: Value) -> TypeGuard[Typed]:
    return isinstance(value, Typed) and set(value.look) == {"0"}


def _styles(looks: list[str]) -> str:
    numbers = (
        f'<number:number-style style:name="N{at}"><number:number number:decimal-places="0" '
        f'number:min-integer-digits="{len(look)}"/></number:number-style><style:style style:name="ce{at}" '
        f'style:family="table-cell" style:data-style-name="N{at}"/>'
        for at, look in enumerate(looks)
    )
    table = '<style:style style:name="tah" style:family="table"><style:table-properties table:display="false"/>'
    hidden = f"{table}</style:style>"
    return "".join(numbers) + hidden


def _table(page: Page, looks: list[str]) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in page.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - spans.keys()
    rows = []
    for row, line in enumerate(page.lines):
        cells = []
        for column, value in enumerate(line):
            cell = _cell(value, looks)
            if (row, column) in covered:
                cell = cell.replace("table:table-cell", "table:covered-table-cell")
            elif (row, column) in spans:
                high, wide = spans[row, column]
                span = f'table:number-columns-spanned="{wide}" table:number-rows-spanned="{high}"'
                cell = cell.replace("<table:table-cell", f"<table:table-cell {span}", 1)
            cells.append(cell)
        hidden = ' table:visibility="collapse"' if row + 1 in page.hidden else ""
        rows.append(f"<table:table-row{hidden}>{''.join(cells)}</table:table-row>")
    style = "" if page.visibility == "visible" else ' table:style-name="tah"'
    return f"<table:table table:name={quoteattr(page.name or 'Sheet1')}{style}>{''.join(rows)}</table:table>"


def _cell(value: Value, looks: list[str]) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, Typed) and value.kind == "formula":
        return f"<table:table-cell table:formula={quoteattr(f'of:={value}')}/>"
    if isinstance(value, int | Typed):
        cell = _typed("float", "value", str(value), str(value))
        style = f' table:style-name="ce{looks.index(value.look)}"' if _look(value) else ""
        return cell.replace("<table:table-cell", f"<table:table-cell{style}", 1)
    if isinstance(value, date):
        return _typed("date", "date-value", value.isoformat(), f"{value.day}/{value.month}/{value.year}")
    # Spaces beyond the first are an element of their own, as in HTML.
    return f'<table:table-cell office:value-type="string">{_paragraphs(value)}</table:table-cell>'


def _paragraphs(text: str) -> str:
    lines = (escape(line).replace("  ", ' <text:s text:c="1"/>') for line in text.split("\n"))
    return "".join(f"<text:p>{line}</text:p>" for line in lines)


def _typed(kind: str, attribute: str, value: str, text: str) -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}"><text:p>{text}</text:p>'
        "</table:table-cell>"
    )
