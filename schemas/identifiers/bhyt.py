r"""Số thẻ BHYT: the number on a health-insurance card.

Until March 2021 a card showed 15 characters in four boxes, for example ``HS 4 01 0123456780``:

- two letters: why the person is insured (HS pupil, TE child under six, HN poor household, GD family, …);
- one digit from 1 to 5: how much of the bill is paid;
- two digits: the province;
- ten digits: the mã số BHXH.

Since 4/2021 the card shows the ten digits alone. Both are accepted; what counts for the enrolment is the last ten.
Pupils are usually HS4, but a pupil may be insured as a poor household's, a soldier's or a policeman's child: any two
letters are valid, and a code that is not on the list deserves a second look and no more.

Source: the field notes, "Numbers": the pattern ``[A-Z]{2}[1-5]\d{2}\d{10}`` and the bare ten digits S; the list of
object codes P (QĐ 1351/QĐ-BHXH of 2015 and what hospitals' software has accepted since).

>>> validate("hs-4-01-0123.456.780")
'HS4010123456780'
>>> bhxh_code("HS4010123456780"), object_code("HS4010123456780")
('0123456780', 'HS')
>>> format("HS4010123456780")
'HS 4 01 0123456780'
>>> validate("0123456780"), object_code("0123456780")
('0123456780', None)
>>> is_known_object("HS4010123456780"), is_known_object("ZZ4010123456780")
(True, False)
>>> validate("HS9010123456780")
Traceback (most recent call last):
    ...
schemas.identifiers.InvalidNumber: component
"""

import re
import string

from schemas.identifiers import InvalidNumber
from schemas.identifiers.spelling import bare, require_digits

OBJECT_CODES = frozenset({
    "DN", "HX", "CH", "NN", "TK", "HC", "XK",
    "HT", "TB", "NO", "CT", "XB", "TN", "CS",
    "QN", "CA", "CY", "XN", "MS", "CC", "CK", "CB", "KC", "HD", "TE",
    "BT", "HN", "DT", "DK", "XD", "TS", "TC", "TQ", "TV", "TA", "TY", "HG", "LS", "PV",
    "CN", "HS", "SV", "GB", "GD", "HK", "ND",
})  # fmt: skip
"""The reasons for being insured that are known to be on cards; the list may lack new ones."""

_FULL, _SHORT = 15, 10
_ALPHABET = re.compile(r"[0-9A-Z]+")
_CARD = re.compile(r"[A-Z]{2}[0-9]{13}")
_CAPITALS = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)  # str.upper would turn a "ß" into "SS"


def compact(number: str) -> str:
    """Strip spaces, invisible marks and punctuation; letters become capitals."""
    return bare(number).translate(_CAPITALS)


def validate(number: str) -> str:
    """Give the 15 characters or the 10 digits.

    Raises InvalidNumber: empty, characters, length, format (letters and digits in other places), component (a benefit
    outside 1 to 5), placeholder (the last ten).
    """
    card = compact(number)
    if not _ALPHABET.fullmatch(card):
        raise InvalidNumber("characters" if card else "empty")
    if len(card) not in (_SHORT, _FULL):
        raise InvalidNumber("length")
    if len(card) == _FULL:
        if not _CARD.fullmatch(card):
            raise InvalidNumber("format")
        if not "1" <= card[2] <= "5":
            raise InvalidNumber("component")
    require_digits(card[-_SHORT:], (_SHORT,))
    return card


def is_valid(number: str) -> bool:
    """Whether `validate` accepts it."""
    try:
        validate(number)
    except InvalidNumber:
        return False
    return True


def format(number: str) -> str:
    """Write the four boxes of the card apart; the ten digits of a new card stay in one piece."""
    card = compact(number)
    return f"{card[:2]} {card[2]} {card[3:5]} {card[5:]}" if is_valid(card) and len(card) == _FULL else card


def bhxh_code(number: str) -> str:
    """Give the mã số BHXH on the card: the last ten digits."""
    return validate(number)[-_SHORT:]


def object_code(number: str) -> str | None:
    """Give the two letters that say why the person is insured; None on a card that shows only ten digits."""
    card = validate(number)
    return card[:2] if len(card) == _FULL else None


def is_known_object(number: str) -> bool:
    """Whether a valid card gives no reason to doubt why the person is insured.

    True when the two letters are on the list, and for a card that shows only ten digits; False for an invalid number.
    """
    try:
        code = object_code(number)
    except InvalidNumber:
        return False
    return code is None or code in OBJECT_CODES
