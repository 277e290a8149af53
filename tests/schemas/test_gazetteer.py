"""The tables of the whole country: as many as the law says, and in accord with our own."""

from collections import Counter
from pathlib import Path

import pytest

from schemas.gazetteer import Gazetteer
from schemas.place_names import KINDS
from tests.schemas.country import FOLDER, gazetteer, load

COUNTRY, OLD, NEW = gazetteer(), load("guide-2021"), load("2026")
TABLES = sorted((FOLDER / "places").glob("*.tsv"))
FORMER = [commune for one in OLD.provinces for commune in COUNTRY.former_communes(one.code).places]
TODAY = [commune for one in NEW.provinces for commune in COUNTRY.communes_of(one.code).places]
SMALL = Gazetteer(
    "# head\n01\tTỉnh A\t01\n02\tTỉnh B\t01\n",
    "# head\n01\t001\tHuyện A\n02\t002\tHuyện B\n",
    "# head\n01\t001\t00001\tXã A\t00001\n02\t002\t00002\tXã B\t00001,00005\n02\t002\t00003\tXã C\t00005\n",
    "# head\n01\t00001\tXã A\n01\t00005\tXã D\n",
)


def test_there_are_as_many_places_as_the_law_says() -> None:
    assert Counter(next(kind for kind in KINDS if one.name.startswith(kind)) for one in TODAY) == {
        "Xã": 2621,
        "Phường": 687,
        "Đặc khu": 13,
    }
    assert len(FORMER) == 10035
    assert (len(COUNTRY.former_provinces.places), len(COUNTRY.all_former_districts.places)) == (63, 696)


def test_every_code_is_used_once() -> None:
    for places in (FORMER, TODAY, COUNTRY.former_provinces.places, COUNTRY.all_former_districts.places):
        assert len({place.code for place in places}) == len(places)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_is_sorted_names_its_source_and_has_nothing_left_open(path: Path) -> None:
    head, columns, *lines = path.read_text(encoding="utf-8").splitlines()
    assert "vietnamadminunits 1.0.4 (MIT" in head
    assert lines == sorted(lines)
    assert {line.count("\t") for line in lines} == {columns.count("\t")}
    assert all(all(line.split("\t")) for line in lines)


def test_the_licence_of_the_source_is_kept() -> None:
    notice = (FOLDER / "places" / "NOTICE").read_text(encoding="utf-8")
    assert "Copyright (c) 2025 Tran Ngoc Minh Hieu" in notice
    assert "The above copyright notice and this permission notice shall be included" in notice


def test_provinces_are_those_of_the_rule_sets() -> None:
    assert {(one.code, one.name) for one in COUNTRY.former_provinces.places} == {
        (one.code, one.name) for one in OLD.provinces
    }
    names = {one.code: one.name for one in OLD.provinces}
    for province in NEW.provinces:
        united = {one.name for one in COUNTRY.former_provinces.places if one.today == province.code}
        assert united == {*province.formerly, *({province.name} & set(names.values()))}


def test_districts_and_communes_nearby_are_in_the_tables() -> None:
    here = {(one.code, one.name) for one in COUNTRY.former_districts("01").places}
    assert {one.name for one in OLD.districts} == {name for _, name in here}
    assert ("020", "Huyện Thanh Trì") in here
    assert {(one.code, one.name) for one in OLD.communes} == {
        (one.code, one.name) for one in FORMER if one.district == "020"
    }
    assert {(one.code, one.name) for one in NEW.communes} <= {(one.code, one.name) for one in TODAY}


def test_the_tables_name_the_same_parts_as_our_own() -> None:
    parts = {one.code: set(one.today) for one in FORMER}
    names = {one.code: one.name for one in TODAY}
    for change in NEW.commune_changes:
        assert parts[change.old_code] == {part.code for part in change.new}
        assert all(names[part.code] == part.name for part in change.new)


def test_a_commune_went_to_communes_of_the_province_that_its_own_became_part_of() -> None:
    became = {one.code: one.today for one in COUNTRY.former_provinces.places}
    where = {one.code: one.province for one in TODAY}
    assert all({where[code] for code in one.today} == {became[one.province]} for one in FORMER)
    islands = {"Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"}
    left = set(where) - {code for one in FORMER for code in one.today}
    assert {one.name for one in TODAY if one.code in left} == {f"Đặc khu {island}" for island in islands}


def test_no_part_is_taken_from_another_commune_of_the_same_name() -> None:
    parts = {(one.province, one.name): one.today for one in FORMER if one.district in {"815", "867"}}
    assert parts["82", "Phường 4"] == ("28249",)  # Mỹ Tho: not in Cao Lãnh, which is another province's
    assert parts["87", "Phường 3"] == ("29905",)  # Sa Đéc: nor is this, in another district


def test_a_province_is_cut_out_whole() -> None:
    assert [one.name for one in SMALL.former_communes("02").places] == ["Xã B", "Xã C"]
    assert SMALL.former_communes("02").places[0].today == ("00001", "00005")
    assert [one.name for one in SMALL.communes_of("01").places] == ["Xã A", "Xã D"]
    assert [one.name for one in SMALL.former_districts("01").places] == ["Huyện A"]


def test_codes_that_are_not_there_lead_nowhere() -> None:
    assert not SMALL.communes_of("99").places
    assert not SMALL.former_communes("").places
    assert (SMALL.province_of("00005"), SMALL.province_of("00002"), SMALL.province_of("")) == ("01", "", "")
    assert (SMALL.province_of_former("00003"), SMALL.province_of_former("00005")) == ("02", "")
    assert (SMALL.district_of_former("00002"), SMALL.district_of_former("00009")) == ("002", "")
