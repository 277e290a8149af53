"""The parent's side of reading: what is refused at once, what goes to a child, and what to a second one."""

import os
import time
from collections import deque
from collections.abc import Generator, Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast

from batch.readers import child
from batch.readers.answer import Limits, Unreadable
from batch.readers.confine import Confined
from schemas.book import Book

_NO_LIMITS_NAMED = Limits()


def read(path: Path, name: str, *, password: str | None = None, limits: Limits = _NO_LIMITS_NAMED) -> Book | Unreadable:
    """Read one roster file in a child process of its own; ``name`` is what the answer calls the file.

    A file that cannot be read is an answer too: this raises for no file. When the child dies over the first engine,
    a second child tries the second engine in the time that is left.
    """
    return _Reading(path, name, password, limits).answer()


def read_many(
    files: Iterable[tuple[Path, str]],
    workers: int = 2,
    *,
    password: str | None = None,
    limits: Limits = _NO_LIMITS_NAMED,
) -> Generator[Book | Unreadable, None, None]:
    """Read (path, name) pairs, ``workers`` at a time, and give the answers in the order of the files.

    No more than ``workers`` files are under way or wait for the caller, so that memory does not grow with their
    number. After closing the generator the children under way end by themselves or with the program.
    """
    waiting: deque[_Reading] = deque()
    try:
        for path, name in files:
            if len(waiting) == workers:
                yield waiting.popleft().answer()
            waiting.append(_Reading(path, name, password, limits))
        while waiting:
            yield waiting.popleft().answer()
    finally:
        for reading in waiting:
            reading.stop()


class _Reading:
    """One file under way: its first child is started at once."""

    def __init__(self, path: Path, name: str, password: str | None, limits: Limits) -> None:
        self._given = (str(path), name, password, limits)
        self._name, self._limits = name, limits
        self._start = time.monotonic()
        self._refusal = _reach(path, name, limits)
        self._first = None if self._refusal else Confined(child.answer, (*self._given, 0), name, limits)

    def answer(self) -> Book | Unreadable:
        """Wait for the answer; a child that died is followed by a second one, with the engines that are left."""
        if self._first is None:
            return cast("Unreadable", self._refusal)
        first = self._first.answer()
        if not (isinstance(first, Unreadable) and first.reason in {"crashed", "memory"}):
            return cast("Book | Unreadable", first)
        left = max(self._limits.seconds - (time.monotonic() - self._start), 0.5)
        second = Confined(child.answer, (*self._given, 1), self._name, replace(self._limits, seconds=left)).answer()
        return first if second is None else cast("Book | Unreadable", second)

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        if self._first is not None:
            self._first.stop()


def _reach(path: Path, name: str, limits: Limits) -> Unreadable | None:
    """Refuse what needs no child to be refused: nothing there, nothing in it, or no right to read it."""
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
    except PermissionError:
        return Unreadable(name, "no_permission")
    except OSError as error:
        return Unreadable(name, "missing", error.strerror or "")
    if size == 0:
        return Unreadable(name, "empty", "0 bytes")
    if size > limits.file_bytes:
        return Unreadable(name, "too_large", f"{size} bytes")
    return None
