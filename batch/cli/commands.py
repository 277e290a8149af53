"""The commands and their options, on which people and programs rely: names and meanings stay."""

import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from batch.cli import say
from batch.executors import Options
from batch.run import Done, Request, run

Inputs = Annotated[list[Path], typer.Argument(metavar="INPUT...", help="Tệp hoặc thư mục danh sách lớp.")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Thư mục ghi kết quả.")]
OutOrNone = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Ghi báo cáo vào thư mục này (không in giấy tờ).")
]
School = Annotated[
    Path | None, typer.Option("--school", metavar="FILE.toml", help="Tệp cài đặt của trường (school.toml).")
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Ngày lập hồ sơ, ví dụ 2026-09-15 (mặc định: hôm nay).",
    ),
]
Rules = Annotated[str | None, typer.Option("--rules", metavar="NAME", help="Bộ quy tắc (mặc định: theo ngày).")]
Executor = Annotated[
    str | None, typer.Option("--executor", metavar="serial|pool|dask", help="Cách chạy (mặc định: tự chọn).")
]
Workers = Annotated[int, typer.Option("--workers", metavar="N", min=1, max=256, help="Số tiến trình in song song.")]
Scheduler = Annotated[str | None, typer.Option("--scheduler", metavar="ADDR", help="Địa chỉ máy điều phối dask.")]
Previous = Annotated[Path | None, typer.Option("--previous", metavar="RUN", help="So với kết quả của một đợt trước.")]
Json = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON ra stdout.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Không in gì ngoài lỗi.")]
NoPress = Annotated[bool, typer.Option("--no-press", help="In mọi giấy tờ bằng riêng WeasyPrint.")]
Password = Annotated[str | None, typer.Option("--password", help="Mật khẩu mở các tệp có mật khẩu.")]
PackPassword = Annotated[
    str | None,
    typer.Option(
        "--pack-password",
        envvar="VSSID_PACK_PASSWORD",
        show_envvar=True,
        help="Mật khẩu mở các tập in theo lớp (mã hóa AES-256), khi phải gửi đi; tập có mật khẩu không còn là PDF/A.",
    ),
]
Map = Annotated[
    list[str],
    typer.Option("--map", metavar="CỘT=MỤC", help='Cho biết một cột là mục nào, ví dụ "Mã thẻ=Mã số BHXH".'),
]
_CORES = os.cpu_count() or 1


def register(app: typer.Typer) -> None:
    """Put every command on the app."""
    app.command("run", help="Làm trọn việc: đọc danh sách, lập giấy tờ, báo cáo ngoại lệ, bảng tổng hợp.")(run_command)
    app.command("check", help="Chỉ đọc và kiểm tra; không ghi gì nếu không có --out.")(check_command)
    app.command("template", help="Ghi mẫu danh sách trống (.xlsx).")(template_command)
    app.command("explain", help="Giải thích một mã lỗi; không có mã thì liệt kê tất cả.")(explain_command)
    rules_app = typer.Typer(rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]})
    rules_app.callback(invoke_without_command=True)(rules_command)
    rules_app.command("show", help="Nêu mọi điều một bộ quy tắc quy định.")(rules_show_command)
    rules_app.command("diff", help="Nêu bằng lời những gì khác nhau giữa hai bộ quy tắc.")(rules_diff_command)
    app.add_typer(rules_app, name="rules", help="Liệt kê các bộ quy tắc; show và diff xem kỹ hơn.")
    app.command(
        "verify", help="Kiểm tra các tệp của một thư mục kết quả còn đúng từng byte như bản kê (manifest.json)."
    )(verify_command)


def run_command(
    inputs: Inputs,
    out: Out,
    school: School = None,
    as_of: AsOf = None,
    rules: Rules = None,
    executor: Executor = None,
    workers: Workers = _CORES,
    scheduler: Scheduler = None,
    previous: Previous = None,
    password: Password = None,
    columns: Map = [],  # noqa: B006 - typer reads the default, nobody changes it
    json: Json = False,
    quiet: Quiet = False,
    no_press: NoPress = False,
    pack_password: PackPassword = None,
) -> int:
    """Do the whole job."""
    options = Options(workers=workers, scheduler=scheduler)
    request = _request(
        inputs, out, as_of, school, rules, executor, previous, password, columns, options, plates=not no_press
    )
    request = replace(request, pack_password=pack_password)
    return _do(request, json=json, quiet=quiet)


def check_command(
    inputs: Inputs,
    out: OutOrNone = None,
    school: School = None,
    as_of: AsOf = None,
    rules: Rules = None,
    executor: Executor = None,
    workers: Workers = _CORES,
    scheduler: Scheduler = None,
    previous: Previous = None,
    password: Password = None,
    columns: Map = [],  # noqa: B006 - typer reads the default, nobody changes it
    json: Json = False,
    quiet: Quiet = False,
    no_press: NoPress = False,
) -> int:
    """Read, validate and classify; print no papers."""
    del no_press, workers, scheduler  # nothing is printed; the options are those of run
    request = _request(
        inputs, out, as_of, school, rules, executor, previous, password, columns, Options(), papers=False
    )
    return _do(request, json=json, quiet=quiet, list_problems=True)


def template_command(out: Annotated[Path, typer.Option("--out", metavar="FILE.xlsx", help="Tệp mẫu sẽ ghi.")]) -> int:
    """Write the blank roster."""
    from batch import template  # noqa: PLC0415 - loads the workbook writer, only here

    template.write(out)
    say.Voice(to_stderr=False, quiet=False).line(f"Đã ghi mẫu danh sách: {out}")
    return 0


def explain_command(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="Mã lỗi, ví dụ bhxh-missing.")] = None,
) -> int:
    """Explain a problem code."""
    from batch.cli import explain  # noqa: PLC0415 - only here

    return explain.explain(code)


def rules_command(context: typer.Context, json: Json = False) -> int:
    """List the rule sets, unless one of the commands below is called."""
    from batch.cli import rules  # noqa: PLC0415 - only here

    return 0 if context.invoked_subcommand else rules.listing(_day(None), as_json=json)


RuleSetName = Annotated[str, typer.Argument(metavar="TÊN", help="Tên bộ quy tắc, ví dụ 2026.")]
RuleSetBefore = Annotated[str, typer.Argument(metavar="TÊN_TRƯỚC", help="Bộ quy tắc trước, ví dụ guide-2021.")]
RuleSetAfter = Annotated[str, typer.Argument(metavar="TÊN_SAU", help="Bộ quy tắc sau, ví dụ 2026.")]


def rules_show_command(name: RuleSetName, json: Json = False) -> int:
    """Tell what one rule set says."""
    from batch.cli import rules  # noqa: PLC0415 - only here

    return rules.show(name, as_json=json)


def rules_diff_command(before: RuleSetBefore, after: RuleSetAfter, json: Json = False) -> int:
    """Say what changed between two rule sets."""
    from batch.cli import rules  # noqa: PLC0415 - only here

    return rules.diff(before, after, as_json=json)


def verify_command(
    run_folder: Annotated[Path, typer.Argument(metavar="RUN", help="Thư mục kết quả của một đợt.")],
) -> int:
    """Check a published run."""
    from batch.cli import verify  # noqa: PLC0415 - only here

    return verify.verify(run_folder)


def _request(
    inputs: list[Path],
    out: Path | None,
    as_of: datetime | None,
    school: Path | None,
    rules: str | None,
    executor: str | None,
    previous: Path | None,
    password: str | None,
    columns: list[str],
    options: Options,
    *,
    papers: bool = True,
    plates: bool = True,
) -> Request:
    """Turn what `run` and `check` are given alike into a request."""
    return Request(
        inputs=tuple(inputs),
        out=out,
        as_of=_day(as_of),
        school=school,
        rules=rules,
        executor=executor,
        options=options,
        papers=papers,
        plates=plates,
        previous=previous,
        password=password,
        mapped=tuple(columns),
    )


def _do(request: Request, *, json: bool, quiet: bool, list_problems: bool = False) -> int:
    voice = say.Voice(to_stderr=json, quiet=quiet)
    with voice.progress() as tell:
        done = run(request, tell)
    _speak(voice, done, list_problems=list_problems)
    if json:
        say.as_json(done)
    return done.exit_code


def _speak(voice: say.Voice, done: Done, *, list_problems: bool) -> None:
    for note in done.notes:
        voice.line(note)
    if done.report and list_problems:
        voice.problems(done.report)
    elif done.report:
        voice.unread(done.report)
    voice.totals(done)
    if done.folder:
        voice.results(done.folder)


def _day(as_of: datetime | None) -> date:
    """The one place where the software asks the clock."""
    return as_of.date() if as_of else date.today()  # noqa: DTZ011 - the day on the school's own wall calendar
