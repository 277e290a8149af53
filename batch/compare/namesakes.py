"""Rows that look like one pupil, or name what looks like one guardian, though no number says so: a person must look.

Nothing is joined here and nobody refused: there are two pupils of one name and birth date, and two adults of one name.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import chain

from batch.compare import names
from batch.compare.columns import Columns
from batch.compare.rows import add, parted, sharing
from batch.text import fold
from schemas.outcome import Outcome

_MOST_NAMED = 5
"""How many rows a finding names; one more is looked for, to say that there are more: so that looking stays linear."""
_WITHOUT_CODE = 3
_REFUSED = "id-two-pupils"

Sign = Callable[[Outcome], Hashable | None]


def tell(result: list[Outcome], read: Columns) -> None:
    """Say at the rows which others may be the same pupil, or name the same guardian with a code."""
    for similar in sharing(map(_looks, read.birth, read.pupil)):
        for alike in parted(similar, lambda at: fold(str(read.pupil[at]))):
            if len(alike) > 1 and names.agree(str(read.pupil[at]) for at in alike):
                _tell_pupils(result, read, alike)
    _tell_guardians(result, read)


def _looks(birth: str | None, name: str | None) -> Hashable | None:
    """Give what two rows of one pupil have in common, faster than to fold every name: the lengths of the words."""
    return (birth, *map(len, name.split())) if birth and name else None


def _tell_pupils(result: list[Outcome], read: Columns, alike: Sequence[int]) -> None:
    """Compare rows of one name and birth date: those of one class, and those of one guardian."""
    others: dict[int, set[int]] = {}
    for sign in (_class_of, _guardian_of):
        for same in _alike_in(result, alike, sign):
            for position, found in _of_other_codes(read, same):
                others.setdefault(position, set()).update(found)
    for position, rows in others.items():
        # else a number told already that this is one pupil, and no row is used
        if all(problem.code != _REFUSED for problem in result[position].problems):
            code = "pupil-two-codes" if read.code[position] else "bhxh-at-namesake"
            told = {"value": str(read.pupil[position]), "other": _rows(result, sorted(rows))}
            result[position] = add(result[position], code, "bhxh_code", **told)


def _alike_in(result: list[Outcome], positions: Sequence[int], sign: Sign) -> list[list[int]]:
    """Part rows by a sign; who has none is like nobody."""
    having = [position for position in positions if sign(result[position]) is not None]
    return parted(having, lambda at: sign(result[at]))


def _class_of(outcome: Outcome) -> Hashable | None:
    return fold(outcome.student.class_name or "") or None


def _guardian_of(outcome: Outcome) -> Hashable | None:
    return fold(outcome.student.guardian.full_name or "") or None


def _of_other_codes(read: Columns, same: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Give for each row the first rows that have a code, and not its own."""
    coded = parted((position for position in same if read.code[position]), lambda at: read.code[at])
    firsts = [position for rows in coded[: _MOST_NAMED + 2] for position in rows[: _MOST_NAMED + 1]]
    for position in same:
        found = [other for other in firsts if read.code[other] != read.code[position]]
        if found:
            yield position, found


def _rows(result: list[Outcome], positions: Sequence[int]) -> str:
    shown = ", ".join(str(result[position].origin) for position in positions[:_MOST_NAMED])
    return f"{shown} và các dòng khác" if len(positions) > _MOST_NAMED else shown


def _tell_guardians(result: list[Outcome], read: Columns) -> None:
    """Say at a row that waits for a code, and gives of its guardian but the name, who of that name has one.

    Only beside a pupil of the same file and family name: for a name alone is anybody's.
    """
    by_name = (position for position, name in enumerate(read.adult_name) if name)
    bare = (at for at in by_name if not read.adult_phone[at] and not read.adult_paper[at])
    waiting = [position for position in bare if _waits(result[position])]
    if not waiting:
        return
    coded: dict[Hashable, dict[str, list[int]]] = {}
    for position, code in enumerate(read.adult_code):
        if code and read.standing[position] and read.adult_name[position]:
            coded.setdefault(_household(result[position]), {}).setdefault(read.name(position), []).append(position)
    for position in waiting:
        spelt = coded.get(_household(result[position]), {})
        same = (rows[: _MOST_NAMED + 1] for name, rows in spelt.items() if names.same(name, read.name(position)))
        found = sorted(chain.from_iterable(same))
        if found:
            told = {"value": read.name(position), "other": _rows(result, found)}
            result[position] = add(result[position], "guardian-namesake-coded", "guardian_name", **told)


def _waits(outcome: Outcome) -> bool:
    return outcome.decision.case == _WITHOUT_CODE and outcome.duplicate_of is None


def _household(outcome: Outcome) -> Hashable:
    student = outcome.reading.student
    family_name = fold(student.full_name or "").partition(" ")[0]
    return outcome.origin.file, family_name, fold(str(student.guardian.full_name))
