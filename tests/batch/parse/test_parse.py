"""A whole row: every field of the pupil where it belongs, and what is noted at which cell."""

from datetime import date
from typing import Any

import pytest

from batch.parse import address, parse, parse_all
from schemas.cell import Cell, CellValue
from schemas.reading import Reading
from schemas.roster import Facts
from schemas.student import Guardian
from tests.batch import clerk
from tests.batch.parse.one_row import typed

AS_OF = date(2026, 9, 15)
NAMED = {"full_name": "Lê An"}
WHOLE: dict[str, CellValue | Cell] = {
    "full_name": "Lê An", "birth_date": "15/03/2011", "sex": "Nữ", "ethnicity": "Kinh", "nationality": "Việt Nam",
    "class_name": "10A", "roll_number": "7", "student_code": "HS007", "bhxh_code": "0112345671",
    "bhyt_card": "HS4010112345671", "id_number": "001311012345", "personal_id": "001311012345",
    "phone": "0912345678", "email": "an@truong.edu.vn", "address": "Thôn 1", "province": "Thành phố Hà Nội",
    "district": "Thanh Trì", "commune": "Xã Nam Phù", "guardian_name": "Trần Bình", "guardian_phone": "0987654312",
    "has_portrait": "x", "has_id_front": "không", "has_id_back": "x", "has_birth_certificate": "không",
    "already_registered": "không", "consent": "x", "note": "ngoan",
}  # fmt: skip


def read(era: str = "2026", as_of: date = AS_OF, /, **cells: CellValue | Cell) -> Reading:
    """Read a row of these cells, and of a name at their end where they have none."""
    return parse(typed(**cells, **NAMED if "full_name" not in cells else {}).row, Facts(), clerk.rules(era), as_of)


def said(reading: Reading) -> list[tuple[str, str | None, dict[str, str]]]:
    return [(one.code, one.field, one.params) for one in reading.problems]


def changed(reading: Reading) -> list[tuple[str, str, str, str]]:
    return [(one.rule, one.field, one.before, one.after) for one in reading.repairs]


def test_every_field_has_its_place() -> None:
    reading = read(**WHOLE)
    record: dict[str, Any] = reading.student._asdict()
    adult = record.pop("guardian")._asdict()
    assert {part: value for part, value in adult.items() if value} == {"full_name": "Trần Bình", "phone": "0987654312"}
    assert record == {
        "full_name": "Lê An", "birth_date": "2011-03-15", "sex": "female", "ethnicity": "Kinh",
        "nationality": "Việt Nam", "class_name": "10A", "roll_number": "7", "student_code": "HS007",
        "bhxh_code": "0112345671", "bhyt_card": "HS4010112345671", "id_type": "cccd", "id_number": "001311012345",
        "personal_id": "001311012345", "phone": "0912345678", "email": "an@truong.edu.vn", "address": "Thôn 1",
        "province": "Thành phố Hà Nội", "district": "Thanh Trì", "commune": "Xã Nam Phù", "has_portrait": True,
        "has_id_front": False, "has_id_back": True, "has_birth_certificate": False, "already_registered": False,
        "consent": True, "note": "ngoan",
    }  # fmt: skip
    assert [one.code for one in reading.problems] == ["district-abolished"]
    assert reading.repairs == ()
    assert reading.filled == WHOLE.keys()


def test_several_rows_are_read_each_for_itself() -> None:
    rows = [
        (typed(full_name="Lê An", birth_date="05/03/2011").row, Facts()),
        (typed(full_name="Lê Bình", email="x", guardian_name="Trần Ba (bố)").row, Facts(columns=frozenset({"email"}))),
        (typed(full_name="Lê Chi", birth_date="05/03/2011").row, Facts(month_first=frozenset({"birth_date"}))),
    ]
    readings = parse_all(rows, clerk.rules("2026"), AS_OF)
    assert readings == [parse(row, facts, clerk.rules("2026"), AS_OF) for row, facts in rows]
    assert [reading.student.full_name for reading in readings] == ["Lê An", "Lê Bình", "Lê Chi"]
    assert [len(reading.problems) for reading in readings] == [0, 1, 1]
    assert [len(reading.repairs) for reading in readings] == [0, 2, 1]
    assert [len(reading.columns) for reading in readings] == [0, 1, 0]
    assert parse_all([], clerk.rules("2026"), AS_OF) == []


def test_a_row_without_any_cell_says_nothing() -> None:
    reading = parse(typed().row, Facts(), clerk.rules("2026"), AS_OF)
    assert (reading.filled, dict(reading.cells)) == (frozenset(), {})
    assert said(reading) == [("name-missing", "full_name", {})]


def test_an_empty_row_gives_none_and_not_an_empty_text() -> None:
    student = read(**dict.fromkeys(WHOLE, "")).student
    assert {*student.guardian, *student._replace(guardian=Guardian())} == {None, Guardian()}
    assert read().filled == {"full_name"}


def test_a_reading_knows_its_row_and_what_the_sheet_has() -> None:
    row = typed(full_name="Lê An", father_name="Lê Ba", father_phone="0987654312").row
    facts = Facts(columns=frozenset({"full_name", "father_name"}))
    reading = parse(row, facts, clerk.rules("2026"), AS_OF)
    assert (reading.origin, reading.columns) == (row.origin, facts.columns)
    assert dict(reading.cells) == {
        "full_name": "A2", "father_name": "B2", "father_phone": "C2", "guardian_name": "B2", "guardian_phone": "C2",
    }  # fmt: skip
    assert reading.filled == {"full_name", "father_name", "father_phone", "guardian_name", "guardian_phone"}


def test_the_facts_of_the_column_reach_the_dates() -> None:
    day = date(2011, 5, 9)
    row = typed(birth_date=day, guardian_name="Trần Bình", guardian_birth_date=date(1985, 5, 9)).row
    facts = Facts(swapped=frozenset({"birth_date", "guardian_birth_date"}))
    student = parse(row, facts, clerk.rules("2026"), AS_OF).student
    assert (student.birth_date, student.guardian.birth_date) == ("2011-09-05", "1985-09-05")


@pytest.mark.parametrize("name", ["Mẹ", "Trần Bình 0912345678", "Lê Ba, Trần Bình"])
def test_a_guardian_who_is_named_illegibly_is_named(name: str) -> None:
    assert "guardian_name" in read(guardian_name=name).filled


@pytest.mark.parametrize("cells", [{"father_name": "đã mất"}, {"guardian_name": "", "guardian_bhxh_code": "1"}])
def test_a_column_that_names_nobody_fills_nothing(cells: dict[str, str]) -> None:
    assert "guardian_name" not in read(**cells).filled


def test_the_parents_other_cells_are_filled_all_the_same() -> None:
    filled = read(father_name="đã mất", father_phone="x").filled
    assert filled == {"father_name", "father_phone", "guardian_phone", "full_name"}


@pytest.mark.parametrize(
    ("written", "iso"), [("1/1/23", "2023-01-01"), ("1/1/24", None), ("1/1/96", "1996-01-01"), ("1/1/95", None)]
)
def test_a_pupil_is_three_to_thirty_years_old(written: str, iso: str | None) -> None:
    reading = read(birth_date=written)
    assert reading.student.birth_date == iso
    if iso is None:
        assert said(reading)[0] == ("birth-date-impossible", "birth_date", {"value": written})


def test_a_guardian_is_of_age() -> None:
    def born(written: str) -> str | None:
        return read(guardian_name="Trần Bình", guardian_birth_date=written).student.guardian.birth_date

    assert [born(written) for written in ("1/2/85", "1/2/08", "1/2/09")] == ["1985-02-01", "2008-02-01", None]


def test_the_class_tells_what_a_short_year_means() -> None:
    assert read(birth_date="13/05/09", class_name="8A").student.birth_date == "2013-05-09"
    assert read(birth_date="13/05/09").student.birth_date == "2009-05-13"


def test_a_class_that_excel_made_a_date_is_read_by_the_pupils_age() -> None:
    assert read(birth_date="15/03/2014", class_name=date(2026, 7, 5)).student.class_name == "7/5"
    assert read(birth_date="15/03/2016", class_name=date(2026, 7, 5)).student.class_name == "5/7"


@pytest.mark.parametrize(
    ("parts", "iso"),
    [
        ((15, 3, 2011), "2011-03-15"), (("15.0", "3.0", "2011.0"), "2011-03-15"), (("05", "03", "2011"), "2011-03-05"),
        (("", "", 2011), "2011"), (("", 3, 2011), "2011"), ((15, "", 2011), "2011"),
        (("", "", 1900), "1900"), (("", "", 2099), "2099"),
    ],
)  # fmt: skip
def test_day_month_and_year_in_three_columns(parts: tuple[CellValue, ...], iso: str) -> None:
    reading = read(**dict(zip(("birth_day", "birth_month", "birth_year"), parts, strict=True)))
    text = "/".join(str(part).removesuffix(".0") for part in parts if part)
    assert (reading.student.birth_date, reading.problems) == (iso, ())
    assert changed(reading) == [("date-three-columns", "birth_year", text, iso)]


@pytest.mark.parametrize(
    "parts",
    [
        *((31, 2, 2011), (15, 13, 2011), (15, 3, ""), ("", "", "x"), ("x", 3, 2011), (15, "", "")),
        *(("", "", "0987"), (15, 3, 1899), (15, 3, 2100), ("", "", 20111)),
    ],
)
def test_three_columns_that_make_no_date_are_told_at_the_year(parts: tuple[CellValue, ...]) -> None:
    reading = read(**dict(zip(("birth_day", "birth_month", "birth_year"), parts, strict=True)))
    text = "/".join(str(part) for part in parts if part)
    assert reading.student.birth_date is None
    assert said(reading)[0] == ("birth-date-impossible", "birth_year", {"value": text})
    assert reading.repairs == ()


def test_a_column_of_the_whole_date_comes_before_the_three() -> None:
    reading = read(birth_date="15/03/2011", birth_day=1, birth_month=1, birth_year=2012)
    assert (reading.student.birth_date, reading.repairs) == ("2011-03-15", ())
    assert read(birth_date="", birth_day="", birth_year="").problems == read(birth_day="").problems == ()
    assert said(read(birth_date="abc", birth_year=2011)) == [("birth-date-impossible", "birth_date", {"value": "abc"})]


@pytest.mark.parametrize("code", [{}, {"bhxh_code": ""}, {"bhxh_code": "chưa có"}])
def test_the_card_gives_the_code_where_nothing_else_does(code: dict[str, str]) -> None:
    student = read(**code, bhyt_card="HS4010112345671").student
    assert (student.bhxh_code, student.bhyt_card) == ("0112345671", "HS4010112345671")
    bare = read(**code, bhyt_card="0112345671").student
    assert (bare.bhxh_code, bare.bhyt_card) == ("0112345671", "0112345671")
    wrong = read(**code, bhyt_card="17")
    assert (wrong.student.bhxh_code, wrong.student.bhyt_card) == (None, None)
    assert said(wrong) == [("bhxh-malformed", "bhyt_card", {"value": "17"})]


def test_a_code_and_a_card_are_compared() -> None:
    differing = read(bhxh_code="0112345671", bhyt_card="HS4010112345672")
    assert (differing.student.bhxh_code, differing.student.bhyt_card) == ("0112345671", "HS4010112345672")
    other = {"value": "0112345671", "other": "HS4010112345672"}
    assert said(differing) == [("bhxh-differs-from-card", "bhxh_code", other)]


def test_a_card_in_the_column_of_the_code_is_the_card() -> None:
    both = read(bhxh_code="HS4010112345671", bhyt_card="TE4010112345671").student
    assert (both.bhxh_code, both.bhyt_card) == ("0112345671", "HS4010112345671")
    one = read(bhxh_code="HS4010112345671").student
    assert (one.bhxh_code, one.bhyt_card) == ("0112345671", "HS4010112345671")


def test_a_wrong_code_leaves_the_card_alone() -> None:
    reading = read(bhxh_code="17", bhyt_card="HS4010112345671")
    assert (reading.student.bhxh_code, reading.student.bhyt_card) == (None, "HS4010112345671")
    assert said(reading) == [("bhxh-malformed", "bhxh_code", {"value": "17"})]


@pytest.mark.parametrize("cells", [{"personal_id": "001311012345"}, {"id_number": "001311012345"}])
def test_the_pupils_own_number_tells_a_code_of_twelve_digits_that_lost_its_zeros(cells: dict[str, str]) -> None:
    assert read(bhxh_code=1311012345, **cells).student.bhxh_code == "001311012345"
    assert read(bhxh_code=1311012345).student.bhxh_code == "1311012345"
    assert read("guide-2021", bhxh_code=1311012345, **cells).student.bhxh_code == "1311012345"


def test_a_foreign_pupil_may_have_a_foreign_passport() -> None:
    student = read(nationality="Lào", id_number="PA0123456").student
    assert (student.id_type, student.id_number) == ("passport", "PA0123456")
    refused = read(id_number="PA0123456")
    assert (refused.student.id_type, refused.student.id_number) == (None, None)
    assert said(refused) == [("id-malformed", "id_number", {"value": "PA0123456"})]


@pytest.mark.parametrize("text", ["hỏi lại", "?"])
def test_an_answer_that_nobody_understands_is_told(text: str) -> None:
    assert said(read(consent=text)) == [("consent-unreadable", "consent", {"value": text})]
    assert said(read(has_id_back=text)) == [("mark-unreadable", "has_id_back", {"value": text})]


def test_who_left_is_told() -> None:
    assert said(read(status="Chuyển trường")) == [("pupil-left", "status", {"value": "Chuyển trường"})]


@pytest.mark.parametrize("remark", ["mẹ", "Bà ngoại", "PH", "phụ huynh", "Bố mẹ", "cha mẹ", "gia đình", "nhà"])
def test_a_phone_that_is_said_to_be_an_adults_is_no_own_one(remark: str) -> None:
    text = f"0912345678 ({remark})"
    reading = read(phone=text)
    assert reading.student.phone is None
    assert said(reading) == [("phone-is-guardians", "phone", {"value": text})]


@pytest.mark.parametrize("remark", ["zalo", "của em", "số mới"])
def test_any_other_remark_leaves_the_phone_the_pupils(remark: str) -> None:
    reading = read(phone=f"0912345678 ({remark})")
    assert (reading.student.phone, reading.problems) == ("0912345678", ())


@pytest.mark.parametrize("field", ["guardian_phone", "father_phone", "mother_phone", "sponsor_phone", "contact_phone"])
def test_a_phone_that_stands_at_an_adult_too_is_no_own_one(field: str) -> None:
    reading = read(**{field: "+84 912 345 678"}, phone="0912345678")
    assert reading.student.phone is None
    assert ("phone-is-guardians", "phone", {"value": "0912345678"}) in said(reading)
    assert read(**{field: "0912345679"}, phone="0912345678").student.phone == "0912345678"


def test_what_is_no_phone_is_told_once() -> None:
    reading = read(phone="12 (mẹ)")
    assert (reading.student.phone, [code for code, *_ in said(reading)]) == (None, ["phone-malformed"])


@pytest.mark.parametrize(
    "text", ["an@truong.vn", "le.an+lop6@mail.truong.edu.vn", "a@b.vn", f"{'a' * 245}@truong.vn"[-254:], "AN@TRUONG.VN"]
)
def test_an_address_of_mail(text: str) -> None:
    assert (read(email=text).student.email, read(email=text).problems) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        *(
            "an",
            "an@truong",
            "an@truong.v",
            "@truong.vn",
            "an@@truong.vn",
            "an truong@x.vn",
            "an@tru ong.vn",
            "<an@x.vn>",
        ),
        *(
            "an@x.vn, ba@x.vn",
            "an@x.v1",
            "an@x.vn.",
            f"{'a' * 246}@truong.vn",
            f"{'a' * 300}@truong.vn",
            "mailto:an@x.vn",
        ),
    ],
)
def test_what_is_no_address_of_mail_is_told_and_left_out(text: str) -> None:
    reading = read(email=text)
    assert reading.student.email is None
    assert said(reading) == [("email-malformed", "email", {"value": text[:254]})]


@pytest.mark.parametrize(("wrong", "told"), [(7, "7"), (10**150, f"1{'0' * 99}")])
def test_what_the_record_refuses_is_left_out_and_told(monkeypatch: pytest.MonkeyPatch, wrong: Any, told: str) -> None:
    monkeypatch.setattr(address, "read", lambda *_: address.Address("Thôn 1", None, None, wrong))
    reading = read(province="Hà Nội")
    assert (reading.student.full_name, reading.student.address, reading.student.province) == ("Lê An", "Thôn 1", None)
    assert said(reading) == [("value-invalid", "province", {"value": told})]


def test_the_day_of_the_rules_counts_and_not_today() -> None:
    assert read("2026", date(2100, 1, 1), birth_date="1/1/23").student.birth_date is None
    assert (
        read("guide-2021", commune="tan lap", district="dan phuong", province="HN").student.district
        == "Huyện Đan Phượng"
    )
