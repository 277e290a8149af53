"""Text as people type it, brought to one form: total (any string gives a string) and idempotent."""

import functools
import re
import unicodedata

_INVISIBLE = dict.fromkeys(
    [
        *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0x00AD, *range(0x20), *range(0x7F, 0xA0)),
        *range(0xD800, 0xE000),  # half a character, as broken exports leave it: nothing can show or store it
    ]
)
_KEPT_CONTROLS = {ord(character): " " for character in "\t\n\r\x0b\x0c\x85"}
_REMOVED = {**_INVISIBLE, **_KEPT_CONTROLS}
_LOOK_ALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_UNCLEAN = re.compile(f"[{''.join(map(chr, {**_REMOVED, **_LOOK_ALIKES, **_FULL_WIDTH}))}]|[^\\S ]|  |^ | \\Z")
_UNMARKED = (("Đ", "D"), ("đ", "d"), ("Ð", "D"), ("ð", "d"), ("Ɖ", "D"), ("ɖ", "d"))
_PLAIN_AND_MARKS = re.compile("[\x00-\x7f\u0300-\u034e\u0350-\u036f]*+")
"""All that is left of most texts once their marks stand apart; U+034F is not a mark that combines."""
_WORDS = re.compile(r"[^0-9a-z]+")

_DIGIT_LOOK_ALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1"})


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Compose the marks, drop what cannot be seen, fold spaces; say by which rules something changed.

    >>> clean("  Nguyễn\u00a0 An ")
    ('Nguyễn An', ('spaces-cleaned',))
    >>> clean("Ðỗ Hà")
    ('Đỗ Hà', ('look-alike',))
    """
    if not _UNCLEAN.search(text) and unicodedata.is_normalized("NFC", text):
        return text, ()
    rules: list[str] = []
    for rule, step in _STEPS:
        changed = step(text)
        if changed != text:
            rules.append(rule)
            text = changed
    return text, tuple(rules)


def _fold_spaces(text: str) -> str:
    return " ".join(text.translate(_REMOVED).split())


_STEPS = (
    ("full-width", lambda text: text.translate(_FULL_WIDTH)),
    ("look-alike", lambda text: text.translate(_LOOK_ALIKES)),
    ("spaces-cleaned", _fold_spaces),
    ("unicode-composed", lambda text: unicodedata.normalize("NFC", text)),
)


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Give the text without marks, case and punctuation, for comparing what people typed.

    >>> fold("Số CCCD/CMND*"), fold("ĐỖ  Hà-My"), fold("Ngày⏎sinh")
    ('so cccd cmnd', 'do ha my', 'ngay sinh')
    """
    for letter, plain in _UNMARKED:  # four times as fast as to translate a text with marks
        text = text.replace(letter, plain)
    text = unicodedata.normalize("NFKD", text)
    if _PLAIN_AND_MARKS.fullmatch(text):
        bare = text.encode("ascii", "ignore").decode()
    else:
        bare = "".join(character for character in text if not unicodedata.combining(character))
    bare = bare.casefold()
    if bare.isascii() and bare.replace(" ", "").isalnum():  # nearly every text: words and spaces
        return " ".join(bare.split())
    return _WORDS.sub(" ", bare).strip()


def digits_for_letters(text: str) -> str:
    """Read the letters that are mistaken for digits as those digits: O→0, l and I→1.

    >>> digits_for_letters("O9I23")
    '09123'
    """
    return text.translate(_DIGIT_LOOK_ALIKES)


def within_edits(one: str, other: str, most: int) -> bool:
    """Whether at most so many letters were added, dropped, changed or swapped with their neighbour.

    >>> within_edits("ho va tem", "ho va ten", 1), within_edits("lop", "lot xa", 1)
    (True, False)
    """
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most
