"""Addresses from all over the country, as they stand in a row, and as papers print them."""

from datetime import date
from functools import cache

import pytest

from batch import library
from batch.parse import address
from batch.parse.scribe import Scribe
from schemas import places
from schemas.cell import Cell, Row
from schemas.origin import Origin
from schemas.place import Place
from schemas.ruleset import RuleSet
from schemas.school import School
from tests.batch.parse import one_row


@cache
def rules(name: str = "2026") -> RuleSet:
    return library.ruleset(name, date(2026, 9, 15), School())


def row(**cells: str) -> Scribe:
    columns = {field: Cell(text, text, chr(65 + place)) for place, (field, text) in enumerate(cells.items())}
    return Scribe(Row(Origin("a.xlsx", "6A", 5), columns))


def read(name: str = "2026", **cells: str) -> tuple[address.Address, list[str], list[tuple[str, str]]]:
    scribe = row(**cells)
    found = address.read(scribe, rules(name))
    return found, [one.code for one in scribe.problems], [(one.rule, one.field) for one in scribe.repairs]


def test_an_old_commune_of_another_province_is_brought_to_today() -> None:
    found, problems, repairs = read(commune="Xã Lê Ninh", district="TX Kinh Môn", province="Hải Dương")
    assert found == (None, "Phường Bắc An Phụ", None, "Thành phố Hải Phòng")
    assert problems == ["commune-converted"]
    assert repairs == [("place-official", "province"), ("commune-converted", "commune")]


def test_the_province_of_today_is_written_where_none_was() -> None:
    found, _, _ = read(commune="Xã Lê Ninh", district="TX Kinh Môn")
    assert found.province == "Thành phố Hải Phòng"


def test_a_commune_that_was_split_is_kept_as_the_list_has_it() -> None:
    scribe = row(commune="yen so", district="Hoàng Mai", province="Hà Nội")
    found = address.read(scribe, rules())
    assert found == (None, "yen so", "Hoàng Mai", "Thành phố Hà Nội")
    (problem,) = scribe.problems
    assert (problem.code, problem.cell, problem.params["value"]) == ("commune-ambiguous", "A5", "yen so")
    assert problem.params["other"] == "Phường Lĩnh Nam, Phường Hoàng Mai, Phường Yên Sở, Xã Thanh Trì"


def test_a_commune_of_today_gets_its_official_name_and_a_district_is_said_to_be_gone() -> None:
    found, problems, repairs = read(commune="x. nam phu", district="Thanh Trì", province="Thành phố Hà Nội")
    assert found == (None, "Xã Nam Phù", "Thanh Trì", "Thành phố Hà Nội")
    assert problems == ["district-abolished"]
    assert repairs == [("place-official", "commune")]


def test_before_all_three_levels_get_their_official_names() -> None:
    found, problems, repairs = read("guide-2021", commune="tan lap", district="dan phuong", province="HN")
    assert found == (None, "Xã Tân Lập", "Huyện Đan Phượng", "Thành phố Hà Nội")
    assert problems == []
    assert repairs == [("place-official", field) for field in ("province", "district", "commune")]


def test_official_names_are_left_as_they_are_and_what_others_are_called_is_told() -> None:
    names = (None, "Xã Tân Lập", "Huyện Đan Phượng", "Thành phố Hà Nội")
    assert read("guide-2021", commune=names[1], district=names[2], province=names[3]) == (names, [], [])
    scribe = row(district="dan phuong")
    address.read(scribe, rules("guide-2021"))
    assert one_row.repairs(scribe) == [("place-official", "district", "dan phuong", "Huyện Đan Phượng")]


@pytest.mark.parametrize("name", ["2026", "guide-2021"])
def test_a_name_that_many_communes_bear_stays_as_written(name: str) -> None:
    assert read(name, commune="tan lap") == ((None, "tan lap", None, None), [], [])
    assert read(name, commune="Xã Ngọc Hồi", province="Tỉnh Nghệ An")[0].commune == "Xã Ngọc Hồi"


def test_an_empty_address_says_nothing() -> None:
    assert read() == ((None, None, None, None), [], [])


def test_what_was_found_under_one_rule_set_is_not_given_under_another_of_the_same_name() -> None:
    cells = {"commune": "Xã Lê Ninh", "district": "Kinh Môn", "province": "Hải Dương"}
    alone = rules().model_copy(update={"country": None})
    assert address.read(row(**cells), rules()).commune == "Phường Bắc An Phụ"
    assert address.read(row(**cells), alone).commune == "Xã Lê Ninh"
    assert address.read(row(**cells), rules()).commune == "Phường Bắc An Phụ"


def test_a_province_that_the_rules_do_not_know_is_written_as_the_table_of_changes_has_it() -> None:
    nearby = rules().model_copy(update={"country": None, "provinces": ()})
    found = address.read(row(commune="Xã Đông Mỹ", district="Thanh Trì"), nearby)
    assert found == (None, "Xã Nam Phù", None, "Thành phố Hà Nội")


def test_a_full_memory_is_emptied_and_the_answers_stay_right(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    look_up = places.official_commune

    def counted(name: str, rules: RuleSet, *around: str) -> Place | None:
        asked.append(name)
        return look_up(name, rules, *around)

    monkeypatch.setattr(address, "_MEMO_SIZE", 2)
    monkeypatch.setattr(address, "_PLACES", address._Memo())
    monkeypatch.setattr(places, "official_commune", counted)
    found = [read(commune=f"x. nam phu {text}")[0].commune for text in "aabcca"]
    assert found == [f"x. nam phu {text}" for text in "aabcca"]
    assert asked == [f"x. nam phu {text}" for text in "abca"]


def test_a_text_is_looked_up_once_for_each_place_that_it_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    look_up = places.official_commune

    def counted(name: str, rules: RuleSet, *around: str) -> Place | None:
        asked.append(around)
        return look_up(name, rules, *around)

    monkeypatch.setattr(places, "official_commune", counted)
    for province in ("Hà Nội", "Hà Nội", "Hưng Yên", "Hà Nội"):
        read(commune="Xã Yên Mỹ Thử", province=province)
    assert asked == [("", "Hà Nội"), ("", "Hưng Yên")]


def noted(**cells: str) -> tuple[list[tuple[str, str | None, dict[str, str]]], list[tuple[str, str, str, str]]]:
    """What is said of an address of today, with the cells; problems, then repairs."""
    scribe = one_row.typed(**cells)
    address.read(scribe, rules())
    return one_row.problems(scribe), one_row.repairs(scribe)


def test_what_was_converted_is_told_at_the_commune_with_its_old_district() -> None:
    told = {"value": "Xã Lê Ninh, Thị xã Kinh Môn", "meant": "Phường Bắc An Phụ"}
    assert noted(commune="xa le ninh", district="Kinh Môn", province="Tỉnh Hải Dương") == (
        [("commune-converted", "commune", told)],
        [
            ("place-official", "province", "Tỉnh Hải Dương", "Thành phố Hải Phòng"),
            ("commune-converted", "commune", "xa le ninh", "Phường Bắc An Phụ"),
        ],
    )


def test_a_district_is_told_at_its_cell_and_an_official_name_with_the_written_one() -> None:
    assert noted(commune="nam phu", district="Thanh Trì", province="Hà Nội") == (
        [("district-abolished", "district", {"value": "Thanh Trì"})],
        [
            ("place-official", "province", "Hà Nội", "Thành phố Hà Nội"),
            ("place-official", "commune", "nam phu", "Xã Nam Phù"),
        ],
    )


@pytest.mark.parametrize("name", ["2026", "guide-2021"])
@pytest.mark.parametrize("commune", ["Xã Lê Ninh", "yen so", "Nam Phù", "", "Xã Không Có"])
def test_the_house_and_the_street_are_kept_as_written(name: str, commune: str) -> None:
    found, _, _ = read(name, address="Số 5, thôn 1", commune=commune, district="Kinh Môn", province="Hải Dương")
    assert found.address == "Số 5, thôn 1"


def test_a_district_alone_or_a_province_alone_tells_which_commune_is_meant() -> None:
    assert read("guide-2021", commune="tan lap", district="dan phuong")[0].commune == "Xã Tân Lập"
    assert read("guide-2021", commune="tan lap", province="Hà Nội")[0].commune == "Xã Tân Lập"
    assert read(commune="nam phu", district="Thanh Trì")[0].commune == "Xã Nam Phù"
    assert read(commune="bac an phu", district="Kinh Môn")[0].commune == "Phường Bắc An Phụ"
    assert read(commune="nam phu", province="Hà Nội")[0].commune == "Xã Nam Phù"
    assert read(commune="Xã Tân Lập", province="Hà Nội")[1] == ["commune-ambiguous"]
    assert read(commune="Xã Tân Lập", province="Lào Cai")[1] != ["commune-ambiguous"]


def test_a_province_tells_which_district_is_meant() -> None:
    assert read("guide-2021", district="Châu Thành", province="Long An")[0].district == "Huyện Châu Thành"
    assert read("guide-2021", district="Châu Thành")[0].district == "Châu Thành"


def test_each_rule_set_and_each_commune_has_an_answer_of_its_own() -> None:
    for _ in range(2):
        assert read(province="Hải Dương")[0].province == "Thành phố Hải Phòng"
        assert read("guide-2021", province="Hải Dương")[0].province == "Tỉnh Hải Dương"
        assert read(commune="Xã Lê Ninh", district="Kinh Môn")[0].commune == "Phường Bắc An Phụ"
        assert read(commune="Xã Đông Mỹ", district="Thanh Trì")[0].commune == "Xã Nam Phù"


def test_a_district_without_a_commune_is_gone_all_the_same() -> None:
    assert read(district="Thanh Trì", province="Thành phố Hà Nội") == (
        (None, None, "Thanh Trì", "Thành phố Hà Nội"),
        ["district-abolished"],
        [],
    )


UNKNOWN = "commune-unknown"


@pytest.mark.parametrize(
    ("name", "cells", "codes"),
    [
        ("2026", {"commune": "Xã Không Có", "province": "Hà Nội"}, [UNKNOWN]),
        ("2026", {"commune": "Xã Thanh Trì, HN", "province": "Hà Nội"}, [UNKNOWN]),
        ("2026", {"commune": "Phường Nam Phù", "province": "Hà Nội"}, [UNKNOWN]),
        ("2026", {"commune": "Xã Nam Phù", "province": "Hà Nội"}, []),
        ("2026", {"commune": "Xã Tân Tiến", "province": "Lạng Sơn"}, []),
        ("2026", {"commune": "Xã Không Có", "district": "Thanh Trì"}, ["district-abolished", UNKNOWN]),
        ("2026", {"commune": "Xã Nam Phù", "district": "Thanh Trì"}, ["district-abolished"]),
        ("2026", {"commune": "Xã Không Có", "district": "Huyện Không Có"}, ["district-abolished"]),
        ("2026", {"commune": "Xã Không Có", "province": "Tỉnh Không Có"}, ["province-unknown"]),
        ("2026", {"commune": "Xã Không Có"}, []),
        ("2026", {"commune": "00640 Xã Không Có"}, []),
        ("2026", {"commune": "Xã Mĩ Đức", "province": "Hà Nội"}, []),
        ("2026", {"commune": "Phường 01", "district": "Q10", "province": "TPHCM"}, ["district-abolished"]),
        ("2026", {"commune": "Xã Thanh Trỉ", "province": "Hà Nội"}, [UNKNOWN]),
        ("2026", {"commune": "Xã Ea Kao", "district": "BMT", "province": "Đắk Lắk"}, ["district-abolished"]),
        ("2026", {"commune": "Xã Không Có", "district": "Châu Thành"}, ["district-abolished", UNKNOWN]),
        ("guide-2021", {"commune": "Xã Tả Phìn", "district": "Sapa", "province": "Lào Cai"}, []),
        ("guide-2021", {"commune": "Xã Không Có", "district": "Sapa", "province": "Lào Cai"}, [UNKNOWN]),
        ("2026", {"province": "TT Huế"}, []),
        ("2026", {"province": "BR-VT"}, []),
        ("2026", {"province": "?"}, []),
        ("2026", {"province": "Hà Lội"}, ["province-unknown"]),
        ("2026", {"province": "Hà Nội"}, []),
        ("guide-2021", {"commune": "Xã Nam Phù", "province": "Hà Nội"}, [UNKNOWN]),
        ("guide-2021", {"commune": "Xã Đông Mỹ", "province": "Hà Nội"}, []),
        ("guide-2021", {"commune": "Xã Nam Phù", "district": "Thanh Trì"}, [UNKNOWN]),
        ("guide-2021", {"commune": "Xã Đông Mỹ", "district": "Thanh Trì", "province": "Hà Nội"}, []),
        ("guide-2021", {"commune": "Xã Đông Mỹ", "district": "Hoàng Mai", "province": "Hà Nội"}, [UNKNOWN]),
    ],
)
def test_a_place_that_is_in_no_table_is_told_where_the_places_around_it_are(
    name: str, cells: dict[str, str], codes: list[str]
) -> None:
    found, told, _ = read(name, **cells)
    assert told == codes
    assert found.commune == (cells.get("commune") or None)


def test_an_unknown_commune_is_told_with_the_places_that_it_was_looked_for_in() -> None:
    cells = {"commune": "Xã Không Có", "district": "Thanh Trì", "province": "ha noi"}
    (_, told), _ = noted(**cells)
    assert told == (UNKNOWN, "commune", {"value": "Xã Không Có", "other": "Huyện Thanh Trì, Thành phố Hà Nội"})
    assert noted(commune="Xã Không Có", district="Châu Thành")[0][1][2]["other"] == "Châu Thành"
    several = {"commune": "Xã Không Có", "district": "Châu Thành", "province": "Tiền Giang"}  # one a province
    assert noted(**several)[0][-1][2]["other"] == "Huyện Châu Thành, Tỉnh Đồng Tháp"
    assert noted(province="Hà Lội")[0] == [("province-unknown", "province", {"value": "Hà Lội"})]
    assert noted(commune="Xã Không Có", province="Hà Nội")[0][0][2]["other"] == "Thành phố Hà Nội"


def test_without_the_tables_of_the_country_no_commune_is_unknown() -> None:
    alone = rules().model_copy(update={"country": None})
    scribe = row(commune="Xã Không Có", province="Hà Nội")
    address.read(scribe, alone)
    assert scribe.problems == []
