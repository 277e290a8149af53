"""Who is one guardian: by code, by paper, by name and phone; and whom the numbers keep apart."""

from typing import Any

import pytest

from batch.compare.columns import columns
from batch.compare.guardians import everyone, families
from schemas.outcome import Outcome
from tests.batch import clerk

NOBODY: dict[str, Any] = {"guardian_bhxh_code": "", "guardian_id_number": "", "guardian_phone": ""}
HERE: dict[str, Any] = {**NOBODY, "guardian_phone": "0987654312"}


def outcomes(*rows: dict[str, Any]) -> list[Outcome]:
    return clerk.judge(*({**clerk.BASES["3"], **row} for row in rows)).outcomes


def together(*rows: dict[str, Any]) -> list[tuple[int, ...]]:
    return [family.positions for family in families(columns(outcomes(*rows)))]


ONE = {
    "same code": ({**NOBODY, "guardian_bhxh_code": "0109876543"},) * 2,
    "same name and phone": (HERE, HERE),
    "same name and paper": ({**NOBODY, "guardian_id_number": "001185012345"},) * 2,
    "code and a name of one other letter": (
        {**NOBODY, "guardian_bhxh_code": "0109876543"},
        {**NOBODY, "guardian_bhxh_code": "0109876543", "guardian_name": "Trần Thị Bìn"},
    ),
    "paper and a name of other marks": (
        {**NOBODY, "guardian_id_number": "001185012345"},
        {**NOBODY, "guardian_id_number": "001185012345", "guardian_name": "Trần Thị Bính"},
    ),
    "case": (HERE, {**HERE, "guardian_name": "TRẦN THỊ BÌNH"}),
    "no marks": (HERE, {**HERE, "guardian_name": "Tran Thi Binh"}),
    "an old card beside a new one": (
        {**HERE, "guardian_id_number": "012345678"},
        {**HERE, "guardian_id_number": "001185012345"},
    ),
    "ten digits in one row, in the other the personal number as the code": (
        {**HERE, "guardian_bhxh_code": "0109876543"},
        {**HERE, "guardian_bhxh_code": "001185012345"},
    ),
    "by name alone in two rows of one pupil": (
        {**NOBODY, "full_name": "Lê An", "bhxh_code": "0112345671"},
        {**NOBODY, "full_name": "Lê An", "bhxh_code": "0112345671", "guardian_name": "Tran Thi Binh"},
    ),
    "another phone but the same paper": (
        {**HERE, "guardian_id_number": "001185012345"},
        {**HERE, "guardian_id_number": "001185012345", "guardian_phone": "0987654313"},
    ),
}
TWO = {
    "name alone": (NOBODY, NOBODY),
    "phone alone": (HERE, {**HERE, "guardian_name": "Lê Văn Cường"}),
    "a name of other marks beside a phone": (HERE, {**HERE, "guardian_name": "Trần Thị Bính"}),
    "two names in two rows of one pupil": (
        {**NOBODY, "full_name": "Lê An", "bhxh_code": "0112345671"},
        {**NOBODY, "full_name": "Lê An", "bhxh_code": "0112345671", "guardian_name": "Trần Thị Bính"},
    ),
    "two codes and two papers": (
        {**HERE, "guardian_bhxh_code": "0109876543", "guardian_id_number": "001185012345"},
        {**HERE, "guardian_bhxh_code": "0109876544", "guardian_id_number": "001185012346"},
    ),
    "two papers": (
        {**HERE, "guardian_id_number": "001185012345"},
        {**HERE, "guardian_id_number": "001185012346"},
    ),
    "one code, two names": (
        {**NOBODY, "guardian_bhxh_code": "0109876543"},
        {**NOBODY, "guardian_bhxh_code": "0109876543", "guardian_name": "Lê Văn Cường"},
    ),
}


@pytest.mark.parametrize("rows", ONE.values(), ids=ONE)
def test_one_guardian(rows: tuple[dict[str, Any], ...]) -> None:
    assert together(*rows) == [(0, 1)]


@pytest.mark.parametrize("rows", TWO.values(), ids=TWO)
def test_two_guardians(rows: tuple[dict[str, Any], ...]) -> None:
    assert [positions for positions in together(*rows) if len(positions) > 1] == []


def test_the_personal_number_as_a_code_leaves_nothing_to_choose() -> None:
    ten, twelve, refused = "0109876543", "001185012345", "001185099999"
    rows = [{**HERE, "guardian_id_number": twelve, "guardian_bhxh_code": code} for code in (ten, twelve, refused)]
    (family,) = families(columns(outcomes(*rows, {**HERE, "guardian_bhxh_code": ""})))
    assert family == ((0, 1, 2, 3), ())


def test_a_number_refused_as_a_code_makes_nobody_two() -> None:
    """The pupil's own number stands as the guardian's code in one row: it is no second personal number of hers."""
    own = {**HERE, "personal_id": "001211000001", "bhxh_code": "001211000001", "guardian_bhxh_code": "001211000001"}
    (family,) = families(columns(outcomes(own, {**HERE, "guardian_id_number": "001185012345"})))
    assert family == ((0, 1), ())


def test_rows_are_joined_over_what_a_third_one_has_of_both() -> None:
    by_phone, by_paper = HERE, {**NOBODY, "guardian_id_number": "001185012345"}
    assert together(by_phone, by_paper) == []
    assert together(by_phone, by_paper, {**HERE, "guardian_id_number": "001185012345"}) == [(0, 1, 2)]


def test_of_one_guardian_nothing_is_doubtful() -> None:
    assert families(columns(outcomes(HERE, NOBODY, HERE))) == [((0, 2), ())]
    assert everyone(outcomes(NOBODY, HERE)) == [((0,), ()), ((1,), ())]


def test_two_codes_alone_make_one_guardian_of_whom_it_is_doubtful_which_is_right() -> None:
    for paper in ("", "001185012345"):
        rows = ({**HERE, "guardian_bhxh_code": code} for code in ("0109876543", "0109876544", ""))
        found = families(columns(outcomes(*({**row, "guardian_id_number": paper} for row in rows))))
        assert found == [((0, 1, 2), (0, 1, 2))]


def test_who_has_no_code_stays_between_two_who_have() -> None:
    coded = (
        {**HERE, "guardian_bhxh_code": code, "guardian_id_number": paper}
        for code, paper in (("0109876543", "001185012345"), ("0109876544", "001185012346"))
    )
    found = families(columns(outcomes(*coded, HERE)))
    assert [family.positions for family in found] == [(0,), (1,), (2,)]
    assert {family.doubtful for family in found} == {(0, 1, 2)}


def test_two_papers_part_the_rows_though_one_of_them_has_a_code() -> None:
    first = {**HERE, "guardian_id_number": "001185012345"}
    second = {**HERE, "guardian_id_number": "001185012346"}
    assert together({**first, "guardian_bhxh_code": "0109876543"}, second, first) == [(0, 2), (1,)]


def test_everyone_is_listed_once_in_the_order_of_the_rows() -> None:
    rows = (NOBODY, HERE, {**NOBODY, "guardian_name": "Lê Văn Cường"}, HERE, {**NOBODY, "guardian_name": ""})
    assert [family.positions for family in everyone(outcomes(*rows))] == [(0,), (1, 3), (2,)]


def test_a_phone_typed_down_a_column_of_many_names_makes_nobody_one() -> None:
    names = [f"{first} {second}" for first in clerk._GIVEN_NAMES for second in clerk._GIVEN_NAMES[:5]]
    assert together(*({**HERE, "guardian_name": name} for name in names)) == []


def test_of_two_people_with_codes_a_row_without_a_paper_goes_by_its_code() -> None:
    one, other = {**HERE, "guardian_bhxh_code": "0109876543"}, {**HERE, "guardian_bhxh_code": "0109876544"}
    papers = ({"guardian_id_number": "001185012345"}, {"guardian_id_number": "001185012346"})
    assert together({**one, **papers[0]}, {**other, **papers[1]}, one) == [(0, 2), (1,)]


def test_many_numbers_of_one_name_and_phone_share_one_list_of_rows() -> None:
    rows = [{**clerk.BASES["3"], "guardian_id_number": f"0011850{number:05}"} for number in range(30)]
    found = families(columns(clerk.judge(*rows).outcomes))
    assert len({id(family.doubtful) for family in found}) == 1
    assert len(found) == len(found[0].doubtful) == 30
