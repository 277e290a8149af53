"""``ngoai-le.html``: the exceptions as one page that opens anywhere, without network, and prints on A4."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from batch.guardians import WITHOUT_CODE, listed
from batch.outputs import NO_CLASS, SEVERITIES, STATUSES, Line, case_words, counted, lines, natural
from batch.sheet.safe import cell_text
from batch.shipped import TEMPLATES
from batch.whatif import outlook
from schemas.catalogue import ENTRIES, advice, sentence
from schemas.report import Report

NAME = "ngoai-le.html"
_MOST_LINES = 5_000  # beyond that a browser gets slow; the workbook has them all
_MOST_PLACES = 20
_MOST_GUARDIANS = 200


class Group(NamedTuple):
    """All findings of one kind: how many, and where: (file and sheet, the first cells, how many more)."""

    severity: str
    title: str
    advice: str
    total: int
    places: list[tuple[str, list[str], int]]


def write(folder: Path, report: Report) -> list[str]:
    """Write the page."""
    told = lines(report)
    waiting = [guardian for guardian in listed(report.outcomes) if guardian.case == WITHOUT_CODE]
    page = _template().render(
        plan=report.plan,
        totals=report.totals(),
        statuses=STATUSES,
        severities=SEVERITIES,
        cases=_cases(report),
        outlook={title: [sentence(remark) for remark in found] for title, found in outlook(report).items()},
        waiting=waiting[:_MOST_GUARDIANS],
        more_waiting=max(len(waiting) - _MOST_GUARDIANS, 0),
        counts=Counter(line.problem.severity for line in told),
        counted=counted(told),
        groups=_groups(told),
        lines=told[:_MOST_LINES],
        left_out=max(len(told) - _MOST_LINES, 0),
        classes=sorted({line.class_name or NO_CLASS for line in told if line.row}, key=natural),
        no_class=NO_CLASS,
        inputs=report.inputs,
        unread=[source for source in report.inputs if source.problem],
    )
    (folder / NAME).write_text(page, encoding="utf-8", errors="replace", newline="\n")
    return [NAME]


def _cases(report: Report) -> list[tuple[str, int]]:
    words = {str(number or "none"): word for number, word in case_words(report.plan.rules).items()}
    return [(words.get(case, case), count) for case, count in report.cases().items()]


def _groups(told: list[Line]) -> list[Group]:
    """Gather errors and warnings by what they are: the gravest first, then the most frequent."""
    by_code: dict[tuple[str, str], list[Line]] = {}
    for line in told:
        if line.problem.severity != "info":
            by_code.setdefault((line.problem.severity, line.problem.code), []).append(line)
    groups = [
        Group(severity, ENTRIES[code].title, advice(found[0].problem), len(found), _places(found))
        for (severity, code), found in by_code.items()
    ]
    rank: list[str] = list(SEVERITIES)
    return sorted(groups, key=lambda group: (rank.index(group.severity), -group.total, group.title))


def _places(found: list[Line]) -> list[tuple[str, list[str], int]]:
    spots: dict[str, list[str]] = {}
    for line in found:
        spots.setdefault(line.where, []).append(line.spot)
    return [(where, told[:_MOST_PLACES], max(len(told) - _MOST_PLACES, 0)) for where, told in spots.items()]


@cache
def _template() -> jinja2.Template:
    """Load the template; every value is escaped, and a name that does not exist is an error."""

    def finish(value: Any) -> Any:
        return cell_text(value) if type(value) is str else value

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finish,
    )
    return environment.get_template("exceptions.html")
