import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.printing.fields import fields
from schemas.ruleset import RuleSet
from schemas.school import School
from schemas.student import Guardian, Student

EMPTY = Student()
SCHOOL = School(name="Trường Mẫu")


def test_a_whole_pupil(pupil: Student, guide_2021: RuleSet, school: School) -> None:
    f = fields(pupil, "7f3a9c21", guide_2021, school)
    assert f["full_name_upper"] == "NGUYỄN HOÀNG KHÁNH LINH"
    assert (f["birth_date"], f["birth_day"], f["birth_month"], f["birth_year"]) == ("25/09/2013", "25", "09", "2013")
    assert (f["sex"], f["sex_female"], f["sex_male"]) == ("Nữ", "x", "")
    assert (f["id_cccd"], f["id_cmnd"], f["id_passport"]) == ("x", "", "")
    assert "CCCD" in f["id_type_label"]
    assert (f["address"], f["province"]) == ("Thôn Lạc Thị", "Thành phố Hà Nội")
    assert (f["commune"], f["commune_line"], f["district"]) == ("Xã Ngọc Hồi", "Xã Ngọc Hồi", "Huyện Thanh Trì")
    assert f["student_ref"] == "7f3a9c21"
    assert f["signing_place"] == "Thanh Trì"
    assert f["guardian_full_name"] == "Trần Thị Hồng Nhung"
    assert f["guardian_bhxh_code"] == ""
    assert (f["guardian_birth_day"], f["guardian_birth_year"]) == ("", "1985")


def test_a_district_that_a_row_keeps_is_on_every_paper(pupil: Student, rules_2026: RuleSet, school: School) -> None:
    """Two levels of address have no line for it, TK1-TS has one."""
    f = fields(pupil, "7f3a9c21", rules_2026, school)
    assert f["district"] == "Huyện Thanh Trì"
    assert f["commune_line"] == "Xã Ngọc Hồi, Huyện Thanh Trì"
    of_today = fields(pupil._replace(district=None), "7f3a9c21", rules_2026, school)
    assert (of_today["commune_line"], of_today["district"]) == ("Xã Ngọc Hồi", "")
    nowhere = fields(pupil._replace(commune=None), "7f3a9c21", rules_2026, school)
    assert nowhere["commune_line"] == "Huyện Thanh Trì"


@pytest.mark.parametrize(
    ("iso", "shown"), [("2013-09-25", "25/09/2013"), ("2013-09", "09/2013"), ("2013", "2013"), (None, "")]
)
def test_dates_are_shown_as_far_as_they_are_known(iso: str | None, shown: str, guide_2021: RuleSet) -> None:
    f = fields(Student(birth_date=iso), "ref", guide_2021, SCHOOL)
    assert f["birth_date"] == shown


@pytest.mark.parametrize(
    ("relation", "sex"), [("cha", "Nam"), ("Mẹ", "Nữ"), ("bà", "Nữ"), ("bác", ""), ("người giám hộ", ""), (None, "")]
)
def test_a_guardians_sex_is_told_only_by_the_word(relation: str | None, sex: str, guide_2021: RuleSet) -> None:
    f = fields(Student(guardian=Guardian(relation=relation)), "x", guide_2021, SCHOOL)
    assert f["guardian_sex"] == sex


words = st.none() | st.text(min_size=1, max_size=40)


@given(name=words, commune=words, relation=words)
def test_every_field_is_a_text_and_their_names_never_depend_on_the_pupil(
    rules_2026: RuleSet, name: str | None, commune: str | None, relation: str | None
) -> None:
    student = Student(full_name=name, commune=commune, guardian=Guardian(full_name=name, relation=relation))
    f = fields(student, "ref", rules_2026, SCHOOL)
    assert f.keys() == fields(EMPTY, "ref", rules_2026, SCHOOL).keys()
    assert all(type(value) is str for value in f.values())
    assert (f["full_name"], f["commune"], f["guardian_relation"]) == (name or "", commune or "", relation or "")


def test_an_empty_pupil_leaves_every_line_open(guide_2021: RuleSet) -> None:
    f = fields(EMPTY, "ref", guide_2021, SCHOOL)
    assert {name for name, value in f.items() if value} == {"student_ref"}
