"""Sheet «Đã sửa»: every value that was changed on the way in, those that identify first."""

from collections.abc import Mapping

from batch.outputs import Entry, shares
from batch.sheet.house import Column, Listing, Value
from schemas.catalogue import REPAIRS
from schemas.fields import label
from schemas.problem import Repair
from schemas.report import Report

_SILENT = frozenset({"unicode-composed", "spaces-cleaned", "look-alike", "full-width", "punctuation-removed"})
_ROUTINE = frozenset(
    {"country-code", "name-joined", "place-official", "class-from-title", "guardian-from-parent", "relation-named"}
    | {"date-three-columns", "date-serial"}
)
"""Repairs that touch no digit that identifies: told last, so that the others are seen."""
_MOST_CELLS = 12
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
_LEAD = [
    "Mọi giá trị đã được đổi khi đọc danh sách của trường: số và ngày tháng trước, việc làm sạch sau.",
    "Việc làm sạch giống hệt nhau ở nhiều ô (ví dụ «Mẹ» thành «mẹ») gộp thành một dòng.",
]


def listing(report: Report) -> Listing:
    """Give the sheet."""
    return Listing("Đã sửa", _REPAIRED, _repairs(report), _LEAD)


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
