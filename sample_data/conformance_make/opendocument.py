"""Writes .ods as LibreOffice does in its essentials: a zip with the type first, and one part with all sheets."""

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from sample_data.conformance_make.page import Page, Roster, Typed
from sample_data.entry import Value

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def workbook(roster: Roster) -> bytes:
    """Write an .ods."""
    tables = "".join(map(_table, roster.pages))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as stored:
        for name, text in (("mimetype", _TYPE), ("META-INF/manifest.xml", _MANIFEST), ("content.xml", content)):
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.create_system = 3
            stored.writestr(member, text.encode())
    return memory.getvalue()


def _table(page: Page) -> str:
    rows = "".join(f"<table:table-row>{''.join(map(_cell, line))}</table:table-row>" for line in page.lines)
    return f"<table:table table:name={quoteattr(page.name or 'Sheet1')}>{rows}</table:table>"


def _cell(value: Value) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, int | Typed):
        return _typed("float", "value", str(value), str(value))
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
