"""What a fault is, and how the lists of faults are put together."""

from collections.abc import Callable
from dataclasses import dataclass

from sample_data.entry import Entry


@dataclass(frozen=True)
class Fault:
    """Spoils one clean row, or several together, and says what must come of it.

    ``says`` is the fault in Vietnamese, for people; ``cases`` are the cases of the clean rows that it wants.
    """

    says: str
    cases: tuple[int, ...]
    spoil: Callable[..., None]

    def apply(self, rows: list[Entry]) -> None:
        """Spoil these rows, one for each of ``cases``."""
        for row in rows:
            row.fault = self.says
        self.spoil(*rows)


def into(faults: list[Fault], says: str, *cases: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Put the decorated function on the list."""

    def listed(spoil: Callable[..., None]) -> Callable[..., None]:
        faults.append(Fault(says, cases, spoil))
        return spoil

    return listed
