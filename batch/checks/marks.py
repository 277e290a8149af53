"""Sex, address, consent and the marks for photos: what is missing without hindering."""

from collections.abc import Iterator

from batch.checks.finding import finding
from schemas import fields
from schemas.outcome import Decision
from schemas.problem import Problem
from schemas.reading import Reading
from schemas.school import Settings

_ADDRESS = ("address", "commune", "district", "province")
_SEX = ("sex", "female_mark", "male_mark")
_PHOTOS = {
    1: ("has_portrait", "has_id_front", "has_id_back"),
    2: ("has_portrait", "has_birth_certificate"),
    3: ("has_portrait", "has_birth_certificate"),
}


def check(reading: Reading, decision: Decision, settings: Settings) -> Iterator[Problem]:
    """Check what the paper leaves open, the consent, and the photos that the case needs."""
    student = reading.student
    yield from _sex(reading)
    if reading.columns & set(_ADDRESS) and not any(getattr(student, field) for field in _ADDRESS):
        yield finding(reading, "address-missing", next(field for field in _ADDRESS if field in reading.columns))
    if student.already_registered:
        yield finding(reading, "already-registered", "already_registered")
        return
    yield from _consent(reading, settings)
    yield from _photos(reading, decision)


def _sex(reading: Reading) -> Iterator[Problem]:
    """A missing sex is said at the column of the sex, or at the one to be ticked for girls."""
    field = next((field for field in _SEX if field in reading.columns), None)
    if reading.student.sex is None and field and not reading.filled & set(_SEX):
        yield finding(reading, "sex-missing", field)


def _consent(reading: Reading, settings: Settings) -> Iterator[Problem]:
    if "consent" not in reading.columns or reading.student.consent:
        return
    if reading.student.consent is False:
        yield finding(reading, "consent-refused", "consent", value="Không")
    elif "consent" not in reading.filled:
        yield finding(reading, "consent-missing", "consent", settings.consent_missing)


def _photos(reading: Reading, decision: Decision) -> Iterator[Problem]:
    wanted = [field for field in _PHOTOS.get(decision.case or 0, ()) if field in reading.columns]
    lacking = [field for field in wanted if getattr(reading.student, field) is False]
    unmarked = [field for field in wanted if field not in reading.filled]
    if lacking:
        yield finding(reading, "photo-none", lacking[0], value=_names(lacking))
    if unmarked:
        yield finding(reading, "photo-unmarked", unmarked[0], value=_names(unmarked))


def _names(marks: list[str]) -> str:
    return ", ".join(fields.label(mark) for mark in marks)
