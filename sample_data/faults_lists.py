"""Faults that belong to the other kinds of roster. Truth: what tests/batch/cases/decided.toml answers."""

from datetime import date

from sample_data.entry import Entry
from sample_data.fault import Fault, into

GRADE_12: list[Fault] = []
MINISTRY: list[Fault] = []
HOMEROOM: list[Fault] = []
SIMPLE: list[Fault] = []


@into(GRADE_12, "Đã đủ 18 tuổi, có CCCD nhưng không có điện thoại riêng", 1)
def _adult_without_phone(row: Entry) -> None:
    number = row.pupil.person.number
    number = f"{number[:4]}08{number[6:]}"
    row.write(birth_date="15/03/2008", id_number=number, personal_id=number, phone=None)
    row.case = 2
    row.refuse("adult-needs-own", "birth_date")


@into(GRADE_12, "Học sinh 27 tuổi tự đăng ký", 1)
def _age_of_twenty_seven(row: Entry) -> None:
    number = row.pupil.person.number
    number = f"{number[:3]}{int(number[3]) - 2}99{number[6:]}"
    row.record |= {"birth_date": "1999-03-15", "id_number": number, "personal_id": number}
    row.write(birth_date="15/03/1999", id_number=number, personal_id=number)
    row.write(**{key: None for key in row.cells if key.startswith("guardian_")})
    row.record |= {key: None for key in row.record if key.startswith("guardian_")}
    row.warn("age-unusual", "birth_date")


@into(GRADE_12, "Chỉ có CMND 9 số, đã hết giá trị", 1)
def _old_card(row: Entry) -> None:
    row.write(id_number="013579246")
    row.record |= {"id_type": "cmnd", "id_number": "013579246"}
    row.case = 2
    row.warn("cmnd-expired", "id_number")


@into(GRADE_12, "Chữ O lẫn trong số CCCD", 1)
def _card_with_letters(row: Entry) -> None:
    number = f"001{row.pupil.person.number[3:]}"
    row.record |= {"id_number": number, "personal_id": number}
    row.write(id_number=f"OO1{number[3:]}", personal_id=number)
    row.warn("id-letters-repaired", "id_number")


@into(GRADE_12, "Ba số đầu của CCCD không phải mã tỉnh nào", 1)
def _card_of_nowhere(row: Entry) -> None:
    number = f"003{row.pupil.person.number[3:]}"
    row.record |= {"id_number": number, "personal_id": number}
    row.write(id_number=number, personal_id=number)
    row.warn("cccd-place-unknown", "id_number")


@into(MINISTRY, "Trạng thái «Chuyển đi»", 3)
def _left_the_school(row: Entry) -> None:
    row.write(status="Chuyển đi")
    row.refuse("pupil-left", "status")


@into(MINISTRY, "Mã định danh của ngành chép vào cột mã số BHXH", 3)
def _code_of_the_ministry(row: Entry) -> None:
    row.write(bhxh_code=row.pupil.school_code)
    row.record["bhxh_code"] = row.pupil.school_code
    row.warn("bhxh-is-student-code", "bhxh_code")


@into(MINISTRY, "Số định danh cá nhân thiếu số", 3)
def _number_too_short(row: Entry) -> None:
    row.write(personal_id=row.pupil.person.number[:10])
    row.record["personal_id"] = None
    row.warn("personal-id-malformed", "personal_id")


@into(HOMEROOM, "Mã thẻ BHYT 20 ký tự, dính mã bệnh viện", 3)
def _card_with_hospital(row: Entry) -> None:
    row.write(bhyt_card=f"HS401{row.pupil.person.code}01-001")
    row.warn("bhxh-card-cut", "bhyt_card")


@into(HOMEROOM, "Hai chữ đầu thẻ BHYT không thuộc mã nào", 3)
def _card_of_unknown_object(row: Entry) -> None:
    row.write(bhyt_card=f"ZZ401{row.pupil.person.code}")
    row.warn("bhyt-object-unknown", "bhyt_card")


@into(HOMEROOM, "Ghi chú «Thôi học»", 3)
def _gave_up(row: Entry) -> None:
    row.write(note="Thôi học")
    row.refuse("pupil-left", "note")


@into(HOMEROOM, "Ngày sinh viết bằng chữ", 3)
def _birthday_in_words(row: Entry) -> None:
    row.write(birth_date="Ngày 15 tháng 3 năm 2014")
    row.record["birth_date"] = "2014-03-15"
    row.warn("birth-date-repaired", "birth_date")


@into(HOMEROOM, "Ô địa chỉ bỏ trống", 3)
def _address_missing(row: Entry) -> None:
    row.write(address=None)
    row.warn("address-missing", "address")


@into(SIMPLE, "Họ tên phụ huynh lẫn số điện thoại", 2)
def _guardian_with_digits(row: Entry) -> None:
    row.write(guardian_name=f"{row.pupil.guardian.name} {row.pupil.guardian.mobile}")
    row.refuse("guardian-name-invalid", "guardian_name")


@into(SIMPLE, "Mã số BHXH 9 chữ số, gõ dạng chữ", 2)
def _code_zero_lost_in_text(row: Entry) -> None:
    row.write(bhxh_code=f"1{row.pupil.person.code[2:]}")
    row.refuse("bhxh-zero-suspected", "bhxh_code")


@into(SIMPLE, "Chữ O lẫn trong mã số BHXH", 2)
def _code_with_letters(row: Entry) -> None:
    row.record["bhxh_code"] = f"01{row.pupil.person.code[2:]}"
    row.write(bhxh_code=f"O1{row.pupil.person.code[2:]}")
    row.warn("bhxh-letters-repaired", "bhxh_code")


@into(SIMPLE, "Chữ l lẫn trong mã số BHXH", 2)
def _code_with_small_l(row: Entry) -> None:
    row.record["bhxh_code"] = f"01{row.pupil.person.code[2:]}"
    row.write(bhxh_code=f"0l{row.pupil.person.code[2:]}")
    row.warn("bhxh-letters-repaired", "bhxh_code")


@into(SIMPLE, "Ô mã số BHXH chỉ có dấu gạch", 2)
def _code_struck_out(row: Entry) -> None:
    row.write(bhxh_code="-")
    row.case = None
    row.refuse("bhxh-missing", "bhxh_code")


@into(SIMPLE, "Số điện thoại phụ huynh sai", 2)
def _guardian_phone_short(row: Entry) -> None:
    row.write(guardian_phone="0912")
    row.record["guardian_phone"] = None
    row.warn("guardian-phone-malformed", "guardian_phone")


def swapped_by_excel(row: Entry, typed: date) -> None:
    """Store a birthday as an English Excel does that is given day/month/year: the two change places."""
    row.fault = "Excel đã đảo ngày và tháng"
    row.write(birth_date=typed.replace(month=typed.day, day=typed.month))
    row.record["birth_date"] = typed.isoformat()
    row.warn("birth-date-swapped", "birth_date")
