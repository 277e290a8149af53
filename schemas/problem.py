"""What is wrong with a row, a cell or a file: a value with an origin, never an exception."""

import dataclasses
from typing import Literal, NamedTuple

from schemas.origin import Origin

Severity = Literal["error", "warning", "info"]
"""error: no papers for this row · warning: papers, but someone should look · info: good to know."""


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One finding. Its Vietnamese sentence and its advice come from the catalogue, filled with ``params``.

    ``cell`` is what Excel shows (``F17``); None where the finding concerns no single cell (a missing column).
    """

    code: str
    severity: Severity
    origin: Origin
    field: str | None = None
    cell: str | None = None
    params: dict[str, str] = dataclasses.field(default_factory=dict)


class Repair(NamedTuple):
    """What was changed in a value on the way in: from what, to what, by which rule, in which cell.

    ``rule`` is a key of the catalogue of repairs. Nothing is ever changed without one of these.
    """

    rule: str
    field: str
    cell: str | None
    before: str
    after: str
