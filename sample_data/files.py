"""Writes rosters and the outcomes beside them; the same input gives the same bytes on any machine."""

import csv
import io
import json
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_data.grid import KINDS, Grid

_MADE = datetime(2026, 9, 5, 8, 0)  # noqa: DTZ001 - a workbook's date has no zone
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write_workbook(path: Path, grids: list[Grid]) -> None:
    """Write the sheets into one workbook."""
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        book.set_properties({"title": path.stem, "created": _MADE})
        day, bold = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"bold": True})
        for grid in grids:
            _write_sheet(book.add_worksheet(grid.name), grid, day, bold)
    _store(path, memory.getvalue())


def _write_sheet(sheet: Any, grid: Grid, day: Any, bold: Any) -> None:
    people = {row for row, _ in grid.people}
    for number, line in enumerate(grid.lines, 1):
        look = None if number in people else bold
        for column, value in enumerate(line):
            if isinstance(value, date):
                sheet.write_datetime(number - 1, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
            elif isinstance(value, int):
                sheet.write_number(number - 1, column, value)
            elif value is not None:
                sheet.write_string(number - 1, column, value, look)
    for first_row, first, last_row, last in grid.merges:
        sheet.merge_range(first_row, first, last_row, last, grid.lines[first_row][first], bold)
    for number in grid.hidden:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    sheet.set_column(0, len(grid.columns) - 1, 16)


def _store(path: Path, data: bytes) -> None:
    """Pack the workbook again without compression: what zlib makes of it differs from one zlib to another."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(path, "w") as stored:
        for name in packed.namelist():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.create_system = 3
            stored.writestr(member, packed.read(name))


def write_csv(path: Path, grid: Grid) -> None:
    """Write one grid as Excel's «CSV UTF-8» of a Vietnamese Windows: a mark in front, semicolons."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(grid.lines)
    path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())


def write_expected(path: Path, grids: list[Grid]) -> None:
    """Write ``<roster>.expected.jsonl`` (a line a person) and ``<roster>.expected.json`` (the counts)."""
    lines = [_expected_row(grid, row) for grid in grids for row in range(len(grid.people))]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.with_name(f"{path.name}.expected.jsonl").write_text(text, encoding="utf-8", newline="\n")
    counts = {
        "sheets": [_counts(grid) for grid in grids],
        "totals": {"rows": len(lines)} | dict(sorted(Counter(line["status"] for line in lines).items())),
        "cases": dict(sorted(Counter(str(line["case"] or "none") for line in lines).items())),
    }
    text = json.dumps(counts, ensure_ascii=False, indent=2) + "\n"
    path.with_name(f"{path.name}.expected.json").write_text(text, encoding="utf-8", newline="\n")


def _expected_row(grid: Grid, position: int) -> dict[str, Any]:
    row, entry = grid.people[position]
    problems = [
        {"code": code, "severity": severity, "cell": f"{grid.column(key)}{row}" if key else None}
        for code, severity, key in sorted(entry.problems, key=lambda problem: problem[0])
    ]
    line: dict[str, Any] = {
        "sheet": grid.name,
        "row": row,
        "status": entry.status,
        "case": entry.case,
        "problems": problems,
    }
    if entry.status.startswith("accepted"):
        line["record"] = entry.record
    return line


def _counts(grid: Grid) -> dict[str, Any]:
    kinds = {kind: grid.kinds[kind] for kind in KINDS}
    return {"sheet": grid.name, "used": len(grid.lines), "people": len(grid.people), "kinds": kinds}
