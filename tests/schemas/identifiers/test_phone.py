import phonenumbers
import pytest

from schemas.identifiers import InvalidNumber, phone

# Written out, not taken from the module: the table of the field notes.
MIGRATIONS = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0160": "030", "0161": "031", "0162": "032", "0163": "033", "0164": "034", "0165": "035",
    "0166": "036", "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
TYPES_OF_MOBILE = {phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE}


def witness_says_mobile(number: str) -> bool:
    parsed = phonenumbers.parse(number, "VN")
    return phonenumbers.is_valid_number(parsed) and phonenumbers.number_type(parsed) in TYPES_OF_MOBILE


@pytest.mark.parametrize(("old", "new"), MIGRATIONS.items())
@pytest.mark.parametrize("prefix", ["0", "+84", "84", "0084", "+84 (0)"])
def test_the_migration_of_2018(old: str, new: str, prefix: str) -> None:
    written = f"{prefix}{old[1:]} 345-6702"
    assert phone.validate(written) == f"{new}3456702"
    assert phone.was_migrated(written)
    assert not phone.was_migrated(f"{new}3456702")
    assert witness_says_mobile(f"{new}3456702")


@pytest.mark.parametrize("old", ["0130", "0140", "0150", "0170", "0180", "0187", "0189", "0190", "0198"])
def test_eleven_digits_that_were_never_mobile_are_not_migrated(old: str) -> None:
    assert not phone.is_valid(f"{old}3456702")
    assert not phone.was_migrated(f"{old}3456702")


@pytest.mark.parametrize(
    "written",
    [
        "0912345670", "+84912345670", "84912345670", "0084912345670", "+84 912 345 670", "(+84) 912.345.670",
        "+84 (0) 912-345-670", "840912345670", "0912 345 670", "0912.345.670", "091-234-5670", "(0912) 345 670",
        "0912,345,670", "'0912345670", "\u202a+84 912 345 670\u202c", "＋８４912345670",
    ],
)  # fmt: skip
def test_ways_of_writing(written: str) -> None:
    assert phone.validate(written) == "0912345670"
    assert phone.format(written) == "0912 345 670"
    assert not phone.was_migrated(written)


def test_all_that_the_witness_calls_mobile_is_accepted() -> None:
    known = [f"0{prefix}{rest}" for prefix in range(300, 1000) for rest in ("234567", "987651")]
    mobile = [number for number in known if witness_says_mobile(number)]
    assert {number[:2] for number in mobile} == {"03", "05", "07", "08", "09"}
    assert [number for number in mobile if phone.validate(number) != number] == []


@pytest.mark.parametrize("number", ["0511234567", "0711234567", "0801234567", "0951234567", "0999999999", "0987654321"])
def test_the_shape_is_enough(number: str) -> None:
    assert phone.validate(number) == number


def test_a_number_that_begins_with_84_after_its_zero_is_not_cut() -> None:
    assert phone.validate("0841234567") == "0841234567"
    assert phone.compact("841234567") == "841234567"
    assert phone.compact("8491234567012") == "8491234567012"


@pytest.mark.parametrize(
    ("number", "shown"), [("024 386 12458", "02438612458"), ("113", "113"), ("0912 345", "0912345")]
)
def test_what_is_no_mobile_number_is_not_grouped_like_one(number: str, shown: str) -> None:
    assert phone.format(number) == shown


def test_a_digit_that_someone_hid_is_not_renumbered_away() -> None:
    assert phone.compact("016X.234.5679") == "016X2345679"


@pytest.mark.parametrize("number", ["024 386 12458", "+84 24 3861 2458", "842438612458", "02838291234", "0438612458"])
def test_landlines_have_their_own_reason(number: str) -> None:
    assert phone.is_landline(number)
    with pytest.raises(InvalidNumber) as caught:
        phone.validate(number)
    assert caught.value.reason == "landline"


@pytest.mark.parametrize("number", ["0912345670", "01682345679", "113", "abc", "", "19009068"])
def test_no_landline(number: str) -> None:
    assert not phone.is_landline(number)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("912345670", "length"),
        ("09123456701", "length"),
        ("113", "length"),
        ("+84 91234567", "length"),
        ("0912345670, 0987654320", "length"),
        ("0612345670", "format"),
        ("1912345670", "format"),
        ("+1 202 555 0100", "format"),
        ("+86 138 0013 8000", "format"),
        ("0912345670/79", "characters"),
        ("091234567O", "characters"),
        ("ĐT: 0912345670", "characters"),
        ("0912+345670", "characters"),
        ("XXXXXXXXXX", "characters"),
        ("912345670.0", "characters"),
        ("0000000000", "placeholder"),
        ("1234567890", "placeholder"),
        ("0123456789", "placeholder"),
        ("+84123456789", "placeholder"),
        ("01234567890", "placeholder"),
        ("9876543210", "placeholder"),
        ("9999999999", "placeholder"),
    ],
)
def test_refusals(number: str, reason: str) -> None:
    with pytest.raises(InvalidNumber) as caught:
        phone.validate(number)
    assert caught.value.reason == reason


@pytest.mark.parametrize("number", ["0333333333", "0999999999", "0900000000", "0300000000", "0987654321"])
def test_what_may_only_fill_a_cell_is_valid_and_said_to_look_so(number: str) -> None:
    assert phone.validate(number) == number
    assert phone.looks_like_filler(number)


@pytest.mark.parametrize(
    "number", ["0912345678", "0988888888", "0999999998", "0900000001", "0987654312", "0XXXXXXXXX", "0X00000000"]
)
def test_other_numbers_do_not_look_like_fillers(number: str) -> None:
    assert not phone.looks_like_filler(number)
