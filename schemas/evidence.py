"""The three questions of the guide, answered from one reading: paper, own phone, guardian."""

import functools
from datetime import date

from schemas.outcome import Reason
from schemas.reading import Reading
from schemas.ruleset import RuleSet


def has_paper(reading: Reading, rules: RuleSet, as_of: date) -> bool:
    """Whether the pupil holds an identity paper that is accepted that day.

    A filled column of papers is evidence of one even when its number is malformed; the personal number alone is not:
    every child has it from birth registration.
    """
    student = reading.student
    if student.id_type:
        return rules.accepts(student.id_type, as_of)
    return "id_number" in reading.filled


def has_phone(reading: Reading) -> bool:
    """Whether the pupil has a valid mobile number of their own."""
    return reading.student.phone is not None


def guardian_named(reading: Reading) -> bool:
    """Whether a guardian is named, legibly or not."""
    return "guardian_name" in reading.filled


def guardian_code_given(reading: Reading) -> bool:
    """Whether the roster gives a mã số BHXH for the guardian, right or wrong."""
    return "guardian_bhxh_code" in reading.filled


def personal_number_counts(reading: Reading, rules: RuleSet) -> bool:
    """Whether the guardian's 12-digit number is taken for a code under these rules (a switch, off by default)."""
    number = reading.student.guardian.id_number
    return rules.guardian_personal_number_counts and number is not None and len(number) == max(rules.bhxh_lengths)


def of_own_means(reading: Reading, rules: RuleSet, as_of: date) -> tuple[Reason, ...]:
    """Say what the pupil has: a paper, a phone."""
    paper = "has-paper" if has_paper(reading, rules, as_of) else "no-paper"
    if paper == "no-paper" and "id_number" in reading.filled:
        paper = "paper-expired"
    phone = "own-phone" if has_phone(reading) else "no-own-phone"
    return _reason(paper, "id_number"), _reason(phone, "phone")


def of_guardian(reading: Reading, rules: RuleSet) -> tuple[Reason, ...]:
    """Say what is known of the guardian."""
    name = "guardian-named" if guardian_named(reading) else "guardian-unnamed"
    if guardian_code_given(reading):
        code = "guardian-has-code"
    elif personal_number_counts(reading, rules):
        code = "guardian-personal-number"
    else:
        code = "guardian-no-code"
    return _reason(name, "guardian_name"), _reason(code, "guardian_bhxh_code")


@functools.cache
def _reason(code: str, field: str) -> Reason:
    """Give the one reason of this kind: a hundred thousand rows have the same few."""
    return Reason(code, field)
