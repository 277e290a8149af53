import pytest

from schemas.identifiers import InvalidNumber, bhyt


@pytest.mark.parametrize("benefit", "12345")
@pytest.mark.parametrize("code", ["HS", "TE", "HN", "CN", "DT", "DK", "BT", "TA", "TQ", "TC", "TS", "SV"])
def test_the_cards_of_pupils_are_valid_and_known(code: str, benefit: str) -> None:
    card = f"{code}{benefit}010123456780"
    assert bhyt.validate(card) == card
    assert bhyt.object_code(card) == code
    assert bhyt.is_known_object(card)


# Written out, not taken from the module: the codes of QĐ 1351/QĐ-BHXH and what hospitals have accepted since.
OBJECTS = (
    "DN HX CH NN TK HC XK HT TB NO CT XB TN CS QN CA CY XN MS CC CK CB KC HD TE BT HN DT DK XD TS TC TQ TV TA TY HG LS "
    "PV CN HS SV GB GD HK ND"
)


def test_every_reason_for_being_insured_gives_no_doubt_and_no_other() -> None:
    letters = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    known = {a + b for a in letters for b in letters if bhyt.is_known_object(f"{a}{b}4010123456780")}
    assert known == set(OBJECTS.split())


@pytest.mark.parametrize(
    ("written", "card"),
    [
        ("HS 4 01 0123456780", "HS4010123456780"),
        ("hs4-01-01.2345.6780", "HS4010123456780"),
        ("ZZ4990123456780", "ZZ4990123456780"),
        ("0123 456 780", "0123456780"),
    ],
)
def test_the_bhxh_code_is_the_last_ten_digits(written: str, card: str) -> None:
    assert bhyt.validate(written) == card
    assert bhyt.bhxh_code(written) == "0123456780"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("HS40101234567", "length"),
        ("HS401012345678001062", "length"),
        ("HS4010123456780 01062", "length"),
        ("123456780", "length"),
        ("4HS010123456780", "format"),
        ("H54010123456780", "format"),
        ("HS401012345678O", "format"),
        ("AB12345678", "characters"),
        ("ĐN4010123456780", "characters"),
        ("HS*010123456780", "characters"),
        ("HS0010123456780", "component"),
        ("HS6010123456780", "component"),
        ("HS4010000000000", "placeholder"),
        ("1234567890", "placeholder"),
    ],
)
def test_refusals(number: str, reason: str) -> None:
    for function in (bhyt.validate, bhyt.bhxh_code, bhyt.object_code):
        with pytest.raises(InvalidNumber) as caught:
            function(number)
        assert caught.value.reason == reason


def test_an_unknown_object_is_valid_but_not_known() -> None:
    assert bhyt.is_valid("ZZ4010123456780")
    assert not bhyt.is_known_object("ZZ4010123456780")


def test_a_card_of_ten_digits_has_no_object_and_gives_no_doubt() -> None:
    assert bhyt.object_code("0123456780") is None
    assert bhyt.is_known_object("0123456780")


def test_format_shows_the_four_boxes() -> None:
    assert bhyt.format("hs4010123456780") == "HS 4 01 0123456780"
    assert bhyt.format("0123456780") == "0123456780"
    assert bhyt.format("hs 9 010123456780") == "HS9010123456780"
