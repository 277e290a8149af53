"""Which layout a sheet is, and which field each column is, by the headings that schools write."""

import pytest

from batch import layouts
from batch.discover import plugins
from batch.survey import headings, survey
from schemas.book import Sheet
from schemas.cell import CellValue
from schemas.headings import ALIASES, FIELD_BY_HEADING
from tests.batch import clerk

MINISTRY = (
    "STT | Mã định danh Bộ GD&ĐT | Họ tên | Ngày sinh | Giới tính | Dân tộc | Trạng thái | SĐT liên hệ"
    " | Nơi sinh chi tiết"
    " | Tổ/thôn Hộ khẩu thường trú | Tỉnh thành quê quán | Phường Xã quê quán | Chỗ ở hiện nay | Số CMND | Ngày cấp"
    " | Nơi cấp | Tên cha | Nghề nghiệp cha | Năm sinh cha | Tên mẹ | Nghề nghiệp mẹ | Năm sinh mẹ | Lớp học | Khối học"
    " | Số định danh cá nhân"
)
HOMEROOM = (
    "STT | Họ và tên học sinh | Mã học sinh | Ngày, tháng, năm sinh | Nữ (x) | Dân tộc | Họ và tên cha | SĐT cha"
    " | Họ và tên mẹ | SĐT mẹ | Người đỡ đầu | SĐT người đỡ đầu | Địa chỉ | Ghi chú"
)
TEMPLATE = " | ".join(clerk.TEMPLATE.values())


def fields_of(headings_text: str) -> list[str | None]:
    row: list[CellValue] = [part.strip() for part in headings_text.split("|")]
    sheet = Sheet("DS", [row, [1, *["x"] * len(row)]])
    first = headings.find(sheet)
    assert first is not None
    seen = headings.read(sheet, first, FIELD_BY_HEADING)
    return [seen.columns[index].field if index in seen.columns else None for index in range(len(row))]


def test_every_heading_of_our_template_is_its_field_in_order() -> None:
    assert fields_of(TEMPLATE) == list(clerk.TEMPLATE)


@pytest.mark.parametrize(
    ("layout", "row"),
    [("own_template", TEMPLATE), ("ministry_export", MINISTRY), ("homeroom", HOMEROOM), (None, "STT | Họ tên | Lớp")],
)
def test_exactly_this_layout_recognises_its_sheet(layout: str | None, row: str) -> None:
    roster = clerk.judge_list(row, [1, "Lê An", "Nguyễn Văn B"]).roster
    assert roster.layout == layout


def test_the_ministrys_export_has_no_code_no_own_phone_and_its_ten_digits_are_no_bhxh_code() -> None:
    row: list[CellValue] = [1, "0101010101", "Lê An", "15/03/2011", "Nam", "Kinh", "Đang học", "0912000111", "", "Tổ 1"]
    row += [
        "",
        "",
        "Thôn 2",
        "001211000001",
        "",
        "",
        "Lê Ba",
        "Nông dân",
        "1980",
        "Trần Bình",
        "",
        "1985",
        "10A",
        "10",
        "001211000001",
    ]
    outcome = clerk.judge_list(MINISTRY, row).only
    student = outcome.student
    assert (student.bhxh_code, student.phone, student.student_code) == (None, None, "0101010101")
    assert (student.id_number, student.personal_id, student.class_name, student.address) == (
        "001211000001",
        "001211000001",
        "10A",
        "Thôn 2",
    )
    assert (outcome.status, outcome.decision.case) == ("rejected", None)
    assert clerk.codes(outcome)["bhxh-missing"] == "error"


def test_the_homeroom_list_gives_the_parent_with_a_phone_as_guardian() -> None:
    row: list[CellValue] = [
        1,
        "Lê An",
        "HS001",
        "15/03/2011",
        "x",
        "Kinh",
        "Lê Ba",
        "",
        "Trần Bình",
        "0912000111",
        "",
        "",
        "Thôn 2",
        "",
    ]
    student = clerk.judge_list(f"{HOMEROOM} | Mã thẻ BHYT", [*row, "HS4010112345671"]).only.student
    guardian = student.guardian
    assert (student.sex, student.student_code, student.bhxh_code, student.bhyt_card) == (
        "female",
        "HS001",
        "0112345671",
        "HS4010112345671",
    )
    assert (guardian.full_name, guardian.relation, guardian.phone) == ("Trần Bình", "mẹ", "0912000111")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("mã số BHYT", "bhyt_card"),
        ("mã thẻ BHYT", "bhyt_card"),
        ("số thẻ BHYT", "bhyt_card"),
        ("sdt bố", "father_phone"),
        ("điện thoại phụ huynh", "guardian_phone"),
        ("Mã số BHXH", "bhxh_code"),
        ("SĐT liên hệ", "contact_phone"),
        ("Xã/Phường\n(Theo quê quán)", "ignored"),
        ("SỐ ĐIỆN THOẠI CHA", "father_phone"),
        ("So\u0302\u0301 CCCD", "id_number"),
    ],
)
def test_alias(heading: str, field: str) -> None:
    assert fields_of(f"STT | Họ và tên | {heading}")[2] == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Ngày sihn", "birth_date"),
        ("Gioi tinhh", "sex"),
        ("Mã sô BHXHH", "bhxh_code"),
        ("Họ tên người giám hô", "guardian_name"),
        ("Số định danh cá nhn", "personal_id"),
    ],
)
def test_a_misspelt_heading_is_taken(heading: str, field: str) -> None:
    assert fields_of(f"STT | Họ và tên | Lớp | {heading}")[3] == field


def test_a_misspelt_heading_is_said_once_though_it_is_repeated() -> None:
    row: list[CellValue] = ["STT", "Họ và tên", "Ngày sihn", "Lớp", "Mã số BHXH"]
    roster = survey("a.xlsx", Sheet("DS", [row, [1, "Lê An"], row, [2, "Lê Bình"]]), clerk.LAYOUTS)
    said = [notice.cell for notice in roster.notices if notice.code == "heading-misspelt"]
    assert (said, len(roster.rows), roster.kinds) == (["C1"], 2, {"header": 2})


@pytest.mark.parametrize("heading", ["Điểm TB", "Mã số BHTN", "Chiều cao", "Số con trong gia đình"])
def test_a_foreign_heading_is_no_field(heading: str) -> None:
    assert fields_of(f"STT | Họ và tên | {heading}")[2] is None


def test_a_plain_phone_is_the_pupils_only_beside_the_adults() -> None:
    assert fields_of("Họ và tên | Lớp | SĐT")[2] == "contact_phone"
    assert fields_of("Họ và tên | Lớp | SĐT | SĐT mẹ")[2] == "phone"


def test_two_layouts_that_match_are_said_and_nothing_is_read() -> None:
    row = (
        "STT | Họ tên | Mã định danh Bộ GD&ĐT | Trạng thái | SĐT liên hệ | Đã có tài khoản VssID | Đồng ý xử lý dữ liệu"
    )
    judged = clerk.judge_list(row, [1, "Lê An", "0101010101"])
    assert [(notice.code, notice.severity) for notice in judged.roster.notices] == [("sheet-two-layouts", "error")]
    assert all(
        title in judged.roster.notices[0].params["layouts"] for title in ("Mẫu của phần mềm", "cơ sở dữ liệu ngành")
    )
    assert (judged.outcomes, judged.roster.kinds) == ([], {"title": 2})


def test_the_example_row_of_our_template_is_no_person() -> None:
    roster = clerk.judge({"roll_number": "VD"}, {}).roster
    assert ([row.origin.row for row in roster.rows], roster.kinds) == ([3], {"header": 2})


def test_every_layout_keeps_the_contract() -> None:
    for name, layout in plugins(layouts).items():
        assert layout.TITLE, name
        assert set(layout.COLUMNS.values()) <= {*ALIASES, "contact_phone"}, name
        assert layout.identify(frozenset()) is False


def test_two_row_heading_with_name_over_two_columns() -> None:
    sheet = Sheet(
        "DS",
        [
            ["STT", "Họ và tên", None, "Ngày sinh", "Mẹ", None],
            [None, None, None, None, "Họ tên", "SĐT"],
            [1, "Lê Thị", "An", "15/03/2011", "Trần Bình", "0912000111"],
        ],
        merges=(((1, 1), (2, 2)), ((1, 4), (1, 5)), ((1, 0), (2, 0)), ((1, 3), (2, 3))),
    )
    judged = clerk.judge_sheet(sheet)
    student = judged.only.student
    assert (student.full_name, student.guardian.full_name, student.guardian.phone) == (
        "Lê Thị An",
        "Trần Bình",
        "0912000111",
    )
    assert judged.roster.kinds == {"header": 2}
