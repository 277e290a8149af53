"""Who is one guardian over all rows, classes, files and schools.

The same mã số BHXH or the same number of a paper, beside names that differ by no more than marks and one letter; or
the same name beside the same phone, or in two rows of one pupil. Different personal numbers keep people apart;
different codes alone do not, but then it is doubtful which code is right.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from batch.compare import names
from batch.compare.columns import Columns, columns
from batch.compare.rows import Union, parted
from schemas.outcome import Outcome

_PERSONAL = 12


class Family(NamedTuple):
    """The rows that name one guardian, by position and in order, duplicates among them.

    ``doubtful`` holds the rows between whose numbers a person must choose: all that are joined to this one's, where
    they give several codes or several personal numbers.
    """

    positions: tuple[int, ...]
    doubtful: tuple[int, ...]


def families(read: Columns) -> list[Family]:
    """Find the guardians whom several rows name."""
    union = Union(len(read.adult_name))
    by_name, by_number = (read.same_phone, read.same_pupil), (read.same_code, read.same_paper)
    for groups, near in (*((groups, False) for groups in by_name), *((groups, True) for groups in by_number)):
        for positions in groups:
            _join_people(union, read, positions, near=near)
    return [family for same in union.groups() for family in _apart(read, same)]


def everyone(outcomes: Sequence[Outcome]) -> list[Family]:
    """Give every guardian who is named, also those of one row only, in the order of the rows."""
    several = families(columns(outcomes))
    taken = {position for family in several for position in family.positions}
    alone = [
        Family((position,), ())
        for position, outcome in enumerate(outcomes)
        if position not in taken and "guardian_name" in outcome.reading.filled
    ]
    return sorted((*several, *alone))


def _join_people(union: Union, read: Columns, positions: Sequence[int], *, near: bool) -> None:
    """Join the rows beside one number that name the same person."""
    spelt = {read.adult_name[position] for position in positions}
    if len(spelt) == 1:
        union.join(positions)
        return
    known = names.people(map(read.name, positions), near=near)
    for same in parted(positions, lambda position: known[read.name(position)]):
        union.join(same)


def _apart(read: Columns, same: list[int]) -> list[Family]:
    """Keep apart whom two personal numbers make two: by code, else by that number; who has none stays between them."""
    codes = rivals(code for position in same if (code := read.adult_sure[position]))
    personal = {personal_number(read, position) for position in same} - {None}
    if len(codes) <= 1 and len(personal) <= 1:
        return [Family(tuple(same), ())]
    if len(personal) <= 1:
        return [Family(tuple(same), tuple(same))]
    parts = parted(same, lambda at: read.adult_sure[at] if len(codes) > 1 else personal_number(read, at))
    joined = tuple(same)  # one for all of them: there may be as many parts as rows
    return [Family(tuple(part), joined) for part in parts]


def rivals(codes: Iterable[str]) -> list[str]:
    """Give the codes between which a person must choose, where they are several: each once, in their order.

    Since 1/8/2025 the personal number is a code beside the one of ten digits, and both are the same person's.
    """
    each = list(dict.fromkeys(codes))
    return [code for code in each if len(code) != _PERSONAL] or each


def personal_number(read: Columns, position: int) -> str | None:
    """Give the guardian's 12-digit number, of the card or as a code: an old card of 9 digits contradicts nothing."""
    for number in (read.adult_paper[position], read.adult_sure[position]):
        if number and len(number) == _PERSONAL and number.isdigit():
            return number
    return None
