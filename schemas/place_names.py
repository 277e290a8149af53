"""Names of places as people write them, matched with the official ones. Pure and total.

People write "TP. Hà Nội", "ha noi", "01- Thành phố Hà Nội", "H. Thanh Trì". A name is taken for an official one only
when exactly one fits. Marks may be left out of a word as a whole ("Ha Noi", "Hà Noi") and may sit on either vowel
("Hoà", "Hòa"); marks that contradict ("Đại Thành" for "Đại Thanh") fit nothing. The kind of place may be left out or
abbreviated, but one that contradicts ("Phường Thanh Liệt" for "Xã Thanh Liệt") fits nothing either; only "Tỉnh" and
"Thành phố" stand for each other, since provinces have been raised to cities.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, Protocol, TypeVar

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
LEADING_CODE = re.compile(r"[\s\[(]*(\d{1,5})[\s\])\-–—.:_]*(?=[^\W\d_])")

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


class Named(Protocol):
    """Whatever bears an official name, whose kind stands first and in full, and other ways to write it."""

    @property
    def name(self) -> str:
        """The official name."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other ways to write it, of the same kind."""


AnyNamed = TypeVar("AnyNamed", bound=Named)


class Word(NamedTuple):
    """A word without regard to case: its letters, its tones apart from them, and its plain letters a–z."""

    letters: str
    tones: str
    plain: str


class Reading(NamedTuple):
    """One way to read a name: the kind of place ("" when not said) and the words of the name proper."""

    kind: str
    words: tuple[Word, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The name without kind, case and marks: two names that fit each other have the same."""
        return tuple(word.plain for word in self.words)


class Index(Generic[AnyNamed]):
    """Many places, found by name as fast as few."""

    def __init__(self, places: Iterable[AnyNamed]) -> None:
        """Sort the places by their plain names."""
        self.places = tuple(places)
        self._by_key: dict[tuple[str, ...], list[AnyNamed]] = {}
        for place in self.places:
            for key in {reading.key for reading in _names(place.name, place.aliases)}:
                self._by_key.setdefault(key, []).append(place)

    def fitting(self, name: str) -> list[AnyNamed]:
        """Give the places that fit the text best, as `fitting` would give them of all."""
        return fitting(name, self.near(name))

    def near(self, name: str) -> Iterator[AnyNamed]:
        """Give the places whose plain name is that of the text, those that fit among them; some may come twice."""
        return (place for reading in _readings(name) for place in self._by_key.get(reading.key, ()))


def fitting(name: str, candidates: Iterable[AnyNamed]) -> list[AnyNamed]:
    """Give the places that fit the text best, each once: those with every mark in place, else those that fit.

    A text without a single mark tells nothing about marks: "Sa Pa" may then be "Sa Pả" as well.
    """
    readings = _readings(name)
    ranked: dict[int, list[AnyNamed]] = {2: [], 1: []}
    for place in candidates:
        fit = max((_fit(given, own) for given in readings for own in _names(place.name, place.aliases)), default=0)
        if fit and place not in ranked[fit]:
            ranked[fit].append(place)
    if any(word.letters != word.plain or word.tones for word in _words(name)):
        return ranked[2] or ranked[1]
    return ranked[2] + ranked[1]


def resembles(name: str, candidates: Iterable[Named]) -> bool:
    """Whether a text fits one of the places, or would but for i and y or a zero ("Mĩ Đức", "Phường 01")."""
    readings = [_loosened(reading) for reading in _readings(name)]
    return any(
        _fit(given, _loosened(own))
        for place in candidates
        for own in _names(place.name, place.aliases)
        for given in readings
    )


def official(name: str, candidates: Iterable[AnyNamed]) -> AnyNamed | None:
    """Give the one place that the text names, or None when there is none or more than one."""
    return only(fitting(name, candidates))


def only(found: list[AnyNamed]) -> AnyNamed | None:
    """Give the one that was found, or None when there is none or more than one."""
    return found[0] if len(found) == 1 else None


def says_nothing(text: str) -> bool:
    """Whether there is no word in the text."""
    return not _words(text)


def leading_code(name: str) -> str:
    """Give the code written before a name, or ""."""
    code = LEADING_CODE.match(name)
    return code.group(1) if code else ""


@lru_cache(maxsize=4096)
def _names(name: str, aliases: tuple[str, ...]) -> tuple[Reading, ...]:
    """Read an official name, whose kind stands first and in full, and the other ways to write it, of the same kind."""
    kind = next((kind for kind in KINDS if name.startswith(f"{kind} ")), "")
    return tuple(Reading(kind, _words(own)) for own in (name[len(kind) :], *aliases))


@lru_cache(maxsize=256)
def _readings(name: str) -> tuple[Reading, ...]:
    """Read what a person wrote in every way it can be read: "Quan Hoa" may be a name or "Quận Hoa"."""
    return tuple(_read(name))


def _read(name: str) -> Iterator[Reading]:
    code = LEADING_CODE.match(name)
    words = _words(name[code.end() :] if code else name)
    if words:
        yield Reading("", words)
    for kind, spelling in _spellings():
        if len(words) > len(spelling) and all(_fits(*pair) for pair in zip(words, spelling, strict=False)):
            yield Reading(kind, words[len(spelling) :])


@lru_cache(maxsize=8192)
def _loosened(reading: Reading) -> Reading:
    """Make one of what is written both ways: i for y, and a number without its zeros."""
    loose = (Word(*(part.replace("y", "i").lstrip("0") for part in word)) for word in reading.words)
    return reading._replace(words=tuple(loose))


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[str, tuple[Word, ...]], ...]:
    """List every way to write every kind of place."""
    return tuple((kind, _words(spelling)) for kind, spellings in KINDS.items() for spelling in spellings)


def _words(text: str) -> tuple[Word, ...]:
    """Split a text into words; punctuation only separates them."""
    composed = unicodedata.normalize("NFC", text.casefold())
    return tuple(_word(word) for word in re.findall(r"[^\W_]+", composed))


@lru_cache(maxsize=8192)
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
