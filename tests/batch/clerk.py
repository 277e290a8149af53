"""A clerk who types rosters in memory, and the core run over them as `run` does it, without a disk."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from batch import cases, discover, layouts
from batch.compare import compare
from batch.decide import Setting, decide
from batch.survey import survey
from schemas.book import Sheet
from schemas.cell import CellValue
from schemas.outcome import Outcome
from schemas.roster import Roster
from schemas.ruleset import RuleSet
from schemas.school import School
from tests.schemas import country

LAYOUTS = discover.plugins(layouts)

TEMPLATE = {
    "roll_number": "STT",
    "full_name": "Họ và tên*",
    "birth_date": "Ngày sinh*",
    "sex": "Giới tính*",
    "class_name": "Lớp*",
    "bhxh_code": "Mã số BHXH*",
    "id_number": "Số CCCD/CMND/Hộ chiếu",
    "personal_id": "Số định danh cá nhân",
    "phone": "SĐT của học sinh",
    "email": "Email",
    "address": "Số nhà, thôn/xóm",
    "commune": "Xã/Phường",
    "district": "Quận/Huyện",
    "province": "Tỉnh/Thành phố",
    "guardian_name": "Họ tên người giám hộ",
    "guardian_relation": "Quan hệ",
    "guardian_birth_date": "Ngày sinh người giám hộ",
    "guardian_bhxh_code": "Mã số BHXH người giám hộ",
    "guardian_id_number": "Số CCCD người giám hộ",
    "guardian_phone": "SĐT người giám hộ",
    "has_portrait": "Ảnh 4x6",
    "has_id_front": "Ảnh giấy tờ mặt trước",
    "has_id_back": "Ảnh giấy tờ mặt sau",
    "has_birth_certificate": "Giấy khai sinh",
    "already_registered": "Đã có tài khoản VssID",
    "consent": "Đồng ý xử lý dữ liệu",
    "note": "Ghi chú",
}
"""Canonical field → heading, as the blank roster of `vssid-batch template` has them."""

_GIVEN_NAMES = [
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Giang",
    "Hùng",
    "Khánh",
    "Linh",
    "Minh",
    "Nga",
    "Oanh",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
    "Uyên",
    "Vinh",
    "Xuân",
    "Yến",
    "Đạt",
]
_GUARDIAN = {
    "guardian_name": "Trần Thị Bình",
    "guardian_relation": "Mẹ",
    "guardian_birth_date": "01/02/1985",
    "guardian_bhxh_code": "0109876543",
    "guardian_id_number": "001185012345",
    "guardian_phone": "0987654312",
}
_MARKS = {
    "has_portrait": "Có",
    "has_id_front": "Có",
    "has_id_back": "Có",
    "has_birth_certificate": "Có",
    "consent": "Có",
}
BASES: dict[str, dict[str, CellValue]] = {
    "1": {},
    "2": {"id_number": "", "phone": ""},
    "3": {"id_number": "", "phone": "", "guardian_bhxh_code": ""},
}
"""What is left out of a complete row so that it is of this case."""


class Era(NamedTuple):
    """A rule set, a day on which it is in force, and what a clean row of that day differs in."""

    rules: str
    as_of: date
    born: int
    place: dict[str, CellValue]


TODAY = Era("2026", date(2026, 9, 15), 2011, {"commune": "Xã Thanh Trì", "province": "Thành phố Hà Nội"})
GUIDE = Era(
    "guide-2021",
    date(2022, 9, 15),
    2007,
    {"commune": "Xã Tân Triều", "district": "Huyện Thanh Trì", "province": "Thành phố Hà Nội"},
)
ERAS = {era.rules: era for era in (TODAY, GUIDE)}


def clean_row(number: int = 1, era: Era = TODAY) -> dict[str, CellValue]:
    """A complete row of case 1; rows of different numbers share no personal value."""
    card = f"0012{era.born % 100:02d}{number:06d}"
    own: dict[str, CellValue] = {
        "roll_number": number,
        "full_name": f"Nguyễn Văn {_GIVEN_NAMES[number % 20]} {_GIVEN_NAMES[number // 20 % 20]}",
        "birth_date": f"15/03/{era.born}",
        "sex": "Nam",
        "class_name": "10A",
        "bhxh_code": f"01123{number:05d}",
        "id_number": card,
        "personal_id": card,
        "phone": f"09123{number:05d}",
        "email": "",
        "address": "Thôn 1",
    }
    return {**dict.fromkeys(TEMPLATE, ""), **own, **era.place, **_GUARDIAN, **_MARKS}


def grid(rows: Sequence[Mapping[str, CellValue]], era: Era = TODAY) -> list[list[CellValue]]:
    """Our template with one clean row for each mapping of changes."""
    typed = [{**clean_row(number, era), **changes} for number, changes in enumerate(rows, 1)]
    return [list(TEMPLATE.values()), *([row[field] for field in TEMPLATE] for row in typed)]


class Judged(NamedTuple):
    """What came of a sheet."""

    roster: Roster
    outcomes: list[Outcome]

    @property
    def only(self) -> Outcome:
        """The outcome of a sheet with one person."""
        (outcome,) = self.outcomes
        return outcome


def judge_sheet(sheet: Sheet, era: Era = TODAY, school: School | None = None) -> Judged:
    """Survey, decide and compare one sheet."""
    roster = survey("lop.xlsx", sheet, LAYOUTS)
    setting = setting_of(era, school)
    return Judged(roster, compare([decide(row, roster.facts, setting) for row in roster.rows], setting))


def judge(*rows: Mapping[str, CellValue], era: Era = TODAY) -> Judged:
    """Judge rows of our template that differ from clean ones in these cells."""
    return judge_sheet(Sheet("DS", grid(rows, era)), era)


def judge_list(headings: str, *rows: Sequence[CellValue], era: Era = TODAY) -> Judged:
    """Judge a list of another kind: its headings separated by ``|``, then its rows."""
    return judge_sheet(Sheet("DS", [[part.strip() for part in headings.split("|")], *map(list, rows)]), era)


def codes(outcome: Outcome) -> dict[str, str]:
    """Problem code → severity."""
    return {problem.code: problem.severity for problem in outcome.problems}


def setting_of(era: Era, school: School | None = None) -> Setting:
    """The rules of an era, all cases, and a school without a name."""
    modules: Any = sorted(discover.plugins(cases).values(), key=lambda case: case.NUMBER)
    return Setting(rules(era.rules), tuple(modules), school or School(), era.as_of)


def rules(name: str) -> RuleSet:
    """A rule set with its places."""
    return country.load(name)
