"""One number for two people, of whom one may be a guardian."""

from typing import Any

from tests.batch import clerk

MINE = "0112345671"
OTHERS: dict[str, Any] = {
    "guardian_name": "Lê Thị Cúc",
    "guardian_bhxh_code": MINE,
    "guardian_id_number": "001185012346",
    "guardian_phone": "0987654313",
}


def test_a_pupil_with_the_code_of_another_rows_guardian_waits_and_that_row_is_warned() -> None:
    pupil, other = clerk.judge({"bhxh_code": MINE}, {**clerk.BASES["2"], **OTHERS}).outcomes
    assert (pupil.status, pupil.forms, other.status) == ("rejected", (), "accepted_with_warnings")
    assert clerk.codes(pupil) == {"bhxh-is-guardians": "error"}
    assert pupil.problems[0].params == {"value": MINE, "other": str(other.origin)}
    (there,) = other.problems
    assert (there.code, there.severity, there.cell) == ("guardian-code-of-pupil", "warning", "R3")
    assert there.params == {"value": MINE, "other": f"{pupil.student.full_name} ({pupil.origin})"}
    assert pupil.problems[0].cell == "F2"


def test_where_the_number_is_the_pupils_beyond_doubt_only_the_other_row_is_warned() -> None:
    own = "001211000007"
    pupil, other = clerk.judge(
        {"bhxh_code": own, "personal_id": own, "id_number": own},
        {**clerk.BASES["2"], **OTHERS, "guardian_bhxh_code": own, "guardian_id_number": own, "guardian_birth_date": ""},
    ).outcomes
    told = {"guardian-id-of-minor": "warning", "guardian-code-of-pupil": "warning"}
    assert (pupil.status, clerk.codes(other)) == ("accepted", told)


def test_a_grown_pupil_may_be_the_guardian_of_another() -> None:
    grown = {"birth_date": "15/03/2008", "full_name": "Lê Thị Cúc", "bhxh_code": MINE}
    card = {"id_number": "001308000001", "personal_id": "001308000001", "sex": "Nữ"}
    pupil, other = clerk.judge({**grown, **card}, {**clerk.BASES["2"], **OTHERS}).outcomes
    assert "bhxh-is-guardians" not in clerk.codes(pupil)
    assert "guardian-code-of-pupil" not in clerk.codes(other)


def test_a_pupil_whose_name_is_missing_is_called_em() -> None:
    pupil, other = clerk.judge({"bhxh_code": MINE, "full_name": ""}, {**clerk.BASES["2"], **OTHERS}).outcomes
    assert clerk.codes(pupil)["bhxh-is-guardians"] == "error"
    (said,) = (found for found in other.problems if found.code == "guardian-code-of-pupil")
    assert said.params == {"value": MINE, "other": f"em ({pupil.origin})"}


def test_a_registered_pupil_is_warned_and_stays_registered() -> None:
    pupil, _ = clerk.judge({"bhxh_code": MINE, "already_registered": "x"}, OTHERS).outcomes
    assert pupil.status == "already_registered"
    assert clerk.codes(pupil)["bhxh-is-guardians"] == "warning"


def test_who_shares_code_and_phone_keeps_an_id_of_their_own() -> None:
    one, other = clerk.judge(*[{"bhxh_code": MINE, "phone": "0912000111"}] * 2).outcomes
    assert one.student_id != other.student_id


def test_a_duplicate_neither_claims_nor_is_claimed() -> None:
    twice = {"full_name": "Lê An", "bhxh_code": "0112345672"}
    _, later, pupil = clerk.judge(twice, {**twice, **OTHERS}, {"bhxh_code": MINE}).outcomes
    assert (later.status, pupil.status) == ("duplicate", "accepted")


def test_a_shared_number_is_shown_where_each_row_gives_it() -> None:
    second = "0112345672"
    outcomes = clerk.judge(*({"bhxh_code": code} for code in (MINE, MINE, second, second))).outcomes
    assert len({outcome.student_id for outcome in outcomes}) == 4
    for outcome, code in zip(outcomes, (MINE, MINE, second, second), strict=True):
        (said,) = outcome.problems
        assert (said.code, said.cell, said.params["value"]) == ("bhxh-two-pupils", f"F{outcome.origin.row}", code)


def test_where_the_column_of_the_number_is_empty_it_is_shown_at_the_one_that_gives_it() -> None:
    number = {"id_number": "", "personal_id": "001211000001"}
    for outcome in clerk.judge(number, number).outcomes:
        said = next(found for found in outcome.problems if found.code == "id-two-pupils")
        assert (said.cell, said.params["value"]) == (f"H{outcome.origin.row}", "001211000001")
    headings = "STT | Họ và tên | Ngày sinh | Mã thẻ BHYT"
    rows: tuple[list[Any], ...] = (
        [1, "Lê An", "15/03/2011", f"HS401{MINE}"],
        [2, "Vũ Hà", "16/03/2011", f"HS401{MINE}"],
    )
    for outcome in clerk.judge_list(headings, *rows).outcomes:
        said = next(found for found in outcome.problems if found.code == "bhxh-two-pupils")
        assert said.cell == f"D{outcome.origin.row}"
