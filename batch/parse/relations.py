"""What an adult is to the pupil, and what a class list remarks about one: «bố», «bà ngoại», «đã mất»."""

import functools
import re

from batch.text import fold

_RELATIONS = {
    "cha": "cha", "bo": "cha", "ba": "cha", "bo de": "cha", "cha de": "cha", "bo ruot": "cha", "cha ruot": "cha",
    "me": "mẹ", "ma": "mẹ", "me de": "mẹ", "me ruot": "mẹ", "ong": "ông", "anh": "anh", "chi": "chị",
    "co": "cô", "di": "dì", "chu": "chú", "cau": "cậu", "mo": "mợ", "giam ho": "người giám hộ",
    "nguoi giam ho": "người giám hộ",
}  # fmt: skip
_MARKED = {"bà": "bà", "bác": "bác", "bá": "bác", "mự": "mợ"}
"""Relations that only their marks tell apart: «bà» (grandmother) and «ba» (father)."""
_OF_A_SIDE = re.compile(
    r"^(ông|bà|bác|cô|dì|chú|cậu|mợ|mự|anh|chị|bố|mẹ|cha)( (nội|ngoại|ruột|nuôi|dượng|kế|gái|trai|đẻ))?$"
)
_GONE = re.compile(r"^(đã |da |bố |mẹ |cha )*(mất|mat|chết|chet|qua đời|qua doi|từ trần|tử vong|hy sinh)\b")
_AWAY = frozenset({"ly hôn", "ly hon", "đã ly hôn", "bỏ đi", "không rõ", "không ở cùng", "đi vắng"})


_FIRST_WORDS = frozenset(
    (
        *(relation.split()[0] for relation in _RELATIONS),
        *("bac", "da", "mat", "chet", "qua", "tu", "hy", "ly", "khong", "mu"),
    )
)
"""How every remark begins, folded: asked first, for nearly every text in an adult's cell is a name."""


@functools.lru_cache(maxsize=4096)  # a handful of words, in every row
def relation_of(text: str) -> str | None:
    """Write a relation as one of the usual words, or leave it as written.

    >>> relation_of("Bố"), relation_of("MẸ"), relation_of("Bà"), relation_of("Ba"), relation_of("bà ngoại")
    ('cha', 'mẹ', 'bà', 'cha', 'bà ngoại')
    """
    if not text:
        return None
    return _MARKED.get(text.strip(" .:-").casefold()) or _RELATIONS.get(fold(text)) or text


def names_relation(text: str) -> bool:
    """Whether a remark says nothing but what the adult is to the pupil."""
    return bool(text) and (bool(_OF_A_SIDE.match(text.casefold())) or fold(text) in _RELATIONS)


def is_gone(remark: str) -> bool:
    """Whether a remark says that the adult has died.

    >>> is_gone("Đã mất"), is_gone("mẹ")
    (True, False)
    """
    return bool(_GONE.match(remark.casefold()))


def is_remark(text: str) -> bool:
    """Whether a text is no name but says something of an adult."""
    if fold(text.partition(" ")[0]) not in _FIRST_WORDS:
        return False
    return names_relation(text) or is_gone(text) or text.casefold() in _AWAY
