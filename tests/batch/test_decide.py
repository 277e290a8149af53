"""One row from end to end: forms by case, what weighs nothing, and what a school may set."""

import dataclasses
import itertools
from datetime import date

import pytest

from batch.checks.finding import finding
from batch.decide import Setting, conclude, decide, decide_all, only_guardians, settle, weigh
from batch.identity import student_id
from batch.survey import survey
from schemas.book import Sheet
from schemas.origin import Origin
from schemas.outcome import Outcome
from schemas.problem import Problem, Severity
from schemas.school import School, Settings
from tests.batch import clerk

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


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


def setting(**severity: Severity) -> Setting:
    """The rules of today, weighing some codes otherwise («_» in a code's name stands for «-»)."""
    usual = clerk.setting_of(clerk.TODAY)
    return usual._replace(rules=usual.rules.weighing({code.replace("_", "-"): one for code, one in severity.items()}))


def test_a_row_is_decided_under_the_rules_the_school_and_the_day_of_the_setting() -> None:
    roster = survey("lop.xlsx", Sheet("DS", clerk.grid([{"consent": "", "birth_date": "1/1/12"}])), clerk.LAYOUTS)
    strict = School(name="THCS A", settings=Settings(consent_missing="error"))
    usual = clerk.setting_of(clerk.TODAY, strict)
    outcome = decide(roster.rows[0], roster.facts, usual)
    assert clerk.codes(outcome)["consent-missing"] == "error"
    assert outcome.student.birth_date == "2012-01-01"
    assert outcome.student_id == student_id(outcome.reading, strict)
    later = decide(roster.rows[0], roster.facts, usual._replace(as_of=date(2101, 9, 15)))
    assert later.student.birth_date is None
    assert outcome == conclude(outcome.reading, usual)


@pytest.mark.parametrize("count", [0, 1, 64, 65, 130])
def test_many_rows_are_decided_one_by_one_and_in_their_order(count: int) -> None:
    names = [f"Lê An {'ABC'[at % 3]}" for at in range(count)]  # every third is of a sheet that puts the month first
    grid = clerk.grid([{"full_name": name, "birth_date": "05/03/2011", "consent": ""} for name in names])
    roster = survey("lop.xlsx", Sheet("DS", grid), clerk.LAYOUTS)
    other = dataclasses.replace(roster.facts, month_first=frozenset({"birth_date"}))
    rows = [(row, other if at % 3 == 0 else roster.facts) for at, row in enumerate(roster.rows)]
    usual = clerk.setting_of(clerk.TODAY)
    outcomes = list(decide_all(iter(rows), usual))
    assert outcomes == [decide(row, facts, usual) for row, facts in rows]
    assert [outcome.origin for outcome in outcomes] == [row.origin for row in roster.rows]
    assert [outcome.student.full_name for outcome in outcomes] == names
    births = ["2011-05-03" if at % 3 == 0 else "2011-03-05" for at in range(count)]
    assert [outcome.student.birth_date for outcome in outcomes] == births


def test_rows_are_decided_as_they_are_asked_for() -> None:
    roster = survey("lop.xlsx", Sheet("DS", clerk.grid([{"full_name": "Lê An"}])), clerk.LAYOUTS)
    coming = itertools.repeat((roster.rows[0], roster.facts))  # without end
    first = next(decide_all(coming, clerk.setting_of(clerk.TODAY)))
    assert first.student.full_name == "Lê An"


def test_an_outcome_tells_what_parsing_then_checking_then_comparing_found() -> None:
    reading = clerk.judge({"birth_date": "15/3/11", "consent": ""}).only.reading
    found = finding(reading, "phone-shared", "phone", value="0912345678", other="dòng 3")
    outcome = conclude(reading, clerk.setting_of(clerk.TODAY), (found,))
    assert [problem.code for problem in outcome.problems] == ["birth-date-repaired", "consent-missing", "phone-shared"]
    assert (outcome.problems[-1], outcome.status, outcome.duplicate_of) == (found, "accepted_with_warnings", None)


@pytest.mark.parametrize("found", SEVERITIES)
def test_what_comparing_found_decides_about_the_papers_too(found: Severity) -> None:
    reading = clerk.judge({}).only.reading
    problem = finding(reading, "phone-shared", "phone", found)
    outcome = conclude(reading, clerk.setting_of(clerk.TODAY), (problem,))
    assert bool(outcome.forms) == (found != "error")
    heavier = conclude(reading, setting(phone_shared="error"), (problem,))
    assert (heavier.forms, clerk.codes(heavier)) == ((), {"phone-shared": "error"})


def weighed(code: str, field: str | None, case: int | None, registered: bool = False) -> list[str]:
    """What an error, a warning and a piece of information at a field become."""
    reading = clerk.judge({"already_registered": "x"} if registered else {}).only.reading
    problems = tuple(Problem(code, severity, reading.origin, field) for severity in SEVERITIES)
    told = weigh(problems, reading, case)
    assert [dataclasses.replace(one, severity="info") for one in told] == [problems[2]] * 3
    return [one.severity for one in told]


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("guardian-two-codes", "class_name"), ("guardian-phone-is-pupils", None), ("cell-error", "guardian_name"),
        ("cell-error", "father_phone"), ("formula-uncached", "mother_bhxh_code"), ("cell-error", "sponsor_name"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("case", [1, 2, 3, None])
def test_what_is_the_guardians_alone_weighs_nothing_in_case_1(code: str, field: str | None, case: int | None) -> None:
    assert weighed(code, field, case) == (["info"] * 3 if case == 1 else list(SEVERITIES))


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("guardian-code-is-pupils", "guardian_bhxh_code"), ("guardian-is-pupil", "guardian_name"),
        ("cell-error", "phone"), ("cell-error", None), ("phone-is-guardians", "phone"), ("cell-error", "contact_phone"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("case", [1, 2])
def test_what_may_be_wrong_at_the_pupil_weighs_what_it_weighs(code: str, field: str | None, case: int) -> None:
    assert weighed(code, field, case) == list(SEVERITIES)


def test_which_codes_concern_the_guardian_alone() -> None:
    codes = ("guardian-two-codes", "guardian-code-is-pupils", "guardian-is-pupil", "phone-is-guardians", "cell-error")
    assert [code for code in codes if only_guardians(code)] == ["guardian-two-codes"]


@pytest.mark.parametrize("case", [1, 2, None])
@pytest.mark.parametrize("code", ["guardian-two-codes", "cell-error"])
def test_a_registered_pupil_is_warned_at_most(code: str, case: int | None) -> None:
    assert weighed(code, "phone", case, registered=True) == ["warning", "warning", "info"]


def compared(outcome: Outcome, *added: tuple[str, str, Severity]) -> Outcome:
    """The outcome as comparing leaves it, with problems added."""
    more = tuple(Problem(code, severity, outcome.origin, field) for code, field, severity in added)
    return outcome._replace(problems=(*outcome.problems, *more))


def test_where_nobody_weighs_otherwise_the_very_same_rows_come_back() -> None:
    rows = clerk.judge({}, clerk.BASES["2"]).outcomes
    assert settle(rows, clerk.setting_of(clerk.TODAY)) is rows


def test_what_was_added_is_weighed_and_the_papers_follow() -> None:
    usual = clerk.judge(clerk.BASES["2"]).only
    added = compared(usual, ("phone-other-family", "phone", "warning"))
    (lighter,) = settle([added._replace(forms=())], setting(phone_other_family="info"))
    assert (lighter.forms, clerk.codes(lighter)) == (usual.forms, {"phone-other-family": "info"})
    (heavier,) = settle([added], setting(phone_other_family="error"))
    assert (heavier.forms, heavier.status, clerk.codes(heavier)) == ((), "rejected", {"phone-other-family": "error"})
    assert (heavier.student_id, heavier.decision, heavier.reading) == (usual.student_id, usual.decision, usual.reading)


def test_what_weighs_nothing_weighs_nothing_after_comparing_either() -> None:
    alone = compared(clerk.judge({}).only, ("guardian-two-codes", "guardian_bhxh_code", "info"))
    (told,) = settle([alone], setting(guardian_two_codes="error"))
    assert (clerk.codes(told), told.forms) == ({"guardian-two-codes": "info"}, alone.forms)
    waiting = compared(clerk.judge(clerk.BASES["2"]).only, ("guardian-two-codes", "guardian_bhxh_code", "warning"))
    (told,) = settle([waiting], setting(guardian_two_codes="error"))
    assert (clerk.codes(told), told.forms) == ({"guardian-two-codes": "error"}, ())


def test_of_a_duplicate_only_that_it_is_one_is_weighed() -> None:
    usual = clerk.judge(clerk.BASES["2"]).only
    row = compared(usual, ("duplicate-differs", "full_name", "warning"), ("phone-shared", "phone", "info"))
    twice = row._replace(forms=(), duplicate_of=Origin("lop.xlsx", "DS", 9))
    (told,) = settle([twice], setting(duplicate_differs="error", phone_shared="error"))
    assert clerk.codes(told) == {"duplicate-differs": "error", "phone-shared": "info"}
    assert (told.status, told.forms, told.duplicate_of) == ("duplicate", (), twice.duplicate_of)


def test_no_papers_for_a_registered_pupil_or_one_without_a_case() -> None:
    usual = clerk.judge(clerk.BASES["2"]).only
    student = usual.student._replace(already_registered=True)
    registered = usual._replace(reading=usual.reading._replace(student=student))
    (told,) = settle([registered], setting(phone_shared="error"))
    assert told.forms == ()
    nobody = clerk.judge({**clerk.BASES["3"], "guardian_name": ""}).only
    mild = nobody._replace(problems=())
    (told,) = settle([mild], setting(phone_shared="error"))
    assert (nobody.decision.case, told.forms) == (None, ())
