"""Slots made ready for stamping: a text goes in, the operators that show it at its place come out."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import getitem
from typing import NamedTuple

from batch.printing.plate import Slot
from batch.printing.shaping import Face

_SHORT = 2
"""Texts so short (digits in boxes, days, months, ticks) come again and again: what shows them is kept."""


class DoesNotFitError(Exception):
    """A text is too wide for its slot, or the plate cannot show one of its letters."""


class Mark(dict[str, str]):
    """One slot: the operators by the text that they show, none for a blank one. DoesNotFitError for what it cannot.

    They are worked out when they are first asked for, and kept for short texts.
    """

    def __init__(self, slot: Slot, face: Face) -> None:
        super().__init__()
        self._face = face
        self._left, self._width, self._align = slot.left, slot.width, slot.align
        self._y = f"{slot.y:.6f} Tm\n"
        self._at_left = self._at(slot.left)

    def __missing__(self, text: str) -> str:
        shown = "" if not text or text.isspace() else self._shown(text)
        if len(text) <= _SHORT:
            self[text] = shown
        return shown

    def _shown(self, text: str) -> str:
        shaped = self._face.shape(text)
        if shaped is None or shaped.width > self._width:
            raise DoesNotFitError
        # What stands at the left begins there, however wide it is.
        moved = (self._width - shaped.width) * self._align
        return f"{self._at(self._left + moved) if moved else self._at_left}{shaped.operand} TJ\n"

    def _at(self, x: float) -> str:
        return f"1 0 0 -1 {x:.6f} {self._y}"


class Line(NamedTuple):
    """Where one text goes: into a slot that holds it whole, or into a row of boxes.

    ``style`` stands before the operators that ``show`` gives for a text, wherever the style before was another.
    """

    name: str
    page: int
    style: str
    show: Callable[[str], str]


def lines(slots: Sequence[Slot], ready: Callable[[Slot], tuple[str, Face]]) -> Iterator[Line]:
    """Make the lines of some slots, in their order; ``ready`` gives the style and the face of a slot.

    Boxes that follow each other («phone.3», «phone.4») in one style are one line.
    """
    for _, row in groupby(enumerate(slots), lambda item: _row(*item)):
        boxes = [slot for _, slot in row]
        name, first = _place(boxes[0])
        style, face = ready(boxes[0])
        marks = [Mark(slot, face) for slot in boxes]
        show = marks[0].__getitem__ if first is None else _in_boxes(marks, first)
        yield Line(name, boxes[0].page, style, show)


def _in_boxes(marks: Sequence[Mark], first: int) -> Callable[[str], str]:
    def show(text: str) -> str:
        return "".join(map(getitem, marks, text[first:]))

    return show


def _row(at: int, slot: Slot) -> tuple[object, ...]:
    """Give what the boxes of a row have in common: their places in the text go up as those among the slots do."""
    name, place = _place(slot)
    step = at if place is None else place - at
    return name, slot.page, slot.face, slot.size, slot.colour, place is None, step


def _place(slot: Slot) -> tuple[str, int | None]:
    """Give the text of a slot, and which of its characters when it is a box for one."""
    name, _, place = slot.field.partition(".")
    return name, int(place) if place else None
