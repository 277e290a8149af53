"""manifest.json: what went in, what came out, and the digest of every file; written last, it makes the run whole."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from batch.version import VERSION
from schemas.report import InputFile, Report
from schemas.roster import KINDS, Roster

NAME = "manifest.json"


def write(folder: Path, report: Report, proof: dict[str, Any]) -> list[str]:
    """Write the manifest.

    ``proof`` holds the exit code, the digests of rules and templates, whether packs are encrypted, and the outputs.
    """
    plan = report.plan
    manifest = {
        "run": plan.run_id,
        "version": VERSION,
        "as_of": plan.as_of.isoformat(),
        "school": {"name": plan.school.name, "code": plan.school.code, "office": plan.rules.office.code},
        "rules": {
            "name": plan.rules.name,
            "valid_from": plan.rules.valid_from.isoformat(),
            "sha256": proof["rules_digest"],
        },
        "templates": {"sha256": proof["templates"]},
        "papers_printed": proof["papers"],
        "papers_pressed": sum(printed.pressed for printed in report.printed.values()),
        "papers_laid_out_alone": sum(not printed.pressed for printed in report.printed.values()),
        "packs_encrypted": proof.get("packs_encrypted", False),
        "inputs": [_input(entry) for entry in report.inputs],
        "totals": report.totals(),
        "cases": report.cases(),
        "not_people": _not_people(report),
        "notices": dict(sorted(Counter(notice.code for notice in report.notices).items())),
        "exit": proof["exit"],
        "outputs": proof["outputs"],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")
    return [NAME]


def _input(entry: InputFile) -> dict[str, Any]:
    rows = sum(roster.used for roster in entry.rosters)
    return {
        "name": entry.name,
        "sha256": entry.sha256,
        "engine": entry.book.engine if entry.book else None,
        "unreadable": entry.problem.code if entry.problem else None,
        "rows": rows,
        "people": sum(len(roster.rows) for roster in entry.rosters),
        "blank": sum(roster.kinds.get("blank", 0) for roster in entry.rosters),
        "sheets": [_sheet(roster) for roster in entry.rosters],
    }


def _sheet(roster: Roster) -> dict[str, Any]:
    kinds: dict[str, int] = {kind: roster.kinds.get(kind, 0) for kind in KINDS}
    return {"name": roster.sheet, "layout": roster.layout, "rows": roster.used, "people": len(roster.rows), **kinds}


def _not_people(report: Report) -> dict[str, int]:
    """Count the used rows that hold no person, by kind, over all sheets."""
    counts: Counter[str] = Counter()
    for entry in report.inputs:
        for roster in entry.rosters:
            counts.update(roster.kinds)
    return {kind: counts[kind] for kind in KINDS}
