"""The list of guardians: each once, those without a code first, with what is missing."""

from typing import Any

from batch.guardians import listed
from tests.batch import clerk

WAITING: dict[str, Any] = clerk.BASES["3"]
OTHER: dict[str, Any] = {"guardian_name": "Lê Văn Cường", "guardian_phone": "0987654313"}
OTHER |= {"guardian_id_number": "", "guardian_birth_date": "", "guardian_relation": "Cha"}


def test_a_guardian_of_several_classes_is_listed_once_with_all_children() -> None:
    outcomes = clerk.judge(WAITING, {**WAITING, **OTHER}, {**WAITING, "class_name": "6A"}).outcomes
    first, second = listed(outcomes)
    assert (first.name, first.relation, first.phone, first.code, first.case) == (
        "Trần Thị Bình",
        "mẹ",
        "0987654312",
        "",
        3,
    )
    assert first.children == (outcomes[0], outcomes[2])
    assert first.missing == ("chưa có mã số BHXH",)
    assert (second.name, second.missing) == (
        "Lê Văn Cường",
        ("chưa có mã số BHXH", "chưa có ngày sinh", "chưa có số CCCD"),
    )


def test_who_waits_for_a_code_stands_first() -> None:
    coded = {**clerk.BASES["2"], **OTHER, "guardian_bhxh_code": "0109876544"}
    assert [guardian.case for guardian in listed(clerk.judge(coded, coded, WAITING).outcomes)] == [3, 2]


def test_what_one_row_says_counts_for_the_guardian() -> None:
    rows = ({**WAITING, "guardian_birth_date": ""}, WAITING)
    (only,) = listed(clerk.judge(*rows).outcomes)
    assert only.missing == ("chưa có mã số BHXH",)


def test_pupils_who_register_alone_and_duplicates_are_no_children() -> None:
    twice = {**WAITING, "full_name": "Lê An", "bhxh_code": "0112345671"}
    (only,) = listed(clerk.judge({}, twice, twice).outcomes)
    assert len(only.children) == 1
    assert listed(clerk.judge({}).outcomes) == []


def test_a_guardian_of_two_codes_is_one_line_with_both_and_a_choice_to_make() -> None:
    rows = (clerk.BASES["2"], {**clerk.BASES["2"], "guardian_bhxh_code": "0109876544"}, WAITING)
    (only,) = listed(clerk.judge(*rows).outcomes)
    assert (only.code, only.case, len(only.children)) == ("0109876543, 0109876544", 2, 3)
    assert only.missing == ("có nhiều mã số BHXH: chọn mã đúng",)


def test_the_personal_number_as_a_code_is_no_second_one() -> None:
    both = (clerk.BASES["2"], {**clerk.BASES["2"], "guardian_bhxh_code": "001185012345"})
    (only,) = listed(clerk.judge(*both).outcomes)
    assert (only.code, only.missing) == ("0109876543", ())


def test_a_code_that_its_own_row_refuses_is_not_listed() -> None:
    (only,) = listed(clerk.judge({**WAITING, "guardian_bhxh_code": "001185099999"}).outcomes)
    assert (only.code, only.missing) == ("", ("mã ở R2 không hợp lệ",))


def test_who_stands_between_two_people_has_a_code_to_choose() -> None:
    coded = {**clerk.BASES["2"], "guardian_id_number": "001185012346", "guardian_bhxh_code": "0109876544"}
    found = listed(clerk.judge(clerk.BASES["2"], coded, {**WAITING, "guardian_id_number": ""}).outcomes)
    assert [guardian.missing for guardian in found] == [(), (), ("có nhiều mã số BHXH: chọn mã đúng",)]


def test_a_code_that_cannot_be_right_is_named_with_its_cell() -> None:
    for code in ("1234567890", "01098765"):
        (only,) = listed(clerk.judge({**WAITING, "guardian_bhxh_code": code, "guardian_phone": ""}).outcomes)
        assert (only.code, only.case, only.missing) == ("", 2, ("mã ở R2 không hợp lệ", "chưa có SĐT"))


def test_whom_a_guardian_cannot_help_is_no_child_of_the_list() -> None:
    for row in ({"birth_date": "15/03/2007"}, {"consent": "Không"}, {"note": "chuyển trường"}):
        outcomes = clerk.judge({**WAITING, "personal_id": "", **row}, WAITING).outcomes
        (only,) = listed(outcomes)
        assert only.children == (outcomes[1],), row


def test_a_guardian_whose_name_cannot_be_read_is_listed_too() -> None:
    (only,) = listed(clerk.judge({**WAITING, "guardian_name": "0912345678"}).outcomes)
    assert (only.name, len(only.children)) == ("", 1)
