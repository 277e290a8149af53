"""The mã số BHXH: bare, out of a card's number, without its zero, as a number of 12 digits; and the card beside it."""

import pytest

from batch.parse import social
from schemas.cell import Cell, CellValue
from tests.batch import clerk
from tests.batch.parse.one_row import problems, repairs, typed

TODAY, BEFORE = clerk.rules("2026"), clerk.rules("guide-2021")
Read = tuple[tuple[str | None, str | None], list[tuple[str, dict[str, str]]], list[tuple[str, str, str]]]


def read(
    value: CellValue | Cell, prefix: str = "bhxh", era: str = "2026", personal: str | None = None, field: str = ""
) -> Read:
    """Code and card; each problem with what its sentence is filled with; each repair with before and after."""
    field = field or {"bhxh": "bhxh_code", "guardian-code": "guardian_bhxh_code"}[prefix]
    row = typed(full_name="Lê An", **{field: value})
    found = social.code(row, field, prefix, clerk.rules(era), personal)
    assert {where for _, where, _ in problems(row)} | {where for _, where, *_ in repairs(row)} <= {field}
    return found, [(code, params) for code, _, params in problems(row)], [(one[0], *one[2:]) for one in repairs(row)]


@pytest.mark.parametrize("value", ["0112345671", Cell(112345671, "0112345671", "B"), "0112345671.0"])
@pytest.mark.parametrize("prefix", ["bhxh", "guardian-code"])
@pytest.mark.parametrize("era", ["2026", "guide-2021"])
def test_a_code_needs_no_word(value: CellValue | Cell, prefix: str, era: str) -> None:
    assert read(value, prefix, era) == (("0112345671", None), [], [])


@pytest.mark.parametrize("value", ["", "chưa có", "   "])
def test_no_code_is_no_problem_of_its_cell(value: str) -> None:
    assert read(value)[:2] == ((None, None), [])
    assert social.code(typed(full_name="Lê An"), "bhxh_code", "bhxh", TODAY) == (None, None)


@pytest.mark.parametrize("prefix", ["bhxh", "guardian-code"])
def test_the_zero_that_excel_dropped_is_put_back_aloud(prefix: str) -> None:
    told = {"value": "112345671", "meant": "0112345671"}
    expected = [(f"{prefix}-zero-restored", told)], [("zero-restored", "112345671", "0112345671")]
    assert read(112345671, prefix) == (("0112345671", None), *expected)


@pytest.mark.parametrize(("text", "meant"), [("112345671", "0112345671"), ("12110123412", "012110123412")])
@pytest.mark.parametrize("prefix", ["bhxh", "guardian-code"])
def test_a_text_one_digit_short_is_only_suspected(prefix: str, text: str, meant: str) -> None:
    assert read(text, prefix) == ((None, None), [(f"{prefix}-zero-suspected", {"value": text, "meant": meant})], [])


def test_eleven_digits_can_have_lost_a_zero_only_where_twelve_count() -> None:
    told = {"value": "1211012345", "meant": "001211012345"}
    twelve = {"value": "40211012345", "meant": "040211012345"}
    assert read(40211012345)[0] == ("040211012345", None)
    assert read(40211012345)[1] == [("bhxh-zero-restored", twelve)]
    assert read(40211012345, era="guide-2021")[:2] == ((None, None), [("bhxh-malformed", {"value": "40211012345"})])
    assert read("40211012345", era="guide-2021")[:2] == ((None, None), [("bhxh-malformed", {"value": "40211012345"})])
    found = read(1211012345, personal="001211012345")
    assert found == (("001211012345", None), [("bhxh-zero-restored", told)], [("zero-restored", *told.values())])


@pytest.mark.parametrize(
    ("value", "personal", "era"),
    [
        (1211012345, None, "2026"),
        (1211012345, "001211012346", "2026"),
        ("1211012345", "001211012345", "2026"),
        (1211012345, "001211012345", "guide-2021"),
    ],
)
def test_ten_digits_are_a_code_unless_the_persons_own_number_says_otherwise(
    value: CellValue, personal: str | None, era: str
) -> None:
    assert read(value, personal=personal, era=era) == (("1211012345", None), [], [])


def test_a_number_of_twelve_digits_counts_from_the_day_on_that_the_rules_say() -> None:
    number = "001211012345"
    assert read(number) == read(number, personal=number) == ((number, None), [], [])
    assert read(1211012345, "guardian-code", personal=number)[0] == (number, None)
    for prefix in ("bhxh", "guardian-code"):
        assert read(number, prefix, "guide-2021") == (
            (None, None),
            [(f"{prefix}-twelve-too-early", {"value": number})],
            [],
        )


@pytest.mark.parametrize("prefix", ["bhxh", "guardian-code"])
@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("0000000000", "placeholder"),
        ("1234567890", "placeholder"),
        ("000000000000", "placeholder"),
        ("12345", "malformed"),
        ("01123456712345", "malformed"),
        ("hỏi mẹ", "malformed"),
        ("ABCDEFGHIJKLMNO", "malformed"),
        ("HS9010112345671", "malformed"),
        ("HS40101123456", "malformed"),
        ("A1123456712345X", "malformed"),
        ("01123456712345X", "malformed"),
        ("HS4010000000000", "placeholder"),
    ],
)
def test_what_is_no_code_is_told_and_left_out(prefix: str, value: str, kind: str) -> None:
    found, told, _ = read(value, prefix)
    assert (found, told) == ((None, None), [(f"{prefix}-{kind}", {"value": value})])


@pytest.mark.parametrize("prefix", ["bhxh", "guardian-code"])
def test_letters_among_the_digits_are_read_aloud(prefix: str) -> None:
    found, told, changed = read("O1l2345671", prefix)
    meant = {"value": "O1l2345671", "meant": "0112345671"}
    assert (found, told) == (("0112345671", None), [(f"{prefix}-letters-repaired", meant)])
    assert changed == [("letters-to-digits", "O1l2345671", "0112345671")]
    assert read("OI12345671", prefix)[0] == ("0112345671", None)


@pytest.mark.parametrize("prefix", ["bhxh", "guardian-code"])
def test_a_cards_number_gives_its_last_ten_digits(prefix: str) -> None:
    found, told, changed = read("HS 4 01 0112345671", prefix)
    assert (found, told) == (("0112345671", "HS4010112345671"), [])
    assert changed == [
        ("punctuation-removed", "HS 4 01 0112345671", "HS4010112345671"),
        ("card-to-code", "HS 4 01 0112345671", "0112345671"),
    ]


def test_a_cards_number_with_letters_for_digits_is_read_aloud() -> None:
    found, told, changed = read("hs4O1O112345671")
    meant = {"value": "hs4O1O112345671", "meant": "HS4010112345671"}
    assert (found, told) == (("0112345671", "HS4010112345671"), [("bhxh-letters-repaired", meant)])
    assert changed == [
        ("letters-to-digits", "hs4O1O112345671", "HS4010112345671"),
        ("card-to-code", "hs4O1O112345671", "0112345671"),
    ]
    assert read("HS4O1O112345671", "guardian-code")[1][0][0] == "guardian-code-letters-repaired"


@pytest.mark.parametrize("tail", ["1", "01", "01234", "0123456", "A", "X1Y2Z3K"])
@pytest.mark.parametrize("prefix", ["bhxh", "guardian-code"])
def test_what_hangs_on_to_a_cards_number_is_cut_off_aloud(prefix: str, tail: str) -> None:
    written = f"HS4010112345671{tail}"
    found, told, changed = read(written, prefix)
    assert (found, told) == (
        ("0112345671", "HS4010112345671"),
        [(f"{prefix}-card-cut", {"value": written, "meant": "0112345671"})],
    )
    assert changed == [("long-card-cut", written, "HS4010112345671"), ("card-to-code", written, "0112345671")]


@pytest.mark.parametrize("written", ["HS401011234567101234567", "HS0010112345671X", "H14010112345671X"])
def test_what_is_longer_or_otherwise_built_is_no_card(written: str) -> None:
    assert read(written)[:2] == ((None, None), [("bhxh-malformed", {"value": written})])


def test_an_object_that_nobody_knows_is_told_of_the_pupil_alone() -> None:
    assert read("ZZ4010112345671")[:2] == (
        ("0112345671", "ZZ4010112345671"),
        [("bhyt-object-unknown", {"value": "ZZ"})],
    )
    assert read("ZZ4010112345671", "guardian-code")[:2] == (("0112345671", "ZZ4010112345671"), [])


@pytest.mark.parametrize("prefix", ["bhxh", "guardian-code"])
def test_a_beginning_that_no_province_has_is_told(prefix: str) -> None:
    unknown = [(f"{prefix}-prefix-unknown", {"value": "9912345671"})]
    assert read("9912345671", prefix) == (("9912345671", None), unknown, [])
    assert read("HS4019912345671", prefix)[:2] == (("9912345671", "HS4019912345671"), unknown)
    assert read("99 1234 5671", prefix)[:2] == (("9912345671", None), unknown)
    assert read("999211012345", prefix) == (("999211012345", None), [], [])


def card(value: CellValue, found: str | None = "0112345671", **cells: CellValue) -> Read:
    row = typed(**cells, bhyt_card=value)
    told = social.card(row, found)
    changes = [(one[0], *one[2:]) for one in repairs(row)]
    assert {where for _, where, *_ in repairs(row)} <= {"bhyt_card"}
    return (told, None), [(f"{code} {where}", params) for code, where, params in problems(row)], changes


def test_a_card_that_agrees_with_the_code_needs_no_word() -> None:
    assert card("HS4010112345671") == card("HS4010112345671", None) == (("HS4010112345671", None), [], [])
    assert card("0112345671") == (("0112345671", None), [], [])
    assert card("") == ((None, None), [], [])


def test_a_card_with_another_code_is_told_at_the_code() -> None:
    found, told, _ = card("HS4010112345672", bhxh_code="0112345671")
    other = {"value": "0112345671", "other": "HS4010112345672"}
    assert (found[0], told) == ("HS4010112345672", [("bhxh-differs-from-card bhxh_code", other)])


def test_a_personal_number_as_the_code_says_nothing_of_the_card() -> None:
    """Both codes were live after 1/8/2025; a card always ends in the one of ten digits."""
    assert card("HS4010112345672", "001214012345") == (("HS4010112345672", None), [], [])


def test_a_card_with_something_behind_it_is_cut_aloud() -> None:
    told = [("bhxh-card-cut bhyt_card", {"value": "HS401011234567101", "meant": "0112345671"})]
    changed = [("long-card-cut", "HS401011234567101", "HS4010112345671")]
    assert card("HS401011234567101") == (("HS4010112345671", None), told, changed)


@pytest.mark.parametrize("text", ["HS9010112345671", "12345", "HS4O10112345671"])
def test_a_card_that_cannot_be_one_is_told_and_left_out(text: str) -> None:
    assert card(text) == ((None, None), [("bhyt-malformed bhyt_card", {"value": text})], [])


@pytest.mark.parametrize("text", ["HS40100000000000101", "HS40112345678901"])
def test_a_long_card_is_not_cut_where_no_code_comes_of_it(text: str) -> None:
    assert read(text) == ((None, None), [("bhxh-placeholder", {"value": text})], [])


@pytest.mark.parametrize("text", ["HS4010000000000", "1234567890"])
def test_a_card_filled_in_for_the_time_being_is_told_as_that(text: str) -> None:
    assert card(text) == ((None, None), [("bhyt-placeholder bhyt_card", {"value": text})], [])


def test_an_unknown_object_on_the_card_is_told() -> None:
    assert card("zz4010112345671") == (
        ("ZZ4010112345671", None),
        [("bhyt-object-unknown bhyt_card", {"value": "ZZ"})],
        [],
    )
