"""What a Vietnamese syllable can be: an onset, a rime, a tone. Decides whether a text reads as Vietnamese."""

import functools
import re
import unicodedata

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPPED_TONES = {"\u0301", "\u0323"}
"""Rimes that end in c, ch, p or t bear only sắc and nặng."""

_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx]"
_OPEN_RIMES = (
    "a ai ao au ay âu ây e eo ê êu i ia iu iêu o oa oai oao oay oe oeo oi ô ôi ơ ơi u ua uao uây ue uê ui uôi "
    "uơ uy uya uyu ư ưa ưi ươi ươu ưu y yêu"
)
_NASAL_RIMES = (
    "am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh êng im in inh iêm iên iêng om on ong ôm ôn ông "
    "ơm ơn oam oan oang oanh oăm oăn oăng oen um un ung uôm uôn uông ưm ưn ưng ươm ươn ương uân uâng uên "
    "uênh uyên uynh uyn yên yêm ynh yêng ing"
)
_STOPPED_RIMES = (
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt êc ich ip it iêc iêp iêt oc ooc op ot ôc ôp ôt ơp ơt "
    "oac oach oat oap oăc oăt oet uc up ut uôc uôt uôp ưc ưt ươc ươp ươt uât uyêt uych uyt uêch uêt yêt ych yt "
    "ic"
)


def _shape(rimes: str) -> re.Pattern[str]:
    longest_first = sorted(rimes.split(), key=len, reverse=True)
    return re.compile(rf"^(?:{_ONSETS})?({'|'.join(longest_first)})$")


_OPEN, _STOPPED = _shape(f"{_OPEN_RIMES} {_NASAL_RIMES}"), _shape(_STOPPED_RIMES)
_GLIDES = "ai ao au ay âu ây eo êu iu iêu oai oao oay oeo oi ôi ơi ui uôi ươi ươu ưi ưu uây uao yêu uyu ia ua ưa"
_GLIDING = frozenset(_GLIDES.split())
"""Rimes that never bear the tone on their last letter: «nhão», not «nhaõ», which is how VNI text looks."""
_TONED_CONSONANT = re.compile(
    "[^aeiouy\u0302\u0306\u031b\u0300\u0301\u0303\u0309\u0323][\u0300\u0301\u0303\u0309\u0323]"
)
"""«Ñinh» is «Đinh» in VNI. The signs that may stand between a vowel and its tone are those of â, ă and ơ."""
_INITIALS = re.compile(r"^[BCDĐGHKLMNPQRSTVX]{2,6}$")
_TONELESS = ("oong", "ôông")
"""Rimes of borrowed words, which bear no tone in a list of pupils: «Coõng» is «Công» in VNI, read as TCVN3."""
_WORDS = re.compile(r"[^\W\d_]+")


@functools.lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word, in any case, can be a Vietnamese syllable.

    >>> is_syllable("Nguyễn"), is_syllable("THUỲ"), is_syllable("Duyªn"), is_syllable("José"), is_syllable("đặc")
    (True, True, False, False, True)
    """
    if word not in (word.lower(), word.upper(), word.capitalize()):
        return False  # «TuÊn»: a capital inside a word is how the old encodings look
    parts = unicodedata.normalize("NFD", word.casefold())
    marks = [mark for mark in parts if mark in _TONES]
    if len(marks) > 1 or _TONED_CONSONANT.search(parts):
        return False
    letters = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    if _STOPPED.match(letters):
        return bool(marks) and marks[0] in _STOPPED_TONES
    if letters.endswith(_TONELESS):
        return not marks
    found = _OPEN.match(letters)
    return found is not None and not (found.group(1) in _GLIDING and bool(marks) and parts.endswith(marks[0]))


def reads_as_vietnamese(text: str) -> bool:
    """Whether every word of the text that bears a mark is a syllable or initials, and nothing but words bears one.

    >>> reads_as_vietnamese("Trần Đức Thắng"), reads_as_vietnamese("TrÇn §øc Th¾ng"), reads_as_vietnamese("SĐT mẹ")
    (True, False, True)
    """
    rest = _WORDS.sub("", text)
    return "".join(rest.split()).isascii() and all(
        word.isascii() or is_syllable(word) or _INITIALS.match(word) for word in _WORDS.findall(text)
    )
