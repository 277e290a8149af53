"""Every problem of the catalogue can happen, says what it should where it should, and is fully worded."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from batch import ages, press, previous, remarks
from batch.parse import address
from batch.survey import survey, survey_book, unreadable
from schemas.book import Book, Sheet
from schemas.catalogue import ENTRIES, REASONS, REPAIRS, advice, prospects, sentence
from schemas.outcome import Outcome
from schemas.problem import Problem
from schemas.report import InputFile, Plan, Report
from schemas.school import School
from tests.batch import clerk

TRIGGERS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("problems.toml").read_text(encoding="utf-8")
)
OF_ROWS = {code: trigger for code, trigger in TRIGGERS.items() if {"row", "rows", "list"} & trigger.keys()}
OF_FILES = {code: trigger for code, trigger in TRIGGERS.items() if code not in OF_ROWS}
TESTED_BELOW = {
    *(
        "value-invalid",
        "paper-failed",
        "compared-with-previous",
        *(entry.code for entry in prospects.ENTRIES),  # in tests/batch/test_whatif.py and test_previous.py
        "school-missing",
        "office-renamed",
        "office-of-commune",
        "office-assumed",
    ),
    *("office-province-alone", "rules-expired", "rules-not-yet", "class-in-two-files"),  # in test_remarks.py
    *("map-unused", "class-ages-off", "class-ages-off-1904", "ages-unlike-class"),
}


def pull(trigger: dict[str, Any]) -> clerk.Judged:
    era = clerk.ERAS[trigger.get("rules", "2026")]
    if "list" in trigger:
        headings, *rows = trigger["list"]
        return clerk.judge_list(headings, *rows, era=era)
    rows = [{**clerk.BASES[trigger.get("base", "1")], **row} for row in trigger.get("rows", [trigger.get("row")])]
    places = frozenset((int(cell[1:]), ord(cell[0]) - ord("A")) for cell in trigger.get("uncached", []))
    return clerk.judge_sheet(Sheet("DS", clerk.grid(rows, era), uncached=places), era)


def outcome_of(trigger: dict[str, Any]) -> Outcome:
    return next(found for found in pull(trigger).outcomes if found.origin.row == trigger.get("at", 2))


def assert_worded(problem: Problem) -> None:
    for text in (sentence(problem), advice(problem)):
        assert text.strip()
        assert not re.search(r"…|[{}]|None|«»", text), text


@pytest.mark.parametrize("code", OF_ROWS)
def test_row_problem(code: str) -> None:
    trigger = OF_ROWS[code]
    outcome = outcome_of(trigger)
    found = [problem for problem in outcome.problems if problem.code == code]
    assert [(problem.severity, problem.cell) for problem in found] == [(trigger["severity"], trigger["cell"])]
    assert (outcome.status, outcome.decision.case or 0) == (trigger["status"], trigger["case"])
    assert clerk.codes(outcome).keys() == {code, *trigger.get("also", [])}
    assert_worded(found[0])


def said_of_file(trigger: dict[str, Any]) -> Iterator[Problem]:
    if "file" in trigger:
        yield unreadable("lop.xlsx", trigger["file"], "chi tiết")
    elif "book" in trigger:
        problem = survey_book(Book("lop.xlsx", "test", (Sheet("DS", [trigger["book"][0]]),)), clerk.LAYOUTS)[1]
        assert problem is not None
        yield problem
    else:
        sheet = Sheet(
            "DS",
            trigger["sheet"],
            visibility=trigger.get("visibility", "visible"),
            hidden_rows=frozenset(trigger.get("hidden_rows", [])),
        )
        yield from survey("lop.xlsx", sheet, clerk.LAYOUTS).notices


@pytest.mark.parametrize("code", OF_FILES)
def test_file_problem(code: str) -> None:
    trigger = OF_FILES[code]
    found = [problem for problem in said_of_file(trigger) if problem.code == code]
    assert [(problem.severity, problem.cell) for problem in found] == [(trigger["severity"], trigger.get("cell"))]
    assert found[0].origin.file == "lop.xlsx"
    assert_worded(found[0])


def test_what_the_model_refuses_becomes_a_problem_at_its_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = address.Address("Thôn 1", None, None, 7)  # type: ignore[arg-type]
    monkeypatch.setattr(address, "read", lambda *_: broken)
    outcome = clerk.judge({}).only
    (problem,) = outcome.problems
    assert (problem.code, problem.severity, problem.cell) == ("value-invalid", "error", "N2")
    assert (outcome.status, outcome.student.province) == ("rejected", None)
    assert_worded(problem)


def test_a_pupil_whose_papers_were_lost_is_an_exception_at_the_name() -> None:
    accepted = clerk.judge({}).only
    lost = press.without_papers(accepted, {accepted.student_id: "killed"})
    (problem,) = lost.problems
    assert (problem.code, problem.severity, problem.cell) == ("paper-failed", "error", "B2")
    assert (lost.status, lost.forms, lost.decision.case) == ("rejected", (), 1)
    assert_worded(problem)
    assert press.without_papers(accepted, {"another": "killed"}) == accepted


def test_the_remark_on_an_earlier_run_counts_who_is_new(tmp_path: Path) -> None:
    (tmp_path / "students.jsonl").write_text('{"student_id": "gone"}\n', encoding="utf-8")
    plan = Plan("now", School(), clerk.rules("2026"), clerk.TODAY.as_of)
    since = previous.compare(tmp_path, Report(plan, (), tuple(clerk.judge({}, {}).outcomes)))
    remark, *others = previous.remarks(tmp_path, since)
    assert [other.code for other in others] == ["new-since-previous", "gone-since-previous"]
    for other in others:
        assert_worded(other)
    assert (remark.code, remark.severity) == ("compared-with-previous", "info")
    assert {key: remark.params[key] for key in ("new", "same", "changed", "gone")} == {
        "new": "2",
        "same": "0",
        "changed": "0",
        "gone": "1",
    }
    assert_worded(remark)


def test_every_code_has_a_trigger_and_every_trigger_a_code() -> None:
    assert TRIGGERS.keys() | TESTED_BELOW == ENTRIES.keys()


@pytest.mark.parametrize("code", ENTRIES)
def test_entry_is_whole(code: str) -> None:
    entry = ENTRIES[code]
    assert entry.code == code
    assert all(text.strip() for text in (entry.title, entry.sentence, entry.advice, entry.source, entry.example))
    assert entry.severity in ("error", "warning", "info")
    assert entry.sentence.endswith((".", "{guess}"))
    assert entry.advice.endswith(".")


def test_every_repair_and_reason_that_happens_is_in_the_catalogue() -> None:
    outcomes = [outcome for trigger in OF_ROWS.values() for outcome in pull(trigger).outcomes]
    assert {repair.rule for outcome in outcomes for repair in outcome.repairs} <= REPAIRS.keys()
    assert {reason.code for outcome in outcomes for reason in outcome.decision.reasons} <= REASONS.keys()


def test_the_remarks_on_the_settings_say_which_office_is_printed() -> None:
    rules = clerk.rules("2026")
    (missing,) = remarks.about_school(Plan("now", School(), rules, clerk.TODAY.as_of))
    assert (missing.code, missing.severity, missing.params["value"]) == ("school-missing", "info", rules.office.label)
    assert_worded(missing)
    old = rules.office.model_copy(update={"name": rules.office_formerly[0]})
    school = School(name="Trường A", office=old)
    (renamed,) = remarks.about_school(Plan("now", school, rules.at(old), clerk.TODAY.as_of))
    assert (renamed.code, renamed.severity) == ("office-renamed", "info")
    assert renamed.params == {"value": old.name, "meant": rules.office.name}
    assert_worded(renamed)
    own = rules.office.model_copy(update={"code": "00108", "name": "BHXH cơ sở Hoàng Mai"})
    assert list(remarks.about_school(Plan("now", School(name="A", office=own), rules.at(own), clerk.TODAY.as_of))) == []


@pytest.mark.parametrize(
    ("school", "code", "value"),
    [
        (School(name="A", commune="Xã Nam Phù", province="Hà Nội"), "office-of-commune", "Xã Nam Phù, Hà Nội"),
        (School(name="A"), "office-assumed", "[00114] BHXH cơ sở Thanh Trì"),
    ],
)
def test_a_school_without_an_office_is_told_where_the_one_on_the_papers_comes_from(
    school: School, code: str, value: str
) -> None:
    rules = clerk.rules("2026")
    (remark,) = remarks.about_school(Plan("now", school, rules, clerk.TODAY.as_of))
    assert (remark.code, remark.severity, remark.params["value"]) == (code, "info", value)
    assert_worded(remark)


@pytest.mark.parametrize(
    ("years", "code"),
    [
        ([2007] * 5, "class-ages-off-1904"),
        ([2014] * 5, "class-ages-off"),
        ([2011] * 5 + [2001], "ages-unlike-class"),
    ],
)
def test_the_remarks_on_ages_are_information(years: list[int], code: str) -> None:
    outcomes = clerk.judge(*({"birth_date": f"15/03/{year}"} for year in years)).outcomes
    (remark,) = ages.remarks(outcomes, clerk.TODAY.as_of)
    assert (remark.code, remark.severity, str(remark.origin)) == (code, "info", "lop.xlsx › DS › dòng 1")
    assert_worded(remark)


def test_a_heading_that_no_sheet_has_is_no_way_to_map_a_column() -> None:
    book = Book("lop.xlsx", "test", (Sheet("DS", [["STT", "Họ và tên", "Mã  THẺ"], [1, "Lê An", "0112345671"]]),))
    inputs = (InputFile("lop.xlsx", "lop.xlsx", "-", book), InputFile("hong.xlsx", "hong.xlsx", "-", None))
    mapped = ("mã thẻ=bhxh_code", "Mã số=bhxh_code", "Mã số=bhyt_card")
    (remark,) = remarks.about_map(inputs, mapped)
    assert (remark.code, remark.severity, remark.params) == ("map-unused", "warning", {"value": "Mã số"})
    assert_worded(remark)
