"""Numbers without their zeros, phones with remarks, and ways of saying nothing."""

import pytest

from batch.parse import numbers
from batch.parse.numbers import Run
from schemas.book import Sheet
from schemas.cell import Cell, CellValue
from schemas.outcome import Outcome
from tests.batch import clerk
from tests.batch.parse import one_row


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


@pytest.mark.parametrize(
    ("value", "run"),
    [
        ("0912345678", Run("0912345678", "0912345678", False, True)),
        (912345678, Run("912345678", "912345678", True, True)),
        ("001211012345.0", Run("001211012345", "001211012345.0", False, True)),
        ("1211012345,00", Run("1211012345", "1211012345,00", False, True)),
        (Cell(112345671.0, "112345671.0", "A"), Run("112345671", "112345671.0", True, True)),
        (Cell(None, "0112345671", "A"), Run("0112345671", "0112345671", False, True)),
        ("c1234567", Run("C1234567", "c1234567", False, False)),
        (Cell(1e16, "1e16", "A"), Run("1E16", "1e16", True, False)),
        ("x²", Run("X²", "x²", False, False)),
        ("0²", Run("0²", "0²", False, False)),
        ("", Run("", "", False, False)),
        ("chưa có", Run("", "", False, False)),
    ],
)
def test_what_stands_in_a_column_of_numbers(value: CellValue | Cell, run: Run) -> None:
    found = numbers.read(one_row.typed(bhxh_code=value), "bhxh_code")
    assert (*found, type(found.numeric)) == (*run, bool)


def test_a_list_without_the_column_gives_no_number() -> None:
    row = one_row.typed(full_name="Lê An")
    assert numbers.read(row, "phone") == numbers.read(row, "phone", "0912345678") == ("", "", False, False)


def test_dots_and_spaces_between_digits_go_with_a_note_and_a_decimal_tail_without() -> None:
    row = one_row.typed(id_number="001.211 012-345", bhxh_code="112345671.0")
    assert numbers.read(row, "id_number") == ("001211012345", "001.211 012-345", False, True)
    assert numbers.read(row, "bhxh_code").text == "112345671"
    assert one_row.repairs(row) == [("punctuation-removed", "id_number", "001.211 012-345", "001211012345")]


def test_only_the_written_part_of_a_cell_is_read() -> None:
    row = one_row.typed(phone="0912 345 678 (mẹ)")
    assert numbers.read(row, "phone", "0912 345 678") == ("0912345678", "0912 345 678", False, True)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("O112345671", "0112345671"),
        ("01l2345671", "0112345671"),
        ("0I12345671", "0112345671"),
        ("oO1234567i", "0012345671"),
        ("O1 1234-5671", "0112345671"),
    ],
)
def test_letters_that_look_like_digits_are_read_as_digits_aloud(text: str, digits: str) -> None:
    row = one_row.typed(bhxh_code=Cell(5, text, "A"))
    run = numbers.without_letters(
        row, "bhxh_code", numbers.run_of(text.upper(), text, numeric=True), "bhxh-letters-repaired"
    )
    assert run == (digits, text, True, True)
    assert one_row.repairs(row) == [("letters-to-digits", "bhxh_code", text, digits)]
    assert one_row.problems(row) == [("bhxh-letters-repaired", "bhxh_code", {"value": text, "meant": digits})]


@pytest.mark.parametrize(
    "text", ["OOO1234567O", "0L12345671", "A112345671", "0112345671", "0.112", "٠١١٢", "O٠١١٢", "hỏi", "²1", "O²1"]
)
def test_any_other_text_is_left_alone(text: str) -> None:
    row = one_row.typed(bhxh_code=text)
    run = numbers.run_of(text, text, numeric=False)
    assert numbers.without_letters(row, "bhxh_code", run, "bhxh-letters-repaired") is run
    assert (row.problems, row.repairs) == ([], [])


def test_the_letters_that_a_card_begins_with_are_kept_as_capitals() -> None:
    row = one_row.typed(bhyt_card="hsl01O112345671")
    run = numbers.read(row, "bhyt_card")
    found = numbers.without_letters(row, "bhyt_card", run, "bhxh-letters-repaired", keep=2)
    assert found == ("HS1010112345671", "hsl01O112345671", False, False)
    assert (
        numbers.without_letters(row, "bhyt_card", numbers.run_of("OO4", "OO4", numeric=False), "x", keep=2).text
        == "OO4"
    )


def test_lost_zeros_are_put_back_aloud() -> None:
    row = one_row.typed(bhxh_code=1234567)
    assert (
        numbers.restore_zero(row, "bhxh_code", numbers.read(row, "bhxh_code"), "bhxh-zero-restored", 10) == "0001234567"
    )
    assert one_row.repairs(row) == [("zero-restored", "bhxh_code", "1234567", "0001234567")]
    told = {"value": "1234567", "meant": "0001234567"}
    assert one_row.problems(row) == [("bhxh-zero-restored", "bhxh_code", told)]
