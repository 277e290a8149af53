"""What is said once about a run as a whole, from its settings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from batch.text import fold
from schemas.catalogue import ENTRIES
from schemas.origin import Origin
from schemas.outcome import Outcome
from schemas.problem import Problem
from schemas.report import InputFile, Plan

_SETTINGS, _COMMAND = "school.toml", "--map"
_ROWS_WITH_HEADINGS = 500
"""A heading may be repeated further down; one that stands nowhere in so many rows is not in the sheet."""


def about_school(plan: Plan) -> Iterator[Problem]:
    """Say where the office on the papers comes from, when that is not simply the school's own word."""
    office, own = plan.rules.office, plan.school.office
    if not plan.school.name:
        yield _remark("school-missing", value=office.label)
    elif own is None and _place(plan):
        yield _remark("office-of-commune", value=_place(plan), meant=office.label)
    elif own is None and plan.school.province:
        yield _remark("office-province-alone", value=plan.school.province, meant=office.label)
    elif own is None:
        yield _remark("office-assumed", value=office.label)
    if own and own.name != office.name:
        yield _remark("office-renamed", value=own.name, meant=office.name)


def _place(plan: Plan) -> str:
    """The place by which the office was found, as the school wrote it; "" when it named none."""
    school = plan.school
    where = (school.commune, school.district, school.province) if school.commune or school.district else ()
    return ", ".join(filter(None, where))


def about_rules(plan: Plan, begins: Mapping[str, date]) -> Iterator[Problem]:
    """Say that the rules are not those of the day; ``begins`` gives the first day of every known rule set."""
    name, since, day = plan.rules.name, plan.rules.valid_from, plan.as_of
    if day < since:
        yield _remark("rules-not-yet", "--rules", value=name, other=_shown(since), meant=_shown(day))
    ended = min((begin for begin in begins.values() if begin > since), default=None)
    if ended and ended <= day:
        yield _remark("rules-expired", "--rules", value=name, other=_shown(ended), meant=_shown(day))


def about_classes(outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    """Say which classes stand in several files: of two schools, their papers would come into one pack."""
    files: dict[str, dict[str, None]] = {}
    names: dict[str, str] = {}
    for outcome in outcomes:
        if name := outcome.student.class_name:
            key = fold(name)
            names.setdefault(key, name)
            files.setdefault(key, {})[outcome.origin.file] = None
    together: dict[tuple[str, ...], list[str]] = {}
    for key, found in files.items():
        if len(found) > 1:
            together.setdefault(tuple(found), []).append(names[key])
    for several, classes in together.items():
        yield _remark("class-in-two-files", "cả đợt", value=", ".join(classes), other=", ".join(several))


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def about_map(inputs: Sequence[InputFile], mapped: Sequence[str]) -> Iterator[Problem]:
    """Say which headings that the command line maps stand in no sheet; ``mapped`` are its pairs «heading=field»."""
    for heading in dict.fromkeys(pair.rpartition("=")[0] for pair in mapped):
        words = fold(heading)
        if not any(words == fold(text) for text in _texts(inputs)):
            yield _remark("map-unused", _COMMAND, value=heading)


def _texts(inputs: Sequence[InputFile]) -> Iterator[str]:
    """Give the texts of the rows in which a heading may stand."""
    for entry in inputs:
        for sheet in entry.book.sheets if entry.book else ():
            for row in sheet.rows[:_ROWS_WITH_HEADINGS]:
                yield from (value for value in row if isinstance(value, str))


def _remark(code: str, about: str = _SETTINGS, **params: str) -> Problem:
    return Problem(code, ENTRIES[code].severity, Origin(about, None, 0), params=params)
