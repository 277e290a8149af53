"""One guardian written in two ways or with two numbers, and one number written for two guardians."""

from collections.abc import Sequence

from batch.compare import codes, names
from batch.compare.columns import Columns, Texts
from batch.compare.guardians import Family, personal_number, rivals
from batch.compare.rows import Union, add, named, parted, sharing
from batch.text import fold
from schemas.outcome import Outcome

_MOST_OTHERS = 3
"""How many other spellings, people or codes a finding names."""
_AT_NUMBER = {
    "guardian-code-two-names": "guardian_bhxh_code",
    "guardian-paper-two-names": "guardian_id_number",
    "guardian-phone-two-names": "guardian_phone",
}


def tell(result: list[Outcome], read: Columns, guardians: list[Family]) -> None:
    """Say where the names and the numbers of guardians do not agree. Duplicates say nothing and are not named."""
    for family in guardians:
        _tell_spellings(result, read, family.positions)
    for doubtful in {family.doubtful[0]: family.doubtful for family in guardians if family.doubtful}.values():
        _tell_codes(result, read, read.upright(doubtful))
        _tell_papers(result, read, read.upright(doubtful))
    for positions in read.same_code:
        _tell_two_names(result, read, positions, "guardian-code-two-names")
    for positions in read.same_paper:
        _tell_two_names(result, read, positions, "guardian-paper-two-names")
    first_of = {at: (family.doubtful or family.positions)[0] for family in guardians for at in family.positions}
    for positions in read.same_phone:
        _tell_phone(result, read, positions, first_of)


def _by_name(read: Columns, positions: Sequence[int]) -> list[list[int]]:
    """Part rows by how the guardian's name is spelt; none where all spell it alike."""
    if len({read.adult_name[position] for position in positions}) == 1:
        return []
    parts = parted(read.upright(positions), read.name)
    return parts if len(parts) > 1 else []


def _tell_spellings(result: list[Outcome], read: Columns, positions: Sequence[int]) -> None:
    """Say at each row of one guardian how the others spell the name: by the way, where it is the same but for case.

    The name without its marks is a warning, for the row's papers carry it.
    """
    spelt = _by_name(read, positions)
    if not spelt:
        return
    known = [read.name(rows[0]) for rows in spelt]
    if _one_name(known):
        plain = [rows for rows in spelt if names.marked(read.name(rows[0])) is None]
        if len(plain) == len(spelt):
            plain = []
        _name_others(result, read, spelt, "guardian-marks-missing", at=plain)
        _name_others(result, read, spelt, "guardian-spelt-otherwise", at=[rows for rows in spelt if rows not in plain])
    else:
        number = _shared_number(read, positions)
        code = "guardian-number-two-names" if number else "guardian-name-near"
        _name_others(result, read, spelt, code, number=number)


def _one_name(known: Sequence[str]) -> bool:
    return len(set(map(fold, known))) == 1 and names.agree(known)


def _shared_number(read: Columns, positions: Sequence[int]) -> str:
    """Name the code or the paper that stands beside names that are not the same; "" where only a phone joins them."""
    numbers: tuple[tuple[str, Texts], ...] = (("mã số BHXH", read.adult_code), ("số giấy tờ", read.adult_paper))
    for words, column in numbers:
        having = [position for position in positions if column[position]]
        for same in parted(having, lambda position, column=column: column[position]):  # type: ignore[misc]
            if not _one_name(list({read.name(position) for position in same})):
                return f"{words} {column[same[0]]}"
    return ""


def _name_others(
    result: list[Outcome],
    read: Columns,
    parts: list[list[int]],
    code: str,
    at: list[list[int]] | None = None,
    **shared: str,
) -> None:
    """Say at each row of some parts (of ``at`` among them) what stands in the others."""
    field = _AT_NUMBER.get(code, "guardian_name")
    columns = {"guardian_bhxh_code": read.adult_code, "guardian_id_number": read.adult_paper}
    values = (columns | {"guardian_phone": read.adult_phone}).get(field, read.adult_name)
    first = parts[: _MOST_OTHERS + 1]  # of these every part finds its first others
    shown = [(part, f"«{read.name(part[0])}» ở {_rows(result, part)}") for part in first]
    for rows in parts if at is None else at:
        others = [words for part, words in shown if part is not rows][:_MOST_OTHERS]
        other = "; ".join(others) + _and_more(len(parts) - len(shown), "tên")
        for position in rows:
            value = str(values[position])
            result[position] = add(result[position], code, field, value=value, other=other, **shared)


def _and_more(count: int, what: str) -> str:
    return f" và {count} {what} khác" if count > 0 else ""


def _rows(result: list[Outcome], positions: Sequence[int]) -> str:
    return named([result[position].origin for position in positions])


def _tell_codes(result: list[Outcome], read: Columns, positions: Sequence[int]) -> None:
    """Say at the rows of one guardian that they give two codes, and which is where."""
    told = codes.several(result, read, positions)
    for position in positions if told else ():
        if not codes.waits(result[position]):  # who waits is told that a person must choose
            params = {"value": read.name(position), "other": told}
            result[position] = add(result[position], "guardian-two-codes", "guardian_bhxh_code", **params)


def _tell_papers(result: list[Outcome], read: Columns, positions: Sequence[int]) -> None:
    """Say at the rows of one guardian that they give two 12-digit numbers, and which is where, beside which name.

    A row that gives none is told where it waits for the code: that another row gives it may be the reason.
    """
    numbers = {position: number for position in positions if (number := personal_number(read, position))}
    by_number = parted(numbers, lambda position: numbers[position])
    if len(by_number) <= 1:
        return
    told = [f"{numbers[rows[0]]} («{read.name(rows[0])}») ở {_rows(result, rows)}" for rows in by_number[:_MOST_OTHERS]]
    other = "; ".join(told) + _and_more(len(by_number) - len(told), "số")
    for position in positions:
        number = numbers.get(position)
        if number or codes.waits(result[position]):
            field = "guardian_id_number" if number in (None, read.adult_paper[position]) else "guardian_bhxh_code"
            params = {"value": read.name(position), "other": other}
            result[position] = add(result[position], "guardian-two-papers", field, **params)


def _tell_two_names(result: list[Outcome], read: Columns, positions: Sequence[int], code: str) -> None:
    """Say at each row whose guardian's code or paper another row gives for somebody else."""
    spelt = _by_name(read, positions)
    if spelt:
        known = names.people((read.name(rows[0]) for rows in spelt), near=True)
        people = parted((position for rows in spelt for position in rows), lambda at: known[read.name(at)])
        if len(people) > 1:
            _name_others(result, read, people, code)


def _tell_phone(result: list[Outcome], read: Columns, positions: Sequence[int], first_of: dict[int, int]) -> None:
    """Say at rows of one phone that it is two people's, or that the names are so near that they may be one person's.

    ``first_of`` gives the first row of the same guardian for every row whose guardian several rows name. Of a number
    that was filled in for the time being nothing is said: it is nobody's.
    """
    spelt = _by_name(read, positions)
    if not spelt or any(_is_filler(result[position]) for position in positions):
        return
    known = [read.name(rows[0]) for rows in spelt]
    firm, near = names.people(known), names.people(known, near=True)
    people: list[list[int]] = []
    for alike in parted(read.upright(positions), lambda at: near[read.name(at)]):
        parts = parted(alike, lambda at: firm[read.name(at)])
        apart = len({first_of.get(position, position) for position in alike}) > 1
        if apart and _contradict(read, alike):
            people += parts
            continue
        people.append(alike)
        if apart and len(parts) > 1:
            _name_others(result, read, parts, "guardian-name-near")
    people = _of_own_numbers(read, people)
    if len(people) > 1:
        _name_others(result, read, people, "guardian-phone-two-names")


def _is_filler(outcome: Outcome) -> bool:
    return any(problem.code == "guardian-phone-filler" for problem in outcome.problems)


def _of_own_numbers(read: Columns, people: list[list[int]]) -> list[list[int]]:
    """Make one of people who share a code or a paper: that is told of them, and one of the names may be wrong."""
    union = Union(len(people))
    for column in (read.adult_code, read.adult_paper):
        known = [(at, column[position]) for at, rows in enumerate(people) for position in rows]
        for same in sharing(number for _, number in known):
            union.join([known[place][0] for place in same])
    joined = union.groups()
    alone = set(range(len(people))) - {at for group in joined for at in group}
    groups = sorted([*joined, *([at] for at in alone)])
    return [sorted(position for at in group for position in people[at]) for group in groups]


def _contradict(read: Columns, positions: Sequence[int]) -> bool:
    """Whether numbers tell people apart: two codes of ten digits, or two personal numbers."""
    given = rivals(code for position in positions if (code := read.adult_code[position]))
    personal = {personal_number(read, position) for position in positions} - {None}
    return len(given) > 1 or len(personal) > 1
