"""A guardian's code, once one row gives it, frees all children of that guardian; never a code in doubt."""

from typing import Any

import pytest

from batch.compare import compare
from schemas.outcome import Outcome
from schemas.problem import Repair
from tests.batch import clerk

WAITING: dict[str, Any] = clerk.BASES["3"]
COMES: dict[str, Any] = clerk.BASES["2"]
CODE = "0109876543"


def judge(*rows: dict[str, Any]) -> list[Outcome]:
    return clerk.judge(*rows).outcomes


def passed_on(outcome: Outcome) -> list[Repair]:
    return [repair for repair in outcome.repairs if repair.rule == "guardian-code-passed-on"]


def test_the_code_frees_every_child_and_names_the_row_it_came_from() -> None:
    first, source, last = judge(WAITING, COMES, WAITING)
    assert (source.status, passed_on(source)) == ("accepted", [])
    for child in (first, last):
        assert (child.decision.case, child.student.guardian.bhxh_code) == (2, CODE)
        assert (child.status, child.forms) == ("accepted_with_warnings", ("declaration_child", "slip"))
        (said,) = child.problems
        row = child.origin.row
        assert (said.code, said.cell) == ("guardian-code-filled", f"R{row}")
        assert said.params == {"value": CODE, "other": str(source.origin)}
        assert passed_on(child) == [Repair("guardian-code-passed-on", "guardian_bhxh_code", f"R{row}", "", CODE)]


def test_a_list_without_that_column_has_no_cell_to_name() -> None:
    headings = "STT | Họ và tên | Ngày sinh | Mã số BHXH | Họ tên người giám hộ | SĐT người giám hộ"
    rows = ["Trần Thị Bình", "0987654312"]
    without = clerk.judge_list(headings, [1, "Lê An", "15/03/2011", "0112345671", *rows])
    with_code = clerk.judge_list(
        f"{headings} | Mã số BHXH người giám hộ", [1, "Lê Hà", "15/03/2011", "0112345672", *rows, CODE]
    )
    child, _ = compare([without.only, with_code.only], clerk.setting_of(clerk.TODAY))
    assert (child.decision.case, [repair.cell for repair in passed_on(child)]) == (2, [None])
    assert clerk.codes(child)["guardian-code-filled"] == "warning"


def test_a_correction_in_a_second_row_of_the_pupil_counts() -> None:
    pupil = {"full_name": "Lê An", "bhxh_code": "0112345671"}
    first, again, sister = judge({**WAITING, **pupil}, {**COMES, **pupil}, WAITING)
    assert again.status == "duplicate"
    assert [first.decision.case, sister.decision.case] == [2, 2]
    assert {"duplicate-differs", "guardian-code-filled"} == clerk.codes(first).keys()


@pytest.mark.parametrize("less", [{}, {"guardian_id_number": ""}])
def test_where_the_guardian_has_two_codes_the_row_waits_until_one_is_chosen(less: dict[str, Any]) -> None:
    rows = (WAITING, COMES, {**COMES, "guardian_bhxh_code": "0109876544"})
    child, one, other = judge(*({**row, **less} for row in rows))
    assert [row.decision.case for row in (child, one, other)] == [2, 2, 2]
    assert clerk.codes(child) == {"guardian-code-unchosen": "error"}
    assert (child.forms, child.student.guardian.bhxh_code, passed_on(child)) == ((), None, [])
    (said,) = child.problems
    assert (said.field, said.cell) == ("guardian_bhxh_code", "R2")
    both = f"0109876543 ở {one.origin}; 0109876544 ở {other.origin}"
    assert said.params == {"value": "Trần Thị Bình", "other": both}
    for row in (one, other):
        assert clerk.codes(row) == {"guardian-two-codes": "warning"}
        assert row.problems[0].params["other"] == both


def test_each_of_two_guardians_has_codes_of_their_own_to_choose_from() -> None:
    def of(number: str, **more: str) -> dict[str, Any]:
        return {**COMES, "guardian_bhxh_code": number, **more}

    father = {"guardian_name": "Lê Văn Cường", "guardian_phone": "0987654313", "guardian_id_number": "001085012346"}
    hers, his = judge(
        *(WAITING, {**WAITING, **father}, of(CODE), of("0109876544")),
        *(of("0109876545", **father), of("0109876546", **father)),
    )[:2]
    row = "lop.xlsx › DS › dòng"
    assert hers.problems[-1].params["other"] == f"0109876543 ở {row} 4; 0109876544 ở {row} 5"
    assert his.problems[-1].params["other"] == f"0109876545 ở {row} 6; 0109876546 ở {row} 7"


def test_nor_between_two_people_of_one_name_phone_and_a_code_each() -> None:
    other = {**COMES, "guardian_id_number": "001185012346", "guardian_bhxh_code": "0109876544"}
    child, *_ = judge({**WAITING, "guardian_id_number": ""}, COMES, other, {**WAITING, "guardian_id_number": ""})
    assert clerk.codes(child) == {"guardian-two-papers": "warning", "guardian-code-unchosen": "error"}


def test_the_codes_are_named_with_the_rows_that_stand_and_no_more_than_four() -> None:
    twice = {**COMES, "full_name": "Lê An", "bhxh_code": "0112345671"}
    others = [{**COMES, "guardian_bhxh_code": f"010987655{number}"} for number in range(5)]
    child, *_, first, again = judge(WAITING, *others, twice, twice)[:8]
    assert again.duplicate_of == first.origin
    (said,) = child.problems
    assert said.params["other"].count(" ở ") == 4
    child, _, first, _ = judge(WAITING, others[0], twice, twice)
    assert child.problems[0].params["other"].endswith(f"0109876543 ở {first.origin}")
    child, first, _, last = judge(WAITING, twice, {**twice, "guardian_bhxh_code": "0109876544"}, WAITING)
    assert child.problems[0].params["other"] == (f"0109876543 ở {first.origin}; 0109876544 ở lop.xlsx › DS › dòng 4")
    assert clerk.codes(last).keys() == {"guardian-code-unchosen"}


def test_a_pupil_who_registers_alone_is_told_of_two_codes_by_the_way() -> None:
    alone, *_ = judge({"guardian_bhxh_code": ""}, COMES, {**COMES, "guardian_bhxh_code": "0109876544"})
    assert (alone.decision.case, clerk.codes(alone)) == (1, {"guardian-two-codes": "info"})


def test_not_where_the_papers_contradict() -> None:
    rows = judge(WAITING, COMES, {**COMES, "guardian_id_number": "001185012346"})
    child = rows[0]
    assert not any("guardian-two-codes" in clerk.codes(row) for row in rows)
    assert child.decision.case == 3


def test_not_over_a_cell_that_holds_a_wrong_code() -> None:
    child, _ = judge({**WAITING, "guardian_bhxh_code": "01098765"}, COMES)
    assert (child.status, passed_on(child)) == ("rejected", [])
    assert clerk.codes(child) == {"guardian-code-malformed": "error"}


def test_not_a_code_that_is_a_pupils_or_somebody_elses() -> None:
    doubted = {"guardian_bhxh_code": "0112345671"}
    stranger = {"guardian_name": "Lê Văn Cường", "guardian_bhxh_code": "", "guardian_id_number": ""}
    child, _, _ = judge(WAITING, {**COMES, **doubted}, {"bhxh_code": "0112345671", **stranger})
    assert child.decision.case == 3
    own, _ = judge(WAITING, {**COMES, **doubted, "bhxh_code": "0112345671"})
    assert own.decision.case == 3
    other = {"guardian_name": "Lê Văn Cường", "guardian_phone": "0987654313", "guardian_id_number": "001085012346"}
    child, _, _ = judge(WAITING, COMES, {**COMES, **other})
    assert child.decision.case == 3


def test_not_the_pupils_own_code_where_pupil_and_guardian_are_one_person() -> None:
    herself = {**WAITING, "full_name": "Trần Thị Bình", "bhxh_code": CODE}
    pupil, _ = judge(herself, COMES)
    assert (pupil.student.guardian.bhxh_code, passed_on(pupil)) == (None, [])


def test_not_a_number_that_contradicts_the_guardians_own_paper() -> None:
    wrong = {"guardian_bhxh_code": "001185099999"}
    child, source = judge({**WAITING, "guardian_id_number": ""}, {**COMES, **wrong})
    assert (child.decision.case, clerk.codes(source)) == (3, {"guardian-code-twelve-differs": "error"})


def test_the_row_that_stands_is_named_before_a_duplicate() -> None:
    twice = {**COMES, "full_name": "Lê An", "bhxh_code": "0112345671"}
    _, standing, child = judge({**twice, "birth_date": "31/02/2011"}, twice, WAITING)
    assert standing.duplicate_of is None
    (said,) = child.problems
    assert said.params["other"] == str(standing.origin)


def test_a_correction_counts_where_the_guardian_is_known_by_name_alone() -> None:
    pupil = {"full_name": "Lê An", "bhxh_code": "0112345671", "guardian_phone": "", "guardian_id_number": ""}
    first, again = judge({**WAITING, **pupil}, {**COMES, **pupil})
    assert again.status == "duplicate"
    assert (first.decision.case, first.student.guardian.bhxh_code) == (2, CODE)


def test_the_code_of_ten_digits_is_passed_on_before_the_personal_number() -> None:
    twelve = {**COMES, "guardian_bhxh_code": "001185012345"}
    for rows in ((WAITING, twelve, COMES), (WAITING, COMES, twelve)):
        child, *sources = judge(*rows)
        assert child.student.guardian.bhxh_code == CODE
        assert [clerk.codes(source) for source in sources] == [{}, {}]
    child, _ = judge(WAITING, twelve)
    assert child.student.guardian.bhxh_code == "001185012345"


def test_a_code_refused_in_its_own_row_is_no_second_code() -> None:
    child, source, refused = judge(WAITING, COMES, {**COMES, "guardian_bhxh_code": "001185099999"})
    assert (child.decision.case, child.student.guardian.bhxh_code) == (2, CODE)
    assert (clerk.codes(source), clerk.codes(refused)) == ({}, {"guardian-code-twelve-differs": "error"})


def test_nor_is_it_passed_on_where_another_row_gives_it_unopposed() -> None:
    twelve = {"guardian_bhxh_code": "001185099999"}
    child, *_ = judge(WAITING, {**COMES, **twelve}, {**COMES, **twelve, "guardian_id_number": ""})
    assert child.decision.case == 3
    own = {"guardian_bhxh_code": "0112345671"}
    child, *_ = judge(WAITING, {**COMES, **own, "bhxh_code": "0112345671"}, {**COMES, **own})
    assert child.decision.case == 3


def test_a_pupil_who_registers_alone_needs_no_code() -> None:
    own, _ = judge({"guardian_bhxh_code": ""}, COMES)
    assert (own.decision.case, passed_on(own), own.problems) == (1, [], ())


def test_it_makes_no_difference_which_row_comes_first() -> None:
    before = [outcome.decision.case for outcome in judge(COMES, WAITING)]
    after = [outcome.decision.case for outcome in judge(WAITING, COMES)]
    assert before == after == [2, 2]
