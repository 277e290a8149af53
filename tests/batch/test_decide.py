"""One row from end to end: forms by case, what weighs nothing, and what a school may set."""

import pytest

from schemas.book import Sheet
from schemas.school import School, Settings
from tests.batch import clerk


@pytest.mark.parametrize("era", clerk.ERAS.values(), ids=lambda era: era.rules)
@pytest.mark.parametrize("base", clerk.BASES)
def test_an_accepted_pupil_gets_the_forms_of_the_case(base: str, era: clerk.Era) -> None:
    outcome = clerk.judge(clerk.BASES[base], era=era).only
    assert outcome.forms == clerk.rules(era.rules).case(int(base)).forms
    assert outcome.forms


@pytest.mark.parametrize(
    "changes",
    [
        {"guardian_bhxh_code": "x"},
        {"guardian_phone": 987654312},
        {"guardian_name": "Mẹ", "guardian_id_number": "17"},
        {"guardian_birth_date": "#N/A"},
        {"guardian_birth_date": "01/02/2010"},
    ],
)
def test_in_case_1_nothing_about_the_guardian_weighs(changes: dict[str, str]) -> None:
    outcome = clerk.judge(changes).only
    assert (outcome.status, outcome.decision.case) == ("accepted", 1)
    assert set(clerk.codes(outcome).values()) <= {"info"}


@pytest.mark.parametrize("changes", [{"guardian_bhxh_code": "0112300001"}, {"guardian_id_number": "001211000001"}])
def test_a_number_that_guardian_and_pupil_share_weighs_in_case_1_too(changes: dict[str, str]) -> None:
    assert clerk.judge(changes).only.status == "rejected"


def test_nothing_is_an_error_for_a_registered_pupil() -> None:
    outcome = clerk.judge({"already_registered": "x", "full_name": "4n", "bhxh_code": "17", "birth_date": "abc"}).only
    assert outcome.status == "already_registered"
    assert set(clerk.codes(outcome).values()) == {"info", "warning"}


def test_a_school_may_refuse_where_consent_is_missing() -> None:
    strict = School(settings=Settings(consent_missing="error"))
    sheet = Sheet("DS", clerk.grid([{"consent": ""}]))
    assert clerk.judge_sheet(sheet, school=strict).only.status == "rejected"
    assert clerk.judge_sheet(sheet).only.status == "accepted_with_warnings"


def test_without_a_column_nothing_is_said_of_the_row() -> None:
    judged = clerk.judge_list(
        "STT | Họ và tên | Mã số BHXH | Họ tên người giám hộ", [1, "Lê An", "0112345671", "Trần Bình"]
    )
    assert (judged.only.status, judged.only.decision.case, judged.only.problems) == ("accepted", 3, ())
    assert {notice.code for notice in judged.roster.notices} >= {
        "consent-column-missing",
        "class-column-missing",
        "columns-missing",
    }


def test_every_problem_and_repair_has_the_cell_it_is_about() -> None:
    outcome = clerk.judge(
        {"full_name": " Lê  An ", "birth_date": "5/9/11", "phone": "+84 912.000.111", "guardian_relation": "Bố"}
    ).only
    assert {(repair.rule, repair.cell) for repair in outcome.repairs} == {
        ("spaces-cleaned", "B2"),
        ("date-two-digit-year", "C2"),
        ("punctuation-removed", "I2"),
        ("country-code", "I2"),
        ("relation-named", "P2"),
    }
    assert [(problem.code, problem.cell) for problem in outcome.problems] == [("birth-date-repaired", "C2")]


def test_a_formula_without_result_is_evidence_of_a_card_but_no_number() -> None:
    sheet = Sheet("DS", clerk.grid([{"id_number": ""}]), uncached=frozenset({(2, 6)}))
    outcome = clerk.judge_sheet(sheet).only
    assert (outcome.status, outcome.decision.case, outcome.student.id_number) == ("rejected", 1, None)


def test_a_formula_without_result_in_the_list_number_only_warns() -> None:
    sheet = Sheet("DS", clerk.grid([{"roll_number": None}]), uncached=frozenset({(2, 0)}))
    assert clerk.judge_sheet(sheet).only.status == "accepted_with_warnings"
