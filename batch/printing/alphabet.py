"""Which letters a plate holds for its slots: all of Vietnamese, or less where a slot takes less. Pure.

A text with any other letter is laid out by WeasyPrint itself, so too few letters cost time, too many room in the file.
"""

from collections.abc import Iterable

DIGITS = "0123456789"
HEXADECIMAL = DIGITS + "abcdef"
CAPITALS = "AÀÁÂÃĂẠẢẤẦẨẪẬẮẰẲẴẶBCDĐEÈÉÊẸẺẼẾỀỂỄỆFGHIÌÍĨỈỊJKLMNOÒÓÔÕƠỌỎỐỒỔỖỘỚỜỞỠỢPQRSTUÙÚŨƯỤỦỨỪỬỮỰVWXYÝỲỴỶỸZ .,-/()'"
ALL = "".join(dict.fromkeys(CAPITALS + CAPITALS.lower() + DIGITS + "@_:;+&–’"))
_DIGITS_ONLY = ("_day", "_month", "_year", "bhxh_code", "phone", "personal_id")
_TICKS = ("sex_male", "sex_female", "id_cccd", "id_cmnd", "id_passport")


def letters_of(slots: Iterable[str]) -> str:
    """Give the letters for some slots, by their names («phone», «phone.3»), each once."""
    return "".join(dict.fromkeys("".join(_letters(slot.partition(".")[0]) for slot in slots)))


def _letters(field: str) -> str:
    if field.endswith(_DIGITS_ONLY):
        return DIGITS
    if field.endswith("_date"):
        return DIGITS + "/"
    if field.endswith(_TICKS):
        return "x"
    if field.endswith("_upper"):
        return CAPITALS
    return HEXADECIMAL if field == "student_ref" else ALL
