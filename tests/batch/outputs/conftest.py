"""A whole run's report without a disk between: synthetic rosters through the core, as the outputs get them."""

import hashlib
import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import schemas
from batch import cases, discover, layouts
from batch.compare import compare
from batch.decide import Setting, decide
from batch.survey import survey
from schemas.book import Book, Sheet
from schemas.cell import CellValue
from schemas.origin import Origin
from schemas.problem import Problem
from schemas.report import InputFile, Plan, Report
from schemas.ruleset import RuleSet
from schemas.school import School

Grid = list[list[CellValue]]
HOSTILE = ("=1+1", "+84", "@x", "-x", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", "<script>alert(1)</script>")
AS_OF = date(2026, 9, 15)

_HEADINGS = [
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Lớp",
    "Mã số BHXH",
    "Số CCCD/CMND/Hộ chiếu",
    "SĐT của học sinh",
    "Số nhà, thôn/xóm",
    "Xã/Phường",
    "Tỉnh/Thành phố",
    "Họ tên người giám hộ",
    "Quan hệ",
    "Mã số BHXH người giám hộ",
    "SĐT người giám hộ",
    "Đồng ý xử lý dữ liệu",
    "Ghi chú",
]
_ANOTHER: dict[str, CellValue] = {"Họ_tên_người_giám_hộ": "Vũ Thị Ba", "Mã_số_BHXH_người_giám_hộ": "0109876550"}
_ANOTHER |= {"SĐT_người_giám_hộ": "0987654314"}
_NAMES = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nga", "Oanh", "Phúc")


def pupil(number: int, **changed: CellValue) -> list[CellValue]:
    """One good row of case 1; ``changed`` by heading, blanks of the heading written as underscores."""
    row: dict[str, CellValue] = dict.fromkeys(_HEADINGS)
    row |= {
        "STT": number,
        "Họ và tên": f"Nguyễn Văn {_NAMES[number % 12]}",
        "Ngày sinh": f"{number % 28 + 1:02}/03/2011",
    }
    row |= {"Giới tính": "Nam", "Lớp": "9A", "Mã số BHXH": f"01{number:08}", "SĐT của học sinh": f"0912{number:06}"}
    row |= {"Số CCCD/CMND/Hộ chiếu": f"001211{number:06}", "Số nhà, thôn/xóm": "Thôn 1", "Xã/Phường": "Xã Thanh Trì"}
    row |= {"Tỉnh/Thành phố": "Thành phố Hà Nội", "Họ tên người giám hộ": "Trần Thị Bình", "Quan hệ": "mẹ"}
    row |= {"Mã số BHXH người giám hộ": "0109876543", "SĐT người giám hộ": "0987654312", "Đồng ý xử lý dữ liệu": "Có"}
    known = {name.replace(" ", "_"): name for name in _HEADINGS}
    return list((row | {known[name]: value for name, value in changed.items()}).values())


def roster(*rows: Sequence[CellValue]) -> Grid:
    """A title, the headings on row 2, the pupils from row 3 on."""
    return [["DANH SÁCH HỌC SINH"], list(_HEADINGS), *(list(row) for row in rows)]


def save(path: Path, grid: Grid, sheet: str = "S") -> Path:
    """Save a grid as .xlsx, every text as a text."""
    workbook = openpyxl.Workbook()
    target = workbook.active
    target.title = sheet
    for number, row in enumerate(grid, 1):
        for column, value in enumerate(row, 1):
            cell = target.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
    workbook.save(path)
    return path


@pytest.fixture(scope="session")
def setting() -> Setting:
    """The rules of 2026, all cases, a school with all it may tell."""
    folder = Path(str(schemas.__path__[0])) / "rulesets"
    own = tomllib.loads((folder / "2026.toml").read_text(encoding="utf-8"))
    places = tomllib.loads((folder / own["places"]).read_text(encoding="utf-8"))
    rules = RuleSet.model_validate({**places, **own})
    school = School(name="Trường THCS Mẫu <Một>", code="MAU-1", address="Số 1", place="Thanh Trì")
    in_force = sorted(discover.plugins(cases).values(), key=lambda module: module.NUMBER)
    return Setting(rules, tuple(in_force), school, AS_OF)


@pytest.fixture(scope="session")
def report_of(setting: Setting) -> Callable[..., Report]:
    """Give a function from (path, sheets) pairs to a report; no sheets: the file could not be read."""
    known = discover.plugins(layouts)

    def build(*files: tuple[Path, dict[str | None, Grid] | None]) -> Report:
        inputs, outcomes = [], []
        for path, grids in files:
            digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "0" * 64
            if grids is None:
                refused = Problem("file-encrypted", "error", Origin(path.name, None, 1))
                inputs.append(InputFile(path.name, str(path), digest, None, (), refused))
                continue
            book = Book(path.name, "test", tuple(Sheet(name, grid) for name, grid in grids.items()))
            surveyed = tuple(survey(path.name, sheet, known) for sheet in book.sheets)
            inputs.append(InputFile(path.name, str(path), digest, book, surveyed))
            outcomes += [decide(row, found.facts, setting) for found in surveyed for row in found.rows]
        plan = Plan("2026-09-15-0123456789ab", setting.school, setting.rules, AS_OF)
        return Report(plan, tuple(inputs), tuple(compare(outcomes, setting)))

    return build


@pytest.fixture
def mixed(tmp_path: Path, report_of: Callable[..., Report]) -> Report:
    """Two readable files and one that is not: every status, every case, hostile notes, classes out of order."""
    (tmp_path / "in").mkdir()
    first = roster(
        pupil(1, Lớp="10A"),
        pupil(2, SĐT_của_học_sinh=None),
        pupil(
            3,
            SĐT_của_học_sinh=None,
            Họ_tên_người_giám_hộ="Lý Thị Năm",
            Mã_số_BHXH_người_giám_hộ=None,
            SĐT_người_giám_hộ="0987654313",
        ),
        pupil(4, Mã_số_BHXH="123"),
        pupil(5, Đồng_ý_xử_lý_dữ_liệu=None),
        pupil(1, Lớp="10A"),
        pupil(6, Mã_số_BHXH="0100 000 006", Lớp=None),
        pupil(7, Mã_số_BHXH=None, Họ_và_tên="Lê <b>Tâm</b>"),
        *(pupil(20 + index, Ghi_chú=text, **_ANOTHER) for index, text in enumerate(HOSTILE)),
    )
    second = roster(pupil(40, Lớp="9B"), pupil(41, Lớp="9B", Ngày_sinh="31/02/2011"))
    return report_of(
        (tmp_path / "in" / "khoa.xlsx", None),
        (save(tmp_path / "in" / "lop-9a.xlsx", first), {"S": first}),
        (tmp_path / "in" / "lop-9b.csv", {None: second}),
    )
