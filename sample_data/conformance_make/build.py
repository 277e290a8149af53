"""Builds the rosters of the corpus: each quirk alone, each container, and quirks by chance together."""

import zlib
from collections.abc import Iterator, Sequence
from random import Random

from sample_data.conformance_make import quirks_dates, quirks_headings, quirks_sheet, quirks_values
from sample_data.conformance_make.containers import CONTAINERS
from sample_data.conformance_make.draft import BASES, draw, pages
from sample_data.conformance_make.page import Roster
from sample_data.conformance_make.quirk import QUIRKS, Quirk
from sample_data.people import People

LISTS = (quirks_dates, quirks_headings, quirks_sheet, quirks_values)
"""The modules that fill `QUIRKS`."""
_MOST_TOGETHER = 4
_ENOUGH = 8
"""Pupils from whom a column's habit shows."""
_PASSWORD = "ngoc-hoi-2026"  # noqa: S105 - of a synthetic roster


def alone() -> Iterator[Roster]:
    """Each quirk alone, in an .xlsx."""
    for name, quirk in QUIRKS.items():
        yield roster(name, quirk.bases[0], [quirk], "xlsx")


def contained() -> Iterator[Roster]:
    """A clean roster in each container."""
    for name in CONTAINERS:
        yield roster(f"container-{name}", "own", [], name)


def together(seed: int, count: int) -> Iterator[Roster]:
    """Two to four quirks that can meet, in a container that can hold them, as the seed has it."""
    random = Random(seed)
    for number in range(count):
        base = random.choice(tuple(BASES))
        quirks = _meeting(random, base, random.randint(2, _MOST_TOGETHER))
        needs = frozenset[str]().union(*(quirk.needs for quirk in quirks))
        fitting = [name for name, container in CONTAINERS.items() if needs <= container.holds]
        container = random.choice([name for name in fitting if "chance" not in CONTAINERS[name].holds])
        yield roster(f"mix-{seed}-{number:04d}", base, quirks, container)


def _meeting(random: Random, base: str, count: int) -> list[Quirk]:
    """Draw quirks that change different things."""
    chosen: list[Quirk] = []
    touched: set[str] = set()
    candidates = [quirk for quirk in QUIRKS.values() if base in quirk.bases]
    for quirk in random.sample(candidates, len(candidates)):
        if len(chosen) < count and not touched & quirk.touches:
            chosen.append(quirk)
            touched |= quirk.touches
    order = {name: place for place, name in enumerate(QUIRKS)}
    # A second class comes first, so that what changes the pupils changes its pupils too; to have none comes last.
    return sorted(chosen, key=lambda quirk: (quirk.name != "blocks", quirk.name == "no-people", order[quirk.name]))


def roster(name: str, base: str, quirks: Sequence[Quirk], container: str) -> Roster:
    """Build one roster of this kind of list with these quirks; its name is its seed."""
    random = Random(zlib.crc32(name.encode()))
    sized = any("size" in quirk.touches for quirk in quirks)
    draft = draw(random, People(random), base, size=random.randint(_ENOUGH, 12) if sized else 0)
    for quirk in quirks:
        quirk.change(draft)
    made = pages(draft)
    kind = CONTAINERS[container]
    if kind.suffix in (".csv", ".tsv") or container == "html":
        made[0].name = None
    return Roster(
        name=name + kind.suffix,
        pages=made,
        container=container,
        shows="; ".join(quirk.says for quirk in quirks) or f"Danh sách sạch trong {container}",
        epoch_1904=draft.epoch_1904,
        password=_PASSWORD if "chance" in kind.holds else None,
    )
