"""Mã số BHXH: the number under which Vietnam Social Security keeps a person for life.

Ten digits, printed as the last ten characters of the health-insurance card and used as the login of VssID. The first
two are usually the code of the province that gave it out, as in the CCCD without its leading zero (01 Hà Nội, 79 Hồ
Chí Minh); numbers that begin otherwise exist, so that tells something and refuses nothing. No check digit is
documented. Excel drops a leading zero, so nine digits are often a number of ten: putting the zero back is a repair,
not done here.

Since 1/8/2025 the personal number of 12 digits takes the place of the code, and in February 2026 both were live.
Whether 12 digits count is a matter of the rule set in force; the caller says so with ``lengths=(10, 12)``.

Source: the guide of the social-insurance office (the code is the last ten digits of the card); the field notes,
"Numbers" and "Law by date": ten digits S, replacement by the personal number S, province prefix P.

>>> validate("01 2345 6780")
'0123456780'
>>> province("0123456780")
'Hà Nội'
>>> province("9923456780") is None
True
>>> is_valid("001214012345"), is_valid("001214012345", lengths=(10, 12))
(False, True)
>>> validate("123456780")
Traceback (most recent call last):
    ...
schemas.identifiers.InvalidNumber: length
>>> validate("0000000000")
Traceback (most recent call last):
    ...
schemas.identifiers.InvalidNumber: placeholder
"""

from collections.abc import Collection

from schemas.identifiers import InvalidNumber, cccd
from schemas.identifiers.places import of_code
from schemas.identifiers.spelling import bare, is_whole, require_digits

_PERSONAL = 12


def compact(number: str) -> str:
    """Strip spaces, invisible marks and punctuation."""
    return bare(number)


def validate(number: str, lengths: Collection[int] = (10,)) -> str:
    """Give the digits, or raise InvalidNumber: empty, characters, length (not one of ``lengths``), placeholder."""
    return require_digits(number, lengths)


def is_written_whole(number: str, lengths: Collection[int] = (10,)) -> bool:
    """Whether it stands as `validate` would give it: nothing to strip, nothing to repair. Cheap.

    >>> is_written_whole("0123456780"), is_written_whole("01 2345 6780")
    (True, False)
    """
    return is_whole(number, lengths)


def is_valid(number: str, lengths: Collection[int] = (10,)) -> bool:
    """Whether `validate` accepts it with these lengths."""
    try:
        validate(number, lengths)
    except InvalidNumber:
        return False
    return True


def format(number: str) -> str:
    """Write it as the card and the forms do: the digits in one piece."""
    return bare(number)


def province(number: str) -> str | None:
    """Name the province that gave the code out; None when the prefix is unknown.

    For a personal number of 12 digits: the place where the birth was registered. InvalidNumber for any other length.
    """
    digits = validate(number, (10, 12))
    return cccd.province(digits) if len(digits) == _PERSONAL else of_code(digits)
