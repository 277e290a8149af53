"""Fields against each other and against the day, at their borders."""

from typing import Any

import pytest

from schemas.cell import CellValue
from tests.batch import clerk


def said(base: str = "1", **changes: CellValue) -> set[str]:
    return set(clerk.codes(clerk.judge({**clerk.BASES[base], **changes}).only))


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ("16/09/2021", "age-unusual"),
        ("15/09/2021", None),
        ("16/09/2000", None),
        ("15/09/2000", "age-unusual"),
        ("2021", None),
        ("15/09/2026", "age-unusual"),
        ("16/09/2026", "birth-date-future"),
        ("2027", "birth-date-future"),
    ],
)
def test_age(born: str, code: str | None) -> None:
    grown = (
        {"id_number": "001200000001", "phone": "0912000111"}
        if born.endswith("2000")
        else {"id_number": "", "phone": ""}
    )
    found = said("1", **{**grown, "birth_date": born, "personal_id": ""}) - {"birth-date-partial"}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    ("born", "under"), [("15/09/2012", False), ("16/09/2012", True), ("2012", False), ("2013", True)]
)
def test_card_under_14(born: str, under: bool) -> None:
    assert ("card-under-14" in said(birth_date=born)) is under


def test_a_passport_under_14_is_nothing_to_wonder_at() -> None:
    assert said(birth_date="15/03/2015", id_number="C1234567", personal_id="") == set()


@pytest.mark.parametrize(
    ("born", "adult"), [("15/09/2008", True), ("16/09/2008", False), ("2008", False), ("2007", True)]
)
@pytest.mark.parametrize("base", ["2", "3"])
def test_registering_for_a_child_ends_at_18(base: str, born: str, adult: bool) -> None:
    assert ("adult-needs-own" in said(base, birth_date=born, personal_id="")) is adult


@pytest.mark.parametrize(
    ("born", "minor"), [("15/09/2008", False), ("16/09/2008", True), ("2008", False), ("2009", True)]
)
def test_a_guardian_is_of_age(born: str, minor: bool) -> None:
    assert ("guardian-minor" in said("2", guardian_birth_date=born, guardian_relation="chị")) is minor


@pytest.mark.parametrize(
    ("born", "relation", "close"),
    [("15/03/1997", "Mẹ", False), ("16/03/1997", "Mẹ", True), ("01/01/2000", "Chị", False), ("1997", "Cha", False)],
)
def test_a_parent_is_14_years_older(born: str, relation: str, close: bool) -> None:
    assert ("guardian-close-in-age" in said("2", guardian_birth_date=born, guardian_relation=relation)) is close


def test_a_namesake_of_another_birth_date_is_not_the_pupil() -> None:
    same: dict[str, CellValue] = {"guardian_name": "NGUYỄN VĂN BÌNH AN"}
    assert "guardian-is-pupil" not in said("2", **same)
    assert "guardian-is-pupil" in said("2", **same, guardian_birth_date="15/03/2011")


def test_marks_of_a_name_tell_guardian_and_pupil_apart() -> None:
    assert "guardian-is-pupil" not in said(
        "2", full_name="Lê Thị An", guardian_name="Lê Thị Ân", guardian_birth_date=""
    )


@pytest.mark.parametrize(
    ("case", "field"), [("1", "has_birth_certificate"), ("2", "has_id_front"), ("3", "has_id_back")]
)
def test_a_photo_that_the_case_does_not_need_is_not_missed(case: str, field: str) -> None:
    assert said(case, **{field: "không"}) == set()


def test_all_photos_that_are_lacking_are_said_together() -> None:
    outcome = clerk.judge({"has_portrait": "không", "has_id_back": "chưa"}).only
    (problem,) = outcome.problems
    assert (problem.code, problem.params["value"]) == ("photo-none", "Ảnh 4x6, Ảnh giấy tờ mặt sau")


def test_what_the_guardians_forms_leave_open_is_said_once() -> None:
    outcome = clerk.judge(
        {**clerk.BASES["3"], "guardian_phone": "", "guardian_birth_date": "", "guardian_relation": ""}
    ).only
    (problem,) = outcome.problems
    assert (problem.code, problem.params["value"]) == ("guardian-detail-missing", "quan hệ, SĐT, ngày sinh")


YEAR, SEX, OTHER = "cccd-birth-year-differs", "cccd-sex-differs", "cccd-of-somebody-else"


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("001211000001", set()),
        ("001210000001", {YEAR}),
        ("001212000001", {YEAR}),
        ("001311000001", {SEX}),
        ("001011000001", {YEAR}),
        ("001111000001", {YEAR, SEX}),
        ("001310000001", {OTHER}),
        ("001312000001", {OTHER}),
        ("001097000001", {OTHER}),
        ("001098000001", {YEAR}),
        ("001185000001", {OTHER}),
        ("001225000001", {YEAR}),
        ("001326000001", {OTHER}),
        ("001227000001", {YEAR}),
        ("001327000001", {YEAR, SEX}),
        ("001410000001", {YEAR}),
        ("003211000001", {"cccd-place-unknown"}),
        ("003185000001", {"cccd-place-unknown", OTHER}),
    ],
)
def test_what_a_card_number_tells_of_a_boy_of_2011_is_graded(number: str, codes: set[str]) -> None:
    """One slip of a digit, which may be that for century and sex; two slips, or the years of a generation."""
    assert said(id_number=number, personal_id="") == codes


@pytest.mark.parametrize(
    ("known", "codes"),
    [
        ({"sex": ""}, {OTHER}),
        ({"birth_date": "2011"}, {OTHER}),
        ({"birth_date": "2011", "sex": "Nữ"}, {OTHER}),
        ({"birth_date": ""}, {SEX}),
        ({"birth_date": "", "sex": "Nữ"}, set()),
        ({"birth_date": "", "sex": ""}, set()),
    ],
)
def test_a_mothers_number_is_told_by_what_is_known_of_the_pupil(known: dict[str, Any], codes: set[str]) -> None:
    found = said(id_number="001185000001", personal_id="", **known)
    assert {code for code in found if code.startswith("cccd-")} == codes


def test_of_whom_the_number_may_be_is_said() -> None:
    (problem,) = clerk.judge({"id_number": "001185000001", "personal_id": ""}).only.problems
    assert problem.params == {"value": "001185000001", "other": "nữ sinh năm 1985"}


@pytest.mark.parametrize(
    ("code", "changes", "found"),
    [
        ("001211000001", {}, None),
        ("001311000001", {}, "cccd-sex-differs"),
        ("001185000001", {}, "cccd-of-somebody-else"),
        ("003211000001", {}, "cccd-place-unknown"),
        ("001210000001", {"personal_id": "001211000001"}, "bhxh-twelve-differs"),
    ],
)
def test_a_code_of_twelve_digits_tells_as_much_where_it_stands_alone(
    code: str, changes: dict[str, CellValue], found: str | None
) -> None:
    alone = {"bhxh_code": code, "personal_id": "", **clerk.BASES["2"], **changes}
    assert said("2", **alone) - {"cccd-birth-year-differs"} == ({found} if found else set())


def test_a_code_of_twelve_digits_in_the_column_of_the_card_is_said_there() -> None:
    headings = "Họ và tên|Ngày sinh|Giới tính|Số thẻ BHYT|Họ tên người giám hộ|Mã số BHXH người giám hộ"
    row = ("Lê An", "15/03/2011", "Nam", "001210000001", "Trần Thị Bình", "0109876543")
    (found,) = (each for each in clerk.judge_list(headings, row).only.problems if each.code.startswith("cccd-"))
    assert (found.code, found.cell) == ("cccd-birth-year-differs", "D2")


@pytest.mark.parametrize(
    ("number", "born", "differs"),
    [
        ("001185012345", "01/02/1985", False),
        ("001185012345", "1985", False),
        ("001185012345", "01/02/1986", True),
        ("001385012345", "01/02/1985", True),
        ("C1234567", "01/02/1986", False),
        ("012345679", "01/02/1986", False),
        ("001185012345", "", False),
    ],
)
def test_a_guardians_number_tells_the_year_of_birth(number: str, born: str, differs: bool) -> None:
    found = said("2", guardian_id_number=number, guardian_birth_date=born)
    assert ("guardian-id-birth-year-differs" in found) is differs


@pytest.mark.parametrize(
    ("number", "born", "minor"),
    [
        ("001308000001", "", False),
        ("001309000001", "", True),
        ("001312000001", "", True),
        ("001312000001", "01/02/2012", False),
        ("001312000001", "01/02/1985", False),
        ("001385000001", "", True),
        ("C1234567", "", False),
        ("001185000001", "", False),
    ],
)
def test_a_guardians_number_tells_a_minor_where_no_birth_date_does(number: str, born: str, minor: bool) -> None:
    """In 2026 who was born in 2008 may be of age."""
    found = said("2", guardian_id_number=number, guardian_birth_date=born)
    assert ("guardian-id-of-minor" in found) is minor


def test_a_guardians_code_of_twelve_digits_is_read_where_no_card_is() -> None:
    for paper in ("", "012345679"):
        alone = {"guardian_bhxh_code": "001312000001", "guardian_id_number": paper, "guardian_birth_date": ""}
        (problem,) = clerk.judge({**clerk.BASES["2"], **alone}).only.problems
        assert (problem.code, problem.cell) == ("guardian-id-of-minor", "R2")
        assert problem.params == {"value": "001312000001", "other": "2012"}
    male = {"guardian_bhxh_code": "001085000001", "guardian_id_number": "", "guardian_birth_date": "01/02/1986"}
    found = clerk.judge({**clerk.BASES["2"], **male}).only.problems
    assert [(problem.code, problem.cell) for problem in found] == [
        ("guardian-id-birth-year-differs", "R2"),
        ("guardian-id-sex-differs", "R2"),
    ]
    own = {"bhxh_code": "001211000001", "guardian_bhxh_code": "001211000001", "guardian_id_number": ""}
    assert said("2", **own, personal_id="") == {"guardian-code-is-pupils"}


@pytest.mark.parametrize(
    ("number", "relation", "differs"),
    [
        ("001085000001", "Mẹ", True),
        ("001185000001", "Bố", True),
        ("001185000001", "Mẹ", False),
        ("001085000001", "Cha", False),
        ("001085000001", "bà ngoại", False),
        ("001085000001", "", False),
        ("012345679", "Mẹ", False),
    ],
)
def test_a_parents_number_tells_whether_it_is_a_mothers(number: str, relation: str, differs: bool) -> None:
    (judged,) = clerk.judge({**clerk.BASES["2"], "guardian_id_number": number, "guardian_relation": relation}).outcomes
    told = clerk.codes(judged)
    assert told.get("guardian-id-sex-differs") == ("info" if differs else None)
    (params,) = [found.params for found in judged.problems if found.code == "guardian-id-sex-differs"] or [{}]
    who = {"other": "mẹ", "sex": "nam"} if relation == "Mẹ" else {"other": "cha", "sex": "nữ"}
    assert params == ({"value": number, **who} if differs else {})


def test_of_the_pupils_own_number_at_the_guardian_nothing_is_told() -> None:
    assert said("2", id_number="001211000001", guardian_id_number="001211000001", guardian_birth_date="") == {
        "guardian-is-pupil"
    }


@pytest.mark.parametrize(
    ("relation", "unusual"),
    [
        *((relation, True) for relation in ("hàng xóm", "Cô giáo", "bạn của mẹ", "chủ trọ", "x")),
        *((relation, False) for relation in ("Bố", "bà ngoại", "Bac ruot", "thím", "dượng", "chị họ", "người đỡ đầu")),
        *((relation, False) for relation in ("Phụ huynh", "03. Mẹ", "giám hộ", "người nuôi dưỡng", "")),
    ],
)
def test_who_is_neither_kin_nor_guardian_is_only_remarked_on(relation: str, unusual: bool) -> None:
    judged = clerk.judge({**clerk.BASES["2"], "guardian_relation": relation}).only
    assert ("guardian-relation-unusual" in clerk.codes(judged)) is unusual
    assert judged.accepted


def test_in_case_1_the_guardians_relation_is_nobodys_business() -> None:
    assert said("1", guardian_relation="hàng xóm") == set()
