"""Which words of a list say that somebody is kin to a pupil, or the guardian."""

import re
import unicodedata

from batch.text import fold

_KIN = frozenset(
    {"cha", "bố", "ba", "tía", "thầy", "mẹ", "má", "mạ", "bu", "u", "ông", "bà", "cụ", "cố", "bác", "bá", "cô", "dì"}
    | {"dượng", "chú", "thím", "cậu", "mợ", "mự", "anh", "chị", "em", "vợ", "chồng"}
    | {"phụ", "ph", "giám", "hộ", "đỡ", "nuôi", "diện"}
)
"""Words of kin, and of guardians: «phụ huynh», «người giám hộ», «đỡ đầu», «cha nuôi», «người đại diện»."""
_KIN_PLAIN = frozenset(map(fold, _KIN))
_NO_KIN = frozenset({"giao", "nhiem", "xom", "ban", "nghiep"})
"""Words that take the kinship away: «cô giáo», «thầy chủ nhiệm», «bác hàng xóm», «bạn của mẹ», «đồng nghiệp»."""
_WORDS = re.compile(r"[^\W\d_]+")


def names_kin(relation: str) -> bool:
    """Whether a relation is of kin, or of somebody whom the law sets beside the parents.

    >>> names_kin("bà ngoại"), names_kin("03. Bố"), names_kin("thim"), names_kin("người giám hộ")
    (True, True, True, True)
    >>> names_kin("hàng xóm"), names_kin("cô giáo"), names_kin("chủ nhà trọ")
    (False, False, False)
    """
    words = _WORDS.findall(unicodedata.normalize("NFC", relation).casefold())
    if any(fold(word) in _NO_KIN for word in words):
        return False
    return any(word in _KIN or (word.isascii() and word in _KIN_PLAIN) for word in words)
