"""Case 3: the guardian has no mã số BHXH yet: look it up or have it created with TK1-TS, then case 2."""

from datetime import date

from schemas import evidence
from schemas.outcome import Reason
from schemas.reading import Reading
from schemas.ruleset import RuleSet

TITLE = "Người giám hộ chưa có mã số BHXH"
NUMBER = 3
CITE = "Hướng dẫn, mục 3"


def applies(reading: Reading, rules: RuleSet, as_of: date) -> bool:
    """A guardian is named and no code is given."""
    return evidence.guardian_named(reading) and not evidence.guardian_code_given(reading)


def reasons(reading: Reading, rules: RuleSet, as_of: date) -> tuple[Reason, ...]:
    """What the pupil lacks, and that the guardian's code is missing."""
    return evidence.of_own_means(reading, rules, as_of) + evidence.of_guardian(reading, rules)
