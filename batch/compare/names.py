"""When two names are one person's: what people drop or mistype, and what tells two people apart."""

import itertools
import unicodedata
from collections.abc import Hashable, Iterable

from batch.text import fold, within_edits

_MOST_COMPARED = 8
"""A number under more names than that is nobody's: comparing each with each would take its square."""


def marked(name: str) -> Hashable:
    """Give what tells a name with marks from others: not case, nor on which vowel a tone sits. None without marks."""
    if name.isascii():
        return None
    return tuple(tuple(sorted(unicodedata.normalize("NFD", word))) for word in name.casefold().split())


def agree(names: Iterable[str]) -> bool:
    """Whether the marks of names that are alike without them do not contradict; a name without any fits all."""
    return len({marked(name) for name in names} - {None}) <= 1


def same(one: str | None, other: str | None) -> bool:
    """Whether two names can be one person's: but for case, marks left out and the place of a tone."""
    if one is None or other is None:
        return False
    return one == other or (fold(one) == fold(other) and agree((one, other)))


def people(names: Iterable[str], *, near: bool = False) -> dict[str, str]:
    """Give for each of the names the first one that is the same person's.

    ``near`` overlooks contradicting marks and one letter: for names that stand beside the same number.
    """
    by_fold: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        by_fold.setdefault(fold(name), []).append(name)
    if near:
        return _near(by_fold)
    found: dict[str, str] = {}
    for alike in by_fold.values():
        if agree(alike):
            found |= dict.fromkeys(alike, alike[0])
        else:
            firsts: dict[Hashable, str] = {}
            found |= {name: firsts.setdefault(marked(name), name) for name in alike}
    return found


def _near(by_fold: dict[str, list[str]]) -> dict[str, str]:
    folds = list(by_fold)
    first = {folded: at for at, folded in enumerate(folds)}
    pairs = itertools.combinations(by_fold, 2) if len(by_fold) <= _MOST_COMPARED else ()
    for one, other in pairs:
        if within_edits(one, other, 1):
            kept, joined = sorted((first[one], first[other]))
            first = {folded: kept if at == joined else at for folded, at in first.items()}
    return {name: by_fold[folds[first[folded]]][0] for folded, alike in by_fold.items() for name in alike}
