"""Rows that look like one pupil or one guardian though no number says so: told, never joined, never refused."""

from typing import Any

import pytest

from schemas.outcome import Outcome
from tests.batch import clerk

PUPIL: dict[str, Any] = {**clerk.BASES["2"], "full_name": "Lê Văn Đôi", "personal_id": ""}
ONE: dict[str, Any] = {**PUPIL, "bhxh_code": "0112345671"}
OTHER: dict[str, Any] = {**PUPIL, "bhxh_code": "0112345672"}
STRANGER: dict[str, Any] = {
    "guardian_name": "Phạm Văn Giang",
    "guardian_bhxh_code": "0109876544",
    "guardian_id_number": "",
    "guardian_phone": "0987654313",
}
TOLD = {"pupil-two-codes", "bhxh-at-namesake"}


def told(*rows: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {code: severity for code, severity in clerk.codes(outcome).items() if code in TOLD}
        for outcome in clerk.judge(*rows).outcomes
    ]


ALIKE = {
    "class and guardian": {},
    "class": STRANGER,
    "guardian": {"class_name": "11B"},
    "guardian without marks": {"class_name": "11B", "guardian_name": "TRAN THI BINH"},
    "class and a name without marks": {**STRANGER, "full_name": "LE VAN DOI"},
}
UNLIKE = {
    "neither class nor guardian": {**STRANGER, "class_name": "11B"},
    "another birth date": {"birth_date": "16/03/2011"},
    "another name": {"full_name": "Lê Văn Ba"},
    "another name of as many letters": {"full_name": "Lê Văn Tèo"},
    "other marks": {"full_name": "Lê Văn Đối"},
    "no class and another guardian": {**STRANGER, "class_name": ""},
}


@pytest.mark.parametrize("row", ALIKE.values(), ids=ALIKE)
def test_two_codes_of_what_looks_like_one_pupil_are_told_at_both_rows(row: dict[str, Any]) -> None:
    outcomes = clerk.judge(ONE, {**OTHER, **row}).outcomes
    for outcome, other in zip(outcomes, reversed(outcomes), strict=True):
        (said,) = [found for found in outcome.problems if found.code == "pupil-two-codes"]
        assert (said.severity, said.field, outcome.status) == ("warning", "bhxh_code", "accepted_with_warnings")
        assert said.cell == f"F{outcome.origin.row}"
        assert said.params == {"value": outcome.student.full_name, "other": str(other.origin)}


@pytest.mark.parametrize("row", UNLIKE.values(), ids=UNLIKE)
def test_others_are_two_pupils(row: dict[str, Any]) -> None:
    assert told(ONE, {**OTHER, **row}) == [{}, {}]
    assert told({**ONE, **row}, OTHER) == [{}, {}]


def test_names_of_as_many_letters_are_two_pupils_though_none_has_marks() -> None:
    assert told({**ONE, "full_name": "Le Van Doi"}, {**OTHER, "full_name": "Le Van Hai"}) == [{}, {}]


def test_rows_without_class_or_guardian_are_not_alike_in_that() -> None:
    nobody = dict.fromkeys((field for field in clerk.TEMPLATE if field.startswith("guardian_")), "")
    assert told({**ONE, **nobody, "class_name": ""}, {**OTHER, **nobody, "class_name": ""}) == [{}, {}]


def test_a_row_without_a_code_is_pointed_to_the_one_that_has_it() -> None:
    first, second = clerk.judge({**PUPIL, "bhxh_code": "", "class_name": "11B"}, ONE).outcomes
    assert clerk.codes(first) == {"bhxh-missing": "error", "bhxh-at-namesake": "warning"}
    assert first.problems[-1].params == {"value": "Lê Văn Đôi", "other": str(second.origin)}
    assert clerk.codes(second) == {}


def test_two_rows_without_a_code_have_nothing_to_tell() -> None:
    none = {**PUPIL, "bhxh_code": ""}
    assert told(none, {**none, "class_name": "11B"}) == [{}, {}]


def test_between_two_codes_a_row_without_one_is_told_of_both() -> None:
    *_, last = clerk.judge(ONE, OTHER, {**PUPIL, "bhxh_code": ""}).outcomes
    assert last.problems[-1].params["other"] == "lop.xlsx › DS › dòng 2, lop.xlsx › DS › dòng 3"


def test_a_duplicate_is_neither_told_nor_named() -> None:
    first, again, other = clerk.judge(ONE, ONE, OTHER).outcomes
    assert again.status == "duplicate"
    assert clerk.codes(again).keys() == {"duplicate-same"}
    assert clerk.codes(first).keys() == {"pupil-two-codes"}
    (said,) = other.problems
    assert said.params["other"] == str(first.origin)


def test_what_the_class_and_what_the_guardian_show_is_named_together() -> None:
    third = {**PUPIL, "bhxh_code": "0112345673", "class_name": "11B"}
    outcomes = clerk.judge({**OTHER, **STRANGER}, ONE, third).outcomes
    named = [outcome.problems[-1].params["other"] for outcome in outcomes]
    rows = [f"lop.xlsx › DS › dòng {row}" for row in (2, 3, 4)]
    assert named == [rows[1], f"{rows[0]}, {rows[2]}", rows[1]]


@pytest.mark.parametrize(("others", "more"), [(5, False), (6, True), (30, True)])
def test_of_more_than_five_rows_five_are_named_and_the_rest_is_not_hidden(others: int, more: bool) -> None:
    outcomes = clerk.judge(*({**PUPIL, "bhxh_code": f"01123456{number + 10}"} for number in range(others + 1))).outcomes
    for outcome in outcomes:
        (said,) = [found for found in outcome.problems if found.code == "pupil-two-codes"]
        named = [f"lop.xlsx › DS › dòng {row}" for row in range(2, 9) if row != outcome.origin.row]
        assert said.params["other"] == ", ".join(named[:5]) + " và các dòng khác" * more


def test_rows_of_one_other_code_are_more_than_one_too() -> None:
    """Two rows of one code are no duplicates where their names differ by marks that a third leaves out."""
    refused = [
        {**OTHER, "personal_id": f"00121100000{number}", "full_name": name}
        for number, name in enumerate(["Lê Văn Đôi", "LÊ VĂN ĐÔI"], 1)
    ]
    first, *_ = clerk.judge(ONE, *refused).outcomes
    assert first.problems[-1].params["other"] == "lop.xlsx › DS › dòng 3"


def test_rows_of_one_other_code_are_not_hidden_either_where_they_are_more_than_five() -> None:
    """Rows of one code are no duplicates where a third of that code is written with other marks."""
    refused = {**OTHER, "class_name": ""}
    third = {**refused, "full_name": "Lê Văn Đối", "birth_date": "16/03/2011"}
    first, *_ = clerk.judge(ONE, *[refused] * 6, third).outcomes
    assert first.problems[-1].params["other"].endswith("dòng 7 và các dòng khác")
    first, *_ = clerk.judge(ONE, *[refused] * 5, third).outcomes
    assert first.problems[-1].params["other"].endswith("dòng 7")


NAMED: dict[str, Any] = {**clerk.BASES["3"], "guardian_id_number": "", "guardian_phone": ""}
CODED: dict[str, Any] = clerk.BASES["2"]


def hint(*rows: dict[str, Any]) -> list[Outcome]:
    return [
        outcome
        for outcome in clerk.judge(*rows).outcomes
        if any(problem.code == "guardian-namesake-coded" for problem in outcome.problems)
    ]


@pytest.mark.parametrize("name", ["Trần Thị Bình", "TRẦN THỊ BÌNH", "Tran Thi Binh"])
def test_a_guardian_given_by_name_alone_is_pointed_to_the_namesake_who_has_a_code(name: str) -> None:
    (row,) = hint(CODED, {**NAMED, "guardian_name": name})
    (said,) = [problem for problem in row.problems if problem.code == "guardian-namesake-coded"]
    assert (said.severity, said.cell, row.decision.case) == ("info", "O3", 3)
    assert said.params == {"value": name, "other": "lop.xlsx › DS › dòng 2"}


NO_HINT = {
    "a phone": {"guardian_phone": "0987654399"},
    "a paper": {"guardian_id_number": "001185012399"},
    "another name": {"guardian_name": "Trần Thị Cúc"},
    "other marks": {"guardian_name": "Trần Thị Bính"},
    "another family": {"full_name": "Đặng Văn Hai"},
    "a code of its own": {"guardian_bhxh_code": "0109876549"},
    "no name": {"guardian_name": ""},
}


@pytest.mark.parametrize("row", NO_HINT.values(), ids=NO_HINT)
def test_no_hint_where_more_is_known_or_less_is_alike(row: dict[str, Any]) -> None:
    assert hint(CODED, {**NAMED, **row}) == []


def test_no_hint_from_a_row_without_a_code_or_from_a_duplicate() -> None:
    assert hint(NAMED, NAMED) == []
    twice = {**NAMED, "full_name": "Nguyễn An", "bhxh_code": "0112345671"}
    assert len(hint(CODED, twice, twice)) == 1
    coded = {**CODED, "full_name": "Nguyễn An", "bhxh_code": "0112345671"}
    assert len(hint({**coded, "guardian_bhxh_code": ""}, coded, NAMED)) <= 1


def test_of_many_namesakes_a_few_are_named() -> None:
    *_, last = clerk.judge(*[CODED] * 7, NAMED).outcomes
    (said,) = [problem for problem in last.problems if problem.code == "guardian-namesake-coded"]
    assert said.params["other"].count("› dòng ") == 5
    assert said.params["other"].endswith("dòng 6 và các dòng khác")
    *_, last = clerk.judge(*[CODED] * 5, NAMED).outcomes
    (said,) = [problem for problem in last.problems if problem.code == "guardian-namesake-coded"]
    assert said.params["other"].endswith("dòng 6")


def test_namesakes_of_other_marks_do_not_hide_one_of_the_same() -> None:
    *_, last = clerk.judge(*[{**CODED, "guardian_name": "Trần Thị Bính"}] * 7, CODED, NAMED).outcomes
    (said,) = [problem for problem in last.problems if problem.code == "guardian-namesake-coded"]
    assert said.params["other"] == "lop.xlsx › DS › dòng 9"


def test_namesakes_are_named_in_the_order_of_the_rows_however_spelt() -> None:
    capitals = {**CODED, "guardian_name": "TRẦN THỊ BÌNH"}
    *_, last = clerk.judge(CODED, capitals, CODED, NAMED).outcomes
    (said,) = [problem for problem in last.problems if problem.code == "guardian-namesake-coded"]
    assert said.params["other"] == ", ".join(f"lop.xlsx › DS › dòng {row}" for row in (2, 3, 4))


def test_who_is_refused_for_a_shared_number_is_not_told_that_the_row_is_used() -> None:
    number = {"personal_id": "001211012345"}
    for outcome in clerk.judge({**ONE, **number}, {**OTHER, **number}).outcomes:
        assert clerk.codes(outcome) == {"id-two-pupils": "error"}
