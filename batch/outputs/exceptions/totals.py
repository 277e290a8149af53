"""Sheet «Tổng hợp»: what came of all rows, by result, case and class, and the proof that none was lost."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from batch.outputs import KINDS, NO_CLASS, STATUSES, case_words, natural, shares
from batch.sheet.fit import row_height
from batch.sheet.house import Column, Page, Value, Workbook
from batch.whatif import outlook
from schemas.catalogue import advice, sentence
from schemas.report import Report

_TOTALS = (Column("", 40), *(Column("", 13, "count") for _ in range(10)))


class _Table(NamedTuple):
    title: str
    heads: list[Value]
    rows: list[list[Value]]
    foot: list[Value]


def write(workbook: Workbook, report: Report) -> None:
    """Write the sheet."""
    _totals(workbook.page("Tổng hợp", _TOTALS), report)


def _totals(page: Page, report: Report) -> None:
    """Write the tables of the totals, one under the other."""
    page.spread("Tổng hợp", "title", height=24)
    page.spread(f"{report.plan.school.name} — ngày {report.plan.as_of:%d/%m/%Y} — đợt {report.plan.run_id}", "lead")
    _outlook(page, report)
    printed = [_by_printing(report)] if report.printed else []
    for table in (_by_status(report), _by_case(report), _by_class(report), *printed, _conservation(report)):
        page.row += 1
        page.spread(table.title, "part", last=len(table.heads) - 1)
        page.line(table.heads, dict.fromkeys(range(len(table.heads)), "header"))
        for values in table.rows:
            page.line(
                values, {index: "center" for index, value in enumerate(values) if index and isinstance(value, str)}
            )
        page.line(table.foot, dict.fromkeys(range(len(table.foot)), "total"))
    unread = [(source.name, source.problem) for source in report.inputs if source.problem]
    if unread:
        page.row += 1
        page.spread("Tệp không đọc được: học sinh trong đó chưa được xử lý", "part")
    for name, problem in unread:
        page.write(0, name, "strong")
        page.spread(f"{sentence(problem)} {advice(problem)}", "text", first=1, height=30)


def _outlook(page: Page, report: Report) -> None:
    """Write what more facts would change, and what changed since an earlier run."""
    for title, found in outlook(report).items():
        page.row += 1
        page.spread(title, "part")
        for problem in found:
            text = f"• {sentence(problem)}"
            page.spread(text, "lead", height=row_height([(text, sum(column.width for column in _TOTALS))]))


def _by_status(report: Report) -> _Table:
    totals = report.totals()
    rows: list[list[Value]] = [[word, totals[status]] for status, word in STATUSES.items()]
    return _Table("Theo kết quả", ["Kết quả", "Số em"], rows, ["Cộng", totals["rows"]])


def _by_case(report: Report) -> _Table:
    cases = report.cases()
    words = {str(number or "none"): word for number, word in case_words(report.plan.rules).items()}
    rows: list[list[Value]] = [[words.get(case, case), count] for case, count in cases.items()]
    return _Table("Theo trường hợp của hướng dẫn", ["Trường hợp", "Số em"], rows, ["Cộng", sum(cases.values())])


def _by_class(report: Report) -> _Table:
    counts: dict[str, Counter[str]] = {}
    for _, _, entries in shares(report):
        for entry in entries:
            counts.setdefault(entry.class_name or NO_CLASS, Counter())[entry.outcome.status] += 1
    rows: list[list[Value]] = [
        [name, *(counts[name][status] for status in STATUSES), counts[name].total()]
        for name in sorted(counts, key=natural)
    ]
    return _Table("Theo lớp", ["Lớp", *STATUSES.values(), "Cộng"], rows, ["Cộng", *_sums(rows)])


def _by_printing(report: Report) -> _Table:
    """Count the papers that a plate served, and those that were laid out for one pupil alone."""
    count = len(report.printed)
    pressed = sum(printed.pressed for printed in report.printed.values())
    rows: list[list[Value]] = [["In theo khuôn", pressed], ["Dàn trang riêng cho từng em", count - pressed]]
    return _Table("Giấy tờ đã in", ["Cách in", "Số bộ"], rows, ["Cộng", count])


def _conservation(report: Report) -> _Table:
    """Show for every sheet that its used rows are its people and the rows of other kinds, none missing."""
    rows: list[list[Value]] = []
    for source, roster, entries in shares(report):
        kinds = [roster.kinds.get(kind, 0) for kind in KINDS]
        name = " › ".join(part for part in (source.name, roster.sheet) if part)
        whole = len(entries) + sum(kinds) == roster.used
        rows.append([name, roster.used, len(entries), *kinds, "Khớp" if whole else "LỆCH"])
    heads: list[Value] = ["Tệp › trang tính", "Dòng đã dùng", "Học sinh", *KINDS.values(), "Đối chiếu"]
    sums = _sums(row[:-1] for row in rows)
    whole = all(row[-1] == "Khớp" for row in rows)
    foot: list[Value] = ["Cộng", *sums, "Khớp" if whole else "LỆCH"]
    return _Table("Không dòng nào bị mất: dòng đã dùng = học sinh + các loại dòng khác", heads, rows, foot)


def _sums(rows: Iterable[list[Value]]) -> list[Value]:
    """Add up the columns after the first."""
    numbers = ([value for value in row[1:] if isinstance(value, int)] for row in rows)
    return [sum(column) for column in zip(*numbers, strict=True)]
