"""Who may make what of a problem: the catalogue, the rule set, the school, and never below what guide or law demand."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from batch import library, severity
from batch.decide import Setting
from batch.errors import EXIT_SETTINGS, SettingsInvalid
from schemas.book import Sheet
from schemas.catalogue import ENTRIES, SEVERITIES
from schemas.origin import Origin
from schemas.problem import Problem, Severity
from schemas.report import InputFile, Plan, Report
from schemas.roster import Facts, Roster
from schemas.school import School, Settings
from tests.batch import clerk

RULES = clerk.rules("2026")
TRIGGERS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "schemas" / "catalogue" / "problems.toml").read_text(encoding="utf-8")
)


def judged(monkeypatch: pytest.MonkeyPatch, row: dict[str, Any], told: dict[str, Severity], *more: Any) -> clerk.Judged:
    """Judge rows under severities that a school set."""
    held = severity.held_by(RULES, School(severity=told))

    def setting_of(era: clerk.Era, school: School | None = None) -> Setting:
        return SETTING(era, school)._replace(rules=held)

    monkeypatch.setattr(clerk, "setting_of", setting_of)
    return clerk.judge(row, *more)


SETTING = clerk.setting_of


def test_a_lowered_error_is_a_warning_and_papers_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {**clerk.BASES["2"], "birth_date": "31/02/2011"}
    assert clerk.judge(row).only.forms == ()
    outcome = judged(monkeypatch, row, {"birth-date-impossible": "warning"}).only
    assert clerk.codes(outcome) == {"birth-date-impossible": "warning"}
    assert (outcome.status, outcome.forms) == ("accepted_with_warnings", RULES.case(2).forms)


def test_a_raised_warning_refuses_the_row_and_no_papers_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = judged(monkeypatch, {"has_portrait": "Không"}, {"photo-none": "error"}).only
    assert (clerk.codes(outcome), outcome.status, outcome.forms) == ({"photo-none": "error"}, "rejected", ())


def test_what_weighs_nothing_for_this_pupil_weighs_nothing_still(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"guardian_phone": "17"}
    outcome = judged(monkeypatch, row, {"guardian-phone-malformed": "error"}).only
    assert (outcome.decision.case, clerk.codes(outcome)) == (1, {"guardian-phone-malformed": "info"})
    registered = judged(monkeypatch, {"already_registered": "x", "sex": "?"}, {"sex-unreadable": "error"}).only
    assert (registered.status, clerk.codes(registered)["sex-unreadable"]) == ("already_registered", "warning")


def test_what_only_comparing_shows_is_weighed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = ({"email": "a@b.vn"}, {**clerk.clean_row(1), "email": "c@d.vn"})
    plain = clerk.judge(*twice).outcomes
    assert [outcome.status for outcome in plain] == ["accepted_with_warnings", "duplicate"]
    first, second = judged(monkeypatch, twice[0], {"duplicate-differs": "error"}, twice[1]).outcomes
    assert (first.status, first.forms, clerk.codes(first)) == ("rejected", (), {"duplicate-differs": "error"})
    assert (second.status, clerk.codes(second)["duplicate-differs"]) == ("duplicate", "error")


def test_the_rest_of_a_duplicate_stays_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    again = {**clerk.clean_row(1), "sex": "?"}
    _, second = judged(monkeypatch, {}, {"sex-unreadable": "error", "duplicate-differs": "info"}, again).outcomes
    assert clerk.codes(second) == {"sex-unreadable": "info", "duplicate-differs": "info"}


def test_a_phone_taken_back_is_weighed_as_the_school_says(monkeypatch: pytest.MonkeyPatch) -> None:
    phone = {"phone": "0912399999"}
    outcomes = judged(monkeypatch, phone, {"phone-shared": "error"}, phone).outcomes
    assert [(outcome.status, outcome.forms) for outcome in outcomes] == [("rejected", ())] * 2


def test_where_nobody_says_otherwise_the_very_same_problems_come_back() -> None:
    problems = (Problem("sex-missing", "warning", Origin("a", None, 1)),)
    assert RULES.weighed(problems) is problems
    assert severity.held_by(RULES, School()) is RULES


@pytest.mark.parametrize("code", [code for code, entry in ENTRIES.items() if entry.floor != "info"])
def test_a_school_that_asks_for_less_than_is_demanded_is_told_why_not(code: str) -> None:
    entry = ENTRIES[code]
    below = SEVERITIES[SEVERITIES.index(entry.floor) - 1]
    with pytest.raises(SettingsInvalid) as refused:
        severity.held_by(RULES, School(severity={code: below}))
    assert refused.value.exit_code == EXIT_SETTINGS
    for part in (f"«{code}»", entry.title, f'"{below}"', f'"{entry.floor}"', entry.floor_source, "[severity]"):
        assert part in refused.value.sentence


@pytest.mark.parametrize("code", ENTRIES)
def test_a_school_may_ask_for_anything_between_floor_and_ceiling(code: str) -> None:
    entry = ENTRIES[code]
    allowed = SEVERITIES[SEVERITIES.index(entry.floor) : SEVERITIES.index(entry.ceiling) + 1]
    assert entry.severity in allowed
    for asked in allowed:
        assert severity.held_by(RULES, School(severity={code: asked})).severity_of(code) == asked


def test_what_is_said_of_a_file_refuses_no_row() -> None:
    with pytest.raises(SettingsInvalid, match="không nâng được mã «consent-column-missing»"):
        severity.held_by(RULES, School(severity={"consent-column-missing": "error"}))


def test_a_code_that_is_not_there_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(SettingsInvalid, match="không có mã lỗi «photo-non»\\. Có phải: photo-none"):
        severity.held_by(RULES, School(severity={"photo-non": "error"}))
    with pytest.raises(SettingsInvalid, match="vssid-batch explain"):
        severity.held_by(RULES, School(severity={"khong-co-ma-nay": "error"}))


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(SettingsInvalid) as refused:
        severity.held_by(RULES, School(severity={"bhxh-missing": "info", "photo-non": "error", "sex-missing": "error"}))
    first, second = refused.value.sentence.splitlines()
    assert ("«bhxh-missing»" in first, "«photo-non»" in second) == (True, True)


def test_what_a_rule_set_says_is_the_law_a_school_may_raise_and_not_lower_it() -> None:
    law = RULES.weighing({"photo-none": "warning", "sex-missing": "error"})
    assert severity.held_by(law, School(severity={"photo-none": "error"})).severity_of("photo-none") == "error"
    assert severity.held_by(law, School()).severity_of("sex-missing") == "error"
    with pytest.raises(SettingsInvalid, match="bộ quy tắc đang dùng"):
        severity.held_by(law, School(severity={"photo-none": "info"}))


def test_the_older_setting_for_consent_works_as_before_and_must_not_contradict() -> None:
    strict = School(settings=Settings(consent_missing="error"))
    sheet = Sheet("DS", clerk.grid([{"consent": ""}]))
    assert severity.held_by(RULES, strict) is RULES
    assert clerk.judge_sheet(sheet, school=strict).only.status == "rejected"
    both = {"settings": Settings(consent_missing="error"), "severity": {"consent-missing": "warning"}}
    with pytest.raises(SettingsInvalid, match="bỏ một trong hai dòng"):
        severity.held_by(RULES, School.model_validate(both))
    agreed = School.model_validate({**both, "severity": {"consent-missing": "error"}})
    assert severity.held_by(RULES, agreed).severity_of("consent-missing") == "error"


def test_where_a_rule_set_speaks_of_consent_the_schools_setting_is_held_against_it() -> None:
    law = RULES.weighing({"consent-missing": "error"})
    with pytest.raises(SettingsInvalid, match="consent_missing"):
        severity.held_by(law, School(settings=Settings(consent_missing="warning")))
    assert severity.held_by(law, School()).severity_of("consent-missing") == "error"
    mild = RULES.weighing({"consent-missing": "warning"})
    stricter = severity.held_by(mild, School(settings=Settings(consent_missing="error")))
    assert stricter.severity_of("consent-missing") == "error"


@pytest.mark.parametrize(
    ("table", "sentence"),
    [("khong-co = 'error'", "không có mã lỗi"), ("bhxh-missing = 'warning'", "không hạ được"), ("x = 'maybe'", "x")],
)
def test_a_rule_set_is_held_to_the_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, sentence: str
) -> None:
    law = (library.RULESETS / "2026.toml").read_text(encoding="utf-8").replace('places = "places-2025.toml"', "")
    (tmp_path / "moi.toml").write_text(f"{law}\n[severity]\n{table}\n", encoding="utf-8")
    monkeypatch.setattr(library, "RULESETS", tmp_path)
    with pytest.raises(SettingsInvalid, match=sentence):
        library.rulesets()


def test_school_toml_says_it_in_a_table_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "school.toml"
    path.write_text('name = "A"\n[severity]\nphoto-none = "error"\n', encoding="utf-8")
    rules = library.ruleset("2026", clerk.TODAY.as_of, library.school(path))
    assert rules.severity == {"photo-none": "error"}
    path.write_text('name = "A"\n[severity]\nphoto-none = "lỗi"\n', encoding="utf-8")
    with pytest.raises(SettingsInvalid, match=r"severity\.photo-none"):
        library.school(path)


def test_notices_and_remarks_are_as_grave_as_the_school_says() -> None:
    def said(code: str) -> Problem:
        return Problem(code, ENTRIES[code].severity, Origin("lop.xlsx", "DS", 1))

    roster = Roster(
        "lop.xlsx", "DS", None, 0, (), {}, Facts(), (said("consent-column-missing"), said("headings-unknown"))
    )
    held = severity.held_by(RULES, School(severity={"consent-column-missing": "warning", "school-missing": "warning"}))
    sources = (InputFile("lop.xlsx", "lop.xlsx", "0", None, (roster,)),)
    report = Report(Plan("now", School(), held, clerk.TODAY.as_of), sources, (), remarks=(said("school-missing"),))
    assert {notice.code: notice.severity for notice in report.weighed().notices} == {
        "consent-column-missing": "warning",
        "headings-unknown": "info",
        "school-missing": "warning",
    }
    unmoved = Report(Plan("now", School(), RULES, clerk.TODAY.as_of), sources, ())
    assert unmoved.weighed() is unmoved


OF_ROWS = [code for code, trigger in TRIGGERS.items() if {"row", "rows"} & trigger.keys() and "uncached" not in trigger]


@pytest.mark.parametrize("code", OF_ROWS)
def test_no_code_lowered_as_far_as_it_goes_gives_papers_without_what_they_need(
    monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """Name and mã số BHXH always; in cases 2 and 3 a guardian with a name, in case 2 with a code too."""
    trigger = TRIGGERS[code]
    rows = [{**clerk.BASES[trigger.get("base", "1")], **row} for row in trigger.get("rows", [trigger.get("row")])]
    least = {known: entry.floor for known, entry in ENTRIES.items() if known in {code, *trigger.get("also", [])}}
    first, *others = rows
    for outcome in judged(monkeypatch, first, least, *others).outcomes:
        if not outcome.accepted:
            continue
        student, case = outcome.student, outcome.decision.case
        assert outcome.forms
        assert student.full_name
        assert student.bhxh_code
        assert case == 1 or student.guardian.full_name
        assert case != 2 or student.guardian.bhxh_code
