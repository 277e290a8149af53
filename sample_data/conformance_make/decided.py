"""A row for every answer of the table «Decided» in the notes on the field, each with the outcome it must give.

Most are the faults of the sample rosters; here stand the others, and the answers that were others under older rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from sample_data import clean, faults_guardian, faults_lists, faults_numbers, faults_person
from sample_data.columns import TEMPLATE, Maker
from sample_data.conformance_make.draft import BASES, OWN, Draft, pages
from sample_data.conformance_make.page import Page, Roster, Typed
from sample_data.entry import Entry
from sample_data.fault import Fault, into
from sample_data.people import People

NUMBERS: list[Fault] = []
PERSONS: list[Fault] = []
MINISTRY: list[Fault] = []
OLD_RULES: list[Fault] = []
_BORN = (date(2012, 1, 1), date(2012, 8, 28))


@into(NUMBERS, "Mã số BHXH 12 số bằng số định danh", 2)
def _twelve(row: Entry) -> None:
    clean.code_is_personal_number(row)


@into(NUMBERS, "Mã số BHXH 12 số của người giám hộ", 2)
def _guardian_twelve(row: Entry) -> None:
    clean.guardian_code_is_personal_number(row)


@into(NUMBERS, "Mã số BHXH 9 chữ số, gõ dạng chữ", 2)
def _nine_in_text(row: Entry) -> None:
    row.write(bhxh_code=f"1{row.pupil.person.code[2:]}")
    row.refuse("bhxh-zero-suspected", "bhxh_code")


@into(NUMBERS, "Chữ O, l, I lẫn trong mã số BHXH", 2, 2, 2)
def _letters(*rows: Entry) -> None:
    for row, front in zip(rows, ("O1", "0l", "0I"), strict=True):
        row.record["bhxh_code"] = f"01{row.pupil.person.code[2:]}"
        row.write(bhxh_code=front + row.pupil.person.code[2:])
        row.warn("bhxh-letters-repaired", "bhxh_code")


@into(NUMBERS, "Chữ O lẫn trong mã số BHXH người giám hộ", 2)
def _guardian_letters(row: Entry) -> None:
    row.record["guardian_bhxh_code"] = f"01{row.pupil.guardian.code[2:]}"
    row.write(guardian_bhxh_code=f"O1{row.pupil.guardian.code[2:]}")
    row.warn("guardian-code-letters-repaired", "guardian_bhxh_code")


@into(NUMBERS, "Mã số BHXH người giám hộ 9 chữ số: ô kiểu số, ô kiểu chữ", 2, 2)
def _guardian_nine(row: Entry, other: Entry) -> None:
    code = f"01{row.pupil.guardian.code[2:]}"
    row.record["guardian_bhxh_code"] = code
    row.write(guardian_bhxh_code=int(code))
    row.warn("guardian-code-zero-restored", "guardian_bhxh_code")
    other.write(guardian_bhxh_code=f"1{other.pupil.guardian.code[2:]}")
    other.refuse("guardian-code-zero-suspected", "guardian_bhxh_code")


@into(NUMBERS, "Chỉ có CMND 9 số, đã hết giá trị", 1)
def _old_card(row: Entry) -> None:
    row.write(id_number="013579246")
    row.record |= {"id_type": "cmnd", "id_number": "013579246"}
    row.case = 2
    row.warn("cmnd-expired", "id_number")


@into(NUMBERS, "Mã số BHXH người giám hộ: thẻ BHYT 20 ký tự", 2)
def _guardian_long_card(row: Entry) -> None:
    row.write(guardian_bhxh_code=f"DN401{row.pupil.guardian.code}01001")
    row.warn("guardian-code-card-cut", "guardian_bhxh_code")


@into(PERSONS, "Đã đủ 18 tuổi mà phải đăng ký qua người giám hộ", 2, 3)
def _adults(*rows: Entry) -> None:
    for row in rows:
        number = row.pupil.person.number
        row.write(birth_date="15/03/2008", personal_id=f"{number[:4]}08{number[6:]}")
        row.refuse("adult-needs-own", "birth_date")


@into(PERSONS, "Ngày sinh viết bằng chữ", 2)
def _in_words(row: Entry) -> None:
    row.write(birth_date="Ngày 15 tháng 3 năm 2012")
    row.record["birth_date"] = "2012-03-15"
    row.warn("birth-date-repaired", "birth_date")


@into(PERSONS, "Tuổi trên 25", 1)
def _too_old(row: Entry) -> None:
    number = row.pupil.person.number
    number = f"{number[:3]}{int(number[3]) - 2}99{number[6:]}"
    row.write(birth_date="15/03/1999", id_number=number, personal_id=number)
    row.write(**{key: None for key in row.cells if key.startswith("guardian_")})
    row.record = {key: value for key, value in row.record.items() if not key.startswith("guardian_")}
    row.record |= {"birth_date": "1999-03-15", "id_number": number, "personal_id": number}
    row.warn("age-unusual", "birth_date")


@into(PERSONS, "Lớp không phải khối nào; lớp không hợp tuổi", 2, 2)
def _classes(row: Entry, other: Entry) -> None:
    for each, name in ((row, "Lớp ghép"), (other, "1A")):
        each.write(class_name=name)
        each.record["class_name"] = name


@into(PERSONS, "Quan hệ «Bà ngoại»", 2)
def _grandmother(row: Entry) -> None:
    clean.grandmother(row)
    row.record["guardian_relation"] = "Bà ngoại"


@into(PERSONS, "Không đánh dấu ảnh nào", 2)
def _no_photo_marks(row: Entry) -> None:
    clean.no_photo_marks(row)
    row.record |= {"has_portrait": None, "has_birth_certificate": None}


@into(PERSONS, "Ghi chú «Thôi học»", 2)
def _gave_up(row: Entry) -> None:
    row.write(note="Thôi học")
    row.refuse("pupil-left", "note")


@into(PERSONS, "Trường hợp 1 không cần người giám hộ", 1)
def _alone(row: Entry) -> None:
    clean.no_guardian(row)


@into(MINISTRY, "SĐT liên hệ không phải số riêng của em", 3)
def _contact(row: Entry) -> None:
    row.record["phone"] = None


@into(MINISTRY, "«Chuyển đi», «Bảo lưu»", 3, 3)
def _states(row: Entry, other: Entry) -> None:
    row.write(status="Chuyển đi")
    row.refuse("pupil-left", "status")
    clean.paused(other)


@into(OLD_RULES, "Mã số BHXH 12 số: chưa có", 2)
def _twelve_too_early(row: Entry) -> None:
    row.write(bhxh_code=row.pupil.person.number)
    row.refuse("bhxh-twelve-too-early", "bhxh_code")


@into(OLD_RULES, "Mã số BHXH 12 số của người giám hộ: chưa có", 2)
def _guardian_twelve_too_early(row: Entry) -> None:
    row.write(guardian_bhxh_code=row.pupil.guardian.number)
    row.refuse("guardian-code-twelve-too-early", "guardian_bhxh_code")


@into(OLD_RULES, "CMND còn giá trị: trường hợp 1", 1)
def _card_still_valid(row: Entry) -> None:
    row.write(id_number="013579246")
    row.record |= {"id_type": "cmnd", "id_number": "013579246"}


@into(OLD_RULES, "Xã, huyện cũ giữ nguyên", 2)
def _old_places(row: Entry) -> None:
    row.write(commune="Xã Vạn Phúc", district="Huyện Thanh Trì")
    row.record |= {"commune": "Xã Vạn Phúc", "district": "Huyện Thanh Trì"}


_WITHOUT_GUARDIAN_CODE = {key: text for key, text in OWN.items() if key != "guardian_bhxh_code"}


def rosters() -> Iterator[Roster]:
    """The whole table, one fault a sheet, sorted into a few files."""
    random = Random(20260915)
    people = People(random)
    yield _file(people, "decided-numbers", "các con số", [*faults_numbers.FAULTS, *NUMBERS])
    yield _file(people, "decided-persons", "họ tên, ngày sinh, nơi ở, đồng ý", [*faults_person.FAULTS, *PERSONS])
    yield _file(people, "decided-guardians", "người giám hộ, các dòng trùng nhau", faults_guardian.FAULTS)
    lists = [*faults_lists.MINISTRY, *MINISTRY]
    yield _file(people, "decided-ministry", "danh sách của ngành", lists, "ministry")
    yield _file(people, "decided-homeroom", "danh sách chủ nhiệm", faults_lists.HOMEROOM, "homeroom")
    yield _file(people, "decided-own", "danh sách tự lập", faults_lists.SIMPLE, "own")
    yield replace(_file(people, "decided-guide-2021", "bộ quy tắc guide-2021", OLD_RULES), rules="guide-2021")
    yield _no_such_column(people)


def _file(people: People, name: str, about: str, faults: Sequence[Fault], base: str = "template") -> Roster:
    sheets = [_sheet(people, fault, base, f"{number:02d}") for number, fault in enumerate(faults, 1)]
    return Roster(f"{name}.xlsx", sheets, shows=f"Bảng «Decided»: {about}")


def _sheet(people: People, fault: Fault, base: str, name: str) -> Page:
    """Two clean rows and the spoilt ones."""
    columns, grade = (TEMPLATE, 9) if base == "template" else BASES[base]
    maker = Maker(tuple(columns), f"{grade}A1" if "class_name" in columns else "")
    born = _BORN if grade == 9 else (date(2021 - grade, 1, 1), date(2021 - grade, 8, 28))  # noqa: PLR2004
    cases = ((2, 3) if "guardian_bhxh_code" in columns else (3, 3)) + fault.cases
    rows = [maker.entry(people.pupil(*born), case) for case in cases]
    fault.apply(rows[2:])
    if not maker.class_name:
        for row in rows:
            row.record["class_name"] = None
    draft = Draft(Random(0), people, base, grade, maker.class_name, dict(columns), [*rows], sheet=name)
    page = pages(draft)[0]
    for person in page.people:
        person.repairs = None  # these are judged by the problems that say them
        if person.status in ("rejected", "duplicate"):
            person.record = {}
    return page


def _no_such_column(people: People) -> Roster:
    """A guardian named in a file without a column for the code: case 3."""
    maker = Maker(tuple(_WITHOUT_GUARDIAN_CODE), "9A1")
    rows = [maker.entry(people.pupil(*_BORN), 3) for _ in range(3)]
    rows[0].write(class_name=Typed("9.1"))
    rows[0].record["class_name"] = "9.1"
    draft = Draft(Random(0), people, "own", 9, "9A1", dict(_WITHOUT_GUARDIAN_CODE), [*rows])
    return Roster("decided-no-guardian-code.xlsx", pages(draft), shows="Bảng «Decided»: không có cột mã người giám hộ")
