import re
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from batch.sheet.fit import comment_size, row_height
from batch.sheet.house import Column, Listing, Workbook, write_listing
from batch.sheet.marking import UnmarkableError, mark
from batch.sheet.marks import Mark, Marking
from batch.sheet.rebuilding import rebuild
from batch.sheet.safe import cell_text, csv_text, file_name, looks_like_formula, sheet_name
from schemas.book import Book, Sheet
from schemas.cell import CellValue

ON = date(2026, 9, 15)
BORN = datetime(2011, 3, 15)  # noqa: DTZ001 - Excel knows no zones
NOTHING = Marking("Tiêu đề", (), (), ())


@given(st.text())
def test_any_text_fits_into_xml_and_into_a_cell(text: str) -> None:
    made = cell_text(text)
    made.encode("utf-8")
    assert len(made) <= 16_000
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", made)
    assert cell_text(made) == made


def test_a_text_that_is_too_long_is_cut_aloud() -> None:
    assert cell_text("a" * 40_000) == "a" * 15_999 + "…"


@given(st.text())
def test_no_csv_field_starts_a_formula(text: str) -> None:
    assert csv_text(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}


@given(st.text(max_size=20))
def test_a_csv_field_loses_nothing(text: str) -> None:
    assert csv_text(text).removeprefix("'") == cell_text(text).removeprefix("'")


@given(st.lists(st.text(max_size=300), min_size=1, max_size=4))
def test_file_names_are_safe_and_distinct(names: list[str]) -> None:
    taken: set[str] = set()
    made = [file_name(name, taken) for name in names]
    assert len({name.casefold() for name in made}) == len(names)
    for name in made:
        assert not re.search(r'[\x00-\x1f<>:"/\\|?*]', name)
        assert name not in ("", ".", "..")
        assert not name.startswith(".")
        assert len(name.encode()) <= 255


@example(["'" * 40, "'", "a" * 30 + "''b", "𐀀" * 20, "\n"])
@settings(max_examples=30)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_sheet_names_are_taken_by_excel(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = tmp_path_factory.mktemp("names") / "x.xlsx"
    with Workbook(path, "x", ON) as workbook:
        for name in names:
            workbook.page(name, [Column("A", 5)])
    assert len(openpyxl.load_workbook(path).sheetnames) == len(names)


def test_a_sheet_name_is_numbered_when_it_is_taken() -> None:
    taken: set[str] = set()
    assert [sheet_name(name, taken) for name in ("Lớp 6A", "lớp 6a", "a/b", "")] == [
        "Lớp 6A",
        "lớp 6a (2)",
        "a_b",
        "Trang",
    ]


def test_rows_are_as_high_as_their_texts() -> None:
    one, two, many = row_height([("ngắn", 20)]), row_height([("một câu dài hơn ô", 12)]), row_height([("a" * 999, 10)])
    assert one is None
    assert two is not None
    assert two < (many or 0) <= 409
    assert comment_size("a\n" * 3)[1] < comment_size("a\n" * 9)[1] <= 600


def test_texts_stay_texts_and_stay_so_when_edited(tmp_path: Path) -> None:
    texts = ["=1+1", "+84", "@x", "-x", "http://x.vn", "0123", "a\x00b", "\ud800"]
    with Workbook(tmp_path / "x.xlsx", "x", ON) as workbook:
        page = workbook.page("S", [Column("A", 9, "code")])
        for text in texts:
            page.line([text])
    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "x.xlsx")["S"].iter_rows()]
    assert [cell.value for cell in cells] == [*texts[:6], "a�b", "�"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [bool(cell.quotePrefix) for cell in cells] == [looks_like_formula(text) for text in texts]
    assert all(cell.hyperlink is None for cell in cells)


def test_a_full_sheet_is_followed_by_another(tmp_path: Path) -> None:
    listing = Listing("Danh", (Column("Số", 9),), [([number], {}) for number in range(5)])
    with Workbook(tmp_path / "x.xlsx", "x", ON) as workbook:
        write_listing(workbook, listing, at_most=2)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["Danh", "Danh (2)", "Danh (3)"]
    numbers = [value for sheet in book for (value,) in sheet.iter_rows(values_only=True) if isinstance(value, int)]
    assert numbers == [0, 1, 2, 3, 4]


def test_nothing_is_written_when_something_goes_wrong(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Workbook(tmp_path / "x.xlsx", "x", ON):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_grid_is_rebuilt_cell_by_cell(tmp_path: Path) -> None:
    rows: list[list[CellValue]] = [
        ["Tên", "Số", "Ngày", "Dấu"],
        ["An", 912345678, BORN, True],
        [None, 10**20, date(1850, 1, 1), float("nan")],
        ["Bình", 12.5, time(7, 30), None],
    ]
    sheet = Sheet(
        "Lớp:6A",
        rows,
        "hidden",
        {(2, 1): "0000000000"},
        merges=(((1, 0), (1, 1)), ((1, 1), (2, 1))),
        hidden_rows=frozenset({4}),
    )
    other = Sheet("lớp?6A", [["x"]], "very_hidden")
    rebuild(tmp_path / "x.xlsx", Book("x.ods", "t", (sheet, other)), NOTHING, ON)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["Tóm tắt", "Lớp_6A", "lớp_6A (2)"]
    assert [page.sheet_state for page in book] == ["visible", "hidden", "veryHidden"]
    back = book["Lớp_6A"]
    assert [cell.value for cell in back[2]] == ["An", 912345678, BORN, True]
    assert back["B2"].number_format == "0000000000"
    assert [cell.value for cell in back[3]] == [None, str(10**20), "01/01/1850", "nan"]
    assert [cell.value for cell in back[4]][:3] == ["Bình", 12.5, "07:30:00"]
    assert back.row_dimensions[4].hidden
    assert [str(merged) for merged in back.merged_cells.ranges] == ["A1:B1"]
    assert back["A1"].value == "Tên"


def test_a_mark_in_merged_cells_is_said_where_it_shows(tmp_path: Path) -> None:
    sheet = Sheet(None, [["a", None]], merges=(((1, 0), (1, 1)),))
    rebuild(
        tmp_path / "x.xlsx", Book("x", "t", (sheet,)), Marking("x", (), (), (Mark(None, "B1", "error", "Sai"),)), ON
    )
    back = openpyxl.load_workbook(tmp_path / "x.xlsx")["Danh sách"]
    assert (back["A1"].value, back["A1"].comment.text) == ("a", "Sai")


def test_an_empty_cell_can_be_marked(tmp_path: Path) -> None:
    marking = Marking("x", (), (), (Mark(None, "C2", "error", "Thiếu"), Mark(None, "AA9", "warning", "Xa")))
    rebuild(tmp_path / "x.xlsx", Book("x.csv", "t", (Sheet(None, [["a"], ["b"]]),)), marking, ON)
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["Danh sách"]
    assert (sheet["C2"].comment.text, sheet["AA9"].comment.text) == ("Thiếu", "Xa")
    assert sheet["C2"].fill.start_color.rgb == "FFF8CBAD"


@pytest.mark.parametrize("data", [b"", b"PK", b"\xd0\xcf\x11\xe0", b"a;b\n", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_workbook_cannot_be_marked(data: bytes) -> None:
    with pytest.raises(UnmarkableError):
        mark(data, Book("x", "t", ()), NOTHING, ON)
