import pytest

from schemas.identifiers import InvalidNumber, passport


@pytest.mark.parametrize(
    ("written", "number"), [("C1234567", "C1234567"), ("b 123 4567", "B1234567"), ("K01234567", "K01234567")]
)
def test_vietnamese(written: str, number: str) -> None:
    assert passport.validate(written) == number
    assert passport.validate(written, foreign=True) == number


@pytest.mark.parametrize("number", ["12345", "X1B2345", "AB12345678901234567Z", "G12345678", "123456789"])
def test_foreign(number: str) -> None:
    assert passport.validate(number, foreign=True) == number
    assert passport.is_valid(number, foreign=True)


@pytest.mark.parametrize(
    ("number", "foreign", "reason"),
    [
        ("C123456", False, "length"),
        ("C123456789", False, "length"),
        ("12345678", False, "format"),
        ("CC123456", False, "format"),
        ("C123456O", False, "format"),
        ("Đ1234567", False, "characters"),
        ("C1234*67", True, "characters"),
        ("AB12", True, "length"),
        ("A" * 21, True, "length"),
    ],
)
def test_refusals(number: str, foreign: bool, reason: str) -> None:
    with pytest.raises(InvalidNumber) as caught:
        passport.validate(number, foreign)
    assert caught.value.reason == reason
    assert not passport.is_valid(number, foreign)
