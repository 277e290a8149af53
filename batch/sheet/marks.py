"""What is to be said in a workbook that goes back: marks at cells, and a summary in front."""

import re
from typing import NamedTuple

from schemas.problem import Severity

A1 = re.compile(r"^([A-Z]{1,3})([1-9]\d{0,6})$")
"""A cell as Excel names it."""

FILLS: dict[Severity, str] = {"error": "F8CBAD", "warning": "FFE699"}
"""Severity → the colour of a marked cell; what is merely good to know leaves the colour as it is."""

COLUMNS: tuple[tuple[str, int], ...] = (
    ("Mức độ", 12),
    ("Trang tính", 16),
    ("Ô", 8),
    ("Em nào", 26),
    ("Vấn đề", 62),
    ("Cần làm gì", 62),
)
"""Headings of the summary and their widths. None but one is a heading of a roster: the file may come in again."""

SUMMARY = "Tóm tắt"
AUTHOR = "VssID"


class Mark(NamedTuple):
    """What is said at one cell: the gravest severity there, and all sentences."""

    sheet: str | None
    cell: str
    severity: Severity
    text: str


class SummaryLine(NamedTuple):
    """One line of the summary; ``cell`` is "" where the finding concerns no single cell."""

    severity: Severity
    word: str
    sheet: str | None
    cell: str
    person: str
    sentence: str
    advice: str


class Marking(NamedTuple):
    """All that is said in one workbook: ``lead`` are the sentences above the summary's table."""

    title: str
    lead: tuple[str, ...]
    lines: tuple[SummaryLine, ...]
    marks: tuple[Mark, ...]
