"""What a form can show of one pupil: plain texts by field name, "" where the line stays open. Pure."""

import functools
from collections.abc import Mapping

from schemas.partial_date import shown
from schemas.ruleset import RuleSet
from schemas.school import School
from schemas.student import Guardian, Student

ID_TYPES = ("cccd", "cmnd", "passport")
TICK = "x"

SEX = {"male": "Nam", "female": "Nữ"}
SEX_OF_RELATION = {
    "cha": "male",
    "mẹ": "female",
    "ông": "male",
    "bà": "female",
    "anh": "male",
    "chị": "female",
    "chú": "male",
    "cậu": "male",
    "cô": "female",
    "dì": "female",
    "mợ": "female",
}
"""Relations whose word itself says the sex; "bác" and "người giám hộ" do not."""


def fields(student: Student, student_id: str, rules: RuleSet, school: School) -> dict[str, str]:
    """Give the texts of every slot for one pupil; dates as dd/mm/yyyy as far as they are known.

    ``student_id`` is opaque and the only trace of the pupil outside the slots. ``commune_line`` is the commune for a
    form that has a line only for the levels of the rule set: a district of before, which a row keeps where its commune
    could not be brought to today's, stands beside it.
    """
    return {
        **_person(student),
        **_papers(student, rules),
        **_address(student, rules),
        **_guardian(student.guardian),
        "student_ref": student_id,
        "signing_place": school.place,
    }


def _person(student: Student) -> dict[str, str]:
    name = student.full_name or ""
    return {
        "full_name": name,
        "full_name_upper": name.upper(),
        **_date("birth", student.birth_date),
        **_sex("sex", student.sex),
        "ethnicity": student.ethnicity or "",
        "nationality": student.nationality or "",
        "class_name": student.class_name or "",
        "roll_number": student.roll_number or "",
        "student_code": student.student_code or "",
        "bhxh_code": student.bhxh_code or "",
        "bhyt_card": student.bhyt_card or "",
        "personal_id": student.personal_id or "",
        "phone": student.phone or "",
        "email": student.email or "",
    }


def _papers(student: Student, rules: RuleSet) -> dict[str, str]:
    kind = student.id_type
    labels = [paper.label for paper in rules.identity_papers if paper.type == kind]
    return {"id_number": student.id_number or "", "id_type_label": labels[-1] if labels else "", **_id_type(kind)}


def _address(student: Student, rules: RuleSet) -> dict[str, str]:
    commune, district = student.commune or "", student.district or ""
    beside = "" if "district" in rules.address_levels else district
    return {
        "address": student.address or "",
        "commune": commune,
        "commune_line": ", ".join(part for part in (commune, beside) if part),
        "district": district,
        "province": student.province or "",
    }


def _guardian(guardian: Guardian) -> dict[str, str]:
    name = guardian.full_name or ""
    relation = guardian.relation or ""
    return {
        "guardian_full_name": name,
        "guardian_full_name_upper": name.upper(),
        "guardian_relation": relation,
        **_sex("guardian_sex", SEX_OF_RELATION.get(relation.casefold())),
        **_date("guardian_birth", guardian.birth_date),
        "guardian_bhxh_code": guardian.bhxh_code or "",
        "guardian_id_number": guardian.id_number or "",
        "guardian_phone": guardian.phone or "",
    }


@functools.cache
def _sex(name: str, sex: str | None) -> Mapping[str, str]:
    return {name: SEX.get(sex or "", ""), **{f"{name}_{known}": TICK if sex == known else "" for known in SEX}}


@functools.cache
def _id_type(kind: str | None) -> Mapping[str, str]:
    return {f"id_{known}": TICK if kind == known else "" for known in ID_TYPES}


@functools.lru_cache(maxsize=4096)  # the pupils of a school are born on few days
def _date(name: str, iso: str | None) -> Mapping[str, str]:
    year, month, day = [*(iso or "").split("-"), "", ""][:3]
    return {
        f"{name}_date": shown(iso or ""),
        f"{name}_day": day,
        f"{name}_month": month,
        f"{name}_year": year,
    }
