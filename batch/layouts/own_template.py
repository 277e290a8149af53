"""Our own template, as `vssid-batch template` writes it."""

from batch.text import fold
from schemas.cell import Row

TITLE = "Mẫu của phần mềm VssID batch"

COLUMNS: dict[str, str] = {
    "sdt cua hoc sinh": "phone",
    "so cccd cmnd ho chieu": "id_number",
    "so dinh danh ca nhan": "personal_id",
    "so nha thon xom": "address",
    "quan he": "guardian_relation",
}

_SIGNATURE = frozenset({"da co tai khoan vssid", "dong y xu ly du lieu", "ma so bhxh nguoi giam ho"})
_EXAMPLE_MARKS = frozenset({"vd", "vi du"})


def identify(headings: frozenset[str]) -> bool:
    """Two of the three headings that only our template has."""
    return len(headings & _SIGNATURE) > 1


def fix(row: Row) -> Row | None:
    """Leave out the example row, which the template marks with «VD» in the column STT."""
    mark = row.cells.get("roll_number")
    return None if mark and fold(mark.text) in _EXAMPLE_MARKS else row
