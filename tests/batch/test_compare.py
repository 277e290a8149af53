"""Looks across rows: duplicates, shared numbers, shared phones; order and length are kept."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from batch.compare import compare
from schemas.cell import CellValue
from tests.batch import clerk

TWICE = {"full_name": "Lê An", "bhxh_code": "0112345671", "birth_date": "15/03/2011"}
SHARED: st.SearchStrategy[dict[str, CellValue]] = st.fixed_dictionaries(
    {},
    optional={
        "full_name": st.sampled_from(["Lê An", "LÊ AN", "Lê Ân", "Le An"]),
        "bhxh_code": st.sampled_from(["0112345671", "0112345672", ""]),
        "birth_date": st.sampled_from(["15/03/2011", "16/03/2011"]),
        "id_number": st.sampled_from(["", "001211000001"]),
        "phone": st.sampled_from(["", "0912000111", "0912000112"]),
        "already_registered": st.sampled_from(["", "x"]),
        "guardian_name": st.sampled_from(["", "Trần Thị Bình"]),
    },
)


@settings(max_examples=80)
@given(st.lists(SHARED, max_size=6))
def test_each_row_keeps_its_place_and_comparing_is_settled(rows: list[dict[str, CellValue]]) -> None:
    judged = clerk.judge(*rows)
    assert [outcome.origin.row for outcome in judged.outcomes] == list(range(2, len(rows) + 2))
    standing = {outcome.origin for outcome in judged.outcomes if outcome.duplicate_of is None}
    for outcome in judged.outcomes:
        if outcome.duplicate_of is not None:
            assert outcome.status == "duplicate"
            assert outcome.duplicate_of in standing
            assert not outcome.forms


@settings(max_examples=40)
@given(st.lists(SHARED, max_size=5), st.randoms(use_true_random=False))
def test_who_is_refused_does_not_hang_on_the_order_of_the_rows(
    rows: list[dict[str, CellValue]], chance: random.Random
) -> None:
    named = [{**clerk.clean_row(number), **row} for number, row in enumerate(rows, 1)]
    mixed = list(named)
    chance.shuffle(mixed)
    statuses = [
        sorted(outcome.status for outcome in clerk.judge(*typed).outcomes if outcome.status == "duplicate")
        for typed in (named, mixed)
    ]
    assert statuses[0] == statuses[1]


def test_the_package_gives_comparing_and_a_pupils_fields() -> None:
    given: dict[str, object] = {}
    exec("from batch.compare import *", given)  # noqa: S102 - as whoever takes all of it
    assert given.keys() >= {"compare", "flat"}


def test_nothing_is_compared_in_an_empty_run() -> None:
    assert compare([], clerk.setting_of(clerk.TODAY)) == []


def test_exactly_one_row_stands_for_a_pupil_written_four_times() -> None:
    outcomes = clerk.judge(TWICE, TWICE, {}, TWICE, TWICE).outcomes
    assert [outcome.duplicate_of is None for outcome in outcomes] == [True, False, True, False, False]
    assert {outcome.duplicate_of for outcome in outcomes if outcome.duplicate_of} == {outcomes[0].origin}


def test_a_difference_is_named_at_both_rows() -> None:
    first, later = clerk.judge(TWICE, {**TWICE, "sex": "Nữ", "personal_id": "", "id_number": "", "phone": ""}).outcomes
    assert (first.status, later.status) == ("accepted_with_warnings", "duplicate")
    for outcome, other in ((first, later), (later, first)):
        (problem,) = [found for found in outcome.problems if found.code == "duplicate-differs"]
        assert "Giới tính" in problem.params["value"]
        assert problem.params["other"] == str(other.origin)


def test_number_in_the_list_and_note_make_no_difference() -> None:
    row = {**TWICE, "id_number": "", "personal_id": "", "phone": ""}
    _, later = clerk.judge(row, {**row, "note": "chép lại"}).outcomes
    assert clerk.codes(later) == {"duplicate-same": "info"}


def test_the_good_row_stands_where_the_first_was_refused() -> None:
    first, later = clerk.judge({**TWICE, "birth_date": "31/02/2011"}, TWICE).outcomes
    assert (first.status, later.status) == ("duplicate", "accepted_with_warnings")


def test_a_registered_pupil_stays_registered_when_written_again() -> None:
    first, later = clerk.judge({**TWICE, "already_registered": "x"}, TWICE).outcomes
    assert (first.status, later.status) == ("already_registered", "duplicate")


def test_a_row_without_code_is_the_same_pupil_by_name_birth_and_class() -> None:
    first, later = clerk.judge(TWICE, {**TWICE, "bhxh_code": ""}).outcomes
    assert later.duplicate_of == first.origin


def test_names_of_twins_that_differ_by_a_mark_are_two_pupils() -> None:
    first, later = clerk.judge(
        {**TWICE, "full_name": "Lê Văn An"}, {**TWICE, "full_name": "Lê Văn Ân", "bhxh_code": ""}
    ).outcomes
    assert (first.status, later.status) == ("accepted", "rejected")
    assert clerk.codes(later) == {"bhxh-missing": "error"}


def test_a_tone_on_the_other_vowel_or_no_marks_at_all_is_the_same_name() -> None:
    for name in ("Lê Thị Hoà", "LÊ THỊ HÒA", "Le Thi Hoa"):
        _, later = clerk.judge({**TWICE, "full_name": "Lê Thị Hòa"}, {**TWICE, "full_name": name}).outcomes
        assert later.status == "duplicate", name


def test_same_name_with_two_codes_are_two_pupils() -> None:
    outcomes = clerk.judge(TWICE, {**TWICE, "bhxh_code": "0112345672"}).outcomes
    assert [outcome.status for outcome in outcomes] == ["accepted_with_warnings"] * 2
    assert [clerk.codes(outcome) for outcome in outcomes] == [{"pupil-two-codes": "warning"}] * 2


def test_three_pupils_with_one_code_are_all_refused_and_name_each_other() -> None:
    outcomes = clerk.judge(*[{"bhxh_code": "0112345671"}] * 3).outcomes
    assert [outcome.status for outcome in outcomes] == ["rejected"] * 3
    assert outcomes[1].problems[-1].params["other"] == "lop.xlsx › DS › dòng 2, lop.xlsx › DS › dòng 4"


def test_a_phone_shared_with_a_duplicate_of_oneself_stays_own() -> None:
    first, later = clerk.judge({**TWICE, "phone": "0912000111"}, {**TWICE, "phone": "0912000111"}).outcomes
    assert (first.student.phone, first.decision.case, later.status) == ("0912000111", 1, "duplicate")


def test_who_shares_code_and_phone_is_told_of_both() -> None:
    outcomes = clerk.judge(*[{"bhxh_code": "0112345671", "phone": "0912000111"}] * 2).outcomes
    for outcome in outcomes:
        assert {"bhxh-two-pupils", "phone-shared"} <= clerk.codes(outcome).keys()
        assert (outcome.student.phone, outcome.forms) == (None, ())


def test_a_refusal_is_not_overruled_by_a_second_row() -> None:
    for answers in (("Có", "Không"), ("Không", "Có")):
        outcomes = clerk.judge(*({**TWICE, "consent": answer} for answer in answers)).outcomes
        statuses = {answer: outcome.status for answer, outcome in zip(answers, outcomes, strict=True)}
        assert statuses == {"Có": "duplicate", "Không": "rejected"}


def test_a_number_typed_down_a_column_names_a_few_of_the_others() -> None:
    outcomes = clerk.judge(*[{"phone": "0912345671"}] * 40).outcomes
    (said,) = [problem.params["other"] for problem in outcomes[0].problems if problem.code == "phone-shared"]
    assert said.count("lop.xlsx › DS › dòng ") == 5
    assert said.endswith("và 34 dòng khác")


def test_pupils_refused_for_one_code_keep_ids_of_their_own() -> None:
    outcomes = clerk.judge({"bhxh_code": "0112345671"}, {"bhxh_code": "0112345671"}).outcomes
    assert [outcome.status for outcome in outcomes] == ["rejected", "rejected"]
    assert outcomes[0].student_id != outcomes[1].student_id


def test_what_is_wrong_with_a_row_that_is_not_used_counts_as_information() -> None:
    first, later = clerk.judge(TWICE, {**TWICE, "birth_date": "31/02/2011"}).outcomes
    assert (first.status, later.status) == ("accepted_with_warnings", "duplicate")
    assert clerk.codes(later)["birth-date-impossible"] == "info"
