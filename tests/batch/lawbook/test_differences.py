"""What changed from the guide to the law of 2026, and how changes are paired."""

import pytest

from batch.lawbook import Change, differences
from schemas.ruleset import RuleSet
from tests.batch import clerk

OLD, NEW = clerk.rules("guide-2021"), clerk.rules("2026")
FORMS = {"tk1_ts_505": "TK1-TS 505", "tk1_ts_490": "TK1-TS 490"}
FOUND = differences(OLD, NEW, FORMS)


def of(what: str, topic: str = "") -> Change:
    (found,) = [change for change in FOUND if change.what == what and change.topic.startswith(topic)]
    return found


@pytest.mark.parametrize(
    ("what", "before", "after", "certainty"),
    [
        ("độ dài", "10 chữ số", "10 hoặc 12 chữ số", "S"),
        ("chứng minh nhân dân", "không có ngày hết", "nhận đến hết ngày 31/12/2024", "S"),
        ("các cấp", "3 cấp: tỉnh – huyện – xã", "2 cấp: tỉnh – xã", "S"),
        ("tên cơ quan", "BHXH huyện Thanh Trì", "BHXH cơ sở Thanh Trì", "P"),
        ("văn bản căn cứ", "166/2016/NĐ-CP", "164/2025/NĐ-CP", "P"),
        ("mẫu TK1-TS được in", "TK1-TS 505", "TK1-TS 490", "S"),
        ("cách đăng nhập", "mật khẩu mà BHXH Việt Nam gửi", "VNeID", "PU"),
        ("tỉnh, thành phố", "63", "34", "S"),
        ("xã cũ tự đổi được sang xã mới", "", "5", "S"),
        ("xã cũ đã chia cho nhiều nơi, phải hỏi gia đình", "", "11", "S"),
    ],
)
def test_what_the_law_changed_is_told_with_how_sure_it_is(what: str, before: str, after: str, certainty: str) -> None:
    change = of(what)
    assert (before in change.before, after in change.after) == (True, True)
    assert "".join(source.certainty for source in change.sources_after) == certainty
    assert bool(change.sources_before) is bool(change.before)


def test_a_step_that_the_guide_does_not_know_does_not_rest_on_the_guide() -> None:
    step = of("bước 18", "Trường hợp 1")
    assert [source.key for source in step.sources_before] == ["huong-dan"]
    assert [source.key for source in step.sources_after] == ["vneid", "mat-khau"]


def test_an_address_that_is_no_longer_known_is_told_as_unknown() -> None:
    assert of("địa chỉ").before == OLD.office.address
    assert "chưa biết" in of("địa chỉ").after
    assert [source.certainty for source in of("địa chỉ").sources_after] == ["P"]


def test_what_stayed_is_not_told() -> None:
    assert not [change for change in FOUND if change.what in ("mã cơ quan", "bước 1", "tên gọi")]
    assert differences(NEW, NEW, FORMS) == ()


def test_a_list_names_what_came_what_went_and_what_changed() -> None:
    change = of("tỉnh, thành phố")
    assert change.added == ("Thành phố Huế",)
    assert "Tỉnh Hà Giang" in change.dropped
    assert "Tỉnh Tuyên Quang" in change.altered


def test_a_thing_to_bring_that_was_reworded_is_one_change_and_not_two() -> None:
    brought = [change for change in FOUND if (change.topic, change.what) == ("Trường hợp 1", "cần mang theo")]
    assert [bool(change.before and change.after) for change in brought] == [True, True]


def test_a_note_that_came_and_another_that_went_are_two_changes() -> None:
    notes = [change for change in FOUND if change.what == "lời dặn"]
    assert [(change.before[:9], change.after[:9]) for change in notes if not (change.before and change.after)] == [
        ("", "Từ 1/8/20"),
        ("", "Màn hình "),
        ("Chưa biết", ""),
    ]


def test_the_same_thing_said_twice_is_not_lost() -> None:
    case = NEW.cases[0]
    twice = case.model_copy(update={"bring": (*case.bring, case.bring[0])})
    (change,) = differences(NEW, with_case(twice), FORMS)
    assert (change.before, change.after) == ("", case.bring[0])


def with_case(case: object) -> RuleSet:
    return NEW.model_copy(update={"cases": (case, *NEW.cases[1:])})


def test_backwards_it_is_the_other_way_round() -> None:
    back = differences(NEW, OLD, FORMS)
    assert {(change.what, change.after, change.before) for change in back} == {
        (change.what, change.before, change.after) for change in FOUND
    }


def test_severities_are_told_where_they_differ() -> None:
    (change,) = differences(NEW, NEW.weighing({"photo-none": "error", "sex-missing": "warning"}), FORMS)
    assert (change.what, change.before, change.after) == (
        "photo-none (Chưa có ảnh hoặc giấy tờ)",
        "cảnh báo: vẫn lập giấy tờ",
        "lỗi: không lập giấy tờ",
    )
