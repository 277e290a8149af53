"""``ngoai-le/<input name>.xlsx``: the school's own workbook back, its cells marked, a summary in front.

An input gets one when it could be read and has an error or a warning. An .xlsx or .xlsm keeps its looks; anything
else (.xls, .ods, .csv, or a workbook that openpyxl cannot take) is rebuilt from what was read.
"""

import hashlib
from collections import Counter
from pathlib import Path

from batch.outputs import SEVERITIES, Entry, shares
from batch.sheet.marking import UnmarkableError, mark
from batch.sheet.marks import A1, Mark, Marking, SummaryLine
from batch.sheet.rebuilding import rebuild
from batch.sheet.safe import file_name
from schemas.book import Book
from schemas.catalogue import advice, sentence
from schemas.problem import Problem
from schemas.report import InputFile, Report

FOLDER = "ngoai-le"
_RANK = list(SEVERITIES)


def write(folder: Path, report: Report) -> list[str]:
    """Write one workbook for each input with something to see to."""
    found: dict[int, list[Entry]] = {index: [] for index in range(len(report.inputs))}
    positions = {id(source): index for index, source in enumerate(report.inputs)}
    for source, _, entries in shares(report):
        found[positions[id(source)]] += entries
    written: list[str] = []
    taken: set[str] = set()
    for index, source in enumerate(report.inputs):
        told = _told(source, found[index])
        if source.book is None or not any(line.severity != "info" for line in told):
            continue
        path = f"{FOLDER}/{_name(source, taken)}"
        (folder / FOLDER).mkdir(exist_ok=True)
        marking = Marking(_title(source), _lead(report, told), tuple(told), _marks(source, found[index]))
        _write_one(folder / path, source, source.book, marking, report)
        written.append(path)
    return written


def _name(source: InputFile, taken: set[str]) -> str:
    name = source.name.replace("\\", "/").rpartition("/")[2]
    return file_name(name if name.lower().endswith(".xlsx") else f"{name}.xlsx", taken)


def _write_one(path: Path, source: InputFile, book: Book, marking: Marking, report: Report) -> None:
    on = report.plan.as_of
    try:
        path.write_bytes(mark(_content(source), book, marking, on))
    except UnmarkableError:
        rebuild(path, book, marking, on)


def _content(source: InputFile) -> bytes:
    """Give the bytes that were judged; UnmarkableError when the file is gone or no longer the same."""
    try:
        data = Path(source.path).read_bytes()
    except OSError as error:
        raise UnmarkableError(str(error)) from error
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise UnmarkableError("changed since it was read")
    return data


def _title(source: InputFile) -> str:
    return f"Những chỗ cần xem lại trong {source.name}"


def _lead(report: Report, told: list[SummaryLine]) -> tuple[str, ...]:
    counts = Counter(line.severity for line in told)
    errors, warnings, notes = (counts[severity] for severity in SEVERITIES)
    return (
        f"Ngày {report.plan.as_of:%d/%m/%Y}: {errors} lỗi, {warnings} cảnh báo, {notes} ghi nhận.",
        "Ô đỏ: phải sửa mới lập được giấy tờ. Ô vàng: cần xem lại, không ngăn việc lập giấy tờ.",
        "Bấm vào tên ô để đến đúng chỗ; để chuột lên ô có góc đỏ để đọc lời giải thích (ô ghi nhận giữ nguyên màu).",
        "Sửa xong, lưu và chạy lại tệp.",
        "Công thức trong tệp (nếu có) đã được thay bằng giá trị mà phần mềm đọc được.",
    )


def _told(source: InputFile, entries: list[Entry]) -> list[SummaryLine]:
    """Give the lines of the summary: errors, warnings, infos; each time the file first, then the rows in order."""
    notices = [_line(notice, notice.cell or "", "") for roster in source.rosters for notice in roster.notices]
    rows = [
        _line(problem, _cell(problem, entry), entry.name) for entry in entries for problem in entry.outcome.problems
    ]
    return sorted(notices + rows, key=lambda line: _RANK.index(line.severity))


def _line(problem: Problem, cell: str, person: str) -> SummaryLine:
    word, sheet = SEVERITIES[problem.severity], problem.origin.sheet
    return SummaryLine(problem.severity, word, sheet, cell, person, sentence(problem), advice(problem))


def _cell(problem: Problem, entry: Entry) -> str:
    """Give the cell that a problem is shown at: its own, else the pupil's name, else the first of the row."""
    row = entry.outcome.origin.row
    for cell in (problem.cell, entry.outcome.reading.cells.get("full_name")):
        if cell and A1.match(cell):
            return cell
    return f"A{row}"


def _marks(source: InputFile, entries: list[Entry]) -> tuple[Mark, ...]:
    """Gather what is to be said at each cell: the gravest problem first, its severity for all."""
    places: dict[tuple[str | None, str], list[Problem]] = {}
    for roster in source.rosters:
        for notice in roster.notices:
            if notice.cell and A1.match(notice.cell):
                places.setdefault((notice.origin.sheet, notice.cell), []).append(notice)
    for entry in entries:
        for problem in entry.outcome.problems:
            places.setdefault((problem.origin.sheet, _cell(problem, entry)), []).append(problem)
    marks: list[Mark] = []
    for (sheet, cell), problems in places.items():
        problems.sort(key=lambda problem: _RANK.index(problem.severity))
        said = (f"{SEVERITIES[found.severity].upper()}: {sentence(found)}\n→ {advice(found)}" for found in problems)
        marks.append(Mark(sheet, cell, problems[0].severity, "\n\n".join(dict.fromkeys(said))))
    return tuple(marks)
