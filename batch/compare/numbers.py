"""One number for two people: a mã số BHXH or the number of a paper, of two pupils or of a pupil and a guardian."""

from collections import defaultdict

from batch.compare import names
from batch.compare.columns import Columns, Texts
from batch.compare.rows import add, places, sharing
from batch.decide import Setting
from batch.identity import student_id
from schemas.outcome import Outcome

_INSTEAD = {"bhxh_code": "bhyt_card", "id_number": "personal_id"}
"""The column that gives a number where its own is empty."""


def refuse_shared(result: list[Outcome], read: Columns, setting: Setting) -> None:
    """Refuse pupils who share a mã số BHXH or the number of a paper."""
    for position in _refuse(result, read.code, "bhxh-two-pupils", "bhxh_code"):
        own = student_id(result[position].reading, setting.school, by_code=False)  # a shared one would make them one
        result[position] = result[position]._replace(student_id=own)
    _refuse(result, read.number, "id-two-pupils", "id_number")


def _refuse(result: list[Outcome], numbers: Texts, code: str, field: str) -> list[int]:
    """Refuse every row whose number another pupil has too: which of them it belongs to only a person can tell."""
    refused: list[int] = []
    for positions in sharing(numbers):
        refused += positions
        shared = [result[position] for position in positions]
        for position in positions:
            outcome = result[position]
            value = str(numbers[position])
            result[position] = add(outcome, code, _shown(outcome, field), value=value, other=places(shared, outcome))
    return refused


def _shown(outcome: Outcome, field: str) -> str:
    return field if field in outcome.reading.filled else _INSTEAD[field]


def refuse_guardians(result: list[Outcome], read: Columns) -> None:
    """Refuse a pupil whose mã số BHXH another row gives for its guardian, and warn at that row.

    An account made under another person's code is hard to undo, and the guardian's own is used by that guardian: so
    the pupil waits. Not so where the pupil is that guardian (of age, and of that name), nor where the number is the
    pupil's own beyond doubt: then only the other row is wrong.
    """
    owners: dict[str | None, int] = {code: position for position, code in enumerate(read.code) if code}
    claims: dict[int, list[int]] = defaultdict(list)
    for position, code in enumerate(read.adult_code):
        owner = owners.get(code)
        if owner is not None and owner != position and read.standing[position]:
            claims[owner].append(position)
    for owner, claiming in claims.items():
        _tell_claims(result, owner, claiming)


def _tell_claims(result: list[Outcome], owner: int, claiming: list[int]) -> None:
    pupil = result[owner]
    student = pupil.student
    others = [at for at in claiming if not names.same(student.full_name, result[at].student.guardian.full_name)]
    code = str(student.bhxh_code)
    proven = code in (student.personal_id, student.id_number)
    if others and not proven:
        rows = places([result[at] for at in others])
        result[owner] = add(pupil, "bhxh-is-guardians", _shown(pupil, "bhxh_code"), value=code, other=rows)
    for at in others:
        who = f"{student.full_name or 'em'} ({pupil.origin})"
        result[at] = add(result[at], "guardian-code-of-pupil", "guardian_bhxh_code", value=code, other=who)
