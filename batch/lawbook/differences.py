"""What changed between two rule sets, thing by thing, with the sources of both sides."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from batch.lawbook.item import FormTitles, Item
from batch.lawbook.wording import WORDED
from schemas.ruleset import RuleSet, Source

_ALIKE = 0.6
"""From this likeness on, a sentence that went and one that came are one sentence that was changed."""

_Side = dict[str, Item]
_Pair = tuple[Item | None, Item | None]


class Change(NamedTuple):
    """One thing that differs: ``before`` and ``after`` in words ("" where one side says nothing of it).

    ``field`` is the field of `RuleSet`. Of a long list ``before`` and ``after`` are the numbers, and the names of what
    was added, dropped and altered stand beside them.
    """

    field: str
    topic: str
    what: str
    before: str
    after: str
    sources_before: tuple[Source, ...]
    sources_after: tuple[Source, ...]
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()


def differences(one: RuleSet, two: RuleSet, forms: FormTitles) -> tuple[Change, ...]:
    """Give everything in which the second rule set differs from the first, in the order of `WORDED`."""
    return tuple(change for field in WORDED for change in _of_field(field, one, two, forms))


def _of_field(field: str, one: RuleSet, two: RuleSet, forms: FormTitles) -> Iterator[Change]:
    before, after = (dict(_keyed(WORDED[field](rules, forms))) for rules in (one, two))
    for counted in dict.fromkeys(item.counted for item in (*before.values(), *after.values())):
        old, new = ({key: item for key, item in side.items() if item.counted == counted} for side in (before, after))
        if counted:
            yield from _of_list(field, (old, new), one, two)
            continue
        for was, is_now in _alike(_pairs(old, new)):
            cited = _sources(one, was.sources if was else ()), _sources(two, is_now.sources if is_now else ())
            texts = (was.text if was else "", is_now.text if is_now else "")
            item = is_now or was
            if item and texts[0] != texts[1]:
                yield Change(field, item.topic, item.what, *texts, *cited)


def _keyed(items: Iterable[Item]) -> Iterator[tuple[str, Item]]:
    """Tell two items of one key apart by counting, so that none hides another."""
    seen: dict[str, int] = {}
    for item in items:
        seen[item.key] = seen.get(item.key, 0) + 1
        yield (f"{item.key} {seen[item.key]}", item)


def _pairs(old: _Side, new: _Side) -> list[_Pair]:
    """Pair what answers to each other and differs: in the order of the second side, then what only the first has."""
    both = [(old.get(key), item) for key, item in new.items()]
    differing: list[_Pair] = [(was, item) for was, item in both if was is None or was.text != item.text]
    return [*differing, *((item, None) for key, item in old.items() if key not in new)]


def _alike(pairs: list[_Pair]) -> list[_Pair]:
    """Join a sentence that only the first side has with the one of the same name on the second that is most like it."""
    gone = [was for was, is_now in pairs if was and is_now is None]
    joined: list[_Pair] = []
    for was, is_now in pairs:
        if is_now is None:
            continue
        found = was or _most_like(is_now, gone)
        if found in gone:
            gone.remove(found)
        joined.append((found, is_now))
    return [*joined, *((item, None) for item in gone)]


def _most_like(item: Item, gone: list[Item]) -> Item | None:
    same = [other for other in gone if (other.topic, other.what) == (item.topic, item.what)]
    ranked = sorted(same, key=lambda other: _likeness(other, item))
    return ranked[-1] if ranked and _likeness(ranked[-1], item) >= _ALIKE else None


def _likeness(one: Item, two: Item) -> float:
    return SequenceMatcher(None, one.text.split(), two.text.split(), autojunk=False).ratio()


def _of_list(field: str, sides: tuple[_Side, _Side], one: RuleSet, two: RuleSet) -> Iterator[Change]:
    old, new = sides
    added = tuple(item.what for key, item in new.items() if key not in old)
    dropped = tuple(item.what for key, item in old.items() if key not in new)
    altered = tuple(item.what for key, item in new.items() if key in old and old[key].text != item.text)
    if added or dropped or altered:
        some = next(iter((*new.values(), *old.values())))
        numbers = (str(len(old) or ""), str(len(new) or ""))
        cited = _sources(one, _shared(old)), _sources(two, _shared(new))
        yield Change(field, some.topic, some.counted, *numbers, *cited, added, dropped, altered)


def _shared(side: _Side) -> tuple[str, ...]:
    """Give the sources that a whole list rests on: none where each of its items is a source itself."""
    keys = {item.sources for item in side.values()}
    return keys.pop() if len(keys) == 1 else ()


def _sources(rules: RuleSet, keys: tuple[str, ...]) -> tuple[Source, ...]:
    known = {source.key: source for source in rules.sources}
    return tuple(known[key] for key in dict.fromkeys(keys) if key in known)
