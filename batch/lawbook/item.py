"""One thing that a rule set says, in words a clerk understands, and on which sources it rests."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from schemas.ruleset import RuleSet


class Item(NamedTuple):
    """One thing said: ``topic`` is the heading it stands under, ``what`` its name there, ``text`` what is said.

    ``key`` tells which item of another rule set answers to it, within the same field. ``sources`` are keys of the
    rule set's sources. ``counted`` is the noun of a long list, of which the number is told and the names only where
    they differ; "" for an item of its own.
    """

    key: str
    topic: str
    what: str
    text: str
    sources: tuple[str, ...] = ()
    counted: str = ""


FormTitles = Mapping[str, str]
"""Form id → what people call the form."""

Words = Callable[[RuleSet, FormTitles], Iterator[Item]]
"""How one field of a rule set is put into words."""
