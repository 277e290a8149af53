"""A guardian's mã số BHXH that one row gives holds for all children of that guardian: it frees them from case 3.

Where the rows give several, the guardian has a code and nobody knows which: the row that gives none waits for a person.
"""

from collections.abc import Sequence

from batch.checks.finding import finding
from batch.compare.columns import Columns
from batch.compare.guardians import Family, rivals
from batch.compare.rows import again, parted, places
from batch.decide import Setting
from schemas.outcome import Outcome
from schemas.problem import Repair

_FIELD = "guardian_bhxh_code"
_WAITING = 3
_MOST_CODES = 4
"""How many codes a finding names."""
_DOUBTED = frozenset({"guardian-code-of-pupil", "guardian-code-two-names"})
"""A code with one of these said of it is not passed on; nor is one that its own row refuses (`columns.sure_code`)."""


def pass_on(result: list[Outcome], read: Columns, guardians: list[Family], setting: Setting) -> None:
    """Fill in the code for the rows of the same guardian that have none, and decide them again.

    Not where the code is in doubt; where the guardian has several, the row is refused until one is chosen. Where the
    cell holds something that is no code, the row is not of case 3, and keeps its error.
    """
    chosen_from: dict[int, str] = {}
    for family in guardians:
        waiting = [position for position in family.positions if waits(result[position])]
        if waiting and family.doubtful:
            first = family.doubtful[0]
            if first not in chosen_from:
                chosen_from[first] = several(result, read, family.doubtful)
            if chosen_from[first]:
                for position in waiting:
                    result[position] = _unchosen(result[position], chosen_from[first], setting)
        elif waiting:
            for code in rivals(code for position in family.positions if (code := read.adult_sure[position])):
                _pass_on(result, code, [result[position] for position in family.positions], waiting, setting)


def several(result: list[Outcome], read: Columns, positions: Sequence[int]) -> str:
    """Say which codes these rows give, and where; "" where they do not give several. Standing rows are named first."""
    codes = rivals(code for position in positions if (code := read.adult_sure[position]))
    if len(codes) <= 1:
        return ""
    coded = [position for position in positions if read.adult_sure[position] in codes]
    by_code = parted(coded, lambda position: read.adult_sure[position])
    told = []
    for rows in by_code[:_MOST_CODES]:
        named = [result[position] for position in read.upright(rows) or rows]
        told.append(f"{read.adult_code[rows[0]]} ở {places(named)}")
    return "; ".join(told)


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


def waits(outcome: Outcome) -> bool:
    """Whether a pupil waits for the code of a guardian, and this row gives none."""
    return outcome.decision.case == _WAITING and outcome.duplicate_of is None and _FIELD not in outcome.reading.filled


def _unchosen(outcome: Outcome, other: str, setting: Setting) -> Outcome:
    """Refuse the row, as of case 2: the guardian has a code, so that no TK1-TS is to be made."""
    reading = outcome.reading._replace(filled=outcome.reading.filled | {_FIELD})
    who = str(reading.student.guardian.full_name)
    return again(outcome, reading, setting, finding(reading, "guardian-code-unchosen", _FIELD, value=who, other=other))


def _with_code(outcome: Outcome, code: str, source: Outcome, setting: Setting) -> Outcome:
    reading = outcome.reading
    adult = reading.student.guardian._replace(bhxh_code=code)
    filled = reading._replace(
        student=reading.student._replace(guardian=adult),
        filled=reading.filled | {_FIELD},
        repairs=(*reading.repairs, Repair("guardian-code-passed-on", _FIELD, reading.cells.get(_FIELD), "", code)),
    )
    problem = finding(reading, "guardian-code-filled", _FIELD, value=code, other=str(source.origin))
    return again(outcome, filled, setting, problem)
