"""The class that a title, a sheet name or a row of its own names."""

import re

_IN_TEXT = re.compile(r"\bl[ớơo]p\s*[:\-–]?\s*(\d{1,2}[\w./]*(?:-\d+)?)", re.IGNORECASE)
_SHEET_NAME = re.compile(r"^(?:l[ớơo]p)?[\s._-]*(\d{1,2}[\s._-]?[A-Za-zĐđ]\w*|\d{1,2}[./]\d{1,2})$", re.IGNORECASE)


def named_in(text: str) -> str | None:
    """Find the class that a title names.

    >>> named_in("DANH SÁCH HỌC SINH LỚP 10C3 NĂM HỌC 2026 - 2027"), named_in("Khối 6 - Lớp 6A - (Học kỳ 2)")
    ('10C3', '6A')
    >>> named_in("LỚP 12.6"), named_in("DANH SÁCH HỌC SINH")
    ('12.6', None)
    """
    found = _IN_TEXT.search(text)
    return found.group(1).rstrip("./") if found else None


def named_by_sheet(name: str | None) -> str | None:
    """Take a sheet name for a class when it looks like one.

    >>> named_by_sheet("Lớp 6D1"), named_by_sheet("6a"), named_by_sheet("Sheet1")
    ('6D1', '6a', None)
    """
    found = _SHEET_NAME.match(name.strip()) if name else None
    return found.group(1) if found else None
