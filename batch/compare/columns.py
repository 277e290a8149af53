"""What the comparisons look at, column by column: read out of the rows once, for rows lie far apart in memory."""

from collections.abc import Sequence
from typing import NamedTuple

from batch.compare.rows import sharing
from schemas.outcome import Outcome
from schemas.student import Student

Texts = list[str | None]
_NOBODY = Student()
_REFUSED = frozenset({"guardian-code-is-pupils", "guardian-code-twelve-differs"})


class Columns(NamedTuple):
    """A value a row, in the order of the rows. What is the pupil's is None for a duplicate.

    ``number`` is what only one person can have: of the card, which is the personal number, or of another paper. The
    guardian's columns begin with ``adult``; ``adult_sure`` is the code as far as `sure_code` gives it. The groups hold
    the rows of named guardians who share a number, or are of one pupil, duplicates among them.
    """

    standing: list[bool]
    pupil: Texts
    birth: Texts
    code: Texts
    number: Texts
    phone: Texts
    adult_name: Texts
    adult_code: Texts
    adult_sure: Texts
    adult_paper: Texts
    adult_phone: Texts
    same_phone: list[list[int]]
    same_code: list[list[int]]
    same_paper: list[list[int]]
    same_pupil: list[list[int]]

    def name(self, position: int) -> str:
        """Give the guardian's name; "" where none can be read."""
        return self.adult_name[position] or ""

    def upright(self, positions: Sequence[int]) -> list[int]:
        """Leave the duplicates out."""
        return [position for position in positions if self.standing[position]]


def columns(outcomes: Sequence[Outcome]) -> Columns:
    """Read the columns out of rows whose duplicates are known."""
    students = [outcome.reading.student for outcome in outcomes]
    adults = [student.guardian for student in students]
    standing = [outcome.duplicate_of is None for outcome in outcomes]
    pupils = [outcome.reading.student if outcome.duplicate_of is None else _NOBODY for outcome in outcomes]
    named = [adult if adult.full_name else _NOBODY.guardian for adult in adults]
    return Columns(
        standing=standing,
        pupil=[pupil.full_name for pupil in pupils],
        birth=[pupil.birth_date for pupil in pupils],
        code=[pupil.bhxh_code for pupil in pupils],
        number=[pupil.id_number or pupil.personal_id for pupil in pupils],
        phone=[pupil.phone for pupil in pupils],
        adult_name=[adult.full_name for adult in adults],
        adult_code=[adult.bhxh_code for adult in adults],
        adult_sure=[sure_code(outcome) for outcome in outcomes],
        adult_paper=[adult.id_number for adult in adults],
        adult_phone=[adult.phone for adult in adults],
        same_phone=sharing(adult.phone for adult in named),
        same_code=sharing(adult.bhxh_code for adult in named),
        same_paper=sharing(adult.id_number for adult in named),
        same_pupil=_same_pupil(outcomes),
    )


def sure_code(outcome: Outcome) -> str | None:
    """Give the guardian's code of a row; None also where the row itself shows that it cannot be the guardian's."""
    code = outcome.reading.student.guardian.bhxh_code
    return None if code and any(problem.code in _REFUSED for problem in outcome.problems) else code


def _same_pupil(outcomes: Sequence[Outcome]) -> list[list[int]]:
    """Give the rows of each pupil whom several rows are about, as far as they name a guardian."""
    return sharing(
        outcome.duplicate_of or outcome.origin if outcome.reading.student.guardian.full_name else None
        for outcome in outcomes
    )
