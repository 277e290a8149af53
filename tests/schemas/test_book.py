"""The grid by Excel's own counting."""

import pytest

from schemas.book import Sheet


@pytest.mark.parametrize(
    ("row", "column", "text"), [(1, 0, "a"), (2, 1, "007"), (2, 9, ""), (0, 0, ""), (3, 0, ""), (-1, 0, "")]
)
def test_a_cell_at_its_place_and_nothing_outside(row: int, column: int, text: str) -> None:
    sheet = Sheet("DS", [["a"], ["b", 7]], formats={(2, 1): "000"})
    cell = sheet.cell(row, column)
    assert (cell.text, cell.column) == (text, "ABCDEFGHIJ"[column])


def test_a_formula_without_result_is_marked() -> None:
    sheet = Sheet("DS", [[None, None]], uncached=frozenset({(1, 1)}))
    assert [sheet.cell(1, column).uncached for column in (0, 1)] == [False, True]
