"""Birth dates as people and Excel write them, in whole rosters: what comes of the row."""

from datetime import date, datetime, timedelta

import pytest

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
    ("value", "iso"),
    [
        ("15/03/2011", "2011-03-15"),
        ("15-3-2011", "2011-03-15"),
        ("15.03.2011", "2011-03-15"),
        (" 15 / 3 / 2011 ", "2011-03-15"),
        ("2011-03-15", "2011-03-15"),
        ("2011-03-15 00:00:00", "2011-03-15"),
        ("05/03/2011", "2011-03-05"),
        (date(2011, 3, 15), "2011-03-15"),
        (datetime(2011, 3, 15, 0, 0), "2011-03-15"),  # noqa: DTZ001 - as Excel gives it
        (40617, "2011-03-15"),
        (40617.0, "2011-03-15"),
        ("40617", "2011-03-15"),
    ],
)
def test_a_date_that_needs_no_word(value: CellValue, iso: str) -> None:
    outcome = typed(birth_date=value)
    assert (outcome.student.birth_date, said(outcome)) == (iso, [])


@pytest.mark.parametrize(
    ("value", "iso", "rule"),
    [
        ("15/3/11", "2011-03-15", "date-two-digit-year"),
        ("03/15/2011", "2011-03-15", "date-month-first"),
        ("ngày 15 tháng 3 năm 2011", "2011-03-15", "date-in-words"),
        ("15 Mar 2011", "2011-03-15", "date-in-words"),
        ("15032011", "2011-03-15", "date-run-together"),
        (15032011, "2011-03-15", "date-run-together"),
        ("20110315", "2011-03-15", "date-run-together"),
    ],
)
def test_a_date_read_with_a_warning(value: CellValue, iso: str, rule: str) -> None:
    outcome = typed(birth_date=value)
    assert (outcome.student.birth_date, said(outcome)) == (iso, ["birth-date-repaired"])
    assert rule in rules_of(outcome, "birth_date")


@pytest.mark.parametrize(
    ("value", "iso"), [(2011, "2011"), ("2011", "2011"), ("03/2011", "2011-03"), ("năm 2011", "2011")]
)
def test_part_of_a_date(value: CellValue, iso: str) -> None:
    outcome = typed(birth_date=value)
    assert (outcome.student.birth_date, said(outcome)) == (iso, ["birth-date-partial"])


@pytest.mark.parametrize(
    "value",
    [
        "31/02/2011",
        "29/02/2011",
        "00/03/2011",
        "15/13/2011",
        "13/13/2011",
        "abc",
        "15/03",
        True,
        3.5,
        timedelta(1),
        "15/03/1811",
        10**15,
    ],
)
def test_no_date_at_all(value: CellValue) -> None:
    outcome = typed(birth_date=value)
    assert (outcome.student.birth_date, said(outcome)) == (None, ["birth-date-impossible"])
    assert outcome.status == "rejected"


@pytest.mark.parametrize("value", ["không rõ", "-", "chưa có", float("nan")])
def test_a_birth_date_that_nobody_knows_is_missing(value: CellValue) -> None:
    assert said(typed(birth_date=value)) == ["birth-date-missing"]


SWAPPED: list[CellValue] = [
    date(2011, 5, 9),
    date(2011, 7, 3),
    date(2011, 12, 10),
    date(2011, 8, 8),
    "25/03/2011",
    "26/03/2011",
]


def test_a_column_that_excel_swapped_is_swapped_back_aloud() -> None:
    outcomes = clerk.judge(*({"birth_date": value} for value in SWAPPED)).outcomes
    assert [outcome.student.birth_date for outcome in outcomes] == [
        "2011-09-05", "2011-03-07", "2011-10-12", "2011-08-08", "2011-03-25", "2011-03-26",
    ]  # fmt: skip
    assert [said(outcome) for outcome in outcomes] == [["birth-date-swapped"]] * 3 + [[]] * 3


@pytest.mark.parametrize("witness", [date(2011, 3, 25), "05/03/2011"])
def test_one_honest_date_proves_that_the_column_was_not_swapped(witness: CellValue) -> None:
    outcomes = clerk.judge(*({"birth_date": value} for value in [*SWAPPED, witness])).outcomes
    assert outcomes[0].student.birth_date == "2011-05-09"


def test_two_dates_and_a_text_are_enough_to_see_the_swap() -> None:
    outcomes = clerk.judge(*({"birth_date": value} for value in SWAPPED[:2] + SWAPPED[-1:])).outcomes
    assert [outcome.student.birth_date for outcome in outcomes] == ["2011-09-05", "2011-03-07", "2011-03-26"]


def test_one_date_and_one_text_are_not() -> None:
    outcomes = clerk.judge(*({"birth_date": value} for value in SWAPPED[:1] + SWAPPED[-1:])).outcomes
    assert [outcome.student.birth_date for outcome in outcomes] == ["2011-05-09", "2011-03-26"]


def test_a_vietnamese_excel_swaps_what_was_typed_month_first() -> None:
    values: list[CellValue] = [date(2011, 5, 9), date(2011, 7, 3), "03/25/2011", "03/26/2011"]
    outcomes = clerk.judge(*({"birth_date": value} for value in values)).outcomes
    assert [outcome.student.birth_date for outcome in outcomes] == [
        "2011-09-05", "2011-03-07", "2011-03-25", "2011-03-26",
    ]  # fmt: skip
    assert [said(outcome) for outcome in outcomes] == [["birth-date-swapped"]] * 2 + [["birth-date-repaired"]] * 2


def test_a_column_of_texts_that_puts_the_month_first_is_read_so_throughout() -> None:
    values = ["03/25/2011", "12/31/2011", "05/09/2011", "07/07/2011", "05/09/11"]
    outcomes = clerk.judge(*({"birth_date": value} for value in values)).outcomes
    assert [outcome.student.birth_date for outcome in outcomes] == [
        "2011-03-25", "2011-12-31", "2011-05-09", "2011-07-07", "2011-05-09",
    ]  # fmt: skip
    repaired = ["birth-date-repaired"]
    assert [said(outcome) for outcome in outcomes] == [repaired, repaired, repaired, [], repaired]
    assert rules_of(outcomes[2], "birth_date") == ["date-month-first"]


@pytest.mark.parametrize("values", [["03/25/2011", "05/09/2011"], ["03/25/2011", "03/26/2011", "25/03/2011"]])
def test_a_slip_of_one_cell_or_a_column_of_both_orders_leaves_the_others_as_they_stand(values: list[str]) -> None:
    outcomes = clerk.judge(*({"birth_date": value} for value in [*values, "05/09/2011"])).outcomes
    assert outcomes[-1].student.birth_date == "2011-09-05"
    assert said(outcomes[-1]) == []


@pytest.mark.parametrize(
    ("value", "class_name", "iso"),
    [
        ("13/05/09", "8A", "2013-05-09"),  # as day first: 17 years old in class 8
        ("09/05/13", "8A", "2013-05-09"),
        ("13/05/09", "12A", "2009-05-13"),
        ("13/05/09", "Chuyên Toán", "2009-05-13"),
        ("11/05/09", "10A", "2009-05-11"),  # two years too old is a late starter
        ("13/05/22", "3A", "2022-05-13"),  # neither fits: the usual order
        ("16/31/12", "5A", None),
    ],
)
def test_the_grade_decides_where_a_two_digit_year_leaves_it_open(value: str, class_name: str, iso: str | None) -> None:
    assert typed(birth_date=value, class_name=class_name).student.birth_date == iso


@pytest.mark.parametrize(
    "parts_of_date",
    [
        "Ngày sinh (ngày) | Ngày sinh (tháng) | Ngày sinh (năm)",
        "Ngày sinh (ngày) | Tháng sinh | Năm sinh",
        "Ngày sinh | Tháng sinh | Năm sinh",
    ],
)
def test_three_columns_make_a_date(parts_of_date: str) -> None:
    row = f"STT | Họ và tên | {parts_of_date} | Mã số BHXH"
    for parts, iso in (((15, 3, 2011), "2011-03-15"), (("15", "03", "2011"), "2011-03-15"), (("", "", 2011), "2011")):
        assert clerk.judge_list(row, [1, "Lê An", *parts, "0112345671"]).only.student.birth_date == iso
    wrong = clerk.judge_list(row, [1, "Lê An", 31, 2, 2011, "0112345671"]).only
    assert clerk.codes(wrong)["birth-date-impossible"] == "error"
