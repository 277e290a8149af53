import pytest

from schemas.identifiers import InvalidNumber, cccd, cmnd
from schemas.identifiers.places import PROVINCES


@pytest.mark.parametrize(
    ("century_and_sex", "year", "sex"),
    [
        ("0", 1914, "male"),
        ("1", 1914, "female"),
        ("2", 2014, "male"),
        ("3", 2014, "female"),
        ("4", 2114, "male"),
        ("5", 2114, "female"),
        ("6", 2214, "male"),
        ("7", 2214, "female"),
        ("8", 2314, "male"),
        ("9", 2314, "female"),
    ],
)
def test_every_century_digit_is_valid_and_tells_year_and_sex(century_and_sex: str, year: int, sex: str) -> None:
    number = f"001{century_and_sex}14012345"
    assert cccd.validate(number) == number
    assert (cccd.birth_year(number), cccd.sex(number)) == (year, sex)
    assert cccd.told(number) == (year, sex, "Hà Nội")


@pytest.mark.parametrize(
    ("number", "province"),
    [("001214012345", "Hà Nội"), ("096 301 000 001", "Cà Mau"), ("003214012345", None), ("999214012345", None)],
)
def test_an_unknown_place_is_valid(number: str, province: str | None) -> None:
    assert cccd.is_valid(number)
    assert cccd.province(number) == province


def test_the_63_provinces_are_there() -> None:
    assert len(PROVINCES) == len(set(PROVINCES.values())) == 63
    assert all(len(code) == 3 and code.isdigit() and code.startswith("0") for code in PROVINCES)
    assert [PROVINCES[code] for code in ("001", "031", "048", "079", "092")] == [
        "Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("01214012345", "length"),
        ("0012140123456", "length"),
        ("011234567", "length"),
        ("0012l4012345", "characters"),
        ("1214012345.0", "characters"),
        ("000000000000", "placeholder"),
        ("123456789012", "placeholder"),
        ("012345678901", "placeholder"),
        ("987654321098", "placeholder"),
    ],
)
def test_refusals(number: str, reason: str) -> None:
    for function in (cccd.validate, cccd.birth_year, cccd.sex, cccd.province):
        with pytest.raises(InvalidNumber) as caught:
            function(number)
        assert caught.value.reason == reason


@pytest.mark.parametrize("number", ["011234567", "000000001", "987654320", "385 123 456"])
def test_cmnd_of_nine_digits(number: str) -> None:
    assert cmnd.validate(number) == number.replace(" ", "")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("11234567", "length"),
        ("0112345678", "length"),
        ("001085000017", "length"),
        ("01123456A", "characters"),
        ("12345678.0", "characters"),
        ("012345678", "placeholder"),
        ("123456789", "placeholder"),
        ("987654321", "placeholder"),
        ("111111111", "placeholder"),
    ],
)
def test_cmnd_refusals(number: str, reason: str) -> None:
    with pytest.raises(InvalidNumber) as caught:
        cmnd.validate(number)
    assert caught.value.reason == reason


def test_the_cmnd_of_twelve_digits_counts_on_request() -> None:
    assert cmnd.validate("001085000017", lengths=(9, 12)) == "001085000017"
    assert not cmnd.is_valid("001085000017")
