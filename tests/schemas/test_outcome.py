"""The status follows from what was found, in this order: duplicate, registered, error, warning."""

import pytest

from schemas.origin import Origin
from schemas.outcome import Decision, Outcome
from schemas.problem import Problem, Severity
from schemas.reading import Reading
from schemas.student import Student

HERE = Origin("lop.xlsx", "6A", 17)


def outcome(*severities: Severity, registered: bool | None = None) -> Outcome:
    problems = tuple(Problem("x", severity, HERE) for severity in severities)
    return Outcome(Reading(HERE, Student(already_registered=registered)), Decision(1), "id", problems)


@pytest.mark.parametrize(
    ("found", "status", "accepted"),
    [
        (outcome(), "accepted", True),
        (outcome("info"), "accepted", True),
        (outcome("info", "warning"), "accepted_with_warnings", True),
        (outcome("warning", "error"), "rejected", False),
        (outcome("error", registered=True), "already_registered", False),
        (outcome("error", registered=False), "rejected", False),
        (outcome("error", registered=True)._replace(duplicate_of=Origin("a", "b", 1)), "duplicate", False),
    ],
)
def test_status(found: Outcome, status: str, accepted: bool) -> None:
    assert (found.status, found.accepted) == (status, accepted)


def test_an_origin_reads_as_a_place() -> None:
    assert (str(HERE), str(Origin("a.csv", None, 2))) == ("lop.xlsx › 6A › dòng 17", "a.csv › dòng 2")
