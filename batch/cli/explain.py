"""`explain`: what a problem code means, its source, what to do."""

import re

from rich.markup import escape
from rich.table import Column, Table

from batch.cli.say import Voice
from batch.errors import UsageError
from batch.text import within_edits
from schemas.catalogue import ENTRIES

_SEVERITIES = {"error": "Lỗi: không lập giấy tờ", "warning": "Cảnh báo: vẫn lập giấy tờ", "info": "Ghi nhận"}
_NEAR = 3
_PARAM = re.compile(r"\{[a-z_]+\}")


def explain(code: str | None) -> int:
    """Print one entry of the catalogue, or a list of all; UsageError for a code that is not there."""
    console = Voice(to_stderr=False, quiet=False).console
    if code is None:
        table = Table(Column("Mã", min_width=max(map(len, ENTRIES))), "Mức độ", "Ý nghĩa", box=None, padding=(0, 2))
        for entry in ENTRIES.values():
            table.add_row(entry.code, _SEVERITIES[entry.severity].split(":")[0], entry.title)
        console.print(table)
        return 0
    found = ENTRIES.get(code.strip().lower())
    if found is None:
        near = [known for known in ENTRIES if within_edits(code, known, _NEAR) or code in known]
        hint = f" Có phải: {', '.join(near)}?" if near else " Gõ «vssid-batch explain» để xem tất cả."
        raise UsageError(f"Không có mã lỗi «{code}».{hint}")
    for name, text in (
        ("Mã", found.code),
        ("Ý nghĩa", found.title),
        ("Mức độ", _SEVERITIES[found.severity]),
        ("Báo rằng", found.sentence),
        ("Cần làm", found.advice),
        ("Căn cứ", found.source),
        ("Ví dụ", found.example),
    ):
        console.print(f"[bold]{name:9}[/bold] {escape(_PARAM.sub('…', text))}")
    return 0
