"""An own phone that is a guardian's in another row."""

from typing import Any

from tests.batch import clerk

PHONE = "0912000111"
OTHERS: dict[str, Any] = {
    "guardian_name": "Lê Thị Cúc",
    "guardian_bhxh_code": "0109876544",
    "guardian_id_number": "001185012346",
    "guardian_phone": PHONE,
}
SIBLING: dict[str, Any] = {**clerk.BASES["2"], "guardian_phone": PHONE}


def test_the_guardians_phone_as_a_siblings_row_gives_it_is_no_own_phone() -> None:
    pupil, sibling = clerk.judge({"phone": PHONE}, SIBLING).outcomes
    assert (pupil.student.phone, pupil.decision.case, sibling.problems) == (None, 2, ())
    assert clerk.codes(pupil) == {"phone-is-siblings-guardians": "warning"}
    assert pupil.problems[0].params == {"value": PHONE, "other": str(sibling.origin)}
    assert pupil.problems[0].cell == "I2"


def test_the_same_code_tells_the_family_though_the_name_is_mistyped() -> None:
    pupil, _ = clerk.judge({"phone": PHONE}, {**SIBLING, "guardian_name": "Trần Thị Bìn"}).outcomes
    assert "phone-is-siblings-guardians" in clerk.codes(pupil)
    assert pupil.student.phone is None


def test_the_guardians_name_is_enough_to_know_the_family() -> None:
    alone = {"guardian_bhxh_code": "", "guardian_id_number": "", "guardian_phone": ""}
    pupil, _ = clerk.judge({"phone": PHONE, **alone}, SIBLING).outcomes
    assert "phone-is-siblings-guardians" in clerk.codes(pupil)
    assert pupil.decision.case == 3


def test_of_another_family_both_are_to_be_looked_at_and_the_own_row_is_believed() -> None:
    pupil, other = clerk.judge({"phone": PHONE}, {**clerk.BASES["2"], **OTHERS}).outcomes
    assert (pupil.student.phone, pupil.decision.case) == (PHONE, 1)
    (said,), (there,) = pupil.problems, other.problems
    assert (said.code, said.severity, said.cell) == ("phone-other-family", "warning", "I2")
    assert said.params == {"value": PHONE, "other": str(other.origin)}
    assert (there.code, there.severity, there.cell) == ("guardian-phone-is-pupils", "warning", "T3")
    assert there.params == {"value": PHONE, "other": f"{pupil.student.full_name} ({pupil.origin})"}


def test_a_pupil_whose_name_is_missing_is_called_em() -> None:
    pupil, other = clerk.judge({"phone": PHONE, "full_name": ""}, {**clerk.BASES["2"], **OTHERS}).outcomes
    (said,) = (found for found in other.problems if found.code == "guardian-phone-is-pupils")
    assert said.params == {"value": PHONE, "other": f"em ({pupil.origin})"}


def test_a_grown_pupil_who_is_the_guardian_keeps_the_phone() -> None:
    grown = {"birth_date": "15/03/2008", "full_name": "Lê Thị Cúc", "phone": PHONE}
    pupil, other = clerk.judge(grown, {**clerk.BASES["2"], **OTHERS}).outcomes
    assert pupil.student.phone == PHONE
    assert clerk.codes(other) == {}


def test_a_phone_that_was_taken_back_is_not_held_against_anybody_again() -> None:
    one, other, sibling = clerk.judge({"phone": PHONE}, {"phone": PHONE}, SIBLING).outcomes
    for pupil in (one, other):
        assert clerk.codes(pupil) == {"phone-shared": "warning"}
    assert sibling.problems == ()


def test_a_guardians_phone_serves_several_own_children() -> None:
    for outcome in clerk.judge(SIBLING, SIBLING).outcomes:
        assert (outcome.status, outcome.decision.case, outcome.problems) == ("accepted", 2, ())
