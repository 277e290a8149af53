"""What a quirk is, and how the lists of quirks are put together."""

from collections.abc import Callable
from typing import NamedTuple

from sample_data.conformance_make.draft import Draft


class Quirk(NamedTuple):
    """Changes a clean draft, the truth about it included.

    ``says`` tells it in Vietnamese. ``touches`` names what it changes: two quirks that touch the same do not meet.
    ``needs`` is what the container must hold, ``bases`` the kinds of list that have what it changes.
    """

    name: str
    says: str
    touches: frozenset[str]
    needs: frozenset[str]
    bases: tuple[str, ...]
    change: Callable[[Draft], None]


QUIRKS: dict[str, Quirk] = {}
_ANY = ("own", "template", "homeroom", "split", "ministry")


def quirk(
    name: str, says: str, touches: str, needs: str = "", bases: tuple[str, ...] = _ANY
) -> Callable[[Callable[[Draft], None]], Callable[[Draft], None]]:
    """Put the decorated function on the list; ``touches`` and ``needs`` are words with spaces between."""

    def listed(change: Callable[[Draft], None]) -> Callable[[Draft], None]:
        QUIRKS[name] = Quirk(name, says, frozenset(touches.split()), frozenset(needs.split()), bases, change)
        return change

    return listed
