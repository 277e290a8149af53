"""Số điện thoại di động: a Vietnamese mobile number, to which the portal sends the password by SMS.

Ten digits: 0, then 3, 5, 7, 8 or 9, then eight more. Abroad the 0 becomes +84; lists also write 84 or 0084. Until 2018
many mobile numbers had eleven digits and began with 01: they were renumbered (0120 became 070, 0168 became 038), and
an old list is read by the same table. Landlines (02…, eleven digits; until 2017 Hà Nội had 04…) get no SMS and are
refused, with a reason of their own.

Every number of the shape is accepted, also in ranges that no operator has been given yet. The `phonenumbers` library
knows the ranges given out at its release, so it would refuse a subscriber of a newer one, and asking it takes about a
hundred times as long: it serves as the witness in the tests, where everything that it calls a mobile number of this
shape must be accepted here.

Source: the field notes, "Numbers": shape, prefixes and landlines S (the `phonenumbers` library agrees); the table of
2018 and 04… of Hà Nội before 2017 P.

>>> validate("+84 (0)912.345.670")
'0912345670'
>>> validate("0168 234 5679"), was_migrated("0168 234 5679"), was_migrated("0382345679")
('0382345679', True, False)
>>> format("84912345670")
'0912 345 670'
>>> is_landline("024 386 12458")
True
>>> validate("024 386 12458")
Traceback (most recent call last):
    ...
schemas.identifiers.InvalidNumber: landline
>>> validate("912345670")
Traceback (most recent call last):
    ...
schemas.identifiers.InvalidNumber: length
"""

import re

from schemas.identifiers import InvalidNumber
from schemas.identifiers.spelling import PLACEHOLDERS, bare

MIGRATED_2018 = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0186": "056", "0188": "058", "0199": "059",
    **{f"016{digit}": f"03{digit}" for digit in "0123456789"},
}  # fmt: skip
"""What the first four digits of an eleven-digit mobile number became in 2018."""

_OLD_LENGTH, _LENGTH = 11, 10
_LIKE_FILLERS = frozenset(
    (*(f"0{digit * 9}" for digit in "35789"), *(f"0{digit}00000000" for digit in "35789"), "0987654321")
)
MOBILE = re.compile(r"0[35789][0-9]{8}")
"""A mobile number as it is kept: what `validate` gives always matches, and what matches is valid as it stands."""

_LANDLINE = re.compile(r"02[0-9]{8,9}|04[0-9]{8}")
_COUNTRY = re.compile(r"(?:\+|00)840*(?=[1-9])|840?(?=[1-9][0-9]{8,9}\Z)")


def compact(number: str) -> str:
    """Give the number as it is dialled in Vietnam today: no punctuation, 0 for the country code, renumbered.

    A bare 84 counts as the country code only where nine or ten digits follow: 084… begins like that too, once its 0
    is lost.
    """
    return _renumbered(_national(number))


def validate(number: str) -> str:
    """Give 0 and nine digits.

    Raises InvalidNumber: empty, characters, length, landline, format (ten digits that no mobile number begins with, or
    another country), placeholder.
    """
    stripped = bare(number)
    if MOBILE.fullmatch(stripped):
        return stripped
    national = _national(stripped)
    mobile = _renumbered(national)
    if national in PLACEHOLDERS:
        raise InvalidNumber("placeholder")
    if MOBILE.fullmatch(mobile):
        return mobile
    digits = mobile.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        raise InvalidNumber("characters" if mobile else "empty")
    if _LANDLINE.fullmatch(mobile):
        raise InvalidNumber("landline")
    raise InvalidNumber("format" if len(mobile) == _LENGTH or mobile != digits else "length")


def is_valid(number: str) -> bool:
    """Whether `validate` accepts it."""
    try:
        validate(number)
    except InvalidNumber:
        return False
    return True


def format(number: str) -> str:
    """Write it in groups of four, three and three."""
    mobile = compact(number)
    return f"{mobile[:4]} {mobile[4:7]} {mobile[7:]}" if MOBILE.fullmatch(mobile) else mobile


def looks_like_filler(mobile: str) -> bool:
    """Whether a valid number, as `validate` gives it, may only fill a cell: 0 and nine equal digits, 0900000000, 098….

    Such numbers can exist, and are dear: they are valid.

    >>> looks_like_filler("0999999999"), looks_like_filler("0912345678")
    (True, False)
    """
    return type(mobile) is str and mobile in _LIKE_FILLERS


def is_landline(number: str) -> bool:
    """Whether it is a fixed telephone in Vietnam; False for anything that is no telephone number."""
    try:
        return _LANDLINE.fullmatch(compact(number)) is not None
    except InvalidNumber:
        return False


def was_migrated(number: str) -> bool:
    """Whether it is written in the eleven digits of before 2018; False for anything that is no mobile number."""
    return is_valid(number) and _is_old(_national(number))


def _national(number: str) -> str:
    """Strip punctuation and put 0 for the country code; the eleven digits of before 2018 stay."""
    stripped = bare(number)
    country = _COUNTRY.match(stripped)
    return f"0{stripped[country.end() :]}" if country else stripped


def _is_old(national: str) -> bool:
    return len(national) == _OLD_LENGTH and national[:4] in MIGRATED_2018


def _renumbered(national: str) -> str:
    return MIGRATED_2018[national[:4]] + national[4:] if _is_old(national) else national
