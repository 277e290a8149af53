"""How grave an entry is, how little and how much may be made of it, and who says so."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from schemas.catalogue import ENTRIES, SEVERITIES, TOPICS, Entry
from schemas.catalogue.entry import in_general
from schemas.catalogue.sources import EXCEL, HOUSE
from schemas.origin import Origin
from schemas.problem import Problem
from tests.batch import clerk

TRIGGERS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("problems.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_is_as_grave_as_its_bounds_allow(entry: Entry) -> None:
    assert SEVERITIES.index(entry.floor) <= SEVERITIES.index(entry.severity) <= SEVERITIES.index(entry.ceiling)
    if entry.demanded_by:
        assert entry.floor != "info"


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_an_error_that_the_guide_or_the_law_names_stays_one(entry: Entry) -> None:
    if entry.severity == "error" and entry.source not in (HOUSE, EXCEL):
        assert entry.floor == "error"


@pytest.mark.parametrize("code", TRIGGERS)
def test_an_entry_says_whether_it_is_about_a_row_or_a_file(code: str) -> None:
    of_a_row = bool({"row", "rows", "list"} & TRIGGERS[code].keys())
    assert ENTRIES[code].about == ("row" if of_a_row else "file")


OF_A_RUN = ("office-", "school-", "whatif-", "compared-", "released-", "class-ages-", "ages-")


@pytest.mark.parametrize("code", [code for code in ENTRIES if code.startswith(OF_A_RUN)])
def test_what_is_said_of_a_run_is_about_no_row(code: str) -> None:
    assert ENTRIES[code].about == "file"


def test_every_entry_stands_under_one_topic() -> None:
    listed = [entry.code for entries in TOPICS.values() for entry in entries]
    assert sorted(listed) == sorted(ENTRIES)
    assert len(set(listed)) == len(listed)


def test_in_general_no_param_is_shown() -> None:
    for entry in ENTRIES.values():
        assert "{" not in in_general(entry.sentence) + in_general(entry.advice)


def test_rules_weigh_the_problems_they_speak_of_and_leave_the_others() -> None:
    rules = clerk.rules("2026").weighing({"sex-missing": "error"})
    here = Origin("a.xlsx", None, 2)
    found = (Problem("sex-missing", "warning", here, "sex", "D2"), Problem("photo-none", "info", here))
    assert rules.weighed(found) == (Problem("sex-missing", "error", here, "sex", "D2"), found[1])
    assert (rules.severity_of("sex-missing"), rules.severity_of("photo-none")) == ("error", "warning")
    assert rules.weighing({"photo-none": "error"}).severity == {"sex-missing": "error", "photo-none": "error"}
    assert rules.weighing({}) is rules
    with pytest.raises(KeyError):
        rules.severity_of("khong-co")
