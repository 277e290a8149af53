"""Text with delimiters: .csv, .tsv and .txt, all values text, rows counted as Excel would count them."""

import codecs
import csv
import io
import itertools
from collections import Counter

from batch.readers.answer import Limits, RefusedError
from batch.readers.grid import Budget
from schemas.book import Book, Sheet

_DELIMITERS = (";", ",", "\t", "|")
_LOOKED_AT = 400  # records


def read(data: bytes, file: str, limits: Limits) -> Book:
    """Read the one sheet.

    Raises:
        RefusedError: "text_encoding" or "too_large".
    """
    text = decoded(data)
    text, delimiter = _declared(text)
    if delimiter is None:
        delimiter = _consistent(text)
    rows = Budget(limits).rows(_records(text, delimiter))
    return Book(file=file, engine="csv", sheets=(Sheet(name=None, rows=rows),))


def decoded(data: bytes) -> str:
    """Decode by byte order mark, then as UTF-16 without one, as UTF-8, and last in the Vietnamese Windows code page.

    Raises:
        RefusedError: "text_encoding" when none of them fits.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\x00" in data[:512]:
        encodings = ["utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"]
    else:
        encodings = ["utf-8", "cp1258"]
    for encoding in encodings:
        try:
            return data.decode(encoding).lstrip("\ufeff")  # some programs write several marks
        except UnicodeDecodeError:
            continue
    raise RefusedError("text_encoding", f"not {' or '.join(encodings)}")


def _declared(text: str) -> tuple[str, str | None]:
    """Take Excel's own first line ``sep=;`` off, which it obeys and does not show."""
    first, _, rest = text.partition("\n")
    mark = first.rstrip("\r")
    if mark.lower().startswith("sep=") and len(mark) == len("sep=;"):
        return rest, mark[-1]
    return text, None


def _consistent(text: str) -> str:
    """Choose the delimiter that cuts most often into one and the same number of fields.

    Titles and signatures have no delimiters, and addresses have commas: neither may outweigh the columns of the table.
    """

    def score(delimiter: str) -> float:
        usual, share = _usual_width(_parsed(text, delimiter, _LOOKED_AT))
        return share * (usual - 1)

    return max(_DELIMITERS, key=score)


def _usual_width(records: list[list[str]]) -> tuple[int, float]:
    """Give the most frequent number of fields above one, and the share of used records that have it."""
    widths = [len(record) for record in records if any(record)]
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0, 0.0
    usual, times = max(several.items(), key=lambda item: (item[1], item[0]))
    return usual, times / len(widths)


def _records(text: str, delimiter: str) -> list[list[str]]:
    """Cut into records; where a stray quotation mark would swallow rows, every line is a record."""
    records = _parsed(text, delimiter)
    fields = max(_usual_width(records)[0], 3)
    for record in records:
        for value in record:
            if "\n" in value and any(line.count(delimiter) >= fields - 1 for line in value.split("\n")[1:]):
                return [_line(line, delimiter) for line in text.splitlines()]
    return records


def _line(line: str, delimiter: str) -> list[str]:
    if line.count('"') % 2:
        return line.split(delimiter)
    return next(csv.reader([line], delimiter=delimiter), [])


def _parsed(text: str, delimiter: str, most: int | None = None) -> list[list[str]]:
    csv.field_size_limit(2**31 - 1)
    return list(itertools.islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), most))
