"""A PDF file whose greater part never changes: written once, then only the stamps are added to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

_HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"


@dataclass(frozen=True, slots=True)
class Frame:
    """The constant bytes of a file, with the place of each object, and the numbers left for the stamps of its pages.

    The stamps come last, then the information dictionary, the table of places and the trailer.
    """

    start: bytes
    places: tuple[int, ...]
    stamps: range
    catalog: int
    info: bytes

    def file(self, stamps: Sequence[bytes], identifier: bytes) -> bytes:
        """Give the whole file with one stamp a page; ``identifier`` is 32 hexadecimal digits."""
        parts = [self.start]
        places = list(self.places)
        at = len(self.start)
        for number, stamp in zip(self.stamps, stamps, strict=True):
            body = b"%d 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n" % (number, len(stamp), stamp)
            parts.append(body)
            places.append(at)
            at += len(body)
        info = b"%d 0 obj\n%b\nendobj\n" % (self.stamps.stop, self.info)
        parts.append(info)
        places.append(at)
        at += len(info)
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
        parts.append(b"".join([b"%010d 00000 n \n" % place for place in places]))
        trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
        parts.append(trailer % (len(places) + 1, self.catalog, self.stamps.stop, identifier, identifier, at))
        return b"".join(parts)


def frame(pdf: bytes, pages: int) -> tuple[Frame, pikepdf.Pdf]:
    """Make a frame of a laid-out file of which the first ``pages`` pages are kept, and give the opened file too.

    Each kept page's content becomes: its own, held apart by q and Q, then the stamp.
    """
    whole = pikepdf.open(BytesIO(pdf))
    while len(whole.pages) > pages:
        del whole.pages[-1]
    lead = whole.make_stream(b"q\n")
    blanks = [whole.make_stream(b"\n") for _ in range(pages)]
    for page, blank in zip(whole.pages, blanks, strict=True):
        page.obj.Contents = pikepdf.Array([lead, page.obj.Contents, blank])
    info = whole.docinfo.unparse(resolved=True)
    return _written(whole, blanks, info), whole


def _written(whole: pikepdf.Pdf, blanks: Sequence[pikepdf.Object], info: bytes) -> Frame:
    """Write every object that can be reached, but the stamps, in the order of reaching."""
    stamped = {blank.objgen for blank in blanks}
    order = [key for key in _reached(whole) if key not in stamped]
    numbers = {key: number for number, key in enumerate([*order, *(blank.objgen for blank in blanks)], 1)}
    parts, places, at = [_HEADER], [], len(_HEADER)
    for key in order:
        body = b"%d 0 obj\n%b\nendobj\n" % (numbers[key], _body(whole.get_object(key), numbers))
        parts.append(body)
        places.append(at)
        at += len(body)
    first = len(order) + 1
    stamps = range(first, first + len(blanks))
    return Frame(b"".join(parts), tuple(places), stamps, numbers[whole.Root.objgen], info)


def _reached(whole: pikepdf.Pdf) -> list[tuple[int, int]]:
    """Give the indirect objects that the catalog leads to, each once."""
    found: dict[tuple[int, int], None] = {}
    waiting: list[Any] = [whole.Root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Object) and item.is_indirect:
            if item.objgen in found:
                continue
            found[item.objgen] = None
        waiting.extend(reversed(_children(item)))
    return list(found)


def _children(item: Any) -> list[Any]:
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        return [value for _, value in item.items()]
    return list(item) if isinstance(item, pikepdf.Array) else []


def _body(item: Any, numbers: dict[tuple[int, int], int]) -> bytes:
    if isinstance(item, pikepdf.Stream):
        raw = item.read_raw_bytes()
        pairs = {key: value for key, value in item.items() if key != "/Length"}
        head = b"".join(_pair(key, value, numbers) for key, value in pairs.items())
        return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (head, len(raw), raw)
    return _direct(item, numbers)


def _direct(item: Any, numbers: dict[tuple[int, int], int]) -> bytes:
    if isinstance(item, pikepdf.Dictionary):
        return b"<<%b>>" % b"".join(_pair(key, value, numbers) for key, value in item.items())
    if isinstance(item, pikepdf.Array):
        return b"[%b]" % b" ".join(_reference(value, numbers) for value in item)
    return pikepdf.Object.unparse(item) if isinstance(item, pikepdf.Object) else _plain(item)


def _pair(key: str, value: Any, numbers: dict[tuple[int, int], int]) -> bytes:
    return pikepdf.Name(key).unparse() + b" " + _reference(value, numbers)


def _reference(value: Any, numbers: dict[tuple[int, int], int]) -> bytes:
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        return b"%d 0 R" % numbers[value.objgen]
    return _direct(value, numbers)


def _plain(value: Any) -> bytes:
    """Write what pikepdf gives as Python values."""
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if value is None:
        return b"null"
    return str(value).encode()
