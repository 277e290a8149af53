"""The command line: turns words into a request, and what happened into words and an exit code. Decides nothing."""

import gc
import io
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

import typer

from batch import log
from batch.cli import commands, say, usage
from batch.errors import EXIT_BUG, EXIT_INTERRUPTED, EXIT_USAGE, BrokenWorld

app = typer.Typer(
    name="vssid-batch",
    help="Biến danh sách lớp thành giấy tờ đăng ký VssID, kèm báo cáo ngoại lệ và bảng tổng hợp.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
commands.register(app)
SELDOM = (100_000, 50, 100)
"""When to look for dead cycles. A run keeps what it makes, a cell in a tuple in a row: looking through it all again and
again, as Python does from 700 new objects on, costs a quarter of the time and finds nothing."""


def start(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code. Whatever happens, the user reads a sentence, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without Vietnamese letters is no reason to fail
    as_json = "--json" in arguments
    gc.set_threshold(*SELDOM)
    try:
        log.start()
        with _stoppable():
            command = typer.main.get_command(app)
            answer = command.main(args=list(arguments), prog_name="vssid-batch", standalone_mode=False)
        # The library may turn Ctrl+C into an exit code of its own; what no command of ours gives is that.
        return _interrupted(as_json=as_json) if answer == EXIT_INTERRUPTED else int(answer or 0)
    except BrokenWorld as broken:
        return _fail(broken.exit_code, broken.sentence, as_json=as_json)
    except usage.WRONG as wrong:
        return _fail(EXIT_USAGE, usage.sentence(wrong), as_json=as_json)
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted(as_json=as_json)
    except Exception as error:  # noqa: BLE001 - the last door: a bug becomes a sentence that names its log
        return _fail(EXIT_BUG, _of_a_bug(error), as_json=as_json)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Take a polite kill (SIGTERM) as Ctrl+C, so that it too leaves nothing half-written; a second one changes nothing.

    Whoever started us with SIGTERM ignored has it ignored.
    """

    def stop(*_: object) -> NoReturn:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) == signal.SIG_IGN:
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupted(*, as_json: bool) -> int:
    return _fail(EXIT_INTERRUPTED, "Đã dừng theo yêu cầu; chưa ghi gì ra thư mục kết quả.", as_json=as_json)


def _of_a_bug(error: Exception) -> str:
    written = log.bug(error)
    if written is None:
        return f"Phần mềm gặp lỗi ngoài dự kiến ({type(error).__name__}) và không ghi được nhật ký."
    return (
        f"Phần mềm gặp lỗi ngoài dự kiến ({type(error).__name__}). Nhật ký: {written}\n"
        "Gửi tệp nhật ký này cho người hỗ trợ; trong đó không có dữ liệu học sinh."
    )


def _fail(exit_code: int, words: str, *, as_json: bool) -> int:
    say.Voice(to_stderr=True, quiet=False).line(words)
    if as_json:
        say.failure_as_json(exit_code, words)
    return exit_code
