"""Case 2: no paper or no own phone, so the guardian registers the child with «Đăng ký cho con»."""

from datetime import date

from schemas import evidence
from schemas.outcome import Reason
from schemas.reading import Reading
from schemas.ruleset import RuleSet

TITLE = "Người giám hộ đăng ký cho con"
NUMBER = 2
CITE = "Hướng dẫn, mục 2"


def applies(reading: Reading, rules: RuleSet, as_of: date) -> bool:
    """A guardian's code is given, even one that turns out wrong or stands without a name."""
    counts = evidence.guardian_named(reading) and evidence.personal_number_counts(reading, rules)
    return evidence.guardian_code_given(reading) or counts


def reasons(reading: Reading, rules: RuleSet, as_of: date) -> tuple[Reason, ...]:
    """What the pupil lacks, and the guardian's name and code."""
    return evidence.of_own_means(reading, rules, as_of) + evidence.of_guardian(reading, rules)
