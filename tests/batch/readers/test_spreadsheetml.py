import datetime
from pathlib import Path

import pytest

from batch.readers import Limits, Unreadable, read, spreadsheetml
from schemas.book import Book

PAGE = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0000000000"/></Style></Styles>
<Worksheet ss:Name="6A"><Table>
<Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="String">DANH SÁCH</Data></Cell>
<Cell><Data ss:Type="String">x</Data></Cell></Row>
<Row ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="s1"><Data ss:Type="Number">912345678</Data></Cell>
<Cell><Data ss:Type="DateTime">2012-05-06T00:00:00.000</Data></Cell><Cell ss:Formula="=R1C1"/>
<Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="ẩn"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


def test_places_formats_and_hidden_things() -> None:
    one, two = spreadsheetml.read(PAGE.encode(), "x", Limits()).sheets
    assert one.rows == [
        [],
        [],
        ["DANH SÁCH", None, "x"],
        [None, 912345678, datetime.date(2012, 5, 6), None, True],
    ]
    assert one.cell(4, 1).text == "0912345678"
    assert one.merges == (((3, 0), (3, 1)),)
    assert one.hidden_rows == {4}
    assert one.uncached == {(4, 3)}
    assert (two.name, two.visibility) == ("ẩn", "hidden")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_workbook_that_calls_itself_xls_is_read(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(PAGE.encode(encoding))
    book = read(tmp_path / "a.xls", "a.xls")
    assert isinstance(book, Book)
    assert book.engine == "spreadsheetml"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("<Workbook ", '<!DOCTYPE x [<!ENTITY a "b">]><Workbook ', "dtd"),
        ('ss:Index="3"', 'ss:Index="999999999999"', "corrupt"),
        ("</Workbook>", "", "corrupt"),
    ],
)
def test_hostile_ones_are_refused(old: str, new: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(PAGE.replace(old, new), encoding="utf-8")
    found = read(tmp_path / "a.xml", "a.xml")
    assert isinstance(found, Unreadable)
    assert found.reason == reason
