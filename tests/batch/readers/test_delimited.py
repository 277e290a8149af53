import pytest

from batch.readers import Limits, delimited
from schemas.cell import CellValue

TABLE: list[list[CellValue]] = [["STT", "Họ và tên", "SĐT"], ["1", "Nguyễn Văn Ấn", "0912345678"]]


def rows(data: bytes) -> list[list[CellValue]]:
    (sheet,) = delimited.read(data, "a.csv", Limits()).sheets
    assert sheet.name is None
    return sheet.rows


def lines(delimiter: str) -> str:
    return "".join(delimiter.join(str(value) for value in row) + "\r\n" for row in TABLE)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    assert rows(lines(delimiter).encode(encoding)) == TABLE


def test_several_marks_of_byte_order() -> None:
    assert rows(b"\xef\xbb\xbf\xef\xbb\xbf" + lines(";").encode()) == TABLE


def test_vietnamese_windows_code_page() -> None:
    assert rows("Tên;Tuổi\r\nĐăng;6\r\n".replace("ổ", "ô\u0309").encode("cp1258")) == [
        ["Tên", "Tuô\u0309i"],
        ["Đăng", "6"],
    ]


def test_title_and_commas_in_addresses_do_not_mislead() -> None:
    text = "DANH SÁCH HỌC SINH, LỚP 6A, NĂM 2026, HỌC KỲ 1\n\nSTT;Tên;Địa chỉ\n"
    text += "1;An;Số 5, ngõ 3, Thanh Trì, Hà Nội\n2;Bình;Hà Nội\n"
    assert rows(text.encode()) == [
        ["DANH SÁCH HỌC SINH, LỚP 6A, NĂM 2026, HỌC KỲ 1"],
        [],
        ["STT", "Tên", "Địa chỉ"],
        ["1", "An", "Số 5, ngõ 3, Thanh Trì, Hà Nội"],
        ["2", "Bình", "Hà Nội"],
    ]


def test_line_break_in_quotes_is_one_record() -> None:
    assert rows('STT,Tên,Địa chỉ\n1,An,"xóm 1,\nThanh Trì"\n2,"Bình ""Tí""",\n'.encode()) == [
        ["STT", "Tên", "Địa chỉ"],
        ["1", "An", "xóm 1,\nThanh Trì"],
        ["2", 'Bình "Tí"'],
    ]


def test_stray_quotation_mark_swallows_no_row() -> None:
    text = "STT;Tên;Lớp\n" + "".join(f"{n};An {n};6A\n" for n in range(1, 6)).replace("An 2", '"An 2')
    assert rows(text.encode()) == [
        ["STT", "Tên", "Lớp"],
        ["1", "An 1", "6A"],
        ["2", '"An 2', "6A"],
        *[[str(n), f"An {n}", "6A"] for n in range(3, 6)],
    ]


def test_declaration_of_the_delimiter_is_obeyed_and_no_row() -> None:
    assert rows(b"sep=;\r\na,b;c\r\n") == [["a,b", "c"]]


def test_all_values_are_text_as_it_stands() -> None:
    assert rows(b"0012;NA;=1+1; a ;TRUE;1.0\nx;y;z;t;u;v\n")[0] == ["0012", "NA", "=1+1", " a ", "TRUE", "1.0"]


def test_one_column_is_a_table_too() -> None:
    assert rows("Họ và tên\nAn\n\nBình\n".encode()) == [["Họ và tên"], ["An"], [], ["Bình"]]
