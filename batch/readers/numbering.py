"""Give their addresses to cells and rows that a sheet writes without one, as ECMA-376 allows (18.3.1.4, 18.3.1.73)."""

import re
from collections.abc import Iterable, Iterator

from schemas.cell import column_letter

_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d*)["']""")


def numbered(chunks: Iterable[bytes], row_tag: bytes, nameless: re.Pattern[bytes]) -> Iterator[bytes]:
    """Pass the pieces of a sheet on; those of a sheet with nameless cells get their ``r`` attributes written in."""
    counter = _Counter(row_tag)
    needed = False
    for chunk in chunks:
        needed = needed or nameless.search(chunk) is not None
        yield counter.number(chunk) if needed else counter.skip(chunk)


class _Counter:
    """Counts rows and cells through a sheet; a cell without an address stands right of the one before it."""

    def __init__(self, row_tag: bytes) -> None:
        prefix = row_tag[1:-3]
        self._row_tag = row_tag + b" "
        self._tag = re.compile(rb"<%s(row|c)(?=[\s>/])([^>]*)" % re.escape(prefix))
        self._last_row = re.compile(rb"""<%srow\s[^>]*?\br\s*=\s*["'](\d+)["']""" % re.escape(prefix))
        self._row = 0
        self._column = -1

    def skip(self, chunk: bytes) -> bytes:
        """Note how far a piece goes in which everything has its address."""
        if tag := self._last_row.match(chunk, max(chunk.rfind(self._row_tag), 0)):
            self._row = int(tag.group(1))
        return chunk

    def number(self, chunk: bytes) -> bytes:
        """Write the missing addresses into a piece."""
        return self._tag.sub(self._named, chunk)

    def _named(self, match: re.Match[bytes]) -> bytes:
        is_row = match.group(1) == b"row"
        address = _ADDRESS.search(match.group(2))
        if is_row:
            self._row = int(address.group(2)) if address and address.group(2) else self._row + 1
            self._column = -1
            name = b"%d" % self._row
        else:
            self._column = _index(address.group(1)) if address and address.group(1) else self._column + 1
            name = column_letter(self._column).encode() + b"%d" % self._row
        if address:
            return match.group()
        tag = match.group()
        start = match.start(2) - match.start()
        return b'%s r="%s"%s' % (tag[:start], name, tag[start:])


def _index(letters: bytes) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + letter - 64
    return index - 1
