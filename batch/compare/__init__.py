"""Looks across all rows of a run: one pupil twice, one number for two people, one guardian of many. Pure and linear.

Every row keeps its outcome; comparing only adds problems, and decides again the rows whose facts changed.
"""

from collections.abc import Sequence

from batch.compare import codes, duplicates, namesakes, numbers, once, phones, spellings
from batch.compare.columns import columns
from batch.compare.flat import differences, flat
from batch.compare.guardians import families
from batch.decide import Setting, settle
from schemas.outcome import Outcome

__all__ = ["compare", "differences", "flat"]


def compare(outcomes: Sequence[Outcome], setting: Setting) -> list[Outcome]:
    """Give the same rows, in the same order, with what only their comparison shows.

    Duplicates first, so that a row written twice is not held against itself; then numbers that two people share;
    then each guardian over all rows. What a row's papers are is settled last.
    """
    result = list(outcomes)
    duplicates.mark(result)
    read = columns(result)
    guardians = families(read)
    numbers.refuse_shared(result, read, setting)
    numbers.refuse_guardians(result, read)
    phones.take_back_shared(result, read, setting)
    phones.compare_with_guardians(result, read, guardians, setting)
    spellings.tell(result, read, guardians)
    codes.pass_on(result, read, guardians, setting)
    namesakes.tell(result, read)
    result = settle(result, setting)
    once.give_one_form(result, read, guardians, setting)
    return result
