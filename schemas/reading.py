"""What `parse` made of one row: the record, and all that was noticed or changed on the way."""

from dataclasses import dataclass, field

from schemas.origin import Origin
from schemas.problem import Problem, Repair
from schemas.student import Student


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed row.

    ``filled`` holds the fields whose cell says something, whether or not it could be understood: a malformed CCCD is
    still evidence of a card. ``cells`` gives the cell of each field as Excel shows it (``F17``). ``columns`` holds
    the fields that the sheet has a column for. ``left`` marks a pupil who left the school.
    """

    origin: Origin
    student: Student
    filled: frozenset[str] = frozenset()
    cells: dict[str, str] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    repairs: tuple[Repair, ...] = ()
