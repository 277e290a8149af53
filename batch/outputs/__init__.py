"""What people and programs take away from a run, one module each: files written into the run folder.

An output declares ``write(folder, report)``: it writes its files below the folder and gives their relative paths in
POSIX form. The same report gives the same bytes. What the outputs share stands here: whose row is whose, one line a
problem, and the words for the house's own terms.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol

from batch.whatif import WHOLE
from schemas import catalogue
from schemas.cell import Row
from schemas.fields import label
from schemas.outcome import Outcome, Status
from schemas.problem import Problem, Severity
from schemas.report import InputFile, Report
from schemas.roster import Kind, Roster
from schemas.ruleset import RuleSet

SEVERITIES: dict[Severity, str] = {"error": "Lỗi", "warning": "Cảnh báo", "info": "Ghi nhận"}
STATUSES: dict[Status, str] = {
    "accepted": "Đã lập giấy tờ",
    "accepted_with_warnings": "Đã lập, cần xem lại",
    "rejected": "Chưa lập, cần sửa",
    "duplicate": "Ghi trùng",
    "already_registered": "Đã có tài khoản",
}
KINDS: dict[Kind, str] = {
    "title": "Tiêu đề",
    "header": "Tên cột",
    "section": "Dòng nhóm",
    "footer": "Cuối bảng",
    "numbered_only": "Chỉ có STT",
    "blank": "Trống",
    "hidden": "Ẩn, không có người",
}
NO_CLASS = "Chưa rõ lớp"


class Output(Protocol):
    """The shape of an output module."""

    def write(self, folder: Path, report: Report) -> list[str]:
        """Write the files; give their paths below the folder."""
        ...


class UnaccountedError(ValueError):
    """Rows went in and did not come out, or the other way round: a bug, never the roster's fault."""


class Entry(NamedTuple):
    """One row with a person: where it stands, as it was read, and what came of it."""

    row: Row
    outcome: Outcome

    @property
    def name(self) -> str:
        """The name as far as it is known: of a refused name, what the cell shows."""
        if self.outcome.student.full_name:
            return self.outcome.student.full_name
        parts = [self.row.cells[field].text for field in _NAMES if field in self.row.cells]
        return " ".join(" ".join(parts).split())

    @property
    def class_name(self) -> str:
        """The class; "" when the roster does not tell."""
        return self.outcome.student.class_name or ""


_NAMES = ("full_name", "family_name", "given_name")


def shares(report: Report) -> Iterator[tuple[InputFile, Roster, list[Entry]]]:
    """Give every surveyed sheet with its rows and their outcomes, in the order of the inputs.

    By position, for two inputs may have one name. Raises UnaccountedError when rows and outcomes do not match.
    """
    outcomes = iter(report.outcomes)
    for source in report.inputs:
        for roster in source.rosters:
            entries = [
                Entry(row, outcome)
                for row, outcome in zip(roster.rows, islice(outcomes, len(roster.rows)), strict=False)
            ]
            if [entry.outcome.origin for entry in entries] != [row.origin for row in roster.rows]:
                raise UnaccountedError(f"{roster.file}: outcomes do not follow the rows of the sheet")
            yield source, roster, entries
    if next(outcomes, None) is not None:
        raise UnaccountedError("outcomes without a row")


@dataclass(frozen=True, slots=True)
class Line:
    """One problem for people to read; ``row`` is None for what concerns a file, ``person`` its name or "".

    ``accepted`` tells whether the row is among those that give papers.
    """

    problem: Problem
    row: int | None
    class_name: str
    person: str
    accepted: bool = False

    @property
    def where(self) -> str:
        """The file, and the sheet where there is one."""
        origin = self.problem.origin
        return " › ".join(part for part in (origin.file, origin.sheet) if part)

    @property
    def spot(self) -> str:
        """The cell, else the row, else what the finding is about as a whole."""
        if self.problem.origin == WHOLE:
            return ""
        whole = "cả trang tính" if self.problem.origin.sheet else "cả tệp"
        return self.problem.cell or (f"dòng {self.row}" if self.row else whole)

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """The field, what is wrong, what to do, and who says so."""
        found = self.problem
        source = catalogue.ENTRIES[found.code].source
        return label(found.field), catalogue.sentence(found), catalogue.advice(found), source


def lines(report: Report) -> list[Line]:
    """Give one line a problem: errors, warnings, infos; each time whole files first, then the rows in their order."""
    rank = list(SEVERITIES)
    about_files = [Line(notice, None, "", "") for notice in report.notices]
    about_rows = [
        Line(problem, entry.outcome.origin.row, entry.class_name, entry.name, entry.outcome.accepted)
        for _, _, entries in shares(report)
        for entry in entries
        for problem in entry.outcome.problems
    ]
    return sorted(about_files + about_rows, key=lambda line: rank.index(line.problem.severity))


def counted(told: Iterable[Line]) -> str:
    """Say how many errors and warnings there are; of the warnings, how many stand at pupils who get papers."""
    counts = Counter((line.problem.severity, line.accepted) for line in told)
    errors = counts["error", False] + counts["error", True]
    words = (
        f"{errors} lỗi (phải sửa mới lập được giấy tờ), {counts['warning', True]} cảnh báo ở các em lập được giấy tờ"
    )
    if others := counts["warning", False]:
        words += f", {others} cảnh báo khác (ở dòng không có giấy tờ, hoặc về cả tệp, cả đợt)"
    return words


def case_words(rules: RuleSet) -> Mapping[int | None, str]:
    """Give what each case is called under these rules, and what having none is called."""
    return {rule.number: f"Trường hợp {rule.number}: {rule.title}" for rule in rules.cases} | {None: "Chưa xác định"}


def natural(class_name: str) -> list[tuple[int, int, str]]:
    """Give a sort key that puts 6A before 10A, and the unknown class last."""
    if class_name == NO_CLASS:
        return [(2, 0, "")]
    parts = re.findall(r"[0-9]+|[^0-9]+", class_name.casefold())
    return [(0, int(part), "") if part[0] in "0123456789" else (1, 0, part) for part in parts]
