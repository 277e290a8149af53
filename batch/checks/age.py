"""The birth date against the calendar, the law on papers, and the limit of «Đăng ký cho con»."""

from datetime import date

from batch.checks.finding import Findings
from schemas import partial_date
from schemas.outcome import Decision
from schemas.reading import Reading
from schemas.ruleset import RuleSet

_YOUNGEST, _OLDEST = 5, 25


def check(found: Findings, decision: Decision, rules: RuleSet, as_of: date) -> None:
    """Check the pupil's birth date and what follows from the age on that day."""
    reading = found.reading
    student = reading.student
    born = student.birth_date
    if born is None:
        field = _field(reading)
        if field not in reading.filled and field in reading.columns and not _said(reading, field):
            found.note("birth-date-missing", field)
        return
    if partial_date.earliest(born) > as_of:
        _note(found, "birth-date-future", born)
        return
    if not partial_date.is_whole(born):
        _note(found, "birth-date-partial", born)
    least, most = partial_date.age(born, as_of)
    if most < _YOUNGEST or least > _OLDEST:
        _note(found, "age-unusual", born, age=str(max(least, 0)))
    if most < rules.card_age and student.id_number and student.id_type != "passport":
        found.note("card-under-14", "id_number")
    if decision.case in (2, 3) and is_adult(reading, rules, as_of):
        _note(found, "adult-needs-own", born)


def _note(found: Findings, code: str, born: str, **params: str) -> None:
    """Note a problem at the birth date's cell, or at the year's where the date stands in three columns."""
    found.note(code, _field(found.reading), None, value=partial_date.shown(born), **params)


def _field(reading: Reading) -> str:
    return "birth_date" if "birth_date" in reading.cells or "birth_year" not in reading.cells else "birth_year"


def is_adult(reading: Reading, rules: RuleSet, as_of: date) -> bool:
    """Whether the pupil is of age that day beyond doubt: a guardian cannot register such a pupil."""
    born = reading.student.birth_date
    return born is not None and partial_date.age(born, as_of)[0] >= rules.adult_age


def _said(reading: Reading, field: str) -> bool:
    return any(problem.field == field for problem in reading.problems)
