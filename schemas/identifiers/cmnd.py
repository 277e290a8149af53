"""Số chứng minh nhân dân (CMND): the number of the old identity card.

Nine digits, given out by the provinces; the first ones stand for the province, but in a list of their own that is not
the one of the CCCD, so nothing is read from them. No check digit. The card has not been valid since 1/1/2025: whether
it still proves anything is a matter of the rule set in force, not of the number.

From 2012 to 2015 some cards bore 12 digits, built like a CCCD. Such a number is valid as `cccd`, which is where 12
digits belong first; who wants them here asks for ``lengths=(9, 12)``.

Source: the field notes, "Numbers": nine digits, the kind of 12, and the end on 31/12/2024 S.

>>> validate("011 234 567")
'011234567'
>>> is_valid("001085000017"), is_valid("001085000017", lengths=(9, 12))
(False, True)
>>> validate("012345678")
Traceback (most recent call last):
    ...
schemas.identifiers.InvalidNumber: placeholder
"""

from collections.abc import Collection

from schemas.identifiers import InvalidNumber
from schemas.identifiers.spelling import bare, require_digits


def compact(number: str) -> str:
    """Strip spaces, invisible marks and punctuation."""
    return bare(number)


def validate(number: str, lengths: Collection[int] = (9,)) -> str:
    """Give the digits, or raise InvalidNumber: empty, characters, length (not one of ``lengths``), placeholder."""
    return require_digits(number, lengths)


def is_valid(number: str, lengths: Collection[int] = (9,)) -> bool:
    """Whether `validate` accepts it with these lengths."""
    try:
        validate(number, lengths)
    except InvalidNumber:
        return False
    return True


def format(number: str) -> str:
    """Write it as the card does: the digits in one piece."""
    return bare(number)
