"""Mobile numbers, of the pupil and of the guardian."""

import re
from typing import NamedTuple

from batch.parse import numbers
from batch.parse.scribe import Scribe
from schemas.identifiers import InvalidNumber, phone
from schemas.identifiers.spelling import bare

_BETWEEN = re.compile(r"[/;,&|\n]|\s[-–]\s|\bhoặc\b|\bvà\b", re.IGNORECASE)
_REMARK_AFTER = re.compile(
    r"^(?P<number>[+(]*\d[^a-zà-ỹđ]*\d)\s*(?P<remark>(?:\(|[-–:]|\s)\s*[^\W\d_][^\d()]+\)?)$", re.I
)
_REMARK_BEFORE = re.compile(
    r"^(?P<remark>\(?[^\W\d_][^\d()]+(?:\)|:|[-–]|\s))\s*(?P<number>[+(]*\d[^a-zà-ỹđ]*\d)$", re.I
)
_LEAST_DIGITS = 8
_TWO_RUNS = range(18, 25)
_MOBILE_WITHOUT_ZERO = re.compile(r"^[35789]\d{8}$|^1(2\d|6\d|86|88|99)\d{7}$")
_NUMERIC_WITHOUT_ZERO = (9, 10)


class Found(NamedTuple):
    """A mobile number as ``0xxxxxxxxx`` (None: there is none), and the words beside it: «0912345678 (mẹ)»."""

    number: str | None = None
    remark: str = ""


_NO_NUMBER = Found()


def mobile(scribe: Scribe, field: str, prefix: str) -> Found:
    """Read one mobile number; what cannot be one is noted under ``prefix-…`` and left out."""
    cell = scribe.cell(field)
    shown = scribe[field]
    if not shown or cell is None:
        return _NO_NUMBER
    if phone.MOBILE.fullmatch(shown):  # nearly every number of a roster
        return Found(_looked_at(scribe, field, prefix, shown))
    if _has_two(cell.text):
        _refuse(scribe, field, prefix, "two-numbers", shown)
        return _NO_NUMBER
    text, remark = split(shown)
    if remark:
        scribe.repair("remark-taken-off", field, shown, text)
    return Found(_number(scribe, field, prefix, text), remark)


def split(text: str) -> tuple[str, str]:
    """Part a number from the words before or after it.

    >>> split("0912.345.678 (mẹ)"), split("Bố: 0912345678"), split("O912345678")
    (('0912.345.678', 'mẹ'), ('0912345678', 'Bố'), ('O912345678', ''))
    """
    if text.isdigit():
        return text, ""
    for pattern in (_REMARK_AFTER, _REMARK_BEFORE):
        if match := pattern.match(text):
            return match["number"], match["remark"].strip(" -–:.()")
    return text, ""


def _number(scribe: Scribe, field: str, prefix: str, written: str) -> str | None:
    shown = scribe[field]
    run = numbers.without_letters(scribe, field, numbers.read(scribe, field, written), f"{prefix}-letters-repaired")
    text = run.text
    numeric_short = run.numeric and len(text) in _NUMERIC_WITHOUT_ZERO and not text.startswith("0")
    if run.is_digits and (_MOBILE_WITHOUT_ZERO.match(text) or numeric_short):
        text = numbers.restore_zero(scribe, field, run, f"{prefix}-zero-restored", len(text) + 1)
    try:
        found = phone.validate(text)
    except InvalidNumber as invalid:
        kind = invalid.reason if invalid.reason in ("landline", "placeholder") else "malformed"
        _refuse(scribe, field, prefix, kind, shown)
        return None
    _looked_at(scribe, field, prefix, found)
    if found == text:
        return found
    if phone.was_migrated(text):
        scribe.repair("phone-migrated", field, text, found)
        scribe.problem(f"{prefix}-migrated", field, value=shown, meant=found)
    else:
        scribe.repair("country-code", field, text, found)
    return found


def _looked_at(scribe: Scribe, field: str, prefix: str, found: str) -> str:
    """Note where a valid number may only fill the cell."""
    if phone.looks_like_filler(found):
        scribe.problem(f"{prefix}-filler", field, value=scribe[field])
    return found


def _refuse(scribe: Scribe, field: str, prefix: str, kind: str, shown: str) -> None:
    """Note why it is no mobile number; a guardian's number is not sorted by kind."""
    scribe.problem(f"{prefix}-{kind if prefix == 'phone' else 'malformed'}", field, value=shown)


def _has_two(text: str) -> bool:
    if text.isdigit() and len(text) not in _TWO_RUNS:
        return False
    parts = [part for part in _BETWEEN.split(text) if sum(map(str.isdigit, part)) >= _LEAST_DIGITS]
    return len(parts) > 1 or (len(bare(text)) in _TWO_RUNS and bare(text).isdigit())


def loose_digits(text: str) -> str:
    """Give the last nine digits of whatever stands there, for asking whether two cells hold the same number."""
    digits = text
    if not (text.isascii() and text.isdigit()):
        digits = "".join(character for character in text if character.isascii() and character.isdigit())
    return digits[-9:] if len(digits) >= _LEAST_DIGITS + 1 else ""
