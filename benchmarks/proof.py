"""``make proof``: what the press stamps and what WeasyPrint lays out, side by side; exit code 1 at any difference.

For every form, hard pupils are printed in both ways, under each rule set and case that uses it; and some more for the
whole papers of each case, with a pack of them. Each page must have the same pixels at 150 dots an inch and the same
text, each file must be sound, and three processes with different hash seeds must give the same bytes. A paper that the
press leaves to WeasyPrint proves nothing: nine in ten must be stamped. Options: ``--pupils N`` a form, ``--seed TEXT``
of the chance that makes them, ``--jobs N`` processes at once, ``--digest`` as one of the three.

The forms that no press prints (cover of a pack, transmittal, page of exceptions) are not in it: there is one way only.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from multiprocessing import get_context
from typing import NamedTuple

from batch import library
from batch.printing.pack import Binding, Paper, pack
from batch.printing.press import PlatePress
from batch.printing.weasy import Printer
from benchmarks import likeness
from benchmarks.hard_pupils import Hard, pupils
from schemas.school import School

PUPILS, SEED = 300, "2026"
LEAST_STAMPED = 0.9
HASH_SEEDS = ("0", "1", "4711")
_WHOLE = 0.1
"""Whole papers a case, of the pupils a form."""
_WHITE = b"\xff"
SCHOOL = School(name="Trường THCS Mẫu", place="Thanh Trì", parent_body="UBND xã Thanh Trì")
AS_OF = date(2026, 9, 15)


class Lot(NamedTuple):
    """The papers of one case under one rule set, for so many pupils of a seed."""

    rules: str
    case: int
    forms: tuple[str, ...]
    size: int
    seed: str
    kinds: int = 5

    def pupils(self) -> Iterator[Hard]:
        """Give the pupils; a case above the first has guardians."""
        seed = " ".join((self.seed, self.rules, str(self.case), *self.forms))
        return pupils(seed, self.size, guardians=self.case > 1, kinds=self.kinds)


@dataclass
class Proven:
    """What came of a lot: papers stamped and left to WeasyPrint, pages compared, every difference, CPU seconds."""

    lot: Lot
    stamped: int = 0
    left: int = 0
    pages: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    def holds(self) -> bool:
        """Whether nothing differs and enough papers were stamped to say so."""
        return not self.faults and self.stamped >= LEAST_STAMPED * self.lot.size


def lots(count: int, seed: str) -> list[Lot]:
    """Give the lots of each form that the press prints, so many pupils a form, each form by itself."""
    uses: dict[str, list[tuple[str, int]]] = {}
    for paper in papers(count, seed):
        for form in paper.forms:
            uses.setdefault(form, []).append((paper.rules, paper.case))
    return [
        Lot(rules, case, (form,), ceil(count / len(where)), seed)
        for form, where in uses.items()
        for rules, case in where
    ]


def papers(count: int, seed: str) -> list[Lot]:
    """Give the lots of whole papers, one for each case of each rule set, of a tenth of the pupils."""
    return [
        Lot(name, case.number, case.forms, ceil(count * _WHOLE), seed)
        for name, rules in library.rulesets().items()
        for case in rules.cases
    ]


def printer(lot: Lot) -> Printer:
    """Make the printer of a lot."""
    return Printer(library.TEMPLATES, library.rulesets()[lot.rules], SCHOOL, AS_OF)


def proven(lot: Lot, *, poppler: bool = True) -> Proven:
    """Print a lot in both ways and compare every paper; those of several forms also as a pack."""
    start = time.process_time()
    weasy = printer(lot)
    press = PlatePress(weasy)
    found = Proven(lot)
    for number, (student, student_id) in enumerate(lot.pupils(), 1):
        pressed = press.paper(student, lot.case, student_id, lot.forms)
        if not press.pressed_last:
            found.left += 1
            continue
        found.stamped += 1
        found.pages += press.pages
        reference = weasy.paper(student, lot.case, student_id, lot.forms)
        told = likeness.differences(reference, pressed, poppler=poppler)
        found.faults += [f"học sinh thứ {number}: {difference}" for difference in told]
    found.faults += [f"biểu mẫu không in nhanh được: {why}" for why in press.refused.values()]
    if len(lot.forms) > 1:
        found.faults += _bound(lot, press, weasy)
    found.seconds = time.process_time() - start
    return found


def _bound(lot: Lot, press: PlatePress, weasy: Printer) -> Iterator[str]:
    """Compare the pages of a pack of stamps with those of the papers; each paper begins on an odd page."""
    bound: list[tuple[str, Paper]] = []
    expected: list[tuple[int, bytes]] = []
    for student, student_id in lot.pupils():
        stamped = press.stamped(student, lot.case, student_id, lot.forms)
        if stamped:
            bound.append(("", stamped))
            expected += likeness.rasters(press.paper(student, lot.case, student_id, lot.forms))
    packed = pack(weasy.class_cover("9A1", []), bound, "9A1", Binding(AS_OF, weasy.font_files))
    shown = list(likeness.rasters(packed))[weasy.pages + weasy.pages % 2 :]
    shown = [page for page in shown if page[1].strip(_WHITE)]
    if len(shown) != len(expected) or any(map(likeness.differing, shown, expected)):
        yield "tập in theo lớp khác các tờ lẻ"
    yield from likeness.unsound(packed)


def digest(every: Sequence[Lot]) -> str:
    """Give one digest of all stamped papers of some lots."""
    whole = hashlib.sha256()
    for lot in every:
        press = PlatePress(printer(lot))
        for student, student_id in lot.pupils():
            if press.stamped(student, lot.case, student_id, lot.forms):
                whole.update(press.paper(student, lot.case, student_id, lot.forms))
    return whole.hexdigest()


def digests(count: int, seed: str) -> set[str]:
    """Give the digests of processes with different hash seeds: one, when all print the same bytes."""
    command = [sys.executable, __file__, "--digest", "--pupils", str(count), "--seed", seed]
    return {
        subprocess.run(  # noqa: S603 - this very file
            command, env={**os.environ, "PYTHONHASHSEED": hash_seed}, check=True, capture_output=True, text=True
        ).stdout.strip()
        for hash_seed in HASH_SEEDS
    }


def _line(found: Proven) -> str:
    lot = found.lot
    return (
        f"{lot.rules:12} {lot.case:4} {found.stamped:8} {found.left:10} {found.pages:6} {len(found.faults):8} "
        f"{found.seconds:8.0f}   {', '.join(lot.forms)}"
    )


def main() -> int:
    """Prove everything and say what came of it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pupils", type=int, default=PUPILS)
    options.add_argument("--seed", default=SEED)
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("--digest", action="store_true")
    given = options.parse_args()
    if given.digest:
        print(digest(papers(given.pupils, given.seed)))
        return 0
    every = [*lots(given.pupils, given.seed), *papers(given.pupils, given.seed)]
    print("bộ quy định   TH  in nhanh  WeasyPrint  trang  khác nhau  giây CPU  biểu mẫu")
    holds = True
    with ProcessPoolExecutor(max_workers=given.jobs, mp_context=get_context("spawn")) as workers:
        for found in workers.map(proven, every):
            print(_line(found), *found.faults, sep="\n  ", flush=True)
            holds = holds and found.holds()
    same = len(digests(given.pupils, given.seed)) == 1
    print(f"ba tiến trình với PYTHONHASHSEED khác nhau: {'cùng từng byte' if same else 'KHÁC NHAU'}")
    return 0 if holds and same else 1


if __name__ == "__main__":
    sys.exit(main())
