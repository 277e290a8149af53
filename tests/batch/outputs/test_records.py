import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from batch.outputs import records
from schemas.fields import LABELS
from schemas.report import Report


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_students_are_the_accepted_rows_with_every_canonical_field(tmp_path: Path, mixed: Report) -> None:
    assert records.write(tmp_path, mixed) == ["students.jsonl", "outcomes.jsonl"]
    students = _read(tmp_path / "students.jsonl")
    totals = mixed.totals()
    assert len(students) == totals["accepted"] + totals["accepted_with_warnings"] > 0
    assert all(list(student) == ["file", "sheet", "row", "student_id", "case", *LABELS] for student in students)
    assert students[0]["bhxh_code"] == "0100000001"
    assert students[0]["birth_date"] == "2011-03-02"
    assert students[0]["email"] is None
    assert students[0]["guardian_name"] == "Trần Thị Bình"


def test_outcomes_tell_of_every_row_what_came_of_it(tmp_path: Path, mixed: Report) -> None:
    records.write(tmp_path, mixed)
    found = _read(tmp_path / "outcomes.jsonl")
    assert len(found) == mixed.totals()["rows"]
    refused = found[3]
    assert (refused["file"], refused["sheet"], refused["row"]) == ("lop-9a.xlsx", "S", 6)
    assert (refused["status"], refused["case"], refused["class"], refused["papers"]) == ("rejected", 1, "9A", [])
    assert refused["problems"] == [{"code": "bhxh-malformed", "severity": "error", "field": "bhxh_code", "cell": "F6"}]
    assert refused["reasons"] == [
        {"code": "has-paper", "field": "id_number", "cell": "G6"},
        {"code": "own-phone", "field": "phone", "cell": "H6"},
    ]
    assert refused["cite"] == "Hướng dẫn, mục 1"
    cleaned = found[6]["repairs"]
    assert {"field": "bhxh_code", "cell": "F9", "rule": "punctuation-removed"} in cleaned
    assert found[0]["papers"] == ["declaration_own", "slip"]
    assert found[-1]["sheet"] is None


def test_outcomes_hold_no_personal_value(tmp_path: Path, mixed: Report) -> None:
    records.write(tmp_path, mixed)
    text = (tmp_path / "outcomes.jsonl").read_text(encoding="utf-8")
    own: set[str] = set()
    for outcome in mixed.outcomes:
        student, adult = outcome.student, outcome.student.guardian
        own |= {student.full_name or "", student.birth_date or "", student.bhxh_code or "", student.id_number or ""}
        own |= {student.phone or "", student.address or "", student.note or "", adult.full_name or ""}
        own |= {adult.bhxh_code or "", adult.phone or ""}
        own |= {part for change in outcome.repairs for part in (change.before, change.after)}
        own |= {value for problem in outcome.problems for value in problem.params.values()}
    # A class is told on purpose; what is shorter than three letters would be found in any text.
    own = {value for value in own - {outcome.student.class_name for outcome in mixed.outcomes} if len(value) > 2}
    assert len(own) > 40
    assert [value for value in own if value in text] == []


def test_files_are_there_when_nobody_is(tmp_path: Path, report_of: Callable[..., Report]) -> None:
    records.write(tmp_path, report_of())
    assert (tmp_path / "students.jsonl").read_bytes() == b""
    assert (tmp_path / "outcomes.jsonl").read_bytes() == b""
