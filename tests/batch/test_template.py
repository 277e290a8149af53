"""The blank roster: what a clerk gets, and that it comes back as it should."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from batch import library, template
from batch.decide import Setting, decide
from batch.errors import OutputUnwritable, UsageError
from batch.readers import Unreadable, read
from batch.survey import survey_book
from schemas.outcome import Outcome

HEADINGS_OF_OLD = (
    "STT · Họ và tên* · Ngày sinh* · Giới tính* · Lớp* · Mã số BHXH* · Số CCCD/CMND/Hộ chiếu · Số định danh cá nhân · "
    "SĐT của học sinh · Email · Số nhà, thôn/xóm · Xã/Phường · Quận/Huyện · Tỉnh/Thành phố · Họ tên người giám hộ · "
    "Quan hệ · Ngày sinh người giám hộ · Mã số BHXH người giám hộ · Số CCCD người giám hộ · SĐT người giám hộ · "
    "Ảnh 4x6 · Ảnh giấy tờ mặt trước · Ảnh giấy tờ mặt sau · Giấy khai sinh · Đã có tài khoản VssID · "
    "Đồng ý xử lý dữ liệu · Ghi chú"
)


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    path = tmp_path / "mau.xlsx"
    template.write(path)
    return path


def outcomes_of(path: Path) -> list[Outcome]:
    book = read(path, path.name)
    assert not isinstance(book, Unreadable)
    rosters, _ = survey_book(book, library.layouts())
    school = library.school(None)
    rules = library.ruleset("2026", date(2026, 9, 15), school)
    setting = Setting(rules, library.cases(rules), school, date(2026, 9, 15))
    return [decide(row, roster.facts, setting) for roster in rosters for row in roster.rows]


def test_the_headings_are_those_of_the_contract(blank: Path) -> None:
    sheet = openpyxl.load_workbook(blank)["Danh sách"]
    assert " · ".join(str(cell.value) for cell in sheet[3]) == HEADINGS_OF_OLD


def test_the_example_row_is_nobody(blank: Path) -> None:
    assert outcomes_of(blank) == []


def test_number_columns_keep_their_zeros(blank: Path) -> None:
    sheet = openpyxl.load_workbook(blank)["Danh sách"]
    assert {sheet.cell(row, column).number_format for row in (5, 100) for column in range(1, 28)} == {"@"}


def test_every_heading_has_a_note_and_the_answers_to_choose_from(blank: Path) -> None:
    sheet = openpyxl.load_workbook(blank)["Danh sách"]
    assert all(cell.comment and cell.comment.text for cell in sheet[3])
    choices = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert choices["D4"] == '"Nam,Nữ"'
    assert {cell[0] for cell in choices} >= {"D", "P", "U"}


def test_the_example_itself_filled_in_is_accepted_in_case_2(blank: Path) -> None:
    workbook = openpyxl.load_workbook(blank)
    sheet = workbook["Danh sách"]
    for cell in sheet[4]:
        sheet.cell(5, cell.column).value = cell.value if cell.column > 1 else "1"
    workbook.save(blank)
    (outcome,) = outcomes_of(blank)
    assert (outcome.status, outcome.decision.case, outcome.origin.row) == ("accepted", 2, 5)


def test_the_same_bytes_each_time(blank: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    template.write(again)
    assert again.read_bytes() == blank.read_bytes()


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.xlsx"):
        template.write(tmp_path / "mau.xls")


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputUnwritable, match="Không ghi được"):
        template.write(tmp_path / "file" / "mau.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_filled_in_roster_is_never_overwritten(blank: Path) -> None:
    before = blank.read_bytes() + b"filled in"
    blank.write_bytes(before)
    with pytest.raises(UsageError, match="không ghi đè"):
        template.write(blank)
    assert blank.read_bytes() == before
