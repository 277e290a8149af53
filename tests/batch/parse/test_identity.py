"""Papers that people hold, of nine digits, of twelve, and passports; and the number from the birth registration."""

import pytest

from batch.parse import identity
from schemas.cell import Cell, CellValue
from tests.batch import clerk
from tests.batch.parse.one_row import problems, repairs, typed

Read = tuple[tuple[str, str] | None, list[tuple[str, dict[str, str]]], list[tuple[str, str, str]]]
FIELDS = {"id": "id_number", "guardian-id": "guardian_id_number"}


def read(value: CellValue | Cell, prefix: str = "id", nationality: str | None = None) -> Read:
    """Kind and number; each problem with what its sentence is filled with; each repair with before and after."""
    row = typed(full_name="Lê An", **{FIELDS[prefix]: value})
    found = identity.paper(row, FIELDS[prefix], prefix, nationality)
    assert {where for _, where, _ in problems(row)} | {where for _, where, *_ in repairs(row)} <= {FIELDS[prefix]}
    return found, [(code, params) for code, _, params in problems(row)], [(one[0], *one[2:]) for one in repairs(row)]


@pytest.mark.parametrize("prefix", FIELDS)
@pytest.mark.parametrize(
    ("value", "kind", "number"),
    [
        ("001211012345", "cccd", "001211012345"),
        (201211012345, "cccd", "201211012345"),
        ("012345671", "cmnd", "012345671"),
        (112345671, "cmnd", "112345671"),
        (Cell(1211012345, "001211012345", "A"), "cccd", "001211012345"),
        ("C1234567", "passport", "C1234567"),
        ("c12345678", "passport", "C12345678"),
        ("O1234567", "passport", "O1234567"),
        ("I1234567", "passport", "I1234567"),
    ],
)
def test_a_paper_needs_no_word(prefix: str, value: CellValue | Cell, kind: str, number: str) -> None:
    assert read(value, prefix) == ((kind, number), [], [])


def test_no_paper_is_no_problem_of_its_cell() -> None:
    assert read("") == (None, [], [])
    assert read("chưa có")[:2] == (None, [])
    assert identity.paper(typed(full_name="Lê An"), "id_number", "id") is None


@pytest.mark.parametrize("prefix", FIELDS)
@pytest.mark.parametrize(
    ("value", "kind", "number"),
    [
        (1211012345, "cccd", "001211012345"),
        (40211012345, "cccd", "040211012345"),
        (12345671, "cmnd", "012345671"),
        (99211012345, "cccd", "099211012345"),
    ],
)
def test_zeros_that_excel_dropped_are_put_back_aloud(prefix: str, value: int, kind: str, number: str) -> None:
    told = {"value": str(value), "meant": number}
    changed = [("zero-restored", str(value), number)]
    assert read(value, prefix) == ((kind, number), [(f"{prefix}-zero-restored", told)], changed)


@pytest.mark.parametrize("value", [9911012345, 1234567, "1211012345"])
def test_ten_digits_are_a_card_only_where_the_place_is_known(value: CellValue) -> None:
    assert read(value) == (None, [("id-malformed", {"value": str(value)})], [])


@pytest.mark.parametrize("text", ["40211012345", "12345671"])
def test_a_text_one_digit_short_is_only_suspected_and_of_a_guardian_malformed(text: str) -> None:
    told = {"value": text, "meant": f"0{text}"}
    assert read(text) == (None, [("id-zero-suspected", told)], [])
    assert read(text, "guardian-id") == (None, [("guardian-id-malformed", told)], [])


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("000000000000", "placeholder"),
        ("111111111", "placeholder"),
        ("123456789", "placeholder"),
        ("0012110123456", "malformed"),
        ("00121101", "zero"),
        ("0012", "malformed"),
        ("hỏi mẹ", "malformed"),
        ("CC123456", "malformed"),
        ("X1B2345", "malformed"),
    ],
)
def test_what_is_no_paper_is_told_and_left_out(value: str, kind: str) -> None:
    (found, told, _), (adults, of_adult, _) = read(value), read(value, "guardian-id")
    assert (found, adults) == (None, None)
    assert [code for code, _ in told] == [f"id-{'zero-suspected' if kind == 'zero' else kind}"]
    assert [code for code, _ in of_adult] == [f"guardian-id-{'malformed' if kind == 'zero' else kind}"]
    assert told[0][1]["value"] == of_adult[0][1]["value"] == value


@pytest.mark.parametrize("prefix", FIELDS)
@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("OO1211012345", "cccd", "001211012345"),
        ("00l211012345", "cccd", "001211012345"),
        ("O12345671", "cmnd", "012345671"),
        ("I12345671", "cmnd", "112345671"),
        ("l12345671", "cmnd", "112345671"),
    ],
)
def test_a_letter_that_looks_like_a_digit_is_read_aloud(prefix: str, text: str, kind: str, number: str) -> None:
    told, changed = {"value": text, "meant": number}, [("letters-to-digits", text, number)]
    assert read(text, prefix) == ((kind, number), [(f"{prefix}-letters-repaired", told)], changed)


def test_such_a_letter_before_seven_digits_is_a_passports_own() -> None:
    assert read("L1234567") == (("passport", "L1234567"), [], [])
    assert read("L12345678")[:2] == (None, [("id-malformed", {"value": "L12345678"})])


@pytest.mark.parametrize("nationality", ["Lào", "Hàn Quốc", "USA"])
def test_a_foreigner_may_have_a_passport_of_another_kind(nationality: str) -> None:
    assert read("X1B2-345", nationality=nationality)[:2] == (("passport", "X1B2345"), [])
    assert read("OLI12", nationality=nationality)[:2] == (("passport", "OLI12"), [])


@pytest.mark.parametrize("nationality", [None, "", "Việt Nam", "VIET NAM", "VN", "Vietnam", "Kinh"])
def test_a_vietnamese_may_not(nationality: str | None) -> None:
    assert read("X1B2-345", nationality=nationality)[:2] == (None, [("id-malformed", {"value": "X1B2-345"})])


def personal(value: CellValue | Cell) -> Read:
    row = typed(full_name="Lê An", personal_id=value)
    found = identity.personal_number(row)
    assert {where for _, where, _ in problems(row)} | {where for _, where, *_ in repairs(row)} <= {"personal_id"}
    told = [(code, params) for code, _, params in problems(row)]
    return ("", found) if found else None, told, [(one[0], *one[2:]) for one in repairs(row)]


def test_the_number_from_the_birth_registration_needs_no_word() -> None:
    assert personal("001211012345") == (("", "001211012345"), [], [])
    assert personal("") == (None, [], [])


@pytest.mark.parametrize(("value", "number"), [(1211012345, "001211012345"), (40211012345, "040211012345")])
def test_its_zeros_are_put_back_aloud(value: int, number: str) -> None:
    told = [("personal-id-zero-restored", {"value": str(value), "meant": number})]
    assert personal(value) == (("", number), told, [("zero-restored", str(value), number)])


def test_its_letters_are_read_aloud() -> None:
    told = [("personal-id-letters-repaired", {"value": "OO1211012345", "meant": "001211012345"})]
    changed = [("letters-to-digits", "OO1211012345", "001211012345")]
    assert personal("OO1211012345") == (("", "001211012345"), told, changed)


@pytest.mark.parametrize(
    "value",
    ["40211012345", "1211012345", 9911012345, "012345671", "000000000", "C1234567", "A01211012345", "hỏi mẹ", 12345671],
)
def test_one_that_cannot_be_right_is_told_and_left_out(value: CellValue) -> None:
    found, told, _ = personal(value)
    assert (found, told) == (None, [("personal-id-malformed", {"value": str(value)})])


def test_a_number_with_letters_in_a_numeric_cell_is_not_lengthened() -> None:
    assert personal(Cell(1.5, "1,5 tỉ 12345", "A"))[:2] == (
        None,
        [("personal-id-malformed", {"value": "1,5 tỉ 12345"})],
    )


def test_a_personal_number_that_fills_a_cell_is_told_apart_from_one_that_is_too_short() -> None:
    filler = clerk.judge({"personal_id": "111111111111"}).only
    short = clerk.judge({"personal_id": "111111111"}).only
    assert [set(clerk.codes(outcome)) for outcome in (filler, short)] == [
        {"personal-id-placeholder"},
        {"personal-id-malformed"},
    ]
