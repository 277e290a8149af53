"""The class export of the ministry's database (CSDL ngành giáo dục): 25 columns, everything as text.

Its «SĐT liên hệ» is a contact number, usually a parent's, and its 10-digit «Mã định danh Bộ GD&ĐT» is no mã số BHXH.
"""

from schemas.cell import Row

TITLE = "Danh sách lớp xuất từ cơ sở dữ liệu ngành giáo dục"

COLUMNS: dict[str, str] = {
    "ma dinh danh bo gd dt": "student_code",
    "sdt lien he": "contact_phone",
    "to thon ho khau thuong tru": "ignored",
    "cho o hien nay": "address",
    "so cmnd": "id_number",
    "so dinh danh ca nhan": "personal_id",
    "trang thai": "status",
    "lop hoc": "class_name",
}

_SIGNATURE = "ma dinh danh bo gd dt"
_COMPANIONS = frozenset({"trang thai", "sdt lien he", "noi sinh chi tiet", "khoi hoc", "cho o hien nay"})


def identify(headings: frozenset[str]) -> bool:
    """The ministry's code beside two of the columns that only its export has."""
    return _SIGNATURE in headings and len(headings & _COMPANIONS) > 1


def fix(row: Row) -> Row | None:
    """Nothing is peculiar to single rows."""
    return row
