"""What each used row is: a person, or one of the kinds of row that hold none.

A row with a name or a code is a person. When in doubt a row counts as a person, so that nobody is lost: a row that
is wrongly taken for one comes back as an exception, a pupil taken for a footer would be gone.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable

from batch.text import fold
from schemas.cell import CellValue

CODES = frozenset({"bhxh_code", "bhyt_card", "student_code", "id_number", "personal_id"})
_NAMES = ("full_name", "family_name", "given_name")
_LEAST_CODE, _LEAST_DIGITS, _MOST_LETTERS = 6, 3, 5
_DETAILS = frozenset(
    {"birth_date", "sex", "phone", "guardian_name", "guardian_bhxh_code", "address", "father_name", "mother_name"}
)
_LEAST_DETAILS = 2
_DIGITS_OF_A_DATE = 4
_SEXES = frozenset({"nam", "nu", "trai", "gai", "m", "f", "male", "female", "x", "0", "1"})

_TOTALS = re.compile(r"^(tổng|cộng)\b|^(tong (so|cong|hop)|cong)( hoc sinh| so| hs)?[ :\d]*$", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(nguoi lap|hieu truong|pho hieu truong|giao vien chu nhiem|gvcn|danh sach (nay|gom|tren)|an dinh danh sach"
    r"|xac nhan|thu truong|ky ten|ky (va )?ghi ro|ky dong dau|ghi ro ho ten|tm|t m|kt|k t)\b"
    r"|\bngay( \d+)? thang( \d+)? nam( \d+)?$"
)
# With what follows, for a pupil may be called Lưu Ý Nhi.
_REMARK = re.compile(
    r"^(ghi chú|lưu ý|trong đó|sĩ số|kế toán|ghi chu|luu y|trong do|si so|ke toan)\s*([:.(–-]|$|.*\d)", re.IGNORECASE
)
# With their marks, for without them «phần» is the surname Phan, «tổ» the surname Tô, «VI» the surname Vi.
_SECTION = re.compile(
    r"^(lớp|khối|tổ|nhóm|phần|mục|danh sách|học sinh|điểm trường|khu vực|lop|khoi|danh sach|hoc sinh|diem truong)\b",
    re.IGNORECASE,
)
_SECTION_MARK = re.compile(r"^([IVX]+|[A-H])(\.\d+)*[.)]?$")
_MARK_AND_TEXT = 2
_PERSON_NAME = re.compile(r"^[^\W\d_]+( [^\W\d_]+)+$")
_COLUMN_NUMBER = re.compile(r"^\(?([A-Z]|\d{1,2})\)?$")
_ROLL_NUMBER = re.compile(r"^\d{1,5}([.,]0*)?$")
_LEAST_NUMBERS = 3
_CLASS = re.compile(r"^\d{1,2}[./-]?\w{0,4}$")
_WHOLE_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d{2}-\d{2}")
_NAMED = re.compile(r"^[^\W\d_]+( [^\W\d_]+)+$")
_NINE_DIGITS = re.compile(r"\d{9}")
_LEAST_LISTED = 3


def filled(values: list[CellValue]) -> dict[int, str]:
    """Give the texts of the cells that hold anything, by column index, with their marks composed (NFC)."""
    found: dict[int, str] = {}
    for index, value in enumerate(values):
        text = value if type(value) is str and value.isascii() else _text(value)
        if text and not text.isspace():
            found[index] = text
    return found


def _text(value: CellValue) -> str:
    text = "" if value is None else str(value)
    return text if text.isascii() else unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\ufeff", "")


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
    if not is_numbered(by_field) and not any(map(str.isalpha, name)):
        name = ""  # «Từ ngày: | 01/09/2026» under the headings of the block above
    if any(_is_code(by_field[field]) for field in by_field.keys() & CODES):
        return bool(name) or not is_total(cells)
    if not name:
        return len(by_field.keys() & _DETAILS) >= _LEAST_DETAILS and not (is_total(cells) or is_closing(cells))
    if _TOTALS.match(name):
        return _is_dated(by_field)  # «Tổng Văn C» with a birth date is a child called Tống
    if is_numbered(by_field) or (_tells(by_field) and (_is_dated(by_field) or not is_total(cells))):
        return True
    if closing or _closes(name) or is_total(cells) or _heads_section(cells, by_field):
        return False
    return len(cells) > 1 or bool(_PERSON_NAME.match(" ".join(name.split())) and not _SECTION.match(name))


def _heads_section(cells: dict[int, str], by_field: dict[str, str]) -> bool:
    """Whether the row is a mark and a text: «I.1 | Tăng mới»."""
    return len(cells) == len(by_field) == _MARK_AND_TEXT and bool(
        _SECTION_MARK.match(by_field.get("roll_number", "").strip())
    )


def is_numbered(by_field: dict[str, str]) -> bool:
    """Whether the row has a number in the list: signers, totals and titles have none."""
    return bool(_ROLL_NUMBER.match(by_field.get("roll_number", "").strip()))


def _is_code(text: str) -> bool:
    """Whether a cell of a column of codes holds one, right or wrong, and not a signer's title or a dated line."""
    if len(text.strip()) < _LEAST_CODE or _SECTION.match(text.strip()):
        return False
    return sum(map(str.isdigit, text)) >= _LEAST_DIGITS and sum(map(str.isalpha, text)) <= _MOST_LETTERS


def _tells(by_field: dict[str, str]) -> bool:
    """Whether a named row says something that only a person has: a birth date, a sex, a telephone, a class."""
    told = by_field.get("birth_date", "") or by_field.get("phone", "")
    dated = sum(map(str.isdigit, told)) >= _DIGITS_OF_A_DATE and not _closes(told)
    return (
        dated or fold(by_field.get("sex", "")) in _SEXES or bool(_CLASS.match(by_field.get("class_name", "").strip()))
    )


def _is_dated(by_field: dict[str, str]) -> bool:
    return bool(_WHOLE_DATE.search(by_field.get("birth_date", "")))


def is_numbered_only(cells: dict[int, str], fields: dict[int, str]) -> bool:
    """Whether the number (and perhaps the class, or a word dragged down) was written ahead, and nobody's name came."""
    by_field = {fields[index]: text for index, text in cells.items() if index in fields}
    return is_numbered(by_field) and not any(field in by_field for field in _NAMES)


def is_section(cells: dict[int, str]) -> bool:
    """Whether the row opens a group of pupils («LỚP 1B», «Tổ 2»)."""
    return bool(_SECTION.match(next(iter(cells.values())).strip())) and not is_closing(cells)


def is_total(cells: dict[int, str]) -> bool:
    """Whether the row begins with «Tổng» or «Cộng» (the surname Tống is neither)."""
    first = next(iter(cells.values())).strip()
    return bool(_TOTALS.match(first) or (_TOTALS.match(fold(first)) and first.isascii()))


def is_closing(cells: dict[int, str]) -> bool:
    """Whether the row is a signature line or a closing sentence."""
    return any(_closes(text) for text in cells.values())


def _closes(text: str) -> bool:
    return bool(_SIGNATURE.search(fold(text)) or _REMARK.match(text.strip()))


def looks_like_a_list(rows: Iterable[list[CellValue]]) -> bool:
    """Whether several rows hold a name beside a date or a long number: a list of people whose heading is not known."""
    found = 0
    for values in rows:
        texts = [text.strip() for text in filled(values).values()]
        named = any(_NAMED.match(text) for text in texts)
        found += named and any(_WHOLE_DATE.search(text) or _NINE_DIGITS.search(text) for text in texts)
        if found >= _LEAST_LISTED:
            return True
    return False
