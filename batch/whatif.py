"""What would change if a fact were known: the rows where it matters are put to the cases again, with that fact given.

Said once of a run, as sentences: «12 em thiếu số điện thoại: có số thì 12 em từ trường hợp 2 sang trường hợp 1». Pure.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from batch.checks.age import is_adult
from batch.classify import classify
from batch.compare.columns import columns
from batch.compare.duplicates import is_final
from batch.compare.guardians import families
from batch.decide import Setting
from schemas import evidence
from schemas.catalogue import ENTRIES
from schemas.origin import Origin
from schemas.outcome import Outcome
from schemas.problem import Problem
from schemas.reading import Reading
from schemas.report import Report

WHOLE = Origin("cả đợt", None, 0)
"""Where a finding stands that is about the run."""
_SOME_PHONE = "0900000000"
_WITHOUT_CODE = 3
_BY_GUARDIAN = (2, 3)
_SINCE = frozenset({"compared-with-previous", "released-since-previous", "new-since-previous", "gone-since-previous"})

Move = tuple[int | None, int | None]


def whatif(outcomes: Sequence[Outcome], setting: Setting) -> tuple[Problem, ...]:
    """Give one finding for each fact that would move pupils to another case; duplicates do not count twice.

    Nor do those count whom the fact cannot help: who refused or left, and who is of age where a guardian acts.
    """
    moves: dict[str, Counter[Move]] = {code: Counter() for code in _GIVEN}
    known: dict[object, list[tuple[str, Move]]] = {}
    for outcome in outcomes:
        if outcome.duplicate_of is not None or outcome.reading.student.already_registered or is_final(outcome):
            continue
        looks = _looks(outcome, setting)
        if looks not in known:
            known[looks] = list(_moves(outcome, setting))
        for code, move in known[looks]:
            moves[code][move] += 1
    said = {code: _params(counts) for code, counts in moves.items() if counts}
    if "whatif-guardian-code" in said:
        said["whatif-guardian-code"]["guardians"] = str(waiting(outcomes, setting))
    return tuple(Problem(code, ENTRIES[code].severity, WHOLE, params=params) for code, params in said.items())


def waiting(outcomes: Sequence[Outcome], setting: Setting) -> int:
    """Count the guardians without a code on whom pupils of case 3 wait whom it can help."""
    family_of = {
        position: family.positions[0] for family in families(columns(outcomes)) for position in family.positions
    }
    return len(
        {
            family_of.get(position, position)
            for position, outcome in enumerate(outcomes)
            if outcome.decision.case == _WITHOUT_CODE
            and outcome.duplicate_of is None
            and not is_final(outcome)
            and not is_adult(outcome.reading, setting.rules, setting.as_of)
        }
    )


def _looks(outcome: Outcome, setting: Setting) -> object:
    """Give all that the cases look at: rows alike in it are asked once, for a school has a few kinds of rows."""
    student = outcome.reading.student
    number = len(student.guardian.id_number or "")
    adult = is_adult(outcome.reading, setting.rules, setting.as_of)
    return outcome.decision.case, outcome.reading.filled, student.id_type, student.phone is None, number, adult


def _moves(outcome: Outcome, setting: Setting) -> Iterator[tuple[str, Move]]:
    """Give for each missing fact the case now and the case with it, where that is another."""
    for code in _missing(outcome, setting):
        given = _GIVEN[code](outcome.reading)
        case = classify(given, setting.cases, setting.rules, setting.as_of).case
        helped = case not in _BY_GUARDIAN or not is_adult(given, setting.rules, setting.as_of)
        if case != outcome.decision.case and helped:
            yield code, (outcome.decision.case, case)


def _missing(outcome: Outcome, setting: Setting) -> Iterator[str]:
    """Name the facts that are missing and could matter."""
    reading, case = outcome.reading, outcome.decision.case
    if not reading.filled & {"bhxh_code", "bhyt_card"}:
        yield "whatif-code"
    elif case is None and not evidence.guardian_named(reading):
        yield "whatif-guardian"
    if case == _WITHOUT_CODE:
        yield "whatif-guardian-code"
    if case != 1 and evidence.has_paper(reading, setting.rules, setting.as_of):
        yield "whatif-phone"
    elif case != 1 and evidence.has_phone(reading):
        yield "whatif-paper"


def _filled(*fields: str) -> Callable[[Reading], Reading]:
    return lambda reading: reading._replace(filled=reading.filled.union(fields))


def _with_phone(reading: Reading) -> Reading:
    return reading._replace(student=reading.student._replace(phone=_SOME_PHONE))


def _with_paper(reading: Reading) -> Reading:
    student = reading.student._replace(id_type="cccd")
    return reading._replace(student=student, filled=reading.filled | {"id_number"})


_GIVEN: dict[str, Callable[[Reading], Reading]] = {
    "whatif-guardian-code": _filled("guardian_bhxh_code"),
    "whatif-phone": _with_phone,
    "whatif-paper": _with_paper,
    "whatif-code": _filled("bhxh_code"),
    "whatif-guardian": _filled("guardian_name"),
}


def outlook(report: Report) -> dict[str, list[Problem]]:
    """Give the remarks that a person reads first: what more facts would change, what changed since an earlier run."""
    found: dict[str, list[Problem]] = {}
    for remark in report.remarks:
        if remark.code in _GIVEN:
            found.setdefault("Có thêm thông tin thì sao", []).append(remark)
        elif remark.code in _SINCE:
            found.setdefault("So với đợt trước", []).append(remark)
    return found


def _params(counts: Counter[Move]) -> dict[str, str]:
    known = sorted(counts.items(), key=lambda move: (move[0][0] or 0, move[0][1] or 0))
    return {"value": str(counts.total()), "moves": ", ".join(_words(*move, count) for move, count in known)}


def _words(before: int | None, after: int | None, count: int) -> str:
    if before is None:
        return f"{count} em vào trường hợp {after}"
    return f"{count} em từ trường hợp {before} sang trường hợp {after}"
