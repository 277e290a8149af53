"""Texts shaped as Pango shapes them for WeasyPrint: the same glyphs at the same places, without Pango."""

import functools
from collections.abc import Mapping
from typing import NamedTuple

import uharfbuzz as hb

_UNITS = 1024
"""Pango counts lengths in 1/1024 of a CSS pixel."""


class Shaped(NamedTuple):
    """The operand of TJ, and the width in CSS pixels."""

    operand: str
    width: float


class Face:
    """One font file at one size; ``widths`` are the PDF font's own, in 1/1000 em by glyph."""

    def __init__(self, data: bytes, size: float, widths: Mapping[int, int]) -> None:
        self._font = hb.Font(hb.Face(data))
        self._font.scale = (int(size * _UNITS), int(size * _UNITS))
        self._size = size
        self._widths = widths
        self._known: dict[tuple[int, tuple[int, int, int, int]], str] = {}
        self.shape = functools.lru_cache(maxsize=1024)(self._shape)

    def _shape(self, text: str) -> Shaped | None:
        """Shape one line; None when the plate's font lacks a glyph, a glyph has to be raised, or HTML drops a space.

        Offsets and kerning are counted as WeasyPrint counts them, to the rounding.
        """
        if text != " ".join(text.split()):
            return None
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = "vi"
        hb.shape(self._font, buffer)
        parts: list[str] = []
        total = 0
        known = self._known
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyph, place = info.codepoint, position.position
            part = known.get((glyph, place))
            if part is None:
                part = self._part(glyph, *place)
                if part is None:
                    return None
                known[glyph, place] = part
            total += place[2]
            parts.append(part)
        return Shaped(f"[<{''.join(parts)}>]".replace("<>", " "), total / _UNITS)

    def _part(self, glyph: int, x_offset: int, y_offset: int, x_advance: int, _: int) -> str | None:
        """Give what one glyph adds to the operand, or None when the plate cannot show it there."""
        logical = self._widths.get(glyph)
        if not glyph or logical is None or y_offset:
            return None
        offset = x_offset / self._size
        kerning = int(logical + offset - x_advance * 1000 / _UNITS / self._size)
        moved = f">{-offset}<" if offset else ""
        return f"{moved}{glyph:04x}>{kerning}<" if kerning else f"{moved}{glyph:04x}"
