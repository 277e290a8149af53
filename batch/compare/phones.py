"""One phone, one mã số BHXH: an own number that another pupil gives too, or that is a guardian's elsewhere."""

from collections import defaultdict

from batch.checks.finding import finding
from batch.compare import names
from batch.compare.columns import Columns
from batch.compare.guardians import Family
from batch.compare.rows import add, again, places, sharing
from batch.decide import Setting
from schemas.outcome import Outcome


def take_back_shared(result: list[Outcome], read: Columns, setting: Setting) -> None:
    """Decide again, without the phone, the rows whose own phone another pupil gives too."""
    for positions in sharing(read.phone):
        shared = [result[position] for position in positions]
        for position in positions:
            outcome = result[position]
            result[position] = _without(outcome, "phone-shared", places(shared, outcome), setting)


def _without(outcome: Outcome, code: str, other: str, setting: Setting) -> Outcome:
    reading = outcome.reading
    problem = finding(reading, code, "phone", value=str(reading.student.phone), other=other)
    student = reading.student._replace(phone=None)
    return again(outcome, reading._replace(student=student), setting, problem)


def compare_with_guardians(result: list[Outcome], read: Columns, guardians: list[Family], setting: Setting) -> None:
    """Compare own phones with the guardians' of other rows.

    Where that guardian is the pupil's own too, the phone is no own one. Where it is of another family, nobody can
    tell whose it is: both rows are to be looked at, and the pupil's own row is believed.
    """
    owners: dict[str | None, int] = {phone: position for position, phone in enumerate(read.phone) if phone}
    claims: dict[int, list[int]] = defaultdict(list)
    for position, phone in enumerate(read.adult_phone):
        owner = owners.get(phone)
        if owner is not None and owner != position and read.standing[position]:
            claims[owner].append(position)
    family_of = {position: at for at, family in enumerate(guardians) for position in family.positions if claims}
    for owner, claiming in claims.items():
        if result[owner].student.phone:  # else it was taken back
            _tell_claims(result, owner, claiming, family_of, setting)


def _tell_claims(
    result: list[Outcome], owner: int, claiming: list[int], family_of: dict[int, int], setting: Setting
) -> None:
    pupil = result[owner]
    student = pupil.student
    others = [at for at in claiming if not names.same(student.full_name, result[at].student.guardian.full_name)]
    own = [
        at
        for at in others
        if (owner in family_of and family_of[owner] == family_of.get(at))
        or names.same(student.guardian.full_name, result[at].student.guardian.full_name)
    ]
    if own:
        rows = places([result[at] for at in own])
        result[owner] = _without(pupil, "phone-is-siblings-guardians", rows, setting)
    elif others:
        rows = places([result[at] for at in others])
        result[owner] = add(pupil, "phone-other-family", "phone", value=str(student.phone), other=rows)
        for at in others:
            who = f"{student.full_name or 'em'} ({pupil.origin})"
            told = {"value": str(student.phone), "other": who}
            result[at] = add(result[at], "guardian-phone-is-pupils", "guardian_phone", **told)
