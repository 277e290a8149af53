"""The rule sets as they stand in the tree: whole, cited, and different where the law is."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from schemas.ruleset import RuleSet
from schemas.school import School

FOLDER = Path(__file__).parents[2] / "schemas" / "rulesets"
SCHOOL = Path(__file__).parents[2] / "sample_data" / "school.toml"
NAMES = ("guide-2021", "2026")
DECLARATIONS = {1: "declaration_own", 2: "declaration_child", 3: "declaration_child"}


def tables(name: str) -> dict[str, Any]:
    """Read a rule set with the places that it names."""
    own = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return {**tomllib.loads((FOLDER / own["places"]).read_text(encoding="utf-8")), **own}


def load(name: str) -> RuleSet:
    return RuleSet.model_validate(tables(name))


def cited(node: object) -> list[str]:
    """Collect the value of every key that cites a source, at any depth."""
    if isinstance(node, dict):
        own = [value for key, value in node.items() if key in {"source", "tk1_ts_source"}]
        return own + [key for value in node.values() for key in cited(value)]
    return [key for item in node for key in cited(item)] if isinstance(node, list) else []


def office_of_sample() -> Any:
    return School.model_validate(tomllib.loads(SCHOOL.read_text(encoding="utf-8"))).office


@pytest.mark.parametrize("name", NAMES)
class TestEveryRuleSet:
    def test_validates_with_and_without_its_places(self, name: str) -> None:
        own = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
        assert RuleSet.model_validate(own).provinces == ()
        assert load(name).name == name
        assert load(name).provinces

    def test_a_key_that_nobody_knows_is_refused(self, name: str) -> None:
        with pytest.raises(ValidationError, match="vald_from"):
            RuleSet.model_validate({**tables(name), "vald_from": date(2030, 1, 1)})

    def test_every_source_resolves_and_is_declared_once(self, name: str) -> None:
        raw = tables(name)
        keys = [source["key"] for source in raw["sources"]]
        assert len(keys) == len(set(keys))
        assert set(cited(raw)) <= set(keys)
        assert load(name).dangling() == ()

    def test_every_source_is_used_somewhere_in_the_file(self, name: str) -> None:
        text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
        for source in load(name).sources:
            assert text.count(source.key) > 1, source.key

    def test_every_case_has_its_paper_and_slip_steps_things_to_bring_and_links(self, name: str) -> None:
        rules = load(name)
        assert [case.number for case in rules.cases] == [1, 2, 3]
        for case in rules.cases:
            assert case.forms[-2:] == (DECLARATIONS[case.number], "slip")
            assert all((case.title, case.who, case.cite, case.steps_title, case.bring, case.links))
            assert all(rules.link(key).url.startswith("https://") for key in case.links)
            assert all(step.strip() == step and step.endswith(".") for step in case.steps)

    def test_the_slip_stays_on_one_page(self, name: str) -> None:
        own, child, no_code = load(name).cases
        assert (len(own.steps), len(child.steps)) == (19, 6)
        assert len(no_code.steps) <= 12
        assert max(len(step) for step in own.steps) <= 140

    def test_buttons_keep_the_names_of_the_guide(self, name: str) -> None:
        own, child, no_code = (" ".join(case.steps) for case in load(name).cases)
        for button in ("«Tiếp tục»", "«Đăng ký ngay»", "«Cá nhân»", "«Ghi nhận»", "«Lưu file»"):
            assert button in own
        for steps in (child, no_code):
            assert all(button in steps for button in ("«Đăng nhập»", "«Cá nhân»", "«Đăng ký cho con»"))

    def test_the_form_of_tk1_ts_that_is_declared_is_the_one_that_case_3_prints(self, name: str) -> None:
        rules = load(name)
        assert rules.declaration.tk1_ts_form == rules.case(3).forms[0]

    def test_case_3_looks_up_first_and_then_registers_the_child(self, name: str) -> None:
        rules = load(name)
        assert rules.case(3).links[0] == "tra-cuu-ho-gia-dinh"
        assert "Tra cứu" in rules.case(3).steps[0]
        assert "TK1-TS" in rules.case(3).steps[2]
        assert rules.case(3).steps[-5] == rules.case(2).steps[1]
        assert rules.case(3).steps[-1] == rules.case(2).steps[-1]

    def test_the_switch_for_the_guardians_personal_number_is_off(self, name: str) -> None:
        assert tables(name)["guardian_personal_number_counts"] is False

    def test_every_case_says_where_to_hand_in(self, name: str) -> None:
        rules = load(name)
        for case in rules.cases:
            assert any(rules.office.label in step and rules.office.parent_label in step for step in case.steps)

    def test_a_school_elsewhere_gets_its_own_office_in_every_case(self, name: str) -> None:
        rules = load(name)
        elsewhere = rules.office.model_copy(update={"code": "00999", "name": "BHXH Mẫu", "parent_code": "099"})
        moved = rules.at(elsewhere)
        assert moved.office == elsewhere
        for case in moved.cases:
            assert any("[099] BHXH TP Hà Nội" in step and "[00999] BHXH Mẫu" in step for step in case.steps)
            assert not any("00114" in step for step in case.steps)

    def test_a_school_without_an_office_keeps_that_of_the_rules(self, name: str) -> None:
        assert load(name).at(None) == load(name)

    def test_a_case_or_link_that_is_not_there_is_a_key_error(self, name: str) -> None:
        with pytest.raises(KeyError):
            load(name).case(4)
        with pytest.raises(KeyError):
            load(name).link("facebook")


class TestDifferences:
    old, new = load("guide-2021"), load("2026")

    def test_the_new_law_takes_over_when_districts_are_abolished(self) -> None:
        assert self.old.valid_from < self.new.valid_from == date(2025, 7, 1)
        assert self.old.address_levels == ("province", "district", "commune")
        assert self.new.address_levels == ("province", "commune")

    def test_codes_of_twelve_digits_come_with_the_new_law(self) -> None:
        assert (self.old.bhxh_lengths, self.new.bhxh_lengths) == ((10,), (10, 12))

    def test_cmnd_ends_with_2024_only_under_the_new_law(self) -> None:
        assert self.old.accepts("cmnd", date(2026, 11, 1))
        assert self.new.accepts("cmnd", date(2024, 12, 31))
        assert not self.new.accepts("cmnd", date(2025, 1, 1))
        assert not any("CMND" in text for case in self.new.cases for text in (*case.steps, *case.bring))

    @pytest.mark.parametrize("rules", [old, new])
    def test_card_and_passport_are_accepted_under_both(self, rules: RuleSet) -> None:
        assert rules.accepts("cccd", date(2026, 11, 1))
        assert rules.accepts("passport", date(2026, 11, 1))

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_nobody_is_told_to_choose_a_district_any_more(self, number: int) -> None:
        assert "huyện" not in " ".join(self.new.case(number).steps).lower()

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_login_is_by_password_then_and_by_vneid_now(self, number: int) -> None:
        before, now = (" ".join(rules.case(number).steps) for rules in (self.old, self.new))
        assert "mật khẩu" in before
        assert "VNeID" not in before
        assert "VNeID" in now

    def test_what_is_unknown_about_the_password_is_left_to_the_office(self) -> None:
        assert "theo thông báo của cơ quan BHXH" in self.new.login_note
        for case in self.new.cases:
            for step in case.steps:
                assert "mã số BHXH và mật khẩu" not in step or "theo thông báo của cơ quan BHXH" in step

    def test_the_decree_and_the_form_of_tk1_ts_change(self) -> None:
        assert "166/2016/NĐ-CP" in self.old.declaration.basis
        assert "164/2025/NĐ-CP" in self.new.declaration.basis
        assert (self.old.case(3).forms[0], self.new.case(3).forms[0]) == ("tk1_ts_505", "tk1_ts_490")
        assert "366/QĐ-BHXH ngày 29/4/2026" in self.new.declaration.tk1_ts_note

    def test_the_office_keeps_its_code_and_its_address_is_not_guessed(self) -> None:
        assert self.old.office.code == self.new.office.code == "00114"
        assert self.old.office.phone == "024 386 12458"
        assert (self.new.office.address, self.new.office.phone) == ("", "")

    def test_the_sample_school_gets_the_name_in_force_with_its_own_address(self) -> None:
        office = office_of_sample()
        assert self.old.at(office) == self.old
        assert self.new.at(office).office.name == self.new.office.name
        assert self.new.at(office).office.address == office.address
        assert self.new.at(office).cases == self.new.cases

    def test_what_is_not_declared_is_reported(self) -> None:
        broken = self.new.model_copy(update={"sources": (), "links": self.new.links[1:]})
        assert "sources: qd-490-2023" in broken.dangling()
        assert "links: dang-ky" in broken.dangling()
