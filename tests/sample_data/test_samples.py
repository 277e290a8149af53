"""The committed rosters against the outcomes beside them, which were decided on paper and not by running the core."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from batch import library, readers
from batch.compare import compare
from batch.decide import Setting, decide
from batch.survey import survey_book
from sample_data import generate
from schemas.book import Book
from schemas.origin import Origin
from schemas.outcome import Outcome
from schemas.roster import Roster

AS_OF = date(2026, 9, 15)
SAMPLES = Path(generate.__file__).parent
ROSTERS = SAMPLES / "rosters"
NAMES = sorted(path.name for path in ROSTERS.iterdir() if path.suffix in readers.SUFFIXES)

Judged = tuple[dict[tuple[str, str | None], Roster], dict[Origin, Outcome]]


def expected_rows(name: str) -> list[dict[str, Any]]:
    lines = (ROSTERS / f"{name}.expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def expected_counts(name: str) -> dict[str, Any]:
    counts: dict[str, Any] = json.loads((ROSTERS / f"{name}.expected.json").read_text(encoding="utf-8"))
    return counts


def read_all() -> Iterator[Roster]:
    for book in readers.read_many((ROSTERS / name, name) for name in NAMES):
        assert isinstance(book, Book)
        yield from survey_book(book, library.layouts())[0]


@pytest.fixture(scope="module")
def judged() -> Judged:
    """All rosters in one run, as `make run` does it: their sheets, and the outcome of each row."""
    school = library.school(SAMPLES / "school.toml")
    rules = library.ruleset("2026", AS_OF, school)
    setting = Setting(rules, library.cases(rules), school, AS_OF)
    rosters = list(read_all())
    outcomes = compare([decide(row, roster.facts, setting) for roster in rosters for row in roster.rows], setting)
    sheets = {(roster.file, roster.sheet): roster for roster in rosters}
    return sheets, {outcome.origin: outcome for outcome in outcomes}


def canonical(outcome: Outcome) -> dict[str, Any]:
    record = outcome.student._asdict()
    guardian = record.pop("guardian")._asdict()
    record["guardian_name"] = guardian.pop("full_name")
    return record | {f"guardian_{field}": value for field, value in guardian.items()}


def shown(outcome: Outcome, fields: list[str]) -> dict[str, Any]:
    """Write an outcome the way the expected lines do."""
    line: dict[str, Any] = {
        "sheet": outcome.origin.sheet,
        "row": outcome.origin.row,
        "status": outcome.status,
        "case": outcome.decision.case,
        "problems": sorted(
            (
                {"code": problem.code, "severity": problem.severity, "cell": problem.cell}
                for problem in outcome.problems
                if problem.severity != "info"
            ),
            key=lambda problem: str(problem["code"]),
        ),
    }
    if outcome.accepted:
        record = canonical(outcome)
        line["record"] = {field: record[field] for field in fields}
    return line


@pytest.mark.parametrize("name", NAMES)
def test_every_row_comes_out_as_decided_on_paper(name: str, judged: Judged) -> None:
    outcomes = {(origin.sheet, origin.row): found for origin, found in judged[1].items() if origin.file == name}
    expected = expected_rows(name)
    fields = {(line["sheet"], line["row"]): list(line.get("record", {})) for line in expected}
    got = [shown(outcome, fields.get(place, [])) for place, outcome in outcomes.items()]
    assert got == expected


@pytest.mark.parametrize("name", NAMES)
def test_every_used_row_is_a_person_or_counted_by_kind(name: str, judged: Judged) -> None:
    for expected in expected_counts(name)["sheets"]:
        roster = judged[0][name, expected["sheet"]]
        kinds = {kind: roster.kinds.get(kind, 0) for kind in expected["kinds"]}
        assert {"people": len(roster.rows), "used": roster.used, "kinds": kinds} | {"sheet": roster.sheet} == expected
        assert sum(roster.kinds.values()) + len(roster.rows) == roster.used


def test_the_three_lists_are_known_for_what_they_are(judged: Judged) -> None:
    layouts = {place: roster.layout for place, roster in judged[0].items()}
    assert layouts["mau-phan-mem-khoi-9.xlsx", "9A1"] == "own_template"
    assert layouts["csdl-nganh-12-6.xlsx", "Lớp 12.6"] == "ministry_export"
    assert layouts["csdl-nganh-10-2-them-ma-bhxh.xlsx", "Lớp 10.2"] == "ministry_export"
    assert layouts["danh-sach-chu-nhiem-khoi-7.xlsx", "7A-7B"] == "homeroom"


def test_totals_beside_each_roster_add_up_to_its_lines() -> None:
    for name in NAMES:
        lines, counts = expected_rows(name), expected_counts(name)
        totals = Counter(line["status"] for line in lines)
        assert counts["totals"] == {"rows": len(lines), **totals}
        assert counts["cases"] == Counter(str(line["case"] or "none") for line in lines)


def test_samples_show_enough() -> None:
    lines = [line for name in NAMES for line in expected_rows(name)]
    codes = {problem["code"] for line in lines for problem in line["problems"]}
    classes = {line["record"]["class_name"] for line in lines if "record" in line}
    cases = Counter(line["case"] for line in lines if line["status"].startswith("accepted"))
    clean = sum(line["status"] == "accepted" for line in lines)
    assert len(lines) >= 200
    assert len(codes) >= 50
    assert len(classes) >= 5
    assert min(cases[1], cases[2], cases[3]) >= 30
    assert 0.65 <= clean / len(lines) <= 0.8


def test_regenerating_gives_the_same_bytes(tmp_path: Path) -> None:
    generate.write(tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    committed = {path.relative_to(SAMPLES): path.read_bytes() for path in ROSTERS.iterdir()}
    committed[Path("FAULTS.md")] = (SAMPLES / "FAULTS.md").read_bytes()
    assert sorted(made) == sorted(committed)
    assert [path for path in made if made[path] != committed[path]] == []
