"""Texts that cannot do harm where they are put: in a cell, in a CSV field, in a file name."""

import re
import unicodedata

_ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ILLEGAL_IN_FILE_NAME = re.compile('[\x00-\x1f\x7f<>:"/\\\\|?*\ud800-\udfff]')
_ILLEGAL_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\U00010000-\U0010ffff]")  # and what counts twice
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # the full-width signs too: Excel set to Japanese obeys them
_LONGEST_CELL = 16_000  # Excel's limit is 32,767 UTF-16 units, of which a character may take two
_LONGEST_SHEET_NAME = 31
_LONGEST_FILE_NAME = 180  # bytes; file systems end at 255, and the callers add a number and a suffix


def cell_text(text: str) -> str:
    r"""Make a text fit for a cell: nothing that XML forbids, no longer than Excel takes.

    >>> cell_text("a\x00b")
    'a�b'
    """
    text = _ILLEGAL_IN_XML.sub("�", text.replace("\r\n", "\n"))
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula if somebody typed it."""
    return text.startswith(_STARTS_A_FORMULA)


def csv_text(text: str) -> str:
    """Put an apostrophe before a text that Excel would run as a formula when it opens the CSV.

    >>> csv_text("=1+1"), csv_text("Nguyễn Văn An")
    ("'=1+1", 'Nguyễn Văn An')
    """
    text = cell_text(text)
    return f"'{text}" if looks_like_formula(text) else text


def sheet_name(name: str, taken: set[str]) -> str:
    """Make a sheet name that Excel takes and that is not ``taken`` yet (case aside); adds it to ``taken``."""
    base = _ILLEGAL_IN_SHEET_NAME.sub("_", cell_text(name)).strip("' ")[:_LONGEST_SHEET_NAME].strip("' ") or "Trang"
    return _free(base, "", taken, _LONGEST_SHEET_NAME)


def file_name(name: str, taken: set[str]) -> str:
    """Make a file name from a name that someone else chose: no path, no device, not ``taken`` yet (case aside).

    >>> taken = set()
    >>> file_name("lop.xlsx", taken), file_name("LOP.xlsx", taken), file_name("../CON", taken), file_name("CON", taken)
    ('lop.xlsx', 'LOP (2).xlsx', '_CON', '_CON (2)')
    """
    name = unicodedata.normalize("NFC", _ILLEGAL_IN_FILE_NAME.sub("_", name)).strip(". ")
    if _DEVICES.match(name):
        name = f"_{name}"
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = name, ""
    suffix = dot + suffix[:10]
    stem = stem.encode()[:_LONGEST_FILE_NAME].decode(errors="ignore").rstrip() or "tep"
    return _free(stem, suffix, taken, _LONGEST_FILE_NAME + len(suffix))


def _free(stem: str, suffix: str, taken: set[str], longest: int) -> str:
    """Give ``stem + suffix``, with a number between the two when that name is taken."""
    number, name = 1, stem + suffix
    while name.casefold() in taken:
        number += 1
        mark = f" ({number})"
        name = stem[: longest - len(mark) - len(suffix)] + mark + suffix
    taken.add(name.casefold())
    return name
