"""Marks, sex, classes, and cells in which Excel itself reports an error."""

from datetime import date

import pytest

from schemas.cell import CellValue
from schemas.outcome import Outcome
from tests.batch import clerk


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
