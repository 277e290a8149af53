"""Whether memory stays flat over a hundred thousand papers, each of another pupil, stamped in one process.

Runs in a process of its own, so that nothing else is in the figures: ``python benchmarks/memory.py`` prints them.
"""

import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from pathlib import Path

from batch import library
from batch.cli import SELDOM
from batch.printing.press import PlatePress
from batch.printing.weasy import Printer
from benchmarks.people import person
from schemas.student import Student

STEPS = (1_000, 10_000, 50_000, 100_000)
_FORMS = ("declaration_own",)
_PAGE = 4096
_MB = 1024 * 1024


def grown() -> dict[str, float]:
    """Give the resident memory in MB after so many papers, and how much it grew from the first step to the last."""
    told = subprocess.run([sys.executable, __file__], check=True, capture_output=True, text=True).stdout  # noqa: S603
    figures: dict[str, float] = json.loads(told)
    return figures


def measured() -> dict[str, float]:
    """Stamp the papers, keep none, and look at the memory on the way."""
    school = library.school(None)
    as_of = date(2026, 9, 15)
    press = PlatePress(Printer(library.TEMPLATES, library.ruleset("2026", as_of, school), school, as_of))
    seen = {}
    for number, pupil in enumerate(_pupils(), 1):
        press.paper(pupil, 1, blake2b(b"%d" % number, digest_size=8).hexdigest(), _FORMS)
        if number in STEPS:
            seen[number] = resident()
    if press.fallen_back:
        raise SystemExit(f"{press.fallen_back} papers were not stamped: the figures would be WeasyPrint's")
    figures = {f"stamp_{number // 1000}k_rss_mb": megabytes for number, megabytes in seen.items()}
    return figures | {"stamp_100k_rss_growth_mb": seen[STEPS[-1]] - seen[STEPS[0]]}


def resident() -> float:
    """Give the resident memory of this process in MB, as Linux tells it."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE / _MB


def _pupils() -> Iterator[Student]:
    return (person(number) for number in range(STEPS[-1]))


if __name__ == "__main__":
    gc.set_threshold(*SELDOM)
    print(json.dumps(measured()))
