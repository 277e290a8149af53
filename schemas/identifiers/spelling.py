"""How numbers are written: what to overlook, and what all numbers of digits have in common."""

import re
from collections.abc import Collection

from schemas.identifiers import InvalidNumber

_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_INVISIBLE += "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
_PUNCTUATION = (
    ".,·•'\"`´‘’“”_()[]-‐‑‒–—―−﹣"  # no slash: "…78/79" names two numbers, and removing it would invent a third
)

_ASCII_WIDE = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
_VISIBLE: dict[int, int | None] = _ASCII_WIDE | dict.fromkeys(map(ord, _INVISIBLE))
_BARE: dict[int, int | None] = dict.fromkeys(map(ord, _PUNCTUATION))

_DECIMAL = re.compile(r"[0-9]+[.,]00?")


def bare(number: str) -> str:
    """Remove spaces, invisible marks and punctuation, and make full-width characters plain. Idempotent.

    Other digits that Unicode knows (𝟙, ١, ①) stay as they are and so make the number invalid: nobody types them by
    accident. ``912345678.0`` stays too: it is a number that went through a decimal, and dropping its dot would
    lengthen it by a digit. InvalidNumber when ``number`` is no text: "empty" for None, else "characters".

    >>> bare(" 0123.456\u00a0789 ("), bare("\uff10\uff11\u200b2"), bare("912345678.0")
    ('0123456789', '012', '912345678.0')
    """
    if not isinstance(number, str):
        raise InvalidNumber("empty" if number is None else "characters")
    if number.isascii() and number.isalnum():
        return number
    visible = "".join(number.translate(_VISIBLE).split())
    if _DECIMAL.fullmatch(visible):
        return visible
    return visible.translate(_BARE)


def require_digits(number: str, lengths: Collection[int]) -> str:
    """Give the bare number where it consists of digits, in one of these lengths; InvalidNumber for any other.

    >>> require_digits("01234 56780", (10,))
    '0123456780'
    """
    compacted = number
    if not (type(number) is str and number.isascii() and number.isdigit()):
        compacted = bare(number)
        if not (compacted.isascii() and compacted.isdigit()):
            raise InvalidNumber("characters" if compacted else "empty")
    if len(compacted) not in lengths:
        raise InvalidNumber("length")
    if compacted in PLACEHOLDERS:
        raise InvalidNumber("placeholder")
    return compacted


def is_whole(number: str, lengths: Collection[int]) -> bool:
    """Whether `require_digits` would give the number as it stands: nothing to strip, nothing to refuse. Cheap.

    >>> is_whole("0123456780", (10,)), is_whole("01234 56780", (10,))
    (True, False)
    """
    return (
        type(number) is str
        and len(number) in lengths
        and number.isdigit()
        and number.isascii()
        and number not in PLACEHOLDERS
    )


_LENGTHS = (9, 10, 11, 12)
_RUNS = ("012345678901", "123456789012", "987654321098")

PLACEHOLDERS: frozenset[str] = frozenset(
    (
        *(digit * length for digit in "0123456789" for length in _LENGTHS),
        *(run[:length] for run in _RUNS for length in _LENGTHS),
    )
)
"""What people write to fill a cell, in the lengths of our numbers: one digit repeated, 0123…, 1234…, 9876….

0987654321 is not here: as a telephone it exists.
"""
