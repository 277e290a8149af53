"""What is wrong with a reading as a whole: fields against each other, against the case, against the law of the day.

One module a subject; each gives the problems that it finds and decides nothing.
"""

from collections.abc import Iterator
from datetime import date

from batch.checks import adults, age, marks, numbers
from schemas.outcome import Decision
from schemas.problem import Problem
from schemas.reading import Reading
from schemas.ruleset import RuleSet
from schemas.school import Settings


def check(reading: Reading, decision: Decision, rules: RuleSet, settings: Settings, as_of: date) -> Iterator[Problem]:
    """Give every problem that shows only when the whole row, its case and the date are known."""
    yield from numbers.check(reading, rules, as_of)
    yield from age.check(reading, decision, rules, as_of)
    yield from marks.check(reading, decision, settings)
    yield from adults.check(reading, decision, rules, as_of)
