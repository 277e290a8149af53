"""A homeroom teacher's list: the pupil, then columns for father, mother and sometimes a sponsor."""

from schemas.cell import Row
from schemas.headings import ALIASES

TITLE = "Danh sách của giáo viên chủ nhiệm"

COLUMNS: dict[str, str] = {
    "nu": "female_mark",
    "ma hoc sinh": "student_code",
    "ma so bhyt": "bhyt_card",
    "ma the bhyt": "bhyt_card",
    "so the bhyt": "bhyt_card",
}

_FATHER = frozenset(alias for field in ("father_name", "father_phone") for alias in ALIASES[field])
_MOTHER = frozenset(alias for field in ("mother_name", "mother_phone") for alias in ALIASES[field])
_OTHERS = frozenset({"ma dinh danh bo gd dt", "dong y xu ly du lieu", "da co tai khoan vssid"})


def identify(headings: frozenset[str]) -> bool:
    """Columns for both parents, and no column that marks another layout."""
    return bool(headings & _FATHER) and bool(headings & _MOTHER) and not headings & _OTHERS


def fix(row: Row) -> Row | None:
    """Nothing is peculiar to single rows."""
    return row
