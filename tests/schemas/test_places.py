"""Places: official names from what people write, and old communes of Thanh Trì."""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.place import Place
from schemas.place_names import official
from schemas.places import convert_commune, current_province
from schemas.ruleset import RuleSet

FOLDER = Path(__file__).parents[2] / "schemas" / "rulesets"


def load(name: str) -> RuleSet:
    own = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return RuleSet.model_validate({**tomllib.loads((FOLDER / own["places"]).read_text(encoding="utf-8")), **own})


OLD, NEW = load("guide-2021"), load("2026")
ALL_PLACES = [*OLD.provinces, *OLD.districts, *OLD.communes, *NEW.provinces, *NEW.communes]
SCRAPS = st.lists(
    st.sampled_from(["Xã", "TP.", "T.P", "Ngọc", "Hồi", "ha", "Nội", "01-", "[00673]", "", "́", "đ", "Q.1"])
)
TEXTS = st.one_of(st.text(max_size=60), SCRAPS.map(" ".join))


def plain(text: str) -> str:
    """Leave out every mark, as people do who type without them."""
    marked = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(char for char in marked if not unicodedata.combining(char))


def named(text: str, candidates: tuple[Place, ...]) -> str | None:
    found = official(text, candidates)
    return found.name if found else None


class TestTables:
    def test_there_are_as_many_places_as_the_law_says(self) -> None:
        assert (len(OLD.provinces), len(OLD.districts), len(OLD.communes)) == (63, 30, 16)
        assert (len(NEW.provinces), len(NEW.districts), len(NEW.communes)) == (34, 0, 5)

    def test_every_old_province_is_one_of_today_or_became_part_of_one(self) -> None:
        kept = {place.name for place in NEW.provinces}
        merged = [name for place in NEW.provinces for name in place.formerly]
        assert len(merged) == len(set(merged)) == 30
        assert {place.name for place in OLD.provinces} == (kept - {"Thành phố Huế"}) | set(merged)

    def test_what_the_guide_names_has_the_guides_code(self) -> None:
        assert [place.code for place in OLD.provinces if place.name == "Thành phố Hà Nội"] == ["01"]
        assert [place.code for place in OLD.districts if place.name == "Huyện Thanh Trì"] == ["020"]

    def test_codes_are_used_once_in_each_table(self) -> None:
        for table in (OLD.provinces, OLD.communes, NEW.provinces, NEW.communes):
            assert len({place.code for place in table}) == len(table)

    def test_the_old_communes_are_those_that_changed(self) -> None:
        changed = {(change.old_code, change.old) for change in NEW.commune_changes}
        assert changed == {(place.code, place.name) for place in OLD.communes}


class TestOfficial:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("01 Thành phố Hà Nội", "Thành phố Hà Nội"),
            ("01- Thành phố Hà Nội", "Thành phố Hà Nội"),
            ("[01] hà nội", "Thành phố Hà Nội"),
            ("TP. Hà Nội", "Thành phố Hà Nội"),
            ("T.P HA NOI", "Thành phố Hà Nội"),
            ("TP.HCM", "Thành phố Hồ Chí Minh"),
            ("T. Hà Nam", "Tỉnh Hà Nam"),
            ("Tỉnh Hoà Bình", "Tỉnh Hòa Bình"),
            ("Hà Noi", "Thành phố Hà Nội"),
            ("Bà Rịa–Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu"),
            ("tỉnh Cần Thơ", "Thành phố Cần Thơ"),
            ("Hà Nôi", None),
            ("Hà Tây", None),
            ("Huyện Thanh Trì", None),
            ("01", None),
            ("", None),
        ],
    )
    def test_provinces_as_people_write_them(self, text: str, name: str | None) -> None:
        assert named(text, OLD.provinces) == name

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("020 Huyện Thanh Trì", "Huyện Thanh Trì"),
            ("H.Thanh Tri", "Huyện Thanh Trì"),
            ("Q. Ba Đình", "Quận Ba Đình"),
            ("tx sơn tây", "Thị xã Sơn Tây"),
            ("Quận Thanh Trì", None),
            ("Thanh Trí", None),
        ],
    )
    def test_districts_as_people_write_them(self, text: str, name: str | None) -> None:
        assert named(text, OLD.districts) == name

    def test_a_name_that_begins_like_an_abbreviation_is_still_a_name(self) -> None:
        assert named("Quan Hoa", (Place(name="Phường Quan Hoa"),)) == "Phường Quan Hoa"
        assert named("P. 12", (Place(name="Phường 12"), Place(name="Phường 1"))) == "Phường 12"

    def test_marks_decide_where_they_are_given_and_two_that_fit_are_none(self) -> None:
        twins = (Place(name="Xã Đại Thanh"), Place(name="Xã Đại Thành"))
        assert named("đại thành", twins) == "Xã Đại Thành"
        assert named("Đại Thanh", twins) == "Xã Đại Thanh"
        assert named("Dai Thanh", twins) is None

    def test_the_kind_decides_between_two_of_one_name(self) -> None:
        twins = (Place(name="Xã Mẫu"), Place(name="Thị trấn Mẫu"))
        assert named("TT. Mẫu", twins) == "Thị trấn Mẫu"
        assert named("Mẫu", twins) is None

    @pytest.mark.parametrize("table", [OLD.provinces, OLD.districts, OLD.communes, NEW.provinces, NEW.communes])
    def test_every_official_name_names_itself_in_any_dress(self, table: tuple[Place, ...]) -> None:
        for place in table:
            for text in (place.name, place.name.upper(), plain(place.name), unicodedata.normalize("NFD", place.name)):
                assert official(text, table) == place
            assert official(f"{place.code or '999'} - {place.name}", table) == place

    @given(TEXTS)
    def test_any_text_at_all_gives_a_candidate_or_none(self, text: str) -> None:
        found = official(text, ALL_PLACES)
        assert found is None or found in ALL_PLACES
        assert official(text, []) is None


class TestCurrentProvince:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Tỉnh Hà Giang", "Tỉnh Tuyên Quang"),
            ("hai duong", "Thành phố Hải Phòng"),
            ("Thừa Thiên Huế", "Thành phố Huế"),
            ("Huế", "Thành phố Huế"),
            ("T. Bắc Ninh", "Tỉnh Bắc Ninh"),
            ("Hà Tây", None),
        ],
    )
    def test_an_old_province_is_found_in_the_new_one(self, text: str, name: str | None) -> None:
        found = current_province(text, NEW)
        assert (found.name if found else None) == name

    def test_every_old_province_has_exactly_one_place_today(self) -> None:
        assert all(current_province(place.name, NEW) for place in OLD.provinces)

    @given(TEXTS)
    def test_any_text_at_all_gives_a_province_of_today_or_none(self, text: str) -> None:
        assert current_province(text, NEW) in (None, *NEW.provinces)


class TestConvertCommune:
    def test_exactly_five_of_the_sixteen_convert_without_asking(self) -> None:
        found = {change.old: convert_commune(change.old, "Thanh Trì", NEW) for change in NEW.commune_changes}
        assert {old: result.new.name for old, result in found.items() if result.new} == {
            "Xã Yên Mỹ": "Xã Thanh Trì",
            "Xã Duyên Hà": "Xã Nam Phù",
            "Xã Đông Mỹ": "Xã Nam Phù",
            "Xã Vạn Phúc": "Xã Nam Phù",
            "Xã Ngọc Hồi": "Xã Ngọc Hồi",
        }
        assert sum(result.kind == "ambiguous" for result in found.values()) == 11

    def test_a_commune_that_was_split_gives_all_its_candidates(self) -> None:
        result = convert_commune("TT Văn Điển", None, NEW)
        assert (result.kind, result.new) == ("ambiguous", None)
        assert [part.name for part in result.candidates] == ["Phường Hoàng Liệt", "Xã Thanh Trì", "Xã Đại Thanh"]

    @pytest.mark.parametrize("commune", ["Xã Ngọc Hồi", "ngoc hoi", "Thanh Liệt", "Phường Thanh Liệt", "Xã Đại Thanh"])
    @pytest.mark.parametrize("district", [None, "", " - "])
    def test_a_name_of_today_is_not_old_when_no_district_is_named(self, commune: str, district: str | None) -> None:
        assert convert_commune(commune, district, NEW).kind == "not_old"

    def test_the_district_tells_the_old_ngoc_hoi_from_the_new(self) -> None:
        result = convert_commune("Xã Ngọc Hồi", "H. Thanh Trì", NEW)
        assert result.old is not None
        assert result.old.old_code == "00673"
        assert result.new is not None
        assert result.new.code == "00679"

    def test_the_code_tells_the_old_ngoc_hoi_from_the_new(self) -> None:
        assert convert_commune("00673 Xã Ngọc Hồi", None, NEW).kind == "converted"
        assert convert_commune("00679 Xã Ngọc Hồi", "Huyện Thanh Trì", NEW).kind == "not_old"

    def test_the_kind_tells_the_old_thanh_liet_from_the_new(self) -> None:
        assert convert_commune("Xã Thanh Liệt", None, NEW).kind == "ambiguous"
        assert convert_commune("Phường Thanh Liệt", "Thanh Trì", NEW).kind == "not_old"

    def test_a_commune_of_the_same_name_elsewhere_is_not_old(self) -> None:
        assert convert_commune("Xã Tam Hiệp", "Huyện Phúc Thọ", NEW).kind == "not_old"
        assert convert_commune("Xã Yên Mỹ", None, NEW, province="Hưng Yên").kind == "not_old"
        assert convert_commune("Xã Yên Mỹ", None, NEW, province="TP Hà Nội").kind == "converted"

    def test_nothing_is_old_under_the_rules_of_its_own_time(self) -> None:
        assert convert_commune("Xã Đông Mỹ", "Huyện Thanh Trì", OLD).kind == "not_old"

    @given(TEXTS, st.none() | TEXTS, st.none() | TEXTS)
    def test_any_text_at_all_gives_one_of_the_three_answers(
        self, commune: str, district: str | None, province: str | None
    ) -> None:
        result = convert_commune(commune, district, NEW, province)
        assert (result.old is None) == (result.kind == "not_old") == (not result.candidates)
        assert (result.new is not None) == (result.kind == "converted")
