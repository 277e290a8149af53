"""Mobile numbers of pupils and guardians: with remarks, without their zero, two in a cell, or none at all."""

import pytest

from batch.parse import phones
from batch.parse.phones import Found
from schemas.cell import Cell, CellValue
from tests.batch import clerk
from tests.batch.parse.one_row import problems, repairs, typed


def read(value: CellValue | Cell, field: str = "phone") -> tuple[Found, list[str], list[str]]:
    """The number found, the problems' codes, the repairs' rules; every problem shows what stands there."""
    row = typed(full_name="Lê An", **{field: value})
    found = phones.mobile(row, field, field.replace("_", "-"))
    shown = row[field]
    assert all((where, params["value"]) == (field, shown) for _, where, params in problems(row))
    assert all(rule[1] == field for rule in repairs(row))
    return found, [code for code, *_ in problems(row)], [rule for rule, *_ in repairs(row)]


def test_no_number_needs_no_word() -> None:
    assert read("") == (Found(None, ""), [], [])
    assert read("không") == (Found(None, ""), [], ["nothing-written"])
    assert phones.mobile(typed(full_name="Lê An"), "phone", "phone") == (None, "")


def test_no_zero_is_put_before_one_that_excel_shows() -> None:
    assert read(Cell(112345678, "0112345678", "B", "0000000000")) == (Found(None, ""), ["phone-malformed"], [])


@pytest.mark.parametrize(
    ("value", "rules"),
    [
        ("0912345678", []),
        ("0912.345.678", ["punctuation-removed"]),
        ("+84 912 345 678", ["punctuation-removed", "country-code"]),
        ("84912345678", ["country-code"]),
        (84912345678, ["country-code"]),
        (Cell(912345678, "0912345678", "B", "0000000000"), []),
    ],
)
def test_a_number_written_otherwise_needs_no_word(value: CellValue | Cell, rules: list[str]) -> None:
    assert read(value) == (Found("0912345678", ""), [], rules)


def test_what_was_changed_is_told_from_what_to_what() -> None:
    row = typed(phone="84912345678", guardian_phone="0168 234 5679 (mẹ)")
    phones.mobile(row, "phone", "phone")
    phones.mobile(row, "guardian_phone", "guardian-phone")
    assert repairs(row) == [
        ("country-code", "phone", "84912345678", "0912345678"),
        ("remark-taken-off", "guardian_phone", "0168 234 5679 (mẹ)", "0168 234 5679"),
        ("punctuation-removed", "guardian_phone", "0168 234 5679", "01682345679"),
        ("phone-migrated", "guardian_phone", "01682345679", "0382345679"),
    ]
    shown = {"value": "0168 234 5679 (mẹ)", "meant": "0382345679"}
    assert problems(row) == [("guardian-phone-migrated", "guardian_phone", shown)]


@pytest.mark.parametrize(("field", "code"), [("phone", "phone-"), ("guardian_phone", "guardian-phone-")])
def test_a_number_read_with_a_warning(field: str, code: str) -> None:
    for value in (912345678, "912345678"):
        assert read(value, field) == (Found("0912345678"), [f"{code}zero-restored"], ["zero-restored"])
    assert read("O9l2345678", field) == (Found("0912345678"), [f"{code}letters-repaired"], ["letters-to-digits"])
    assert read("01682345679", field) == (Found("0382345679"), [f"{code}migrated"], ["phone-migrated"])
    for value in (1682345679, "1682345679"):
        codes, rules = [f"{code}zero-restored", f"{code}migrated"], ["zero-restored", "phone-migrated"]
        assert read(value, field) == (Found("0382345679"), codes, rules)


def test_a_number_that_may_only_fill_the_cell_is_told_at_it() -> None:
    assert read("0999999999") == (Found("0999999999"), ["phone-filler"], [])
    assert read("0999999999", "guardian_phone") == (Found("0999999999"), ["guardian-phone-filler"], [])
    assert read("+84900000000") == (Found("0900000000"), ["phone-filler"], ["country-code"])


@pytest.mark.parametrize("old", ["12", "16"])
@pytest.mark.parametrize("digit", "0123456789")
def test_an_old_number_that_lost_its_zero_is_read_where_it_was_ever_given_out(old: str, digit: str) -> None:
    found, codes, _ = read(f"{old}{digit}3456702")
    assert (found.number is not None) == ("phone-migrated" in codes)
    assert codes[0] == "phone-zero-restored"


@pytest.mark.parametrize("prefix", ["186", "188", "199", "3", "5", "7", "8", "9"])
def test_a_number_typed_as_text_without_its_zero(prefix: str) -> None:
    rest = "3456702" if len(prefix) > 1 else "12345670"
    found, codes, _ = read(prefix + rest)
    assert (found.number is None, codes[0]) == (False, "phone-zero-restored")


@pytest.mark.parametrize(
    ("value", "kind", "rules"),
    [
        ("0912", "malformed", []),
        ("0612345678", "malformed", []),
        ("091234567890", "malformed", []),
        ("hỏi mẹ", "malformed", ["punctuation-removed"]),
        (91234567, "malformed", []),
        ("2438612458", "malformed", []),
        ("024 3861 2458", "landline", ["punctuation-removed"]),
        ("0000000000", "placeholder", []),
        ("0123456789", "placeholder", []),
        ("0912345678/0987654321", "two-numbers", []),
    ],
)
def test_what_is_no_mobile_number_is_told_and_left_out(value: CellValue, kind: str, rules: list[str]) -> None:
    assert read(value) == (Found(None, ""), [f"phone-{kind}"], rules)
    assert read(value, "guardian_phone") == (Found(None, ""), ["guardian-phone-malformed"], rules)


@pytest.mark.parametrize("value", [212345678, 2438612458])
def test_a_landline_that_excel_took_for_a_number_is_still_one(value: int) -> None:
    assert read(value) == (Found(None, ""), ["phone-zero-restored", "phone-landline"], ["zero-restored"])


@pytest.mark.parametrize(
    "text",
    [
        *("0912345678 / 0987654321", "0912345678;0987654321", "0912345678, 0987654321", "0912345678 & 0987654321"),
        *("0912345678 | 0987654321", "0912345678\n0987654321", "0912345678 - 0987654321", "0912345678 – 0987654321"),
        *("0912345678 hoặc 0987654321", "0912345678 HOẶC 0987654321", "0912345678 và 0987654321"),
        *("0912345678 Và 0987654321", "0912345678 0987654321", "912345678 987654321", "0912345678/38612458"),
        *("012345678901 012345678901", "091234567809876543210", "Bố: 0912345678, mẹ: 0987654321"),
    ],
)
def test_two_numbers_in_one_cell_are_for_a_person_to_choose(text: str) -> None:
    found, codes, _ = read(text)
    assert (found, codes) == (Found(None, ""), ["phone-two-numbers"])


@pytest.mark.parametrize(
    "text", ["09123456780987654", "0123456789010123456789012", "0912345678/3861245", "0912345678/a"]
)
def test_one_number_and_something_else_is_not_two(text: str) -> None:
    found, codes, _ = read(text)
    assert (found.number, codes) == (None, ["phone-malformed"])


def test_a_long_remark_is_no_second_number() -> None:
    assert read("0912345678 (chỉ gọi buổi tối)")[:2] == (Found("0912345678", "chỉ gọi buổi tối"), [])


@pytest.mark.parametrize(
    ("text", "number", "remark"),
    [
        ("0912.345.678 (mẹ)", "0912.345.678", "mẹ"),
        ("0912 345 678 mẹ", "0912 345 678", "mẹ"),
        ("+84 912345678 - Bố", "+84 912345678", "Bố"),
        ("(+84) 912345678 - Bố", "(+84) 912345678", "Bố"),
        ("Mẹ: (+84) 912345678", "(+84) 912345678", "Mẹ"),
        ("0912345678: Zalo X", "0912345678", "Zalo X"),
        ("0912345678 – BÀ NGOẠI.", "0912345678", "BÀ NGOẠI"),
        ("Bố: 0912345678", "0912345678", "Bố"),
        ("MẸ - +84912345678", "+84912345678", "MẸ"),
        ("(bác) 0912345678", "0912345678", "bác"),
        ("X. Zalo 0912345678", "0912345678", "X. Zalo"),
        ("O912345678", "O912345678", ""),
        ("0912345678", "0912345678", ""),
        ("0912345678 BO 0987654321 ME", "0912345678 BO 0987654321 ME", ""),
        ("BO 0912345678 ME 0987654321", "BO 0912345678 ME 0987654321", ""),
        ("hỏi mẹ", "hỏi mẹ", ""),
    ],
)
def test_a_number_and_the_words_beside_it(text: str, number: str, remark: str) -> None:
    assert phones.split(text) == (number, remark)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0912.345.678", "912345678"),
        ("ĐT: +84 912 345 678 (mẹ)", "912345678"),
        ("912345678", "912345678"),
        ("0912345678²", "912345678"),
        ("12345678", ""),
        ("abcdefghijk", ""),
        ("", ""),
    ],
)
def test_the_digits_by_which_two_cells_hold_the_same_number(text: str, digits: str) -> None:
    assert phones.loose_digits(text) == digits


def test_a_number_that_looks_like_a_filler_is_kept_with_a_warning() -> None:
    outcome = clerk.judge({"phone": "+84 999999999", "guardian_phone": "0900 000 000"}).only
    assert (outcome.student.phone, outcome.student.guardian.phone) == ("0999999999", "0900000000")
    assert clerk.codes(outcome) == {"phone-filler": "warning", "guardian-phone-filler": "info"}
