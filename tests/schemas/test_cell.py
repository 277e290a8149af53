"""Cells as a person sees them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.book import Sheet, shown
from schemas.cell import CellValue, column_letter


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_column_letters(index: int, letters: str) -> None:
    assert column_letter(index) == letters


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (True, "General", "TRUE"),
        (912345678.0, "General", "912345678"),
        (912345678, "0000000000", "0912345678"),
        (12.6, "General", "12.6"),
        (12.6, "0000", "12.6"),
        (float("nan"), "General", "nan"),
        (date(2011, 3, 5), "General", "05/03/2011"),
        (datetime(2011, 3, 5, 7, 30), "General", "05/03/2011"),  # noqa: DTZ001 - as Excel gives it
        (10**400, "General", "1" + "0" * 400),
        ("0912", "General", "0912"),
    ],
)
def test_shown(value: CellValue, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@given(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.timedeltas(),
    )
)
def test_every_value_has_a_text(value: CellValue) -> None:
    assert isinstance(shown(value, "0000"), str)


def test_only_numbers_lose_zeros() -> None:
    sheet = Sheet("DS", [[1, 1.5, True, "1", None, date(2011, 1, 1)]])
    assert [sheet.cell(1, column).is_number for column in range(6)] == [True, True, False, False, False, False]
