"""Số căn cước công dân (CCCD, thẻ căn cước), which is also the số định danh cá nhân: a person's number in Vietnam.

Everyone gets it at birth registration and keeps it; a card that shows it comes later (compulsory from 14). So the
number is no evidence of a card. Twelve digits:

- three for the place of birth registration: a province (001 Hà Nội) or, for those born abroad, a country;
- one for the century and the sex: 0 and 1 for the 1900s, 2 and 3 for the 2000s, 4 and 5 for the 2100s, and so on in
  pairs to 8 and 9; even is male, odd is female;
- two for the year of birth within the century;
- six drawn at random. There is no check digit.

Two things are valid here that look odd. An unknown place: the list of countries is not at hand, so `province` answers
None. A century digit from 6 to 9: the pairs go on, so it means a birth after 2199; nobody has one yet, and the
comparison with the birth date of the same row will say so with a warning, which knows more than this module does.

Source: the field notes, "Numbers": structure S up to the digits 4/5; 6 to 9 P (NĐ 137/2015/NĐ-CP and Thông tư
07/2016/TT-BCA carry the pairs on to the 2300s); places: `schemas.identifiers.places`.

>>> validate("001 214 012 345")
'001214012345'
>>> birth_year("001214012345"), sex("001214012345"), province("001214012345")
(2014, 'male', 'Hà Nội')
>>> birth_year("079185000017"), sex("079185000017")
(1985, 'female')
>>> is_valid("198301000001"), province("198301000001") is None
(True, True)
>>> validate("01214012345")
Traceback (most recent call last):
    ...
schemas.identifiers.InvalidNumber: length
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from schemas.identifiers import InvalidNumber
from schemas.identifiers.places import PROVINCES
from schemas.identifiers.spelling import bare, is_whole, require_digits

_LENGTHS = (12,)
_TELLING = 6
"""How many digits tell something; the rest are random."""


def compact(number: str) -> str:
    """Strip spaces, invisible marks and punctuation."""
    return bare(number)


def validate(number: str) -> str:
    """Give the 12 digits, or raise InvalidNumber: empty, characters, length, placeholder."""
    return require_digits(number, _LENGTHS)


def is_written_whole(number: str) -> bool:
    """Whether it stands as `validate` would give it: nothing to strip, nothing to repair. Cheap.

    >>> is_written_whole("001214012345"), is_written_whole("001 214 012 345")
    (True, False)
    """
    return is_whole(number, _LENGTHS)


def is_valid(number: str) -> bool:
    """Whether `validate` accepts it."""
    try:
        validate(number)
    except InvalidNumber:
        return False
    return True


def format(number: str) -> str:
    """Write it as the card does: the digits in one piece."""
    return bare(number)


class Told(NamedTuple):
    """What a number tells: the year of birth (four digits), the sex registered at birth, and the province.

    ``province`` is None for another country, or a code that is not known.
    """

    birth_year: int
    sex: Literal["male", "female"]
    province: str | None


def told(number: str) -> Told:
    """Tell all that the number tells; InvalidNumber as `validate`."""
    return _told(validate(number)[:_TELLING])


def birth_year(number: str) -> int:
    """Tell the year of birth, four digits."""
    return told(number).birth_year


def sex(number: str) -> Literal["male", "female"]:
    """Tell the sex registered at birth."""
    return told(number).sex


def province(number: str) -> str | None:
    """Name the province where the birth was registered; None for another country or a code that is not known."""
    return told(number).province


@lru_cache(maxsize=4096)
def _told(telling: str) -> Told:
    """Read the digits that tell something: few of a school are different."""
    century_and_sex = int(telling[3])
    year = 1900 + century_and_sex // 2 * 100 + int(telling[4:])
    return Told(year, "female" if century_and_sex % 2 else "male", PROVINCES.get(telling[:3]))
