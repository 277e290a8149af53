"""What the comparisons share: which rows have a thing in common, and how a finding comes to a row."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from batch.checks.finding import finding
from batch.decide import Setting, conclude, weigh
from schemas.origin import Origin
from schemas.outcome import Outcome
from schemas.problem import Problem
from schemas.reading import Reading

_MOST_NAMED = 5
"""How many other rows a finding names; a number typed down a whole column would name them all for each."""
_OF_COMPARING = frozenset(
    {"duplicate-differs", "bhxh-two-pupils", "bhxh-is-guardians", "id-two-pupils", "phone-shared"}
    | {"phone-is-siblings-guardians", "phone-other-family", "guardian-phone-is-pupils", "guardian-code-of-pupil"}
    | {"guardian-spelt-otherwise", "guardian-name-near", "guardian-code-two-names", "guardian-two-codes"}
    | {"guardian-marks-missing", "guardian-number-two-names", "guardian-paper-two-names"}
    | {"guardian-phone-two-names", "guardian-two-papers"}
)
"""What a row keeps when it is decided again: a single row does not show it."""

Keys = Iterable[Hashable | None]


def sharing(keys: Keys) -> list[list[int]]:
    """Give the positions of each key that several have; None is nobody's."""
    known = list(keys)
    several = {key for key, times in Counter(known).items() if times > 1 and key is not None}
    found: dict[Hashable, list[int]] = {}
    if several:
        for position, key in enumerate(known):
            if key in several:
                found.setdefault(key, []).append(position)
    return list(found.values())


def parted(positions: Iterable[int], key: Callable[[int], Hashable]) -> list[list[int]]:
    """Part positions by a key, in their order."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for position in positions:
        found[key(position)].append(position)
    return list(found.values())


class Union:
    """Puts positions together, whichever pair is said first."""

    def __init__(self, size: int) -> None:
        """Begin with every position alone."""
        self._first = list(range(size))
        self._joined: dict[int, None] = {}

    def join(self, positions: Sequence[int]) -> None:
        """Say that these are one."""
        roots = {self._root(position) for position in positions}
        first = min(roots)
        for root in roots:
            self._first[root] = first
        self._joined |= dict.fromkeys(positions)

    def groups(self) -> list[list[int]]:
        """Give the groups of two and more, each in the order of the rows."""
        return [same for same in parted(sorted(self._joined), self._root) if len(same) > 1]

    def _root(self, position: int) -> int:
        first = self._first
        while first[position] != position:
            first[position] = position = first[first[position]]
        return position


def places(outcomes: Sequence[Outcome], aside: Outcome | None = None) -> str:
    """Name the rows but one: the first few, and how many more there are."""
    return named([outcome.origin for outcome in outcomes if outcome is not aside])


def named(origins: Sequence[Origin]) -> str:
    """Name rows: the first few, and how many more there are."""
    shown = ", ".join(map(str, itertools.islice(origins, _MOST_NAMED)))
    more = len(origins) - _MOST_NAMED
    return f"{shown} và {more} dòng khác" if more > 0 else shown


def add(outcome: Outcome, code: str, field: str, **params: str) -> Outcome:
    """Give the row with a finding at a field, weighed as `conclude` does; an error takes its papers away."""
    (problem,) = weigh((finding(outcome.reading, code, field, None, **params),), outcome.reading, outcome.decision.case)
    forms = () if problem.severity == "error" else outcome.forms
    return outcome._replace(problems=(*outcome.problems, problem), forms=forms)


def again(outcome: Outcome, reading: Reading, setting: Setting, problem: Problem) -> Outcome:
    """Decide a row again whose facts changed; ``problem`` says why. It keeps its id and what comparing found."""
    kept = (found for found in outcome.problems if found.code in _OF_COMPARING)
    return conclude(reading, setting, (*kept, problem))._replace(student_id=outcome.student_id)
