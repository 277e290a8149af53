"""Short answers: yes or no, boy or girl, and whether the pupil is still at the school."""

import functools
import re
from operator import itemgetter

from batch.parse.scribe import Scribe
from batch.text import fold
from schemas.student import Sex

_YES = frozenset(
    (
        *("co", "x", "v", "1", "true", "yes", "y", "ok", "du", "roi", "da", "dong y", "da co", "da nop", "nhat tri"),
        *("co roi", "da du", "da dang ky", "co dong y", "hoan thanh", "da dong y"),
    )
)
_NO = frozenset(
    (
        *("khong", "ko", "k", "0", "false", "no", "n", "chua", "chua co", "khong co", "khong dong y", "thieu"),
        *("chua nop", "chua dang ky", "tu choi", "kg", "chua dong y"),
    )
)
_MARKS = (
    *("has_portrait", "has_id_front", "has_id_back", "has_birth_certificate"),
    *("already_registered", "consent"),
)
_TEXTS = itemgetter(*_MARKS)
_TICKS = {"✓": True, "✔": True, "☑": True, "☒": True, "√": True, "✗": False, "✘": False}
_MALE = frozenset({"nam", "male", "m", "trai", "1", "01", "boy", "con trai"})
_FEMALE = frozenset({"nu", "female", "f", "gai", "0", "02", "2", "girl", "con gai"})
_LEFT = re.compile(
    r"^(da |xin )?(chuyen di|chuyen truong|thoi hoc|bo hoc|rut ho so|tot nghiep"
    r"|nghi hoc(?! (\d|co phep|khong phep|om|nhieu|buoi|ngay)))\b|^xin chuyen\b"
)
"""A pupil who «nghỉ học 2 buổi» was ill, one who «nghỉ học» has left."""
_PAUSED = re.compile(r"^(bao luu|tam nghi|dung hoc)\b")


def answers(scribe: Scribe) -> tuple[bool | None, ...]:
    """Read the marks of a row, see ``_MARKS``: yes, no, or None for an empty cell and one that cannot be read."""
    given, unreadable = _answers(_TEXTS(scribe))
    for field in unreadable:
        code = "consent-unreadable" if field == "consent" else "mark-unreadable"
        scribe.problem(code, field, value=scribe[field])
    return given


@functools.lru_cache(maxsize=4096)
def _answers(texts: tuple[str, ...]) -> tuple[tuple[bool | None, ...], tuple[str, ...]]:
    """Read all marks at once, for most rows of a school have the same; and the fields that cannot be read."""
    given = tuple(map(_answer, texts))
    unreadable = tuple(field for at, field in enumerate(_MARKS) if texts[at] and given[at] is None)
    return given, unreadable


def _answer(text: str) -> bool | None:
    """Read a text as yes or no; None for one that is neither."""
    if text in _TICKS:
        return _TICKS[text]
    words = fold(text)
    return words in _YES if words in _YES or words in _NO else None


def sex(scribe: Scribe) -> Sex | None:
    """Read the sex from its own column, or from a column «Nữ» or «Nam» that is ticked."""
    text = scribe["sex"]
    if not text:
        return _ticked_sex(scribe)
    words = fold(text).removesuffix(" 0")
    if words in _MALE:
        return "male"
    if words in _FEMALE:
        return "female"
    scribe.problem("sex-unreadable", "sex", value=text)
    return None


def _ticked_sex(scribe: Scribe) -> Sex | None:
    """A tick under «Nữ» is a girl; no tick is a boy only where «Nữ» is the one column there is."""
    girl, boy = _is_ticked(scribe, "female_mark"), _is_ticked(scribe, "male_mark")
    if girl != boy:
        return "female" if girl else "male"
    if girl:
        scribe.problem("sex-unreadable", "female_mark", value=f"{scribe['male_mark']}, {scribe['female_mark']}")
    return "male" if scribe.cell("female_mark") and not scribe.cell("male_mark") else None


def _is_ticked(scribe: Scribe, field: str) -> bool:
    text = scribe[field]
    return bool(text) and fold(text) not in (_NO - {"n"} | _MALE - {"1", "01"} if field == "female_mark" else _NO)


def standing(scribe: Scribe) -> None:
    """Note a pupil who left the school or paused, from the column of the state or from the remarks."""
    for field in ("status", "note"):
        text = scribe[field]
        words = fold(text)
        if not words:
            continue
        if _LEFT.match(words):
            scribe.problem("pupil-left", field, value=text)
            return
        if field == "status" and _PAUSED.match(words):
            scribe.problem("pupil-paused", field, value=text)
