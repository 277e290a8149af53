"""What each used row is: a person, or one of the kinds of row that hold none.

A row with a name or a code is a person. When in doubt a row counts as a person, so that nobody is lost: a row that
is wrongly taken for one comes back as an exception, a pupil taken for a footer would be gone.
"""

import itertools
import re

from batch.text import fold
from schemas.cell import CellValue

CODES = frozenset({"bhxh_code", "bhyt_card", "student_code", "id_number", "personal_id"})
_NAMES = ("full_name", "family_name", "given_name")
_LEAST_CODE = 6
_NUMBERED = frozenset({"roll_number", "class_name", "ignored"})
_DETAILS = frozenset(
    {"birth_date", "sex", "phone", "guardian_name", "guardian_bhxh_code", "address", "father_name", "mother_name"}
)
_LEAST_DETAILS = 2

_TOTALS = re.compile(r"^(tổng|cộng)\b|^(tong (so|cong|hop)|cong)( hoc sinh| so| hs)?[ :\d]*$", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(nguoi lap|hieu truong|pho hieu truong|giao vien chu nhiem|gvcn|danh sach (nay|gom|tren)|an dinh danh sach"
    r"|xac nhan|thu truong|ke toan|ky ten|tm|t m|kt|k t|ghi chu|luu y|trong do|si so)\b"
    r"|\bngay( \d+)? thang( \d+)? nam( \d+)?$"
)
_SECTION = re.compile(r"^(lop|khoi|to|nhom|phan|muc|danh sach|diem truong|khu|[ivx]+|[a-e]|\d+) \w")
_PERSON_NAME = re.compile(r"^[^\W\d_]+( [^\W\d_]+)+$")
_COLUMN_NUMBER = re.compile(r"^\(?([A-Z]|\d{1,2})\)?$")
_LEAST_NUMBERS = 3


def filled(values: list[CellValue]) -> dict[int, str]:
    """Give the shown texts of the cells that hold anything, by column index."""
    return {
        index: str(value)
        for index, value in enumerate(values)
        if value is not None and (not isinstance(value, str) or value.strip())
    }


def is_column_numbers(cells: dict[int, str]) -> bool:
    """Whether the row only numbers the columns: 1, 2, 3 … or A, B, 1, 2 and so on."""
    marks = [_COLUMN_NUMBER.match(text.strip().removesuffix(".0")) for text in cells.values()]
    if len(marks) < _LEAST_NUMBERS or not all(marks):
        return False
    numbers = [int(mark.group(1)) for mark in marks if mark and mark.group(1).isdigit()]
    return len(numbers) > 1 and all(b - a == 1 for a, b in itertools.pairwise(numbers))


def is_person(cells: dict[int, str], fields: dict[int, str], *, closing: bool) -> bool:
    """Whether a row under the heading is about a person; ``fields`` is column index → field.

    ``closing`` says that the signatures have begun: a lone name there is a signer's.
    """
    by_field = {fields[index]: text for index, text in cells.items() if index in fields}
    name = " ".join(by_field[field] for field in _NAMES if field in by_field).strip()
    if any(len(by_field[field].strip()) >= _LEAST_CODE for field in by_field.keys() & CODES):
        return bool(name) or not is_total(cells)
    details = by_field.keys() & _DETAILS
    if not name:
        return len(details) >= _LEAST_DETAILS and not is_total(cells)
    if _TOTALS.match(name):
        return False
    if details:
        return True
    if closing or _SIGNATURE.search(fold(name)) or is_total(cells):
        return False
    return len(cells) > 1 or bool(_PERSON_NAME.match(" ".join(name.split())) and not _SECTION.match(fold(name)))


def is_numbered_only(cells: dict[int, str], fields: dict[int, str]) -> bool:
    """Whether only the number (and the class) was written ahead, for a pupil who never came."""
    known = {fields.get(index, "ignored") for index in cells}
    return "roll_number" in known and known <= _NUMBERED and len(next(iter(cells.values()))) < len("1000000")


def is_total(cells: dict[int, str]) -> bool:
    """Whether the row begins with «Tổng» or «Cộng» (the surname Tống is neither)."""
    first = next(iter(cells.values())).strip()
    return bool(_TOTALS.match(first) or (_TOTALS.match(fold(first)) and first.isascii()))


def is_closing(cells: dict[int, str]) -> bool:
    """Whether the row is a signature line or a closing sentence."""
    return any(_SIGNATURE.search(fold(text)) for text in cells.values())
