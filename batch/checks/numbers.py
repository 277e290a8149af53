"""The pupil's numbers against each other, against birth date and sex, and against the date of the law."""

from datetime import date

from batch.checks.finding import Findings
from schemas import fields
from schemas.identifiers import cccd
from schemas.reading import Reading
from schemas.ruleset import RuleSet

_PERSONAL = 12
_GENERATION = 14
"""Of somebody so many years older the number may be a parent's."""
_CENTURY = 100
"""What a slip of the one digit for century and sex changes the year by."""


def check(found: Findings, rules: RuleSet, as_of: date) -> None:
    """Check the mã số BHXH, the paper and the personal number."""
    _code(found)
    _paper(found, rules, as_of)
    _told_by_number(found, as_of)


def _code(found: Findings) -> None:
    reading = found.reading
    student = reading.student
    if not reading.filled & {"bhxh_code", "bhyt_card"}:
        if not student.already_registered:
            found.note("bhxh-missing", "bhxh_code")
        return
    code = student.bhxh_code
    if code is None:
        return
    if code == student.guardian.bhxh_code:
        found.note("guardian-code-is-pupils", "guardian_bhxh_code", value=code)
    if code == student.student_code:
        found.note("bhxh-is-student-code", "bhxh_code", value=code)
    cccd_number = student.id_number if student.id_type == "cccd" else None
    personal = student.personal_id or cccd_number
    if len(code) == _PERSONAL and personal and code != personal:
        found.note("bhxh-twelve-differs", "bhxh_code", value=code, other=personal)


def _paper(found: Findings, rules: RuleSet, as_of: date) -> None:
    reading = found.reading
    student = reading.student
    if student.id_type and not rules.accepts(student.id_type, as_of):
        found.note("cmnd-expired", "id_number", value=student.id_number or "")
    if student.id_type == "cccd" and student.personal_id and student.id_number != student.personal_id:
        number = student.id_number or ""
        found.note("id-differs-from-personal", "id_number", value=number, other=student.personal_id)


def _told_by_number(found: Findings, as_of: date) -> None:
    """Compare what a 12-digit number tells with the row.

    Warnings in two grades, for the civil register may have been corrected. One thing that differs may be a slip of a
    digit, in the number or in the row; so may whole centuries, and a year that has not come yet. Year and sex, or a
    year so early that it may be a parent's, are another person's number.
    """
    reading = found.reading
    student = reading.student
    field, number = "id_number", student.id_number
    if student.id_type != "cccd":
        field, number = "personal_id", student.personal_id
    if not number:
        field, number = _code_of_twelve(reading)
    if not number:
        return
    told = cccd.told(number)
    if told.province is None:
        found.note("cccd-place-unknown", field, value=number)
    younger = int(student.birth_date[:4]) - told.birth_year if student.birth_date else 0
    other_sex = student.sex is not None and student.sex != told.sex
    if not (younger or other_sex):
        return
    year, sex = str(told.birth_year), fields.SEXES[told.sex].lower()
    if younger % _CENTURY and told.birth_year <= as_of.year and (other_sex or younger >= _GENERATION):
        found.note("cccd-of-somebody-else", field, value=number, other=f"{sex} sinh năm {year}")
        return
    if younger:
        found.note("cccd-birth-year-differs", field, value=number, other=year)
    if other_sex:
        found.note("cccd-sex-differs", field, value=number, other=sex)


def _code_of_twelve(reading: Reading) -> tuple[str, str | None]:
    """Give the mã số BHXH where it is a personal number, and the field that it was written in."""
    code = reading.student.bhxh_code
    if not code or len(code) != _PERSONAL:
        return "bhxh_code", None
    return ("bhxh_code" if "bhxh_code" in reading.filled else "bhyt_card"), code
