"""Numbers without their zeros, phones with remarks, and ways of saying nothing."""

import pytest

from schemas.book import Sheet
from schemas.cell import CellValue
from schemas.outcome import Outcome
from tests.batch import clerk


def typed(base: str = "1", **changes: CellValue) -> Outcome:
    return clerk.judge({**clerk.BASES[base], **changes}).only


def said(outcome: Outcome) -> list[str]:
    return [problem.code for problem in outcome.problems]


def rules_of(outcome: Outcome, field: str) -> list[str]:
    return [repair.rule for repair in outcome.repairs if repair.field == field]


@pytest.mark.parametrize(
    "nothing", ["-", "--", "…", "không", "Không có", "k có", "ko", "chưa có", "Chưa có mã", "N/A", "0", 0, "null"]
)
def test_nothing_in_a_column_of_numbers_is_an_empty_cell(nothing: CellValue) -> None:
    assert said(typed(bhxh_code=nothing)) == ["bhxh-missing"]
    no_card = typed(id_number=nothing, phone=nothing)
    assert (no_card.status, no_card.decision.case) == ("accepted", 2)
    no_code = typed(base="2", guardian_bhxh_code=nothing)
    assert (no_code.status, no_code.decision.case) == ("accepted", 3)
    assert "nothing-written" in rules_of(no_code, "guardian_bhxh_code")


@pytest.mark.parametrize("nothing", ["-", "không", "Không có", "chưa có", "không rõ"])
def test_nothing_in_the_guardians_name_is_nobody(nothing: str) -> None:
    outcome = typed(base="3", guardian_name=nothing)
    assert (outcome.status, outcome.decision.case, said(outcome)) == ("rejected", None, ["guardian-missing"])


def test_khong_is_an_answer_where_a_yes_or_no_is_asked() -> None:
    outcome = typed(consent="k", has_portrait="chưa có")
    assert (outcome.student.consent, outcome.student.has_portrait) == (False, False)


@pytest.mark.parametrize(
    "name", ["NA", "Null", "True", "Nan", "Tống Thị Cộng", "Khổng Lâm", "Không Văn Có", "Y Moan Êban", "O'Neil-Trần"]
)
def test_a_name_is_kept_whatever_it_looks_like(name: str) -> None:
    outcome = typed(full_name=name, base="2", guardian_name=f"Khổng {name}")
    assert (outcome.student.full_name, outcome.student.guardian.full_name) == (name, f"Khổng {name}")
    assert outcome.status == "accepted"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (12345, "name-digits"),
        ("-", "name-missing"),
        ("An @ Bình", "name-markup"),
        ("+84", "name-formula"),
        ("An" * 51, "name-too-long"),
        ("👧", "name-markup"),
    ],
)
def test_a_cell_that_is_no_name(name: CellValue, code: str) -> None:
    outcome = typed(full_name=name)
    assert (outcome.status, said(outcome)) == ("rejected", [code])


@pytest.mark.parametrize(
    ("value", "card", "code"),
    [
        (1211012345, "001211012345", "id-zero-restored"),
        (40211012345, "040211012345", "id-zero-restored"),
        (201211012345, "201211012345", "cccd-place-unknown"),
        ("001 211 012 345", "001211012345", None),
        ("001211012345.0", "001211012345", None),
        (12345671, "012345671", "id-zero-restored"),
        ("C1234567", "C1234567", None),
    ],
)
def test_a_card(value: CellValue, card: str, code: str | None) -> None:
    outcome = typed(id_number=value, personal_id="")
    assert outcome.student.id_number == card
    assert code is None or code in said(outcome)


def test_zeros_that_the_number_format_shows_are_no_guess() -> None:
    rows = clerk.grid([{"bhxh_code": 112345671}])
    sheet = Sheet("DS", rows, formats={(2, 5): "0000000000"})
    outcome = clerk.judge_sheet(sheet).only
    assert (outcome.student.bhxh_code, outcome.status) == ("0112345671", "accepted")


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("(0912) 345-678", "0912345678"),
        ("0912345678 (số mới)", "0912345678"),
        ("Zalo: 0912345678", "0912345678"),
    ],
)
def test_a_phone_written_otherwise_is_an_own_phone_without_a_word(value: str, number: str) -> None:
    outcome = typed(phone=value)
    assert (outcome.student.phone, outcome.decision.case, said(outcome)) == (number, 1, [])


@pytest.mark.parametrize("value", ["0912.345.678 (mẹ)", "mẹ 0912345678", "PH: 0912345678", "0912345678 - bố"])
def test_a_phone_said_to_be_an_adults_is_no_own_phone(value: str) -> None:
    outcome = typed(phone=value)
    assert (outcome.student.phone, outcome.decision.case, said(outcome)) == (None, 2, ["phone-is-guardians"])


def test_the_remark_beside_the_guardians_phone_is_taken_off() -> None:
    outcome = typed(base="2", guardian_phone="0912.345.678 (mẹ)")
    assert (outcome.student.guardian.phone, outcome.status) == ("0912345678", "accepted")
