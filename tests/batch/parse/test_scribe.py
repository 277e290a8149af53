"""What stands in a cell, cleaned, with what was cleaned; cells that say nothing; cells that Excel cannot tell."""

import dataclasses

import pytest

from batch.parse.scribe import Scribe, says_nothing
from schemas.cell import Cell
from tests.batch.parse.one_row import problems, repairs, typed

NUMBERS = ("bhxh_code", "phone", "id_number", "guardian_phone", "email", "father_bhxh_code")
ANSWERS = (
    *("full_name", "family_name", "given_name", "sex", "female_mark", "male_mark", "class_name", "note", "status"),
    *("has_portrait", "has_id_front", "has_id_back", "has_birth_certificate", "already_registered", "consent"),
    *("roll_number", "ethnicity", "nationality"),
)
DASHES = ["-", "–", "—", "_", ".", "…", "--", "-.-", "––"]
ZEROS = ["0", "00", "000", "NA", "na", "N/A", "n/a", "null", "NULL", "None", "none", "nan", "NaN"]
WORDS = [
    *("không", "Khong", "KO", "k", "kg", "chưa", "Chua", "không có", "khong co", "k có", "chưa có.", "Không!"),
    *("không rõ", "khong ro", "không biết", "khong biet", "không nhớ", "chưa cấp", "chưa được cấp", "chưa cập nhật"),
    *(
        "chưa làm",
        "chưa đăng ký",
        "chưa có mã",
        "chua co ma",
        "không có số",
        "khong co so",
        "chưa có thẻ",
        "chua co the",
    ),
    *("không SĐT", "khong sdt", "không có ĐT", "khong co dt", "không có điện thoại", "khong co dien thoai"),
    *("chưa có CCCD", "chưa có cmnd", "chưa có mã BHXH", "chưa có thẻ BHYT", "không có email", "chưa có số riêng"),
    *("khong co so dt rieng", "không rõ số điện thoại riêng"),
]


@pytest.mark.parametrize("text", [*DASHES, *ZEROS, *WORDS])
def test_a_column_of_numbers_says_that_there_is_none(text: str) -> None:
    row = typed(phone=text)
    assert (row["phone"], row.has("phone")) == ("", False)
    assert repairs(row) == [("nothing-written", "phone", text, "")]
    assert row.problems == []


@pytest.mark.parametrize("field", NUMBERS)
def test_every_column_of_numbers_can_say_so(field: str) -> None:
    assert all(says_nothing(field, text) for text in (*DASHES, *ZEROS, *WORDS))


@pytest.mark.parametrize("field", ANSWERS)
def test_where_a_word_is_an_answer_it_stands(field: str) -> None:
    for text in (*ZEROS, *WORDS):
        row = typed(**{field: text})
        assert (row[field], row.has(field), row.repairs) == (text, True, []), text
        assert not says_nothing(field, text)


@pytest.mark.parametrize("field", ANSWERS)
@pytest.mark.parametrize("text", DASHES)
def test_a_dash_is_nothing_anywhere(field: str, text: str) -> None:
    row = typed(**{field: text})
    assert (row[field], row.has(field)) == ("", False)
    assert repairs(row) == [("nothing-written", field, text, "")]


@pytest.mark.parametrize("text", ["không", "Chưa có", "-", "k", "không rõ"])
@pytest.mark.parametrize("field", ["guardian_name", "father_name", "mother_name"])
def test_an_adults_column_may_say_nobody(field: str, text: str) -> None:
    assert says_nothing(field, text)


@pytest.mark.parametrize("text", ["Na", "Null", "None", "Nan", "Khổng Lâm", "Không Văn Có", "Kông"])
def test_an_adult_is_named_whatever_the_name_looks_like(text: str) -> None:
    row = typed(guardian_name=text)
    assert (row["guardian_name"], row.has("guardian_name"), row.repairs) == (text, True, [])


@pytest.mark.parametrize(
    "text",
    [
        *("0912345678", "0000", "00000", "012", "1", "10", "0.5", "-1", "k5", "koala", "chưa có mã của trường"),
        *("-X", "không, hỏi mẹ", "xin không", "không có?", "n/a 5", "số"),
    ],
)
def test_what_says_something_stands(text: str) -> None:
    row = typed(phone=text)
    assert (row["phone"], row.has("phone"), row.repairs) == (text, True, [])


def test_nothing_in_forty_letters_is_nothing_and_in_more_is_a_remark() -> None:
    longest = "không có số điện thoại bhxh bhyt thẻ mã"
    assert (len(f"{longest}!"), says_nothing("phone", f"{longest}!")) == (40, True)
    longer = "chưa có số điện thoại bhxh bhyt thẻ mã mã"
    assert (len(longer), says_nothing("phone", longer)) == (41, False)


def test_an_empty_cell_or_no_column_needs_no_word() -> None:
    row = typed(phone="", email="   ")
    assert [row[field] for field in ("phone", "email", "sex")] == ["", "", ""]
    assert (row.filled, row.problems, row.repairs) == (frozenset(), [], [])
    assert (row.cell("sex"), row.place("sex"), row.place("email")) == (None, None, "B2")


@pytest.mark.parametrize(
    ("text", "cleaned", "rules"),
    [
        ("  Lê   An ", "Lê An", ["spaces-cleaned"]),
        ("Ðỗ Hà", "Đỗ Hà", ["look-alike"]),
        ("Ｌê An", "Lê An", ["full-width"]),
        ("Le\u0302 An", "Lê An", ["unicode-composed"]),
        ("Lê\u200b An", "Lê An", ["spaces-cleaned"]),
        ("Ðỗ  Hà", "Đỗ Hà", ["look-alike", "spaces-cleaned"]),
        ("Lê An", "Lê An", []),
        ("LÊ An-Ý Đ", "LÊ An-Ý Đ", []),
    ],
)
@pytest.mark.parametrize("field", ["full_name", "guardian_name", "address"])
def test_a_text_is_cleaned_and_every_change_is_told_once(field: str, text: str, cleaned: str, rules: list[str]) -> None:
    row = typed(**{field: text})
    assert [row[field], row[field]] == [cleaned, cleaned]
    assert repairs(row) == [(rule, field, text, cleaned) for rule in rules]
    assert (row.filled, row.problems) == (frozenset({field}), [])


@pytest.mark.parametrize("text", ["\u200b", "\u200b - ", " – "])
def test_what_is_nothing_once_it_is_cleaned_is_nothing(text: str) -> None:
    row = typed(email=text)
    assert (row["email"], row.problems) == ("", [])


def test_what_cannot_be_seen_alone_is_no_repair() -> None:
    row = typed(email="\u200b")
    assert (row["email"], row.repairs) == ("", [])


DEAD = Cell("Dòng", "Dũng", "A", legacy=("Dòng", "tcvn3"))


@pytest.mark.parametrize("field", ["given_name", "guardian_name", "address"])
def test_a_text_that_came_from_a_dead_encoding_is_told(field: str) -> None:
    row = typed(**{field: DEAD})
    assert (row[field], row.has(field)) == ("Dũng", True)
    assert repairs(row) == [("tcvn3", field, "Dòng", "Dũng")]


ERRORS = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!"]
NEEDED = [
    *("full_name", "family_name", "given_name", "birth_date", "birth_day", "birth_month", "birth_year"),
    *("bhxh_code", "id_number", "guardian_name", "father_name", "mother_name", "sponsor_name"),
    *("guardian_bhxh_code", "father_bhxh_code", "mother_bhxh_code", "sponsor_bhxh_code"),
]


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize(("field", "weight"), [("bhxh_code", "error"), ("phone", "warning"), ("class_name", "warning")])
def test_every_error_of_excel_is_told_at_its_cell(field: str, weight: str, error: str) -> None:
    row = typed(**{field: f"{error} "})
    assert (row[field], row.has(field), row.repairs) == ("", True, [])
    assert problems(row) == [("cell-error", field, {"value": error})]
    assert [one.severity for one in row.problems] == [weight]


@pytest.mark.parametrize("text", ["#", "#1", "#N/A!"])
def test_a_text_with_that_sign_is_no_error_of_excel(text: str) -> None:
    row = typed(note=text)
    assert (row["note"], row.problems) == (text, [])


@pytest.mark.parametrize("field", NEEDED)
def test_a_cell_that_the_paper_needs_must_be_legible(field: str) -> None:
    row = typed(**{field: "#REF!"})
    row[field]
    assert [one.severity for one in row.problems] == ["error"]


@pytest.mark.parametrize("text", ["", "0112345671"])
def test_a_formula_without_its_result_is_told_whatever_stands_there(text: str) -> None:
    row = typed(bhxh_code=Cell(None, text, "A", uncached=True), phone=Cell(None, text, "B", uncached=True))
    both = frozenset({"bhxh_code", "phone"})
    assert (row.filled, row["bhxh_code"], row["phone"], row.repairs) == (both, "", "", [])
    assert problems(row) == [("formula-uncached", "bhxh_code", {}), ("formula-uncached", "phone", {})]
    assert [one.severity for one in row.problems] == ["error", "warning"]


@pytest.mark.parametrize(("code", "weight"), [(None, "error"), ("", "error"), ("chưa có", "error"), ("1", "warning")])
def test_an_illegible_card_matters_where_no_code_stands_beside_it(code: str | None, weight: str) -> None:
    beside = {} if code is None else {"bhxh_code": code}
    for card in (Cell("#N/A", "#N/A", "Z"), Cell(None, "", "Z", uncached=True)):
        row = typed(**beside, bhyt_card=card)
        assert row["bhyt_card"] == ""
        assert [one.severity for one in row.problems] == [weight]


def test_a_problem_weighs_what_the_catalogue_says_unless_told_otherwise() -> None:
    row = typed(phone="1")
    row.problem("name-missing", "full_name")
    row.problem("name-missing", "phone", "info", value="1", meant="2")
    first, second = row.problems
    assert (first.severity, first.field, first.cell, first.params) == ("error", "full_name", None, {})
    assert (second.severity, second.field, second.cell, second.params) == (
        "info",
        "phone",
        "A2",
        {"value": "1", "meant": "2"},
    )
    assert first.origin == second.origin == row.row.origin


def test_a_cell_is_noted_once_and_only_when_somebody_reads_it() -> None:
    row = typed(note="a  b", phone="-")
    assert (row.filled, row.repairs) == (frozenset({"note"}), [])
    row["note"]
    row["note"]
    assert repairs(row) == [("spaces-cleaned", "note", "a  b", "a b")]


def test_the_row_is_the_one_it_was_made_from() -> None:
    row = typed(note="a")
    again = Scribe(dataclasses.replace(row.row, cells={}))
    assert (again.row.origin, again.filled, again["note"]) == (row.row.origin, frozenset(), "")
