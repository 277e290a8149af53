"""The guardian, where the case needs one: named, adult, another person than the pupil, and complete for the forms."""

from datetime import date

from batch.checks.finding import Findings
from batch.text.kin import names_kin
from schemas import fields, partial_date
from schemas.identifiers import cccd
from schemas.outcome import Decision
from schemas.ruleset import RuleSet

_PARENTS = {"cha": "male", "mẹ": "female"}
_LEAST_YEARS = 14
_PERSONAL = 12
_PRINTED = {
    2: ("guardian_relation", "guardian_phone"),
    3: ("guardian_relation", "guardian_phone", "guardian_birth_date", "guardian_id_number"),
}


def check(found: Findings, decision: Decision, rules: RuleSet, as_of: date) -> None:
    """Check the guardian: another person than the pupil, and all the rest where the pupil cannot register alone."""
    reading = found.reading
    _same_person(found)
    if decision.case == 1 or reading.student.already_registered:
        return
    if "guardian_name" not in reading.filled:
        _unnamed(found, decision)
        return
    _relation(found)
    _age(found, rules, as_of)
    _number(found, rules, as_of)
    _code(found)
    _missing(found, decision)


def _unnamed(found: Findings, decision: Decision) -> None:
    reading = found.reading
    if "guardian_bhxh_code" in reading.filled:
        found.note("guardian-code-without-name", "guardian_name")
    elif decision.case is None and reading.filled & {"bhxh_code", "bhyt_card"}:
        found.note("guardian-missing", "guardian_name")


def _same_person(found: Findings) -> None:
    reading = found.reading
    student, guardian = reading.student, reading.student.guardian
    same_number = guardian.id_number and guardian.id_number in (student.id_number, student.personal_id)
    same_name = (
        student.full_name and guardian.full_name and student.full_name.casefold() == guardian.full_name.casefold()
    )
    other_birth = guardian.birth_date and student.birth_date and guardian.birth_date != student.birth_date
    if same_number:
        found.note("guardian-is-pupil", "guardian_id_number", value=guardian.id_number or "")
    elif same_name and not other_birth:
        found.note("guardian-is-pupil", "guardian_name", value=guardian.full_name or "")


def _age(found: Findings, rules: RuleSet, as_of: date) -> None:
    reading = found.reading
    student, guardian = reading.student, reading.student.guardian
    if not guardian.birth_date:
        return
    _, most = partial_date.age(guardian.birth_date, as_of)
    if most < rules.adult_age:
        found.note("guardian-minor", "guardian_birth_date", value=partial_date.shown(guardian.birth_date))
    elif guardian.relation in _PARENTS and student.birth_date:
        _, years = partial_date.age(guardian.birth_date, partial_date.latest(student.birth_date))
        if years < _LEAST_YEARS:
            found.note("guardian-close-in-age", "guardian_birth_date", value=partial_date.shown(guardian.birth_date))


def _relation(found: Findings) -> None:
    reading = found.reading
    relation = reading.student.guardian.relation
    if relation and relation not in _PARENTS and not names_kin(relation):
        found.note("guardian-relation-unusual", "guardian_relation", value=relation)


def _number(found: Findings, rules: RuleSet, as_of: date) -> None:
    """Compare what the guardian's 12-digit number tells with the row; of the pupil's own number it is no news."""
    reading = found.reading
    student, guardian = reading.student, reading.student.guardian
    born = guardian.birth_date
    field, number = "guardian_id_number", guardian.id_number
    if not (number and cccd.is_written_whole(number)):  # of another paper
        field, number = "guardian_bhxh_code", guardian.bhxh_code
    if not number or len(number) != _PERSONAL or number in (student.id_number, student.personal_id, student.bhxh_code):
        return
    told = cccd.told(number)
    year = str(told.birth_year)
    if born:
        if not born.startswith(year):
            found.note("guardian-id-birth-year-differs", field, value=number, other=year)
    elif partial_date.age(year, as_of)[1] < rules.adult_age:
        found.note("guardian-id-of-minor", field, value=number, other=year)
        return
    relation = guardian.relation or ""
    if told.sex != _PARENTS.get(relation, told.sex):
        sex = fields.SEXES[told.sex].lower()
        found.note("guardian-id-sex-differs", field, value=number, other=relation, sex=sex)


def _code(found: Findings) -> None:
    reading = found.reading
    guardian = reading.student.guardian
    code, number = guardian.bhxh_code, guardian.id_number
    if code and len(code) == _PERSONAL and number and len(number) == _PERSONAL and code != number:
        found.note("guardian-code-twelve-differs", "guardian_bhxh_code", value=code, other=number)


def _missing(found: Findings, decision: Decision) -> None:
    """Name the lines that the forms of this case leave open, as far as the sheet has a column for them."""
    reading = found.reading
    wanted = _PRINTED.get(decision.case or 0, ())
    missing = [field for field in wanted if field not in reading.filled and field in reading.cells]
    if "guardian_relation" in missing and reading.student.guardian.relation:
        missing.remove("guardian_relation")
    if missing:
        names = ", ".join(fields.in_a_sentence(field).removesuffix(" người giám hộ") for field in missing)
        found.note("guardian-detail-missing", missing[0], value=names)
