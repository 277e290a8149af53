from hypothesis import given
from hypothesis import strategies as st

from batch.survey.encodings import revived
from schemas.book import Sheet
from schemas.cell import CellValue

SURE = ["Hä vµ tªn", "TrÇn §øc Th¾ng", "Ph¹m Thuú D­¬ng", "Lª H÷u Ph­íc"]
"""Họ và tên, Trần Đức Thắng, Phạm Thuỳ Dương, Lê Hữu Phước in TCVN3."""


def first(sheet: Sheet) -> list[CellValue]:
    return [row[0] for row in sheet.rows]


def test_texts_in_a_dead_encoding_come_back_and_say_what_stood_there() -> None:
    sheet = revived(Sheet("S", [[text] for text in SURE]))
    assert first(sheet) == ["Họ và tên", "Trần Đức Thắng", "Phạm Thuỳ Dương", "Lê Hữu Phước"]
    assert sheet.legacy[2, 0] == ("TrÇn §øc Th¾ng", "legacy-tcvn3")
    assert sheet.cell(2, 0).legacy == ("TrÇn §øc Th¾ng", "legacy-tcvn3")


def test_a_text_that_could_be_either_follows_a_sheet_that_is_all_of_one_kind() -> None:
    assert first(revived(Sheet("S", [[text] for text in [*SURE, "Bè", "Líp"]])))[4:] == ["Bố", "Lớp"]


def test_a_text_that_could_be_either_stays_where_others_are_unicode() -> None:
    sheet = revived(Sheet("S", [[text] for text in [*SURE, "Bè", "Lê Hân", "Nguyễn Thị Ngọc"]]))
    assert first(sheet)[4:] == ["Bè", "Lê Hân", "Nguyễn Thị Ngọc"]


def test_a_sheet_in_unicode_is_left_as_it_is() -> None:
    sheet = Sheet("S", [["Họ và tên", "Hoà Bình"], ["Lê Hân", "Lý Nhã"], [None, 12, "Tổ 1"]])
    assert revived(sheet) is sheet


@given(st.lists(st.lists(st.none() | st.text(max_size=12) | st.integers(), max_size=4), max_size=6))
def test_reviving_changes_nothing_but_what_it_tells_of_and_nothing_twice(rows: list[list[CellValue]]) -> None:
    sheet = Sheet("S", rows)
    once = revived(sheet)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            changed = once.rows[number - 1][column] != value
            assert changed == ((number, column) in once.legacy)
    assert revived(once).rows == once.rows
