"""A guardian's mã số BHXH that one row gives holds for all children of that guardian: it frees them from case 3."""

import dataclasses
from collections.abc import Sequence

from batch.checks.finding import finding
from batch.compare.columns import Columns
from batch.compare.guardians import Family
from batch.compare.rows import again
from batch.decide import Setting
from schemas.outcome import Outcome
from schemas.problem import Repair

_FIELD = "guardian_bhxh_code"
_WAITING = 3
_DOUBTED = frozenset(
    {"guardian-code-is-pupils", "guardian-code-of-pupil", "guardian-code-two-names", "guardian-code-twelve-differs"}
)
"""A code with one of these said of it is not passed on."""


def pass_on(result: list[Outcome], read: Columns, guardians: list[Family], setting: Setting) -> None:
    """Fill in the code for the rows of the same guardian that have none, and decide them again.

    Not where the guardian has two codes, nor where the code is in doubt. Where the cell holds something that is no
    code, the row is not of case 3, and keeps its error.
    """
    for family in guardians:
        codes = {code for position in family.positions if (code := read.adult_code[position])}
        waiting = [position for position in family.positions if _waits(result[position])]
        for code in () if family.doubtful or not waiting else codes:
            _pass_on(result, code, [result[position] for position in family.positions], waiting, setting)


def _pass_on(
    result: list[Outcome], code: str, family: Sequence[Outcome], waiting: Sequence[int], setting: Setting
) -> None:
    sources = [row for row in family if row.student.guardian.bhxh_code == code]
    if any(_doubted(row) for row in sources):
        return
    source = next((row for row in sources if row.duplicate_of is None), sources[0])
    for position in waiting:
        if result[position].student.bhxh_code != code:
            result[position] = _with_code(result[position], code, source, setting)


def _doubted(outcome: Outcome) -> bool:
    return any(problem.code in _DOUBTED for problem in outcome.problems)


def _waits(outcome: Outcome) -> bool:
    return outcome.decision.case == _WAITING and outcome.duplicate_of is None and _FIELD not in outcome.reading.filled


def _with_code(outcome: Outcome, code: str, source: Outcome, setting: Setting) -> Outcome:
    reading = outcome.reading
    adult = reading.student.guardian.model_copy(update={"bhxh_code": code})
    filled = dataclasses.replace(
        reading,
        student=reading.student.model_copy(update={"guardian": adult}),
        filled=reading.filled | {_FIELD},
        repairs=(*reading.repairs, Repair("guardian-code-passed-on", _FIELD, reading.cells.get(_FIELD), "", code)),
    )
    problem = finding(reading, "guardian-code-filled", _FIELD, value=code, other=str(source.origin))
    return again(outcome, filled, setting, problem)
