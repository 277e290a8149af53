"""The QR code of a pupil's id, as fast as writing it down.

All ids have one length, so all codes have one version, and with a fixed mask every module of the code is a sum
(modulo 2) of the bits of the text: Reed-Solomon is linear. So each character's share is worked out once with segno,
and a code is the sum of sixteen shares.
"""

import functools

import segno

from batch.printing.plate import Picture

MASK = 3
VERSION = 2
ERROR = "m"
_LENGTH = 16


def fits(text: str) -> bool:
    """Whether an id is one that this module can write down; qr.py makes the code of any other."""
    return len(text) == _LENGTH and text.isascii()


def make(text: str) -> segno.QRCode:
    """Make the code of an id with the version, level and mask that all of them have."""
    return segno.make_qr(text.encode("ascii"), error=ERROR, version=VERSION, mask=MASK, mode="byte", boost_error=False)


class CodeMaker:
    """Makes the strokes of codes: (column, row, end) runs of dark modules. ValueError for an id that does not fit."""

    def __init__(self) -> None:
        self._size = len(make("0" * _LENGTH).matrix)
        self._zero = self._bits("0" * _LENGTH)
        self.strokes = functools.lru_cache(maxsize=4)(self._strokes)
        self._share = functools.lru_cache(maxsize=None)(self._share_of)

    def _bits(self, text: str) -> int:
        rows = ("".join("1" if module else "0" for module in row) for row in make(text).matrix)
        return int("".join(rows), 2)

    def _share_of(self, place: int, character: str) -> int:
        return self._bits("0" * place + character + "0" * (_LENGTH - place - 1)) ^ self._zero

    def _strokes(self, text: str) -> str:
        if not fits(text):
            raise ValueError(f"an id has {_LENGTH} characters")
        bits = self._zero
        for place, character in enumerate(text):
            bits ^= self._share(place, character)
        size = self._size
        line = f"{bits:0{size * size}b}"
        return "".join(_row(line[row * size : (row + 1) * size], row) for row in range(size))

    @property
    def blank(self) -> str:
        """The address of a picture of a code's size that shows nothing."""
        size = self._size
        return f"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {size} {size}'/%3E"

    def drawn(self, strokes: str, picture: Picture) -> str:
        """Give the operators that draw the strokes at a place, as WeasyPrint draws the SVG of the same code."""
        scale = picture.width / self._size
        place = f"{picture.x:.6f} {picture.y:.6f} {picture.width:.6f} {picture.width:.6f}"
        return (
            f"q\n{place} re\nW\nn\n1 0 0 1 {picture.x:.6f} {picture.y:.6f} cm\n{scale:.6f} 0 0 {scale:.6f} 0 0 cm\n"
            f"0 0 0 rg\n0 0 0 RG\n1 w\n[] 0 d\n0 J\n0 j\n4 M\n{strokes}B\nQ\n"
        )


def _row(line: str, row: int) -> str:
    parts = []
    at = 0
    while (start := line.find("1", at)) >= 0:
        at = line.find("0", start)
        at = len(line) if at < 0 else at
        parts.append(f"{start} {row}.5 m\n{at} {row}.5 l\n")
    return "".join(parts)
