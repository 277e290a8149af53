"""The kinds of file that schools send, each as bytes: what the container can hold, and how it is written.

The same roster gives the same bytes on any machine, but for the encrypted one, whose salt is chance by design.
"""

import csv
import io
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from sample_data.conformance_make import biff, ooxml, opendocument
from sample_data.conformance_make.page import Roster, shown

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ALL = frozenset({"blanks", "dates", "numbers", "sheets", "merges", "hidden", "formats", "errors", "unicode"})


class Container(NamedTuple):
    """The ending of the file name, what the container can hold, and its writer."""

    suffix: str
    holds: frozenset[str]
    write: Callable[[Roster], bytes]


def _delimited(roster: Roster, delimiter: str) -> str:
    text = io.StringIO(newline="")
    lines = ([shown(value) for value in line] for line in roster.pages[0].lines)
    csv.writer(text, delimiter=delimiter).writerows(lines)
    return text.getvalue()


def _as_code_page(text: str) -> bytes:
    """Encode as Windows-1258, which writes a tone behind its letter."""
    letters = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in _TONES)
        letters.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)) + tones)
    return "".join(letters).encode("cp1258")


def _html(roster: Roster) -> bytes:
    """A page with a table under the name of a workbook, with more marks in front than anyone needs."""
    escape = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{shown(value).translate(escape)}</td>" for value in line) + "</tr>"
        for line in roster.pages[0].lines
    )
    return b"\xef\xbb\xbf" * 5 + f"<html><body><table>\n{rows}\n</table></body></html>\n".encode()


_TEXT = frozenset({"blanks", "unicode"})
CONTAINERS: dict[str, Container] = {
    "xlsx": Container(".xlsx", _ALL | {"formulas"}, ooxml.workbook),
    "xlsm": Container(".xlsm", _ALL | {"formulas"}, ooxml.with_macros),
    "xlsx-password": Container(".xlsx", _ALL | {"formulas", "chance"}, ooxml.encrypted),
    "xls": Container(".xls", _ALL | {"formulas"}, biff.workbook),
    "xls-named-xlsx": Container(".xlsx", _ALL | {"formulas"}, biff.workbook),
    "ods": Container(".ods", (_ALL | {"formulas"}) - {"errors"}, opendocument.workbook),
    "csv": Container(".csv", _TEXT, lambda roster: _delimited(roster, ";").encode()),
    "csv-bom-comma": Container(".csv", _TEXT, lambda roster: _delimited(roster, ",").encode("utf-8-sig")),
    "csv-utf16-tab": Container(
        ".csv", _TEXT, lambda roster: b"\xff\xfe" + _delimited(roster, "\t").encode("utf-16-le")
    ),
    "csv-cp1258": Container(".csv", frozenset({"blanks"}), lambda roster: _as_code_page(_delimited(roster, ";"))),
    "tsv": Container(".tsv", _TEXT, lambda roster: _delimited(roster, "\t").encode()),
    "html": Container(".xls", frozenset({"unicode"}), _html),
}


def encode(roster: Roster) -> bytes:
    """Write a roster in its container."""
    return CONTAINERS[roster.container].write(roster)
