"""The run folder: staged beside its place, complete, published by one rename, the manifest last.

A folder ``DIR/<run-id>/`` that is there is whole. While a run is going, its lock file keeps a second one away; what
an interrupted run left behind is swept away by the next.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from batch.errors import AlreadyGoing, OutputUnwritable
from batch.text import fold

MANIFEST = "manifest.json"
_LONGEST_SLUG = 40
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def manifest(folder: Path) -> dict[str, Any] | None:
    """Read a run folder's manifest; None when there is none, so that the folder is no published run."""
    try:
        loaded = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return loaded if isinstance(loaded, dict) else None


@contextmanager
def staging(out: Path, run_id: str) -> Iterator[Path]:
    """Give an empty folder to write into; when the block ends well it becomes ``out/run_id``, else it is gone.

    Raises OutputUnwritable when the disk refuses, AlreadyGoing when the same run is going on.
    """
    with _locked(out, run_id):
        folder = out / f".{run_id}.partial"
        shutil.rmtree(folder, ignore_errors=True)
        try:
            folder.mkdir()
            yield folder
            if (out / run_id).exists():
                shutil.rmtree(out / run_id)
            folder.rename(out / run_id)
        except OSError as error:
            raise _unwritable(out, error) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(out: Path, run_id: str) -> Iterator[None]:
    lock = out / f".{run_id}.lock"
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o644)
    except OSError as error:
        raise _unwritable(out, error) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyGoing(f"Đợt này ({run_id}) đang được một lần chạy khác xử lý; hãy đợi lần đó xong.") from None
        yield
        lock.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _unwritable(out: Path, error: OSError) -> OutputUnwritable:
    return OutputUnwritable(
        f"Không ghi được vào thư mục «{out}» ({error.strerror or error}). "
        "Kiểm tra quyền ghi và chỗ trống trên đĩa, hoặc chọn thư mục khác với --out."
    )


def digests(folder: Path) -> list[dict[str, Any]]:
    """List every file below a run folder but the manifest: path, sha256, bytes, in the order of the paths."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / MANIFEST)
    return [
        {"path": path.relative_to(folder).as_posix(), "sha256": sha256(path), "bytes": path.stat().st_size}
        for path in files
    ]


def sha256(path: Path) -> str:
    """Digest one file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def class_slug(class_name: str | None) -> str:
    """Name a class's folder in plain letters.

    >>> class_slug("9A1"), class_slug("12.6"), class_slug(None), class_slug("../../etc")
    ('9a1', '12-6', 'chua-ro-lop', 'etc')
    """
    slug = _slug(class_name or "") or "chua-ro-lop"
    return f"lop-{slug}" if slug in _RESERVED else slug


def paper_path(class_name: str | None, roll_number: str | None, row: int, full_name: str, student_id: str) -> str:
    """Name a pupil's papers: ``to-khai/<lop>/<stt>-<ten>-<id8>.pdf``; the opaque id keeps two names apart.

    >>> paper_path("9A1", "3", 17, "Đỗ Thị Ánh", "0a1b2c3d4e5f")
    'to-khai/9a1/03-do-thi-anh-0a1b2c3d.pdf'
    """
    number = _slug(roll_number or "") or f"dong-{row}"
    number = number.zfill(2) if number.isdigit() else number
    return f"to-khai/{class_slug(class_name)}/{number}-{_slug(full_name) or 'khong-ten'}-{student_id[:8]}.pdf"


def _slug(text: str) -> str:
    return fold(text).replace(" ", "-")[:_LONGEST_SLUG].strip("-")
