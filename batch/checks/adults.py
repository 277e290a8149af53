"""The guardian, where the case needs one: named, adult, another person than the pupil, and complete for the forms."""

from collections.abc import Iterator
from datetime import date

from batch.checks.finding import finding
from batch.text.kin import names_kin
from schemas import fields, partial_date
from schemas.identifiers import cccd
from schemas.outcome import Decision
from schemas.problem import Problem
from schemas.reading import Reading
from schemas.ruleset import RuleSet

_PARENTS = frozenset({"cha", "mẹ"})
_LEAST_YEARS = 14
_PERSONAL = 12
_PRINTED = {
    2: ("guardian_relation", "guardian_phone"),
    3: ("guardian_relation", "guardian_phone", "guardian_birth_date", "guardian_id_number"),
}


def check(reading: Reading, decision: Decision, rules: RuleSet, as_of: date) -> Iterator[Problem]:
    """Check the guardian: another person than the pupil, and all the rest where the pupil cannot register alone."""
    yield from _same_person(reading)
    if decision.case == 1 or reading.student.already_registered:
        return
    if "guardian_name" not in reading.filled:
        yield from _unnamed(reading, decision)
        return
    yield from _relation(reading)
    yield from _age(reading, rules, as_of)
    yield from _number(reading)
    yield from _code(reading)
    yield from _missing(reading, decision)


def _unnamed(reading: Reading, decision: Decision) -> Iterator[Problem]:
    if "guardian_bhxh_code" in reading.filled:
        yield finding(reading, "guardian-code-without-name", "guardian_name")
    elif decision.case is None and reading.filled & {"bhxh_code", "bhyt_card"}:
        yield finding(reading, "guardian-missing", "guardian_name")


def _same_person(reading: Reading) -> Iterator[Problem]:
    student, guardian = reading.student, reading.student.guardian
    same_number = guardian.id_number and guardian.id_number in (student.id_number, student.personal_id)
    same_name = (
        student.full_name and guardian.full_name and student.full_name.casefold() == guardian.full_name.casefold()
    )
    other_birth = guardian.birth_date and student.birth_date and guardian.birth_date != student.birth_date
    if same_number:
        yield finding(reading, "guardian-is-pupil", "guardian_id_number", value=guardian.id_number or "")
    elif same_name and not other_birth:
        yield finding(reading, "guardian-is-pupil", "guardian_name", value=guardian.full_name or "")


def _age(reading: Reading, rules: RuleSet, as_of: date) -> Iterator[Problem]:
    student, guardian = reading.student, reading.student.guardian
    if not guardian.birth_date:
        return
    shown = partial_date.shown(guardian.birth_date)
    _, most = partial_date.age(guardian.birth_date, as_of)
    if most < rules.adult_age:
        yield finding(reading, "guardian-minor", "guardian_birth_date", value=shown)
    elif guardian.relation in _PARENTS and student.birth_date:
        _, years = partial_date.age(guardian.birth_date, partial_date.latest(student.birth_date))
        if years < _LEAST_YEARS:
            yield finding(reading, "guardian-close-in-age", "guardian_birth_date", value=shown)


def _relation(reading: Reading) -> Iterator[Problem]:
    relation = reading.student.guardian.relation
    if relation and relation not in _PARENTS and not names_kin(relation):
        yield finding(reading, "guardian-relation-unusual", "guardian_relation", value=relation)


def _number(reading: Reading) -> Iterator[Problem]:
    """Compare the year that the guardian's 12-digit number tells with the birth date; of the pupil's it is no news."""
    student, guardian = reading.student, reading.student.guardian
    born, number = guardian.birth_date, guardian.id_number
    if not (born and number and cccd.is_valid(number)) or number in (student.id_number, student.personal_id):
        return
    year = str(cccd.birth_year(number))
    if not born.startswith(year):
        yield finding(reading, "guardian-id-birth-year-differs", "guardian_id_number", value=number, other=year)


def _code(reading: Reading) -> Iterator[Problem]:
    guardian = reading.student.guardian
    code, number = guardian.bhxh_code, guardian.id_number
    if code and len(code) == _PERSONAL and number and len(number) == _PERSONAL and code != number:
        yield finding(reading, "guardian-code-twelve-differs", "guardian_bhxh_code", value=code, other=number)


def _missing(reading: Reading, decision: Decision) -> Iterator[Problem]:
    """Name the lines that the forms of this case leave open, as far as the sheet has a column for them."""
    wanted = _PRINTED.get(decision.case or 0, ())
    missing = [field for field in wanted if field in reading.cells and field not in reading.filled]
    if "guardian_relation" in missing and reading.student.guardian.relation:
        missing.remove("guardian_relation")
    if missing:
        names = ", ".join(fields.in_a_sentence(field).removesuffix(" người giám hộ") for field in missing)
        yield finding(reading, "guardian-detail-missing", missing[0], value=names)
