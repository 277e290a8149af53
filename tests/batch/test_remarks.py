"""What is said once of a run from its settings: rules that are not of the day, a place half said, schools mixed."""

from datetime import date

import pytest

from batch import remarks
from schemas.catalogue import sentence
from schemas.outcome import Outcome
from schemas.report import Plan
from schemas.school import School
from tests.batch import clerk

BEGINS = {name: clerk.rules(name).valid_from for name in ("guide-2021", "2026")}


def of_rules(name: str, day: date) -> list[str]:
    plan = Plan("now", School(), clerk.rules(name), day)
    return [sentence(remark) for remark in remarks.about_rules(plan, BEGINS)]


@pytest.mark.parametrize(
    ("name", "day"), [("guide-2021", date(2021, 1, 1)), ("guide-2021", date(2025, 6, 30)), ("2026", date(2025, 7, 1))]
)
def test_rules_of_the_day_need_no_word(name: str, day: date) -> None:
    assert of_rules(name, day) == []


def test_rules_that_others_have_followed_are_said_to_be_over_and_since_when() -> None:
    (said,) = of_rules("guide-2021", date(2025, 7, 1))
    assert said.startswith("Bộ quy tắc «guide-2021» đã hết hiệu lực từ 01/07/2025, mà ngày lập hồ sơ là 01/07/2025;")


@pytest.mark.parametrize(
    ("name", "day", "since"),
    [("2026", date(2025, 6, 30), "01/07/2025"), ("guide-2021", date(2019, 9, 15), "01/01/2021")],
)
def test_rules_that_are_not_yet_in_force_are_said_to_be_early(name: str, day: date, since: str) -> None:
    (said,) = of_rules(name, day)
    assert said.startswith(f"Bộ quy tắc «{name}» chỉ có hiệu lực từ {since}, sau ngày lập hồ sơ {day:%d/%m/%Y};")


def test_both_are_warnings() -> None:
    for name, day in (("guide-2021", date(2026, 1, 1)), ("2026", date(2020, 1, 1))):
        (remark,) = remarks.about_rules(Plan("now", School(), clerk.rules(name), day), BEGINS)
        assert remark.severity == "warning"


def test_a_province_without_a_commune_finds_no_office_and_that_is_said() -> None:
    rules = clerk.rules("2026")
    plan = Plan("now", School(name="A", province="Tỉnh Lào Cai"), rules, clerk.TODAY.as_of)
    (remark,) = remarks.about_school(plan)
    assert (remark.code, remark.severity) == ("office-province-alone", "warning")
    assert remark.params == {"value": "Tỉnh Lào Cai", "meant": rules.office.label}
    own = School(name="A", province="Tỉnh Lào Cai", office=rules.office)
    assert list(remarks.about_school(Plan("now", own, rules, clerk.TODAY.as_of))) == []


def test_classes_that_stand_in_several_files_are_named_with_the_files() -> None:
    first = clerk.judge({"class_name": "6A"}, {"class_name": "6B"}, {"class_name": "6A"}).outcomes
    second = [
        *moved("b/lop.xlsx", {"class_name": "6a"}, {"class_name": "6B"}, {"class_name": "6C"}, {"class_name": ""})
    ]
    (remark,) = remarks.about_classes([*first, *second])
    assert (remark.code, remark.severity) == ("class-in-two-files", "info")
    assert remark.params == {"value": "6A, 6B", "other": "lop.xlsx, b/lop.xlsx"}
    assert list(remarks.about_classes(first)) == []


def moved(file: str, *rows: dict[str, str]) -> list[Outcome]:
    return [
        outcome._replace(reading=outcome.reading._replace(origin=outcome.origin._replace(file=file)))
        for outcome in clerk.judge(*rows).outcomes
    ]
