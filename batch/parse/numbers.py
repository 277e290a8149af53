"""Runs of digits as Excel and people leave them: without their zero, with letters for digits, with dots."""

import re
from typing import NamedTuple

from batch.parse.scribe import Scribe
from batch.text import digits_for_letters
from schemas.identifiers.spelling import bare

_DECIMAL_TAIL = re.compile(r"^(\d+)[.,]0+$")
_MOST_LETTERS = 3


class Run(NamedTuple):
    """What stands in the cell, without punctuation.

    ``numeric`` when Excel held a number, so that zeros were lost; ``is_digits`` when only digits are left.
    """

    text: str
    shown: str
    numeric: bool
    is_digits: bool


_NOTHING = Run("", "", numeric=False, is_digits=False)


def read(scribe: Scribe, field: str, written: str | None = None) -> Run:
    """Read the run of characters in a cell, or in the part of it that was ``written``; empty for an empty cell."""
    shown = written or scribe[field]
    cell = scribe.cell(field)
    if not shown or cell is None:
        return _NOTHING
    if shown.isdigit() and shown.isascii():  # nearly every number of a roster
        return Run(shown, shown, not isinstance(cell.value, str) and cell.is_number, True)
    tail = _DECIMAL_TAIL.match(shown)
    if tail:
        return run_of(tail.group(1), shown, numeric=cell.is_number)
    text = bare(shown)
    if text != shown:
        scribe.repair("punctuation-removed", field, shown, text)
    return run_of(text.upper(), shown, numeric=cell.is_number)


def run_of(text: str, shown: str, *, numeric: bool) -> Run:
    """Make a run, worked out whether only digits are left."""
    return Run(text, shown, numeric, text.isascii() and text.isdigit())


def without_letters(scribe: Scribe, field: str, run: Run, code: str, *, keep: int = 0) -> Run:
    """Read O, l and I among digits as 0 and 1, aloud; the first ``keep`` characters may be letters.

    A text with more than a few letters is left alone: it is no number.
    """
    if run.is_digits:
        return run
    written = bare(run.shown)  # as written: a small l is a 1, a capital L is nothing
    text = written[:keep].upper() + digits_for_letters(written[keep:])
    letters = sum(character.isalpha() for character in written[keep:])
    if not 0 < letters <= _MOST_LETTERS or not (text[keep:].isascii() and text[keep:].isdigit()):
        return run
    scribe.repair("letters-to-digits", field, run.shown, text)
    scribe.problem(code, field, value=run.shown, meant=text)
    return run_of(text, run.shown, numeric=run.numeric)


def restore_zero(scribe: Scribe, field: str, run: Run, code: str, length: int) -> str:
    """Put back the zeros that Excel dropped from a number of ``length`` digits, aloud."""
    text = run.text.zfill(length)
    scribe.repair("zero-restored", field, run.shown, text)
    scribe.problem(code, field, value=run.shown, meant=text)
    return text
