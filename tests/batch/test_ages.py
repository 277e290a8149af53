"""Ages against classes: said once per sheet, at the cells, and held against nobody."""

from datetime import date

import pytest

from batch import ages
from schemas.catalogue import sentence
from schemas.cell import CellValue
from schemas.problem import Problem
from tests.batch import clerk

BORN = 2011  # class 10 in September 2026


def remarks(*years: int, **changes: CellValue) -> list[Problem]:
    rows = ({"birth_date": f"15/03/{year}", **changes} for year in years)
    return list(ages.remarks(clerk.judge(*rows).outcomes, clerk.TODAY.as_of))


@pytest.mark.parametrize("years", [[BORN] * 6, [BORN - 2] * 6, [BORN] * 5 + [BORN - 3], [BORN, BORN + 3]])
def test_late_starters_and_clever_children_are_nothing_to_speak_of(years: list[int]) -> None:
    assert remarks(*years) == []


def test_a_class_that_is_older_as_a_whole_is_named() -> None:
    (remark,) = remarks(*[BORN - 3] * 6)
    assert remark.code == "class-ages-off"
    assert "lớp 10A lớn hơn tuổi của lớp này 3 năm" in sentence(remark)


def test_a_class_that_is_younger_is_named() -> None:
    (remark,) = remarks(*[BORN + 4] * 6)
    assert "nhỏ hơn" in sentence(remark)


def test_exactly_four_years_are_the_calendar_of_1904() -> None:
    (remark,) = remarks(*[BORN - 4] * 6)
    assert remark.code == "class-ages-off-1904"


def test_four_pupils_are_too_few_to_speak_of_a_class() -> None:
    (remark,) = remarks(*[BORN - 4] * 4)
    assert remark.code == "ages-unlike-class"


def test_a_child_far_from_the_others_is_named_at_the_cell() -> None:
    (remark,) = remarks(*[BORN] * 5, BORN - 10)
    assert (remark.code, "C7 (lớn hơn tuổi của lớp 10 năm)" in sentence(remark)) == ("ages-unlike-class", True)


def test_many_children_are_counted() -> None:
    (remark,) = remarks(*[BORN] * 13, *[BORN - 10] * 12)
    assert sentence(remark).count("10 năm") == 10
    assert "và 2 em khác" in sentence(remark)


@pytest.mark.parametrize("changes", [{"class_name": "Chuyên Toán"}, {"class_name": ""}, {"birth_date": ""}])
def test_without_a_grade_or_a_birth_date_there_is_nothing_to_compare(changes: dict[str, CellValue]) -> None:
    assert remarks(*[BORN - 8] * 6, **changes) == []


def test_the_school_year_begins_in_august() -> None:
    outcomes = clerk.judge(*({"birth_date": f"15/03/{BORN - 3}"} for _ in range(6))).outcomes
    assert list(ages.remarks(outcomes, date(2026, 7, 31))) == []  # class 10 of 2025–26: born 2010


def test_rows_are_left_as_they_are() -> None:
    outcomes = clerk.judge(*({"birth_date": f"15/03/{BORN - 4}"} for _ in range(6))).outcomes
    assert {problem.code for outcome in outcomes for problem in outcome.problems} == {"cccd-birth-year-differs"}
