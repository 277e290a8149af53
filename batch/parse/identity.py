"""Identity papers and the personal number, of the pupil and of the guardian."""

import re
from typing import NamedTuple

from batch.parse import numbers
from batch.parse.numbers import Run
from batch.parse.scribe import Scribe
from batch.text import fold
from schemas.identifiers import InvalidNumber, cccd, cmnd, passport
from schemas.student import IdType

_CCCD, _CMND = 12, 9
_NOT_A_PASSPORT = re.compile(r"^[OIL]\d{8}$")
_NATIVE = frozenset({"", "viet nam", "vn", "vietnam", "kinh"})
_HANOI_STRIPPED = 10


class Paper(NamedTuple):
    """A paper's kind and number."""

    type: IdType
    number: str


def paper(scribe: Scribe, field: str, prefix: str, nationality: str | None = None) -> Paper | None:
    """Read the number of a paper that a person holds. Problems are noted under ``prefix-…``."""
    if cccd.is_written_whole(scribe[field]):  # nearly every number of a roster
        return Paper("cccd", scribe[field])
    run = numbers.read(scribe, field)
    if not run.text:
        return None
    if not run.is_digits:
        foreign = fold(nationality or "") not in _NATIVE
        if not _NOT_A_PASSPORT.match(run.text) and passport.is_valid(run.text, foreign=foreign):
            return Paper("passport", run.text)
        run = numbers.without_letters(scribe, field, run, f"{prefix}-letters-repaired")
        if not run.is_digits:
            scribe.problem(f"{prefix}-malformed", field, value=run.shown)
            return None
    return _from_digits(scribe, field, prefix, run)


def personal_number(scribe: Scribe, field: str = "personal_id") -> str | None:
    """Read a số định danh cá nhân; one that cannot be right is left out with a warning, for no paper needs it."""
    if cccd.is_written_whole(scribe[field]):  # nearly every number of a roster
        return scribe[field]
    run = numbers.read(scribe, field)
    if not run.text:
        return None
    run = numbers.without_letters(scribe, field, run, "personal-id-letters-repaired")
    text = run.text
    if run.numeric and run.is_digits and _restorable(text):
        text = numbers.restore_zero(scribe, field, run, "personal-id-zero-restored", _CCCD)
    try:
        return cccd.validate(text)
    except InvalidNumber as invalid:
        kind = "placeholder" if invalid.reason == "placeholder" and len(text) == _CCCD else "malformed"
        scribe.problem(f"personal-id-{kind}", field, value=run.shown)
        return None


def _from_digits(scribe: Scribe, field: str, prefix: str, run: Run) -> Paper | None:
    text = run.text
    if len(text) in (_CCCD - 1, _CMND - 1) and not run.numeric:
        code = f"{prefix}-zero-suspected" if prefix == "id" else f"{prefix}-malformed"
        scribe.problem(code, field, value=run.shown, meant=f"0{text}")
        return None
    if run.numeric and _restorable(text):
        text = numbers.restore_zero(scribe, field, run, f"{prefix}-zero-restored", _CCCD)
    elif run.numeric and len(text) == _CMND - 1:
        text = numbers.restore_zero(scribe, field, run, f"{prefix}-zero-restored", _CMND)
    try:
        if len(text) == _CMND:
            return Paper("cmnd", cmnd.validate(text))
        return Paper("cccd", cccd.validate(text))
    except InvalidNumber as invalid:
        kind = "placeholder" if invalid.reason == "placeholder" else "malformed"
        scribe.problem(f"{prefix}-{kind}", field, value=run.shown)
        return None


def _restorable(text: str) -> bool:
    """Whether a number that lost zeros can only be a CCCD: 11 digits, or 10 whose place code is then known (001…)."""
    if len(text) == _CCCD - 1:
        return True
    return len(text) == _HANOI_STRIPPED and cccd.province(text.zfill(_CCCD)) is not None
