"""A PDF file whose greater part never changes: written once, then only the stamps are added to it."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from batch.printing.dots import share_drawings

Key = tuple[int, int]
_HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
_STREAM = b"%d 0 obj\n<<%b/Length %d>>\nstream\n%b\nendstream\nendobj\n"
_PLAIN, _PACKED = 1, 2
"""How the table of places says that an object stands by itself, or in a stream of objects."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The constant bytes of a file, with what its table of places says of them, and the numbers left for the stamps.

    The stamps come last, then the table of places. ``trailer`` names the catalog and the information dictionary.
    """

    start: bytes
    places: bytes
    stamps: range
    trailer: bytes

    def file(self, stamps: Sequence[bytes], identifier: bytes) -> bytes:
        """Give the whole file with one deflated stamp a page; ``identifier`` is 32 hexadecimal digits."""
        parts = [self.start]
        places = [self.places]
        at = len(self.start)
        for number, stamp in zip(self.stamps, stamps, strict=True):
            body = _STREAM % (number, b"/Filter/FlateDecode", len(stamp), stamp)
            parts.append(body)
            places.append(_place(_PLAIN, at))
            at += len(body)
        places.append(_place(_PLAIN, at))
        table = b"".join(places)
        last = self.stamps.stop
        said = b"/Type/XRef/W[1 3 2]/Size %d%b/ID[<%b><%b>]" % (last + 1, self.trailer, identifier, identifier)
        parts.append(_STREAM % (last, said, len(table), table))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(parts)


def _place(kind: int, where: int, index: int = 0) -> bytes:
    """Write an entry of the table: a byte, three bytes, two bytes."""
    return (kind << 40 | where << 16 | index).to_bytes(6, "big")


def opened(pdf: bytes, pages: int) -> pikepdf.Pdf:
    """Open a laid-out file of which the first ``pages`` pages are kept, with room for a stamp on each.

    A page's content becomes its own, held apart by q and Q, then a stream for the stamp.
    """
    whole = pikepdf.open(BytesIO(pdf))
    while len(whole.pages) > pages:
        del whole.pages[-1]
    if "/PageLabels" in whole.Root:
        labels = whole.Root.PageLabels.Nums
        kept = [at for at in range(0, len(labels), 2) if int(labels[at]) < pages]
        labels = pikepdf.Array([labels[at + part] for at in kept for part in (0, 1)])
        whole.Root.PageLabels.Nums = labels
    share_drawings(whole)
    for page in whole.pages:
        own = whole.make_stream(b"q\n" + page.Contents.read_bytes() + b"\nQ\n")
        page.obj.Contents = pikepdf.Array([own, whole.make_stream(b"")])
        for box in ("/BleedBox", "/TrimBox"):
            if box in page.obj and list(page.obj[box]) == list(page.obj.MediaBox):
                del page.obj[box]
    return whole


def frame(whole: pikepdf.Pdf) -> Frame:
    """Write down every object of an opened file that can be reached, but the stamps, in the order of reaching."""
    stamps = [page.obj.Contents[-1].objgen for page in whole.pages]
    keys = [key for key in _reached(whole) if key not in stamps]
    streams = [key for key in keys if isinstance(whole.get_object(key), pikepdf.Stream)]
    alone = set(streams)
    packed = [key for key in keys if key not in alone]
    numbers = {key: number for number, key in enumerate([*packed, None, *streams, *stamps], 1) if key}
    info = whole.trailer.Info.objgen
    box = len(packed) + 1
    parts = [_HEADER]
    places = [bytes(6), *(_place(_PACKED, box, index) for index in range(len(packed)))]
    at = len(_HEADER)
    for number, (head, data) in enumerate(_bodies(whole, packed, streams, numbers), box):
        body = _STREAM % (number, head, len(data), data)
        parts.append(body)
        places.append(_place(_PLAIN, at))
        at += len(body)
    first = box + 1 + len(streams)
    trailer = b"/Root %d 0 R/Info %d 0 R" % (numbers[whole.Root.objgen], numbers[info])
    return Frame(b"".join(parts), b"".join(places), range(first, first + len(stamps)), trailer)


def _bodies(
    whole: pikepdf.Pdf, packed: Sequence[Key], streams: Sequence[Key], numbers: Mapping[Key, int]
) -> Iterator[tuple[bytes, bytes]]:
    """Give the streams: first that of all objects that are none, deflated; each with the entries of its head."""
    texts = [_direct(whole.get_object(key), numbers) for key in packed]
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    index = " ".join(f"{numbers[key]} {start}" for key, start in zip(packed, starts, strict=True)).encode() + b"\n"
    head = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(packed), len(index))
    yield head, zlib.compress(index + b"\n".join(texts), 9)
    for key in streams:
        item = whole.get_object(key)
        said = {key: value for key, value in item.items() if key not in ("/Length", "/Filter", "/DecodeParms")}
        head = b"".join(_pair(key, value, numbers) for key, value in said.items())
        yield head + b"/Filter/FlateDecode", zlib.compress(item.read_bytes(), 9)


def _reached(whole: pikepdf.Pdf) -> list[Key]:
    """Give the indirect objects that the catalog and the information dictionary lead to, each once."""
    found: dict[Key, None] = {}
    waiting: list[Any] = [whole.trailer.Info, whole.Root]
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


def _direct(item: Any, numbers: Mapping[Key, int]) -> bytes:
    if isinstance(item, pikepdf.Dictionary):
        return b"<<%b>>" % b"".join(_pair(key, value, numbers) for key, value in item.items())
    if isinstance(item, pikepdf.Array):
        return b"[%b]" % b" ".join(_reference(value, numbers) for value in item)
    return pikepdf.Object.unparse(item) if isinstance(item, pikepdf.Object) else _plain(item)


def _pair(key: str, value: Any, numbers: Mapping[Key, int]) -> bytes:
    return pikepdf.Name(key).unparse() + b" " + _reference(value, numbers)


def _reference(value: Any, numbers: Mapping[Key, int]) -> bytes:
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
