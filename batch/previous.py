"""What changed since an earlier run: who is new, who changed, who is gone. For the semester after."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from batch import store
from batch.compare import flat
from batch.errors import NoInput
from schemas.catalogue import ENTRIES
from schemas.origin import Origin
from schemas.problem import Problem
from schemas.report import Report

_RECORDS = "students.jsonl"
_WITHOUT_CODE = 3


def digest(folder: Path | None) -> str:
    """Give what a run's id takes from the run that it is compared with; NoInput when the folder is no run."""
    if folder is None:
        return ""
    if store.manifest(folder) is None:
        raise NoInput(f"Thư mục «{folder}» không phải kết quả của một đợt chạy (không có {store.MANIFEST}).")
    return hashlib.sha256((folder / store.MANIFEST).read_bytes()).hexdigest()


def remarks(folder: Path | None, report: Report) -> tuple[Problem, ...]:
    """Say how the accepted pupils differ from those of the earlier run; gone is who is in no row now."""
    if folder is None:
        return ()
    before = _students(folder)
    counts: Counter[str] = Counter()
    for outcome in report.outcomes:
        old = before.get(outcome.student_id)
        if not outcome.accepted:
            continue
        own = flat(outcome.student)
        counts["new" if old is None else "same" if all(old.get(key) == own[key] for key in own) else "changed"] += 1
        if old is not None and old.get("case") == _WITHOUT_CODE:
            counts["left" if outcome.decision.case == _WITHOUT_CODE else "released"] += 1
    counts["gone"] = len(before.keys() - {outcome.student_id for outcome in report.outcomes})
    return tuple(_said(folder.resolve().name, counts))


def _said(name: str, counts: Counter[str]) -> Iterator[Problem]:
    """Say the counts; who left case 3 only where somebody did."""
    origin = Origin(name, None, 0)
    params = {key: str(counts[key]) for key in ("new", "same", "changed", "gone")}
    code = "compared-with-previous"
    yield Problem(code, ENTRIES[code].severity, origin, params=params | {"value": name})
    if counts["released"]:
        params = {"value": name, "count": str(counts["released"]), "left": str(counts["left"])}
        code = "released-since-previous"
        yield Problem(code, ENTRIES[code].severity, origin, params=params)


def _students(folder: Path) -> dict[str, dict[str, Any]]:
    try:
        with (folder / _RECORDS).open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        return {record["student_id"]: record for record in records}
    except (OSError, ValueError, KeyError, TypeError):
        raise NoInput(
            f"Kết quả của đợt trước trong «{folder}» không còn nguyên: tệp {_RECORDS} thiếu hoặc hỏng. "
            "Kiểm tra bằng «vssid-batch verify», hoặc chạy không có --previous."
        ) from None
