"""One guardian in two spellings or with two numbers, one number for two guardians; and what is said by the way."""

from typing import Any

import pytest

from schemas.catalogue import advice, sentence
from tests.batch import clerk

BASE: dict[str, Any] = clerk.BASES["2"]
OTHER: dict[str, Any] = {"guardian_name": "Lê Thị Cúc", "guardian_id_number": "001185012346"}
OTHER |= {"guardian_phone": "0987654313"}


def codes(*rows: dict[str, Any]) -> list[dict[str, str]]:
    return [clerk.codes(outcome) for outcome in clerk.judge(*({**BASE, **row} for row in rows)).outcomes]


@pytest.mark.parametrize(
    ("name", "code", "severity"),
    [
        ("TRẦN THỊ BÌNH", "guardian-spelt-otherwise", "info"),
        ("TRAN THI BINH", "guardian-marks-missing", "warning"),
        ("Tran Thi Binh", "guardian-marks-missing", "warning"),
    ],
)
def test_capitals_are_told_by_the_way_and_left_out_marks_as_a_warning_at_their_row(
    name: str, code: str, severity: str
) -> None:
    first, second, third = clerk.judge(BASE, {**BASE, "guardian_name": name}, BASE).outcomes
    (said,) = second.problems
    assert (said.code, said.severity, said.cell) == (code, severity, "O3")
    assert said.params["value"] == name
    assert said.params["other"] == "«Trần Thị Bình» ở lop.xlsx › DS › dòng 2, lop.xlsx › DS › dòng 4"
    for outcome in (first, third):
        (told,) = outcome.problems
        assert (told.code, told.severity, outcome.status) == ("guardian-spelt-otherwise", "info", "accepted")
        assert told.params["other"] == f"«{name}» ở lop.xlsx › DS › dòng 3"


def test_where_no_row_has_marks_nobody_lacks_them() -> None:
    plain = {"guardian_name": "Tran Thi Binh"}
    assert codes(plain, {"guardian_name": "TRAN THI BINH"}) == [{"guardian-spelt-otherwise": "info"}] * 2


def test_one_letter_or_other_marks_beside_one_code_is_a_warning_at_both() -> None:
    for name in ("Trần Thị Bìn", "Trần Thị Bính"):
        assert codes({}, {"guardian_name": name}) == [{"guardian-number-two-names": "warning"}] * 2, name


NEAR: dict[str, Any] = {"guardian_name": "Trần Thị Bính"}


@pytest.mark.parametrize(
    ("without", "code", "number"),
    [
        ({}, "guardian-number-two-names", "mã số BHXH 0109876543"),
        ({"guardian_bhxh_code": ""}, "guardian-number-two-names", "số giấy tờ 001185012345"),
        ({"guardian_bhxh_code": "", "guardian_id_number": ""}, "guardian-name-near", ""),
    ],
)
def test_the_number_that_two_names_share_is_named_and_only_a_phone_may_be_two_peoples(
    without: dict[str, Any], code: str, number: str
) -> None:
    outcomes = clerk.judge({**BASE, **without}, {**BASE, **without, **NEAR}).outcomes
    for outcome in outcomes:
        (said,) = [found for found in outcome.problems if found.code in ("guardian-number-two-names", code)]
        assert (said.code, said.severity, said.params.get("number", "")) == (code, "warning", number)
        assert ("nếu là hai người thì mỗi người tự đăng ký cần một số riêng" in advice(said)) == (not number)
        assert f"có chung {number or 'số điện thoại'} với" in sentence(said)


def test_a_number_beside_one_name_only_is_not_the_shared_one() -> None:
    """The code stands beside one name in capitals too; the paper beside two."""
    own = {"guardian_bhxh_code": "", "guardian_phone": ""}
    rows: tuple[dict[str, Any], ...] = ({}, {"guardian_name": "TRẦN THỊ BÌNH"}, {**own, **NEAR})
    for outcome in clerk.judge(*({**BASE, **row} for row in rows)).outcomes:
        (said,) = [found for found in outcome.problems if found.code == "guardian-number-two-names"]
        assert said.params["number"] == "số giấy tờ 001185012345"


ALONE: dict[str, Any] = {"guardian_bhxh_code": "", "guardian_id_number": ""}
PHONE = "guardian-phone-two-names"
COUPLE: dict[str, Any] = {"guardian_name": "Lê Văn Cường", "guardian_bhxh_code": "0109876544"}
COUPLE |= {"guardian_id_number": "001085012346", "guardian_relation": "Bố"}


def test_two_women_of_one_phone_with_codes_of_their_own_are_two() -> None:
    for own in ({"guardian_bhxh_code": "0109876544", "guardian_id_number": ""}, {**ALONE, **COUPLE}):
        assert codes({}, {**own, "guardian_name": "Trần Thị Bính"}) == [{PHONE: "warning"}] * 2


def test_one_phone_for_two_people_is_a_warning_at_every_row_for_it_registers_one_code_only() -> None:
    assert codes({}, COUPLE, {}) == [{PHONE: "warning"}] * 3
    (said,) = clerk.judge(BASE, {**BASE, **COUPLE}).outcomes[1].problems
    assert said.cell == "T3"
    assert said.params == {"value": "0987654312", "other": "«Trần Thị Bình» ở lop.xlsx › DS › dòng 2"}
    assert clerk.judge(BASE, {**BASE, **COUPLE}).outcomes[1].student.guardian.phone == "0987654312"


def test_one_phone_of_one_who_has_a_code_and_one_who_waits_is_told_too() -> None:
    assert codes({}, {**COUPLE, "guardian_bhxh_code": ""}) == [{PHONE: "warning"}] * 2


def test_of_who_registers_alone_the_guardians_shared_phone_is_information() -> None:
    one, other = (clerk.codes(outcome) for outcome in clerk.judge({}, {**clerk.BASES["1"], **COUPLE}).outcomes)
    assert one == other == {PHONE: "info"}


def test_one_person_in_several_spellings_beside_a_phone_is_one_beside_the_other() -> None:
    first, second, third = clerk.judge(BASE, {**BASE, "guardian_name": "TRẦN THỊ BÌNH"}, {**BASE, **COUPLE}).outcomes
    for outcome in (first, second):
        assert clerk.codes(outcome) == {"guardian-spelt-otherwise": "info", PHONE: "warning"}
    (said,) = third.problems
    assert said.params["other"] == "«Trần Thị Bình» ở lop.xlsx › DS › dòng 2, lop.xlsx › DS › dòng 3"


def test_names_nearly_the_same_are_one_person_beside_a_third() -> None:
    first, second, third = codes({}, {**ALONE, "guardian_name": "Trần Thị Bính"}, COUPLE)
    assert first == {"guardian-name-near": "warning", PHONE: "warning"}
    assert second.items() > first.items()
    assert third == {PHONE: "warning"}


def test_who_shares_a_number_too_is_told_of_that_alone() -> None:
    for own, code in (({}, "guardian-code-two-names"), ({"guardian_bhxh_code": ""}, "guardian-paper-two-names")):
        first, second = codes({}, {**own, "guardian_name": "Trần Thị Thanh Bình"})
        assert code in first.keys() & second.keys()
        assert PHONE not in first.keys() | second.keys()
    named = {"guardian_name": "Trần Thị Thanh Bình"}
    apart = {"guardian_name": "Đỗ Thị Lan", "guardian_bhxh_code": "0109876545", "guardian_id_number": ""}
    outcomes = clerk.judge(*({**BASE, **row} for row in ({}, COUPLE, named, apart))).outcomes
    found = [problem for outcome in outcomes for problem in outcome.problems if problem.code == PHONE]
    told = [problem.params["other"] for problem in found]
    rows = "lop.xlsx › DS › dòng"
    both = f"«Trần Thị Bình» ở {rows} 2, {rows} 4"
    couple, third = f"«Lê Văn Cường» ở {rows} 3", f"«Đỗ Thị Lan» ở {rows} 5"
    assert told == [f"{couple}; {third}", f"{both}; {third}", f"{couple}; {third}", f"{both}; {couple}"]


def test_of_a_phone_that_was_filled_in_for_the_time_being_nothing_is_said() -> None:
    filler = {"guardian_phone": "0900000000"}
    first, second = codes(filler, {**COUPLE, **filler})
    assert first == second == {"guardian-phone-filler": "warning"}


def test_of_many_people_the_rest_are_counted() -> None:
    rows = [{**ALONE, "guardian_name": f"Lê Thị {name}"} for name in clerk._GIVEN_NAMES]
    outcomes = clerk.judge(*({**BASE, **row} for row in rows)).outcomes
    for outcome in outcomes:
        (said,) = [found for found in outcome.problems if found.code == PHONE]
        assert said.params["other"].count("«") == 3
        assert said.params["other"].endswith(f" và {len(rows) - 4} tên khác")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"guardian_id_number": "012345679", "guardian_bhxh_code": ""}, {"guardian_bhxh_code": ""}),
        ({}, {"guardian_bhxh_code": "001185012345", "guardian_id_number": ""}),
    ],
)
def test_an_old_card_and_a_code_of_twelve_digits_contradict_nothing(one: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = codes(one, {**other, **NEAR})
    assert "guardian-name-near" in first.keys() & second.keys()
    assert PHONE not in first.keys() | second.keys()


def test_a_duplicate_does_not_make_a_phone_two_peoples() -> None:
    twice = {"full_name": "Lê An", "bhxh_code": "0112345671"}
    first, later = clerk.judge({**BASE, **twice}, {**BASE, **twice, **COUPLE}).outcomes
    assert (later.status, PHONE in clerk.codes(first), PHONE in clerk.codes(later)) == ("duplicate", False, False)


PAPERS = "guardian-two-papers"
SLIP: dict[str, Any] = {"guardian_id_number": "001185012346"}


@pytest.mark.parametrize("known_by", [{"guardian_phone": ""}, {"guardian_bhxh_code": ""}, {}])
def test_two_cards_of_one_guardian_are_a_warning_at_both(known_by: dict[str, Any]) -> None:
    outcomes = clerk.judge({**BASE, **known_by}, {**BASE, **known_by, **SLIP}).outcomes
    for outcome in outcomes:
        (said,) = [found for found in outcome.problems if found.code != "guardian-detail-missing"]
        assert (said.code, said.severity, said.cell) == (PAPERS, "warning", f"S{outcome.origin.row}")
        first, second = (f"0011850123{last} («Trần Thị Bình») ở lop.xlsx › DS › dòng" for last in (45, 46))
        rows = f"{first} 2; {second} 3"
        assert said.params == {"value": "Trần Thị Bình", "other": rows}


def test_an_old_card_beside_the_new_one_is_no_second_number() -> None:
    assert codes({}, {"guardian_id_number": "012345679"}) == [{}, {}]


def test_a_row_without_a_number_is_not_told_of_two() -> None:
    assert codes({}, {"guardian_id_number": ""}, SLIP) == [{PAPERS: "warning"}, {}, {PAPERS: "warning"}]


def test_nor_is_one_between_them_unless_it_waits_for_the_code() -> None:
    bare = {"guardian_id_number": "", "guardian_bhxh_code": ""}
    waits, without, with_code = clerk.judge(
        {**BASE, **bare}, {**BASE, "guardian_bhxh_code": ""}, {**BASE, **SLIP}
    ).outcomes
    assert [outcome.decision.case for outcome in (waits, without, with_code)] == [3, 3, 2]
    assert all(PAPERS in clerk.codes(outcome) for outcome in (waits, without, with_code))
    assert [found.cell for found in waits.problems if found.code == PAPERS] == ["S2"]


def test_the_names_beside_two_numbers_are_told() -> None:
    other = {**SLIP, "guardian_name": "Trần Thị Bính", "guardian_phone": "0987654313"}
    for outcome in clerk.judge(BASE, {**BASE, **other}).outcomes:
        (said,) = outcome.problems
        assert said.code == PAPERS
        assert "(«Trần Thị Bình»)" in said.params["other"]
        assert "(«Trần Thị Bính»)" in said.params["other"]


def test_a_personal_number_written_as_the_code_is_told_at_the_code() -> None:
    code = {"guardian_bhxh_code": "001185012346", "guardian_id_number": "012345679"}
    first, second = clerk.judge({**BASE, "guardian_bhxh_code": ""}, {**BASE, **code}).outcomes
    assert [(said.code, said.cell) for said in (*first.problems, *second.problems)] == [(PAPERS, "S2"), (PAPERS, "R3")]


def test_where_one_more_is_left_out_it_is_counted_too() -> None:
    cards = [{**BASE, "guardian_id_number": f"00118501234{last}"} for last in range(4)]
    people = [{**BASE, **ALONE, "guardian_name": f"Lê Thị {name}"} for name in clerk._GIVEN_NAMES[:5]]
    for rows, code, left_out in ((cards, PAPERS, "số"), (people, PHONE, "tên")):
        for outcome in clerk.judge(*rows).outcomes:
            (said,) = [found for found in outcome.problems if found.code == code]
            assert said.params["other"].endswith(f" và 1 {left_out} khác")


def test_of_many_numbers_the_first_are_named() -> None:
    for outcome in clerk.judge(*({**BASE, "guardian_id_number": f"00118501234{last}"} for last in range(5))).outcomes:
        (said,) = outcome.problems
        assert said.params["other"].count(";") == 2
        assert said.params["other"].endswith(" và 2 số khác")


def test_one_code_for_two_people_is_a_warning_at_every_row() -> None:
    assert codes({}, OTHER, {}) == [{"guardian-code-two-names": "warning"}] * 3
    (said,) = clerk.judge(BASE, {**BASE, **OTHER}).outcomes[1].problems
    assert said.cell == "R3"
    assert said.params == {"value": "0109876543", "other": "«Trần Thị Bình» ở lop.xlsx › DS › dòng 2"}


def test_one_paper_for_two_people_is_a_warning_at_every_row() -> None:
    other = {"guardian_name": "Lê Văn Cường", "guardian_bhxh_code": "0109876544", "guardian_phone": "0987654313"}
    assert codes({}, other, {}) == [{"guardian-paper-two-names": "warning"}] * 3
    (said,) = clerk.judge(BASE, {**BASE, **other}).outcomes[1].problems
    assert said.cell == "S3"
    assert said.params == {"value": "001185012345", "other": "«Trần Thị Bình» ở lop.xlsx › DS › dòng 2"}


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
        assert said.params["other"].endswith(f" và {len(rows) - 4} tên khác")


def near(*rows: dict[str, Any]) -> list[bool]:
    return ["guardian-name-near" in found for found in codes(*rows)]


def test_of_three_spellings_each_row_is_told_both_others() -> None:
    names = ("Trần Thị Bình", "TRẦN THỊ BÌNH", "TRAN THI BINH")
    *_, last = clerk.judge(*({**BASE, "guardian_name": name} for name in names)).outcomes
    (said,) = last.problems
    row = "lop.xlsx › DS › dòng"
    assert said.params["other"] == f"«Trần Thị Bình» ở {row} 2; «TRẦN THỊ BÌNH» ở {row} 3"


def test_a_couple_without_numbers_is_not_nearly_one_name() -> None:
    assert near(ALONE, {**ALONE, "guardian_name": "Lê Văn Cường"}) == [False, False]


def test_names_nearly_the_same_are_told_unless_two_numbers_tell_them_apart() -> None:
    other = {**ALONE, "guardian_name": "Trần Thị Bính"}
    code, paper = {"guardian_bhxh_code": "0109876543"}, {"guardian_id_number": "001185012345"}
    assert near({**ALONE, **code}, other) == near({**ALONE, **paper}, other) == [True, True]
    assert near({**ALONE, **paper}, {**other, "guardian_id_number": "001185012346"}) == [False, False]


def test_a_duplicate_does_not_part_a_name_from_the_same_one_without_marks() -> None:
    twice = {**ALONE, "full_name": "Lê An", "bhxh_code": "0112345671"}
    rows = ({**twice}, {**ALONE, "guardian_name": "TRAN THI BINH"}, {**twice, "guardian_name": "Trần Thị Bính"})
    first, second, later = clerk.judge(*({**BASE, **row} for row in rows)).outcomes
    assert later.status == "duplicate"
    assert not any(found.code == "guardian-name-near" for found in (*first.problems, *second.problems))


def test_names_that_only_phones_and_a_third_spelling_join_share_no_number() -> None:
    def named(name: str, phone: str, paper: str) -> dict[str, Any]:
        numbers = {"guardian_bhxh_code": "", "guardian_id_number": paper, "guardian_phone": phone}
        return {**BASE, **numbers, "guardian_name": name}

    outcomes = clerk.judge(
        named("Trần Thị Bình", "0987654312", "023456781"),
        named("Tran Thi Binh", "0987654312", "023456783"),
        named("Tran Thi Binh", "0987654313", "023456783"),
        named("Trần Thị Bính", "0987654313", "023456782"),
    ).outcomes
    for outcome in outcomes:
        told = [found for found in outcome.problems if found.code.startswith("guardian-n")]
        assert {found.code for found in told} == {"guardian-name-near"}
        assert told[0].params["number"] == ""
