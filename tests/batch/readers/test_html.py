from pathlib import Path

from batch.readers import Limits, html, read
from schemas.book import Book

PAGE = """<html><head><meta charset="utf-8"><title>x</title><style>td {}</style></head><body>
<h3>DANH SÁCH HỌC SINH<br>LỚP 6A</h3>
<table><thead><tr><th rowspan="2">STT</th><th colspan=2>Học sinh</th></tr><tr><th>Họ và tên</th><th>SĐT</th></tr>
</thead><tr><td>1</td><td>Nguyễn&nbsp;Văn &lt;An&gt;</td><td>0912345678</td></tr>
<tr><td>2<td>Trần<table><tr><td>Bình</td></tr></table><td></tr></table>
<p>Người lập</p></body></html>"""


def test_tables_with_spans_and_text_around_them() -> None:
    (sheet,) = html.read(PAGE.encode(), "x", Limits()).sheets
    assert sheet.rows == [
        ["DANH SÁCH HỌC SINH\nLỚP 6A"],
        ["STT", "Học sinh"],
        [None, "Họ và tên", "SĐT"],
        ["1", "Nguyễn\xa0Văn <An>", "0912345678"],
        ["2", "TrầnBình"],
        ["Người lập"],
    ]
    assert sheet.merges == (((2, 0), (3, 0)), ((2, 1), (2, 2)))


def test_declared_encoding_holds() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1258"><table><tr><td>Đăng</table>'
    (sheet,) = html.read(page.encode("cp1258"), "x", Limits()).sheets
    assert sheet.rows == [["Đăng"]]


def test_table_that_calls_itself_xls_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text(PAGE, encoding="utf-16")
    book = read(tmp_path / "a.xls", "a.xls")
    assert isinstance(book, Book)
    assert book.engine == "html"
    assert book.sheets[0].rows[3][0] == "1"
