"""What a person sees in the workbook is what the book says: places, texts, formats, hidden things."""

import datetime
import doctest
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt

from batch.readers import Limits, Unreadable, calamine, child, grid, legacy, read, xlrd
from batch.readers import openpyxl as second
from batch.readers.confine import Confined
from schemas.book import Book, Sheet

MOMENT = datetime.datetime.fromisoformat("2012-05-06T07:08")
ENGINES = pytest.mark.parametrize("engine", [calamine, second], ids=["calamine", "openpyxl"])


def written(fill: Callable[[Any], None]) -> bytes:
    """A workbook by openpyxl, its first sheet filled by the test."""
    book = openpyxl.Workbook()
    fill(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_sheet(xml: str, styles: str = "") -> bytes:
    """A workbook around one sheet written by hand."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    one = '<Relationship Id="{0}" Type="' + office + '/{1}" Target="{2}"/>'
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{content}{kind}+xml"/>'
        for part, kind in (("workbook", "sheet.main"), ("s", "worksheet"), ("styles", "styles"))
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>',
        )
        zipped.writestr("_rels/.rels", relations.format(one.format("a", "officeDocument", "xl/workbook.xml")))
        zipped.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            f'<sheet name="6A" sheetId="1" r:id="b"/></sheets></workbook>',
        )
        zipped.writestr(
            "xl/_rels/workbook.xml.rels",
            relations.format(one.format("b", "worksheet", "s.xml") + one.format("c", "styles", "styles.xml")),
        )
        zipped.writestr("xl/s.xml", xml.replace("MAIN", main))
        zipped.writestr("xl/styles.xml", f'<styleSheet xmlns="{main}">{styles}</styleSheet>')
    return stream.getvalue()


def only_sheet(engine: Any, data: bytes) -> Sheet:
    book = engine.read(data, "a.xlsx", Limits())
    assert isinstance(book, Book)
    (sheet,) = book.sheets
    return sheet


@ENGINES
def test_row_and_column_numbers_are_true_under_empty_ones(engine: Any) -> None:
    def fill(sheet: Any) -> None:
        sheet["C4"] = "Họ và tên"
        sheet["D6"] = "An"

    sheet = only_sheet(engine, written(fill))
    assert sheet.rows == [[], [], [], [None, None, "Họ và tên"], [], [None, None, None, "An"]]
    assert sheet.cell(6, 3).text == "An"
    assert sheet.cell(6, 3).column == "D"


@ENGINES
def test_values_stand_as_they_are(engine: Any) -> None:
    def fill(sheet: Any) -> None:
        values = [" An  Bình ", "NA", "0012", 40200000001, 1.5, True, False, 0, -3]
        sheet.append(values)
        sheet["A2"] = "=SUM(1)"
        sheet["A2"].data_type = "s"
        sheet["B2"] = "dòng 1\ndòng 2"

    rows = only_sheet(engine, written(fill)).rows
    assert rows[0] == [" An  Bình ", "NA", "0012", 40200000001, 1.5, True, False, 0, -3]
    assert [type(value) for value in rows[0][3:]] == [int, float, bool, bool, int, int]
    assert rows[1] == ["=SUM(1)", "dòng 1\ndòng 2"]


@ENGINES
def test_dates_come_without_a_time_that_nobody_wrote(engine: Any) -> None:
    def fill(sheet: Any) -> None:
        sheet.append([datetime.date(2012, 5, 6), MOMENT, datetime.time(7, 8)])

    rows = only_sheet(engine, written(fill)).rows
    assert rows == [[datetime.date(2012, 5, 6), MOMENT, datetime.time(7, 8)]]
    assert type(rows[0][0]) is datetime.date


@ENGINES
def test_dates_of_1904_workbooks(engine: Any, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": True}) as book:
        style = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet().write_datetime(0, 0, datetime.date(2012, 5, 6), style)
    assert only_sheet(engine, (tmp_path / "a.xlsx").read_bytes()).rows == [[datetime.date(2012, 5, 6)]]


@ENGINES
def test_leading_zero_format_is_kept_for_numbers_alone(engine: Any) -> None:
    def fill(sheet: Any) -> None:
        sheet.append([912345678, 912345678, "0912345678", 12, datetime.date(2012, 5, 6), None])
        for place in ("A1", "C1", "F1"):
            sheet[place].number_format = "0000000000"
        sheet["D1"].number_format = "@"

    sheet = only_sheet(engine, written(fill))
    assert sheet.formats == {(1, 0): "0000000000", (1, 3): "@"}
    assert [sheet.cell(1, column).text for column in range(5)] == [
        "0912345678",
        "912345678",
        "0912345678",
        "12",
        "06/05/2012",
    ]


@ENGINES
def test_formula_without_a_result_is_flagged(engine: Any) -> None:
    sheet = only_sheet(
        engine,
        with_sheet(
            '<worksheet xmlns="MAIN"><sheetData><row r="1">'
            '<c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>X1</f><v/></c>'
            '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f t="shared" si="0"/></c>'
            '<c r="F1" t="str"><f>A2&amp;"a"</f><v>a</v></c><c r="G1"><v>7</v></c>'
            "</row></sheetData></worksheet>"
        ),
    )
    assert sheet.uncached == {(1, 0), (1, 2), (1, 4)}
    assert sheet.rows == [[None, 2, None, None, None, "a", 7]]
    assert sheet.cell(1, 0).uncached


def old(*cells: object, recalculated: bool = False) -> bytes:
    """An .xls whose cells stand under each other; xlwt never calculates, Excel says that it did by a record."""
    book = xlwt.Workbook()
    for row, value in enumerate(cells):
        book.add_sheet("6A") if row == 0 else None
        book.get_sheet(0).write(row, 0, value)
    stream = io.BytesIO()
    book.save(stream)
    data = stream.getvalue()
    if recalculated:  # in the place of a record that says nothing: CALCCOUNT, which has the same length less six
        at = data.index(struct.pack("<2H", 0x0042, 2))
        data = data[:at] + struct.pack("<2H", 0x01C1, 2) + data[at + 4 :]
    return data


def test_formulas_of_an_xls_that_nobody_ever_calculated_are_flagged() -> None:
    data = old("a", xlwt.Formula("1+1"), xlwt.Formula('"b"&"c"'), "d")
    for engine in (calamine, xlrd):
        assert engine.read(data, "a.xls", Limits()).sheets[0].uncached == frozenset({(2, 0), (3, 0)})


def test_an_empty_result_in_an_xls_that_was_calculated_is_one() -> None:
    data = old("a", xlwt.Formula('""'), "d", recalculated=True)
    assert calamine.read(data, "a.xls", Limits()).sheets[0].uncached == frozenset()
    result = struct.pack("<3H", 1, 0, 17)  # row, column and style of the first formula
    both = old("a", xlwt.Formula("1+1"), xlwt.Formula('""'))
    at = both.index(result) + len(result)
    some = both[:at] + struct.pack("<d", 2.0) + both[at + 8 :]
    found = calamine.read(some, "a.xls", Limits()).sheets[0]
    assert (found.uncached, found.cell(2, 0).value) == (frozenset(), 2)


@ENGINES
def test_error_cells_come_out_as_their_text(engine: Any) -> None:
    xml = (
        '<worksheet xmlns="MAIN"><sheetData><row r="2"><c t="e" r="B2"><v>#N/A</v></c></row>'
        '<row r="4"><c r="C4" t="e"><f>Z1</f><v>#REF!</v></c></row></sheetData></worksheet>'
    )
    assert only_sheet(engine, with_sheet(xml)).rows == [[], [None, "#N/A"], [], [None, None, "#REF!"]]


@ENGINES
def test_prefixes_quotes_and_order_of_attributes_do_not_matter(engine: Any) -> None:
    styles = (
        '<numFmts><numFmt formatCode="000000000000" numFmtId="170"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
    )
    sheet = only_sheet(
        engine,
        with_sheet(
            "<x:worksheet xmlns:x='MAIN'><x:sheetData><x:row hidden='1' r='3'>"
            "<x:c s='1' r='A3'><x:v>1202012345</x:v></x:c><x:c s='1' t='n' r='B3'><x:v>5</x:v></x:c>"
            "<x:c r='C3' s='1'/></x:row></x:sheetData></x:worksheet>",
            styles,
        ),
    )
    assert sheet.formats == {(3, 0): "000000000000", (3, 1): "000000000000"}
    assert sheet.cell(3, 0).text == "001202012345"
    assert sheet.hidden_rows == {3}


def test_cells_without_addresses_are_counted() -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="1"/></cellXfs>'
    sheet = only_sheet(
        calamine,
        with_sheet(
            '<worksheet xmlns="MAIN"><sheetData><row><c><v>1</v></c><c s="1"><v>2</v></c></row><row r="5"><c r="C5"/>'
            '<c s="1"><v>4</v></c></row><row hidden="true"><c><f>A1</f></c></row></sheetData></worksheet>',
            styles,
        ),
    )
    assert sheet.formats == {(1, 1): "0", (5, 3): "0"}
    assert sheet.uncached == {(6, 0)}
    assert sheet.hidden_rows == {6}


@ENGINES
def test_lying_dimension_loses_no_row(engine: Any) -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>' for number in range(1, 101))
    for lie in ("A1:B2", "A1:XFD1048576", "C7", "A1:A50"):
        xml = f'<worksheet xmlns="MAIN"><dimension ref="{lie}"/><sheetData>{rows}</sheetData></worksheet>'
        assert only_sheet(engine, with_sheet(xml)).rows == [[number] for number in range(1, 101)]


@ENGINES
def test_merged_ranges(engine: Any) -> None:
    def fill(sheet: Any) -> None:
        sheet["B2"] = "DANH SÁCH"
        sheet.merge_cells("B2:D3")

    assert only_sheet(engine, written(fill)).merges == (((2, 1), (3, 3)),)


@ENGINES
def test_visibility_and_hidden_rows(engine: Any) -> None:
    book = openpyxl.Workbook()
    book.active.append(["6A"])
    book.active.append(["ẩn"])
    book.active.row_dimensions[2].hidden = True
    for name, state in (("ẩn", "hidden"), ("rất ẩn & <sâu>", "veryHidden")):
        book.create_sheet(name).sheet_state = state
        book[name].append([name])
    stream = io.BytesIO()
    book.save(stream)
    found = engine.read(stream.getvalue(), "x", Limits()).sheets
    assert [(sheet.name, sheet.visibility) for sheet in found] == [
        ("Sheet", "visible"),
        ("ẩn", "hidden"),
        ("rất ẩn & <sâu>", "very_hidden"),
    ]
    assert found[0].hidden_rows == {2}
    assert found[2].rows == [["rất ẩn & <sâu>"]]


def test_facts_hold_across_the_pieces_of_a_long_sheet() -> None:
    rows = "".join(
        f'<row r="{n}"{" hidden=" + chr(34) + "1" + chr(34) if n % 1000 == 0 else ""}>'
        f'<c r="A{n}" s="1"><v>{n}</v></c><c r="B{n}" t="inlineStr"><is><t>{"row " * 40}</t></is></c></row>'
        for n in range(1, 12_001)
    )
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="1"/></cellXfs>'
    sheet = only_sheet(
        calamine, with_sheet(f'<worksheet xmlns="MAIN"><sheetData>{rows}</sheetData></worksheet>', styles)
    )
    assert set(sheet.formats) == {(n, 0) for n in range(1, 12_001)}
    assert sheet.hidden_rows == set(range(1000, 12_001, 1000))


@pytest.mark.parametrize("stray", ["A1048576", "XFD1048576", "XFD3"])
def test_stray_cell_at_the_end_of_the_sheet_is_survived(stray: str, tmp_path: Path) -> None:
    row = int("".join(filter(str.isdigit, stray)))
    (tmp_path / "a.xlsx").write_bytes(
        with_sheet(
            '<worksheet xmlns="MAIN"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
            f'<row r="{row}"><c r="{stray}"><v>2</v></c></row></sheetData></worksheet>'
        )
    )
    book = read(tmp_path / "a.xlsx", "x")
    assert isinstance(book, Book)
    (sheet,) = book.sheets
    assert sheet.rows[0] == [1]
    assert len(sheet.rows) == row
    assert sheet.rows[-1][-1] == 2


def test_second_engine_takes_over_where_the_first_dies(tmp_path: Path) -> None:
    """Calamine lays out all 17 thousand million cells and dies; openpyxl streams the two."""
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    path = tmp_path / "a.xlsx"
    path.write_bytes(with_sheet(f'<worksheet xmlns="MAIN"><sheetData>{cells}</sheetData></worksheet>'))
    first = Confined(child.answer, (str(path), "x", None, Limits(), 0), "x", Limits()).answer()
    assert isinstance(first, Unreadable)
    book = read(tmp_path / "a.xlsx", "x")
    assert isinstance(book, Book)
    assert book.engine == "openpyxl"


@pytest.mark.parametrize("module", [grid, legacy])
def test_examples_hold(module: Any) -> None:
    assert doctest.testmod(module) == (0, 1)
