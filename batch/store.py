"""The run folder: staged beside its place, complete, published by one rename, the manifest last.

A folder ``DIR/<run-id>/`` that is there is whole. While a run is going, its lock file keeps a second one away; what
killed runs left behind is swept away by the next, whichever that is.
"""

import fcntl
import hashlib
import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from batch.digest import sha256
from batch.errors import DISK_REFUSES, AlreadyGoing, OutputUnwritable, words
from batch.text import fold

MANIFEST = "manifest.json"
_HIDDEN = ".????-??-??-????????????.*"
"""What the folder and the lock of a run that is going are called; nothing else is ours to sweep."""
_LONGEST_SLUG = 40
_NO_CLASS = "chua-ro-lop"
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


class Output(BaseModel):
    """One file of a run: its path from the run folder, its SHA-256 and its size in bytes."""

    model_config = ConfigDict(strict=True, frozen=True)

    path: str
    sha256: str
    bytes: int


class Manifest(BaseModel):
    """What is needed of every manifest of ours: a file of the same name without it is somebody else's."""

    model_config = ConfigDict(strict=True, frozen=True)

    exit: Literal[0, 3]
    totals: dict[str, int]
    cases: dict[str, int]
    outputs: list[Output]


def manifest(folder: Path) -> Manifest | None:
    """Read a run folder's manifest; None when there is none of ours, so that the folder is no published run."""
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None


def published(folder: Path) -> Manifest | None:
    """Read the manifest of a run folder that still has every file that it names, in its size; else None."""
    found = manifest(folder)
    if found is None:
        return None
    try:
        whole = all((folder / output.path).stat().st_size == output.bytes for output in found.outputs)
    except (OSError, ValueError):  # a path with a NUL in it is refused before the disk is asked
        return None
    return found if whole else None


@contextmanager
def staging(out: Path, run_id: str) -> Iterator[Path]:
    """Give an empty folder to write into; when the block ends well it becomes ``out/run_id``, else it is gone.

    A whole run that came to stand there meanwhile stays; one that is no longer whole is put aside, not deleted: a
    person may have put something into it. Raises OutputUnwritable when the disk refuses, AlreadyGoing when the same run
    is going on; any other OSError of the block goes on as it is, for ``out`` is not to blame.
    """
    with _locked(out, run_id):
        _sweep(out, run_id)
        folder = _partial(out, run_id)
        shutil.rmtree(folder, ignore_errors=True)
        try:
            folder.mkdir()
            yield folder
            _publish(folder, out / run_id)
        except OSError as error:
            if _of_the_disk(error, out):
                raise _unwritable(out, error) from error
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _partial(out: Path, run_id: str) -> Path:
    return out / f".{run_id}.partial"


def _sweep(out: Path, own: str) -> None:
    """Delete what killed runs left: every other run's folder and lock that nobody holds any more."""
    found = {path.stem.removeprefix(".") for path in out.glob(_HIDDEN) if path.suffix in {".partial", ".lock"}}
    for run_id in found - {own}:
        with suppress(AlreadyGoing, OutputUnwritable), _locked(out, run_id):
            shutil.rmtree(_partial(out, run_id), ignore_errors=True)


def _of_the_disk(error: OSError, out: Path) -> bool:
    """Whether the output folder refused, and not something else that the job reads or writes."""
    if error.errno in DISK_REFUSES:
        return True
    return isinstance(error.filename, str) and Path(error.filename).resolve().is_relative_to(out.resolve())


def _publish(folder: Path, target: Path) -> None:
    if published(target):
        return
    if target.exists():
        beside = (target.with_name(f"{target.name}.hong-{count}") for count in itertools.count(1))
        target.rename(next(path for path in beside if not path.exists()))
    folder.rename(target)


@contextmanager
def _locked(out: Path, run_id: str) -> Iterator[None]:
    lock = out / f".{run_id}.lock"
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle = _lock(lock)
    except BlockingIOError:
        raise AlreadyGoing(f"Đợt này ({run_id}) đang được một lần chạy khác xử lý; hãy đợi lần đó xong.") from None
    except OSError as error:
        raise _unwritable(out, error) from error
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(handle)


def _lock(path: Path) -> int:
    """Open and lock a file; BlockingIOError when another process has it."""
    while True:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The one who had it deletes it on leaving: then what was locked here no longer stands at that path.
            if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        except OSError:
            os.close(handle)
            raise
        os.close(handle)


def _unwritable(out: Path, error: OSError) -> OutputUnwritable:
    return OutputUnwritable(
        f"Không ghi được vào thư mục «{out}» ({words(error)}). "
        "Kiểm tra quyền ghi và chỗ trống trên đĩa, hoặc chọn thư mục khác với --out."
    )


def digests(folder: Path) -> list[dict[str, Any]]:
    """List every file below a run folder but the manifest: path, sha256, bytes, in the order of the paths."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / MANIFEST)
    return [
        {"path": path.relative_to(folder).as_posix(), "sha256": sha256(path), "bytes": path.stat().st_size}
        for path in files
    ]


def class_slug(class_name: str | None) -> str:
    """Name a class's folder in plain letters.

    >>> class_slug("9A1"), class_slug("12.6"), class_slug(None), class_slug("../../etc")
    ('9a1', '12-6', 'chua-ro-lop', 'etc')
    """
    if not class_name:
        return _NO_CLASS
    slug = _slug(class_name) or _mark(class_name)
    return f"lop-{slug}" if slug in _RESERVED | {_NO_CLASS} else slug


def paper_path(class_name: str | None, roll_number: str | None, row: int, full_name: str, student_id: str) -> str:
    """Name a pupil's papers: ``to-khai/<lop>/<stt>-<ten>-<id8>.pdf``; the opaque id keeps two names apart.

    >>> paper_path("9A1", "3", 17, "Đỗ Thị Ánh", "0a1b2c3d4e5f")
    'to-khai/9a1/03-do-thi-anh-0a1b2c3d.pdf'
    """
    number = _slug(roll_number or "") or f"dong-{row}"
    number = number.zfill(2) if number.isdigit() else number
    return f"to-khai/{class_slug(class_name)}/{number}-{_slug(full_name) or 'khong-ten'}-{student_id[:8]}.pdf"


def _slug(text: str) -> str:
    """Spell a text in plain letters; one too long ends in a mark of its own, so that two do not become one."""
    slug = fold(text).replace(" ", "-")
    return slug if len(slug) <= _LONGEST_SLUG else f"{slug[:_LONGEST_SLUG].rstrip('-')}-{_mark(slug)}"


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
