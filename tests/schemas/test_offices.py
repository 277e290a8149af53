"""The office that serves the school's place: found by what is known, or an answer why not."""

import pytest

from schemas.offices import receiving
from schemas.ruleset import Office
from tests.schemas.country import gazetteer, load

OLD, NEW = load("guide-2021"), load("2026")


def code(commune: str, district: str = "", province: str = "", *, before: bool = False) -> str:
    found = receiving(commune, district, province, OLD if before else NEW)
    return found.code if isinstance(found, Office) else found


@pytest.mark.parametrize("name", ["Xã Thanh Trì", "xa dai thanh", "Ngọc Hồi", "Xã Nam Phù", "P. Thanh Liệt"])
def test_the_communes_of_today_around_thanh_tri_hand_in_there(name: str) -> None:
    assert code(name) == code(name, province="Hà Nội") == "00114"


def test_the_office_of_the_rules_comes_with_all_that_is_known_of_it() -> None:
    assert receiving("Xã Nam Phù", "", "", NEW) == NEW.office
    assert receiving("Xã Vạn Phúc", "Thanh Trì", "", OLD) == OLD.office


@pytest.mark.parametrize(
    ("commune", "district", "province", "answer"),
    [
        ("Xã Vạn Phúc", "Huyện Thanh Trì", "", "00114"),  # went to Nam Phù as a whole
        ("Xã Vĩnh Quỳnh", "Huyện Thanh Trì", "", "00114"),  # was split, but one office serves both parts
        ("Thị trấn Văn Điển", "Huyện Thanh Trì", "", "split"),  # a part is served elsewhere
        ("Xã Thường Tín", "", "Hà Nội", "no office"),
        ("Xã Lê Ninh", "Thị xã Kinh Môn", "Hải Dương", "no office"),
        ("Xã Tân Lập", "", "", "no place"),
        ("Xã Bịa Đặt", "", "Hà Nội", "no place"),
        ("", "Huyện Thanh Trì", "Hà Nội", "no commune"),
    ],
)
def test_today_the_commune_decides(commune: str, district: str, province: str, answer: str) -> None:
    assert code(commune, district, province) == answer


@pytest.mark.parametrize(
    ("commune", "district", "province", "answer"),
    [
        ("", "Huyện Thanh Trì", "", "00114"),
        ("Xã Vạn Phúc", "", "", "00114"),
        ("", "Q. Hoàng Mai", "", "00108"),
        ("Phường Yên Sở", "", "Hà Nội", "00108"),
        ("Xã Tân Lập", "Đan Phượng", "", "00119"),
        ("", "Bắc Từ Liêm", "TP Hà Nội", "00131"),
        ("", "Huyện Châu Thành", "", "no place"),
        ("", "Huyện Châu Thành", "Long An", "no office"),
        ("Xã Nam Phù", "Huyện Thanh Trì", "", "no place"),
    ],
)
def test_before_the_district_decided(commune: str, district: str, province: str, answer: str) -> None:
    assert code(commune, district, province, before=True) == answer


def test_every_district_of_ha_noi_had_an_office_of_its_own() -> None:
    here = gazetteer().former_districts("01").places
    found = [OLD.office_of(one.code) for one in here]
    assert len({office.code for office in found if office}) == len(here) == 30
    assert all(
        office and office.name.casefold().endswith(one.name.casefold()) for office, one in zip(found, here, strict=True)
    )
    assert {office.parent_code for office in found if office} == {"001"}
