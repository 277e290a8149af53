"""The cases of the district office's guide, one module each.

A case declares TITLE, NUMBER, CITE, `applies` (whether it is this pupil's case, once the cases before it in the rule
set's order did not apply) and `reasons` (the deciding cells). What to print for it stands in the rule set.
"""

from datetime import date
from typing import Protocol

from schemas.outcome import Reason
from schemas.reading import Reading
from schemas.ruleset import RuleSet


class Case(Protocol):
    """The shape of a case module."""

    TITLE: str
    NUMBER: int
    CITE: str

    def applies(self, reading: Reading, rules: RuleSet, as_of: date) -> bool:
        """Whether this is the pupil's case."""
        ...

    def reasons(self, reading: Reading, rules: RuleSet, as_of: date) -> tuple[Reason, ...]:
        """Why, by the cells that decide."""
        ...
