"""Which of a pupil's rows stands, why, and what is told at each of them."""

from typing import Any

import pytest

from schemas.problem import Problem
from tests.batch import clerk

TWICE: dict[str, Any] = {**clerk.clean_row(), "full_name": "Lê An"}
FIRST, SECOND, THIRD = (f"lop.xlsx › DS › dòng {row}" for row in (2, 3, 4))


def told(*rows: dict[str, Any]) -> list[Problem | None]:
    """What is said of duplicates at each row."""
    return [
        next((found for found in outcome.problems if found.code.startswith("duplicate-")), None)
        for outcome in clerk.judge(*({**TWICE, **row} for row in rows)).outcomes
    ]


def test_of_rows_that_agree_the_first_stands_and_says_nothing() -> None:
    first, second = told({}, {"note": "x", "roll_number": 9})
    assert first is None
    assert second is not None
    assert (second.code, second.field, second.cell) == ("duplicate-same", "full_name", "B3")
    assert second.params == {"other": FIRST, "used": f"{FIRST}, là dòng đầu tiên"}


def test_where_they_differ_both_say_in_what() -> None:
    first, second = told({}, {"email": "an@truong.vn", "phone": ""})
    assert first is not None
    assert second is not None
    for found, cell in ((first, "B2"), (second, "B3")):
        assert (found.code, found.severity, found.field, found.cell) == (
            *("duplicate-differs", "warning", "full_name", cell),
        )
        assert found.params["used"] == f"{FIRST}, là dòng đầu tiên"
        assert found.params["value"] == "SĐT của học sinh, Email"
    assert (first.params["other"], second.params["other"]) == (SECOND, FIRST)


def test_the_row_that_stands_names_all_that_differ_and_all_fields() -> None:
    first, *_ = told({}, {"email": "an@truong.vn"}, {"phone": ""})
    assert first is not None
    assert first.params["other"] == f"{SECOND}, {THIRD}"
    assert first.params["value"].count(", ") == 1


@pytest.mark.parametrize("better", [1, 2])
def test_the_first_row_without_an_error_stands_before_one_with(better: int) -> None:
    rows: list[dict[str, Any]] = [{"birth_date": "31/02/2011"}] * better
    first, *_ = told(*rows, {})
    assert first is not None
    place = f"lop.xlsx › DS › dòng {better + 2}"
    assert first.params["used"] == f"{place}, là dòng đầu tiên không có lỗi"


@pytest.mark.parametrize("final", [{"note": "Đã chuyển trường"}, {"consent": "Không"}])
def test_a_row_that_ends_it_stands_before_all(final: dict[str, Any]) -> None:
    first, _ = told({}, final)
    assert first is not None
    assert first.params["used"] == f"{SECOND}, vì ghi rằng gia đình không đồng ý hoặc em không còn học"


def test_where_all_have_errors_the_first_stands() -> None:
    _, second = told(*[{"birth_date": "31/02/2011"}] * 2)
    assert second is not None
    assert second.params["used"] == f"{FIRST}, là dòng đầu tiên"


NO_NUMBER: dict[str, Any] = {"bhxh_code": "", "id_number": "", "personal_id": "", "phone": ""}


def stands_for(*rows: dict[str, Any]) -> list[int | None]:
    """The number of the row that stands for each row."""
    outcomes = clerk.judge(*({**TWICE, **row} for row in rows)).outcomes
    return [outcome.duplicate_of.row if outcome.duplicate_of else None for outcome in outcomes]


@pytest.mark.parametrize("less", [{"birth_date": ""}, {"class_name": ""}], ids=["birth date", "class"])
def test_without_a_code_a_name_is_nobodys_unless_birth_date_and_class_are_known(less: dict[str, Any]) -> None:
    assert stands_for({**NO_NUMBER, **less}, {**NO_NUMBER, **less}) == [None, None]


@pytest.mark.parametrize("numbers", [{}, NO_NUMBER], ids=["a code", "birth date and class"])
def test_rows_without_a_name_are_not_one_pupil(numbers: dict[str, Any]) -> None:
    nameless = {**numbers, "full_name": ""}
    assert stands_for(nameless, nameless) == [None, None]


def test_other_names_are_other_pupils_though_none_has_marks() -> None:
    assert stands_for({"full_name": "Le An"}, {**NO_NUMBER, "full_name": "Vu An"}) == [None, None]


def test_a_hyphen_in_a_name_is_as_good_as_a_space() -> None:
    assert stands_for({"full_name": "Lê Hà-My"}, {"full_name": "LE HA MY"}) == [None, 2]


def test_a_letter_of_another_language_is_a_letter_though_it_has_no_plain_one() -> None:
    """Ƀ is of the Ê Đê alphabet; without it the names would be one but for marks."""
    assert stands_for({"full_name": "Y Ri Nie"}, {**NO_NUMBER, "full_name": "Y Ƀri Niê"}) == [None, None]
    assert stands_for({"full_name": "Y Ƀri Niê"}, {**NO_NUMBER, "full_name": "Y ɃRI NIÊ"}) == [None, 2]
