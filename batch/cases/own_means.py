"""Case 1: the pupil has CMND/CCCD/hộ chiếu and a phone of their own, and registers like an adult."""

from datetime import date

from schemas import evidence
from schemas.outcome import Reason
from schemas.reading import Reading
from schemas.ruleset import RuleSet

TITLE = "Học sinh tự đăng ký"
NUMBER = 1
CITE = "Hướng dẫn, mục 1"


def applies(reading: Reading, rules: RuleSet, as_of: date) -> bool:
    """A paper and an own phone, both."""
    return evidence.has_paper(reading, rules, as_of) and evidence.has_phone(reading)


def reasons(reading: Reading, rules: RuleSet, as_of: date) -> tuple[Reason, ...]:
    """The paper's cell and the phone's."""
    return evidence.of_own_means(reading, rules, as_of)
