"""Names of pupils and of adults: from one column or two, with remarks beside them, or no names at all."""

import pytest

from batch.parse import names
from schemas.cell import Cell
from tests.batch.parse.one_row import problems, repairs, typed

LONG = " ".join(["Nguyễn"] * 14)  # 97 letters and spaces


@pytest.mark.parametrize(
    "name",
    ["Lê An", "An", "Trần Xuân-Mai", "O'Xuân", "H’Xiêm Niê", "Y Bl̆im Êban", "Ngô ‘Tý’", "Lò Văn X.", f"{LONG} An"],
)
def test_a_name_is_kept_as_written(name: str) -> None:
    row = typed(full_name=name)
    assert (names.pupil(row), row.problems, row.repairs) == (name, [], [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("=A1", "name-formula"),
        ("+84", "name-formula"),
        ("@Lê An", "name-formula"),
        ("-Lê An", "name-formula"),
        ("Lê An 2", "name-digits"),
        ("Lê An ½", "name-digits"),
        ("Lê An Ⅳ", "name-digits"),
        ("Lê <An>", "name-markup"),
        ("Xuân|Xanh", "name-markup"),
        ("'’.", "name-markup"),
        ("- - -.", "name-formula"),
        (f"{LONG} Anh", "name-too-long"),
    ],
)
def test_what_cannot_be_a_name(text: str, code: str) -> None:
    row = typed(full_name=text)
    assert names.pupil(row) is None
    assert problems(row) == [(code, "full_name", {"value": text[:100], "length": str(len(text))})]


def test_a_name_in_two_columns_is_joined() -> None:
    row = typed(family_name="Nguyễn Văn", given_name="An")
    assert names.pupil(row) == "Nguyễn Văn An"
    assert repairs(row) == [("name-joined", "given_name", "Nguyễn Văn + An", "Nguyễn Văn An")]


def test_one_column_of_the_two_is_a_name_without_a_word() -> None:
    for cells in ({"family_name": "", "given_name": "An"}, {"given_name": "An"}):
        row = typed(**cells)
        assert (names.pupil(row), row.problems, row.repairs) == ("An", [], [])


def test_the_whole_name_goes_before_a_column_of_given_names() -> None:
    row = typed(full_name="Lê An", given_name="Bình")
    assert (names.pupil(row), row.repairs) == ("Lê An", [])


def test_a_wrong_name_in_two_columns_is_told_at_the_given_name() -> None:
    row = typed(family_name="Nguyễn", given_name="4n")
    assert names.pupil(row) is None
    assert problems(row) == [("name-digits", "given_name", {"value": "Nguyễn 4n", "length": "9"})]


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({}, "full_name"),
        ({"full_name": ""}, "full_name"),
        ({"full_name": "-"}, "full_name"),
        ({"given_name": ""}, "given_name"),
        ({"family_name": "", "given_name": ""}, "given_name"),
    ],
)
def test_a_missing_name_is_told_where_it_should_stand(cells: dict[str, str], field: str) -> None:
    row = typed(**cells)
    assert names.pupil(row) is None
    assert problems(row) == [("name-missing", field, {})]


@pytest.mark.parametrize("field", ["full_name", "given_name"])
def test_a_name_that_excel_itself_cannot_tell_is_told_once(field: str) -> None:
    row = typed(**{field: "#N/A"})
    assert names.pupil(row) is None
    assert problems(row) == [("cell-error", field, {"value": "#N/A"})]


def test_an_error_elsewhere_in_the_row_does_not_hide_that_the_name_is_missing() -> None:
    row = typed(bhxh_code="#N/A", full_name="")
    row["bhxh_code"]
    assert names.pupil(row) is None
    assert [code for code, *_ in problems(row)] == ["cell-error", "name-missing"]


TCVN3 = ("legacy-tcvn3", "NguyÔn V¨n", "Nguyễn Văn")


def in_old_letters(given: Cell | str, family: bool = True) -> tuple[str | None, list[tuple[str, str, str, str]]]:
    rule, before, after = TCVN3
    row = typed(family_name=Cell(after, after, "A", legacy=(before, rule) if family else None), given_name=given)
    name = names.pupil(row)
    assert row.problems == []
    return name, [repair for repair in repairs(row) if repair[1] == "given_name" and repair[0] != "name-joined"]


def test_a_given_name_beside_one_in_old_letters_is_read_in_them() -> None:
    assert in_old_letters("Dòng") == ("Nguyễn Văn Dũng", [("legacy-tcvn3", "given_name", "Dòng", "Dũng")])


def test_a_given_name_that_is_the_same_in_old_letters_needs_no_word() -> None:
    assert in_old_letters("Lan") == ("Nguyễn Văn Lan", [])


def test_a_given_name_that_makes_no_sense_in_old_letters_stays() -> None:
    assert in_old_letters("Bố") == ("Nguyễn Văn Bố", [])


def test_no_given_name_beside_one_in_old_letters_leaves_that_one() -> None:
    assert in_old_letters("") == ("Nguyễn Văn", [])


def test_a_given_name_that_was_brought_to_unicode_is_not_read_again() -> None:
    name, changes = in_old_letters(Cell("Dßng", "Dòng", "B", legacy=("Dßng", "legacy-tcvn3")))
    assert (name, changes) == ("Nguyễn Văn Dòng", [("legacy-tcvn3", "given_name", "Dßng", "Dòng")])


def test_a_given_name_beside_a_plain_one_stays() -> None:
    assert in_old_letters("Dòng", family=False) == ("Nguyễn Văn Dòng", [])
    assert names.pupil(typed(given_name="Dòng")) == "Dòng"


@pytest.mark.parametrize("cells", [{}, {"guardian_name": ""}, {"guardian_name": "không"}])
def test_nobody_is_named(cells: dict[str, str]) -> None:
    row = typed(**cells)
    assert names.adult(row, "guardian_name") == (None, "")
    assert row.problems == []


@pytest.mark.parametrize("name", ["Trần Thị Bình", "An", "An.", "Le Van Ba", "Xa", "Y Ơ", "Lê Vá"])
def test_an_adults_name_is_kept_as_written(name: str) -> None:
    row = typed(guardian_name=name)
    assert (names.adult(row, "guardian_name"), row.problems, row.repairs) == ((name, ""), [], [])


def test_a_remark_is_taken_off_aloud() -> None:
    row = typed(mother_name="Mẹ: Trần Thị Bình")
    assert names.adult(row, "mother_name") == ("Trần Thị Bình", "Mẹ")
    assert repairs(row) == [("remark-taken-off", "mother_name", "Mẹ: Trần Thị Bình", "Trần Thị Bình")]


@pytest.mark.parametrize("text", ["Lê Ba và Trần Bình", "Le Ba va Tran Binh"])
def test_two_people_are_told_also_where_only_a_word_parts_them(text: str) -> None:
    row = typed(guardian_name=text)
    assert names.adult(row, "guardian_name") == (None, "")
    assert problems(row) == [("guardian-two-named", "guardian_name", {"value": text})]


def test_two_people_are_told_with_what_stands_there() -> None:
    text = f"Lê Ba, {LONG}"
    row = typed(guardian_name=text)
    assert names.adult(row, "guardian_name") == (None, "")
    assert problems(row) == [("guardian-two-named", "guardian_name", {"value": text[:100]})]


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("x", ""),
        ("Mẹ", "Mẹ"),
        ("Me", "Me"),
        ("Trần Thị Bình 0912345678", ""),
        ("Trần Thị Bình (đã mất)", "đã mất"),
        ("Lê, Trần", ""),
        (f"{LONG} {LONG}", ""),
    ],
)
def test_what_names_no_adult_is_told_with_what_stands_there(text: str, remark: str) -> None:
    row = typed(father_name=text)
    assert names.adult(row, "father_name") == (None, remark)
    assert problems(row) == [("guardian-name-invalid", "father_name", {"value": text[:100]})]


@pytest.mark.parametrize(
    ("text", "people", "remark"),
    [
        ("Lan", ["Lan"], ""),
        ("Me", [], "Me"),
        ("Bo: Le Van Ba", ["Le Van Ba"], "Bo"),
        ("Lê Ba, Trần Bình", ["Lê Ba", "Trần Bình"], ""),
        ("Lê Ba và Trần Bình", ["Lê Ba", "Trần Bình"], ""),
        ("Le Ba va Tran Binh", ["Le Ba", "Tran Binh"], ""),
        ("Lê Ba; Trần Bình / Lê Tư & Lê Năm", ["Lê Ba", "Trần Bình", "Lê Tư", "Lê Năm"], ""),
        ("Lê Ba\nTrần Bình", ["Lê Ba", "Trần Bình"], ""),
        ("Lê Ba - Trần Bình", ["Lê Ba", "Trần Bình"], ""),
        ("Lê Ba-Vân", ["Lê Ba-Vân"], ""),
        ("Lê Ba [ông nội]", ["Lê Ba"], "ông nội"),
        ("Lê Ba () (bác)", ["Lê Ba"], "bác"),
        ("(bố) Lê Ba - đã ly hôn", ["Lê Ba"], "bố"),
        ("Đã mất", [], "Đã mất"),
    ],
)
def test_people_and_remarks_in_one_cell(text: str, people: list[str], remark: str) -> None:
    assert names.split(text) == (people, remark)
