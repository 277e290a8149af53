"""``ngoai-le.xlsx``: all that needs a person, the totals that prove no row was lost, and all that was changed.

One module a sheet; the first two, the findings, are here.
"""

from collections.abc import Mapping
from pathlib import Path

from batch.outputs import SEVERITIES, Line, counted, lines
from batch.outputs.exceptions import guardians, reasons, repairs, since, totals
from batch.sheet.house import Column, Listing, Value, Workbook, write_listing
from schemas.report import Report

NAME = "ngoai-le.xlsx"
_PROBLEMS = (
    Column("Mức độ", 10, "center"),
    Column("Tệp", 18),
    Column("Trang tính", 11),
    Column("Ô", 7, "center"),
    Column("Dòng", 7, "center"),
    Column("Lớp", 7, "center"),
    Column("Họ và tên", 21, "strong"),
    Column("Mục", 17),
    Column("Vấn đề", 46),
    Column("Cần làm gì", 42),
    Column("Mã lỗi", 22),
    Column("Căn cứ", 44),
)
_PRINTED = 10  # the last two are for whoever asks why: on paper they would only make the rest small


def write(folder: Path, report: Report) -> list[str]:
    """Write the workbook: Ngoại lệ, Ghi nhận, Tổng hợp, Người giám hộ, Đã sửa, Vì sao, So với đợt trước."""
    told = lines(report)
    urgent = [line for line in told if line.problem.severity != "info"]
    problems = [_problem(line) for line in urgent]
    notes = [_problem(line) for line in told if line.problem.severity == "info"]
    with Workbook(folder / NAME, "Ngoại lệ", report.plan.as_of) as workbook:
        write_listing(workbook, Listing("Ngoại lệ", _PROBLEMS, problems, _lead(report, urgent), _PRINTED))
        write_listing(workbook, Listing("Ghi nhận", _PROBLEMS, notes, ["Để biết, không bắt buộc phải sửa."], _PRINTED))
        totals.write(workbook, report)
        for sheet in (guardians, repairs, reasons):
            write_listing(workbook, sheet.listing(report))
        if report.since:
            write_listing(workbook, since.listing(report))
    return [NAME]


def _lead(report: Report, urgent: list[Line]) -> list[str]:
    return [
        f"{report.plan.school.name} — ngày {report.plan.as_of:%d/%m/%Y} — đợt {report.plan.run_id}",
        f"{counted(urgent)}.",
        "Sửa ở danh sách gốc, đúng ô ghi trong bảng, rồi chạy lại. Bấm mũi tên ở tên cột để lọc theo lớp, tệp, mức độ.",
    ]


def _problem(line: Line) -> tuple[list[Value], Mapping[int, str]]:
    found = line.problem
    field, what, todo, source = line.texts
    where: list[Value] = [found.origin.file, found.origin.sheet, found.cell, line.row, line.class_name, line.person]
    return [SEVERITIES[found.severity], *where, field, what, todo, found.code, source], {0: found.severity}
