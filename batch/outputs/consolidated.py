"""``tong-hop.xlsx`` and ``tong-hop.csv``: the list for the BHXH office, on the model of D03-TS, with control totals.

Columns A, B and 1–5 are those of D03-TS (QĐ 490/QĐ-BHXH năm 2023), which an officer recognises; V1 and on are ours.
In the CSV a text that Excel would run as a formula has an apostrophe before it. Codes keep their leading zeros in the
CSV too, but Excel drops them when it opens one by double click: the workbook is the file to hand in.
"""

import csv
import hashlib
from itertools import groupby
from pathlib import Path
from typing import Any

from batch.compare.once import where_form_is
from batch.outputs import NO_CLASS, case_words, natural
from batch.sheet.house import Column, Page, Value, Workbook
from batch.sheet.safe import csv_text
from schemas import fields, partial_date
from schemas.outcome import Outcome
from schemas.report import Report

NAME = "tong-hop.xlsx"
CSV_NAME = "tong-hop.csv"
TITLE = "DANH SÁCH HỌC SINH ĐĂNG KÝ TÀI KHOẢN VssID"
_PAPERS = {"declaration_own": "Tờ khai", "declaration_child": "Tờ khai cho con"}
_KEPT_AT_HOME = frozenset({"slip"})
_D03 = (
    Column("STT", 5, "center"),
    Column("Họ và tên", 22, "strong"),
    Column("Mã số BHXH", 13, "code_center"),
    Column("Số CCCD/ĐDCN/hộ chiếu", 18, "code_center"),
    Column("Ngày tháng năm sinh", 11, "code_center"),
    Column("Giới tính", 6, "center"),
    Column("Địa chỉ", 28),
)
_OURS = (
    Column("Lớp", 6, "center"),
    Column("Trường hợp", 7, "center"),
    Column("Giấy tờ", 14),
    Column("SĐT", 11, "code_center"),
    Column("Người giám hộ", 20),
    Column("Quan hệ", 8, "center"),
    Column("Mã số BHXH người giám hộ", 13, "code_center"),
    Column("SĐT người giám hộ", 11, "code_center"),
)
_OFFICERS = (Column("Tiếp nhận", 10, "center"), Column("Lý do trả lại", 18))
_LAST = (Column("Ghi chú", 15), Column("Mã hồ sơ", 34, "code"))
COLUMNS = (*_D03, *_OURS, *_OFFICERS, *_LAST)
ACCEPTED, RETURNED = "Đã nhận", "Trả lại"
"""What the officer chooses from in «Tiếp nhận»."""

_OFFICER = len(_D03) + len(_OURS)
_PRINTED = len(COLUMNS) - 2  # «Mã hồ sơ» is for programs: it is not printed
_NUMBERS = ("A", "B", *map(str, range(1, 6)), *(f"V{number}" for number in range(1, len(COLUMNS) - len(_D03) + 1)))
_EXTRA: dict[str, dict[str, Any]] = {
    "number": {"border": 1, "border_color": "#BFBFBF", "align": "center", "italic": True, "font_size": 9},
    "section": {"border": 1, "border_color": "#BFBFBF", "bold": True, "bg_color": "#DDEBF7"},
    "middle": {"bold": True, "align": "center"},
    "small": {"align": "center", "italic": True, "text_wrap": True, "valign": "top"},
    "headline": {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"},
    "letter": {"align": "left"},
}


class ControlError(ValueError):
    """The control totals do not agree with the report: a bug, and nothing may be handed in."""


def write(folder: Path, report: Report) -> list[str]:
    """Write both files; the rows stand by class, and within a class in the order of the inputs."""
    accepted = [outcome for outcome in report.outcomes if outcome.accepted]
    accepted.sort(key=lambda outcome: natural(_class(outcome)))
    totals = report.totals()
    if len(accepted) != totals["accepted"] + totals["accepted_with_warnings"]:
        raise ControlError("accepted rows and totals differ")
    rows = [_row(number, outcome) for number, outcome in enumerate(accepted, 1)]
    with Workbook(folder / NAME, TITLE, report.plan.as_of, "Times New Roman", _EXTRA) as workbook:
        _list(workbook, report, accepted, rows)
        _control(workbook, report, accepted)
    with (folder / CSV_NAME).open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(column.title for column in COLUMNS)
        lines.writerows([csv_text(str(value or "")) for value in row] for row in rows)
    return [NAME, CSV_NAME]


def _class(outcome: Outcome) -> str:
    return outcome.student.class_name or NO_CLASS


def _row(number: int, outcome: Outcome) -> list[Value]:
    student = outcome.student
    adult = student.guardian
    places = (student.address, student.commune, student.district, student.province)
    return [
        number,
        student.full_name,
        student.bhxh_code,
        student.id_number or student.personal_id,
        partial_date.shown(student.birth_date or ""),
        fields.SEXES.get(student.sex or "", ""),
        ", ".join(part for part in places if part),
        student.class_name,
        outcome.decision.case,
        ", ".join(_paper(form) for form in outcome.forms if form not in _KEPT_AT_HOME),
        student.phone,
        adult.full_name,
        adult.relation,
        adult.bhxh_code,
        adult.phone,
        None,
        None,
        "; ".join(filter(None, (where_form_is(outcome), student.note))),
        outcome.student_id,
    ]


def _paper(form: str) -> str:
    return "TK1-TS" if form.startswith("tk1_ts") else _PAPERS.get(form, form)


def _list(workbook: Workbook, report: Report, accepted: list[Outcome], rows: list[list[Value]]) -> None:
    page = workbook.page("Danh sách", COLUMNS)
    _letterhead(page, report, len(accepted))
    page.header(height=46)
    for index, text in enumerate(_NUMBERS):
        page.write(index, text, "number")
    page.row += 1
    page.sheet.freeze_panes(page.row, 2)
    page.sheet.repeat_rows(page.row - 2, page.row - 1)
    first = page.row
    for name, found in groupby(zip(accepted, rows, strict=True), key=lambda pair: _class(pair[0])):
        group = list(found)
        page.spread(f"{'Lớp ' if name != NO_CLASS else ''}{name}: {len(group)} em", "section", last=_PRINTED)
        for _, row in group:
            page.line(row)
    choices = {"validate": "list", "source": [ACCEPTED, RETURNED], "ignore_blank": True}
    page.sheet.data_validation(first, _OFFICER, max(page.row - 1, first), _OFFICER, choices)
    _foot(page, report, accepted)
    page.sheet.print_area(0, 0, page.row - 1, _PRINTED)


def _letterhead(page: Page, report: Report, count: int) -> None:
    """Write who hands in what to whom, as on the forms of the BHXH."""
    school, office = report.plan.school, report.plan.rules.at(report.plan.school.office).office
    half = len(_D03) - 1
    unit = f"Tên đơn vị: {school.name}" + (f" — Mã trường (ngành giáo dục): {school.code}" if school.code else "")
    left = (f"Kính gửi: {office.label}", unit, f"Địa chỉ: {school.address}" if school.address else "")
    right = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "")
    for sender, state in zip(left, right, strict=True):
        page.over(sender, "letter", 0, half)
        page.spread(state, "middle", first=half + 1, last=_PRINTED)
    page.spread(TITLE, "headline", last=_PRINTED, height=28)
    page.spread(
        f"Ngày lập: {report.plan.as_of:%d/%m/%Y} — Tổng số: {count} em — Mã đợt: {report.plan.run_id}\n"
        "Các cột A, B, 1–5 theo mẫu D03-TS (Quyết định số 490/QĐ-BHXH); các cột V là thông tin đăng ký VssID. "
        "Cán bộ tiếp nhận chọn «Đã nhận» hoặc «Trả lại» ở cột Tiếp nhận và ghi lý do trả lại.",
        "small",
        last=_PRINTED,
        height=30,
    )


def _foot(page: Page, report: Report, accepted: list[Outcome]) -> None:
    """Write the control totals and who signs."""
    words = case_words(report.plan.rules)
    page.spread(f"Tổng cộng: {len(accepted)} em", "section", last=_PRINTED)
    for case in sorted({outcome.decision.case or 0 for outcome in accepted}):
        count = sum((outcome.decision.case or 0) == case for outcome in accepted)
        page.spread(f"{words.get(case or None, f'Trường hợp {case}')}: {count} em", "letter", last=_PRINTED)
    page.spread(f"Mã đối soát: {checksum(accepted)} (cách tính ở trang «Đối soát»)", "letter", last=_PRINTED)
    page.row += 1
    school, day = report.plan.school, report.plan.as_of
    place = f"{school.place}, ngày" if school.place else "Ngày"
    parts = ((0, 3), (4, 9), (10, _PRINTED))
    dated = f"{place} {day:%d} tháng {day:%m} năm {day:%Y}"
    signers = ("Người lập danh sách", school.representative.title, "Cán bộ tiếp nhận hồ sơ")
    for style, texts in (
        ("small", ("", dated, "Ngày …… tháng …… năm ……")),
        ("middle", signers),
        ("small", ("(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)", "(Ký, ghi rõ họ tên)")),
    ):
        _signing_line(page, parts, texts, style)
    page.row += 3
    _signing_line(page, parts, ("", school.representative.name, ""), "middle")


def _signing_line(page: Page, parts: tuple[tuple[int, int], ...], texts: tuple[str, ...], style: str) -> None:
    for (first, last), text in zip(parts, texts, strict=True):
        page.over(text, style, first, last)
    page.row += 1


def checksum(accepted: list[Outcome]) -> str:
    """Give 16 digits that change when a code of the list changes, is lost or moves."""
    codes = "".join(f"{outcome.student.bhxh_code or ''}\n" for outcome in accepted)
    return hashlib.sha256(codes.encode()).hexdigest()[:16].upper()


def _control(workbook: Workbook, report: Report, accepted: list[Outcome]) -> None:
    """Write the sheet that both sides check the list against: class by case, with sums that must agree."""
    table = _crosstab(accepted)
    width = max((len(row) for row in table), default=1)
    page = workbook.page("Đối soát", [Column("Lớp", 42), *(Column("", 22, "count") for _ in range(max(width - 1, 3)))])
    page.spread("Đối soát", "title", height=24)
    page.spread(f"{report.plan.school.name} — ngày {report.plan.as_of:%d/%m/%Y} — Mã đợt {report.plan.run_id}", "lead")
    page.row += 1
    page.spread("Số em theo lớp và trường hợp", "part")
    for index, row in enumerate(table):
        style = "header" if index == 0 else "total" if index == len(table) - 1 else ""
        page.line(row, dict.fromkeys(range(len(row)), style) if style else None)
    totals = report.totals()
    counted = totals["accepted"] + totals["accepted_with_warnings"]
    checks: list[list[Value]] = [
        ["Số em trong bảng này", len(accepted)],
        ["Đã lập giấy tờ, không có gì phải xem lại", totals["accepted"]],
        ["Đã lập giấy tờ, cần xem lại", totals["accepted_with_warnings"]],
        ["Cộng đã lập giấy tờ", counted],
        ["Đối chiếu", "Khớp" if counted == len(accepted) == (table[-1][-1] if table else 0) else "LỆCH"],
        ["Số mã số BHXH khác nhau", len({outcome.student.bhxh_code for outcome in accepted} - {None})],
        ["Mã đối soát", checksum(accepted)],
    ]
    page.row += 1
    page.spread("Số kiểm tra", "part")
    for check in checks:
        page.line(check, {1: "total"})
    page.row += 1
    note = "Mã đối soát: 16 ký tự đầu của SHA-256 trên các mã số BHXH theo thứ tự STT, sau mỗi mã một ký tự LF."
    page.spread(note, "lead", height=30)


def _crosstab(accepted: list[Outcome]) -> list[list[Value]]:
    """Count by class and case, with sums of rows and columns."""
    import pandas as pd  # noqa: PLC0415 - half a second that only a run with a list should pay

    frame = pd.DataFrame(
        {
            "class": [_class(outcome) for outcome in accepted],
            "case": [f"Trường hợp {outcome.decision.case}" for outcome in accepted],
        }
    )
    if frame.empty:
        return [["Lớp", "Cộng"], ["Cộng", 0]]
    counts = pd.crosstab(frame["class"], frame["case"])
    counts = counts.loc[sorted(counts.index, key=natural)]
    counts["Cộng"] = counts.sum(axis="columns")
    counts.loc["Cộng"] = counts.sum(axis="index")
    body: list[list[Value]] = [
        [str(name), *map(int, row)] for name, row in zip(counts.index, counts.to_numpy(), strict=True)
    ]
    return [["Lớp", *map(str, counts.columns)], *body]
