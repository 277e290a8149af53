"""Sex, address, consent and the marks for photos: what is missing without hindering."""

import functools

from batch.checks.finding import Findings
from schemas import fields
from schemas.outcome import Decision
from schemas.school import Settings

_ADDRESS = ("address", "commune", "district", "province")
_SEX = ("sex", "female_mark", "male_mark")
_PHOTOS = {
    1: ("has_portrait", "has_id_front", "has_id_back"),
    2: ("has_portrait", "has_birth_certificate"),
    3: ("has_portrait", "has_birth_certificate"),
}


def check(found: Findings, decision: Decision, settings: Settings) -> None:
    """Check what the paper leaves open, the consent, and the photos that the case needs."""
    reading = found.reading
    student = reading.student
    _sex(found)
    if not (student.address or student.commune or student.district or student.province):
        _no_address(found)
    if student.already_registered:
        found.note("already-registered", "already_registered")
        return
    _consent(found, settings)
    _photos(found, decision)


def _no_address(found: Findings) -> None:
    """A missing address is said at the first of its columns."""
    field = next((field for field in _ADDRESS if field in found.reading.columns), None)
    if field:
        found.note("address-missing", field)


def _sex(found: Findings) -> None:
    """A missing sex is said at the column of the sex, or at the one to be ticked for girls."""
    reading = found.reading
    if reading.student.sex is not None or not reading.filled.isdisjoint(_SEX):
        return
    field = next((field for field in _SEX if field in reading.columns), None)
    if field:
        found.note("sex-missing", field)


def _consent(found: Findings, settings: Settings) -> None:
    reading = found.reading
    if "consent" not in reading.columns or reading.student.consent:
        return
    if reading.student.consent is False:
        found.note("consent-refused", "consent", value="Không")
    elif "consent" not in reading.filled:
        found.note("consent-missing", "consent", settings.consent_missing)


def _photos(found: Findings, decision: Decision) -> None:
    reading = found.reading
    wanted = _wanted(decision.case, reading.columns)
    lacking = [field for field in wanted if getattr(reading.student, field) is False]
    unmarked = [field for field in wanted if field not in reading.filled]
    if lacking:
        found.note("photo-none", lacking[0], value=_names(lacking))
    if unmarked:
        found.note("photo-unmarked", unmarked[0], value=_names(unmarked))


@functools.lru_cache(maxsize=256)
def _wanted(case: int | None, columns: frozenset[str]) -> tuple[str, ...]:
    """Give the marks for photos that the case needs, as far as the sheet has a column for them."""
    return tuple(field for field in _PHOTOS.get(case or 0, ()) if field in columns)


def _names(marks: list[str]) -> str:
    return ", ".join(fields.label(mark) for mark in marks)
