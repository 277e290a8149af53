"""Faults in the pupil's numbers, in our own template. Truth: what tests/batch/cases/decided.toml answers."""

from sample_data.entry import Entry
from sample_data.fault import Fault, into

FAULTS: list[Fault] = []


@into(FAULTS, "Ô mã số BHXH kiểu số, mất số 0 ở đầu", 2)
def _code_zero_lost_by_excel(row: Entry) -> None:
    code = f"01{row.pupil.person.code[2:]}"
    row.record["bhxh_code"] = code
    row.write(bhxh_code=int(code))
    row.warn("bhxh-zero-restored", "bhxh_code")


@into(FAULTS, "Mã số BHXH 8 chữ số", 2)
def _code_too_short(row: Entry) -> None:
    row.write(bhxh_code=row.pupil.person.code[:8])
    row.refuse("bhxh-malformed", "bhxh_code")


@into(FAULTS, "Mã số BHXH điền tạm 0000000000", 2)
def _code_placeholder(row: Entry) -> None:
    row.write(bhxh_code="0000000000")
    row.refuse("bhxh-placeholder", "bhxh_code")


@into(FAULTS, "Ô mã số BHXH bỏ trống", 2)
def _code_missing(row: Entry) -> None:
    row.write(bhxh_code=None)
    row.case = None
    row.refuse("bhxh-missing", "bhxh_code")


@into(FAULTS, "Hai số đầu của mã số BHXH không phải mã tỉnh nào", 2)
def _code_prefix_unknown(row: Entry) -> None:
    code = f"05{row.pupil.person.code[2:]}"
    row.record["bhxh_code"] = code
    row.write(bhxh_code=code)
    row.warn("bhxh-prefix-unknown", "bhxh_code")


@into(FAULTS, "Mã số BHXH 12 số nhưng khác số định danh cá nhân", 2)
def _code_of_twelve_differs(row: Entry) -> None:
    number = row.pupil.person.number
    row.write(bhxh_code=number[:-1] + str((int(number[-1]) + 1) % 10))
    row.refuse("bhxh-twelve-differs", "bhxh_code")


@into(FAULTS, "Thẻ BHYT dính mã bệnh viện, 20 ký tự, ở cột mã số BHXH", 2)
def _card_with_hospital(row: Entry) -> None:
    row.write(bhxh_code=f"HS401{row.pupil.person.code}01001")
    row.warn("bhxh-card-cut", "bhxh_code")


@into(FAULTS, "Ô số CCCD kiểu số, mất số 0 ở đầu", 1)
def _card_zero_lost_by_excel(row: Entry) -> None:
    number = f"036{row.pupil.person.number[3:]}"
    row.record |= {"id_number": number, "personal_id": number}
    row.write(id_number=int(number), personal_id=number)
    row.warn("id-zero-restored", "id_number")


@into(FAULTS, "Số CCCD 11 chữ số, gõ dạng chữ", 1)
def _card_zero_lost_in_text(row: Entry) -> None:
    number = f"034{row.pupil.person.number[3:]}"
    row.write(id_number=number[1:], personal_id=number)
    row.refuse("id-zero-suspected", "id_number")


@into(FAULTS, "Số CCCD khác số định danh cá nhân", 1)
def _card_differs(row: Entry) -> None:
    number = row.pupil.person.number
    row.write(id_number=number[:-1] + str((int(number[-1]) + 1) % 10))
    row.refuse("id-differs-from-personal", "id_number")


@into(FAULTS, "Giới tính theo số CCCD khác danh sách", 1)
def _card_of_other_sex(row: Entry) -> None:
    sex, text = ("female", "Nữ") if row.pupil.person.sex == "male" else ("male", "Nam")
    row.record["sex"] = sex
    row.write(sex=text)
    row.warn("cccd-sex-differs", "id_number")


@into(FAULTS, "Năm sinh theo số CCCD khác ngày sinh", 1)
def _card_of_other_year(row: Entry) -> None:
    row.record["birth_date"] = "2011-04-10"
    row.write(birth_date="10/04/2011")
    row.warn("cccd-birth-year-differs", "id_number")


@into(FAULTS, "Số điện thoại của em viết thiếu số", 1)
def _phone_malformed(row: Entry) -> None:
    row.without_own_phone("phone-malformed", row.pupil.person.mobile[:6])


@into(FAULTS, "Số điện thoại của em là máy bàn", 1)
def _phone_landline(row: Entry) -> None:
    row.without_own_phone("phone-landline", "024 3861 2458")


@into(FAULTS, "Số điện thoại điền tạm", 1)
def _phone_placeholder(row: Entry) -> None:
    row.without_own_phone("phone-placeholder", "0123456789")


@into(FAULTS, "Số điện thoại của em là số của người giám hộ", 1)
def _phone_of_guardian(row: Entry) -> None:
    row.without_own_phone("phone-is-guardians", row.pupil.guardian.mobile)


@into(FAULTS, "Hai số điện thoại trong một ô", 1)
def _phone_twice(row: Entry) -> None:
    row.without_own_phone("phone-two-numbers", f"{row.pupil.person.mobile} / 0{row.pupil.person.mobile[:0:-1]}")


@into(FAULTS, "Số điện thoại sai và không ghi người giám hộ", 1)
def _phone_malformed_alone(row: Entry) -> None:
    row.without_own_phone("phone-malformed", row.pupil.person.mobile[:7])
    row.write(**{key: None for key in row.cells if key.startswith("guardian_")})
    row.case = None
    row.refuse("guardian-missing", "guardian_name")


@into(FAULTS, "Ô điện thoại kiểu số, mất số 0 ở đầu", 1)
def _phone_zero_lost_by_excel(row: Entry) -> None:
    row.write(phone=int(row.pupil.person.mobile))
    row.warn("phone-zero-restored", "phone")


@into(FAULTS, "Số điện thoại 11 số cũ (016x)", 1)
def _phone_of_eleven(row: Entry) -> None:
    rest = row.pupil.person.mobile[3:]
    row.record["phone"] = f"038{rest}"
    row.write(phone=f"0168{rest}")
    row.warn("phone-migrated", "phone")
