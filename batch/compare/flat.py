"""A pupil's record as one row of fields."""

from schemas import fields
from schemas.student import Student


def flat(student: Student) -> dict[str, object]:
    """Give the canonical fields of a pupil, the guardian's under ``guardian_…``, in the order of the reports."""
    own = dict(student)
    adult = dict(own.pop("guardian"))
    own |= {f"guardian_{'name' if part == 'full_name' else part}": value for part, value in adult.items()}
    return {field: own[field] for field in fields.LABELS}
