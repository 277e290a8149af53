"""Made-up pupils whose texts are hard to print: what the proof of the press is run on. The same ones for a seed.

Names are stacked diacritics, capitals, narrow or wide letters, hyphens and apostrophes, foreign, of one letter, or as
long as a record allows; every field may be empty; codes come in all their lengths. All texts are NFC, as `parse`
leaves them.
"""

import random
from collections.abc import Iterator
from typing import NamedTuple

from schemas.student import Guardian, IdType, Student

LONGEST = 100
"""What a record allows a name; no form has so much room, so such a paper goes through WeasyPrint."""
_FEW, _CAPITALS = 0.02, 0.25
_ONSETS = ("", "B", "C", "Ch", "D", "Đ", "G", "Gh", "H", "Kh", "L", "M", "Ng", "Ngh", "Nh", "Ph", "Qu", "Th", "Tr", "X")
_VOWELS = (
    *("aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự"),
    "yỳỷỹýỵ",
)
_CODAS = ("", "", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "u", "y", "o")
_KNOWN = (
    "Nguyễn Ưỡng Ẫn",
    "Nguyễn Thị Ỷ Vân Khuyển",
    "ĐẶNG ĐĂNG ĐỨC ĐỘ",
    "Lý A",
    "Ỵ",
    "Iiiillll Ịị Ịị",
    "WWWWMMMM Ỹ Ễ",
    "AVATAR TÀVỸ VÕ AY",
    "H'Hen Niê-Kđăm",
    "Y-Thu Niê",
    "K' Brếu",
    "Sùng A Sử (Tèo)",
    "Kim Ji-woo",
    "Mary-Jane O'Connor",
    "Fjord Wójw",
)
FOREIGN = ("François Müller", "Łukasz Żak", "Анна", "王小明", "K’ Brếu")
"""Names with letters that the slots for capitals lack: such a paper goes through WeasyPrint too."""
_ADDRESSES = (
    *("Số 15/7, Ỷ La", "Tổ 1", "Số 1205B, CT2", "Ỷ La; xóm 3", "K’Long + R'Lấp", "P. 12 & 14", "@ A_B: (cũ)"),
    None,
)
_PLACES = (
    ("Xã Thanh Trì", "Huyện Thanh Trì", "Thành phố Hà Nội"),
    ("Phường Ỷ La", "Thị xã Kỳ Anh", "Tỉnh Hà Tĩnh"),
    ("Xã Đắk R'Lấp", "Huyện Ỷ Yên", "Tỉnh An Giang"),
    (None, None, None),
)
_RELATIONS = ("cha", "mẹ", "bà", "bác", "người giám hộ", None)
_DATES = ("2011-03-15", "2011-11-11", "2012-10", "2011", None)


class _Kind(NamedTuple):
    """How long the codes of one kind of pupil are; 0 for one that is not known."""

    bhxh: int
    paper: int
    phone: int
    personal: int
    guardian_bhxh: int
    guardian_paper: int
    guardian_phone: int
    id_type: IdType | None


_KINDS = (
    _Kind(10, 12, 10, 12, 10, 12, 10, "cccd"),
    _Kind(0, 0, 0, 0, 0, 0, 0, None),
    _Kind(12, 9, 10, 0, 12, 9, 10, "cmnd"),
    _Kind(10, 8, 0, 12, 0, 8, 10, "passport"),
    _Kind(10, 12, 10, 12, 10, 0, 0, "cccd"),
)
"""Few, for each of them is a plate."""


class Hard(NamedTuple):
    """A pupil with the opaque id that is printed on the papers."""

    student: Student
    student_id: str


def pupils(seed: str, count: int, *, guardians: bool, kinds: int = len(_KINDS)) -> Iterator[Hard]:
    """Give so many pupils; those of a case without guardians have none. Fewer ``kinds`` need fewer plates."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    for number in range(count):
        student = _pupil(chance, number, _KINDS[number % kinds], guardians=guardians)
        yield Hard(student, f"{chance.getrandbits(64):016x}")


def _pupil(chance: random.Random, number: int, kind: _Kind, *, guardians: bool) -> Student:
    commune, district, province = chance.choice(_PLACES)
    return Student(
        full_name=_KNOWN[number] if number < len(_KNOWN) else _name_or_none(chance),
        birth_date=chance.choice(_DATES),
        sex=chance.choice(("male", "female", None)),
        ethnicity=chance.choice(("Kinh", "Ê-đê", "Xơ-đăng", None)),
        nationality=chance.choice(("Việt Nam", None)),
        class_name=chance.choice(("9A1", "12.6", "5/3", "Lá 2", None)),
        bhxh_code=_digits(chance, kind.bhxh),
        id_type=kind.id_type,
        id_number=_digits(chance, kind.paper),
        personal_id=_digits(chance, kind.personal),
        phone="0" + (_digits(chance, kind.phone - 1) or "") if kind.phone else None,
        email=chance.choice(("a.b-c_1@example.edu.vn", "WWW.MMM+2@example.vn", None)),
        address=chance.choice(_ADDRESSES),
        commune=commune,
        district=district,
        province=province,
        guardian=_guardian(chance, kind) if guardians else Guardian(),
    )


def _guardian(chance: random.Random, kind: _Kind) -> Guardian:
    return Guardian(
        full_name=_name_or_none(chance),
        relation=chance.choice(_RELATIONS),
        birth_date=chance.choice(("1985-02-11", "1985", None)),
        bhxh_code=_digits(chance, kind.guardian_bhxh),
        id_number=_digits(chance, kind.guardian_paper),
        phone="0" + (_digits(chance, kind.guardian_phone - 1) or "") if kind.guardian_phone else None,
    )


def _digits(chance: random.Random, length: int) -> str | None:
    return "".join(chance.choices("0123456789", k=length)) or None


def _name_or_none(chance: random.Random) -> str | None:
    """Make a name: mostly of hard syllables, now and then one known to be hard, the longest, a foreign one or none."""
    drawn = chance.random()
    if drawn < _FEW / 2:
        return None
    if drawn < _FEW:
        return chance.choice((*FOREIGN, " ".join(_syllable(chance) for _ in range(LONGEST))[:LONGEST].strip()))
    if drawn > 1 - _FEW:
        return chance.choice(_KNOWN)
    words = [_syllable(chance) for _ in range(chance.randint(1, 5))]
    whole = ("-" if chance.random() < _FEW else " ").join(words)
    return whole.upper() if chance.random() < _CAPITALS else whole


def _syllable(chance: random.Random) -> str:
    vowel = chance.choice(chance.choice(_VOWELS))
    return (chance.choice(_ONSETS) + vowel + chance.choice(_CODAS)).capitalize()
