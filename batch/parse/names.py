"""Names of people: kept as written, refused when they cannot be names."""

import re
import unicodedata

from batch.parse import relations
from batch.parse.scribe import Scribe
from batch.text import clean
from batch.text.legacy import as_if

_ALLOWED = frozenset(" '’‘`´.-–‑·")
_FORMULA = ("=", "+", "@", "-")
_LONGEST = 100
_LEAST_LETTERS = 2
_REMARK = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_PARTED = re.compile(r"[(\[\n\r:;,/&|+–—-]|\s(?:và|va)\s|\s\s|^\s|\s\Z|[^\S ]")
"""Any sign that more than a clean name stands there: only then is it taken apart."""
_BETWEEN = re.compile(r"[\n\r:;,/&|+]|\s[-–—]\s|\s(?:và|va)\s")


def pupil(scribe: Scribe) -> str | None:
    """Read the pupil's name, from one column or from two (họ đệm, tên); None with a problem when it is no name."""
    field = "full_name"
    text = scribe[field]
    if not text and scribe.cell("given_name"):
        field = "given_name"
        parts = [part for part in (scribe["family_name"], _given(scribe)) if part]
        text = " ".join(parts)
        if len(parts) > 1:
            scribe.repair("name-joined", field, " + ".join(parts), text)
    if not text:
        if not any(problem.field in ("full_name", "given_name") for problem in scribe.problems):
            scribe.problem("name-missing", field)
        return None
    code = _wrong(text)
    if code:
        scribe.problem(code, field, value=text[:_LONGEST], length=str(len(text)))
        return None
    return text


def _given(scribe: Scribe) -> str:
    """Read the column «Tên»: «Dòng» beside a họ đệm in TCVN3 is «Dũng», though it is a word as it stands."""
    text, family = scribe["given_name"], scribe.cell("family_name")
    cell = scribe.cell("given_name")
    if not text or not (family and family.legacy) or cell is None or cell.legacy:
        return text
    found = as_if(text, family.legacy[1])
    if found and found != text:
        scribe.repair(family.legacy[1], "given_name", text, found)
    return found or text


def adult(scribe: Scribe, field: str) -> tuple[str | None, str]:
    """Read a guardian's or a parent's name, and the remark beside it: «Nguyễn Văn B (bố)», «Mẹ: Trần Thị C»."""
    text = scribe[field]
    cell = scribe.cell(field)
    if not text or cell is None:
        return None, ""
    if text == cell.text and _is_plain_name(text):
        return text, ""
    people, remark = split(cell.text) if _PARTED.search(cell.text) else _whole(text)
    if len(people) > 1 and all(" " in person and not _wrong(person) for person in people):
        scribe.problem("guardian-two-named", field, value=text[:_LONGEST])
        return None, remark
    found = people[0] if len(people) == 1 else text
    if not people or _too_short(found) or _wrong(found) or (remark and relations.is_gone(remark)):
        scribe.problem("guardian-name-invalid", field, value=text[:_LONGEST])
        return None, remark
    if found != text:
        scribe.repair("remark-taken-off", field, text, found)
    return found, remark


def split(text: str) -> tuple[list[str], str]:
    """Part what stands in an adult's cell into the people named and what is remarked about them.

    >>> split("Nguyễn Văn B (bố)"), split("Mẹ: Trần Thị C"), split("Đã mất")
    ((['Nguyễn Văn B'], 'bố'), (['Trần Thị C'], 'Mẹ'), ([], 'Đã mất'))
    """
    if not _PARTED.search(text):
        return _whole(clean(text)[0])
    remarks = [clean(found)[0] for found in _REMARK.findall(text)]
    parts = [clean(part)[0] for part in _BETWEEN.split(_REMARK.sub(" ", text))]
    remarks += [part for part in parts if relations.is_remark(part)]
    people = [part for part in parts if part and not relations.is_remark(part)]
    return people, next((remark for remark in remarks if remark), "")


def _whole(text: str) -> tuple[list[str], str]:
    """Take a clean text that nothing parts: one name, or one remark."""
    return ([], text) if relations.is_remark(text) else ([text], "")


def _is_plain_name(text: str) -> bool:
    """Whether a clean text is one name and nothing else, as nearly every one in an adult's column. Cheap."""
    letters = text.replace(" ", "")
    return (
        letters.isalpha()
        and len(letters) >= _LEAST_LETTERS
        and len(text) <= _LONGEST
        and " và " not in text
        and " va " not in text
        and not relations.is_remark(text)
    )


def _too_short(text: str) -> bool:
    """Whether the text has fewer letters than any name: «x» is a tick."""
    return sum(map(str.isalpha, text)) < _LEAST_LETTERS


def _wrong(text: str) -> str | None:
    if len(text) > _LONGEST:
        return "name-too-long"
    if text.startswith(_FORMULA):
        return "name-formula"
    if text.replace(" ", "").isalpha():
        return None
    if any(map(str.isnumeric, text)):
        return "name-digits"
    letters = sum(unicodedata.category(character)[0] in {"L", "M"} for character in text)
    allowed = sum(character in _ALLOWED for character in text)
    return "name-markup" if letters + allowed != len(text) or not letters else None
