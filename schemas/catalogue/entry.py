"""The shape of one catalogue entry."""

import re
from typing import Literal, NamedTuple

from schemas.problem import Severity

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
"""From the least to the gravest."""


class Entry(NamedTuple):
    """One problem: its severity, what it is called, what it says, what to do, who says so, and an example.

    ``sentence`` and ``advice`` may hold ``{params}`` that the finding fills. ``floor`` is the least severity that a
    rule set or a school may give it: what the guide or the law demands, and what no paper can be made without.
    ``demanded_by`` says who demands that, where it is not ``source``. ``about`` tells a finding in one row from what
    is said once of a file, a sheet or a run, and leaves the rows as they are.
    """

    code: str
    severity: Severity
    title: str
    sentence: str
    advice: str
    source: str
    example: str
    floor: Severity = "info"
    demanded_by: str = ""
    about: Literal["row", "file"] = "row"

    @property
    def ceiling(self) -> Severity:
        """The gravest severity it may be given: what is said of a file refuses no row, unless nothing was read."""
        return self.severity if self.about == "file" and self.severity == "error" else _CEILINGS[self.about]

    @property
    def floor_source(self) -> str:
        """Who demands the floor."""
        return self.demanded_by or self.source


_CEILINGS: dict[str, Severity] = {"row": "error", "file": "warning"}
_PARAM = re.compile(r"\{[a-z_]+\}")


def in_general(words: str) -> str:
    """Give a sentence or an advice as it reads of no row in particular.

    >>> in_general("Họ tên «{value}» có chữ số.")
    'Họ tên «…» có chữ số.'
    """
    return _PARAM.sub("…", words)
