"""What the comparisons share: common keys, who is put together, how rows are named, how a finding comes to a row."""

import itertools

import pytest

from batch.checks.finding import finding
from batch.compare.rows import Union, add, again, named, parted, places, sharing
from schemas.origin import Origin
from schemas.outcome import Outcome
from schemas.problem import Severity
from tests.batch import clerk


def test_positions_share_a_key_that_several_have() -> None:
    assert sharing(["a", "b", None, "a", "c", "b", "a", None]) == [[0, 3, 6], [1, 5]]
    assert sharing([None, None, "a"]) == sharing([]) == []
    assert sharing(["", ""]) == [[0, 1]]


def test_positions_are_parted_in_their_order() -> None:
    assert parted([3, 1, 2, 5], lambda position: position % 2) == [[3, 1, 5], [2]]
    assert parted([], str) == []


def test_who_is_put_together_with_one_is_together_with_all_of_them() -> None:
    for pairs in itertools.permutations([(4, 3), (3, 2), (2, 1), (6, 7), (0,), (5, 5)]):
        union = Union(9)
        for pair in pairs:
            union.join(pair)
        assert union.groups() == [[1, 2, 3, 4], [6, 7]]
    assert Union(3).groups() == []


def test_a_few_rows_are_named_and_the_rest_is_counted() -> None:
    origins = [Origin("a.xlsx", None, row) for row in range(2, 9)]
    five = ", ".join(f"a.xlsx › dòng {row}" for row in range(2, 7))
    assert named(origins) == f"{five} và 2 dòng khác"
    assert named(origins[:6]) == f"{five} và 1 dòng khác"
    assert (named(origins[:5]), named(origins[:1]), named([])) == (five, "a.xlsx › dòng 2", "")


def test_a_row_is_not_named_to_itself() -> None:
    rows = clerk.judge({}, {}, {}).outcomes
    first, second, third = (str(row.origin) for row in rows)
    assert places(rows) == f"{first}, {second}, {third}"
    assert places(rows, rows[1]) == f"{first}, {third}"


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_a_finding_comes_to_a_row_behind_the_others_and_an_error_takes_its_papers(severity: Severity) -> None:
    code = {"error": "bhxh-two-pupils", "warning": "phone-shared", "info": "guardian-spelt-otherwise"}[severity]
    row = clerk.judge({**clerk.BASES["2"], "consent": ""}).only
    told = add(row, code, "bhxh_code", value="0112345671", other="dòng 3")
    assert told.problems[:-1] == row.problems
    last = told.problems[-1]
    assert (last.code, last.severity, last.cell) == (code, severity, "F2")
    assert last.params == {"value": "0112345671", "other": "dòng 3"}
    assert told.forms == (() if severity == "error" else row.forms)


def test_a_finding_weighs_what_it_weighs_for_this_row() -> None:
    registered = clerk.judge({"already_registered": "x"}).only
    assert add(registered, "bhxh-two-pupils", "bhxh_code").problems[-1].severity == "warning"
    alone = clerk.judge({}).only
    told = add(alone, "guardian-two-codes", "guardian_bhxh_code")
    assert (told.problems[-1].severity, told.forms) == ("info", alone.forms)


OF_COMPARING = [
    *("duplicate-differs", "bhxh-two-pupils", "bhxh-is-guardians", "id-two-pupils", "phone-shared"),
    *("phone-is-siblings-guardians", "phone-other-family", "guardian-phone-is-pupils", "guardian-code-of-pupil"),
    *("guardian-spelt-otherwise", "guardian-name-near", "guardian-code-two-names", "guardian-two-codes"),
    *("guardian-marks-missing", "guardian-number-two-names", "guardian-paper-two-names"),
    *("guardian-phone-two-names", "guardian-two-papers"),
]


@pytest.mark.parametrize("code", OF_COMPARING)
def test_what_only_comparing_shows_is_kept_when_a_row_is_decided_again(code: str) -> None:
    row: Outcome = add(clerk.judge({**clerk.BASES["2"], "consent": ""}).only, code, "bhxh_code", value="1", other="2")
    why = finding(row.reading, "guardian-code-filled", "guardian_bhxh_code", value="1", other="2")
    setting = clerk.setting_of(clerk.TODAY)
    told = again(row, row.reading, setting, why)
    assert [problem.code for problem in told.problems] == ["consent-missing", code, "guardian-code-filled"]
    assert told.problems[-2:] == (row.problems[-1], why)


def test_a_row_decided_again_keeps_its_id() -> None:
    row = clerk.judge({}).only
    other = clerk.judge({}, {}).outcomes[1].reading
    why = finding(other, "guardian-code-filled", "guardian_bhxh_code", value="1", other="2")
    told = again(row, other, clerk.setting_of(clerk.TODAY), why)
    assert (told.student_id, told.reading) == (row.student_id, other)
