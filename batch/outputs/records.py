"""For programs: ``students.jsonl``, the accepted pupils, and ``outcomes.jsonl``, every row without a personal value."""

import json
from collections.abc import Iterable
from pathlib import Path

from batch.compare import flat
from schemas.outcome import Outcome
from schemas.report import Report

STUDENTS = "students.jsonl"
OUTCOMES = "outcomes.jsonl"


def write(folder: Path, report: Report) -> list[str]:
    """Write both files, one JSON object a line, in the order of the inputs."""
    _write(folder / STUDENTS, (_student(outcome) for outcome in report.outcomes if outcome.accepted))
    _write(folder / OUTCOMES, (_outcome(outcome, report) for outcome in report.outcomes))
    return [STUDENTS, OUTCOMES]


def _write(path: Path, records: Iterable[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


def _where(outcome: Outcome) -> dict[str, object]:
    return dict(zip(("file", "sheet", "row"), outcome.origin, strict=True))


def _student(outcome: Outcome) -> dict[str, object]:
    """Give the canonical fields of a pupil, null where the roster does not tell."""
    known = {"student_id": outcome.student_id, "case": outcome.decision.case}
    return _where(outcome) | known | flat(outcome.student)


def _outcome(outcome: Outcome, report: Report) -> dict[str, object]:
    """Give what came of a row: codes, fields and cells, never a value out of the roster but the class.

    ``paper_hash`` is what stands beside the id in the code on the paper; null where no paper was printed.
    """
    printed = report.printed.get(outcome.student_id) if outcome.accepted else None
    return _where(outcome) | {
        "status": outcome.status,
        "case": outcome.decision.case,
        "reasons": [
            {"code": why.code, "field": why.field, "cell": outcome.reading.cells.get(why.field)}
            for why in outcome.decision.reasons
        ],
        "cite": outcome.decision.cite,
        "class": outcome.student.class_name,
        "student_id": outcome.student_id,
        "papers": list(outcome.forms),
        "paper_hash": printed.paper_hash or None if printed else None,
        "problems": [
            {"code": found.code, "severity": found.severity, "field": found.field, "cell": found.cell}
            for found in outcome.problems
        ],
        "repairs": [{"field": done.field, "cell": done.cell, "rule": done.rule} for done in outcome.repairs],
    }
