"""The class: as typed, from the title, or from the date that Excel made of it; and the grade in its name."""

from datetime import date

import pytest

from batch.parse import classes
from schemas.cell import Cell, CellValue
from tests.batch.parse.one_row import problems, repairs, typed

AS_OF = date(2026, 9, 15)
TITLED = {"class_name": "6A"}


@pytest.mark.parametrize(
    "name",
    [
        *("9A1", "12.6", "6A", "Chuyên Toán", "Lá", "Lớp Hoa Hồng Nhỏ", "Khối Hoa Mai Vàng", "Nhóm Trẻ Hoa Mai"),
        *("Mẫu giáo lớn A", "Nhà trẻ Hoa Mai", "Mầm Non Hoa Mai", "Chồi Hoa Mai Vàng", "Lá Hoa Mai Vàng"),
        *(
            "Đội Hoa Mai Vàng",
            "Chuyên Toán Tin Học",
            "Hoa Mai",
            "Khối 6 - lớp A",
            "Hoa Mai 2",
            "Trường Hoa Mai 6A",
            "Lớp 6 chất lượng cao",
            "Lớp chuyên Toán - Tin 10",
        ),
    ],
)
def test_a_class_is_kept_as_written(name: str) -> None:
    row = typed(TITLED, class_name=name)
    assert (classes.class_name(row, None, AS_OF), row.problems, row.repairs) == (name, [], [])


@pytest.mark.parametrize(
    "text", ["Lê Thị Mật", "0160000003", "Lớp 6 của trường Hoa Mai 1A", "???", "Trường Hoa Mai Vàng cơ sở một"]
)
@pytest.mark.parametrize("context", [{}, TITLED])
def test_what_slipped_into_the_column_gives_way_to_the_title(text: str, context: dict[str, str]) -> None:
    row = typed(context, class_name=text)
    assert classes.class_name(row, None, AS_OF) == context.get("class_name")
    assert problems(row) == [("class-unclear", "class_name", {"value": text[:24]})]
    assert row.repairs == []


@pytest.mark.parametrize("cells", [{}, {"class_name": ""}])
def test_the_title_gives_the_class_aloud(cells: dict[str, CellValue]) -> None:
    row = typed(TITLED, **cells)
    assert (classes.class_name(row, None, AS_OF), row.problems) == ("6A", [])
    assert repairs(row) == [("class-from-title", "class_name", "", "6A")]


def test_an_empty_cell_is_told_and_a_missing_column_is_not() -> None:
    empty, missing = typed(class_name=""), typed(full_name="Lê An")
    assert (classes.class_name(empty, None, AS_OF), classes.class_name(missing, None, AS_OF)) == (None, None)
    assert problems(empty) == [("class-missing", "class_name", {})]
    assert missing.problems == []


@pytest.mark.parametrize(
    ("day", "born", "name"),
    [
        (date(2026, 1, 10), None, "10/1"),
        (date(2026, 10, 1), None, "1/10"),
        (date(2026, 1, 20), None, "1/20"),
        (date(2026, 1, 13), None, "1/13"),
        (date(2026, 12, 31), None, "12/31"),
        (date(2026, 7, 5), "2016", "5/7"),
        (date(2026, 7, 5), "2014-10-01", "7/5"),
        (date(2026, 5, 7), "2016-03", "5/7"),
        (date(2026, 12, 2), "2019-01-01", "2/12"),
    ],
)
def test_a_date_is_read_as_the_class_that_fits_the_pupils_age(day: date, born: str | None, name: str) -> None:
    row = typed(TITLED, class_name=day)
    assert classes.class_name(row, born, AS_OF) == name
    assert repairs(row) == [("class-from-date", "class_name", str(day), name)]
    assert problems(row) == [("class-is-date", "class_name", {"value": str(day), "meant": name})]


def test_the_school_year_begins_in_august() -> None:
    days = [date(2026, 1, 1), date(2026, 7, 31), date(2026, 8, 1), date(2026, 12, 31)]
    assert [classes.year_of("5A", day) for day in days] == [2015, 2015, 2016, 2016]


@pytest.mark.parametrize(
    ("name", "grade"),
    [
        ("1A", 1), ("9A1", 9), ("12.6", 12), ("Lớp 5A", 5), ("LỚP 10 Toán", 10), ("06A", 6), ("0A", None),
        ("13A", None), ("2026A", None), ("123", None), ("A1", None), ("Lá 1", None), ("Lớp chọn 5", None), ("", None),
    ],
)  # fmt: skip
def test_the_grade_is_what_the_name_begins_with(name: str, grade: int | None) -> None:
    assert classes.grade_of(name) == grade
    assert classes.year_of(name, AS_OF) == (None if grade is None else 2021 - grade)


def test_when_the_children_of_a_rows_class_are_born_as_a_rule() -> None:
    assert classes.birth_year(typed(TITLED, class_name="5A"), AS_OF) == 2016
    assert classes.birth_year(typed(TITLED, class_name=""), AS_OF) == 2015
    assert classes.birth_year(typed(TITLED), AS_OF) == 2015
    assert classes.birth_year(typed(class_name=""), AS_OF) is None


def test_a_date_that_excel_made_of_a_class_tells_no_year_of_birth() -> None:
    written = Cell(date(2026, 1, 10), "10/01/2026", "A")
    assert classes.birth_year(typed(TITLED, class_name=written), AS_OF) is None
