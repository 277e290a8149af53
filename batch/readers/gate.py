"""Pre-flight: what a file is, told from its bytes and never from its name, and whether it is safe to open.

Runs inside the limited child, before any engine sees the bytes. Signatures: the PRONOM registry and ECMA-376 part 2.
"""

import codecs
import re
from typing import Literal

from batch.readers import archive
from batch.readers.answer import Limits, RefusedError

Kind = Literal["xlsx", "xlsb", "ods", "xls", "html", "spreadsheetml", "text"]

_HEAD = 4096
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RAW_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"II*\x00", "TIFF picture"),
    (b"MM\x00*", "TIFF picture"),
    (b"RIFF", "RIFF media"),
    (b"Rar!", "RAR archive"),
    (b"7z\xbc\xaf", "7-Zip archive"),
    (b"\x1f\x8b", "gzip archive"),
    (b"{\\rtf", "RTF document"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "SQLite database"),
)
_FOREIGN_WITH_NULS = ((b"BM", "BMP picture"), (b"MZ", "program"))  # two letters may also begin a text
_SPREADSHEETML = b"urn:schemas-microsoft-com:office:spreadsheet"
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TAG = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|table|meta|style|tr)\b", re.IGNORECASE)


def examine(data: bytes, limits: Limits) -> Kind:
    """Tell what roster container these bytes are.

    Raises:
        RefusedError: they are none ("foreign", "empty"), or none that may be opened ("bomb", "dtd", "encrypted", …).
    """
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xfe\xff"):
        raise RefusedError("empty", "nothing but spaces")
    if data.startswith(b"PK"):
        return archive.examine(data, limits)
    if data.startswith(_OLE2):
        return _ole2(data)
    if data.startswith(_RAW_BIFF):
        return "xls"
    for magic, label in (*_FOREIGN, *(_FOREIGN_WITH_NULS if b"\x00" in data[:512] else ())):
        if data.startswith(magic):
            raise RefusedError("foreign", label)
    return _text(data)


def _ole2(data: bytes) -> Kind:
    """Tell by the stream names in the directory, which the format writes in UTF-16."""

    def has(name: str) -> bool:
        return (name + "\0").encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise RefusedError("encrypted", "OLE2 package with an encrypted workbook")
    if has("Workbook") or has("Book") or has("WORKBOOK") or has("BOOK"):
        return "xls"
    for stream, label in (("WordDocument", "Word document"), ("PowerPoint Document", "PowerPoint presentation")):
        if has(stream):
            raise RefusedError("foreign", label)
    # A damaged directory may hide the stream's name: let the engines try.
    return "xls"


def _text(data: bytes) -> Kind:
    head = _unfolded(data[:_HEAD])
    if len(_BINARY.findall(head)) > len(head) // 100:
        raise RefusedError("foreign", "binary data")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<?xml") and (_SPREADSHEETML in start or not _TAG.search(start)):
        return _xml(start, data)
    if start.startswith(b"MIME-Version:"):
        raise RefusedError("foreign", "web archive (MHTML)")
    return "html" if start.startswith(b"<") and _TAG.search(start) else "text"


def _xml(start: bytes, data: bytes) -> Kind:
    if _SPREADSHEETML not in start:
        raise RefusedError("foreign", "XML document")
    if b"<!DOCTYPE" in data.replace(b"\x00", b""):
        raise RefusedError("dtd", "document type in an XML workbook")
    return "spreadsheetml"


def _unfolded(head: bytes) -> bytes:
    """Give the head of a text in UTF-8, where it is in UTF-16 with or without a byte order mark."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\x00" in head:
        even, odd = head[::2].count(0), head[1::2].count(0)
        if max(even, odd) * 20 < len(head) or min(even, odd) * 10 > max(even, odd):
            raise RefusedError("foreign", "binary data")  # the zeros of UTF-16 are many, and on one side
        encoding = "utf-16-le" if odd > even else "utf-16-be"
    else:
        return head
    return head.decode(encoding, "replace").encode("utf-8", "replace")
