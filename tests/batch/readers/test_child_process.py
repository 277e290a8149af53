"""No file harms the caller or another file: the child is killed in every way, and the next file still reads."""

import multiprocessing
import struct
import tempfile
import time
from pathlib import Path

import openpyxl
import pytest

from batch.readers import Limits, Unreadable, child, read, read_many
from batch.readers.confine import Confined
from schemas.book import Book
from tests.batch.readers import disasters


def roster(folder: Path, name: str = "good.xlsx") -> Path:
    book = openpyxl.Workbook()
    book.active.append(["Họ và tên", "Ngày sinh"])
    book.save(folder / name)
    return folder / name


def endless_allocation_table() -> bytes:
    """An OLE2 file whose list of allocation sectors points at itself: calamine fills all memory over it."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIII", head, 44, 1, 0, 0, 4096, 0xFFFFFFFE, 0, 0, 1)
    struct.pack_into("<109I", head, 76, *([0xFFFFFFFF] * 109))
    return bytes(head) + struct.pack("<128I", *([0] * 128))


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (disasters.abort, "crashed"),
        (disasters.die_silently, "crashed"),
        (disasters.spin, "timeout"),
        (disasters.sleep, "timeout"),
        (disasters.hog, "memory"),
    ],
)
def test_disaster_is_a_value(work: object, reason: str) -> None:
    limits = Limits(seconds=0.6 if reason == "timeout" else 20, memory_bytes=300 * 2**20)
    start = time.monotonic()
    found = Confined(work, (), "a.xlsx", limits).answer()  # type: ignore[arg-type]
    assert isinstance(found, Unreadable)
    assert (found.file, found.reason) == ("a.xlsx", reason)
    assert time.monotonic() - start < 10


def test_next_file_reads_after_each_disaster(tmp_path: Path) -> None:
    for work in (disasters.abort, disasters.die_silently):
        Confined(work, (), "a.xlsx", Limits()).answer()
        assert isinstance(read(roster(tmp_path), "good.xlsx"), Book)


def test_file_that_kills_the_first_engine_goes_to_the_second(tmp_path: Path) -> None:
    path = tmp_path / "loop.xls"
    path.write_bytes(endless_allocation_table())
    first = Confined(child.answer, (str(path), "loop.xls", None, Limits(), 0), "loop.xls", Limits()).answer()
    assert isinstance(first, Unreadable)
    assert first.reason in {"crashed", "memory"}
    found = read(path, "loop.xls")
    assert isinstance(found, Unreadable)
    assert found.reason == "corrupt"
    assert found.detail.startswith("xlrd")


def test_many_come_in_order_and_a_bad_file_harms_no_other(tmp_path: Path) -> None:
    good = roster(tmp_path)
    loop = tmp_path / "loop.xls"
    loop.write_bytes(endless_allocation_table())
    empty = tmp_path / "empty.csv"
    empty.touch()
    files = [(good, "1"), (loop, "2"), (good, "3"), (empty, "4"), (tmp_path / "none", "5"), (good, "6")]
    found = list(read_many(files, workers=2))
    assert [answer.file for answer in found] == ["1", "2", "3", "4", "5", "6"]
    assert [type(answer) for answer in found] == [Book, Unreadable, Book, Unreadable, Unreadable, Book]


def test_book_too_large_for_the_parent_is_refused_in_the_child() -> None:
    found = Confined(disasters.long_text, (10_000,), "a", Limits(answer_bytes=5_000)).answer()
    assert isinstance(found, Unreadable)
    assert found.reason == "too_large"


def test_native_last_words_do_not_reach_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    assert Confined(disasters.shout, (), "a", Limits()).answer() == "done"
    assert capfd.readouterr().err == ""


def test_child_leaves_no_process_and_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    read(roster(tmp_path), "good.xlsx")
    Confined(disasters.sleep, (), "a", Limits(seconds=0.3)).answer()
    assert list((tmp_path / "temp").iterdir()) == []
    assert multiprocessing.active_children() == []


def test_no_child_stays_after_closing_the_generator(tmp_path: Path) -> None:
    answers = read_many([(roster(tmp_path), str(number)) for number in range(9)], workers=3)
    assert isinstance(next(answers), Book)
    answers.close()
    deadline = time.monotonic() + 5
    while multiprocessing.active_children() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert multiprocessing.active_children() == []
