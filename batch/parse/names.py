"""Names of people: kept as written, refused when they cannot be names."""

import unicodedata

from batch.parse.scribe import Scribe

_ALLOWED = frozenset(" '’‘`´.-–‑·")
_FORMULA = ("=", "+", "@", "-")
_LONGEST = 100


def pupil(scribe: Scribe) -> str | None:
    """Read the pupil's name, from one column or from two (họ đệm, tên); None with a problem when it is no name."""
    field = "full_name"
    text = scribe.text(field)
    if not text and scribe.cell("given_name"):
        field = "given_name"
        parts = [part for part in (scribe.text("family_name"), scribe.text("given_name")) if part]
        text = " ".join(parts)
        if len(parts) > 1:
            scribe.repair("name-joined", field, " + ".join(parts), text)
    if not text:
        if not any(problem.field in ("full_name", "given_name") for problem in scribe.problems):
            scribe.problem("name-missing", field if scribe.cell(field) else "full_name")
        return None
    code = _wrong(text)
    if code:
        scribe.problem(code, field, value=text[:_LONGEST], length=str(len(text)))
        return None
    return text


def adult(scribe: Scribe, field: str) -> str | None:
    """Read a guardian's or a parent's name."""
    text = scribe.text(field)
    if text and _wrong(text):
        scribe.problem("guardian-name-invalid", field, value=text[:_LONGEST])
        return None
    return text or None


def _wrong(text: str) -> str | None:
    if len(text) > _LONGEST:
        return "name-too-long"
    if text.startswith(_FORMULA):
        return "name-formula"
    if any(character.isdigit() or character.isnumeric() for character in text):
        return "name-digits"
    letters = sum(unicodedata.category(character)[0] in "LM" for character in text)
    allowed = sum(character in _ALLOWED for character in text)
    return "name-markup" if letters + allowed != len(text) or not letters else None
