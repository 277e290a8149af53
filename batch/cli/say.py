"""What a person reads on the terminal: totals, exceptions, where the results are. Vietnamese, on stderr with --json."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from batch.run import Done
from batch.whatif import outlook
from schemas import fields
from schemas.catalogue import advice, headings, sentence
from schemas.problem import Problem
from schemas.report import Report

_STAGES = {
    "read": "Đọc danh sách",
    "decide": "Kiểm tra",
    "print": "In giấy tờ",
    "bind": "Đóng tập theo lớp",
    "write": "Ghi báo cáo",
}
_STATUSES = {
    "rows": "Học sinh trong danh sách",
    "accepted": "Nhận",
    "accepted_with_warnings": "Nhận, cần xem lại",
    "rejected": "Chưa nhận",
    "duplicate": "Ghi trùng",
    "already_registered": "Đã có tài khoản",
}
_CASES = {
    "1": "Trường hợp 1 (học sinh tự đăng ký)",
    "2": "Trường hợp 2 (người giám hộ đăng ký cho con)",
    "3": "Trường hợp 3 (người giám hộ chưa có mã số BHXH)",
    "none": "Chưa rõ trường hợp",
}
_SEVERITIES = {"error": "LỖI", "warning": "Xem lại", "info": "Ghi nhận"}
_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
_MOST_LINES = 40
_OF_COLUMNS = frozenset(entry.code for entry in headings.ENTRIES)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Fall silent when nobody listens any more (``… | head``): the work is done, and ends as it ended."""
        self.quiet = True
        _mute(sys.stderr if self.stderr else sys.stdout)


class Voice:
    """Speaks to the person at the terminal; ``to_stderr`` leaves stdout to a program."""

    def __init__(self, *, to_stderr: bool, quiet: bool) -> None:
        """Choose where to speak."""
        self.console = _Console(stderr=to_stderr, quiet=quiet, highlight=False, soft_wrap=True, emoji=False)

    def line(self, text: str, style: str | None = None) -> None:
        """Say one line; nothing in it is markup."""
        self.console.print(escape(text), style=style)

    @contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None]]:
        """Show a progress bar on a terminal, nothing on a pipe."""
        if not self.console.file.isatty() or self.console.quiet:
            yield lambda stage, done, total: None
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self.console, transient=True) as bar:
            tasks: dict[str, Any] = {}

            def tell(stage: str, done: int, total: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bar.add_task(_STAGES[stage], total=total)
                if done == total or done % 25 == 0 or stage == "print":
                    bar.update(tasks[stage], completed=done)

            yield tell

    def totals(self, done: Done) -> None:
        """Say the totals by status and by case."""
        table = Table(show_header=False, box=None, padding=(0, 2))
        for key, words in _STATUSES.items():
            count = done.totals.get(key, 0)
            table.add_row(words, str(count), style="red" if key == "rejected" and count else None)
        self.console.print(table)
        cases = Table(show_header=False, box=None, padding=(0, 2))
        for key, words in _CASES.items():
            if done.cases.get(key):
                cases.add_row(words, str(done.cases[key]))
        self.console.print(cases)
        if done.report:
            self.outlook(done.report)
            self.laid_out(done.report)

    def laid_out(self, report: Report) -> None:
        """Say for how many pupils no plate served: their papers are right, but slow."""
        alone = sum(not printed.pressed for printed in report.printed.values())
        if alone:
            self.line(
                f"  {alone}/{len(report.printed)} bộ giấy tờ được dàn trang riêng cho từng em (không dùng khuôn in): "
                "nội dung đúng như nhau, chỉ in lâu hơn."
            )

    def outlook(self, report: Report) -> None:
        """Say what more facts would change, and what has changed since an earlier run."""
        for title, remarks in outlook(report).items():
            self.line(f"  {title}:")
            for remark in remarks:
                self.line(f"    • {sentence(remark)}")

    def problems(self, report: Report) -> None:
        """List what needs a person, errors first, and what is noted of columns; the rest is only counted here."""
        found = [problem for outcome in report.outcomes for problem in outcome.problems]
        shown = [problem for problem in (*report.notices, *found) if problem.severity != "info"]
        notes = [problem for problem in (*report.notices, *found) if problem.severity == "info"]
        of_columns = [problem for problem in notes if problem.code in _OF_COLUMNS]
        shown.sort(key=lambda problem: problem.severity != "error")
        for problem in shown[:_MOST_LINES]:
            self.problem(problem)
        if len(shown) > _MOST_LINES:
            self.line(f"… và {len(shown) - _MOST_LINES} dòng nữa (thêm --out THƯ_MỤC để có báo cáo đầy đủ).")
        for problem in of_columns[:_MOST_LINES]:
            self.problem(problem)
        told_below = sum(remark.severity == "info" for found in outlook(report).values() for remark in found)
        if left := len(notes) - len(of_columns[:_MOST_LINES]) - told_below:
            self.line(f"… và {left} ghi nhận: xem trang «Ghi nhận» của ngoai-le.xlsx khi chạy với --out THƯ_MỤC.")

    def unread(self, report: Report) -> None:
        """Name the files and sheets that could not be read, and what is wrong with the settings of the run.

        Nobody looks for them in a report of pupils.
        """
        for problem in report.notices:
            if problem.severity == "error":
                self.problem(problem)
        for problem in report.remarks:
            if problem.severity == "warning":
                self.problem(problem)

    def problem(self, problem: Problem) -> None:
        """Say one problem: where, what, and what to do."""
        origin = problem.origin
        row = [] if problem.cell or not origin.row else [f"dòng {origin.row}"]
        place = " › ".join([origin.file, *filter(None, [origin.sheet]), *filter(None, [problem.cell]), *row])
        name = fields.label(problem.field)
        head = f"{_SEVERITIES[problem.severity]:8} {place}" + (f" ({name})" if name else "")
        self.line(head, style=_STYLES[problem.severity])
        self.line(f"         {sentence(problem)}")
        self.line(f"         → {advice(problem)}")

    def results(self, folder: Path) -> None:
        """Say where the papers, the exceptions and the export are."""
        self.line("")
        for words, path in (
            ("Tờ khai từng em", "to-khai/"),
            ("Tập in theo lớp", "in-theo-lop/"),
            ("Phiếu giao nhận", "phieu-giao-nhan.pdf"),
            ("Ngoại lệ cần xử lý", "ngoai-le.html"),
            ("  dạng Excel", "ngoai-le.xlsx"),
            ("Bảng tổng hợp", "tong-hop.xlsx"),
        ):
            if (folder / path).exists():
                self.line(f"{words:20} {folder / path}")


def as_json(done: Done) -> None:
    """Print one JSON object on stdout for programs."""
    answer = {
        "run": str(done.folder) if done.folder else None,
        "exit": done.exit_code,
        "totals": done.totals,
        "cases": done.cases,
        "seconds": done.seconds,
    }
    write_json(answer)


def failure_as_json(exit_code: int, message: str) -> None:
    """Print the JSON object of a run that gave nothing."""
    answer: dict[str, Any] = {
        "run": None,
        "exit": exit_code,
        "totals": {},
        "cases": {},
        "seconds": {},
        "error": message,
    }
    write_json(answer)


def write_json(answer: dict[str, Any]) -> None:
    """Write one line of JSON; in plain ASCII where stdout has no Vietnamese letters."""
    plain = not (sys.stdout.encoding or "").lower().startswith("utf")
    try:
        sys.stdout.write(json.dumps(answer, ensure_ascii=plain) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _mute(sys.stdout)


def _mute(stream: TextIO) -> None:
    """Point a stream that nobody reads at nothing, so that Python does not complain about it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
