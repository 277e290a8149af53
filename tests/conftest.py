"""What tests of whole runs share: rosters of synthetic pupils, the command line, printing that costs nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import settings

from batch import press
from batch.printing.worker import PackJob, PrintJob
from batch.run import Done, Request, run
from schemas.report import Printed

settings.register_profile("laws", deadline=None)  # a law holds however slow the machine is just then
settings.load_profile("laws")

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 9, 15)
HEADINGS = (  # noqa: SIM905 - as the blank roster lists them
    "STT · Họ và tên* · Ngày sinh* · Giới tính* · Lớp* · Mã số BHXH* · Số CCCD/CMND/Hộ chiếu · Số định danh cá nhân · "
    "SĐT của học sinh · Email · Số nhà, thôn/xóm · Xã/Phường · Quận/Huyện · Tỉnh/Thành phố · Họ tên người giám hộ · "
    "Quan hệ · Ngày sinh người giám hộ · Mã số BHXH người giám hộ · Số CCCD người giám hộ · SĐT người giám hộ · "
    "Ảnh 4x6 · Ảnh giấy tờ mặt trước · Ảnh giấy tờ mặt sau · Giấy khai sinh · Đã có tài khoản VssID · "
    "Đồng ý xử lý dữ liệu · Ghi chú"
).split(" · ")
_GUARDIAN = ("Trần Thị Bình", "Mẹ", "01/02/1985", "0109876543", "001185012345", "0987654312")
_PLACE = ("", "Thôn 1", "Xã Thanh Trì", "", "Thành phố Hà Nội")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nga", "Oanh", "Phúc", "Quang", "Sơn")

Roster = Callable[..., Path]
Cli = Callable[..., subprocess.CompletedProcess[str]]


def pupil(number: int, changes: Mapping[str, Any]) -> list[Any]:
    """Give the row of one synthetic pupil whom a guardian registers; ``changes`` by (the beginning of) the heading."""
    name = f"Nguyễn {_GIVEN[number // 14 % 14]} {_GIVEN[number % 14]}"
    row: list[Any] = [number, name, "15/03/2012", "Nam", "9A", f"{112345000 + number:010d}", "", "", "", *_PLACE]
    row += [*_GUARDIAN, "Có", "Có", "Có", "Có", "", "Có", ""]
    for heading, value in changes.items():
        row[next(place for place, title in enumerate(HEADINGS) if title.startswith(heading))] = value
    return row


@pytest.fixture
def roster() -> Roster:
    """Writes a roster: ``pupils`` clean rows, then one more for each mapping of changes."""

    def write(path: Path, pupils: int = 3, changed: tuple[Mapping[str, Any], ...] = (), first: int = 1) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Danh sách"
        sheet.append(HEADINGS)
        for number, changes in enumerate([{}] * pupils + list(changed), first):
            sheet.append(pupil(number, changes))
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
        return path

    return write


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment of a command: this checkout, no terminal tricks."""
    kept = {key: value for key, value in os.environ.items() if key not in {"FORCE_COLOR", "VSSID_BATCH_LOG"}}
    return {**kept, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def vssid(environment: dict[str, str], tmp_path: Path) -> Cli:
    """Runs the command line as a user does, in ``tmp_path``; no answer may ever hold a traceback."""

    def call(*arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
        environment.update(more.pop("env", {}))
        command = [sys.executable, "-m", "batch", *map(str, arguments)]
        settings: dict[str, Any] = {"cwd": tmp_path, "env": environment, "timeout": 120} | more
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **settings)
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return call


@pytest.fixture
def leaves_sigint_alone() -> Any:
    """A child of a shell's background job ignores Ctrl+C, and hands that on: give it back its meaning."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class StubPress:
    """Writes a few bytes where the true one lays out papers."""

    def __init__(self, folder: Path, *settings: object, **more: object) -> None:
        self.folder = folder

    def __call__(self, job: PrintJob) -> Printed:
        target = self.folder / job.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(job.student_id.encode())
        return Printed(job.student_id, job.path, "0" * 64, len(job.student_id), 2)


class StubBinder:
    """Writes the names of a class where the true one binds their papers; each must be there."""

    def __init__(self, folder: Path, *settings: object, **more: object) -> None:
        self.folder = folder

    def __call__(self, job: PackJob) -> str:
        target = self.folder / job.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"".join((self.folder / path).read_bytes() for *_, path in job.pupils))
        return job.path


class StubCourier:
    """Writes the classes where the true one prints the transmittal."""

    def __init__(self, folder: Path, *settings: object, **more: object) -> None:
        self.folder = folder

    def __call__(self, run_id: str, packs: Sequence[PackJob]) -> str:
        (self.folder / "phieu-giao-nhan.pdf").write_text(" ".join(job.class_name for job in packs))
        return "phieu-giao-nhan.pdf"


@pytest.fixture
def stub_press(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "Press", StubPress)
    monkeypatch.setattr(press, "Binder", StubBinder)
    monkeypatch.setattr(press, "Courier", StubCourier)


@pytest.fixture
def job() -> Callable[..., Done]:
    """Runs the whole job in this process."""

    def do(*inputs: Path, out: Path | None, tell: Any = lambda *progress: None, **more: Any) -> Done:
        settings: dict[str, Any] = {"as_of": AS_OF, "executor": "serial"} | more
        return run(Request(inputs=inputs, out=out, **settings), tell)

    return do
