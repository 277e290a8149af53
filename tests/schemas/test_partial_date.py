"""Dates of which only a part is known, as ranges."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import partial_date

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@given(DAYS, st.sampled_from([4, 7, 10]))
def test_the_day_lies_in_the_range_of_its_parts(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    assert partial_date.earliest(text) <= day <= partial_date.latest(text)
    assert partial_date.is_whole(text) == (length == 10)


@given(DAYS, DAYS, st.sampled_from([4, 7, 10]))
def test_the_true_age_lies_between_least_and_greatest(born: date, on: date, length: int) -> None:
    (age, _) = partial_date.age(born.isoformat(), on)
    least, most = partial_date.age(born.isoformat()[:length], on)
    assert least <= age <= most <= least + 1


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2008-02-29", date(2026, 2, 28), (17, 17)),
        ("2008-02-29", date(2026, 3, 1), (18, 18)),
        ("2008", date(2026, 9, 15), (17, 18)),
        ("2008-09", date(2026, 9, 15), (17, 18)),
        ("2008-10", date(2026, 9, 15), (17, 17)),
    ],
)
def test_age(born: str, on: date, age: tuple[int, int]) -> None:
    assert partial_date.age(born, on) == age
