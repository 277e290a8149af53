"""One row, from what was read to what is to be done: the last pure call about a single row."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice, repeat
from typing import NamedTuple

from batch.cases import Case
from batch.checks import check
from batch.classify import classify
from batch.identity import student_id
from batch.parse import parse_all
from schemas.cell import Row
from schemas.outcome import Decision, Outcome
from schemas.problem import Problem, Severity
from schemas.reading import Reading
from schemas.roster import Facts
from schemas.ruleset import RuleSet
from schemas.school import School

_AT_BOTH = frozenset({"guardian-code-is-pupils", "guardian-is-pupil"})
_DUPLICATE = "duplicate-"
_AT_A_TIME = 64
"""Rows: few enough for the processor's caches, enough to be worth it. 16 to 512 take about the same time."""
_ADULTS = ("guardian_", "father_", "mother_", "sponsor_")


class Setting(NamedTuple):
    """What every decision of a run shares: the rules, the cases in force (in order), the school, the day."""

    rules: RuleSet
    cases: tuple[Case, ...]
    school: School
    as_of: date


def decide(row: Row, facts: Facts, setting: Setting) -> Outcome:
    """Parse, classify and check one row."""
    return next(decide_all([(row, facts)], setting))


def decide_all(rows: Iterable[tuple[Row, Facts]], setting: Setting) -> Iterator[Outcome]:
    """Decide about many rows, each with what holds for its sheet, in their order.

    Some rows at a time go through one step after the other: that takes a quarter less than row after row, for what
    runs a step then stays where the processor has it at hand.
    """
    coming = iter(rows)
    while some := list(islice(coming, _AT_A_TIME)):
        readings = parse_all(some, setting.rules, setting.as_of)
        yield from _conclude(readings, setting)


def conclude(reading: Reading, setting: Setting, found: tuple[Problem, ...] = ()) -> Outcome:
    """Decide about a reading; ``found`` are problems that comparing rows brought up."""
    return _conclude([reading], setting, found)[0]


def _conclude(readings: Sequence[Reading], setting: Setting, found: tuple[Problem, ...] = ()) -> list[Outcome]:
    rules, settings, as_of = setting.rules, setting.school.settings, setting.as_of
    decisions = [classify(reading, setting.cases, rules, as_of) for reading in readings]
    checked = list(map(check, readings, decisions, repeat(rules), repeat(settings), repeat(as_of)))
    problems = [(*reading.problems, *checked[at], *found) for at, reading in enumerate(readings)]
    return list(map(_outcome, readings, decisions, problems, repeat(setting)))


def _outcome(reading: Reading, decision: Decision, problems: tuple[Problem, ...], setting: Setting) -> Outcome:
    if problems:
        problems = weigh(setting.rules.weighed(problems), reading, decision.case)
    forms = _forms(reading, decision.case, problems, setting.rules)
    return Outcome(reading, decision, student_id(reading, setting.school), problems, forms)


def settle(outcomes: list[Outcome], setting: Setting) -> list[Outcome]:
    """Weigh what comparing rows added as the rules and the school do, and let the forms follow from the status.

    Of a row that another stands for, only that it is a duplicate is weighed: the rest of it keeps nobody from anything.
    """
    return [_settled(outcome, setting.rules) for outcome in outcomes] if setting.rules.severity else outcomes


def _settled(outcome: Outcome, rules: RuleSet) -> Outcome:
    weighed = rules.weighed(outcome.problems)
    if outcome.duplicate_of:
        told = tuple(
            weighed[at] if problem.code.startswith(_DUPLICATE) else problem
            for at, problem in enumerate(outcome.problems)
        )
        return outcome._replace(problems=told)
    told = weigh(weighed, outcome.reading, outcome.decision.case)
    forms = _forms(outcome.reading, outcome.decision.case, told, rules)
    return outcome._replace(problems=told, forms=forms)


def _forms(reading: Reading, case: int | None, problems: tuple[Problem, ...], rules: RuleSet) -> tuple[str, ...]:
    """Give the forms of the case to a row that is accepted."""
    if case is None or reading.student.already_registered:
        return ()
    refused = any(problem.severity == "error" for problem in problems)
    return () if refused else rules.case(case).forms


def weigh(problems: tuple[Problem, ...], reading: Reading, case: int | None) -> tuple[Problem, ...]:
    """Weigh the problems by what is at stake: nothing for a registered pupil, the guardian's nothing in case 1."""
    if reading.student.already_registered:
        return tuple(_at_most(problem, "warning") for problem in problems)
    if case == 1:
        return tuple(_at_most(problem, "info") if _is_guardians(problem) else problem for problem in problems)
    return problems


def _is_guardians(problem: Problem) -> bool:
    """Whether only the guardian is concerned; a number or a name that the pupil shares may be wrong at the pupil."""
    if problem.code in _AT_BOTH:
        return False
    return only_guardians(problem.code) or str(problem.field).startswith(_ADULTS)


def only_guardians(code: str) -> bool:
    """Whether problems of this code concern the guardian alone, and so weigh nothing in case 1."""
    return code.startswith("guardian-") and code not in _AT_BOTH


def _at_most(problem: Problem, severity: Severity) -> Problem:
    if problem.severity == "error" or severity == "info":
        return dataclasses.replace(problem, severity=severity)
    return problem
