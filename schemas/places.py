"""Places by their official names, and what became of them when they were redrawn. Pure and total.

People write "TP. Hà Nội", "ha noi", "01- Thành phố Hà Nội", "H. Thanh Trì". A name is taken for an official one only
when exactly one fits. Marks may be left out of a word as a whole ("Ha Noi", "Hà Noi") and may sit on either vowel
("Hoà", "Hòa"); marks that contradict ("Đại Thành" for "Đại Thanh") fit nothing. The kind of place may be left out or
abbreviated, but one that contradicts ("Phường Thanh Liệt" for "Xã Thanh Liệt") fits nothing either; only "Tỉnh" and
"Thành phố" stand for each other, since provinces have been raised to cities.

Every name may exist in both eras: "Xã Ngọc Hồi" was 00673 and is 00679. A commune is taken for an old one only when
its district is named with it, when it bears the old code, or when the name is in the old list alone.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar

from schemas.ruleset import CommuneChange, CommunePart, Place, Province, RuleSet

AnyPlace = TypeVar("AnyPlace", bound=Place)

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
LEADING_CODE = re.compile(r"[\s\[(]*(\d{1,5})[\s\])\-–—.:_]*(?=[^\W\d_])")
COMMUNE_CODE_LENGTH = 5

# As written first in official names, then the ways people shorten it.
KINDS = {
    "Tỉnh": ("tỉnh", "t"),
    "Thành phố": ("thành phố", "tp", "t p"),
    "Thị xã": ("thị xã", "tx", "t x"),
    "Thị trấn": ("thị trấn", "tt", "t t"),
    "Đặc khu": ("đặc khu", "đk"),
    "Quận": ("quận", "q"),
    "Huyện": ("huyện", "h"),
    "Phường": ("phường", "p"),
    "Xã": ("xã", "x"),
}
PROVINCE_KINDS = frozenset({"Tỉnh", "Thành phố"})


class Word(NamedTuple):
    """A word without regard to case: its letters, its tones apart from them, and its plain letters a–z."""

    letters: str
    tones: str
    plain: str


class Reading(NamedTuple):
    """One way to read a name: the kind of place ("" when not said) and the words of the name proper."""

    kind: str
    words: tuple[Word, ...]


class Conversion(NamedTuple):
    """What became of a commune: ``not_old``, ``converted`` to `new`, or ``ambiguous`` between the candidates."""

    kind: Literal["not_old", "converted", "ambiguous"]
    old: CommuneChange | None = None
    candidates: tuple[CommunePart, ...] = ()

    @property
    def new(self) -> CommunePart | None:
        """The commune of today, where there is no doubt."""
        return self.candidates[0] if self.kind == "converted" else None


def official(name: str, candidates: Iterable[AnyPlace]) -> AnyPlace | None:
    """Give the one place that the text names, or None when there is none or more than one."""
    found = _matches(name, candidates)
    return found[0] if len(found) == 1 else None


def current_province(name: str, rules: RuleSet) -> Province | None:
    """Give the province of the rules that the text names, by its own name or by that of a province merged into it."""
    found = official(name, rules.provinces)
    if found is not None:
        return found
    older = {old: province for province in rules.provinces for old in province.formerly}
    former = official(name, [Place(name=old) for old in older])
    return None if former is None else older[former.name]


def convert_commune(commune: str, district: str | None, rules: RuleSet, province: str | None = None) -> Conversion:
    """Tell what became of a commune that may be of the era before; a district or province left blank fits any.

    It is converted only when all of the people of the old commune went to one commune of today.
    """
    change = _old_commune(commune, district or "", province or "", rules)
    if change is None:
        return Conversion("not_old")
    whole = tuple(part for part in change.new if part.whole)
    if len(whole) == 1:
        return Conversion("converted", change, whole)
    return Conversion("ambiguous", change, change.new)


def _old_commune(commune: str, district: str, province: str, rules: RuleSet) -> CommuneChange | None:
    """Find the old commune that the text names, unless it may as well be one of today."""
    old = {
        change.old_code: change
        for change in rules.commune_changes
        if _agrees(district, change.district) and _agrees(province, change.province)
    }
    found = official(commune, [Place(name=change.old, code=code) for code, change in old.items()])
    if found is None:
        return None
    code = _leading_code(commune)
    if len(code) == COMMUNE_CODE_LENGTH:
        return old[found.code] if code == found.code else None
    today = (*rules.communes, *(part for change in rules.commune_changes for part in change.new))
    if not _words(district) and _matches(commune, today):
        return None
    return old[found.code]


def _agrees(given: str, name: str) -> bool:
    """Whether the text leaves the place open or names it."""
    return not _words(given) or official(given, [Place(name=name)]) is not None


def _matches(name: str, candidates: Iterable[AnyPlace]) -> list[AnyPlace]:
    """Give the places that fit the text best, each once: those with every mark in place, else those that fit."""
    readings = tuple(_readings(name))
    ranked: dict[int, list[AnyPlace]] = {2: [], 1: []}
    for place in candidates:
        fit = max((_fit(given, own) for given in readings for own in _names(place.name, place.aliases)), default=0)
        if fit and place not in ranked[fit]:
            ranked[fit].append(place)
    return ranked[2] or ranked[1]


@lru_cache(maxsize=4096)
def _names(name: str, aliases: tuple[str, ...]) -> tuple[Reading, ...]:
    """Read an official name, whose kind stands first and in full, and the other ways to write it, of the same kind."""
    kind = next((kind for kind in KINDS if name.startswith(f"{kind} ")), "")
    return tuple(Reading(kind, _words(own)) for own in (name[len(kind) :], *aliases))


def _readings(name: str) -> Iterator[Reading]:
    """Read what a person wrote in every way it can be read: "Quan Hoa" may be a name or "Quận Hoa"."""
    code = LEADING_CODE.match(name)
    words = _words(name[code.end() :] if code else name)
    if words:
        yield Reading("", words)
    for kind, spelling in _spellings():
        if len(words) > len(spelling) and all(_fits(*pair) for pair in zip(words, spelling, strict=False)):
            yield Reading(kind, words[len(spelling) :])


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[str, tuple[Word, ...]], ...]:
    """List every way to write every kind of place."""
    return tuple((kind, _words(spelling)) for kind, spellings in KINDS.items() for spelling in spellings)


def _leading_code(name: str) -> str:
    """Give the code written before a name, or ""."""
    code = LEADING_CODE.match(name)
    return code.group(1) if code else ""


def _words(text: str) -> tuple[Word, ...]:
    """Split a text into words; punctuation only separates them."""
    composed = unicodedata.normalize("NFC", text.casefold())
    return tuple(_word(word) for word in re.findall(r"[^\W_]+", composed))


def _word(word: str) -> Word:
    """Take the tones off a word, and then all marks."""
    parts = unicodedata.normalize("NFD", word)
    letters = "".join(char for char in parts if char not in TONES)
    plain = "".join(char for char in letters if not unicodedata.combining(char)).replace("đ", "d")
    return Word(letters, "".join(char for char in parts if char in TONES), plain)


def _fit(given: Reading, own: Reading) -> int:
    """Give 2 when the text has every mark of the name, 1 when whole words lack theirs, 0 when it is another name."""
    same_kind = not given.kind or given.kind == own.kind or {given.kind, own.kind} <= PROVINCE_KINDS
    if not own.words or not same_kind or len(given.words) != len(own.words):
        return 0
    if given.words == own.words:
        return 2
    return int(all(map(_fits, given.words, own.words)))


def _fits(given: Word, own: Word) -> bool:
    """Whether a word is the other one, with its marks or with none at all."""
    return given == own or (given.letters == own.plain and not given.tones)
