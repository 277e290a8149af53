"""Pre-flight of zip containers: bombs, document types, encryption, and which workbook it is."""

import io
import re
import zipfile
import zlib
from typing import Literal

from batch.readers.answer import Limits, RefusedError

_ENTRIES = 10_000
_RATIO = 250
_RATIO_FROM = 48 * 2**20  # bytes; below it no ratio can hurt
_DIRECTORY_BYTES = 4 * 2**20
_HEAD = 4096
_PROLOG = 2**20
_SKIPPED = re.compile(rb"\s+|<!--.*?-->|<\?.*?\?>|\xef\xbb\xbf|\xff\xfe|\xfe\xff", re.DOTALL)

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What ``zipfile`` raises on damaged archives."""


def examine(data: bytes, limits: Limits) -> Literal["xlsx", "xlsb", "ods"]:
    """Tell which workbook this zip archive holds.

    Raises:
        RefusedError: "corrupt", "bomb", "too_large", "dtd", "encrypted" or "foreign".
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _weigh(members, len(data), limits)
            kind = _kind(archive, {member.filename.replace("\\", "/").lower() for member in members})
            for member in members:
                _check_prolog(archive, member, kind)
    except BROKEN as error:
        raise RefusedError("corrupt", f"zip: {error}") from error
    return kind


def _weigh(members: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """Refuse absurd sizes. What is declared bounds what is unpacked: every engine stops at the declared size."""
    if len(members) > _ENTRIES or sum(len(member.filename) for member in members) > _DIRECTORY_BYTES:
        raise RefusedError("bomb", f"{len(members)} entries")
    total = sum(member.file_size for member in members)
    if total > limits.unpacked_bytes:
        raise RefusedError("bomb" if total > 40 * size else "too_large", f"unpacks to {total} bytes")
    for member in members:
        if member.file_size > _RATIO_FROM and member.file_size > _RATIO * max(member.compress_size, 1):
            raise RefusedError("bomb", f"a part unpacks {member.file_size // max(member.compress_size, 1)} times")


def _kind(archive: zipfile.ZipFile, names: set[str]) -> Literal["xlsx", "xlsb", "ods"]:
    if any(name.endswith("xl/workbook.bin") for name in names):
        return "xlsb"
    if "content.xml" in names:
        return _open_document(archive, names)
    if any(name.startswith("word/") for name in names):
        raise RefusedError("foreign", "Word document")
    if any(name.startswith("ppt/") for name in names):
        raise RefusedError("foreign", "PowerPoint presentation")
    types = next((name for name in archive.namelist() if name.lower() == "[content_types].xml"), None)
    if types is not None and (
        any(name.startswith("xl/") for name in names) or b"spreadsheetml" in archive.read(types)[:_PROLOG]
    ):
        return "xlsx"
    raise RefusedError("foreign", "zip archive without a workbook")


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> Literal["ods"]:
    kind = archive.read("mimetype") if "mimetype" in names else b""
    if kind and b"spreadsheet" not in kind:
        raise RefusedError("foreign", kind[:80].decode("ascii", "replace"))
    if "meta-inf/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise RefusedError("encrypted", "encrypted OpenDocument")
    return "ods"


def _check_prolog(archive: zipfile.ZipFile, member: zipfile.ZipInfo, kind: str) -> None:
    """Refuse a document type in a part that is read: it is the door to entity bombs, and Excel writes none.

    OpenDocument's macro libraries do carry one, and are never read.
    """
    name = member.filename.lower()
    read = name in {"content.xml", "styles.xml"} if kind == "ods" else name.endswith((".xml", ".rels"))
    if not read or name.startswith("customxml/") or not member.file_size:
        return
    with archive.open(member) as part:
        head = part.read(_HEAD)
        rest = _after_prolog(head)
        if len(rest) < len(b"<!"):  # a long comment before the root
            rest = _after_prolog(head + part.read(_PROLOG))
    if rest.startswith((b"<!DOCTYPE", b"<!ENTITY", b"<!")):
        raise RefusedError("dtd", f"document type in {member.filename[:80]}")


def _after_prolog(head: bytes) -> bytes:
    """Drop declaration, comments, instructions and spaces, in UTF-8 or UTF-16; nothing is left of an open comment."""
    text = head.replace(b"\x00", b"")
    at = 0
    while match := _SKIPPED.match(text, at):
        at = match.end()
    return b"" if text.startswith((b"<!--", b"<?"), at) else text[at : at + 16]
