"""Names in dead encodings: TCVN3 (ABC, the .Vn fonts) and VNI Windows, as they sit in workbooks as Latin-1 text.

Decided per text: it is converted only when it does not read as Vietnamese as it stands and does so after exactly one
conversion. A font name is no proof: plain text keeps the old font's name, and these texts get pasted into new ones.
"""

import functools
import re
import unicodedata

from batch.text.syllables import is_syllable, reads_as_vietnamese

_TCVN3 = dict(
    zip(
        "¢£¤µ¸©·ÌÐª×Ýßã«âïóý¡¨§®Üò¥¬¦\u00ad¹¶ÊÇÈÉË¾»¼½ÆÑÎÏÕÒÓÔÖØÞäáèåæçéíêëìîôñøõö÷ùúþûü",
        "ÂÊÔàáâãèéêìíòóôõùúýĂăĐđĩũƠơƯưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
        strict=True,
    )
)
_VNI_SINGLE = dict(zip("ÌÍìíÑÓÔÖñóôöÆÒÎæòî", "ÌÍìíĐĨƠƯđĩơưỈỊỴỉịỵ", strict=True))
_VNI_MARKED = (
    "aø aù aâ aõ eø eù eâ oø où oâ oõ uø uù yù aê uõ aï aû aá aà aå aã aä aé aè aú aü aë eï eû eõ eá eà eå eã eä oï oû "
    "oá oà oå oã oä ôù ôø ôû ôõ ôï uï uû öù öø öû öõ öï yø yû yõ"
)
_MARKED = "àáâãèéêòóôõùúýăũạảấầẩẫậắằẳẵặẹẻẽếềểễệọỏốồổỗộớờởỡợụủứừửữựỳỷỹ"
_VNI_PAIRS_LOWER = dict(zip(_VNI_MARKED.split(), _MARKED, strict=True))
_VNI_PAIRS = _VNI_PAIRS_LOWER | {
    f"{pair[0].upper()}{mark}": letter.upper()
    for pair, letter in _VNI_PAIRS_LOWER.items()
    for mark in (pair[1], pair[1].upper())
}
_VNI_TEXT = re.compile("|".join([*map(re.escape, _VNI_PAIRS), *_VNI_SINGLE]))
_VIETNAMESE = frozenset(_MARKED + _MARKED.upper() + "ìíđĩơưỉịỵÌÍĐĨƠƯỈỊỴỲ")
_SURNAMES_LISTED = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lưu Trịnh Mai Cao Tạ Đào Đoàn "
    "Vương Lương Trương Hà Tô Tăng Thái Châu Quách Phùng Chu Triệu Kiều Nghiêm Doãn Bạch Khổng Lại La Lâm Mạc "
    "Tống Từ Viên Văn Đồng Giáp Hứa Khuất Lục Ninh Ông Quản Tôn Trầm Trà Ưng Vi Âu Ân Bế Cấn Cù Dư Đàm Đậu Diệp "
    "Giang Hán Kim Lò Lường Ma Mã Mạch Nông Phí Phó Quàng Sầm Thạch Thân Tiêu Tòng Trang Uông Vàng Xa Đới Nhữ Lã "
    "Lữ Mẫn Ngụy Ngọ Thiều Tưởng"
)
_SURNAMES = frozenset(_SURNAMES_LISTED.split())
_LATIN_1_END = "\u0180"
_MODERN = re.compile(f"[\\x00-\\x7f{''.join(sorted(_VIETNAMESE))}]*")
_WORD = re.compile(r"\S+")
_GIVEAWAY = re.compile(r"^(v[òÒ]|t[èÈ]ng) |^\S+ th[òÒ]( |$)|^\S+( \S+)+ d[òÒ]ng$", re.IGNORECASE)
_COMMON = re.compile(r"^\S+ th[ịỊ]( |$)| d[ũŨ]ng$", re.IGNORECASE)


@functools.lru_cache(maxsize=65536)
def decode(text: str) -> tuple[str, str | None]:
    """Give the text in Unicode and the rule by which it was converted; as it stands, with None, when in doubt.

    >>> decode("TrÇn §øc Th¾ng")
    ('Trần Đức Thắng', 'legacy-tcvn3')
    >>> decode("Nguyeãn Thò AÙnh")
    ('Nguyễn Thị Ánh', 'legacy-vni')
    >>> decode("José Trần"), decode("Lý Nhã"), decode("Ana")
    (('José Trần', None), ('Lý Nhã', None), ('Ana', None))
    """
    if text.isascii() or (max(text) >= _LATIN_1_END and not _as_code_page(text)):
        return text, None
    if reads_as_vietnamese(unicodedata.normalize("NFC", text)) and not _betrays_itself(text):
        return text, None
    readings = {(converted, rule) for source in _sources(text) for converted, rule in _readings(source)}
    fitting = {reading for reading in readings if reading[0] != text and reads_as_vietnamese(reading[0])}
    if len(fitting) > 1:
        fitting = _likeliest(fitting)
    return fitting.pop() if len(fitting) == 1 else (text, None)


def _likeliest(readings: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Choose among readings that are all Vietnamese: «Lưu» is a surname, «Lửu» is none; many are Thị, Dũng."""
    named = {reading for reading in readings if _is_name(reading[0])}
    common = {reading for reading in named if _COMMON.search(reading[0])}
    return common or named


def _betrays_itself(text: str) -> bool:
    """Whether a text reads well and is still no name as it stands: «Vò Thu Vy», «Mai Thò Lan», «Cao Minh Dòng».

    Only words that no name has: «Hoà Bình» could be «Hồ Bình» in VNI, and is left alone.
    """
    return max(text) < _LATIN_1_END and bool(_GIVEAWAY.match(" ".join(text.split())))


def _is_name(text: str) -> bool:
    words = text.split()
    return bool(words) and words[0].capitalize() in _SURNAMES


def as_if(text: str, rule: str) -> str | None:
    """Read a text by one rule where its neighbours say which; None when that makes no Vietnamese.

    >>> as_if("Bè", "legacy-tcvn3"), as_if("Lý", "legacy-tcvn3"), as_if("Bố", "legacy-tcvn3")
    ('Bố', 'Lý', None)
    """
    found = {reading for source in _sources(text) for reading, by in _readings(source) if by == rule}
    fitting = [reading for reading in found if reads_as_vietnamese(reading)]
    return fitting[0] if len(fitting) == 1 else None


def _sources(text: str) -> list[str]:
    """The text, and what it was if its bytes were read as Vietnamese Windows-1258 on the way."""
    return [source for source in (text if max(text) < _LATIN_1_END else "", _as_code_page(text)) if source]


def _as_code_page(text: str) -> str:
    """Undo a reading as Windows-1258, where a sign stands that Vietnamese does not have («SĐT» is no such text)."""
    if _MODERN.fullmatch(text):
        return ""
    try:
        return text.encode("cp1258").decode("cp1252")
    except UnicodeError:
        return ""


def _readings(text: str) -> list[tuple[str, str]]:
    return [(_from_tcvn3(text), "legacy-tcvn3"), (_from_vni(text), "legacy-vni")]


def _from_tcvn3(text: str) -> str:
    """Convert TCVN3: one character a letter. It has no toned capitals: these had an all-capitals font."""
    if _in_capitals(text):
        return _letters_from_tcvn3(text).upper()
    return _WORD.sub(lambda word: _word_from_tcvn3(word.group()), text)


def _word_from_tcvn3(word: str) -> str:
    converted = _letters_from_tcvn3(word)
    return converted.upper() if _in_capitals(word) else converted


def _letters_from_tcvn3(text: str) -> str:
    return "".join(_TCVN3.get(character, character) for character in text)


def _in_capitals(text: str) -> bool:
    """Whether the letters that show their case are capitals, and not only the first of a word or those of «CCCD»."""
    words = [
        [character if character.isascii() and character.isalpha() else "" for character in word]
        for word in text.split()
        if not word.isascii() or is_syllable(word)
    ]
    return any(any(word[1:]) for word in words) and all(letter.isupper() for word in words for letter in word if letter)


def _from_vni(text: str) -> str:
    """Convert VNI Windows: a letter, then a mark; a few letters stand alone."""
    return _VNI_TEXT.sub(lambda found: _VNI_PAIRS.get(found.group()) or _VNI_SINGLE[found.group()], text)
