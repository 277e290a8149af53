"""The command line: turns words into a request, and what happened into words and an exit code. Decides nothing."""

import os
import sys
from collections.abc import Sequence

import click
import typer

from batch import log
from batch.cli import commands, say
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


def start(arguments: Sequence[str]) -> int:  # noqa: PLR0911 - one way out for each way to end
    """Run one command and give its exit code. Whatever happens, the user reads a sentence, never a traceback."""
    log.start()
    as_json = "--json" in arguments
    try:
        answer = typer.main.get_command(app).main(args=list(arguments), prog_name="vssid-batch", standalone_mode=False)
        return answer if isinstance(answer, int) else 0
    except BrokenWorld as broken:
        return _fail(broken.exit_code, broken.sentence, as_json=as_json)
    except click.exceptions.NoArgsIsHelpError as asked:
        sys.stdout.write(asked.format_message() + "\n")
        return EXIT_USAGE
    except click.ClickException as wrong:
        words = f"Lệnh gọi chưa đúng: {wrong.format_message()}\nXem cách dùng: vssid-batch --help"
        return _fail(EXIT_USAGE, words, as_json=as_json)
    except (KeyboardInterrupt, click.Abort):
        return _fail(EXIT_INTERRUPTED, "Đã dừng theo yêu cầu; chưa ghi gì ra thư mục kết quả.", as_json=as_json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BUG
    except Exception as error:  # noqa: BLE001 - the last door: a bug becomes a sentence that names its log
        words = f"Phần mềm gặp lỗi ngoài dự kiến ({type(error).__name__}). Nhật ký: {log.bug(error)}"
        return _fail(
            EXIT_BUG,
            words + "\nGửi tệp nhật ký này cho người hỗ trợ; trong đó không có dữ liệu học sinh.",
            as_json=as_json,
        )


def _fail(exit_code: int, words: str, *, as_json: bool) -> int:
    say.Voice(to_stderr=True, quiet=False).line(words)
    if as_json:
        say.failure_as_json(exit_code, words)
    return exit_code
