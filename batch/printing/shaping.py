"""Texts shaped as Pango shapes them for WeasyPrint: the same glyphs at the same places, without Pango."""

import functools
import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from batch.printing.alphabet import ALL
from batch.printing.neighbours import next_one_decides

_UNITS = 1024
"""Pango counts lengths in 1/1024 of a CSS pixel."""

_FORMAT = hb.BufferSerializeFormat.TEXT
_FLAGS = hb.BufferSerializeFlags.NO_CLUSTERS | hb.BufferSerializeFlags.NO_GLYPH_NAMES
_WRITTEN = re.compile(r"(\d+)(?:@(-?\d+),(-?\d+))?\+(-?\d+)(?:,-?\d+)?")
"""A glyph: its number, «@» and its offsets if it has any, «+» and its advance."""

_END = "\0"
_LATIN = "Latn"
_Placed = tuple[str, int]
"""What a glyph adds to the operand of TJ, and its advance."""


class Shaped(NamedTuple):
    """The operand of TJ, and the width in CSS pixels."""

    operand: str
    width: float


class Face:
    """One font file at one size; ``widths`` are the PDF font's own, in 1/1000 em by glyph."""

    def __init__(self, data: bytes, size: float, widths: Mapping[int, int]) -> None:
        face = hb.Face(data)
        self._font = hb.Font(face)
        self._font.scale = (int(size * _UNITS), int(size * _UNITS))
        self._glyphs = _Glyphs(size, widths)
        self._pairs = _Pairs(self._first) if next_one_decides(face, ALL) else {}
        self.shape = functools.lru_cache(maxsize=1024)(self._shape)

    def _shape(self, text: str) -> Shaped | None:
        """Shape one line; None when the plate's font lacks a glyph, a glyph has to be raised, or HTML drops a space."""
        if not text or text != " ".join(text.split()):
            return None
        try:
            parts, advances = zip(*self._placed(text), strict=True)
        except _NotShownError:
            return None
        return Shaped(f"[<{''.join(parts)}>]".replace("<>", " "), sum(advances) / _UNITS)

    def _placed(self, text: str) -> list[_Placed]:
        """Give the glyphs of a text: by its pairs where they are known to tell all, else shaped as a whole."""
        if text.swapcase() != text:  # it has letters, so its script is Latin
            try:
                return [*map(self._pairs.__getitem__, pairwise(text + _END))]
            except KeyError:
                pass
        return self._whole(text)

    def _whole(self, text: str, script: str | None = None) -> list[_Placed]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = "vi"
        if script:
            buffer.script = script
        hb.shape(self._font, buffer)
        # HarfBuzz writes all glyphs down sooner than Python asks for them one by one.
        written = buffer.serialize(self._font, _FORMAT, _FLAGS)
        return [*map(self._glyphs.__getitem__, written[1:-1].split("|"))]

    def _first(self, pair: tuple[str, str]) -> _Placed:
        return self._whole("".join(pair).rstrip(_END), _LATIN)[0]


class _Pairs(dict[tuple[str, str], _Placed]):
    """How a letter is placed before another, or before the end; KeyError for what is no letter of ours.

    Worked out when first asked for: names and addresses are made of few pairs.
    """

    def __init__(self, work_out: Callable[[tuple[str, str]], _Placed]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, pair: tuple[str, str]) -> _Placed:
        letter, behind = pair
        if letter not in ALL or behind not in ALL + _END:
            raise KeyError(pair)
        self[pair] = placed = self._work_out(pair)
        return placed


class _NotShownError(Exception):
    """The plate cannot show a glyph at its place."""


class _Glyphs(dict[str, _Placed]):
    """A glyph placed as HarfBuzz writes it down; offsets and kerning are counted as WeasyPrint does, to the rounding.

    Worked out when first asked for: a font has few of them, however many texts are shaped.
    """

    def __init__(self, size: float, widths: Mapping[int, int]) -> None:
        super().__init__()
        self._size = size
        self._widths = widths

    def __missing__(self, written: str) -> _Placed:
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise _NotShownError
        glyph, x_offset, y_offset, advance = (int(number or 0) for number in found.groups())
        logical = self._widths.get(glyph)
        if not glyph or logical is None or y_offset:
            raise _NotShownError
        offset = x_offset / self._size
        kerning = int(logical + offset - advance * 1000 / _UNITS / self._size)
        part = f">{-offset}<{glyph:04x}" if offset else f"{glyph:04x}"
        self[written] = shown = (f"{part}>{kerning}<" if kerning else part), advance
        return shown
