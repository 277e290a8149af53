"""One guardian written in two ways, and one code written for two guardians."""

from collections.abc import Sequence

from batch.compare import names
from batch.compare.columns import Columns
from batch.compare.guardians import Family
from batch.compare.rows import add, named, parted
from batch.text import fold
from schemas.outcome import Outcome

_MOST_OTHERS = 3
"""How many other spellings, people or codes a finding names."""


def tell(result: list[Outcome], read: Columns, guardians: list[Family]) -> None:
    """Say where the names and the codes of guardians do not agree. Duplicates say nothing and are not named."""
    for family in guardians:
        _tell_spellings(result, read, family.positions)
    for doubtful in dict.fromkeys(family.doubtful for family in guardians if family.doubtful):
        _tell_codes(result, read, read.upright(doubtful))
    for positions in read.same_code:
        _tell_two_names(result, read, positions)
    family_of = {position: at for at, family in enumerate(guardians) for position in family.positions}
    for positions in read.same_phone:
        _tell_near(result, read, positions, family_of)


def _by_name(read: Columns, positions: Sequence[int]) -> list[list[int]]:
    """Part rows by how the guardian's name is spelt; none where all spell it alike."""
    if len({read.adult_name[position] for position in positions}) == 1:
        return []
    parts = parted(read.upright(positions), read.name)
    return parts if len(parts) > 1 else []


def _tell_spellings(result: list[Outcome], read: Columns, positions: Sequence[int]) -> None:
    """Say at each row of one guardian how the others spell the name: by the way, where only case or marks are left."""
    spelt = _by_name(read, positions)
    if spelt:
        known = [read.name(rows[0]) for rows in spelt]
        sure = len(set(map(fold, known))) == 1 and names.agree(known)
        _name_others(result, read, spelt, "guardian-spelt-otherwise" if sure else "guardian-name-near")


def _name_others(result: list[Outcome], read: Columns, parts: list[list[int]], code: str) -> None:
    """Say at each row of some parts what stands in the others."""
    field = "guardian_bhxh_code" if code == "guardian-code-two-names" else "guardian_name"
    for rows in parts:
        others = [other for other in parts if other is not rows][:_MOST_OTHERS]
        told = "; ".join(f"«{read.name(other[0])}» ở {_rows(result, other)}" for other in others)
        for position in rows:
            value = read.adult_code[position] if field == "guardian_bhxh_code" else read.name(position)
            result[position] = add(result[position], code, field, value=value or "", other=told)


def _rows(result: list[Outcome], positions: Sequence[int]) -> str:
    return named([result[position].origin for position in positions])


def _tell_codes(result: list[Outcome], read: Columns, positions: Sequence[int]) -> None:
    """Say at every row of one name and phone that it is given two codes, and which is where."""
    coded = [position for position in positions if read.adult_code[position]]
    by_code = parted(coded, lambda position: read.adult_code[position])
    if len(by_code) == 1 or not coded:
        return
    told = "; ".join(f"{read.adult_code[rows[0]]} ở {_rows(result, rows)}" for rows in by_code[: _MOST_OTHERS + 1])
    for position in positions:
        params = {"value": read.name(position), "other": told}
        result[position] = add(result[position], "guardian-two-codes", "guardian_bhxh_code", **params)


def _tell_two_names(result: list[Outcome], read: Columns, positions: Sequence[int]) -> None:
    """Say at each row whose guardian's code another row gives for somebody else."""
    spelt = _by_name(read, positions)
    if spelt:
        known = names.people((read.name(rows[0]) for rows in spelt), near=True)
        people = parted((position for rows in spelt for position in rows), lambda at: known[read.name(at)])
        if len(people) > 1:
            _name_others(result, read, people, "guardian-code-two-names")


def _tell_near(result: list[Outcome], read: Columns, positions: Sequence[int], family_of: dict[int, int]) -> None:
    """Say at rows of one phone that their guardians' names are nearly the same, where nothing else tells them apart."""
    spelt = _by_name(read, positions)
    if not spelt:
        return
    known = [read.name(rows[0]) for rows in spelt]
    firm, near = names.people(known), names.people(known, near=True)
    for alike in parted((position for rows in spelt for position in rows), lambda at: near[read.name(at)]):
        people = parted(alike, lambda at: firm[read.name(at)])
        apart = len({family_of.get(position, -position - 1) for position in alike}) > 1
        if len(people) > 1 and apart and not _contradict(read, alike):
            _name_others(result, read, people, "guardian-name-near")


def _contradict(read: Columns, positions: Sequence[int]) -> bool:
    codes = {read.adult_code[position] for position in positions} - {None}
    papers = {read.adult_paper[position] for position in positions} - {None}
    return len(codes) > 1 or len(papers) > 1
