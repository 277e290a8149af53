"""What reading a big clean workbook costs in processor time and peak memory, the child's and the caller's."""

import pickle
import resource
import time
from pathlib import Path
from typing import NamedTuple, cast

from batch.readers import Limits, Unreadable, child, read
from batch.readers.confine import Confined
from benchmarks.run import roster

ROWS = 50_000
MOST_SECONDS, MOST_MB = 4.0, 400.0


class Cost(NamedTuple):
    """Seconds of one core in all, seconds on the clock, and the peaks in MB; ``rows`` is how many rows came back."""

    cpu: float
    wall: float
    child_mb: float
    own_mb: float
    rows: int

    def holds(self) -> bool:
        """Whether every row came back and the figures are reached."""
        return self.rows == ROWS + 1 and self.cpu < MOST_SECONDS and max(self.child_mb, self.own_mb) < MOST_MB


def of_reading(folder: Path) -> Cost:
    """Write the workbook into the folder, read it as the program does, and once more to measure the child."""
    path = roster(folder / "big.xlsx", ROWS)
    before, start = _spent(), time.perf_counter()
    book = read(path, path.name)
    wall, own = time.perf_counter() - start, _spent() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = 0 if isinstance(book, Unreadable) else len(book.sheets[0].rows)
    limits = Limits()
    figures = Confined(measured, (str(path), path.name, limits), path.name, limits).answer()
    if isinstance(figures, Unreadable):
        return Cost(limits.seconds, wall, 0.0, peak, rows)
    child_cpu, child_mb = cast("tuple[float, float]", figures)
    return Cost(own + child_cpu, wall, child_mb, peak, rows)


def measured(path: str, name: str, limits: Limits) -> tuple[float, float]:
    """In the child: read and pack the answer; seconds and MB of this process. The work of a child is one such call."""
    before = _spent()
    pickle.dumps(child.answer(path, name, None, limits, 0), pickle.HIGHEST_PROTOCOL)
    return _spent() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
