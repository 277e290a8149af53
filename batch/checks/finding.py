"""How a check writes down what it found."""

from schemas.catalogue import ENTRIES
from schemas.problem import Problem, Severity
from schemas.reading import Reading


def finding(reading: Reading, code: str, field: str, severity: Severity | None = None, **params: str) -> Problem:
    """Make a problem at the cell of a field, with the catalogue's severity unless another is given."""
    cell = reading.cells.get(field)
    return Problem(code, severity or ENTRIES[code].severity, reading.origin, field, cell, params)
