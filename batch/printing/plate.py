"""A form laid out once: the static pages, their fonts, and the slots that one pupil's texts go into.

WeasyPrint lays the forms out twice, with a probe in every slot and with every slot empty. The empty pages are kept as
they are; the probes tell for each slot where its text begins, how it is aligned, how much room there is, and in which
font it is set. Where anything but the slots moved between the two, the form cannot be pressed.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

PROBE = "H"
_ALIGNMENTS = {"start": 0.0, "left": 0.0, "center": 0.5, "end": 1.0, "right": 1.0}
_STILL = 0.001
"""How far, in CSS pixels, a static box may move between the two layouts: not at all, but for rounding."""


class NotPressableError(ValueError):
    """The layout depends on what stands in the slots."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one text goes. Lengths are CSS pixels from the page's upper left corner, ``y`` is the baseline.

    ``left`` and ``width`` are the room; ``align`` is 0 at the left, 0.5 in the middle, 1 at the right; ``face`` is
    (family, weight, style) and ``colour`` the operands of ``rg``.
    """

    field: str
    page: int
    left: float
    width: float
    y: float
    align: float
    face: tuple[str, int, str]
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture goes: its upper left corner and its width, in CSS pixels."""

    field: str
    page: int
    x: float
    y: float
    width: float


def find(probed: Sequence[Document], empty: Sequence[Document]) -> tuple[list[Slot], list[Picture]]:
    """Find the slots of some documents, laid out with probes and laid out empty; NotPressableError when they differ."""
    slots: list[Slot] = []
    pictures: list[Picture] = []
    full_pages = [page for document in probed for page in document.pages]
    bare_pages = [page for document in empty for page in document.pages]
    if len(full_pages) != len(bare_pages):
        raise NotPressableError("the number of pages depends on the slots")
    for number, (full, bare) in enumerate(zip(full_pages, bare_pages, strict=True)):
        _require_still(_static(full._page_box), _static(bare._page_box))
        for box, block in _walk(full._page_box, None):
            field = _field(box)
            if field and isinstance(box, boxes.TextBox) and block is not None:
                slots.append(_slot(field, number, box, block))
            elif field and isinstance(box, boxes.ReplacedBox):
                pictures.append(Picture(field, number, box.content_box_x(), box.content_box_y(), box.width))
    return slots, pictures


def _walk(box: Any, block: Any) -> Iterator[tuple[Any, Any]]:
    """Give every box below, with the block that its lines stand in."""
    if isinstance(box, boxes.BlockContainerBox):
        block = box
    yield box, block
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from _walk(child, block)


def _field(box: Any) -> str | None:
    element = getattr(box, "element", None)
    return element.get("data-field") if element is not None and hasattr(element, "get") else None


def _slot(field: str, page: int, text: Any, block: Any) -> Slot:
    style = text.style
    colour = " ".join(f"{part:g}" for part in style["color"].to("srgb").coordinates[:3])
    return Slot(
        field=field,
        page=page,
        left=block.content_box_x(),
        width=block.width,
        y=text.position_y + text.baseline,
        align=_ALIGNMENTS[block.style["text_align_all"]],
        face=(style["font_family"][0], style["font_weight"], style["font_style"]),
        size=style["font_size"],
        colour=colour,
    )


def _static(box: Any) -> list[tuple[str, float, float]]:
    """Give every text that is in no slot, with its place."""
    texts = ((found, _field(found)) for found, _ in _walk(box, None) if isinstance(found, boxes.TextBox))
    return [(text.text, text.position_x, text.position_y + text.baseline) for text, field in texts if not field]


def _require_still(full: Sequence[tuple[str, float, float]], bare: Sequence[tuple[str, float, float]]) -> None:
    for one, other in itertools.zip_longest(full, bare):
        moved = one is None or other is None or one[0] != other[0]
        if moved or max(abs(one[1] - other[1]), abs(one[2] - other[2])) > _STILL:
            raise NotPressableError(f"a static text moves with the slots: {(one or other)[0][:40]!r}")
