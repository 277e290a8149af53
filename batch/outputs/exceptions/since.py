"""Sheet «So với đợt trước»: who is new, changed, refused, registered or gone since an earlier run."""

from collections.abc import Mapping

from batch.outputs import NO_CLASS
from batch.sheet.house import Column, Listing, Value
from schemas.fields import label
from schemas.report import Report, Since

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
_COMPARED = [
    "Mỗi em của một trong hai đợt đúng một dòng; các em giữ nguyên thông tin chỉ đếm ở trang «Tổng hợp».",
    "STT và ghi chú không tính là thông tin của em. «Đợt trước»: dòng ở danh sách đợt đó, nơi em đã được nhận.",
]


def listing(report: Report) -> Listing:
    """Give the sheet."""
    return Listing("So với đợt trước", _SINCE, _changes(report), _COMPARED)


def _changes(report: Report) -> list[tuple[list[Value], Mapping[int, str]]]:
    told: list[tuple[list[Value], Mapping[int, str]]] = []
    for kind, words in _CHANGES.items():
        for change in report.since:
            if change.kind == kind:
                who: list[Value] = [words, change.class_name or NO_CLASS, change.name or "(chưa đọc được tên)"]
                places = [str(place) if place else "" for place in (change.now, change.before)]
                told.append(([*who, *places, ", ".join(map(label, change.fields))], {}))
    return told
