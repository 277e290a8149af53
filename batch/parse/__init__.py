"""Row → reading: every cell brought to its canonical form, with what was changed and what is wrong said at the cell.

Nothing is decided here. Pydantic's errors become problems here and nowhere else.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import repeat
from operator import itemgetter
from typing import Any

from pydantic import ValidationError

from batch.parse import address, classes, dates, guardian, identity, marks, names, phones, relations, social
from batch.parse.scribe import Scribe
from batch.text import fold
from schemas.cell import Row
from schemas.reading import Places, Reading
from schemas.roster import Facts
from schemas.ruleset import RuleSet
from schemas.student import Student

_EMAIL = re.compile(r"^[^\s@<>(),;:\"\[\]]+@[^\s@<>(),;:\"\[\]]+\.[A-Za-z]{2,}$")
_LONGEST_EMAIL = 254
_PARENTS_WORDS = frozenset({"ph", "phu huynh", "bo me", "cha me", "gia dinh", "nha"})
_PUPIL_AGES = range(3, 31)
_AS_WRITTEN = itemgetter("ethnicity", "nationality", "roll_number", "student_code", "note")


def parse(row: Row, facts: Facts, rules: RuleSet, as_of: date) -> Reading:
    """Read one row under the rules in force on that day. Total: bad data gives problems, never an exception."""
    return parse_all([(row, facts)], rules, as_of)[0]


def parse_all(rows: Sequence[tuple[Row, Facts]], rules: RuleSet, as_of: date) -> list[Reading]:
    """Read some rows, each with what holds for its sheet, one step after the other for all of them."""
    scribes = [Scribe(row) for row, _ in rows]
    facts = [of_sheet for _, of_sheet in rows]
    people = list(map(_people, scribes, facts, repeat(rules), repeat(as_of)))
    students = list(map(_checked, scribes, [student for student, _ in people]))
    return list(map(_reading, scribes, facts, students, [adult for _, adult in people]))


def _reading(scribe: Scribe, facts: Facts, student: Student, adult: guardian.Adult) -> Reading:
    row = scribe.row
    return Reading(
        origin=row.origin,
        student=student,
        filled=_filled(scribe.filled, adult),
        cells=Places(row.cells, row.origin.row, adult.fields),
        columns=facts.columns,
        problems=tuple(scribe.problems),
        repairs=tuple(scribe.repairs),
    )


def _people(scribe: Scribe, facts: Facts, rules: RuleSet, as_of: date) -> tuple[Student, guardian.Adult]:
    """Read field after field, in the order in which what is noted shall be told: the pupil, the guardian, the phone."""
    ethnicity, nationality, roll_number, student_code, note = _AS_WRITTEN(scribe)
    full_name = names.pupil(scribe)
    birth_date = _birth_date(scribe, facts, as_of)
    sex = marks.sex(scribe)
    class_name = classes.class_name(scribe, birth_date, as_of)
    id_type, id_number = identity.paper(scribe, "id_number", "id", nationality) or (None, None)
    personal_id = identity.personal_number(scribe)
    bhxh_code, bhyt_card = _social(scribe, rules, personal_id or id_number)
    email = _email(scribe)
    home = address.read(scribe, rules)
    portrait, id_front, id_back, birth_certificate, registered, consent = marks.answers(scribe)
    marks.standing(scribe)
    adult = guardian.guardian(scribe, rules, as_of, facts)
    return Student(
        full_name=full_name,
        birth_date=birth_date,
        sex=sex,
        ethnicity=ethnicity or None,
        nationality=nationality or None,
        class_name=class_name,
        roll_number=roll_number or None,
        student_code=student_code or None,
        bhxh_code=bhxh_code,
        bhyt_card=bhyt_card,
        id_type=id_type,
        id_number=id_number,
        personal_id=personal_id,
        phone=_own_phone(scribe),
        email=email,
        address=home.address,
        province=home.province,
        district=home.district,
        commune=home.commune,
        guardian=adult.record,
        has_portrait=portrait,
        has_id_front=id_front,
        has_id_back=id_back,
        has_birth_certificate=birth_certificate,
        already_registered=registered,
        consent=consent,
        note=note or None,
    ), adult


def _birth_date(scribe: Scribe, facts: Facts, as_of: date) -> str | None:
    if not scribe.cell("birth_date"):
        parts = [scribe[field] for field in ("birth_day", "birth_month", "birth_year")]
        if any(parts):
            return _three_columns(scribe, parts)
    field = "birth_date"
    pupil = dates.Person(lambda day: as_of.year - day.year in _PUPIL_AGES, lambda: classes.birth_year(scribe, as_of))
    found = dates.birth_date(scribe, field, "birth-date", pupil, facts)
    if found is None and scribe[field]:
        scribe.problem("birth-date-impossible", field, value=scribe[field])
    return found


def _three_columns(scribe: Scribe, parts: list[str]) -> str | None:
    day, month, year = (part.removesuffix(".0") for part in parts)
    text = "/".join(part for part in (day, month, year) if part)
    found = None
    with suppress(ValueError):
        if int(year) in dates.YEARS:
            found = date(int(year), int(month), int(day)).isoformat() if day and month else str(int(year))
    if found is None:
        scribe.problem("birth-date-impossible", "birth_year", value=text)
        return None
    scribe.repair("date-three-columns", "birth_year", text, found)
    return found


def _social(scribe: Scribe, rules: RuleSet, personal: str | None) -> tuple[str | None, str | None]:
    """Read the pupil's code; where its column is missing or empty, the column of the BHYT card gives it."""
    if scribe["bhxh_code"] or not scribe["bhyt_card"]:
        code, own_card = social.code(scribe, "bhxh_code", "bhxh", rules, personal)
        return code, own_card or social.card(scribe, code)
    code, own_card = social.code(scribe, "bhyt_card", "bhxh", rules)
    return code, own_card or code


def _own_phone(scribe: Scribe) -> str | None:
    """Read the pupil's own number; one that is an adult's of the row, or said to be, is no own number (case 2)."""
    found = phones.mobile(scribe, "phone", "phone")
    if found.number is None:
        return None
    remark = found.remark
    said = remark and (relations.names_relation(remark) or fold(remark) in _PARENTS_WORDS)
    if said or guardian.is_an_adults(scribe, found.number):
        scribe.problem("phone-is-guardians", "phone", value=scribe["phone"])
        return None
    return found.number


def _email(scribe: Scribe) -> str | None:
    text = scribe["email"]
    if text and (len(text) > _LONGEST_EMAIL or not _EMAIL.match(text)):
        scribe.problem("email-malformed", "email", value=text[:_LONGEST_EMAIL])
        return None
    return text or None


def _filled(written: frozenset[str], adult: guardian.Adult) -> frozenset[str]:
    """Add which canonical guardian fields the row fills, whichever adult's columns they came from."""
    filled = written | {name for name, field in adult.fields.items() if field in written} if adult.fields else written
    return filled if adult.named else filled - {"guardian_name"}


def _checked(scribe: Scribe, student: Student) -> Student:
    """Leave out a field that the model refuses, and report it at its cell."""
    try:
        return student.checked()
    except ValidationError as invalid:
        wrong: dict[str, Any] = {Student._fields[int(error["loc"][0])]: None for error in invalid.errors()}
        for field in wrong:
            scribe.problem("value-invalid", field, value=str(getattr(student, field))[:100])
        return student._replace(**wrong).checked()
