"""What came of one row: the decision, its reasons, the papers, and the status that follows from them."""

from typing import Literal, NamedTuple

from schemas.origin import Origin
from schemas.problem import Problem, Repair
from schemas.reading import Reading
from schemas.student import Student

Status = Literal["accepted", "accepted_with_warnings", "rejected", "duplicate", "already_registered"]
STATUSES: tuple[Status, ...] = (
    "accepted",
    "accepted_with_warnings",
    "rejected",
    "duplicate",
    "already_registered",
)


class Reason(NamedTuple):
    """One step of a decision: a key of the catalogue of reasons, and the field whose cell it rests on."""

    code: str
    field: str


class Decision(NamedTuple):
    """The case of the guide (1, 2 or 3; None where it cannot be told), why, and the rule it stands on."""

    case: int | None
    reasons: tuple[Reason, ...] = ()
    cite: str = ""


class Outcome(NamedTuple):
    """Everything about one row with a person. The status is derived, never stored.

    ``forms`` are the ids of the printed forms that this pupil gets; empty unless the row is accepted.
    ``duplicate_of`` names the row that stands for the same pupil.
    """

    reading: Reading
    decision: Decision
    student_id: str
    problems: tuple[Problem, ...] = ()
    forms: tuple[str, ...] = ()
    duplicate_of: Origin | None = None

    @property
    def origin(self) -> Origin:
        """Where the row stands."""
        return self.reading.origin

    @property
    def student(self) -> Student:
        """The record that was read."""
        return self.reading.student

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """All that was changed on the way in."""
        return self.reading.repairs

    @property
    def status(self) -> Status:
        """Derive the status: a duplicate stays one whatever else is wrong; a registered pupil needs no papers."""
        if self.duplicate_of is not None:
            return "duplicate"
        if self.student.already_registered:
            return "already_registered"
        severities = {problem.severity for problem in self.problems}
        if "error" in severities:
            return "rejected"
        return "accepted_with_warnings" if "warning" in severities else "accepted"

    @property
    def accepted(self) -> bool:
        """Whether this row gives papers."""
        return self.status in ("accepted", "accepted_with_warnings")
