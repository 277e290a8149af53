"""One row of a roster as it will be written, beside the outcome that it must give."""

from dataclasses import dataclass, field
from datetime import date

from sample_data.people import Pupil

Value = str | int | date | None
"""What a cell holds: text, a number, a true date, nothing."""

Finding = tuple[str, str, str | None]
"""Code, severity, and the key of the cell that it points at (None: no single cell)."""


@dataclass
class Entry:
    """``cells`` are what the roster says, by column key; the rest is the truth about them.

    ``record`` holds the canonical fields that are certain. ``settled`` is a status that no problem can change
    (duplicate, already_registered). ``fault`` says in Vietnamese what is wrong; empty for a clean row.
    """

    pupil: Pupil
    cells: dict[str, Value]
    record: dict[str, str | None]
    case: int | None
    problems: list[Finding] = field(default_factory=list)
    settled: str | None = None
    fault: str = ""
    hidden: bool = False

    def warn(self, code: str, key: str | None) -> None:
        """Expect a warning at that cell."""
        self.problems.append((code, "warning", key))

    def refuse(self, code: str, key: str | None) -> None:
        """Expect an error at that cell."""
        self.problems.append((code, "error", key))

    def write(self, **cells: Value) -> None:
        """Change what the roster says, not what is true."""
        self.cells |= cells

    def without_own_phone(self, code: str, text: Value) -> None:
        """Write a number that is not the pupil's own: the guardian must register (case 2)."""
        self.write(phone=text)
        self.record["phone"] = None
        self.case = 2
        self.warn(code, "phone")

    def become(self, other: "Entry") -> None:
        """Take over everything another row says."""
        self.pupil, self.case = other.pupil, other.case
        self.cells, self.record = dict(other.cells), dict(other.record)

    @property
    def status(self) -> str:
        """An error gives no papers, a warning gives papers and a question."""
        severities = {severity for _, severity, _ in self.problems}
        if self.settled:
            return self.settled
        if "error" in severities:
            return "rejected"
        return "accepted_with_warnings" if "warning" in severities else "accepted"
