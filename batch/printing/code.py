"""The QR code of a paper, as fast as writing it down.

It holds the pupil's opaque id and the digest of what the paper says: «0123456789ABCDEF-FEDCBA9876543210», nothing
personal. All such texts have one length, so all codes have one version, and with a fixed mask every module of the code
is a sum (modulo 2) of the bits of the text: Reed-Solomon is linear. So each bit's share is worked out once with segno,
and a code is the sum of the shares of its letters, taken two by two as the code itself takes them.
"""

import base64
import functools
import re
import struct
import zlib
from collections.abc import Callable
from functools import partial, reduce
from operator import getitem, xor

import segno

from batch.printing.plate import Picture

MASK = 3
VERSION = 2
ERROR = "m"
SIZE = 25
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_LENGTH = 33
_PAIR_BITS, _LAST_BITS = 11, 6
PIXELS = 4
"""Pixels a module is wide: viewers blur what has less than a screen or a scanner shows, and then nobody reads it."""
_ROW = -(-SIZE * PIXELS // 8)
"""Bytes of a row of pixels."""
_PAIRS = struct.Struct("2s" * (_LENGTH // 2) + "s")
_ROWS = struct.Struct(f"{_ROW}s" * SIZE)
_KNOWN = re.compile(r"[0-9a-f]{16}")


def fits(student_id: str) -> bool:
    """Whether an id is one that this module can write down; qr.py makes the code of any other."""
    return _KNOWN.fullmatch(student_id) is not None


def reference(student_id: str, paper_hash: str) -> str:
    """Give the text of a paper's code."""
    return f"{student_id}-{paper_hash}".upper()


def make(text: str) -> segno.QRCode:
    """Make the code of a text with the version, level and mask that all of them have."""
    return segno.make_qr(text, error=ERROR, version=VERSION, mask=MASK, mode="alphanumeric", boost_error=False)


def picture(text: str) -> str:
    """Give the code as a data URI: a picture in grey of `PIXELS` a module, without a quiet zone."""
    lines = (b"\0" + b"".join((b"\xff", b"\0")[module] * PIXELS for module in row) for row in make(text).matrix)
    rows = b"".join(line * PIXELS for line in lines)
    head = struct.pack(">IIBBBBB", SIZE * PIXELS, SIZE * PIXELS, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    image = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + image).decode()


BLANK = (
    f"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='{SIZE * PIXELS}' height='{SIZE * PIXELS}'/%3E"
)
"""The address of a picture of a code's size that shows nothing."""


class CodeMaker:
    """Makes codes: the rows of their pictures, a bit a pixel, light ones 1, as a PDF has them.

    No byte of a picture is a letter, for pixels of a module come four at a time: it can stand in a page's content.
    """

    def __init__(self) -> None:
        """Work out nothing yet."""
        self._of_bit = functools.lru_cache(maxsize=None)(self._share_of_bit)
        self._shares = [_Shares(partial(self._share_of, place)) for place in range(0, _LENGTH, 2)]

    @functools.cached_property
    def _zero(self) -> int:
        return _bits("0" * _LENGTH)

    def _share_of_bit(self, place: int, bit: int) -> int:
        high, low = divmod(1 << bit, len(_LETTERS))
        letters = _LETTERS[high] + _LETTERS[low] if place + 1 < _LENGTH else _LETTERS[low]
        return _bits("0" * place + letters + "0" * (_LENGTH - place - len(letters))) ^ self._zero

    def _share_of(self, place: int, letters: bytes) -> int:
        value = 0
        for letter in letters.decode("ascii"):
            value = value * len(_LETTERS) + _LETTERS.index(letter)
        share = 0
        for bit in range(_PAIR_BITS if len(letters) > 1 else _LAST_BITS):
            if value >> bit & 1:
                share ^= self._of_bit(place, bit)
        return share

    def pixels(self, text: str) -> bytes:
        """Give a code; ValueError for a text of another length or with another letter."""
        if len(text) != _LENGTH:
            raise ValueError(f"a paper's code has {_LENGTH} characters")
        pairs = _PAIRS.unpack(text.encode("ascii"))
        bits = reduce(xor, map(getitem, self._shares, pairs), self._zero)
        return b"".join([row * PIXELS for row in _ROWS.unpack(bits.to_bytes(SIZE * _ROW, "big"))])


class _Shares(dict[bytes, int]):
    """The shares of the letters at one place, each worked out when it is first asked for."""

    def __init__(self, work_out: Callable[[bytes], int]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, letters: bytes) -> int:
        self[letters] = share = self._work_out(letters)
        return share


def opening(place: Picture) -> bytes:
    """Give the operators before a code's pixels that draw it at a place, as WeasyPrint draws its picture."""
    width, corner = f"{place.width:.6f}", f"{place.x:.6f} {place.y:.6f}"
    return (
        f"q\n{corner} {width} {width} re\nW\nn\n1 0 0 1 {corner} cm\n{width} 0 0 -{width} 0 {width} cm\n"
        f"BI\n/W {SIZE * PIXELS}\n/H {SIZE * PIXELS}\n/CS /G\n/BPC 1\nID "
    ).encode("ascii")


CLOSING = b"\nEI\nQ\n"
"""The operators behind the pixels."""


def _bits(text: str) -> int:
    """Give a code's rows as one number, a hexadecimal digit a module."""
    rows = ("".join("0" if module else "f" for module in row).ljust(2 * _ROW, "0") for row in make(text).matrix)
    return int("".join(rows), 16)
