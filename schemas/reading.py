"""What `parse` made of one row: the record, and all that was noticed or changed on the way."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from schemas.cell import Cell
from schemas.origin import Origin
from schemas.problem import Problem, Repair
from schemas.student import Student


class Places(Mapping[str, str]):
    """Field → its cell as Excel shows it (``F17``), worked out when it is asked for: few of them ever are.

    ``standing_in`` names the field whose cell stands for another one where the sheet has it: ``father_name`` for
    ``guardian_name`` where the father is the guardian.
    """

    __slots__ = ("_cells", "_row", "_standing_in")

    def __init__(self, cells: Mapping[str, Cell], row: int, standing_in: Mapping[str, str]) -> None:
        """Take the cells of a row by field, and the number of the row."""
        self._cells = cells
        self._row = row
        self._standing_in = standing_in

    def __getitem__(self, field: str) -> str:
        """Give the place of a field's cell; KeyError where the sheet has no such column."""
        cell = self._cells.get(str(self._standing_in.get(field))) or self._cells[field]
        return f"{cell.column}{self._row}"

    def __contains__(self, field: object) -> bool:
        """Whether the sheet has a column for the field."""
        return field in self._cells or self._standing_in.get(str(field)) in self._cells

    def __iter__(self) -> Iterator[str]:
        """Give the fields."""
        yield from self._cells
        standing = self._standing_in.items()
        yield from (field for field, other in standing if other in self._cells and field not in self._cells)

    def __len__(self) -> int:
        """Count the fields."""
        return sum(1 for _ in self)


class Reading(NamedTuple):
    """A parsed row.

    ``filled`` holds the fields whose cell says something, whether or not it could be understood: a malformed CCCD is
    still evidence of a card. ``cells`` gives the cell of each field as Excel shows it (``F17``). ``columns`` holds
    the fields that the sheet has a column for. ``left`` marks a pupil who left the school.
    """

    origin: Origin
    student: Student
    filled: frozenset[str] = frozenset()
    cells: Mapping[str, str] = MappingProxyType({})
    columns: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    repairs: tuple[Repair, ...] = ()
