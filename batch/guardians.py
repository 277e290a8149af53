"""The guardians of a run as a list: each one once, with all the children, whatever class, file or school. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from batch.compare.columns import sure_code
from batch.compare.duplicates import is_final
from batch.compare.guardians import everyone, rivals
from schemas import fields
from schemas.outcome import Outcome
from schemas.student import Guardian

WITHOUT_CODE = 3
_NEEDED = {2: ("phone",), 3: ("phone", "birth_date", "id_number")}
"""Case → what its forms and steps ask of the guardian beside the name and the code."""
_NO_CODE = "chưa có mã số BHXH"
_CODE = "guardian_bhxh_code"
_ADULT, _UNCHOSEN = "adult-needs-own", "guardian-code-unchosen"


class Listed(NamedTuple):
    """One guardian: what the rows say together, the rows of the children who need one, and what no row says.

    ``case`` is 3 where a child waits for the guardian's code. ``code`` may be several, of which one must be chosen.
    ``missing`` are words, the code first.
    """

    name: str
    relation: str
    phone: str
    code: str
    case: int
    children: tuple[Outcome, ...]
    missing: tuple[str, ...]


def listed(outcomes: Sequence[Outcome]) -> list[Listed]:
    """List the guardians of children in case 2 and 3: those without a code first, those of most children first."""
    found = [_listed([outcomes[position] for position in family.positions]) for family in everyone(outcomes)]
    with_children = (guardian for guardian in found if guardian.children)
    return sorted(with_children, key=lambda guardian: (guardian.case != WITHOUT_CODE, -len(guardian.children)))


def _listed(rows: Sequence[Outcome]) -> Listed:
    children = tuple(row for row in rows if row.decision.case in _NEEDED and _helped(row))
    adults = [row.student.guardian for row in (*children, *rows)]
    case = max((child.decision.case or 0 for child in children), default=0)
    missing = [part for part in _NEEDED.get(case, ()) if not _said(adults, part)]
    codes = rivals(code for row in (*children, *rows) if (code := sure_code(row)))
    return Listed(
        name=_said(adults, "full_name"),
        relation=_said(adults, "relation"),
        phone=_said(adults, "phone"),
        code=", ".join(codes),
        case=case,
        children=children,
        missing=(*_code_missing(children, len(codes)), *(f"chưa có {_word(part)}" for part in missing)),
    )


def _helped(row: Outcome) -> bool:
    """Whether a guardian can register this pupil: not one of age, nor one who refused or left, nor a row not used."""
    adult = any(problem.code == _ADULT for problem in row.problems)
    return row.duplicate_of is None and not adult and not is_final(row)


def _code_missing(children: Sequence[Outcome], codes: int) -> list[str]:
    """Say what is wrong with the code: none, several, or one that cannot be right, and in which cell."""
    unchosen = any(problem.code == _UNCHOSEN for row in children for problem in row.problems)
    if codes > 1 or unchosen:
        return ["có nhiều mã số BHXH: chọn mã đúng"]
    wrong = [
        f"mã ở {row.reading.cells.get(_CODE)} không hợp lệ"
        for row in children
        if _CODE in row.reading.filled and not sure_code(row)
    ]
    return wrong or ([] if codes else [_NO_CODE])


def _said(adults: Sequence[Guardian], part: str) -> str:
    """Give what the first row says that says anything."""
    return next((str(value) for adult in adults if (value := getattr(adult, part))), "")


def _word(part: str) -> str:
    return fields.in_a_sentence(f"guardian_{part}").removesuffix(" người giám hộ")
