"""The whole job, stage by stage: the only module that knows all of them."""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import batch.outputs
from batch import ages, executors, library, press, previous, store
from batch.compare import compare
from batch.decide import Setting, decide_all
from batch.discover import plugins
from batch.errors import EXIT_DONE, EXIT_NEEDS_A_PERSON, NoInput
from batch.gather import Source, gather
from batch.kept import kept
from batch.log import LOGGER
from batch.readers import Unreadable, read_many
from batch.remarks import about_classes, about_map, about_rules, about_school
from batch.survey import survey_book, unreadable
from batch.version import VERSION
from batch.whatif import whatif
from schemas.catalogue import advice, sentence
from schemas.outcome import Outcome
from schemas.report import InputFile, Plan, Report

Tell = Callable[[str, int, int], None]
"""How a stage reports its progress: the stage, how much is done, how much there is."""


@dataclass(frozen=True)
class Request:
    """What the user asked for."""

    inputs: tuple[Path, ...]
    out: Path | None
    as_of: date
    school: Path | None = None
    rules: str | None = None
    executor: str | None = None
    options: executors.Options = field(default_factory=executors.Options)
    papers: bool = True
    plates: bool = True
    previous: Path | None = None
    password: str | None = field(default=None, repr=False)
    pack_password: str | None = field(default=None, repr=False)
    mapped: tuple[str, ...] = ()


@dataclass
class Done:
    """How it ended: the run folder (None when nothing was written), the exit code, the figures."""

    folder: Path | None
    exit_code: int
    totals: dict[str, int]
    cases: dict[str, int]
    seconds: dict[str, float]
    report: Report | None = None
    notes: tuple[str, ...] = ()


def run(request: Request, tell: Tell) -> Done:
    """Do the whole job, or find that it was done already."""
    watch = Watch()
    school = library.school(request.school)
    rules = library.ruleset(request.rules, request.as_of, school)
    press.require_executor(request.executor)
    press.require_pack_password(request.pack_password)
    if request.papers:
        press.require_forms(rules)
    sources = gather(request.inputs)
    plan = Plan(_run_id(request, sources, school, rules), school, rules, request.as_of)
    done = _published(request, plan, watch)
    if done:
        return done
    with watch("read"):
        inputs = _read(request, sources, library.columns(school, request.mapped), tell)
    with watch("decide"):
        report = _decide(plan, inputs, request, tell)
    if request.out is None:
        return Done(None, _exit_code(report), report.totals(), report.cases(), watch.seconds, report)
    with store.staging(request.out, plan.run_id) as folder:
        with watch("print"):
            report = _print(report, folder, request, tell) if request.papers else report
        with watch("write"):
            _write(report, folder, request, tell)
    target = request.out / plan.run_id
    return Done(target, _exit_code(report), report.totals(), report.cases(), watch.seconds, report)


class Watch:
    """Measures how long each stage takes, in seconds."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.seconds = {"read": 0.0, "decide": 0.0, "print": 0.0, "write": 0.0}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Measure one stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = round(time.perf_counter() - start, 3)
            LOGGER.info("stage %s took %.3f s", stage, self.seconds[stage])


def _run_id(request: Request, sources: Sequence[Source], school: Any, rules: Any) -> str:
    """Name the run by everything that its result depends on."""
    parts = [VERSION, library.templates_digest(), library.rules_digest(rules), school.model_dump_json()]
    parts += [f"map {pair}" for pair in request.mapped]
    parts += [f"{source.name}\0{source.sha256}" for source in sources]
    parts += [
        "papers" if request.papers else "check",
        "plates" if request.plates else "no plates",
        previous.digest(request.previous),
        request.password or "",
    ]
    if request.pack_password is not None:
        parts.append(_slow_digest(request.pack_password, "\n".join(parts)))
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"{request.as_of.isoformat()}-{digest[:12]}"


def _slow_digest(password: str, salt: str) -> str:
    """Tell passwords apart in a run's id, at a price that makes guessing from it no cheaper than from a pack itself."""
    return hashlib.scrypt(password.encode(), salt=salt.encode(), n=2**14, r=8, p=1, dklen=16).hex()


def _published(request: Request, plan: Plan, watch: Watch) -> Done | None:
    """Find the same job done already: then nothing is written, and it ends as it did."""
    folder = request.out / plan.run_id if request.out else None
    found = store.published(folder) if folder else None
    if not found:
        return None
    note = "Đợt này đã làm xong từ trước; không ghi lại gì."
    return Done(folder, found.exit, found.totals, found.cases, watch.seconds, notes=(note,))


def _read(request: Request, sources: Sequence[Source], own: dict[str, str], tell: Tell) -> tuple[InputFile, ...]:
    layouts = library.layouts()
    inputs: list[InputFile] = []
    files = [(source.path, source.name) for source in sources]
    for source, book in zip(sources, read_many(files, password=request.password), strict=True):
        entry = InputFile(source.name, str(source.path), source.sha256, None)
        if isinstance(book, Unreadable):
            LOGGER.info("unreadable input: %s (%s)", book.reason, _without_values(book.detail))
            entry = replace(entry, problem=unreadable(book.file, book.reason, book.detail))
        else:
            rosters, problem = survey_book(book, layouts, own)
            entry = replace(entry, book=book, rosters=rosters, problem=problem)
        inputs.append(entry)
        tell("read", len(inputs), len(sources))
    if not any(roster.rows for entry in inputs for roster in entry.rosters):
        raise NoInput(_nothing_read(inputs))
    return tuple(inputs)


def _without_values(detail: str) -> str:
    """Keep the engine and the kind of error of a reader's detail: what an engine quotes may be a pupil's."""
    return ": ".join(detail.split(": ")[:2])


def _nothing_read(inputs: Sequence[InputFile]) -> str:
    lines = ["Không đọc được học sinh nào:"]
    unread = [(entry.name, entry.problem) for entry in inputs if entry.problem]
    lines += [f"  • {name}: {sentence(problem)} {advice(problem)}" for name, problem in unread]
    return "\n".join(lines)


def _decide(plan: Plan, inputs: tuple[InputFile, ...], request: Request, tell: Tell) -> Report:
    setting = Setting(plan.rules, library.cases(plan.rules), plan.school, plan.as_of)
    rows = [(row, roster.facts) for entry in inputs for roster in entry.rosters for row in roster.rows]
    outcomes: list[Outcome] = []
    with kept():
        for outcome in decide_all(rows, setting):
            outcomes.append(outcome)
            tell("decide", len(outcomes), len(rows))
        compared = compare(outcomes, setting)
    report = Report(plan, inputs, tuple(compared))
    _prove(report)
    since = previous.compare(request.previous, report)
    remarks = (
        *about_school(plan),
        *about_rules(plan, {name: rules.valid_from for name, rules in library.rulesets().items()}),
        *about_map(inputs, request.mapped),
        *about_classes(compared),
        *ages.remarks(compared, plan.as_of),
        *whatif(compared, setting),
        *previous.remarks(request.previous, since),
    )
    return replace(report, remarks=remarks, since=since.changes).weighed()


def _prove(report: Report) -> None:
    """Check the law of the house: every used row of every sheet comes out exactly once."""
    counted = 0
    for entry in report.inputs:
        for roster in entry.rosters:
            if roster.used != len(roster.rows) + sum(roster.kinds.values()):
                raise AssertionError("a row of a sheet was lost or counted twice")
            counted += len(roster.rows)
    totals = report.totals()
    if not counted == totals["rows"] == sum(totals.values()) - totals["rows"]:
        raise AssertionError("an outcome was lost or counted twice")


def _print(report: Report, folder: Path, request: Request, tell: Tell) -> Report:
    way = press.Way(request.executor, request.options, request.plates, request.pack_password)
    printed, lost = press.papers(report, folder, way, tell)
    outcomes = tuple(press.without_papers(outcome, lost) for outcome in report.outcomes)
    report = replace(report, outcomes=outcomes, printed=printed)
    press.packs(report, folder, way, tell)
    return report


def _write(report: Report, folder: Path, request: Request, tell: Tell) -> None:
    writers = plugins(batch.outputs)
    manifest = writers.pop("manifest")
    for count, writer in enumerate(writers.values(), 1):
        writer.write(folder, report)
        tell("write", count, len(writers))
    proof = {"exit": _exit_code(report), "papers": request.papers, "templates": library.templates_digest()}
    proof |= {"packs_encrypted": request.papers and request.pack_password is not None}
    proof |= {"rules_digest": library.rules_digest(report.plan.rules), "outputs": store.digests(folder)}
    manifest.write(folder, report, proof)


def _exit_code(report: Report) -> int:
    """0 when every row is accepted or needs no papers and every file and sheet could be read, else 3."""
    totals = report.totals()
    unread = any(notice.severity == "error" for notice in report.notices)
    return EXIT_NEEDS_A_PERSON if unread or totals["rejected"] or totals["duplicate"] else EXIT_DONE
