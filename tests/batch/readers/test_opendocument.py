"""What LibreOffice shows of an .ods is what the book says: formats, merges, hidden rows, formulas."""

import io
import zipfile

import pytest

from batch.readers import Limits, calamine, opendocument
from schemas.book import Sheet

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        *((name, name) for name in ("office", "table", "text", "style")),
        ("number", "datastyle"),
    )
)
SPAN = 'table:number-columns-spanned="3" table:number-rows-spanned="2"'


def number(style: str = "") -> str:
    own = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell{own} office:value-type="float" office:value="912345678"/>'


def text(attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{attributes}><text:p>a</text:p></table:table-cell>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row{attributes}>{''.join(cells)}</table:table-row>"


def hidden(kind: str, *cells: str, repeated: int = 1) -> str:
    return row(*cells, attributes=f' table:visibility="{kind}" table:number-rows-repeated="{repeated}"')


def style(name: str, look: str) -> str:
    return (
        f'<number:number-style style:name="N{name}"><number:number {look}/></number:number-style>'
        f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="N{name}"/>'
    )


def packed(rows: str, styles: str = "", shared: str | None = None, columns: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        zipped.writestr("META-INF/manifest.xml", "<manifest/>")
        zipped.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
            '<office:body><office:spreadsheet><table:table table:name="6A">'
            f"{columns}{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
        if shared is not None:
            zipped.writestr("styles.xml", f"<office:document-styles {SPACES}>{shared}</office:document-styles>")
    return stream.getvalue()


def sheet(data: bytes) -> Sheet:
    return calamine.read(data, "a.ods", Limits()).sheets[0]


def test_a_format_with_zeros_in_front_shows_them() -> None:
    found = sheet(packed(row(number("ce1"), number()), style("ce1", 'number:min-integer-digits="10"')))
    assert [found.cell(1, column).text for column in (0, 1)] == ["0912345678", "912345678"]


def test_a_format_may_stand_in_the_shared_styles_and_at_the_column_or_the_row() -> None:
    own = '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="Nce1"/>'
    shared = style("ce1", 'number:min-integer-digits="10"').removesuffix(own)
    plain = '<table:table-column table:number-columns-repeated="2"/>'
    columns = f'{plain}<table:table-column table:default-cell-style-name="ce1"/>'
    rows = row(number(), number(), number()) + row(number(), attributes=' table:default-cell-style-name="ce1"')
    found = sheet(packed(rows, own, shared, columns))
    assert [found.cell(1, column).text for column in range(3)] == ["912345678", "912345678", "0912345678"]
    assert found.cell(2, 0).text == "0912345678"


@pytest.mark.parametrize(
    "look",
    [
        'number:min-integer-digits="1"',
        'number:min-integer-digits="10" number:decimal-places="2"',
        'number:min-integer-digits="10" number:grouping="true"',
        'number:min-integer-digits="many"',
    ],
)
def test_other_formats_are_no_reason_for_zeros(look: str) -> None:
    assert sheet(packed(row(number("ce1")), style("ce1", look))).cell(1, 0).text == "912345678"


def test_merges_hidden_rows_and_repeats_count_as_a_person_sees_them() -> None:
    rows = (
        row("<table:table-cell/>", attributes=' table:number-rows-repeated="2"'),
        row('<table:table-cell table:number-columns-repeated="2"/>', text(f" {SPAN}")),
        hidden("collapse", text()),
        hidden("filter", text(), repeated=2),
        row(text()),
        hidden("collapse", "<table:table-cell/>", repeated=1048569),
    )
    found = sheet(packed("".join(rows)))
    assert (found.merges, found.hidden_rows) == ((((3, 2), (4, 4)),), frozenset({4, 5, 6}))
    assert (len(found.rows), found.cell(3, 2).text, found.cell(7, 0).text) == (7, "a", "a")


def test_a_formula_without_a_result_is_flagged_and_one_with_an_empty_text_is_not() -> None:
    empty = 'table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""'
    two = 'table:formula="of:=1+1" office:value-type="float" office:value="2"'
    cells = ('table:formula="of:=[.A1]"', empty, two)
    found = sheet(packed(row(*(f"<table:table-cell {cell}/>" for cell in cells))))
    assert found.uncached == frozenset({(1, 0)})


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + bytes(18), packed("<table:table-row>")])
def test_what_is_damaged_has_no_facts_and_ends_nothing(data: bytes) -> None:
    assert all(not facts.formats for facts in opendocument.scan(data).values())
