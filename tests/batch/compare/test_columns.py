"""What the comparisons look at: the pupil's own of the rows that stand, the guardian's of all."""

from typing import Any

from batch.compare.columns import Columns, columns
from tests.batch import clerk

CHILD: dict[str, Any] = {**clerk.BASES["2"], "full_name": "Lê An", "bhxh_code": "0112345671"}
NOBODY: dict[str, Any] = {"guardian_name": "", "guardian_bhxh_code": "", "guardian_id_number": ""}


def read(*rows: dict[str, Any]) -> Columns:
    return columns(clerk.judge(*rows).outcomes)


def test_every_row_has_its_values() -> None:
    found = read({"phone": "0912000111"}, CHILD)
    assert found.standing == [True, True]
    assert found.code == ["0112300001", "0112345671"]
    assert found.number == ["001211000001", "001211000002"]
    assert found.phone == ["0912000111", None]
    assert found.adult_name == ["Trần Thị Bình"] * 2
    assert found.adult_code == found.adult_sure == ["0109876543"] * 2
    assert found.adult_paper == ["001185012345"] * 2
    assert found.adult_phone == ["0987654312"] * 2
    assert found.same_phone == found.same_code == found.same_paper == [[0, 1]]
    assert found.same_pupil == []


def test_of_a_duplicate_only_the_guardians_are_left() -> None:
    card = {"id_number": "001211000009", "personal_id": "", "phone": "0912000111"}
    found = read(CHILD, {**CHILD, **card})
    assert found.standing == [True, False]
    assert (found.pupil, found.birth) == (["Lê An", None], ["2011-03-15", None])
    assert (found.code[1], found.number[1], found.phone[1]) == (None, None, None)
    assert found.adult_code == ["0109876543"] * 2
    assert found.same_code == found.same_pupil == [[0, 1]]
    assert found.upright([1, 0, 0]) == [0, 0]


def test_the_card_is_looked_at_before_the_personal_number() -> None:
    assert read({"id_number": "012345671"}).number == ["012345671"]
    assert read({"id_number": ""}).number == ["001211000001"]


def test_who_is_not_named_shares_nothing() -> None:
    found = read({**NOBODY, "id_number": ""}, {**NOBODY, "id_number": ""}, {"guardian_phone": "0987654319"})
    assert (found.adult_phone[0], found.adult_name[0], found.name(0)) == ("0987654312", None, "")
    assert found.name(2) == "Trần Thị Bình"
    assert (found.same_phone, found.same_code, found.same_paper) == ([], [], [])


def test_rows_of_one_pupil_that_name_nobody_share_no_guardian() -> None:
    assert read({**CHILD, **NOBODY}, {**CHILD, **NOBODY}, CHILD).same_pupil == []
    assert read(CHILD, {**CHILD, **NOBODY}, CHILD).same_pupil == [[0, 2]]


def test_a_code_that_its_own_row_refuses_is_not_sure() -> None:
    own, differs = {"guardian_bhxh_code": "0112345671"}, {"guardian_bhxh_code": "001185099999"}
    found = read({**CHILD, **own}, {**clerk.BASES["2"], **differs}, {})
    assert found.adult_code == ["0112345671", "001185099999", "0109876543"]
    assert found.adult_sure == [None, None, "0109876543"]
