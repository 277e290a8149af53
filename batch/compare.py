"""Looks across all rows of a run: the same pupil twice, one number for two pupils. Pure, linear in the rows.

Every row keeps its outcome; comparing only adds problems, and decides again the rows whose facts changed.
"""

import dataclasses
import itertools
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from batch.decide import Setting, conclude
from batch.identity import student_id
from batch.text import fold
from schemas import fields
from schemas.catalogue import ENTRIES
from schemas.outcome import Outcome
from schemas.problem import Problem
from schemas.student import Student

_FINAL = frozenset({"consent-refused", "pupil-left"})
_OF_PAIRS = frozenset({"bhxh-two-pupils", "id-two-pupils", "duplicate-differs"})
_INSTEAD = {"bhxh_code": "bhyt_card", "id_number": "personal_id"}
"""The column that gives a number where its own is empty."""
_MOST_NAMED = 5
"""How many other rows a finding names; a number typed down a whole column would name them all for each."""
_ASIDE = frozenset({"roll_number", "note"})


def compare(outcomes: Sequence[Outcome], setting: Setting) -> list[Outcome]:
    """Give the same rows, in the same order, with what only their comparison shows.

    Duplicates first, so that a row written twice is not held against itself; then numbers that two pupils share.
    """
    result = list(outcomes)
    _mark_duplicates(result)
    _refuse_shared(result, lambda student: student.bhxh_code, "bhxh-two-pupils", "bhxh_code")
    _tell_apart(result, setting)
    _refuse_shared(result, _person_number, "id-two-pupils", "id_number")
    _take_back_shared_phones(result, setting)
    return result


def _groups(outcomes: Sequence[Outcome], key: Callable[[Outcome], object]) -> Iterable[list[int]]:
    """Give the positions of the outcomes of each key that several share; None and duplicates are left out."""
    found: dict[object, list[int]] = defaultdict(list)
    for position, outcome in enumerate(outcomes):
        value = key(outcome) if outcome.duplicate_of is None else None
        if value is not None:
            found[value].append(position)
    return (positions for positions in found.values() if len(positions) > 1)


def _places(outcomes: Sequence[Outcome], aside: Outcome) -> str:
    """Name the rows but one: the first few, and how many more there are."""
    others = itertools.islice((outcome for outcome in outcomes if outcome is not aside), _MOST_NAMED)
    named = ", ".join(str(outcome.origin) for outcome in others)
    more = len(outcomes) - 1 - _MOST_NAMED
    return f"{named} và {more} dòng khác" if more > 0 else named


def _mark_duplicates(result: list[Outcome]) -> None:
    """Let one row stand for each pupil; the others are duplicates of it.

    The first one stands that is not rejected, else the first. But where one of them says that the family refuses or
    that the pupil has left, that one stands: a second row must not overrule it.
    """
    for same in _pupils(result):
        _mark(result, _standing(result, same), same)


def _pupils(result: list[Outcome]) -> Iterable[list[int]]:
    """Give the rows of each pupil who has several: those with one code, and those with one name, birth date and class.

    Rows that are the same pupil by either are the same pupil, whichever comes first.
    """
    pupil = list(range(len(result)))  # each row's pupil, by the first row known of them
    for identity in (_by_code, _by_birth):
        for positions in _groups(result, identity):
            for same in _same_pupil(result, positions):
                first = min(_root(pupil, position) for position in same)
                for position in same:
                    pupil[_root(pupil, position)] = first
    found: dict[int, list[int]] = defaultdict(list)
    for position in range(len(result)):
        found[_root(pupil, position)].append(position)
    return [same for same in found.values() if len(same) > 1]


def _root(pupil: list[int], position: int) -> int:
    while pupil[position] != position:
        pupil[position] = position = pupil[pupil[position]]
    return position


def _standing(result: list[Outcome], same: list[int]) -> int:
    said = next((position for position in same if _is_final(result[position])), None)
    good = next((position for position in same if result[position].status != "rejected"), same[0])
    return good if said is None else said


def _is_final(outcome: Outcome) -> bool:
    return any(problem.code in _FINAL and problem.severity == "error" for problem in outcome.problems)


def _by_code(outcome: Outcome) -> object:
    student = outcome.student
    return (student.bhxh_code, fold(student.full_name)) if student.bhxh_code and student.full_name else None


def _by_birth(outcome: Outcome) -> object:
    student = outcome.student
    if not (student.full_name and student.birth_date and student.class_name):
        return None
    return fold(student.full_name), student.birth_date, fold(student.class_name)


def _same_pupil(result: list[Outcome], positions: list[int]) -> Iterable[list[int]]:
    """Take a group for one pupil unless its rows carry different codes; a row without a code fits the only one.

    Nor do names whose marks contradict: An and Ân born on one day are twins. A name without any marks fits both.
    """
    codes = {result[position].student.bhxh_code for position in positions} - {None}
    marked = {_marked(result[position].student.full_name or "") for position in positions} - {None}
    if len(codes) <= 1 and len(marked) <= 1:
        yield positions


def _marked(name: str) -> str | None:
    """Give a name with marks in a form that overlooks case and on which vowel a tone sits; None without marks."""
    words = name.casefold().split()
    spelt = " ".join("".join(sorted(unicodedata.normalize("NFD", word))) for word in words)
    return None if spelt.isascii() else spelt


def _mark(result: list[Outcome], used: int, same: list[int]) -> None:
    """Make every row but the used one a duplicate of it, and say at the used one where they differ."""
    one = result[used]
    here = str(one.origin)
    differing: dict[str, None] = {}
    apart = [one]
    for position in same:
        two = result[position]
        if position == used:
            continue
        fields_apart = _differences(one.student, two.student)
        if fields_apart:
            apart.append(two)
            differing |= dict.fromkeys(fields_apart)
            params = {"value": _labels(fields_apart), "used": here, "other": here}
            result[position] = _with(_silenced(two), "duplicate-differs", params, used=one)
        else:
            result[position] = _with(_silenced(two), "duplicate-same", {"other": here}, used=one)
    if differing:
        params = {"value": _labels(differing), "used": here, "other": _places(apart, one)}
        result[used] = _with(one, "duplicate-differs", params)


def _labels(names: Iterable[str]) -> str:
    return ", ".join(fields.label(name) for name in names)


def _silenced(outcome: Outcome) -> Outcome:
    """Take what is wrong with a row that is not used for information: it keeps nobody from anything."""
    quiet = tuple(dataclasses.replace(problem, severity="info") for problem in outcome.problems)
    return dataclasses.replace(outcome, problems=quiet)


def _differences(one: Student, two: Student) -> list[str]:
    flat_one, flat_two = flat(one), flat(two)
    return [field for field, value in flat_one.items() if field not in _ASIDE and value != flat_two[field]]


def flat(student: Student) -> dict[str, object]:
    """Give the canonical fields of a pupil, the guardian's under ``guardian_…``, in the order of the reports."""
    own = dict(student)
    adult = dict(own.pop("guardian"))
    own |= {f"guardian_{'name' if part == 'full_name' else part}": value for part, value in adult.items()}
    return {field: own[field] for field in fields.LABELS}


def _with(outcome: Outcome, code: str, params: dict[str, str], used: Outcome | None = None) -> Outcome:
    """Add a problem at the name; ``used`` makes the row a duplicate of that one."""
    cell = outcome.reading.cells.get("full_name")
    problem = Problem(code, ENTRIES[code].severity, outcome.origin, "full_name", cell, params)
    problems = (*outcome.problems, problem)
    if used:
        return dataclasses.replace(outcome, problems=problems, forms=(), duplicate_of=used.origin)
    return dataclasses.replace(outcome, problems=problems)


def _person_number(student: Student) -> str | None:
    """The number that only one person can have: of the card, which is the personal number, or of another paper."""
    return student.id_number or student.personal_id


def _refuse_shared(result: list[Outcome], number: Callable[[Student], str | None], code: str, field: str) -> None:
    """Refuse every row whose number another pupil has too: which of them it belongs to only a person can tell."""
    for positions in list(_groups(result, lambda outcome: number(outcome.student))):
        shared = [result[position] for position in positions]
        for position, outcome in zip(positions, shared, strict=True):
            params = {"value": number(outcome.student) or "", "other": _places(shared, outcome)}
            shown = field if field in outcome.reading.filled else _INSTEAD.get(field, field)
            cell = outcome.reading.cells.get(shown)
            problem = Problem(code, ENTRIES[code].severity, outcome.origin, shown, cell, params)
            result[position] = dataclasses.replace(outcome, problems=(*outcome.problems, problem), forms=())


def _tell_apart(result: list[Outcome], setting: Setting) -> None:
    """Give pupils who were refused for one code ids of their own: a shared one would make them one child."""
    for position, outcome in enumerate(result):
        if any(problem.code == "bhxh-two-pupils" for problem in outcome.problems):
            own = student_id(outcome.reading, setting.school, by_code=False)
            result[position] = dataclasses.replace(outcome, student_id=own)


def _take_back_shared_phones(result: list[Outcome], setting: Setting) -> None:
    """Decide again, without the phone, the rows whose own phone another pupil gives too."""
    for positions in list(_groups(result, lambda outcome: outcome.student.phone)):
        shared = [result[position] for position in positions]
        for position, outcome in zip(positions, shared, strict=True):
            params = {"value": outcome.student.phone or "", "other": _places(shared, outcome)}
            problem = Problem(
                "phone-shared", "warning", outcome.origin, "phone", outcome.reading.cells.get("phone"), params
            )
            result[position] = _without_phone(outcome, problem, setting)


def _without_phone(outcome: Outcome, problem: Problem, setting: Setting) -> Outcome:
    reading = outcome.reading
    reading = dataclasses.replace(reading, student=reading.student.model_copy(update={"phone": None}))
    kept = tuple(found for found in outcome.problems if found.code in _OF_PAIRS)
    return conclude(reading, setting, (*kept, problem))
