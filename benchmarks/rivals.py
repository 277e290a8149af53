"""A like form by others: Typst, ReportLab and LibreOffice beside our press, in one run on this machine.

Each gives a PDF of its own for each pupil, with the fields of our declaration and the same code in the same font; what
can be kept from paper to paper is kept. A rival that is not installed is left out, and said so. Milliseconds are of
processor time (all threads and, for LibreOffice, its processes), ``wall`` of the clock. `run.py` writes them down.
"""

import importlib
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import pikepdf

from batch.printing.press import PlatePress
from batch.printing.weasy import Printer
from benchmarks import likeness
from benchmarks.likes import by_libreoffice
from benchmarks.likes.sheet import SHOWN, Sheet, sheet
from schemas.student import Student

FORM = "declaration_own"
_ROUNDS, _EACH, _ONE_CALL = 5, 20, 60
_OURS_TIMES = 10
"""How many more papers a round of ours has: it is too short to measure otherwise."""
_INSTALLED = {
    "typst": ("benchmarks.likes.by_typst", "ByTypst"),
    "reportlab": ("benchmarks.likes.by_reportlab", "ByReportLab"),
}

Way = Callable[[int], bytes]
"""Makes the paper of the pupil at a place in the list."""


class Spent(NamedTuple):
    """Milliseconds a paper: of the processor, and on the clock."""

    cpu: float
    wall: float


class Rival(NamedTuple):
    """What one way needs for a paper, and how many KB the paper has."""

    name: str
    spent: Spent
    kb: float

    def figures(self) -> dict[str, float]:
        """Give the figures by their keys in results.json."""
        return {
            f"{self.name}_ms_per_paper": self.spent.cpu,
            f"{self.name}_wall_ms_per_paper": self.spent.wall,
            f"{self.name}_kb": self.kb,
        }


def spent(work: Callable[[], object], papers: int) -> Spent:
    """Measure work that gives so many papers; processes that it starts and ends count."""
    cpu, wall = _processor(), time.perf_counter()
    work()
    return Spent((_processor() - cpu) / papers * 1e3, (time.perf_counter() - wall) / papers * 1e3)


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def middle(rounds: Sequence[Spent]) -> Spent:
    """Give the median of some rounds."""
    return Spent(median(each.cpu for each in rounds), median(each.wall for each in rounds))


def compared(printer: Printer, pupils: Sequence[Student]) -> list[Rival]:
    """Measure ours and every rival that is installed, by turns; ours comes first."""
    ids = [f"{number:016x}" for number in range(len(pupils))]
    sheets = [sheet(pupil, one, printer.rules, printer.school) for pupil, one in zip(pupils, ids, strict=True)]
    press = PlatePress(printer)
    ways: dict[str, Way] = {"press": lambda n: press.paper(pupils[n], 1, ids[n], (FORM,))}
    for name, (module, maker) in _INSTALLED.items():
        if made := _made(module, maker):
            ways[name] = partial(_paper, made, sheets)
    first = {name: way(0) for name, way in ways.items()}
    for name, pdf in first.items():
        _require_shown(name, pdf, sheets[0])
    rounds: dict[str, list[Spent]] = {name: [] for name in ways}
    for number in range(_ROUNDS):
        for name, way in ways.items():
            count = _EACH * (_OURS_TIMES if name == "press" else 1)
            places = [place % len(pupils) for place in range(number * count, (number + 1) * count)]
            rounds[name].append(spent(partial(_each, way, places), count))
    found = [Rival(name, middle(rounds[name]), len(first[name]) / 1024) for name in ways]
    return [*found, *_typst_at_once(sheets), *_libreoffice(sheets)]


def _paper(made: Any, sheets: Sequence[Sheet], number: int) -> bytes:
    pdf: bytes = made.paper(sheets[number])
    return pdf


def _each(way: Way, places: Sequence[int]) -> None:
    for place in places:
        way(place)


def _made(module: str, maker: str) -> Any:
    """Make a rival; None, and a word about it, when it is not installed."""
    try:
        return getattr(importlib.import_module(module), maker)()
    except ModuleNotFoundError as missing:
        print(f"left out, for it is not installed: {missing.name}")
        return None


def _typst_at_once(sheets: Sequence[Sheet]) -> list[Rival]:
    """Typst at its best, though it is not what is asked for: all papers as the pages of one file."""
    made = _made(*_INSTALLED["typst"])
    if made is None:
        return []
    some = sheets[: _ROUNDS * _EACH]
    kept: list[bytes] = []
    each = spent(lambda: kept.append(made.papers(some)), len(some))
    return [Rival("typst_one_file", each, len(kept[0]) / len(some) / 1024)]


def _libreoffice(sheets: Sequence[Sheet]) -> list[Rival]:
    if by_libreoffice.program() is None:
        print("left out, for it is not installed: LibreOffice")
        return []
    some = sheets[:_ONE_CALL]
    with tempfile.TemporaryDirectory() as name:
        office = by_libreoffice.ByLibreOffice(Path(name))
        try:
            first = office.papers(sheets[:1])[0]  # makes its profile, which is not to be measured
        except FileNotFoundError:
            print("left out, for it is not installed: LibreOffice Writer")
            return []
        _require_shown("libreoffice", first, sheets[0])
        return [Rival("libreoffice", spent(lambda: office.papers(some), len(some)), len(first) / 1024)]


def _require_shown(name: str, pdf: bytes, wanted: Sheet) -> None:
    text = "".join(likeness.text(pdf).split())
    missing = [field for field in SHOWN if "".join(wanted.texts[field].split()) not in text]
    with pikepdf.open(BytesIO(pdf)) as opened:
        fonts = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item]
    if missing or not fonts:
        raise SystemExit(f"the paper of {name} does not show {missing}, or has no font in it")


def table(rivals: Sequence[Rival]) -> str:
    """Lay the figures out, ours first, with how many times as long the others take."""
    ours = rivals[0].spent
    lines = [f"{'a paper by':16} {'CPU ms':>9} {'wall ms':>9} {'KB':>7} {'times ours':>11}"]
    lines += [
        f"{each.name:16} {each.spent.cpu:9.3f} {each.spent.wall:9.3f} {each.kb:7.1f} {each.spent.cpu / ours.cpu:11,.0f}"
        for each in rivals
    ]
    return "\n".join(lines)
