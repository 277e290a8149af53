"""What is said once about a run as a whole, from its settings."""

from collections.abc import Iterator

from schemas.catalogue import ENTRIES
from schemas.origin import Origin
from schemas.problem import Problem
from schemas.report import Plan

_SETTINGS = "school.toml"


def about_school(plan: Plan) -> Iterator[Problem]:
    """Say where the office on the papers comes from, when that is not simply the school's own word."""
    office, own = plan.rules.office, plan.school.office
    if not plan.school.name:
        yield _remark("school-missing", value=office.label)
    if own and own.name != office.name:
        yield _remark("office-renamed", value=own.name, meant=office.name)


def _remark(code: str, **params: str) -> Problem:
    return Problem(code, ENTRIES[code].severity, Origin(_SETTINGS, None, 0), params=params)
