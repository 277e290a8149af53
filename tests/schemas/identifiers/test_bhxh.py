import pytest

from schemas.identifiers import InvalidNumber, bhxh


@pytest.mark.parametrize(
    "number", ["0123456780", "7912345678", "9923456780", "0000000001", "0987654321", "4 4 4 4444445"]
)
def test_ten_digits_are_valid_whatever_the_prefix(number: str) -> None:
    assert bhxh.validate(number) == number.replace(" ", "")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("912345678", "length"),
        ("01234567801", "length"),
        ("001214012345", "length"),
        ("01234567A0", "characters"),
        ("HS4010123456780", "characters"),
        ("912345678.0", "characters"),
        ("0000000000", "placeholder"),
        ("9999999999", "placeholder"),
        ("1234567890", "placeholder"),
        ("01.2345.6789", "placeholder"),
        ("9876543210", "placeholder"),
    ],
)
def test_refusals(number: str, reason: str) -> None:
    with pytest.raises(InvalidNumber) as caught:
        bhxh.validate(number)
    assert caught.value.reason == reason


def test_the_rule_set_decides_whether_a_personal_number_counts() -> None:
    assert bhxh.validate("001214012345", lengths=(10, 12)) == "001214012345"
    assert bhxh.validate("0123456780", lengths=(10, 12)) == "0123456780"
    assert bhxh.is_valid("00121401234", lengths=(10, 12)) is False
    assert bhxh.is_valid("0123456780", lengths=(12,)) is False
    with pytest.raises(InvalidNumber) as caught:
        bhxh.validate("111111111111", lengths=(10, 12))
    assert caught.value.reason == "placeholder"


def test_a_code_stands_whole_in_the_lengths_that_count() -> None:
    assert bhxh.is_written_whole("0123456780") is True
    assert bhxh.is_written_whole("001214012345") is False
    assert bhxh.is_written_whole("001214012345", (10, 12)) is True
    assert bhxh.is_written_whole("0123456780", (12,)) is False


@pytest.mark.parametrize(
    ("number", "province"),
    [
        ("0123456780", "Hà Nội"),
        ("7912345678", "Hồ Chí Minh"),
        ("0323456780", None),
        ("079214012345", "Hồ Chí Minh"),
        ("198301000001", None),
    ],
)
def test_province(number: str, province: str | None) -> None:
    assert bhxh.province(number) == province
