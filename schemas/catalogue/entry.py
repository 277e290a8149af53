"""The shape of one catalogue entry."""

from typing import NamedTuple

from schemas.problem import Severity


class Entry(NamedTuple):
    """One problem: its severity, what it is called, what it says, what to do, who says so, and an example.

    ``sentence`` and ``advice`` may hold ``{params}`` that the finding fills.
    """

    code: str
    severity: Severity
    title: str
    sentence: str
    advice: str
    source: str
    example: str
