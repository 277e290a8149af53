"""What the comparisons look at, column by column: read out of the rows once, for rows lie far apart in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from batch.compare.rows import sharing
from schemas.outcome import Outcome

Texts = list[str | None]


@dataclass(frozen=True)
class Columns:
    """A value a row, in the order of the rows. What is the pupil's is None for a duplicate.

    ``number`` is what only one person can have: of the card, which is the personal number, or of another paper. The
    guardian's columns begin with ``adult``. The groups hold the rows of named guardians who share a number,
    duplicates among them.
    """

    standing: list[bool] = field(default_factory=list)
    pupil: Texts = field(default_factory=list)
    birth: Texts = field(default_factory=list)
    code: Texts = field(default_factory=list)
    number: Texts = field(default_factory=list)
    phone: Texts = field(default_factory=list)
    adult_name: Texts = field(default_factory=list)
    adult_code: Texts = field(default_factory=list)
    adult_paper: Texts = field(default_factory=list)
    adult_phone: Texts = field(default_factory=list)
    same_phone: list[list[int]] = field(default_factory=list)
    same_code: list[list[int]] = field(default_factory=list)
    same_paper: list[list[int]] = field(default_factory=list)

    def name(self, position: int) -> str:
        """Give the guardian's name; "" where none can be read."""
        return self.adult_name[position] or ""

    def upright(self, positions: Sequence[int]) -> list[int]:
        """Leave the duplicates out."""
        return [position for position in positions if self.standing[position]]


def columns(outcomes: Sequence[Outcome]) -> Columns:
    """Read the columns out of rows whose duplicates are known."""
    found = Columns()
    for outcome in outcomes:
        student = outcome.reading.student
        adult = student.guardian
        found.adult_name.append(adult.full_name)
        found.adult_code.append(adult.bhxh_code)
        found.adult_paper.append(adult.id_number)
        found.adult_phone.append(adult.phone)
        standing = outcome.duplicate_of is None
        found.standing.append(standing)
        found.pupil.append(student.full_name if standing else None)
        found.birth.append(student.birth_date if standing else None)
        found.code.append(student.bhxh_code if standing else None)
        found.number.append((student.id_number or student.personal_id) if standing else None)
        found.phone.append(student.phone if standing else None)
    found.same_phone.extend(_sharing_named(found, found.adult_phone))
    found.same_code.extend(_sharing_named(found, found.adult_code))
    found.same_paper.extend(_sharing_named(found, found.adult_paper))
    return found


def _sharing_named(read: Columns, numbers: Texts) -> list[list[int]]:
    return sharing(numbers[position] if name else None for position, name in enumerate(read.adult_name))
