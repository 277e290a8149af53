"""The same pupil twice: one row stands for the pupil, the others are duplicates of it."""

import dataclasses
from collections.abc import Iterable

from batch.checks.finding import finding
from batch.compare import names
from batch.compare.flat import differences, flat
from batch.compare.rows import Union, parted, places, sharing
from batch.text import fold
from schemas import fields
from schemas.outcome import Outcome
from schemas.student import Student

_FINAL = frozenset({"consent-refused", "pupil-left"})
_FIRST = "là dòng đầu tiên"
_GOOD = "là dòng đầu tiên không có lỗi"
_SAID = "vì ghi rằng gia đình không đồng ý hoặc em không còn học"


def mark(result: list[Outcome]) -> None:
    """Let one row stand for each pupil; the others are duplicates of it.

    The first one stands that is not rejected, else the first. But where one of them says that the family refuses or
    that the pupil has left, that one stands: a second row must not overrule it.
    """
    for same in _pupils(result):
        used, why = _standing(result, same)
        _mark(result, used, same, why)


def _pupils(result: list[Outcome]) -> list[list[int]]:
    """Give the rows of each pupil who has several: those with one code, and those with one name, birth date and class.

    Rows that are the same pupil by either are the same pupil, whichever comes first.
    """
    codes: list[str | None] = []
    births: list[str | None] = []
    for outcome in result:
        student = outcome.reading.student
        codes.append(student.bhxh_code if student.full_name else None)
        births.append(_birth_and_class(student) if student.full_name else None)
    union = Union(len(result))
    for alike in (*sharing(codes), *sharing(births)):
        for positions in _of_one_name(result, alike):
            if _one_pupil(result, positions):
                union.join(positions)
    return union.groups()


def _birth_and_class(student: Student) -> str | None:
    if student.birth_date and student.class_name:
        return f"{student.birth_date} {fold(student.class_name)}"
    return None


def _of_one_name(result: list[Outcome], positions: list[int]) -> Iterable[list[int]]:
    """Give the rows whose names are alike without marks; told by the lengths of the words first, which is faster."""
    known = {position: str(result[position].reading.student.full_name) for position in positions}
    plain = all(name.replace(" ", "").isalpha() for name in known.values())
    for shape in parted(positions, lambda at: tuple(map(len, known[at].split()))) if plain else (positions,):
        if len(shape) > 1:
            yield from parted(shape, lambda at: fold(known[at]))


def _one_pupil(result: list[Outcome], positions: list[int]) -> bool:
    """Take a group for one pupil unless its rows carry different codes; a row without a code fits the only one.

    Nor do names whose marks contradict: An and Ân born on one day are twins. A name without any marks fits both.
    """
    students = [result[position].student for position in positions]
    codes = {student.bhxh_code for student in students} - {None}
    return len(codes) <= 1 and names.agree(str(student.full_name) for student in students)


def _standing(result: list[Outcome], same: list[int]) -> tuple[int, str]:
    """Choose the row that stands, and say why that one."""
    said = next((position for position in same if is_final(result[position])), None)
    if said is not None:
        return said, _SAID
    good = next((position for position in same if result[position].status != "rejected"), same[0])
    return good, _FIRST if good == same[0] else _GOOD


def is_final(outcome: Outcome) -> bool:
    """Whether the row says that the family refuses or that the pupil has left: no other fact changes that."""
    return any(problem.code in _FINAL and problem.severity == "error" for problem in outcome.problems)


def _mark(result: list[Outcome], used: int, same: list[int], why: str) -> None:
    """Make every row but the used one a duplicate of it, and say at the used one where they differ."""
    one = result[used]
    here = str(one.origin)
    differing: dict[str, None] = {}
    apart = [one]
    for position in same:
        two = result[position]
        if position == used:
            continue
        found = differences(flat(one.student), flat(two.student))
        if found:
            apart.append(two)
            differing |= dict.fromkeys(found)
            params = {"value": _labels(found), "used": f"{here}, {why}", "other": here}
            result[position] = _duplicate(two, one, "duplicate-differs", params)
        else:
            result[position] = _duplicate(two, one, "duplicate-same", {"other": here, "used": f"{here}, {why}"})
    if differing:
        params = {"value": _labels(differing), "used": f"{here}, {why}", "other": places(apart, one)}
        problem = finding(one.reading, "duplicate-differs", "full_name", None, **params)
        result[used] = one._replace(problems=(*one.problems, problem))


def _labels(found: Iterable[str]) -> str:
    return ", ".join(fields.label(name) for name in found)


def _duplicate(outcome: Outcome, used: Outcome, code: str, params: dict[str, str]) -> Outcome:
    """Make a row a duplicate; what else is wrong with it becomes information, for it keeps nobody from anything."""
    quiet = (dataclasses.replace(problem, severity="info") for problem in outcome.problems)
    problem = finding(outcome.reading, code, "full_name", None, **params)
    return outcome._replace(problems=(*quiet, problem), forms=(), duplicate_of=used.origin)
