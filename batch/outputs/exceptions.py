"""``ngoai-le.xlsx``: all that needs a person, the totals that prove no row was lost, and all that was changed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from batch.guardians import WITHOUT_CODE, listed
from batch.outputs import (
    KINDS,
    NO_CLASS,
    SEVERITIES,
    STATUSES,
    Entry,
    Line,
    case_words,
    counted,
    lines,
    natural,
    shares,
)
from batch.sheet.fit import row_height
from batch.sheet.house import Column, Listing, Page, Value, Workbook, write_listing
from batch.whatif import outlook
from batch.why import rule, why
from schemas.catalogue import REPAIRS, advice, sentence
from schemas.fields import label
from schemas.problem import Repair
from schemas.report import Report, Since

NAME = "ngoai-le.xlsx"
_SILENT = frozenset({"unicode-composed", "spaces-cleaned", "look-alike", "full-width", "punctuation-removed"})
_ROUTINE = frozenset(
    {"country-code", "name-joined", "place-official", "class-from-title", "guardian-from-parent", "relation-named"}
    | {"date-three-columns", "date-serial"}
)
"""Repairs that touch no digit that identifies: told last, so that the others are seen."""

_MOST_CELLS = 12

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
_REPAIRED = (
    Column("Tệp", 24),
    Column("Trang tính", 14),
    Column("Ô", 8, "center"),
    Column("Lớp", 8, "center"),
    Column("Họ và tên", 26, "strong"),
    Column("Mục", 24),
    Column("Trước", 30, "code"),
    Column("Sau", 30, "code"),
    Column("Quy tắc", 48),
)
_GUARDIANS = (
    Column("Người giám hộ", 26, "strong"),
    Column("Quan hệ", 9, "center"),
    Column("SĐT", 12, "code_center"),
    Column("Mã số BHXH", 14, "code_center"),
    Column("Trường hợp", 8, "center"),
    Column("Số em", 7, "center"),
    Column("Các em", 40),
    Column("Ở dòng nào", 44),
    Column("Còn thiếu", 30),
)
_REASONS = (
    Column("Tệp", 24),
    Column("Trang tính", 12),
    Column("Dòng", 7, "center"),
    Column("Lớp", 8, "center"),
    Column("Họ và tên", 26, "strong"),
    Column("Kết quả", 16),
    Column("Trường hợp", 8, "center"),
    Column("Vì sao, theo ô nào", 54),
    Column("Theo quy định nào", 50),
)
_SINCE = (
    Column("Thay đổi", 24, "center"),
    Column("Lớp", 8, "center"),
    Column("Họ và tên", 26, "strong"),
    Column("Đợt này", 44),
    Column("Đợt trước", 44),
    Column("Khác ở", 44),
)
_CHANGES: dict[Since, str] = {
    "new": "Mới được nhận",
    "changed": "Đổi thông tin",
    "refused": "Đợt này chưa nhận",
    "registered": "Đã có tài khoản",
    "gone": "Không còn trong danh sách",
}
"""Who stays the same is only counted."""
_TOTALS = (Column("", 40), *(Column("", 13, "count") for _ in range(10)))


class _Table(NamedTuple):
    title: str
    heads: list[Value]
    rows: list[list[Value]]
    foot: list[Value]


def write(folder: Path, report: Report) -> list[str]:
    """Write the workbook: Ngoại lệ, Ghi nhận, Tổng hợp, Người giám hộ, Đã sửa, Vì sao, So với đợt trước."""
    told = lines(report)
    urgent = [line for line in told if line.problem.severity != "info"]
    noted = [line for line in told if line.problem.severity == "info"]
    problems = [_problem(line) for line in urgent]
    notes = [_problem(line) for line in noted]
    changed = [
        "Mọi giá trị đã được đổi khi đọc danh sách của trường: số và ngày tháng trước, việc làm sạch sau.",
        "Việc làm sạch giống hệt nhau ở nhiều ô (ví dụ «Mẹ» thành «mẹ») gộp thành một dòng.",
    ]
    with Workbook(folder / NAME, "Ngoại lệ", report.plan.as_of) as workbook:
        write_listing(workbook, Listing("Ngoại lệ", _PROBLEMS, problems, _lead(report, urgent), _PRINTED))
        write_listing(workbook, Listing("Ghi nhận", _PROBLEMS, notes, ["Để biết, không bắt buộc phải sửa."], _PRINTED))
        _totals(workbook.page("Tổng hợp", _TOTALS), report)
        write_listing(workbook, Listing("Người giám hộ", _GUARDIANS, _guardians(report), _WHO))
        write_listing(workbook, Listing("Đã sửa", _REPAIRED, _repairs(report), changed))
        write_listing(workbook, Listing("Vì sao", _REASONS, _reasons(report), _explained(report)))
        if report.since:
            write_listing(workbook, Listing("So với đợt trước", _SINCE, _changes(report), _COMPARED))
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


_WHO = [
    "Người giám hộ của các em ở trường hợp 2 và 3, mỗi người một dòng dù con học nhiều lớp; ai chưa có mã đứng trước.",
    "Có mã thì ghi ở dòng của người đó: mọi dòng cùng họ tên và cùng số điện thoại hoặc số giấy tờ được lấy theo.",
    "Dòng nào chỉ ghi họ tên người giám hộ thì phải ghi mã ở chính dòng ấy.",
]


def _guardians(report: Report) -> list[tuple[list[Value], Mapping[int, str]]]:
    told: list[tuple[list[Value], Mapping[int, str]]] = []
    for one in listed(report.outcomes):
        classes = (child.student.class_name for child in one.children)
        names = (child.student.full_name or "(chưa đọc được tên)" for child in one.children)
        children = "\n".join(f"{name} ({grade or NO_CLASS})" for name, grade in zip(names, classes, strict=True))
        rows = "\n".join(str(child.origin) for child in one.children)
        who: list[Value] = [one.name or "(chưa đọc được tên)", one.relation, one.phone, one.code, one.case]
        style = {8: "warning"} if one.case == WITHOUT_CODE else {}
        told.append(([*who, len(one.children), children, rows, "; ".join(one.missing)], style))
    return told


def _explained(report: Report) -> list[str]:
    rules = report.plan.rules
    return [
        f"Mỗi em một dòng: trường hợp nào, theo ô nào của danh sách, theo quy định nào. Bộ quy tắc: {rules.title}.",
        *(f"{word}." for number, word in case_words(rules).items() if number),
    ]


def _reasons(report: Report) -> list[tuple[list[Value], Mapping[int, str]]]:
    told: list[tuple[list[Value], Mapping[int, str]]] = []
    for _, _, entries in shares(report):
        for entry in entries:
            outcome = entry.outcome
            where: list[Value] = [*outcome.origin, entry.class_name, entry.name, STATUSES[outcome.status]]
            reasons = f"cùng một em với {outcome.duplicate_of}" if outcome.duplicate_of else why(outcome)
            cite = rule(outcome, report.plan.rules)
            told.append(([*where, outcome.decision.case, reasons, cite], {}))
    return told


_COMPARED = [
    "Mỗi em của một trong hai đợt đúng một dòng; các em giữ nguyên thông tin chỉ đếm ở trang «Tổng hợp».",
    "STT và ghi chú không tính là thông tin của em. «Đợt trước»: dòng ở danh sách đợt đó, nơi em đã được nhận.",
]


def _changes(report: Report) -> list[tuple[list[Value], Mapping[int, str]]]:
    told: list[tuple[list[Value], Mapping[int, str]]] = []
    for kind, words in _CHANGES.items():
        for change in report.since:
            if change.kind == kind:
                who: list[Value] = [words, change.class_name or NO_CLASS, change.name or "(chưa đọc được tên)"]
                places = [str(place) if place else "" for place in (change.now, change.before)]
                told.append(([*who, *places, ", ".join(map(label, change.fields))], {}))
    return told


def _repairs(report: Report) -> list[tuple[list[Value], Mapping[int, str]]]:
    """Give one line a repair; the same routine change in many cells of a column («Mẹ» → «mẹ») is one line for all."""
    found: dict[tuple[object, ...], list[tuple[Entry, Repair]]] = {}
    for _, _, entries in shares(report):
        for entry in entries:
            for done in entry.outcome.repairs:
                rank = 2 if done.rule in _SILENT else 1 if done.rule in _ROUTINE else 0
                spot = entry.outcome.origin[:2] if rank else (*entry.outcome.origin, done.cell)
                found.setdefault((rank, done.rule, done.field, done.before, done.after, *spot), []).append(
                    (entry, done)
                )
    ranked = sorted(found.items(), key=lambda same: int(str(same[0][0])))
    return [(_repaired(same), {}) for _, same in ranked]


def _repaired(same: list[tuple[Entry, Repair]]) -> list[Value]:
    entry, done = same[0]
    who: list[Value] = [done.cell, entry.class_name, entry.name]
    if len(same) > 1:
        cells = [each.cell or "" for _, each in same]
        more = f" và {len(cells) - _MOST_CELLS} ô nữa" if len(cells) > _MOST_CELLS else ""
        who = [cells[0], "", f"{len(cells)} ô: {', '.join(cells[:_MOST_CELLS])}{more}"]
    changed = [label(done.field), done.before, done.after, REPAIRS.get(done.rule, done.rule)]
    return [*entry.outcome.origin[:2], *who, *changed]


def _totals(page: Page, report: Report) -> None:
    """Write the tables of the totals, one under the other."""
    page.spread("Tổng hợp", "title", height=24)
    page.spread(f"{report.plan.school.name} — ngày {report.plan.as_of:%d/%m/%Y} — đợt {report.plan.run_id}", "lead")
    _outlook(page, report)
    for table in (_by_status(report), _by_case(report), _by_class(report), _conservation(report)):
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
