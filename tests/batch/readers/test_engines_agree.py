"""Laws: a random roster reads back cell for cell, and the engines agree."""

import csv
import datetime
import io
import string
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from batch.readers import Limits, calamine, delimited
from batch.readers import openpyxl as second

LETTERS = string.ascii_letters + string.digits + " -_.,;:'/\"=+<>&ăâđêôơưĐáàảãạếộợữ\u0301\u00a0"
TEXT = st.text(alphabet=LETTERS, min_size=1, max_size=20)
NUMBERS = st.integers(-(10**14), 10**14) | st.floats(-1e9, 1e9).map(lambda number: round(number, 4))
DATES = st.dates(datetime.date(1901, 1, 1), datetime.date(2099, 12, 31))
VALUES = st.none() | TEXT | NUMBERS | st.booleans() | DATES | st.sampled_from(["NA", "null", "0012", "1e5", "TRUE"])
GRIDS = st.lists(st.lists(VALUES, max_size=6), min_size=1, max_size=8)


def trimmed(grid: list[list[Any]]) -> list[list[Any]]:
    rows = []
    for values in grid:
        row = [None if value == "" else value for value in values]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def typed(rows: list[list[Any]]) -> list[list[tuple[type, Any]]]:
    return [[(type(value), value) for value in row] for row in rows]


def whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


@settings(max_examples=60)
@given(GRIDS)
def test_workbook_reads_back_cell_for_cell_in_both_engines(grid: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    for row, values in enumerate(grid, 1):
        for column, value in enumerate(values, 1):
            cell = book.active.cell(row, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    (one,) = calamine.read(stream.getvalue(), "x", Limits()).sheets
    (two,) = second.read(stream.getvalue(), "x", Limits()).sheets
    assert typed(one.rows) == typed([[whole(value) for value in row] for row in trimmed(grid)])
    assert typed(two.rows) == typed(one.rows)
    assert (two.formats, two.uncached, two.merges) == (one.formats, one.uncached, one.merges)


@settings(max_examples=100)
@given(
    st.lists(
        st.lists(st.text(alphabet=LETTERS + "\n", max_size=12), min_size=4, max_size=4),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_delimited_text_reads_back_cell_for_cell(grid: list[list[str]], delimiter: str, encoding: str) -> None:
    head = [["STT", "Họ và tên", "Ngày sinh", "Lớp"]] * (len(grid) + 1)  # the delimiter must be told by most lines
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([*head, *grid])
    (sheet,) = delimited.read(stream.getvalue().encode(encoding), "x", Limits()).sheets
    assert sheet.rows == trimmed([*head, *grid])
