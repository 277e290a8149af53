"""What printing costs: by WeasyPrint alone, from a plate, by others; and the memory of a hundred thousand papers."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from batch import library
from batch.printing.press import PlatePress
from batch.printing.weasy import Printer
from benchmarks import memory, rivals
from benchmarks.people import person
from schemas.student import Student

AS_OF = date(2026, 9, 15)
_PUPILS = 1000
_TURNS, _LAID_OUT, _STAMPED = 7, 3, 140


def printing() -> dict[str, float]:
    """Measure one pupil's declaration after another, on one core.

    WeasyPrint and the press take turns, and the figures are medians of processor time, so that what else the machine
    does is not in them. Every pupil is another: no name has been shaped before.
    """
    school = library.school(None)
    printer = Printer(library.TEMPLATES, library.ruleset("2026", AS_OF, school), school, AS_OF)
    press = PlatePress(printer)
    pupils = [person(number) for number in range(_PUPILS)]
    first = printer.paper(pupils[-1], 1, "0" * 16, (rivals.FORM,))
    plate = rivals.spent(partial(press.paper, pupils[-1], 1, "0" * 16, (rivals.FORM,)), 1)
    laid_out, stamped = [], []
    for turn in range(_TURNS):
        few, many = pupils[turn * _LAID_OUT :][:_LAID_OUT], pupils[turn * _STAMPED :][:_STAMPED]
        laid_out.append(rivals.spent(partial(_printed, printer, few), len(few)))
        stamped.append(rivals.spent(partial(_printed, press, many), len(many)))
    if press.fallen_back:
        raise SystemExit("papers fell back to WeasyPrint: the figures of the press would not be its own")
    slow, fast = rivals.middle(laid_out).cpu, rivals.middle(stamped).cpu
    figures = {
        "plate_ms": plate.cpu,
        "weasyprint_ms_per_paper": slow,
        "weasyprint_kb": len(first) / 1024,
        "stamp_ms_per_paper": fast,
        "declaration_kb": len(press.paper(pupils[-1], 1, "0" * 16, (rivals.FORM,))) / 1024,
        "press_ratio": slow / fast,
    }
    ours, *others = rivals.compared(printer, pupils)
    print(rivals.table([ours, *others]), end="\n\n")
    return figures | {name: figure for other in others for name, figure in other.figures().items()} | memory.grown()


def _printed(press: Printer | PlatePress, pupils: Sequence[Student]) -> None:
    for number, pupil in enumerate(pupils):
        press.paper(pupil, 1, f"{number:016x}", (rivals.FORM,))
