"""A decision in words, with its cells and its rule."""

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


def test_a_missing_column_is_said() -> None:
    outcome = clerk.judge_list(
        "STT | Họ và tên | Mã số BHXH | Họ tên người giám hộ", [1, "Lê An", "0112345671", "Lê B C"]
    )
    assert "người giám hộ chưa có mã số BHXH (không có cột)" in why(outcome.only)


def test_the_rule_is_that_of_the_case() -> None:
    for base, row in clerk.BASES.items():
        assert f"mục {base}" in rule(clerk.judge(row).only, RULES)
    assert rule(clerk.judge({"bhxh_code": ""}).only, RULES) == ""
