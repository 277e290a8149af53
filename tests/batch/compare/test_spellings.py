"""One guardian in two spellings, two codes for one, one code for two; and what is said by the way."""

from typing import Any

from tests.batch import clerk

BASE: dict[str, Any] = clerk.BASES["2"]
OTHER: dict[str, Any] = {"guardian_name": "Lê Thị Cúc", "guardian_id_number": "001185012346"}
OTHER |= {"guardian_phone": "0987654313"}


def codes(*rows: dict[str, Any]) -> list[dict[str, str]]:
    return [clerk.codes(outcome) for outcome in clerk.judge(*({**BASE, **row} for row in rows)).outcomes]


def test_capitals_and_left_out_marks_are_told_by_the_way_with_their_rows() -> None:
    outcomes = clerk.judge(BASE, {**BASE, "guardian_name": "TRAN THI BINH"}, BASE).outcomes
    assert [outcome.status for outcome in outcomes] == ["accepted"] * 3
    (said,) = outcomes[1].problems
    assert (said.code, said.severity, said.cell) == ("guardian-spelt-otherwise", "info", "O3")
    assert said.params["value"] == "TRAN THI BINH"
    assert said.params["other"] == "«Trần Thị Bình» ở lop.xlsx › DS › dòng 2, lop.xlsx › DS › dòng 4"
    assert outcomes[0].problems[0].params["other"] == "«TRAN THI BINH» ở lop.xlsx › DS › dòng 3"


def test_one_letter_or_other_marks_beside_one_code_is_a_warning_at_both() -> None:
    for name in ("Trần Thị Bìn", "Trần Thị Bính"):
        assert codes({}, {"guardian_name": name}) == [{"guardian-name-near": "warning"}] * 2, name


def test_nearly_the_same_name_beside_one_phone_too() -> None:
    bare = {"guardian_bhxh_code": "", "guardian_id_number": ""}
    one, other = codes(bare, {**bare, "guardian_name": "Trần Thị Bính"})
    assert one["guardian-name-near"] == other["guardian-name-near"] == "warning"


def test_two_women_of_one_phone_with_codes_of_their_own_are_two() -> None:
    other = {"guardian_name": "Trần Thị Bính", "guardian_bhxh_code": "0109876544", "guardian_id_number": ""}
    assert not any("guardian-name-near" in found for found in codes({}, other))


def test_other_names_beside_one_phone_are_a_couple() -> None:
    couple = {"guardian_name": "Lê Văn Cường", "guardian_bhxh_code": "0109876544", "guardian_id_number": "001085012346"}
    assert codes({}, couple) == [{}, {}]


def test_one_code_for_two_people_is_a_warning_at_every_row() -> None:
    assert codes({}, OTHER, {}) == [{"guardian-code-two-names": "warning"}] * 3
    (said,) = clerk.judge(BASE, {**BASE, **OTHER}).outcomes[1].problems
    assert said.cell == "R3"
    assert said.params == {"value": "0109876543", "other": "«Trần Thị Bình» ở lop.xlsx › DS › dòng 2"}


def test_two_codes_for_one_person_are_named_with_their_rows() -> None:
    outcomes = clerk.judge(BASE, {**BASE, "guardian_bhxh_code": "0109876544"}).outcomes
    for outcome in outcomes:
        (said,) = outcome.problems
        assert (said.code, said.params["value"]) == ("guardian-two-codes", "Trần Thị Bình")
        assert said.cell == f"R{outcome.origin.row}"
        assert said.params["other"] == ("0109876543 ở lop.xlsx › DS › dòng 2; 0109876544 ở lop.xlsx › DS › dòng 3")


def test_of_a_pupil_who_registers_alone_it_is_information() -> None:
    one, other = (clerk.codes(outcome) for outcome in clerk.judge({}, OTHER).outcomes)
    assert one == other == {"guardian-code-two-names": "info"}


def test_a_duplicate_says_nothing_and_is_not_named() -> None:
    twice = {**BASE, "full_name": "Lê An", "bhxh_code": "0112345671"}
    first, later, third = clerk.judge(twice, {**twice, "guardian_name": "TRẦN THỊ BÌNH"}, BASE).outcomes
    assert later.status == "duplicate"
    assert clerk.codes(first).keys() == {"duplicate-differs"}
    assert third.problems == ()


def test_a_code_typed_down_a_column_of_many_names_names_a_few() -> None:
    rows = [{**BASE, "guardian_name": f"Lê Thị {name}", "guardian_phone": ""} for name in clerk._GIVEN_NAMES]
    outcomes = clerk.judge(*rows).outcomes
    for outcome in outcomes:
        (said,) = [found for found in outcome.problems if found.code == "guardian-code-two-names"]
        assert said.params["other"].count("«") == 3
