"""What more facts would change, in sentences whose figures are those of really having them."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batch.whatif import WHOLE, outlook, whatif
from schemas.catalogue import advice, sentence
from schemas.outcome import Outcome
from schemas.problem import Problem
from schemas.report import Plan, Report
from schemas.school import School
from tests.batch import clerk

SETTING = clerk.setting_of(clerk.TODAY)
NO_PHONE: dict[str, Any] = {"phone": ""}
NO_PAPER: dict[str, Any] = {"id_number": ""}
CODE_ONLY: dict[str, Any] = {"guardian_bhxh_code": ""}
NOBODY: dict[str, Any] = dict.fromkeys((field for field in clerk.TEMPLATE if field.startswith("guardian_")), "")
OTHER: dict[str, Any] = {"guardian_name": "Lê Văn Cường", "guardian_phone": "0987654313", "guardian_id_number": ""}


def told(*rows: dict[str, Any]) -> dict[str, Problem]:
    return {problem.code: problem for problem in whatif(clerk.judge(*rows).outcomes, SETTING)}


def test_a_whole_list_needs_nothing() -> None:
    assert told({}, {"already_registered": "x"}) == {}


def test_phones_are_told_with_where_each_pupil_would_go() -> None:
    found = told(NO_PHONE, NO_PHONE, {**NO_PHONE, **CODE_ONLY, **OTHER})
    assert sentence(found["whatif-phone"]) == (
        "3 em có giấy tờ mà thiếu số điện thoại riêng: có số thì 2 em từ trường hợp 2 sang trường hợp 1, "
        "1 em từ trường hợp 3 sang trường hợp 1."
    )


def test_papers_count_only_where_a_phone_is_there() -> None:
    found = told(NO_PAPER, {**NO_PAPER, **NO_PHONE})
    assert found.keys() == {"whatif-paper"}
    assert found["whatif-paper"].params["value"] == "1"


def test_a_card_that_is_no_longer_valid_is_a_missing_paper() -> None:
    assert told({"id_number": "013579246", "personal_id": ""}).keys() == {"whatif-paper"}


def test_codes_are_told_by_the_case_that_waits() -> None:
    none = {"bhxh_code": ""}
    found = told(none, {**none, **NO_PHONE}, {**none, **NO_PHONE, **CODE_ONLY, **OTHER})
    assert found["whatif-code"].params == {
        "value": "3",
        "moves": "1 em vào trường hợp 1, 1 em vào trường hợp 2, 1 em vào trường hợp 3",
    }


def test_guardians_hold_children_and_each_is_counted_once() -> None:
    waiting = {**NO_PHONE, **NO_PAPER, **CODE_ONLY}
    found = told(waiting, waiting, {**waiting, **OTHER}, {**waiting, "class_name": "6A"})
    assert sentence(found["whatif-guardian-code"]) == (
        "2 người giám hộ chưa có mã số BHXH đang giữ 4 em ở trường hợp 3: "
        "có mã của những người này thì 4 em sang trường hợp 2."
    )


def test_a_guardian_who_is_not_named_is_missing() -> None:
    assert told({**NO_PHONE, **NO_PAPER, **NOBODY})["whatif-guardian"].params["moves"] == "1 em vào trường hợp 3"


def test_a_duplicate_is_not_counted() -> None:
    twice = {**NO_PHONE, "full_name": "Lê An", "bhxh_code": "0112345671"}
    assert told(twice, twice)["whatif-phone"].params["value"] == "1"


ADULT: dict[str, Any] = {"birth_date": "15/03/2007", "personal_id": ""}


@pytest.mark.parametrize("row", [{"consent": "Không"}, {**ADULT, **NO_PAPER}])
def test_whom_a_guardians_code_cannot_help_is_not_counted(row: dict[str, Any]) -> None:
    waiting = {**NO_PHONE, **NO_PAPER, **CODE_ONLY}
    found = told({**waiting, **row, **OTHER})
    assert "whatif-guardian-code" not in found
    both = told({**waiting, **row, **OTHER}, waiting)["whatif-guardian-code"]
    assert (both.params["guardians"], both.params["value"]) == ("1", "1")


def test_of_age_a_pupil_is_helped_by_an_own_phone_only() -> None:
    card = {**ADULT, "id_number": "001207000001", **NO_PHONE}
    assert told(card).keys() == {"whatif-phone"}
    assert told({**card, **NOBODY}).keys() == {"whatif-phone"}
    assert told({**ADULT, **NO_PAPER, **NO_PHONE, "bhxh_code": ""}) == {}
    assert told({**NO_PAPER, **NO_PHONE, **NOBODY}).keys() == {"whatif-guardian"}


def test_who_has_two_codes_is_not_among_those_without() -> None:
    coded = {**NO_PHONE, **NO_PAPER}
    rows = (coded, {**coded, "guardian_bhxh_code": "0109876544"}, {**coded, **CODE_ONLY})
    assert "whatif-guardian-code" not in told(*rows)


WITH_FACT = {
    "whatif-phone": {"phone": "0912345999"},
    "whatif-paper": {"id_number": "001211123456", "personal_id": ""},
    "whatif-code": {"bhxh_code": "0112399999"},
    "whatif-guardian-code": {"guardian_bhxh_code": "0109876543"},
    "whatif-guardian": {"guardian_name": "Trần Thị Bình"},
}
ROWS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "id_number": st.sampled_from(["", "013579246", "khong"]),
        "phone": st.sampled_from(["", "024 3861 2458"]),
        "bhxh_code": st.sampled_from(["", "123"]),
        "guardian_bhxh_code": st.sampled_from(["", "01098765"]),
        "guardian_name": st.just(""),
        "birth_date": st.just("15/03/2008"),
    },
)


@settings(max_examples=60)
@given(row=ROWS)
@pytest.mark.parametrize("code", WITH_FACT)
def test_each_move_is_what_typing_the_fact_gives(code: str, row: dict[str, Any]) -> None:
    before = clerk.judge(row).only
    found = {problem.code: problem for problem in whatif([before], SETTING)}
    if code in found:
        after = clerk.judge({**row, **WITH_FACT[code]}).only
        assert found[code].params["moves"].endswith(f"trường hợp {after.decision.case}")
        assert before.decision.case != after.decision.case


def test_all_are_said_of_the_run_and_fully_worded() -> None:
    rows = (
        NO_PHONE,
        NO_PAPER,
        {"bhxh_code": ""},
        {**NO_PHONE, **CODE_ONLY, **OTHER},
        {**NO_PHONE, **NO_PAPER, **NOBODY},
    )
    found = whatif(clerk.judge(*rows).outcomes, SETTING)
    assert sorted(problem.code for problem in found) == sorted(WITH_FACT)
    for problem in found:
        assert (problem.severity, problem.origin) == ("info", WHOLE)
        assert not re.search(r"…|[{}]|None", sentence(problem) + advice(problem))


def test_the_outlook_parts_them_from_other_remarks() -> None:
    outcomes: list[Outcome] = clerk.judge(NO_PHONE).outcomes
    since = Problem("compared-with-previous", "info", WHOLE)
    aside = Problem("school-missing", "info", WHOLE)
    remarks = (aside, *whatif(outcomes, SETTING), since)
    report = Report(Plan("now", School(), SETTING.rules, SETTING.as_of), (), tuple(outcomes), remarks=remarks)
    assert list(outlook(report).values()) == [[remarks[1]], [since]]
