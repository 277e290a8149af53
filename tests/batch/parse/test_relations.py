"""What an adult is to the pupil, as it is typed beside a name or in a column of its own."""

import pytest

from batch.parse import relations


@pytest.mark.parametrize(
    ("relation", "ways"),
    [
        ("cha", "cha · Cha · CHA · bố · Bố · bo · ba · Ba · BA · Ba. · bố đẻ · bo de · cha đẻ · bố ruột · cha ruột"),
        ("mẹ", "mẹ · Mẹ · MẸ · me · má · Má · ma · mẹ đẻ · me de · mẹ ruột"),
        ("ông", "ông · Ông · ong"),
        ("bà", "bà · Bà · BÀ · Bà. · bà: · - bà"),
        ("anh", "anh · Anh"),
        ("chị", "chị · Chị · chi"),
        ("cô", "cô · Cô · co"),
        ("dì", "dì · Dì · di"),
        ("chú", "chú · Chú · chu"),
        ("bác", "bác · Bác · bá · Bá"),
        ("cậu", "cậu · Cậu · cau"),
        ("mợ", "mợ · Mợ · mự · mo"),
        ("người giám hộ", "người giám hộ · Người giám hộ · nguoi giam ho · giám hộ · Giám hộ · giam ho"),
    ],
)
def test_a_usual_relation_is_written_in_one_way(relation: str, ways: str) -> None:
    assert {way: relations.relation_of(way) for way in ways.split(" · ")} == dict.fromkeys(ways.split(" · "), relation)


@pytest.mark.parametrize("text", ["bà ngoại", "bà X", "Ông nội", "dượng", "Vợ", "Cô giáo"])
def test_any_other_relation_stays_as_written(text: str) -> None:
    assert relations.relation_of(text) == text


def test_no_relation_is_none() -> None:
    assert relations.relation_of("") is None


@pytest.mark.parametrize(
    "text",
    [
        *("ông", "bà", "bác", "cô", "dì", "chú", "cậu", "mợ", "mự", "anh", "chị", "bố", "mẹ", "cha"),
        *("Mự ruột", "Bà nội", "Ông ngoại", "Chị ruột", "Mẹ nuôi", "Bố dượng", "mẹ kế", "Chị gái", "Anh trai", "BỐ ĐẺ"),
        *("Giám hộ", "Bo", "Me de"),
    ],
)
def test_a_remark_that_only_says_what_the_adult_is(text: str) -> None:
    assert relations.names_relation(text)
    assert relations.is_remark(text)


@pytest.mark.parametrize("text", ["Trần Thị Bà", "Cô Hoa", "bà nội Lan", "Ông Văn Nội", "Má Lúm"])
def test_a_name_that_holds_such_a_word_is_no_remark(text: str) -> None:
    assert not relations.names_relation(text)
    assert not relations.is_remark(text)


@pytest.mark.parametrize(
    "text",
    [
        *("mất", "Đã mất", "da mat", "chết", "đã chết", "chet", "Qua đời", "đã qua doi", "từ trần", "tử vong"),
        *("Hy sinh", "Bố mất", "Mẹ đã mất", "cha đã mất năm 2019", "MẤT 2020"),
    ],
)
def test_an_adult_who_has_died(text: str) -> None:
    assert relations.is_gone(text)
    assert relations.is_remark(text)


@pytest.mark.parametrize("text", ["", "mẹ", "Mật Văn Được", "chưa mất", "Trần Thị Mất", "matxa"])
def test_an_adult_of_whom_nothing_says_so(text: str) -> None:
    assert not relations.is_gone(text)


@pytest.mark.parametrize(
    "text", ["ly hôn", "Ly hôn", "ly hon", "Đã ly hôn", "bỏ đi", "Không rõ", "không ở cùng", "đi vắng"]
)
def test_an_adult_who_is_away_is_named_by_no_name(text: str) -> None:
    assert relations.is_remark(text)
    assert not relations.is_gone(text)
    assert not relations.names_relation(text)


def test_nothing_is_no_remark() -> None:
    assert relations.is_remark("") is False
