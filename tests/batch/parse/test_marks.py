"""Marks, sex, classes, and cells in which Excel itself reports an error."""

from datetime import date

import pytest

from batch.parse import marks
from schemas.cell import CellValue
from schemas.outcome import Outcome
from tests.batch import clerk
from tests.batch.parse import one_row


def typed(base: str = "1", **changes: CellValue) -> Outcome:
    return clerk.judge({**clerk.BASES[base], **changes}).only


def said(outcome: Outcome) -> list[str]:
    return [problem.code for problem in outcome.problems]


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        (True, True),
        (False, False),
        (1, True),
        (0, False),
        ("X", True),
        ("✓", True),
        ("Rồi", True),
        ("không", False),
        ("K", False),
        ("", None),
    ],
)
def test_a_mark(value: CellValue, answer: bool | None) -> None:
    assert typed(has_id_back=value).student.has_id_back is answer


@pytest.mark.parametrize(
    ("answer", "ways"),
    [
        (True, "Có · x · V · 1 · True · Yes · y · OK · Đủ · Rồi · Đã · Đồng ý · Đã có · Đã nộp · Nhất trí · Có rồi"),
        (True, "Đã đủ · Đã đăng ký · Có, đồng ý · Hoàn thành · Đã đồng ý · ✓ · ✔ · ☑ · ☒ · √ · X"),
        (False, "Không · ko · K · 0 · False · No · n · Chưa · Chưa có · Không có · Không đồng ý · Thiếu · Chưa nộp"),
        (False, "Chưa đăng ký · Từ chối · kg · Chưa đồng ý · ✗ · ✘"),
    ],
)
def test_every_way_of_saying_yes_or_no(answer: bool, ways: str) -> None:
    read = {way: marks.answers(one_row.typed(consent=way))[-1] for way in ways.split(" · ")}
    assert read == dict.fromkeys(read, answer)


MARKS = ("has_portrait", "has_id_front", "has_id_back", "has_birth_certificate", "already_registered", "consent")


@pytest.mark.parametrize(("place", "field"), list(enumerate(MARKS)))
def test_every_mark_is_read_from_its_own_cell(place: int, field: str) -> None:
    row = one_row.typed(**{field: "x"})
    assert [at for at, answer in enumerate(marks.answers(row)) if answer] == [place]
    assert row.problems == []


def test_an_answer_that_is_neither_is_told_as_its_field_demands() -> None:
    row = one_row.typed(has_portrait="hỏi mẹ", has_id_front="có", has_id_back="", consent="hỏi lại")
    assert marks.answers(row) == (None, True, None, None, None, None)
    assert one_row.problems(row) == [
        ("mark-unreadable", "has_portrait", {"value": "hỏi mẹ"}),
        ("consent-unreadable", "consent", {"value": "hỏi lại"}),
    ]


def test_no_answer_needs_no_word() -> None:
    row = one_row.typed(consent="")
    assert (marks.answers(row), row.problems) == ((None,) * 6, [])


@pytest.mark.parametrize(
    ("sex", "ways"),
    [
        ("male", "Nam · NAM · Male · m · Trai · 1 · 1.0 · 01 · boy · Con trai"),
        ("female", "Nữ · nu · Female · F · Gái · 0 · 0.0 · 02 · 2 · girl · Con gái"),
    ],
)
def test_every_way_of_writing_the_sex(sex: str, ways: str) -> None:
    read = {way: marks.sex(one_row.typed(sex=way)) for way in ways.split(" · ")}
    assert read == dict.fromkeys(read, sex)


def test_a_sex_that_nobody_understands_is_told() -> None:
    row = one_row.typed(sex="giới tính khác")
    assert marks.sex(row) is None
    assert one_row.problems(row) == [("sex-unreadable", "sex", {"value": "giới tính khác"})]


@pytest.mark.parametrize(
    ("cells", "sex"),
    [
        ({}, None),
        ({"male_mark": ""}, None),
        ({"male_mark": "x"}, "male"),
        ({"male_mark": "n"}, None),
        ({"female_mark": "N"}, "female"),
        ({"female_mark": "01"}, "female"),
        ({"female_mark": "trai"}, "male"),
        ({"female_mark": "chưa"}, "male"),
        ({"female_mark": "", "male_mark": ""}, None),
        ({"female_mark": "không", "male_mark": "1"}, "male"),
    ],
)
def test_what_ticks_tell_of_the_sex(cells: dict[str, str], sex: str | None) -> None:
    row = one_row.typed(**cells)
    assert (marks.sex(row), row.problems) == (sex, [])


def test_a_pupil_ticked_as_both_is_told_with_both_ticks() -> None:
    row = one_row.typed(male_mark="v", female_mark="x")
    assert marks.sex(row) is None
    assert one_row.problems(row) == [("sex-unreadable", "female_mark", {"value": "v, x"})]


@pytest.mark.parametrize("field", ["status", "note"])
@pytest.mark.parametrize(
    "text",
    [
        *("Chuyển đi", "Đã chuyển đi", "xin chuyển trường", "Chuyển trường", "Thôi học", "bỏ học", "Nghỉ học"),
        *("Rút hồ sơ", "Đã tốt nghiệp", "Xin chuyển về quê", "Đã nghỉ học từ tháng 9", "Xin nghỉ học ở nhà"),
    ],
)
def test_a_pupil_who_left_is_told_at_the_cell_that_says_so(field: str, text: str) -> None:
    row = one_row.typed(**{field: text})
    marks.standing(row)
    assert one_row.problems(row) == [("pupil-left", field, {"value": text})]


@pytest.mark.parametrize("text", ["Bảo lưu", "Tạm nghỉ", "Dừng học"])
def test_a_pupil_who_paused_is_told_by_the_column_of_the_state_alone(text: str) -> None:
    row = one_row.typed(status=text, note=text)
    marks.standing(row)
    assert one_row.problems(row) == [("pupil-paused", "status", {"value": text})]


def test_a_pupil_who_left_is_told_once() -> None:
    row = one_row.typed(status="Chuyển đi", note="Đã chuyển trường")
    marks.standing(row)
    assert one_row.problems(row) == [("pupil-left", "status", {"value": "Chuyển đi"})]


@pytest.mark.parametrize(
    "text",
    [
        *("", "Đang học", "Chuyên Toán", "Mới chuyển đến", "Không bỏ học", "Nghỉ học 2 buổi", "Đã nghỉ học 1 ngày"),
        *(
            "Nghỉ học có phép",
            "nghỉ học không phép",
            "Nghỉ học ốm",
            "Xin nghỉ học nhiều",
            "nghỉ học buổi sáng",
            "Nghỉ học ngày 5/9",
        ),
    ],
)
def test_a_pupil_who_is_there(text: str) -> None:
    row = one_row.typed(status=text, note=text)
    marks.standing(row)
    assert row.problems == []


@pytest.mark.parametrize(
    ("value", "sex"),
    [
        ("Nam", "male"),
        ("nữ", "female"),
        (1, "male"),
        (0, "female"),
        ("01", "male"),
        ("02", "female"),
        ("Gái", "female"),
        ("?", None),
    ],
)
def test_sex(value: CellValue, sex: str | None) -> None:
    assert typed(sex=value).student.sex == sex


@pytest.mark.parametrize(
    ("value", "sex"),
    [("x", "female"), ("Nữ", "female"), (1, "female"), ("", "male"), ("Nam", "male"), ("không", "male"), (0, "male")],
)
def test_a_column_to_tick_for_girls(value: CellValue, sex: str) -> None:
    outcomes = clerk.judge_list(
        "STT | Họ và tên | Nữ | Lớp", [1, "Lê An", value, "1A"], [2, "Lê Bình", "x", "1A"]
    ).outcomes
    assert outcomes[0].student.sex == sex


@pytest.mark.parametrize(
    ("boy", "girl", "sex", "code"),
    [
        ("x", "", "male", None),
        ("", "x", "female", None),
        ("", "", None, "sex-missing"),
        ("x", "x", None, "sex-unreadable"),
    ],
)
def test_two_columns_to_tick(boy: str, girl: str, sex: str | None, code: str | None) -> None:
    outcome = clerk.judge_list("STT | Họ và tên | Nam (x) | Nữ (x) | Lớp", [1, "Lê An", boy, girl, "1A"]).only
    assert outcome.student.sex == sex
    assert code is None or code in said(outcome)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (date(2026, 1, 10), "10/1"),
        (date(2026, 10, 1), "10/1"),
        (date(2026, 11, 12), "11/12"),
        (date(2026, 10, 25), "10/25"),
    ],
)
def test_a_class_that_excel_made_a_date(value: date, name: str) -> None:
    outcome = typed(class_name=value)
    assert (outcome.student.class_name, said(outcome)) == (name, ["class-is-date"])


@pytest.mark.parametrize(
    ("field", "status"),
    [
        ("bhxh_code", "rejected"),
        ("full_name", "rejected"),
        ("id_number", "rejected"),
        ("address", "accepted_with_warnings"),
        ("phone", "accepted_with_warnings"),
        ("note", "accepted_with_warnings"),
        ("roll_number", "accepted_with_warnings"),
        ("guardian_birth_date", "accepted"),
    ],
)
def test_excels_own_error_weighs_what_its_field_weighs(field: str, status: str) -> None:
    outcome = typed(**{field: "#N/A"})
    assert (outcome.status, "cell-error" in said(outcome)) == (status, True)


def test_parsing_what_was_parsed_finds_nothing() -> None:
    clean = typed().student
    adult = clean.guardian
    again = typed(
        full_name=clean.full_name, birth_date=clean.birth_date, bhxh_code=clean.bhxh_code, id_number=clean.id_number,
        phone=clean.phone, commune=clean.commune, province=clean.province, guardian_name=adult.full_name,
        guardian_relation=adult.relation, guardian_birth_date=adult.birth_date, guardian_phone=adult.phone,
    )  # fmt: skip
    assert (again.student, again.problems, again.repairs) == (clean, (), ())
