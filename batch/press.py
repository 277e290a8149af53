"""From outcomes to papers: makes the print jobs, hands them to an executor, and takes back what came of them."""

import dataclasses
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import batch.executors
from batch import library, store
from batch.discover import plugins
from batch.errors import SettingsInvalid, UsageError
from batch.executors import Options
from batch.log import LOGGER
from batch.printing.forms import FormError, forms
from batch.printing.worker import Binder, PackJob, Press, PrintJob
from schemas import partial_date
from schemas.catalogue import ENTRIES
from schemas.outcome import Outcome
from schemas.problem import Problem
from schemas.report import Printed, Report
from schemas.ruleset import RuleSet

_FEW_JOBS = 8
"""Up to so many jobs one process is faster than starting others."""

Tell = Callable[[str, int, int], None]


def require_forms(rules: RuleSet) -> None:
    """Check, before anything is read, that every form that the rules ask for is there; SettingsInvalid when not."""
    try:
        known = forms(library.TEMPLATES)
    except FormError as wrong:
        raise SettingsInvalid(f"Mẫu giấy tờ bị sai: {wrong}.") from None
    missing = sorted({form for case in rules.cases for form in case.forms} - known.keys())
    if missing:
        raise SettingsInvalid(f"Thiếu mẫu giấy tờ trong thư mục templates/: {', '.join(missing)}.")


def papers(
    report: Report, folder: Path, executor: str | None, options: Options, tell: Tell
) -> tuple[dict[str, Printed], dict[str, str]]:
    """Print every accepted pupil's papers below the folder: what was printed and what was lost, by student id."""
    accepted = [outcome for outcome in report.outcomes if outcome.accepted]
    jobs = [_job(outcome) for outcome in accepted]
    work = Press(folder, library.TEMPLATES, report.plan.rules, report.plan.school, report.plan.as_of)
    printed: dict[str, Printed] = {}
    lost: dict[str, str] = {}
    for answer in _executor(executor, len(jobs), options).execute(work, jobs, options):
        student_id = jobs[answer.index].student_id
        if answer.result is None:
            LOGGER.warning("papers lost: %s", answer.lost)
            lost[student_id] = answer.lost or ""
        else:
            printed[student_id] = answer.result
        tell("print", len(printed) + len(lost), len(jobs))
    return printed, lost


def without_papers(outcome: Outcome, lost: dict[str, str]) -> Outcome:
    """Turn a pupil whose papers were lost into an exception; every other outcome stays as it is."""
    if not (outcome.accepted and outcome.student_id in lost):
        return outcome
    cell = outcome.reading.cells.get("full_name")
    problem = Problem("paper-failed", ENTRIES["paper-failed"].severity, outcome.origin, "full_name", cell)
    return dataclasses.replace(outcome, problems=(*outcome.problems, problem), forms=())


def packs(report: Report, folder: Path, executor: str | None, options: Options, tell: Tell) -> None:
    """Bind one print pack a class. A pack that fails is a broken world: its papers are all there."""
    jobs = _pack_jobs(report)
    work = Binder(folder, library.TEMPLATES, report.plan.rules, report.plan.school, report.plan.as_of)
    for count, answer in enumerate(_executor(executor, len(jobs), options).execute(work, jobs, options), 1):
        if answer.lost is not None:
            raise RuntimeError(f"a print pack could not be bound: {answer.lost}")
        tell("bind", count, len(jobs))


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
        pupils = tuple(_cover_line(outcome, report.printed[outcome.student_id]) for outcome in outcomes)
        jobs.append(PackJob(title, f"in-theo-lop/{slug}.pdf", pupils))
    return jobs


def _cover_line(outcome: Outcome, printed: Printed) -> tuple[str, str, int, int, str]:
    student = outcome.student
    born = partial_date.shown(student.birth_date or "")
    return student.full_name or "", born, outcome.decision.case or 0, printed.pages, printed.path


def _executor(name: str | None, jobs: int, options: Options) -> Any:
    known = plugins(batch.executors)
    if name is None:
        name = "serial" if options.workers == 1 or jobs <= _FEW_JOBS else "pool"
    if name not in known:
        raise UsageError(f"Không có cách chạy «{name}». Các cách chạy: {', '.join(known)}.")
    return known[name]
