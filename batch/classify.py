"""Which case of the guide a pupil is: the first one in force that applies."""

from collections.abc import Iterable
from datetime import date

from batch.cases import Case
from schemas import evidence
from schemas.outcome import Decision, Reason
from schemas.reading import Reading
from schemas.ruleset import RuleSet

_REGISTERED = Decision(None, (Reason("registered", "already_registered"),))
_NO_CODE = Decision(None, (Reason("no-bhxh-code", "bhxh_code"),))
_CODE = frozenset({"bhxh_code", "bhyt_card"})


def classify(reading: Reading, cases: Iterable[Case], rules: RuleSet, as_of: date) -> Decision:
    """Find the case, with the fields that decided and the citation; no case where it cannot be told.

    A pupil without any mã số BHXH fits no case; a malformed one keeps the case it would have.
    """
    if reading.student.already_registered:
        return _REGISTERED
    if _CODE.isdisjoint(reading.filled):
        return _NO_CODE
    for case in cases:
        if case.applies(reading, rules, as_of):
            return Decision(case.NUMBER, case.reasons(reading, rules, as_of), case.CITE)
    return Decision(None, evidence.of_own_means(reading, rules, as_of) + evidence.of_guardian(reading, rules))
