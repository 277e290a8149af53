"""The place of a field is the cell that a person sees in Excel, also where another column stands in for it."""

import pytest

from schemas.cell import Cell
from schemas.origin import Origin
from schemas.reading import Places, Reading
from schemas.student import Student

CELLS = {"full_name": Cell("An", "An", "B"), "father_name": Cell("Bình", "Bình", "AF")}
PLACES = Places(CELLS, 17, {"guardian_name": "father_name", "guardian_phone": "father_phone"})


def test_a_field_stands_where_its_column_is() -> None:
    assert (PLACES["full_name"], PLACES["father_name"]) == ("B17", "AF17")


def test_a_parents_column_stands_in_for_the_guardians() -> None:
    assert PLACES["guardian_name"] == "AF17"
    own = Places({**CELLS, "guardian_name": Cell("", "", "C")}, 17, {"guardian_name": "father_name"})
    assert own["guardian_name"] == "AF17"
    alone = Places({"guardian_phone": Cell("", "", "C")}, 17, {"guardian_phone": "father_phone"})
    assert alone["guardian_phone"] == "C17"


@pytest.mark.parametrize("field", ["guardian_phone", "sex"])
def test_a_field_without_a_column_stands_nowhere(field: str) -> None:
    assert (field in PLACES, PLACES.get(field)) == (False, None)
    with pytest.raises(KeyError, match=field):
        PLACES[field]


def test_every_field_is_there_once() -> None:
    assert dict(PLACES) == {"full_name": "B17", "father_name": "AF17", "guardian_name": "AF17"}
    assert len(PLACES) == len(list(PLACES)) == 3
    own = Places({"guardian_name": CELLS["father_name"], **CELLS}, 17, {"guardian_name": "father_name"})
    assert sorted(own) == ["father_name", "full_name", "guardian_name"]
    assert all(field in PLACES for field in PLACES)


def test_of_a_row_of_which_nothing_is_noted_nothing_is_known() -> None:
    bare = Reading(Origin("lop.xlsx", "DS", 2), Student())
    assert (bare.filled, bare.cells, bare.columns) == (frozenset(), {}, frozenset())
    assert (bare.problems, bare.repairs) == ((), ())
