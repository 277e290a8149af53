"""Sheet «Người giám hộ»: each guardian once, with all the children and what is missing."""

from collections.abc import Mapping

from batch.guardians import WITHOUT_CODE, listed
from batch.outputs import NO_CLASS
from batch.sheet.house import Column, Listing, Value
from schemas.report import Report

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
_WHO = [
    "Người giám hộ của các em ở trường hợp 2 và 3, mỗi người một dòng dù con học nhiều lớp; ai chưa có mã đứng trước.",
    "Có mã thì ghi ở dòng của người đó: mọi dòng cùng họ tên và cùng số điện thoại hoặc số giấy tờ được lấy theo.",
    "Dòng nào chỉ ghi họ tên người giám hộ thì phải ghi mã ở chính dòng ấy.",
]


def listing(report: Report) -> Listing:
    """Give the sheet."""
    return Listing("Người giám hộ", _GUARDIANS, _guardians(report), _WHO)


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
