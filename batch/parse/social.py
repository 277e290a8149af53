"""The mã số BHXH, of the pupil and of the guardian, from the bare code or from a BHYT card."""

import re

from batch.parse import numbers
from batch.parse.numbers import Run
from batch.parse.scribe import Scribe
from schemas.identifiers import InvalidNumber, bhxh, bhyt
from schemas.identifiers.places import of_code
from schemas.ruleset import RuleSet

_LONG_CARD = re.compile(r"^([A-Z]{2}[1-5]\d{2}\d{10})[0-9A-Z]{1,7}$")
_LETTERS_ON_CARD = 2
_CODE, _PERSONAL = 10, 12
_CARD_LENGTH = 15


def code(
    scribe: Scribe, field: str, prefix: str, rules: RuleSet, personal: str | None = None
) -> tuple[str | None, str | None]:
    """Read a mã số BHXH: (code, BHYT card it came from). Problems are noted under ``prefix-…``.

    ``personal`` is the same person's 12-digit number: it tells a code of 10 digits from one of 12 that lost zeros.
    """
    cell, text = scribe.cell(field), scribe[field]
    if cell and isinstance(cell.value, str) and bhxh.is_written_whole(text, rules.bhxh_lengths):
        return _known_prefix(scribe, field, prefix, text), None  # nearly every code of a roster
    run = numbers.read(scribe, field)
    if not run.text:
        return None, None
    if not run.is_digits:
        if run.text[:_LETTERS_ON_CARD].isalpha() and len(run.text) >= _CARD_LENGTH:
            return _from_card(scribe, field, prefix, run)
        run = numbers.without_letters(scribe, field, run, f"{prefix}-letters-repaired")
    if run.numeric and _PERSONAL in rules.bhxh_lengths and run.text.zfill(_PERSONAL) == personal != run.text:
        return numbers.restore_zero(scribe, field, run, f"{prefix}-zero-restored", _PERSONAL), None
    return _from_digits(scribe, field, prefix, run, rules), None


def card(scribe: Scribe, found: str | None) -> str | None:
    """Read the column of the BHYT card beside a mã số BHXH that was read already, and compare the two.

    A code of 12 digits is the personal number, which no card ends with: those two say nothing of each other.
    """
    run = numbers.read(scribe, "bhyt_card")
    if not run.text:
        return None
    long = _LONG_CARD.match(run.text)
    text = long.group(1) if long else run.text
    fault = _fault(text)
    if fault:
        scribe.problem(f"bhyt-{fault}", "bhyt_card", value=run.shown)
        return None
    if long:
        scribe.repair("long-card-cut", "bhyt_card", run.shown, text)
        scribe.problem("bhxh-card-cut", "bhyt_card", value=run.shown, meant=bhyt.bhxh_code(text))
    _check_object(scribe, "bhyt_card", text)
    if found and len(found) == _CODE and bhyt.bhxh_code(text) != found:
        scribe.problem("bhxh-differs-from-card", "bhxh_code", value=found, other=text)
    return text


def _from_card(scribe: Scribe, field: str, prefix: str, run: Run) -> tuple[str | None, str | None]:
    long = _LONG_CARD.match(run.text)
    if not long:
        run = numbers.without_letters(scribe, field, run, f"{prefix}-letters-repaired", keep=_LETTERS_ON_CARD)
    text = long.group(1) if long else run.text
    fault = _fault(text)
    if fault:
        scribe.problem(f"{prefix}-{fault}", field, value=run.shown)
        return None, None
    if long:
        scribe.repair("long-card-cut", field, run.shown, text)
        scribe.problem(f"{prefix}-card-cut", field, value=run.shown, meant=text[-_CODE:])
    if prefix == "bhxh":
        _check_object(scribe, field, text)
    found = bhyt.bhxh_code(text)
    scribe.repair("card-to-code", field, run.shown, found)
    return _known_prefix(scribe, field, prefix, found), text


def _fault(card_number: str) -> str:
    """Say what is wrong with the number of a card: ``placeholder``, ``malformed`` or nothing."""
    try:
        bhyt.validate(card_number)
    except InvalidNumber as invalid:
        return _kind(invalid)
    return ""


def _kind(invalid: InvalidNumber) -> str:
    return "placeholder" if invalid.reason == "placeholder" else "malformed"


def _check_object(scribe: Scribe, field: str, text: str) -> None:
    if not bhyt.is_known_object(text):
        scribe.problem("bhyt-object-unknown", field, value=text[:_LETTERS_ON_CARD])


def _from_digits(scribe: Scribe, field: str, prefix: str, run: Run, rules: RuleSet) -> str | None:
    lengths = rules.bhxh_lengths
    text = run.text
    full = len(text) + 1
    if run.is_digits and full in lengths:
        if not run.numeric:
            scribe.problem(f"{prefix}-zero-suspected", field, value=run.shown, meant=text.zfill(full))
            return None
        text = numbers.restore_zero(scribe, field, run, f"{prefix}-zero-restored", full)
    try:
        return _known_prefix(scribe, field, prefix, bhxh.validate(text, lengths))
    except InvalidNumber as invalid:
        kind = _kind(invalid)
        if run.is_digits and len(text) == _PERSONAL and _PERSONAL not in lengths:
            kind = "twelve-too-early"
        scribe.problem(f"{prefix}-{kind}", field, value=run.shown)
        return None


def _known_prefix(scribe: Scribe, field: str, prefix: str, found: str) -> str:
    if len(found) == _CODE and of_code(found) is None:
        scribe.problem(f"{prefix}-prefix-unknown", field, value=found)
    return found
