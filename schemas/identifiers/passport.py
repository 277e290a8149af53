"""Số hộ chiếu: the number of a passport.

A Vietnamese one is a letter and seven digits (``C1234567``); eight digits have been seen and are accepted. Other
countries have their own ways, from five to twenty letters and digits: accepted when the caller knows that the holder
is a foreigner and says ``foreign=True``.

Source: the field notes, "Numbers": letter and seven digits P, eight digits U, the foreign pattern P.

>>> validate("c 1234567")
'C1234567'
>>> is_valid("C12345678"), is_valid("1234567")
(True, False)
>>> is_valid("X1B2-345"), validate("X1B2-345", foreign=True)
(False, 'X1B2345')
>>> validate("1234567C")
Traceback (most recent call last):
    ...
schemas.identifiers.InvalidNumber: format
"""

import re
import string

from schemas.identifiers import InvalidNumber
from schemas.identifiers.spelling import bare

_ALPHABET = re.compile(r"[0-9A-Z]+")
_VIETNAMESE = re.compile(r"[A-Z][0-9]{7,8}")
_CAPITALS = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)  # str.upper would turn a "ß" into "SS"


def compact(number: str) -> str:
    """Strip spaces, invisible marks and punctuation; letters become capitals."""
    return bare(number).translate(_CAPITALS)


def validate(number: str, foreign: bool = False) -> str:
    """Give the number, or raise InvalidNumber: empty, characters, length, format (Vietnamese only)."""
    passport = compact(number)
    if not _ALPHABET.fullmatch(passport):
        raise InvalidNumber("characters" if passport else "empty")
    shortest, longest = (5, 20) if foreign else (8, 9)
    if not shortest <= len(passport) <= longest:
        raise InvalidNumber("length")
    if not (foreign or _VIETNAMESE.fullmatch(passport)):
        raise InvalidNumber("format")
    return passport


def is_valid(number: str, foreign: bool = False) -> bool:
    """Whether `validate` accepts it."""
    try:
        validate(number, foreign)
    except InvalidNumber:
        return False
    return True


def format(number: str) -> str:
    """Write it as the passport does: in one piece, capitals."""
    return compact(number)
