"""No part of a rule set is left out in silence: each is worded, or set aside with a reason."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest
from pydantic import BaseModel

from batch import library
from batch.lawbook import describe, differences, last_days
from batch.lawbook.wording import SET_ASIDE, WORDED
from schemas.gazetteer import Gazetteer
from schemas.ruleset import RuleSet
from schemas.school import School
from tests.batch import clerk

RULES = clerk.rules("2026")
FORMS = {"slip": "Phiếu", "tk1_ts_490": "TK1-TS (490)"}
CITATIONS = {"source", "tk1_ts_source", "cites"}
"""Parts that say on what another part rests, and are told beside it."""


def test_every_field_is_worded_or_set_aside_with_a_reason() -> None:
    assert WORDED.keys() | SET_ASIDE.keys() == RuleSet.model_fields.keys()
    assert not WORDED.keys() & SET_ASIDE.keys()
    assert all(len(reason) > 20 for reason in SET_ASIDE.values())


def test_every_field_that_is_worded_says_what_it_rests_on() -> None:
    named_within = {"identity_papers", "declaration", "links", "cases", "sources", "severity", "home"}
    for rules in library.rulesets().values():
        filled = {field for field in WORDED if getattr(rules, field) not in ((), "", {}, None)}
        assert filled - named_within <= rules.cites.keys(), rules.name
        assert rules.cites.keys() <= RuleSet.model_fields.keys()
        assert len(rules.cites["slip_notes"]) == len(rules.slip_notes)
        for case in rules.cases:
            steps = {f"step {number}" for number in range(1, len(case.steps) + 1)}
            things = {f"bring {number}" for number in range(1, len(case.bring) + 1)}
            assert case.cites.keys() <= {"who", "cite", "forms", *steps, *things}


M = TypeVar("M", bound=BaseModel)


def another(value: Any) -> Any:
    """Give a value of the same kind that differs from this one."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, tuple):
        return (*value, value[0]) if value else ("thêm",)
    return f"{value or ''}9"


def leaves(model: M, aside: set[str]) -> Iterator[tuple[str, M]]:
    """Give the model changed in one of its smallest parts, for every such part, with the path to it."""
    for field in [field for field in type(model).model_fields if field not in aside]:
        value = getattr(model, field)
        if isinstance(value, BaseModel):
            for path, changed in leaves(value, CITATIONS):
                yield f"{field}.{path}", model.model_copy(update={field: changed})
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            for path, changed in leaves(value[0], CITATIONS):
                yield f"{field}.0.{path}", model.model_copy(update={field: (changed, *value[1:])})
            yield f"{field} without its last", model.model_copy(update={field: value[:-1]})
        elif field == "accepted_until":
            yield field, model.model_copy(update={field: date(2030, 12, 31)})
        elif field == "type":
            yield field, model.model_copy(update={field: "passport" if value != "passport" else "cmnd"})
        elif field == "certainty":
            yield field, model.model_copy(update={field: "U" if value != "U" else "S"})
        elif isinstance(value, dict):
            yield field, model.model_copy(update={field: {"sex-missing": "error"}})
        else:
            yield field, model.model_copy(update={field: another(value)})


FULL = RULES.model_copy(update={field: getattr(clerk.rules("guide-2021"), field) for field in ("offices", "districts")})
"""A rule set in which no list is empty."""
CHANGED = dict(leaves(FULL, set(SET_ASIDE)))
del CHANGED["links.0.key"]  # nobody reads it; where a case names the link, its label is told


@pytest.mark.parametrize("path", CHANGED)
def test_a_change_in_any_part_is_told(path: str) -> None:
    found = differences(FULL, CHANGED[path], FORMS)
    assert {change.field for change in found} >= {re.split(r"\W", path)[0]}
    for change in found:
        assert (change.before, change.after) != ("", "")
        assert change.before != change.after or change.added or change.altered


def test_the_walk_reaches_the_parts_of_every_model() -> None:
    for part in ("office.phone", "cases.0.steps", "commune_changes.0.new.0.note", "links.0.url", "sources.0.note"):
        assert part in CHANGED
    assert len(CHANGED) > 60


def test_what_a_rule_set_says_is_told_whole() -> None:
    told = describe(RULES, FORMS)
    texts = " ".join(item.text for items in told.values() for item in items)
    for sentence in (*RULES.slip_notes, RULES.login_note, *(step for case in RULES.cases for step in case.steps)):
        assert sentence in texts
    assert "severity" not in told
    raised = describe(RULES.weighing({"photo-none": "error"}), FORMS)
    assert [item.key for item in raised["severity"]] == ["photo-none"]


def test_the_communes_of_the_country_are_counted_by_what_becomes_of_them() -> None:
    before = "# p\td\tc\tname\ttoday\n01\t001\t00001\tXã A\t00097\n01\t001\t00002\tXã B\t00097,00098\n"
    country = Gazetteer("", "", before, "# p\tc\tname\n01\t00097\tXã C\n01\t00098\tXã D\n")
    (item,) = describe(RULES.model_copy(update={"country": country}), FORMS)["gazetteer"]
    assert "2 xã, phường hiện nay; trong 2 tên cũ có 1 tên tự đổi được, 1 tên đã chia cho nhiều nơi" in item.text
    guide = clerk.rules("guide-2021").model_copy(update={"country": country})
    assert describe(guide, FORMS)["gazetteer"][0].text.endswith(": 2 xã, phường, thị trấn trước 1/7/2025")


def test_the_numbers_of_the_country_are_those_of_the_law() -> None:
    told = describe(library.ruleset("2026", date.min, School()), FORMS)["gazetteer"][0].text
    assert ": 3.321 xã, phường hiện nay" in told


def test_a_rule_set_is_in_force_until_the_eve_of_the_next() -> None:
    known = {"2026": RULES, "guide-2021": clerk.rules("guide-2021")}
    assert last_days(known) == {"guide-2021": date(2025, 6, 30), "2026": None}


def test_the_small_tables_are_not_called_the_list_of_the_country() -> None:
    counted = {item.counted for items in describe(FULL, FORMS).values() for item in items}
    assert {"quận, huyện trong bảng riêng của Hà Nội", "xã, phường trong bảng riêng của Thanh Trì"} <= counted
