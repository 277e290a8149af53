"""Reads the cells of one row and writes down every problem and every repair at its cell."""

from batch.text import clean
from schemas.catalogue import ENTRIES
from schemas.cell import Cell, Row
from schemas.problem import Problem, Repair, Severity

_EXCEL_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!"}
)


class Scribe:
    """The notes of one row while it is parsed."""

    def __init__(self, row: Row) -> None:
        """Begin with an empty sheet of notes."""
        self.row = row
        self.problems: list[Problem] = []
        self.repairs: list[Repair] = []
        self._texts: dict[str, str] = {}

    def cell(self, field: str) -> Cell | None:
        """Give the cell of a field; None when the sheet has no such column."""
        return self.row.cells.get(field)

    def place(self, field: str) -> str | None:
        """Give the cell's name as Excel shows it (``F17``)."""
        cell = self.row.cells.get(field)
        return f"{cell.column}{self.row.origin.row}" if cell else None

    def text(self, field: str) -> str:
        """Give the cleaned text of a field, noting what was cleaned and what Excel itself could not tell."""
        if field not in self._texts:
            self._texts[field] = self._read(field)
        return self._texts[field]

    def filled(self) -> frozenset[str]:
        """Give the fields whose cell says something, understood or not."""
        return frozenset(field for field, cell in self.row.cells.items() if cell.uncached or cell.text.strip())

    def problem(self, code: str, field: str, severity: Severity | None = None, **params: str) -> None:
        """Note a problem at the field's cell; the severity is the catalogue's unless given."""
        severity = severity or ENTRIES[code].severity
        self.problems.append(Problem(code, severity, self.row.origin, field, self.place(field), params))

    def repair(self, rule: str, field: str, before: str, after: str) -> None:
        """Note a change at the field's cell."""
        self.repairs.append(Repair(rule, field, self.place(field), before, after))

    def _read(self, field: str) -> str:
        cell = self.row.cells.get(field)
        if cell is None:
            return ""
        if cell.uncached:
            self.problem("formula-uncached", field)
            return ""
        if not cell.text:
            return ""
        text, rules = clean(cell.text)
        if text in _EXCEL_ERRORS:
            self.problem("cell-error", field, value=text)
            return ""
        for rule in rules if text else ():
            self.repair(rule, field, cell.text, text)
        return text
