"""What the like form of every rival shows: the fields of our declaration for one pupil, and the same code.

The code's modules are worked out beforehand for the rivals, outside of what is measured: we take ours along.
"""

import base64
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import segno

from batch.printing.fields import fields
from schemas.ruleset import RuleSet
from schemas.school import School
from schemas.student import Student

FONTS = Path(__file__).resolve().parents[2] / "templates" / "fonts"
TITLE = "Tờ khai đăng ký giao dịch điện tử với cơ quan bảo hiểm xã hội"
BOXES = {"bhxh_code": 12, "id_number": 12, "phone": 10}
"""How many boxes an empty code has."""
SHOWN = ("full_name_upper", "birth_year", "bhxh_code", "id_number", "phone", "email", "address", "commune", "province")
"""What must be found again in the text of each paper."""


class Run(NamedTuple):
    """Dark modules side by side in one row of a code: the columns from ``start`` to before ``end``."""

    row: int
    start: int
    end: int


class Sheet(NamedTuple):
    """One pupil's paper: the texts by field, and the code's runs and size in modules."""

    texts: dict[str, str]
    runs: tuple[Run, ...]
    size: int

    def svg(self) -> str:
        """Give the code as an SVG picture."""
        path = "".join(f"M{run.start} {run.row}h{run.end - run.start}v1h{run.start - run.end}z" for run in self.runs)
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.size} {self.size}">'
        return f'{head}<path d="{path}"/></svg>'

    def png(self) -> str:
        """Give the code as a PNG picture, base64."""
        rows = [bytearray(b"\0" + b"\xff" * self.size) for _ in range(self.size)]
        for run in self.runs:
            rows[run.row][run.start + 1 : run.end + 1] = bytes(run.end - run.start)
        head = struct.pack(">IIBBBBB", self.size, self.size, 8, 0, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
        packed = (struct.pack(">I", len(data)) + kind + data + _sum(kind + data) for kind, data in chunks)
        return base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(packed)).decode()


def sheet(student: Student, student_id: str, rules: RuleSet, school: School) -> Sheet:
    """Make ready what a rival's paper shows of one pupil."""
    texts = fields(student, student_id, rules, school)
    office = rules.office
    texts |= {
        "basis": rules.declaration.basis,
        "office": f"[{office.code}] {office.name}",
        "way": f"[{office.parent_code}] {office.parent_name} → [{office.code}] {office.name}",
    }
    # Our own code holds the id and a digest of sixteen digits.
    code = segno.make_qr(f"{student_id}-{student_id}".upper(), error="m", version=2, boost_error=False)
    rows = [[bool(module) for module in row] for row in code.matrix]
    return Sheet(texts, tuple(run for number, row in enumerate(rows) for run in _runs(number, row)), len(rows))


def _runs(number: int, row: list[bool]) -> Iterator[Run]:
    start = None
    for column, dark in enumerate([*row, False]):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            yield Run(number, start, column)
            start = None


def _sum(data: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(data))
