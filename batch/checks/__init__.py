"""What is wrong with a reading as a whole: fields against each other, against the case, against the law of the day.

One module a subject; each notes the problems that it finds and decides nothing.
"""

from datetime import date

from batch.checks import adults, age, marks, numbers
from batch.checks.finding import Findings
from schemas.outcome import Decision
from schemas.reading import Reading
from schemas.ruleset import RuleSet
from schemas.school import Settings


def check(reading: Reading, decision: Decision, rules: RuleSet, settings: Settings, as_of: date) -> Findings:
    """Give every problem that shows only when the whole row, its case and the date are known."""
    found = Findings(reading)
    numbers.check(found, rules, as_of)
    age.check(found, decision, rules, as_of)
    marks.check(found, decision, settings)
    adults.check(found, decision, rules, as_of)
    return found
