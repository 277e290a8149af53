"""What calamine does not tell of an .xlsx: number formats, errors, formulas without a result, hidden rows.

A scan over the bytes of each sheet, part by part: an XML parser that calls back for every cell would cost three times
as much as reading the values does.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from batch.readers import archive
from batch.readers.grid import Facts
from batch.readers.numbering import numbered
from batch.readers.parts import Package
from schemas.book import Place

_CHUNK = 2**20
_ROOT = re.compile(rb"<((?:[\w.-]+:)?)worksheet\b")
_STYLE = re.compile(rb"""\ss\s*=\s*["'](\d+)["']""")
_TEXT_TYPE = re.compile(rb"""\st\s*=\s*["']str["']""")
_ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d+)["']""")
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_RANGE = re.compile(rb"""\sref\s*=\s*["']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})["']""")


def scan(data: bytes) -> dict[str, Facts]:
    """Give the facts of each worksheet by its name; a damaged part ends its sheet's facts, not the reading."""
    found: dict[str, Facts] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            package = Package(zipped)
            formats = package.formats()
            for name, part in package.sheets():
                found[name] = Facts()
                with package.open(part) as stream:
                    _Scanner(found[name], formats).scan(stream)
    except (*archive.BROKEN, KeyError, ElementTree.ParseError):
        return found
    return found


class _Patterns:
    """The regular expressions for one sheet, whose tags all carry the prefix of its root element."""

    def __init__(self, prefix: bytes) -> None:
        p = re.escape(prefix)
        formula = rb"(?:<%(p)sf(?:\s[^>]*)?(?:/>|>[^<]*</%(p)sf\s*>)\s*)" % {b"p": p}
        names = {b"p": p, b"f": formula}
        self.row = b"<" + prefix + b"row"
        self.number = re.compile(rb"""<%(p)sc(?=\s)(?![^>]*\st\s*=\s*["'](?!n["']))([^>]*)(?<!/)>\s*<(?!/)""" % names)
        self.error = re.compile(
            rb"""<%(p)sc(?=\s)(?=[^>]*\st\s*=\s*["']e["'])([^>]*)(?<!/)>\s*%(f)s?<%(p)sv[^>]*>([^<]+)<""" % names
        )
        self.formula = re.compile(rb"<%(p)sc(\s[^>]*)(?<!/)>\s*%(f)s(?:<%(p)sv\s*(?:/>|>\s*</)|(?P<none></))" % names)
        self.has_formula = b"<" + prefix + b"f"
        self.hidden = re.compile(rb"""<%(p)srow(?=\s)(?=[^>]*\shidden\s*=\s*["'](?:1|true)["'])[^>]*>""" % names)
        self.merge = re.compile(rb"<%(p)smergeCell\s[^>]*>" % names)
        self.nameless = re.compile(rb"<%(p)s(?:c|row)(?=[\s>/])(?![^>]*\sr\s*=)" % names)


class _Scanner:
    def __init__(self, facts: Facts, formats: dict[bytes, str]) -> None:
        self._facts = facts
        self._formats = formats
        self._columns: dict[bytes, int] = {}

    def scan(self, stream: zipfile.ZipExtFile) -> None:
        head = stream.read(_CHUNK)
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            chunks = iter((b"".join((head, stream.read())).decode("utf-16").encode(),))
            head = next(chunks)
        root = _ROOT.search(head)
        patterns = _Patterns(root.group(1) if root else b"")
        for chunk in numbered(_by_rows(head, stream, patterns.row), patterns.row, patterns.nameless):
            self._take(chunk, patterns)

    def _take(self, chunk: bytes, patterns: _Patterns) -> None:
        if self._formats:
            self._take_formats(chunk, patterns)
        if b'"e"' in chunk or b"'e'" in chunk:
            for match in patterns.error.finditer(chunk):
                if place := self._place(match.group(1)):
                    self._facts.errors[place] = match.group(2).decode("utf-8", "replace").strip()
        if patterns.has_formula in chunk:
            self._take_formulas(chunk, patterns)
        if b"hidden" in chunk:
            for match in patterns.hidden.finditer(chunk):
                if number := _ROW_NUMBER.search(match.group()):
                    self._facts.hidden_rows.add(int(number.group(1)))
        if b"mergeCell" in chunk:
            self._take_merges(chunk, patterns)

    def _take_formats(self, chunk: bytes, patterns: _Patterns) -> None:
        formats, facts = self._formats, self._facts.formats
        for match in patterns.number.finditer(chunk):
            attributes = match.group(1)
            style = _STYLE.search(attributes)
            if style and (code := formats.get(style.group(1))) and (place := self._place(attributes)):
                facts[place] = code

    def _take_formulas(self, chunk: bytes, patterns: _Patterns) -> None:
        for match in patterns.formula.finditer(chunk):
            # A formula whose result is the empty text has an empty value and the type "str".
            kept = match.group("none") is None and _TEXT_TYPE.search(match.group(1))
            if not kept and (place := self._place(match.group(1))):
                self._facts.uncached.add(place)

    def _take_merges(self, chunk: bytes, patterns: _Patterns) -> None:
        for match in patterns.merge.finditer(chunk):
            if found := _RANGE.search(match.group()):
                left, top, right, bottom = found.groups()
                first, last = (int(top), self._column(left)), (int(bottom), self._column(right))
                self._facts.merges.append((first, last))

    def _place(self, attributes: bytes) -> Place | None:
        found = _PLACE.search(attributes)
        return (int(found.group(2)), self._column(found.group(1))) if found else None

    def _column(self, letters: bytes) -> int:
        index = self._columns.get(letters)
        if index is None:
            index = 0
            for letter in letters.upper():
                index = index * 26 + letter - 64
            index -= 1
            self._columns[letters] = index
        return index


def _by_rows(head: bytes, stream: zipfile.ZipExtFile, row: bytes) -> Iterator[bytes]:
    """Cut the part into pieces of whole rows, so that a sheet of any size needs little memory."""
    rest = head
    while chunk := stream.read(_CHUNK):
        rest += chunk
        cut = rest.rfind(row)
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
    yield rest
