"""A pupil's record as one row of fields, and in which of them two records differ."""

from collections.abc import Mapping

from schemas import fields
from schemas.student import Student

_ASIDE = frozenset({"roll_number", "note"})
"""What says nothing of the pupil: it changes when a row is put in above."""


def flat(student: Student) -> dict[str, object]:
    """Give the canonical fields of a pupil, the guardian's under ``guardian_…``, in the order of the reports."""
    own = student._asdict()
    adult = own.pop("guardian")._asdict()
    own |= {f"guardian_{'name' if part == 'full_name' else part}": value for part, value in adult.items()}
    return {field: own[field] for field in fields.LABELS}


def differences(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    """Name the fields in which two flat records of a pupil differ; the number in the list and the note aside."""
    return [field for field, value in one.items() if field not in _ASIDE and value != other.get(field)]
