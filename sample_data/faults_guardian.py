"""Faults about the guardian, and between rows, in our own template.

The truth is what tests/batch/cases/decided.toml answers.
"""

from sample_data.entry import Entry
from sample_data.fault import Fault, into

FAULTS: list[Fault] = []


@into(FAULTS, "Cần người giám hộ mà không ghi ai", 2)
def _guardian_missing(row: Entry) -> None:
    row.write(**{key: None for key in row.cells if key.startswith("guardian_")})
    row.case = None
    row.refuse("guardian-missing", "guardian_name")


@into(FAULTS, "Có mã số BHXH của người giám hộ, không có tên", 2)
def _guardian_without_name(row: Entry) -> None:
    row.write(guardian_name=None)
    row.refuse("guardian-code-without-name", "guardian_name")


@into(FAULTS, "Mã số BHXH của người giám hộ thiếu số", 2)
def _guardian_code_short(row: Entry) -> None:
    row.write(guardian_bhxh_code=row.pupil.guardian.code[:8])
    row.refuse("guardian-code-malformed", "guardian_bhxh_code")


@into(FAULTS, "Mã số BHXH 12 số của người giám hộ khác số CCCD", 2)
def _guardian_code_of_twelve_differs(row: Entry) -> None:
    number = row.pupil.guardian.number
    row.write(guardian_bhxh_code=number[:-1] + str((int(number[-1]) + 1) % 10))
    row.refuse("guardian-code-twelve-differs", "guardian_bhxh_code")


@into(FAULTS, "Mã số BHXH của con chép sang ô người giám hộ", 2)
def _guardian_with_code_of_child(row: Entry) -> None:
    row.write(guardian_bhxh_code=row.cells["bhxh_code"])
    row.refuse("guardian-code-is-pupils", "guardian_bhxh_code")


@into(FAULTS, "Người giám hộ chính là học sinh", 2)
def _guardian_is_child(row: Entry) -> None:
    row.write(guardian_name=row.pupil.person.name, guardian_birth_date=None, guardian_id_number=None)
    row.refuse("guardian-is-pupil", "guardian_name")


@into(FAULTS, "Người giám hộ chưa đủ 18 tuổi", 2)
def _guardian_is_minor(row: Entry) -> None:
    row.write(guardian_relation="Chị", guardian_birth_date="14/02/2010", guardian_id_number="001310123457")
    row.refuse("guardian-minor", "guardian_birth_date")


@into(FAULTS, "Cha/mẹ không hơn con 14 tuổi", 2)
def _guardian_close_in_age(row: Entry) -> None:
    row.write(guardian_relation="Mẹ", guardian_birth_date="14/02/2001", guardian_id_number="001301123457")
    row.record |= {"guardian_relation": "mẹ", "guardian_birth_date": "2001-02-14"}
    row.record["guardian_id_number"] = "001301123457"
    row.warn("guardian-close-in-age", "guardian_birth_date")


@into(FAULTS, "Thiếu số điện thoại của người giám hộ", 3)
def _guardian_without_phone(row: Entry) -> None:
    row.write(guardian_phone=None)
    row.record["guardian_phone"] = None
    row.warn("guardian-detail-missing", "guardian_phone")


@into(FAULTS, "Một số điện thoại cho hai học sinh", 1, 1)
def _phone_shared(row: Entry, other: Entry) -> None:
    for each in (row, other):
        each.without_own_phone("phone-shared", row.pupil.person.mobile)


@into(FAULTS, "Một em ghi hai lần, giống hệt", 2, 2)
def _twice_the_same(row: Entry, other: Entry) -> None:
    other.become(row)
    other.settled = "duplicate"
    row.fault = ""


@into(FAULTS, "Một em ghi hai lần, khác số điện thoại phụ huynh", 2, 2)
def _twice_but_different(row: Entry, other: Entry) -> None:
    phone = other.pupil.guardian.mobile
    other.become(row)
    other.write(guardian_phone=phone)
    other.settled = "duplicate"
    row.warn("duplicate-differs", "full_name")
    other.warn("duplicate-differs", "full_name")


@into(FAULTS, "Một mã số BHXH cho hai học sinh", 2, 3)
def _code_of_two(row: Entry, other: Entry) -> None:
    other.write(bhxh_code=row.cells["bhxh_code"])
    for each in (row, other):
        each.refuse("bhxh-two-pupils", "bhxh_code")


@into(FAULTS, "Một số CCCD cho hai học sinh", 1, 1)
def _card_of_two(row: Entry, other: Entry) -> None:
    number = row.pupil.person.number
    other.write(id_number=number, sex=row.cells["sex"])
    for each in (row, other):
        each.write(personal_id=None)
        each.refuse("id-two-pupils", "id_number")
