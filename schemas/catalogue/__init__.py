"""The catalogue: every problem that the software can report, in plain Vietnamese, with advice and source.

One entry a problem; the modules here only group them by what they are about. To add a problem, add one entry.
Sentences are filled with the problem's params (``{value}`` …); a param that is missing shows as ``…``.
"""

from schemas.catalogue import (
    address,
    consent,
    dates,
    files,
    guardians,
    headings,
    identity,
    names,
    pairs,
    phones,
    social,
)
from schemas.catalogue.entry import Entry
from schemas.catalogue.reasons import REASONS
from schemas.catalogue.repairs import REPAIRS
from schemas.problem import Problem

_TOPICS = (files, headings, names, dates, social, identity, phones, guardians, consent, address, pairs)

ENTRIES: dict[str, Entry] = {entry.code: entry for topic in _TOPICS for entry in topic.ENTRIES}

__all__ = ["ENTRIES", "REASONS", "REPAIRS", "Entry", "advice", "sentence"]


class _Params(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def sentence(problem: Problem) -> str:
    """Say what is wrong, with the values of this row."""
    return ENTRIES[problem.code].sentence.format_map(_Params(problem.params))


def advice(problem: Problem) -> str:
    """Say what to do about it."""
    return ENTRIES[problem.code].advice.format_map(_Params(problem.params))
