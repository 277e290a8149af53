"""A decision in words, with its cells and its rule."""

import pytest

from batch.why import rule, why
from tests.batch import clerk

RULES = clerk.setting_of(clerk.TODAY).rules


def test_each_case_is_told_by_the_cells_that_decide() -> None:
    told = {base: why(clerk.judge(row).only) for base, row in clerk.BASES.items()}
    assert told == {
        "1": "có CMND/CCCD/hộ chiếu (G2), có số điện thoại riêng (I2)",
        "2": "chưa có CMND/CCCD/hộ chiếu (G2), không có số điện thoại riêng (I2), có người giám hộ (O2), "
        "người giám hộ có mã số BHXH (R2)",
        "3": "chưa có CMND/CCCD/hộ chiếu (G2), không có số điện thoại riêng (I2), có người giám hộ (O2), "
        "người giám hộ chưa có mã số BHXH (R2)",
    }


COMES = clerk.BASES["2"]
WAITS = clerk.BASES["3"]


def test_a_code_from_another_row_names_that_row_and_not_the_empty_cell() -> None:
    child, source = clerk.judge(WAITS, COMES).outcomes
    assert why(child).endswith(f"người giám hộ có mã số BHXH (ghi ở {source.origin})")
    assert "R2" not in why(child)


def test_where_a_person_must_choose_both_codes_are_named() -> None:
    child, one, other = clerk.judge(WAITS, COMES, {**COMES, "guardian_bhxh_code": "0109876544"}).outcomes
    assert why(child).endswith(
        "người giám hộ có nhiều mã số BHXH, chưa rõ mã nào đúng "
        f"(0109876543 ở {one.origin}; 0109876544 ở {other.origin})"
    )


@pytest.mark.parametrize("code", ["1234567890", "01098765"])
def test_a_code_that_cannot_be_right_is_not_said_to_be_one(code: str) -> None:
    told = why(clerk.judge({**COMES, "guardian_bhxh_code": code}).only)
    assert told.endswith("có người giám hộ (O2), mã số BHXH của người giám hộ không hợp lệ (R2)")


@pytest.mark.parametrize(
    ("phone", "words"),
    [
        ("0987654312", "là số của người lớn trong gia đình"),
        ("024 3861 2458", "không phải một số di động hợp lệ"),
        ("0000000000", "không phải một số di động hợp lệ"),
        ("12345", "không phải một số di động hợp lệ"),
        ("0912345678 / 0912345679", "không phải một số di động hợp lệ"),
    ],
)
def test_a_number_that_is_not_the_pupils_own_is_not_called_missing(phone: str, words: str) -> None:
    assert f"số điện thoại ở I2 {words}, " in why(clerk.judge({"phone": phone}).only)


def test_a_number_that_another_row_has_names_that_row() -> None:
    first, second = clerk.judge(*[{"phone": "0912345671"}] * 2).outcomes
    assert f"số điện thoại ở I2 trùng với số của em ở {second.origin}, " in why(first)
    owner, sibling = clerk.judge({"phone": "0987654399"}, {"guardian_phone": "0987654399"}).outcomes
    assert f"số điện thoại ở I2 là số của người giám hộ, ghi ở {sibling.origin}, " in why(owner)


def test_a_number_left_out_for_another_reason_is_said_to_be_no_own_one() -> None:
    outcome = clerk.judge({"phone": "0987654312"}).only
    assert "số điện thoại ở I2 không tính là số riêng của em, " in why(outcome._replace(problems=()))


def test_who_is_not_named_is_not_said_to_have_no_code() -> None:
    nobody = {"guardian_name": "", "guardian_bhxh_code": "", "guardian_id_number": ""}
    assert why(clerk.judge({**WAITS, **nobody}).only).endswith("không ghi người giám hộ (O2)")
    assert "người giám hộ có mã số BHXH (R2)" in why(clerk.judge({**COMES, "guardian_name": ""}).only)


def test_a_missing_column_is_said() -> None:
    outcome = clerk.judge_list(
        "STT | Họ và tên | Mã số BHXH | Họ tên người giám hộ", [1, "Lê An", "0112345671", "Lê B C"]
    )
    assert "người giám hộ chưa có mã số BHXH (không có cột)" in why(outcome.only)


def test_the_rule_is_that_of_the_case() -> None:
    for base, row in clerk.BASES.items():
        assert f"mục {base}" in rule(clerk.judge(row).only, RULES)
    assert rule(clerk.judge({"bhxh_code": ""}).only, RULES) == ""
