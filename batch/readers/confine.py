"""One disposable child process for one piece of work, so that nothing it does can harm the caller."""

import os
import pickle
import signal
import sys
import tempfile
import threading
import types
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager, suppress
from multiprocessing import get_context, util
from pathlib import Path

from pebble import ProcessExpired, concurrent

from batch.readers import child
from batch.readers.answer import Limits, Unreadable

_CONTEXT = get_context("forkserver")
_LOCK = threading.Lock()
_LONGEST_TEMPORARY = 75
"""Bytes: a Unix socket's path has 107, and multiprocessing puts 32 behind the temporary folder's."""
_SHORT_TEMPORARY = "/tmp"  # noqa: S108 - only for a folder that mkdtemp makes for this user alone
_PRELOAD = ("pebble", child.__name__, "batch.readers.calamine", "batch.readers.delimited")


class Confined:
    """An importable function at work in a disposable child of its own, on behalf of ``file``; starts at once."""

    def __init__(self, work: Callable[..., object], arguments: tuple[object, ...], file: str, limits: Limits) -> None:
        handle, stderr = tempfile.mkstemp(prefix="reader-")
        os.close(handle)
        self._stderr, self._file, self._limits = Path(stderr), file, limits
        with _blank_main():
            _keep_socket_paths_short()
            _CONTEXT.set_forkserver_preload(list(_PRELOAD))
            # pebble's declaration calls the context mp_context, its code context.
            launch = concurrent.process(  # type: ignore[call-overload]
                name="reader", timeout=limits.seconds, context=_CONTEXT, mp_context=_CONTEXT
            )
            self._future = launch(child.confined)(work, arguments, limits, stderr, file)

    def answer(self) -> object:
        """Wait for what the function returns, or an ``Unreadable``: "timeout", "memory" or "crashed"."""
        try:
            return pickle.loads(self._future.result())  # noqa: S301 - the bytes come from our own child
        except FutureTimeoutError:
            return Unreadable(self._file, "timeout", f"{self._limits.seconds:g} s")
        except ProcessExpired as end:
            return _died(self._file, end.exitcode, self._stderr)
        finally:
            self.stop()

    def stop(self) -> None:
        """Leave nothing behind. A child nobody waits for ends by itself, at its limit, or with the program.

        It is not cancelled: pebble's thread fails loudly when an answer comes at that very moment.
        """
        with suppress(FileNotFoundError):
            self._stderr.unlink()


def _died(file: str, status: int | None, stderr: Path) -> Unreadable:
    words = stderr.read_text(errors="replace")
    if "memory allocation of" in words or "MemoryError" in words:
        return Unreadable(file, "memory", "the engine ran out of memory")
    if status == -signal.SIGXCPU:
        return Unreadable(file, "timeout", "processor time")
    return Unreadable(file, "crashed", f"exit status {status}")


def _keep_socket_paths_short() -> None:
    """Let multiprocessing make its own folder under /tmp where TMPDIR is too long for a socket; for this whole process.

    It makes that folder when it first needs it and stays with it. Everything else stays in TMPDIR.
    """
    given = tempfile.gettempdir()
    if len(os.fsencode(given)) <= _LONGEST_TEMPORARY:
        return
    tempfile.tempdir = _SHORT_TEMPORARY
    try:
        util.get_temp_dir()
    finally:
        tempfile.tempdir = given


@contextmanager
def _blank_main() -> Iterator[None]:
    """Hide the main module while a child starts: multiprocessing would import the whole program again in each child."""
    with _LOCK:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = types.ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main
