"""From outcomes to papers: makes the print jobs, hands them to an executor, and takes back what came of them."""

import dataclasses
import os
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import batch.executors
from batch import library, store
from batch.compare.once import where_form_is
from batch.discover import plugins
from batch.errors import DISK_REFUSES, SettingsInvalid, UsageError, WorkersLost
from batch.executors import Answer, Options
from batch.log import LOGGER
from batch.printing.forms import FormError, forms
from batch.printing.transmittal import FORM as TRANSMITTAL
from batch.printing.transmittal import Courier
from batch.printing.worker import Binder, PackJob, Press, PrintJob
from schemas.catalogue import ENTRIES
from schemas.outcome import Outcome
from schemas.problem import Problem
from schemas.report import Plan, Printed, Report
from schemas.ruleset import RuleSet
from schemas.school import School

_LONGEST_PASSWORD = 127
"""Bytes of a password that AES-256 in a PDF takes (ISO 32000-2, 7.6.4.3.3)."""
_FEW_LAID_OUT, _FEW_PRESSED = 8, 4000
"""Up to so many jobs one process is faster than starting others, each of which makes its own plates."""


@dataclasses.dataclass(frozen=True)
class Way:
    """How to print: by which executor (None: chosen by the number of jobs), and whether with plates.

    ``password`` encrypts the print packs.
    """

    executor: str | None = None
    options: Options = dataclasses.field(default_factory=Options)
    plates: bool = True
    password: str | None = dataclasses.field(default=None, repr=False)


Tell = Callable[[str, int, int], None]


def require_forms(rules: RuleSet) -> None:
    """Check, before anything is read, that every form that the rules ask for is there; SettingsInvalid when not."""
    try:
        known = forms(library.TEMPLATES)
    except FormError as wrong:
        raise SettingsInvalid(f"Mẫu giấy tờ bị sai: {wrong}.") from None
    missing = sorted({TRANSMITTAL, *(form for case in rules.cases for form in case.forms)} - known.keys())
    if missing:
        raise SettingsInvalid(f"Thiếu mẫu giấy tờ trong thư mục templates/: {', '.join(missing)}.")


def require_executor(name: str | None) -> None:
    """Check, before anything is read, that there is such a way to run; UsageError when not."""
    known = plugins(batch.executors)
    if name is not None and name not in known:
        raise UsageError(f"Không có cách chạy «{name}». Các cách chạy: {', '.join(known)}.")


def require_pack_password(password: str | None) -> None:
    """Check, before anything is read, that print packs can be encrypted with a password; UsageError when not."""
    if password is not None and not 0 < len(password.encode(errors="replace")) <= _LONGEST_PASSWORD:
        raise UsageError(f"Mật khẩu của tập in phải có từ 1 đến {_LONGEST_PASSWORD} ký tự (chữ có dấu tính 2 hoặc 3).")


def papers(report: Report, folder: Path, way: Way, tell: Tell) -> tuple[dict[str, Printed], dict[str, str]]:
    """Print every accepted pupil's papers below the folder: what was printed and what was lost, by student id.

    Raises OSError when the disk refuses, WorkersLost when every worker died, SettingsInvalid when not one of several
    pupils' papers could be made.
    """
    accepted = [outcome for outcome in report.outcomes if outcome.accepted]
    jobs = [_job(outcome) for outcome in accepted]
    work = Press(folder, *_settings(report.plan), plates=way.plates, digests=_digests(report.plan))
    printed: dict[str, Printed] = {}
    lost: dict[str, Answer[Printed]] = {}
    for answer in _executor(way, len(jobs)).execute(work, jobs, way.options):
        student_id = jobs[answer.index].student_id
        if answer.result is None:
            LOGGER.warning("papers of %s lost: %s", student_id, answer.lost)
            _raise_if_disk(answer)
            lost[student_id] = answer
        else:
            printed[student_id] = answer.result
        tell("print", len(printed) + len(lost), len(jobs))
    if not printed:
        _raise_if_hopeless(list(lost.values()))
    return printed, {student_id: answer.lost or "" for student_id, answer in lost.items()}


def _raise_if_disk(answer: Answer[Any]) -> None:
    if answer.errno in DISK_REFUSES:
        raise OSError(answer.errno, os.strerror(answer.errno or 0))


def _raise_if_hopeless(lost: list[Answer[Printed]]) -> None:
    """Tell a broken world from a bad row: nothing at all came out."""
    if lost and all(answer.died for answer in lost):
        raise WorkersLost("Các tiến trình in đều bị dừng giữa chừng; chưa ghi gì ra thư mục kết quả. Hãy chạy lại.")
    if len(lost) > 1:
        raise SettingsInvalid(
            f"Không lập được giấy tờ cho em nào: mẫu giấy tờ hoặc thư viện in bị lỗi ({lost[0].lost}). "
            "Kiểm tra thư mục templates/ và chạy lại «make run»; nếu vẫn lỗi, gửi dòng này cho người hỗ trợ."
        )


def without_papers(outcome: Outcome, lost: dict[str, str]) -> Outcome:
    """Turn a pupil whose papers were lost into an exception; every other outcome stays as it is."""
    if not (outcome.accepted and outcome.student_id in lost):
        return outcome
    cell = outcome.reading.cells.get("full_name")
    why = {"value": lost[outcome.student_id]}
    problem = Problem("paper-failed", ENTRIES["paper-failed"].severity, outcome.origin, "full_name", cell, why)
    return outcome._replace(problems=(*outcome.problems, problem), forms=())


def packs(report: Report, folder: Path, way: Way, tell: Tell) -> None:
    """Bind one print pack a class and list them all on the transmittal.

    A pack that fails is a broken world: its papers are all there.
    """
    jobs = _pack_jobs(report)
    settings, digests = _settings(report.plan), _digests(report.plan)
    work = Binder(folder, *settings, plates=way.plates, digests=digests, password=way.password)
    for count, answer in enumerate(_executor(way, len(jobs)).execute(work, jobs, way.options), 1):
        _raise_if_disk(answer)
        if answer.died:
            raise WorkersLost("Tiến trình đóng tập in theo lớp bị dừng giữa chừng; chưa ghi gì ra. Hãy chạy lại.")
        if answer.lost is not None:
            raise RuntimeError(f"a print pack could not be bound: {answer.lost}")
        tell("bind", count, len(jobs))
    if jobs:
        Courier(folder, *settings, digests=digests)(report.plan.run_id, jobs)


def _job(outcome: Outcome) -> PrintJob:
    student = outcome.student
    path = store.paper_path(
        student.class_name, student.roll_number, outcome.origin.row, student.full_name or "", outcome.student_id
    )
    return PrintJob(student, outcome.student_id, outcome.decision.case or 0, outcome.forms, path)


def _pack_jobs(report: Report) -> list[PackJob]:
    """One job a class, pupils in the order of the rosters."""
    by_class: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in report.outcomes:
        if outcome.student_id in report.printed and outcome.accepted:
            by_class[store.class_slug(outcome.student.class_name)].append(outcome)
    jobs = []
    for slug, outcomes in sorted(by_class.items()):
        title = outcomes[0].student.class_name or "Chưa rõ lớp"
        pages = tuple(report.printed[outcome.student_id].pages for outcome in outcomes)
        remarks = tuple(map(where_form_is, outcomes))
        jobs.append(PackJob(title, f"in-theo-lop/{slug}.pdf", tuple(map(_job, outcomes)), pages, remarks))
    return jobs


def _settings(plan: Plan) -> tuple[Path, RuleSet, School, date]:
    return library.TEMPLATES, plan.rules, plan.school, plan.as_of


def _digests(plan: Plan) -> str:
    return f"{library.templates_digest()} {library.rules_digest(plan.rules)}"


def _executor(way: Way, jobs: int) -> Any:
    name = way.executor
    if name is None and way.options.scheduler:
        name = "dask"
    if name is None:
        few = _FEW_PRESSED if way.plates else _FEW_LAID_OUT
        name = "serial" if way.options.workers == 1 or jobs <= few else "pool"
    return plugins(batch.executors)[name]
