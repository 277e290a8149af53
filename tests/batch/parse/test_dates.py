"""Every way of writing a date, in one cell: what is read, by which rule, and what is no date."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from batch.parse import dates
from schemas.cell import Cell, CellValue
from schemas.roster import Facts
from tests.batch.parse import one_row


def read(
    value: CellValue | Cell,
    class_year: int | None = None,
    born: Callable[[date], bool] = lambda day: 1996 <= day.year <= 2023,
    prefix: str = "birth-date",
    **facts: frozenset[str],
) -> tuple[str | None, str | None]:
    """The date, and the rule by which it was repaired; what is noted says the date as papers write it."""
    row = one_row.typed(full_name="Lê An", birth_date=value)
    found = dates.birth_date(row, "birth_date", prefix, dates.Person(born, lambda: class_year), Facts(**facts))
    shown = row["birth_date"]
    changes, told = one_row.repairs(row), one_row.problems(row)
    rule = next((name for name, *_ in changes if name.startswith("date-")), None)
    assert [change for change in changes if change[0] == rule] == [(rule, "birth_date", shown, found)] * bool(rule)
    code = f"{prefix}-swapped" if rule == "date-swapped" and prefix == "birth-date" else f"{prefix}-repaired"
    meant = "/".join(reversed((found or "").split("-")))
    silent = rule in (None, "date-serial")
    assert told == ([] if silent else [(code, "birth_date", {"value": shown, "meant": meant})])
    return found, rule


@pytest.mark.parametrize(
    "text",
    [
        *("15/3/2011", "15.3.2011", "15-3-2011", "15 3 2011", "15\\3\\2011", "15 / 03 - 2011", "15/03/2011 0:00"),
        *(
            "15/03/2011 00:00:00",
            "2011/03/15",
            "2011.3.15",
            "2011-3-15 0:00",
            "2011-03-15T00:00:00",
            "2011-03-15 00:00",
        ),
        *(
            "2011-03-15T00:00:00.000",
            "2011-03-15 0:00:00.0",
            "ngày 15/3/2011",
            "Ngày: 15/3/2011",
            "sinh ngày 15.3.2011",
        ),
        *("NGÀY 15-3-2011", "Sinh  ngày : 15/3/2011"),
    ],
)
def test_day_month_and_year_need_no_word(text: str) -> None:
    assert read(text) == ("2011-03-15", None)


@pytest.mark.parametrize(
    "text",
    [
        *("ngày 15 tháng 3 năm 2011", "15 tháng 3 2011", "Sinh ngày 15 tháng 3 năm 2011", "sinh 15 tháng 3 năm 2011"),
        *(
            "mùng 15 tháng 3 năm 2011",
            "15 th 3 năm 2011",
            "15 th3 2011",
            "15thang3nam2011",
            "15 Mar 2011",
            "15-Mar-2011",
        ),
        *("15 March 2011", "15Mar2011", "Mar 15, 2011", "MARCH 15 2011", "mar15 2011"),
    ],
)
def test_a_date_in_words_is_read_aloud(text: str) -> None:
    assert read(text) == ("2011-03-15", "date-in-words")


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")


@pytest.mark.parametrize(("number", "name"), list(enumerate((*MONTHS, "December"), 1)))
def test_every_month_has_its_english_name(number: int, name: str) -> None:
    for short in (name, name[:3], name[:4]):
        assert read(f"5 {short} 2011") == read(f"{short} 5 2011") == (f"2011-{number:02d}-05", "date-in-words")


@pytest.mark.parametrize(
    "text",
    [
        *("5 Foo 2011", "Foo 5 2011", "5 Ma 2011", "5 tháng 13 năm 2011", "31 Feb 2011", "Sinh 2011 năm", "5 2011"),
        *(
            "15/03/1899",
            "15/03/2100",
            "1899",
            "2100",
            "1899-03-15",
            "00/2011",
            "13/2011",
            "1/1/1/2011",
            "15/03/2011 10:30",
        ),
        *("2011-03-15T10:30:00", "2011-13-01", "32/01/2011", "01/32/2011", "/2011", "1503201", "99999999", "150320111"),
        *("19999", "60000", "40617x", "abcde", "٤٠٦١٧", "١٥٠٣٢٠١١", "tháng 15 3 2011", "ngày", "0.5"),
    ],
)
def test_what_is_no_date_is_not_made_one(text: str) -> None:
    assert read(text, born=lambda _: True)[0] is None


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        *((1900, "1900"), (2099, "2099"), ("1900", "1900"), ("2099", "2099"), (2011.0, "2011"), ("01/2011", "2011-01")),
        *(("12/2011", "2011-12"), ("3-2011", "2011-03"), ("3.2011", "2011-03"), ("tháng 3/2011", "2011-03")),
        *(("năm 2011", "2011"), ("Năm: 2011", "2011"), ("sinh năm 2011", "2011"), ("15/03/1900", "1900-03-15")),
        *(("31/12/2099", "2099-12-31"), ("2099-12-31", "2099-12-31")),
    ],
)
def test_parts_of_dates_and_the_first_and_last_years(value: CellValue, iso: str) -> None:
    assert read(value) == (iso, None)


@pytest.mark.parametrize(
    ("days", "iso"), [(20000, "1954-10-03"), (59999, "2064-04-07"), (40617, "2011-03-15"), (40617.0, "2011-03-15")]
)
def test_excels_number_of_a_day_is_a_date_without_a_word(days: float, iso: str) -> None:
    assert read(days) == (iso, "date-serial")


@pytest.mark.parametrize(
    "value", [19999, 60000, 1899, 2100, 40617.5, float("inf"), -40617, 123456, 150320111, 20110300015]
)
def test_any_other_number_is_none(value: float) -> None:
    assert read(value, born=lambda _: True)[0] is None


def test_in_a_text_it_is_one_where_the_person_can_be_born_that_day() -> None:
    assert read("40617") == ("2011-03-15", "date-serial")
    assert read("20000") == read("59999") == (None, None)
    assert read("20000", born=lambda _: True) == ("1954-10-03", "date-serial")
    assert read("59999", born=lambda _: True) == ("2064-04-07", "date-serial")


@pytest.mark.parametrize("text", ["15032011", "20110315", "1032011"])
def test_a_date_without_anything_between_is_read_aloud(text: str) -> None:
    iso = "2011-03-01" if text == "1032011" else "2011-03-15"
    assert read(text) == read(int(text)) == (iso, "date-run-together")


@pytest.mark.parametrize(
    ("text", "iso"),
    [("20102010", "2010-10-20"), ("20012003", "2003-01-20"), ("20111012", "2011-10-12"), ("19121912", "1912-12-19")],
)
def test_its_order_is_the_one_in_which_there_is_such_a_day(text: str, iso: str) -> None:
    assert read(text, born=lambda _: True) == (iso, "date-run-together")
    assert read(text, born=lambda _: False) == (None, None)


@pytest.mark.parametrize(
    ("text", "iso"), [("15/3/11", "2011-03-15"), ("15-03-96", "1996-03-15"), ("5.3.23", "2023-03-05"), ("1/1/24", None)]
)
def test_a_short_year_is_one_in_which_the_person_can_be_born(text: str, iso: str | None) -> None:
    assert read(text) == (iso, "date-two-digit-year" if iso else None)
    assert read(text, born=lambda _: True) == (None, None)


@pytest.mark.parametrize(
    ("class_year", "iso"),
    [
        (None, "2009-05-13"), (2009, "2009-05-13"), (2012, "2009-05-13"), (2013, "2013-05-09"), (2014, "2013-05-09"),
        (2015, "2009-05-13"), (2006, "2009-05-13"), (2005, "2009-05-13"),
    ],
)  # fmt: skip
def test_a_class_more_than_three_years_off_puts_the_year_first_where_that_fits(class_year: int, iso: str) -> None:
    assert read("13/05/09", class_year) == (iso, "date-two-digit-year")


@pytest.mark.parametrize(("class_year", "iso"), [(2011, "2012-05-31"), (2010, None), (None, None)])
def test_a_date_impossible_in_the_usual_order_may_put_the_year_first(class_year: int | None, iso: str | None) -> None:
    assert read("12/05/31", class_year)[0] == iso


def test_of_the_last_century_too() -> None:
    assert read("85/05/31", 1985, lambda day: day.year < 2000) == ("1985-05-31", "date-two-digit-year")
    assert read("31/05/85", 1985, lambda day: day.year < 2000) == ("1985-05-31", "date-two-digit-year")


@pytest.mark.parametrize(
    ("text", "iso", "rule"),
    [
        ("03/15/2011", "2011-03-15", "date-month-first"),
        ("12/13/2011", "2011-12-13", "date-month-first"),
        ("12/12/2011", "2011-12-12", None),
        ("11/12/2011", "2011-12-11", None),
        ("13/12/2011", "2011-12-13", None),
        ("3/15/11", "2011-03-15", "date-month-first"),
    ],
)
def test_the_month_comes_first_only_where_the_other_order_is_impossible(text: str, iso: str, rule: str | None) -> None:
    assert read(text) == (iso, rule)


def test_or_where_the_whole_column_puts_it_first() -> None:
    so = frozenset({"birth_date"})
    assert read("05/09/2011", month_first=so) == ("2011-05-09", "date-month-first")
    assert read("07/07/2011", month_first=so) == ("2011-07-07", None)
    assert read("13/09/2011", month_first=so) == ("2011-09-13", None)
    assert read("05/09/2011", month_first=frozenset({"guardian_birth_date"})) == ("2011-09-05", None)


def test_a_day_that_excel_swapped_is_swapped_back_aloud() -> None:
    so = frozenset({"birth_date"})
    day = Cell(datetime(2011, 5, 9, 0, 0), "2011-05-09", "B")  # noqa: DTZ001 - as Excel gives it
    assert read(day, swapped=so) == ("2011-09-05", "date-swapped")
    assert read(day, prefix="guardian-birth-date", swapped=so) == ("2011-09-05", "date-swapped")
    assert read(day) == read(day, swapped=frozenset({"guardian_birth_date"})) == ("2011-05-09", None)
    same = Cell(datetime(2011, 8, 8, 0, 0), "2011-08-08", "B")  # noqa: DTZ001 - as Excel gives it
    assert read(same, swapped=so) == read(same) == ("2011-08-08", None)
    assert read("05/09/2011", swapped=so) == ("2011-09-05", None)


@pytest.mark.parametrize("value", ["", "chưa có", Cell(True, "TRUE", "B"), Cell(timedelta(1), "1 day", "B")])
def test_an_empty_cell_or_a_thing_that_is_no_date_gives_none(value: CellValue | Cell) -> None:
    assert read(value) == (None, None)


def test_a_list_without_the_column_gives_no_date() -> None:
    row = one_row.typed(full_name="Lê An")
    found = dates.birth_date(row, "birth_date", "birth-date", dates.Person(lambda _: True), Facts())
    assert (found, row.problems, row.repairs) == (None, [], [])


def test_an_adult_is_of_no_class() -> None:
    person = dates.Person(lambda _: True)
    assert dates.Found("1985") == ("1985", None)
    assert person.class_year() is None
    assert not person.misses(dates.Found("1985"), 0)


def test_by_how_many_years_a_date_misses_the_class() -> None:
    person = dates.Person(lambda _: True, lambda: 2011)
    years = {year: person.misses(dates.Found(f"{year}-05-09"), 2) for year in range(2008, 2015)}
    assert [year for year, misses in years.items() if misses] == [2008, 2014]
