"""Every reason to refuse has a file that triggers it."""

import io
import os
import random
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest

from batch.readers import Limits, Unreadable, read, read_many
from schemas.book import Book


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for number in range(200):
        book.active.append([f"Nguyễn Văn {number}", number])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def replaced(part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with some bytes of one part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new, 1) if name == part else content)
    return stream.getvalue()


def ole2(*streams: str) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return head + b"".join((name + "\0").encode("utf-16-le").ljust(128, b"\0") for name in streams)


def lying_zip() -> bytes:
    """A zip whose directory declares 10 bytes for a part that unpacks to far more."""
    data = bytearray(archive(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.xml": b"<workbook>" + b" " * 10**6}))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 10)
    return bytes(data)


DTD = b'<!-- <x> --><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><workbook'

FILES: list[tuple[str, str, bytes]] = [
    ("empty", "a.xlsx", b""),
    ("empty", "spaces.csv", b"\xef\xbb\xbf \r\n\t\r\n"),
    ("foreign", "pdf.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    ("foreign", "picture.xls", b"\x89PNG\r\n\x1a\n" + bytes(50)),
    ("foreign", "word.xlsx", archive(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w/>"})),
    ("foreign", "pictures.xlsx", archive(**{"a.txt": b"a", "b.txt": b"b"})),
    (
        "foreign",
        "text.ods",
        archive(**{"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
    ),
    ("foreign", "old-word.xls", ole2("Root Entry", "WordDocument")),
    ("foreign", "program.csv", b"\x7fELF" + bytes(100)),
    ("foreign", "noise.csv", bytes(range(256)) * 20),
    ("foreign", "data.xml", b'<?xml version="1.0"?><students/>'),
    ("encrypted", "ole.xlsx", ole2("Root Entry", "EncryptionInfo", "EncryptedPackage")),
    (
        "encrypted",
        "locked.ods",
        archive(**{"content.xml": b"\x00\x01", "META-INF__manifest.xml": b"<m><manifest:encryption-data/></m>"}),
    ),
    ("corrupt", "truncated.xlsx", workbook()[:-900]),
    ("corrupt", "torn.xlsx", workbook()[:2000]),
    ("corrupt", "ole.xls", ole2("Root Entry", "Workbook")),
    ("corrupt", "lying.xlsx", lying_zip()),
    ("corrupt", "no-sheets.xlsx", archive(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.xml": b"<workbook"})),
    ("bomb", "bomb.xlsx", archive(**{"[Content_Types].xml": b"<Types/>", "xl__a.xml": bytes(60 * 2**20)})),
    ("bomb", "many.xlsx", archive(**{f"xl/{number}": b"" for number in range(10_001)})),
    ("dtd", "entities.xlsx", replaced("xl/workbook.xml", b"<workbook", DTD)),
    ("dtd", "far.xlsx", replaced("xl/styles.xml", b"<styleSheet", b"<!--" + b"-x" * 9000 + b"-->" + DTD)),
    ("dtd", "wide.xlsx", replaced("xl/workbook.xml", b"<workbook", DTD.decode().encode("utf-16"))),
    ("text_encoding", "odd.csv", "Họ và tên;Lớp\n".encode() + b"\xd2\xff\xd2;6A\n" * 3),
]


@pytest.mark.parametrize(("reason", "name", "content"), FILES, ids=[name for _, name, _ in FILES])
def test_refused_with_its_reason(reason: str, name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    found = read(tmp_path / name, f"trường/{name}")
    assert isinstance(found, Unreadable)
    assert (found.reason, found.file) == (reason, f"trường/{name}")
    assert "Traceback" not in found.detail


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xlsx", tmp_path):
        found = read(path, "x")
        assert isinstance(found, Unreadable)
        assert found.reason == "missing"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b")
    path.chmod(0)
    found = read(path, "x")
    assert isinstance(found, Unreadable)
    assert found.reason == "no_permission"


@pytest.mark.parametrize("limits", [Limits(file_bytes=1000), Limits(unpacked_bytes=5000), Limits(cells=399)])
def test_honest_file_beyond_the_limits_is_too_large(limits: Limits, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook())
    found = read(tmp_path / "a.xlsx", "x", limits=limits)
    assert isinstance(found, Unreadable)
    assert found.reason == "too_large"
    assert isinstance(read(tmp_path / "a.xlsx", "x", limits=Limits(cells=400)), Book)


def test_mutilated_workbooks_never_raise(tmp_path: Path) -> None:
    chance = random.Random(2026)  # noqa: S311 - a repeatable one is wanted
    whole = workbook()
    files = []
    for number in range(40):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 5, 50])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / str(number)
        path.write_bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
        files.append((path, str(number)))
    answers = list(read_many(files))
    assert [answer.file for answer in answers] == [name for _, name in files]
    reasons = {answer.reason for answer in answers if isinstance(answer, Unreadable)}
    assert reasons <= {"corrupt", "empty", "foreign", "bomb", "too_large"}


def test_first_bytes_decide_and_not_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(workbook())
    found = read(tmp_path / "a.csv", "x")
    assert isinstance(found, Book)
    assert found.engine == "calamine"


def test_macros_are_no_reason_to_refuse(tmp_path: Path) -> None:
    (tmp_path / "a.xlsm").write_bytes(workbook())
    with zipfile.ZipFile(tmp_path / "a.xlsm", "a") as zipped:
        zipped.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert isinstance(read(tmp_path / "a.xlsm", "x"), Book)


CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "readers"
PASSWORDS = [
    ("excelize/encryptAES.xlsx", "password"),
    ("excelize/encryptSHA512.xlsx", "password"),
    ("msoffcrypto/example_password.xlsx", "Password1234_"),
    ("msoffcrypto/rc4cryptoapi_password.xls", "Password1234_"),
    ("msoffcrypto/xor_password_123456789012345.xls", "123456789012345"),
]


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.parametrize(("name", "password"), PASSWORDS)
def test_password_opens_and_a_wrong_one_is_named(name: str, password: str) -> None:
    answers = [read(CORPUS / name, "x", password=given) for given in (None, "sai", password)]
    assert [getattr(answer, "reason", "read") for answer in answers] == ["encrypted", "wrong_password", "read"]


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_workbook_only_protected_against_changes_reads_without_a_password() -> None:
    assert isinstance(read(CORPUS / "calamine" / "issue_385.xls", "x"), Book)
