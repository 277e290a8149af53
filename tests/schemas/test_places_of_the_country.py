"""Places outside Thanh Trì: dozens of communes bear one name, and a name alone is never enough."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.place_names import Index, fitting
from schemas.places import Conversion, convert_commune, is_listed, official_commune, official_district
from schemas.ruleset import RuleSet
from tests.schemas.country import gazetteer, load

COUNTRY, OLD, NEW = gazetteer(), load("guide-2021"), load("2026")
PROVINCES = {one.code: one.name for one in COUNTRY.former_provinces.places}
DISTRICTS = {one.code: one.name for one in COUNTRY.all_former_districts.places}
FORMER = [commune for code in PROVINCES for commune in COUNTRY.former_communes(code).places]
TODAY = [(one.name, commune) for one in NEW.provinces for commune in COUNTRY.communes_of(one.code).places]
SOME = FORMER[::23]
SCRAPS = st.lists(
    st.sampled_from(["Xã", "P.", "Tân", "lập", "Châu Thành", "ha", "Nội", "01-", "00673", "", "́", "đ", "1"])
)
TEXTS = st.one_of(st.text(max_size=40), SCRAPS.map(" ".join))


def plain(text: str) -> str:
    marked = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(char for char in marked if not unicodedata.combining(char))


def today(commune: str, province: str = "", district: str = "", rules: RuleSet = NEW) -> str | None:
    found = official_commune(commune, rules, district, province)
    return found.code if found else None


def became(commune: str, district: str = "", province: str = "") -> tuple[str, list[str]]:
    found = convert_commune(commune, district, NEW, province)
    return found.kind, [part.name for part in found.candidates]


class TestOfToday:
    def test_every_commune_is_found_in_its_province_and_never_taken_for_an_old_one(self) -> None:
        for province, commune in TODAY[::7]:
            assert today(commune.name, province) == commune.code
            assert convert_commune(commune.name, "", NEW, province) == Conversion("not_old")

    def test_without_marks_it_is_found_or_left_but_never_taken_for_another(self) -> None:
        found = [(today(plain(commune.name), plain(province)), commune.code) for province, commune in TODAY]
        assert all(code in (None, own) for code, own in found)
        assert sum(code is None for code, _ in found) < 40

    def test_a_name_alone_is_official_only_nearby(self) -> None:
        assert today("X. Tân Lập") is None
        assert today("xa hong van") is None
        assert today("xa thanh tri") == "00640"

    def test_the_province_decides_between_communes_of_one_name(self) -> None:
        assert {today("Tân Tiến", place) for place in ("Lạng Sơn", "Cà Mau", "Hà Nội")} == {"06019", "32188", None}

    def test_another_province_contradicts_a_name_nearby(self) -> None:
        assert today("Xã Ngọc Hồi", "Tỉnh Nghệ An") is None
        assert today("Xã Ngọc Hồi", "Hà Nộj") is None

    def test_an_old_province_leads_to_the_one_of_today(self) -> None:
        assert today("Phường Kinh Môn", "Tỉnh Hải Dương") == today("Phường Kinh Môn", "Hải Phòng") is not None

    def test_the_district_abolished_still_tells_the_province(self) -> None:
        assert today("Xã Nam Phu", district="H. Thanh Tri") == "00685"
        assert today("xa thuong tin", district="Huyện Thường Tín") == "10183"
        assert today("Xã Nam Phù", district="Huyện Lương Sơn") is None

    def test_the_code_tells_the_province(self) -> None:
        assert today("10183 - Thuong Tin") == "10183"
        assert today("99999 - Thường Tín") is None


class TestBefore:
    def test_every_commune_is_found_in_its_district(self) -> None:
        for one in SOME:
            assert today(one.name, PROVINCES[one.province], DISTRICTS[one.district], OLD) == one.code

    def test_the_district_decides_between_communes_of_one_name(self) -> None:
        assert today("Tân Lập", "Hà Nội", "Đan Phượng", OLD) == "09820"
        assert today("Tân Lập", "Hà Nội", "", OLD) == "09820"
        assert today("Tân Lập", "", "", OLD) is None
        assert today("Tân Lập", "Hà Nội", "Thanh Trì", OLD) is None
        assert today("xã Hồng Phong", "Lạng Sơn", "", OLD) is None

    def test_districts_are_told_apart_by_their_provinces(self) -> None:
        here = official_district("H. Châu Thành", OLD, "Long An")
        assert here is not None
        assert (here.name, here.code) == ("Huyện Châu Thành", "808")
        assert official_district("H. Châu Thành", OLD) is None
        assert official_district("H. Châu Thành", OLD, "Hà Nội") is None

    def test_without_the_country_only_the_districts_of_the_rules_are_known(self) -> None:
        alone = OLD.model_copy(update={"country": None})
        here = official_district("h. thanh tri", alone)
        assert here is not None
        assert here.name == "Huyện Thanh Trì"
        assert official_district("Huyện Thạnh Trị", alone) is None

    def test_where_no_province_is_named_the_districts_nearby_come_first(self) -> None:
        nearby = official_district("thanh tri", OLD)
        assert nearby is not None
        assert nearby.code == "020"
        far = official_district("Thạnh Trị", OLD)
        assert far is not None
        assert far.name == "Huyện Thạnh Trị"


class TestConversion:
    def test_every_commune_is_converted_only_when_it_went_to_one_place(self) -> None:
        own = {change.old_code for change in NEW.commune_changes}
        for one in SOME:
            found = convert_commune(one.name, DISTRICTS[one.district], NEW, PROVINCES[one.province])
            assert found.old is not None
            assert found.old.old_code == one.code
            if one.code not in own:
                assert (found.kind == "converted") == (len(one.today) == 1)
                assert [part.code for part in found.candidates] == list(one.today)

    @pytest.mark.parametrize(
        ("commune", "district", "province", "new"),
        [
            ("Xã Lê Ninh", "Thị xã Kinh Môn", "Hải Dương", "Phường Bắc An Phụ"),
            ("Xã Lê Ninh", "Thị xã Kinh Môn", "Hải Phòng", "Phường Bắc An Phụ"),
            ("X. LE NINH", "TX Kinh Mon", "", "Phường Bắc An Phụ"),
            ("Xã Lê Ninh", "", "Hải Dương", "Phường Bắc An Phụ"),
            ("10711 Xã Lê Ninh", "", "", None),
            ("Xã Thiện Tân", "Huyện Hữu Lũng", "Lạng Sơn", "Xã Thiện Tân"),
        ],
    )
    def test_old_addresses_as_people_write_them(
        self, commune: str, district: str, province: str, new: str | None
    ) -> None:
        found = convert_commune(commune, district, NEW, province)
        assert (found.new.name if found.new else None) == new

    def test_what_became_of_a_commune_names_the_district_and_province_that_it_was_in(self) -> None:
        for one in SOME:
            found = convert_commune(f"{one.code} {one.name}", None, NEW)
            assert found.old is not None
            assert (found.old.district, found.old.province) == (DISTRICTS[one.district], PROVINCES[one.province])

    def test_the_old_code_is_enough(self) -> None:
        code = next(one.code for one in FORMER if one.name == "Xã Lê Ninh")
        assert became(f"{code} Xã Lê Ninh") == ("converted", ["Phường Bắc An Phụ"])
        assert became(f"{code} Xã Lê Minh") == ("not_old", [])

    def test_a_commune_that_was_split_gives_all_its_candidates(self) -> None:
        kind, names = became("Phường Yên Sở", "Quận Hoàng Mai", "Hà Nội")
        assert (kind, "Phường Yên Sở" in names, len(names)) == ("ambiguous", True, 4)

    def test_a_name_that_exists_today_is_old_only_with_its_district(self) -> None:
        assert became("Phường Yên Sở", "", "Hà Nội") == ("not_old", [])
        assert became("Phường Yên Sở", "", "") == ("not_old", [])

    def test_a_name_of_several_old_communes_is_none_of_them(self) -> None:
        assert became("Xã Hồng Phong", "", "Lạng Sơn") == ("not_old", [])

    def test_our_own_table_wins(self) -> None:
        assert became("Xã Yên Mỹ", "Thanh Trì", "Hà Nội") == ("converted", ["Xã Thanh Trì"])

    def test_nothing_is_old_under_the_rules_of_its_own_time(self) -> None:
        assert convert_commune("Xã Lê Ninh", "Thị xã Kinh Môn", OLD, "Hải Dương").kind == "not_old"


def test_under_another_provincial_office_nothing_is_nearby() -> None:
    office = NEW.office.model_copy(update={"code": "02001", "parent_code": "020", "parent_name": "BHXH tỉnh Lạng Sơn"})
    elsewhere = NEW.at(office)
    assert official_commune("xa thanh tri", elsewhere) is None
    assert convert_commune("Xã Đông Mỹ", None, elsewhere).kind == "not_old"
    assert convert_commune("Xã Đông Mỹ", "Thanh Trì", elsewhere, "Hà Nội").kind == "converted"
    colleague = NEW.at(NEW.office.model_copy(update={"code": "00108"}))
    assert official_commune("xa thanh tri", colleague) is not None


def test_a_text_without_a_mark_does_not_choose_the_name_that_happens_to_have_none() -> None:
    assert convert_commune("xa nga thanh", "nga son", NEW, "thanh hoa").kind == "not_old"
    assert became("Xã Nga Thanh", "Nga Sơn", "Thanh Hóa") == ("converted", ["Xã Nga Sơn"])


def test_an_index_looks_only_at_places_of_the_same_plain_name() -> None:
    near = list(Index(COUNTRY.former_communes("01").places).near("xa tan lap"))
    assert {plain(place.name) for place in near} == {"Xa Tan Lap"}


@pytest.mark.parametrize("text", ["", " - ", "01", "…"])
def test_a_text_without_a_word_fits_nothing(text: str) -> None:
    assert fitting(text, FORMER[:1]) == []


@given(TEXTS)
def test_an_index_finds_what_a_search_through_all_finds(text: str) -> None:
    places = COUNTRY.former_communes("01").places
    assert sorted(Index(places).fitting(text)) == sorted(fitting(text, places))


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_at_all_gives_an_answer(commune: str, district: str, province: str) -> None:
    for rules in (OLD, NEW):
        found = official_commune(commune, rules, district, province)
        assert found is None or found.code
        official_district(district, rules, province)
    result = convert_commune(commune, district, NEW, province)
    assert (result.new is not None) == (result.kind == "converted")


def test_every_commune_of_either_time_is_listed_where_it_lies() -> None:
    assert all(is_listed(commune.name, NEW, "", province) for province, commune in TODAY)
    for commune in FORMER:
        province, district = PROVINCES[commune.province], DISTRICTS[commune.district]
        for rules in (OLD, NEW):
            assert is_listed(commune.name, rules, district, province), commune
            assert is_listed(commune.name, rules, "", province), commune


@pytest.mark.parametrize("rules", [OLD, NEW])
def test_what_is_no_commune_there_is_not_listed(rules: RuleSet) -> None:
    assert not is_listed("Xã Không Có", rules, "", "Hà Nội")
    assert not is_listed("Xã Không Có", rules, "Thanh Trì")
    assert is_listed("Xã Không Có", rules)
    assert is_listed("Xã Không Có", rules, "-", "?")
    assert is_listed("Xã Không Có", rules, "Huyện Không Có", "Tỉnh Không Có")
