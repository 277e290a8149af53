"""One row, typed cell by cell, for asking a part of the parser alone; and what it noted."""

from batch.parse.scribe import Scribe
from schemas.cell import Cell, CellValue, Row
from schemas.origin import Origin


def typed(context: dict[str, str] | None = None, /, **cells: CellValue | Cell) -> Scribe:
    """Type row 2 of a sheet, columns A, B, … in the order given; ``context`` is what the sheet says of all its rows."""
    made = {
        field: value if isinstance(value, Cell) else Cell(value, str(value), chr(ord("A") + place))
        for place, (field, value) in enumerate(cells.items())
    }
    return Scribe(Row(Origin("lop.xlsx", "DS", 2), made, context or {}))


def problems(scribe: Scribe) -> list[tuple[str, str | None, dict[str, str]]]:
    """Code, cell and what its sentence is filled with, of every problem noted; the cell is the field's own."""
    assert all(one.cell == scribe.place(str(one.field)) for one in scribe.problems)
    return [(one.code, one.field, one.params) for one in scribe.problems]


def repairs(scribe: Scribe) -> list[tuple[str, str, str, str]]:
    """Rule, field, before and after of every change noted; the cell is the field's own."""
    assert all(one.cell == scribe.place(one.field) for one in scribe.repairs)
    return [(one.rule, one.field, one.before, one.after) for one in scribe.repairs]
