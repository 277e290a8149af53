"""How a check writes down what it found, and the findings of one row."""

from schemas.catalogue import ENTRIES
from schemas.problem import Problem, Severity
from schemas.reading import Reading


def finding(reading: Reading, code: str, field: str, severity: Severity | None = None, **params: str) -> Problem:
    """Make a problem at the cell of a field, with the catalogue's severity unless another is given."""
    cell = reading.cells.get(field)
    return Problem(code, severity or ENTRIES[code].severity, reading.origin, field, cell, params)


class Findings(list[Problem]):
    """What is found wrong with one reading, in the order in which it is found."""

    __slots__ = ("reading",)

    def __init__(self, reading: Reading) -> None:
        """Begin with nothing found."""
        super().__init__()
        self.reading = reading

    def note(self, code: str, field: str, severity: Severity | None = None, **params: str) -> None:
        """Write down a problem at the cell of a field."""
        self.append(finding(self.reading, code, field, severity, **params))
