"""The child process: it reads one file within its limits and dies. Nothing here runs in the caller's process."""

import importlib
import os
import pickle
import resource
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar, cast

from batch.readers import gate
from batch.readers.answer import Limits, Reason, RefusedError, Unreadable
from schemas.book import Book

T = TypeVar("T")

_ENGINES: dict[gate.Kind, tuple[str, ...]] = {
    "xlsx": ("calamine", "openpyxl"),
    "xlsb": ("calamine",),
    "ods": ("calamine",),
    "xls": ("calamine", "xlrd"),
    "text": ("delimited",),
    "html": ("html",),
    "spreadsheetml": ("spreadsheetml",),
}


class Engine(Protocol):
    """A module that reads one kind of container into a book, or raises whatever it will."""

    def read(self, data: bytes, file: str, limits: Limits) -> Book:
        """Read the bytes of the file that the caller calls ``file``."""
        ...


def confined(
    work: Callable[..., object], arguments: tuple[object, ...], limits: Limits, stderr: str, file: str
) -> bytes:
    """Do the work within the limits and give the pickled answer; memory that runs out is an answer too."""
    _confine(limits, stderr)
    answer: object
    try:
        answer = work(*arguments)
        pickled = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        answer = None  # frees what there is, so that the refusal itself can be built
        return pickle.dumps(Unreadable(file, "memory"))
    if len(pickled) > limits.answer_bytes:
        return pickle.dumps(Unreadable(file, "too_large", f"{len(pickled)} bytes of text"))
    return pickled


def _confine(limits: Limits, stderr: str) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # so that native code too ends at once when told to
    seconds = int(limits.seconds) + 2  # should the parent die, the child must not spin on
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, seconds),
    ):
        hard = resource.getrlimit(what)[1]
        if hard == resource.RLIM_INFINITY or most <= hard:
            resource.setrlimit(what, (most, most))
    descriptor = os.open(stderr, os.O_WRONLY | os.O_TRUNC)  # native libraries print their last words here
    os.dup2(descriptor, 2)
    os.close(descriptor)


def answer(path: str, file: str, password: str | None, limits: Limits, skip: int) -> Book | Unreadable | None:
    """Read with the first engine that can, leaving out ``skip`` of them; None when there is none left."""
    try:
        data = Path(path).read_bytes()
        try:
            return _first_that_can(data, file, limits, skip)
        except RefusedError as refusal:
            if refusal.reason != "encrypted":
                raise
        decrypt = importlib.import_module("batch.readers.decrypt")
        data = _tried("decrypt", partial(decrypt.decrypted, data, password))
        return _first_that_can(data, file, limits, skip)
    except RefusedError as refusal:
        return Unreadable(file, refusal.reason, refusal.detail)
    except OSError as error:
        return Unreadable(file, "no_permission", error.strerror or "")


def _first_that_can(data: bytes, file: str, limits: Limits, skip: int) -> Book | None:
    kind = _tried("gate", partial(gate.examine, data, limits))
    failed: RefusedError | None = None
    for name in _ENGINES[kind][skip:]:
        engine = cast("Engine", importlib.import_module(f"batch.readers.{name}"))
        try:
            return _tried(name, partial(engine.read, data, file, limits))
        except RefusedError as refusal:
            if refusal.reason not in {"corrupt", "bomb"}:
                raise
            failed = refusal
    if failed is not None:
        raise failed
    return None


def _tried(name: str, work: Callable[[], T]) -> T:
    """Do foreign libraries' work on hostile bytes: whatever it raises, the file is refused and nothing worse."""
    try:
        return work()
    except (RefusedError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - they raise anything; calamine's panic is a BaseException
        reason: Reason = "bomb" if "limit exceeded" in str(error) else "corrupt"
        words = f"{name}: {type(error).__name__}: {str(error)[:160]}"
    raise RefusedError(reason, words)
