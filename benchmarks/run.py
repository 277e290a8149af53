"""Measure, in one run on this machine: `make bench`. Prints the figures and writes results.json beside this file.

Figures are times of one core unless their name says otherwise; the unit is in the name.
"""

import gc
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from batch import library  # noqa: E402 - the checkout must be found first
from batch.cli import SELDOM  # noqa: E402
from batch.compare import compare  # noqa: E402
from batch.decide import Setting, decide_all  # noqa: E402
from batch.executors import Options  # noqa: E402
from batch.kept import kept  # noqa: E402
from batch.readers import Unreadable, read  # noqa: E402
from batch.run import Request, run  # noqa: E402
from batch.survey import survey_book  # noqa: E402
from batch.template import HEADINGS  # noqa: E402
from benchmarks.people import person  # noqa: E402
from schemas.cell import Row  # noqa: E402
from schemas.roster import Facts  # noqa: E402

AS_OF = date(2026, 9, 15)
PUPILS = 1000
ROWS = 100_000
TIMES = 3
OTHERS = 50_000
"""From this number on the made-up people are guardians."""


def pupil(number: int) -> list[str]:
    """Make one clean row of our template; every third pupil is of another case."""
    own = number % 3 == 0
    code = number % 3 != 2  # noqa: PLR2004 - every third guardian has no code
    return [
        str(number),
        person(number).full_name or "",
        f"{number % 28 + 1:02d}/{number % 12 + 1:02d}/2011",
        "Nam",
        f"9A{number // 40}",
        f"01{number:08d}"[:10],
        f"001211{number:06d}" if own else "",
        f"001211{number:06d}",
        f"091{number:07d}" if own else "",
        "",
        "Số 15, thôn 2",
        "Xã Thanh Trì",
        "",
        "Thành phố Hà Nội",
        person(number + OTHERS).full_name or "",
        "Mẹ",
        "20/10/1985",
        f"02{number:08d}"[:10] if code else "",
        f"001185{number:06d}",
        f"098{number:07d}",
        "Có",
        "Có",
        "Có",
        "Có",
        "",
        "Có",
        "",
    ]


def roster(path: Path, rows: int) -> Path:
    """Write a roster of so many pupils."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("9A1")
        sheet.write_row(0, 0, HEADINGS)
        for number in range(1, rows + 1):
            sheet.write_row(number, 0, pupil(number + 1000))
    return path


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def core(folder: Path) -> dict[str, float]:
    """Reading, finding the people, deciding, and comparing all rows; the last two in processor time, the best of three.

    The best, for whatever else the machine does meanwhile can only add to it.
    """
    path = roster(folder / "core.xlsx", ROWS)
    start = time.perf_counter()
    book = read(path, path.name)
    reading = time.perf_counter() - start
    if isinstance(book, Unreadable):
        raise SystemExit(f"the benchmark's own roster could not be read: {book.reason}")
    rosters, _ = survey_book(book, library.layouts())
    rules = library.ruleset("2026", AS_OF, library.school(None))
    setting = Setting(rules, library.cases(rules), library.school(None), AS_OF)
    surveying = timed(lambda: survey_book(book, library.layouts()))
    rows = [(row, found.facts) for found in rosters for row in found.rows]
    deciding, comparing = min((_judge(rows, setting) for _ in range(TIMES)), key=sum)
    return {
        "read_us_per_row": reading / ROWS * 1e6,
        "survey_us_per_row": surveying / ROWS * 1e6,
        "decide_us_per_row": deciding / ROWS * 1e6,
        "compare_us_per_row": comparing / ROWS * 1e6,
        "decide_100k_rows_cpu_s": deciding + comparing,
    }


def _judge(rows: list[tuple[Row, Facts]], setting: Setting) -> tuple[float, float]:
    """Decide about all rows and compare them, as a run does; give the seconds of one core that each took."""
    with kept():
        start = time.process_time()
        outcomes = list(decide_all(rows, setting))
        decided = time.process_time()
        compare(outcomes, setting)
        return decided - start, time.process_time() - decided


def whole(folder: Path) -> dict[str, float]:
    """The whole job, from a roster to a published run folder, on all cores."""
    path = roster(folder / "whole.xlsx", PUPILS)
    request = Request((path,), folder / "out", AS_OF, options=Options())
    seconds = timed(lambda: run(request, lambda stage, done, total: None))
    return {"end_to_end_pupils_per_s": PUPILS / seconds}


def main() -> None:
    """Measure everything, print it, and write results.json."""
    from benchmarks.printing import printing  # noqa: PLC0415 - what only takes rosters from here needs no rivals

    gc.set_threshold(*SELDOM)
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        figures |= core(Path(name)) | whole(Path(name))
    usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    figures["peak_rss_mb"] = max(usage) / 1024
    figures |= printing()  # last, for it starts what is not ours
    rounded = {name: round(figure, 3) for name, figure in figures.items()}
    for name, figure in rounded.items():
        print(f"{name:28} {figure:12,.3f}")
    (HERE / "results.json").write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
