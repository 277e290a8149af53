"""A form laid out once: the static pages, their fonts, and the slots that one pupil's texts go into.

WeasyPrint lays the forms out twice: with every slot empty, and with a probe in each that fills most of its room. The
empty pages are kept as they are; the probes tell for each slot where its text begins, how it is aligned, how much
room there is, and in which font it is set. Where anything but the probes differs between the two, or a slot does what
the press does not do, the form cannot be pressed.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from batch.printing.skeleton import PICTURE, NotPressableError

PROBE = "H"
CONSTANT = ("signing_place",)
"""Slots that hold the same text for every pupil: they belong to the static pages."""
_ALIGNMENTS = {"start": 0.0, "left": 0.0, "center": 0.5, "end": 1.0, "right": 1.0}
_STILL = 0.001
"""How far, in CSS pixels, a box may move between the two layouts: not at all, but for rounding."""
_PLAIN_TEXT = (
    *("text_transform", "text_indent", "text_decoration_line", "letter_spacing", "word_spacing", "direction"),
    *("font_stretch", "font_kerning", "font_feature_settings", "font_variation_settings", "font_language_override"),
    *(name for name in INITIAL_VALUES if name.startswith("font_variant")),
)
"""What the press does not follow: a slot's text must have the initial value of each."""
_PLAIN_BOX = ("opacity", "transform", "visibility", "overflow", "clip", "bookmark_level", "anchor")
"""The same, of the text and all the boxes around it."""
_PLAIN_PICTURE = ("opacity", "transform", "visibility")
_UNALIGNED = ("middle", "top", "bottom", "text-top", "text-bottom")
"""How an inline block or a cell may be aligned, so that its place does not depend on which slots hold a text."""
_ALIGNED = (boxes.InlineBlockBox, boxes.InlineTableBox, boxes.InlineFlexBox, boxes.InlineGridBox, boxes.TableCellBox)
_LANGUAGE = "vi"


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


def probes(empty: Sequence[Document]) -> dict[str, str]:
    """Give a probe for each slot that has room for more than one character, of the empty layout."""
    found: dict[str, int] = {}
    for document in empty:
        for page in document.pages:
            for box, _ in _walk(page._page_box, ()):
                field = _field(box)
                if field and isinstance(box, boxes.BlockContainerBox):
                    room = int(box.width / box.style["font_size"])
                    found[field] = max(1, min(room, found.get(field, room)))
    return {field: PROBE * count for field, count in found.items()}


def find(
    probed: Sequence[Document], empty: Sequence[Document], texts: dict[str, str]
) -> tuple[list[Slot], list[Picture]]:
    """Find the slots of some documents, laid out with probes (``texts`` by slot) and laid out empty.

    Raises NotPressableError when the layouts differ in more than the probes, or a slot is none that can be pressed.
    """
    slots: list[Slot] = []
    pictures: list[Picture] = []
    full_pages = [page._page_box for document in probed for page in document.pages]
    bare_pages = [page._page_box for document in empty for page in document.pages]
    if len(full_pages) != len(bare_pages):
        raise NotPressableError("the number of pages depends on the slots")
    for number, (full, bare) in enumerate(zip(full_pages, bare_pages, strict=True)):
        _require_still(_static(full, probed=True), _static(bare, probed=False))
        for box, around in _walk(full, ()):
            field = _field(box)
            if field and isinstance(box, boxes.TextBox) and box.text.strip():
                slots.append(_slot(field, number, box, around, texts.get(field, PROBE)))
            elif field and isinstance(box, boxes.ReplacedBox):
                pictures.append(_picture(field, number, box, around))
    return slots, pictures


def _walk(box: Any, around: tuple[Any, ...]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Give every box below, with the boxes around it, the outermost first."""
    yield box, around
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from _walk(child, (*around, box))


def _field(box: Any) -> str | None:
    element = getattr(box, "element", None)
    field = element.get("data-field") if element is not None and hasattr(element, "get") else None
    return None if field in CONSTANT else field


def _slot(field: str, page: int, text: Any, around: tuple[Any, ...], probe: str) -> Slot:
    _require_plain(field, text, around)
    block = next(box for box in reversed(around) if isinstance(box, boxes.BlockContainerBox))
    line = around[around.index(block) + 1]
    if text.text != probe or any(box is not text for box in _inline_contents(line)):
        raise NotPressableError(f"{field} is not alone on its line")
    style = text.style
    align = _ALIGNMENTS.get(block.style["text_align_all"])
    left = block.content_box_x()
    if align is None or abs(text.position_x - left - (block.width - text.width) * align) > _STILL:
        raise NotPressableError(f"{field} does not stand where its alignment says")
    return Slot(
        field=field,
        page=page,
        left=left,
        width=block.width,
        y=text.position_y + text.baseline,
        align=align,
        face=(style["font_family"][0], style["font_weight"], style["font_style"]),
        size=style["font_size"],
        colour=" ".join(f"{part:g}" for part in style["color"].to("srgb").coordinates[:3]),
    )


def _picture(field: str, page: int, box: Any, around: tuple[Any, ...]) -> Picture:
    _require_plain_boxes(field, around)
    _require_initial(field, box.style, _PLAIN_PICTURE)
    if field != PICTURE or abs(box.width - box.height) > _STILL:
        raise NotPressableError(f"{field} is no square picture of the pupil's id")
    return Picture(field, page, box.content_box_x(), box.content_box_y(), box.width)


def _require_plain(field: str, text: Any, around: tuple[Any, ...]) -> None:
    _require_initial(field, text.style, _PLAIN_TEXT)
    if text.style["lang"] != _LANGUAGE or text.style["color"].alpha != 1:
        raise NotPressableError(f"{field} is in another language than the form, or transparent")
    _require_plain_boxes(field, (*around, text))
    for box in around:
        aligned = isinstance(box, _ALIGNED) and box.style["vertical_align"] not in _UNALIGNED
        if aligned or "baseline" in (*box.style["align_items"], *box.style["align_self"]):
            raise NotPressableError(f"{field} moves a box along the baseline")


def _require_plain_boxes(field: str, around: tuple[Any, ...]) -> None:
    for box in around:
        _require_initial(field, box.style, _PLAIN_BOX)
        if box.link:
            raise NotPressableError(f"{field} is part of a link, whose area depends on it")


def _require_initial(field: str, style: Any, names: Sequence[str]) -> None:
    for name in names:
        if style[name] != INITIAL_VALUES[name]:
            raise NotPressableError(f"{field} has {name} {style[name]!r}")


def _inline_contents(line: Any) -> Iterator[Any]:
    """Give what stands on a line: texts that are not blank, pictures, inline blocks."""
    for box, _ in _walk(line, ()):
        if isinstance(box, boxes.TextBox):
            if box.text.strip():
                yield box
        elif not isinstance(box, boxes.LineBox | boxes.InlineBox):
            yield box


def _static(page: Any, *, probed: bool) -> list[tuple[str, tuple[float, ...]]]:
    """Give every box with its place and size, but lines and the probes."""
    found: list[tuple[str, tuple[float, ...]]] = []
    for box, _ in _walk(page, ()):
        if box.style["float"] != "none":
            raise NotPressableError("a float takes room from lines in a way that no block tells")
        if isinstance(box, boxes.TextBox):
            if box.text.strip() and not (probed and _field(box)):
                found.append((box.text, (box.position_x, box.position_y + box.baseline, box.width)))
        elif not isinstance(box, boxes.LineBox) and (not isinstance(box, boxes.InlineBox) or _draws(box)):
            sizes = (box.border_width(), box.border_height()) if isinstance(box.width, int | float) else ()
            found.append((f"<{box.element_tag}>", (box.position_x, box.position_y, *sizes)))
    return found


def _draws(box: Any) -> bool:
    edges = any(box.style[f"border_{side}_width"] for side in ("top", "right", "bottom", "left"))
    return edges or box.background is not None or box.style["outline_style"] != "none"


def _require_still(full: Sequence[tuple[str, Any]], bare: Sequence[tuple[str, Any]]) -> None:
    for one, other in itertools.zip_longest(full, bare):
        moved = one is None or other is None or one[0] != other[0] or len(one[1]) != len(other[1])
        if moved or any(abs(a - b) > _STILL for a, b in zip(one[1], other[1], strict=True)):
            raise NotPressableError(f"something moves with the slots: {(one or other)[0][:40]!r}")
