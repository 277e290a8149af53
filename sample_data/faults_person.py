"""Faults in the pupil's name, birthday, sex, home, marks, in our own template.

The truth is what tests/batch/cases/decided.toml answers.
"""

from datetime import date

from sample_data.entry import Entry
from sample_data.fault import Fault, into

FAULTS: list[Fault] = []


def _born(row: Entry, born: date, text: str) -> None:
    """Give the pupil another birthday, and the numbers that belong to its year."""
    year = f"{born.year % 100:02d}"
    row.record["birth_date"] = born.isoformat()
    row.write(birth_date=text)
    for key in ("id_number", "personal_id"):
        number = row.record[key]
        if number is not None:
            row.record[key] = row.cells[key] = number[:4] + year + number[6:]


@into(FAULTS, "Họ tên có chữ số", 2)
def _name_with_digit(row: Entry) -> None:
    row.write(full_name="Nguyễn Văn 4n")
    row.refuse("name-digits", "full_name")


@into(FAULTS, "Họ tên có thẻ HTML", 2)
def _name_with_markup(row: Entry) -> None:
    row.write(full_name=f"<b>{row.pupil.person.name}</b>")
    row.refuse("name-markup", "full_name")


@into(FAULTS, "Họ tên là công thức", 2)
def _name_as_formula(row: Entry) -> None:
    row.write(full_name='=HYPERLINK("http://example.invalid";"Lan")')
    row.refuse("name-formula", "full_name")


@into(FAULTS, "Họ tên dài hơn 100 ký tự", 2)
def _name_too_long(row: Entry) -> None:
    row.write(full_name=" ".join([row.pupil.person.name] * 10))
    row.refuse("name-too-long", "full_name")


@into(FAULTS, "Ô họ tên bỏ trống", 2)
def _name_missing(row: Entry) -> None:
    row.write(full_name=None)
    row.refuse("name-missing", "full_name")


@into(FAULTS, "Giới tính không rõ", 2)
def _sex_unreadable(row: Entry) -> None:
    row.record["sex"] = None
    row.write(sex="?")
    row.warn("sex-unreadable", "sex")


@into(FAULTS, "Ô giới tính bỏ trống", 2)
def _sex_missing(row: Entry) -> None:
    row.record["sex"] = None
    row.write(sex=None)
    row.warn("sex-missing", "sex")


@into(FAULTS, "Ô ngày sinh bỏ trống", 2)
def _birthday_missing(row: Entry) -> None:
    row.record["birth_date"] = None
    row.write(birth_date=None)
    row.warn("birth-date-missing", "birth_date")


@into(FAULTS, "Ngày sinh chỉ có năm", 3)
def _birthday_of_year(row: Entry) -> None:
    row.record["birth_date"] = "2012"
    row.write(birth_date="2012")
    row.warn("birth-date-partial", "birth_date")


@into(FAULTS, "Ngày sinh 31/02", 2)
def _birthday_impossible(row: Entry) -> None:
    row.write(birth_date="31/02/2012")
    row.refuse("birth-date-impossible", "birth_date")


@into(FAULTS, "Ngày sinh ở tương lai", 2)
def _birthday_to_come(row: Entry) -> None:
    row.write(birth_date="12/03/2031", personal_id=None)
    row.refuse("birth-date-future", "birth_date")


@into(FAULTS, "Năm sinh hai chữ số", 2)
def _birthday_short(row: Entry) -> None:
    _born(row, date(2012, 9, 25), "25/9/12")
    row.warn("birth-date-repaired", "birth_date")


@into(FAULTS, "Ngày sinh viết tháng trước", 3)
def _birthday_month_first(row: Entry) -> None:
    _born(row, date(2012, 9, 25), "09/25/2012")
    row.warn("birth-date-repaired", "birth_date")


@into(FAULTS, "Tuổi khác thường: lớp 9 mới 4 tuổi", 2)
def _age_of_four(row: Entry) -> None:
    _born(row, date(2022, 5, 20), "20/05/2022")
    row.warn("age-unusual", "birth_date")


@into(FAULTS, "Có số thẻ khi chưa đủ 14 tuổi", 1)
def _card_too_early(row: Entry) -> None:
    _born(row, date(2012, 11, 20), "20/11/2012")
    row.warn("card-under-14", "id_number")


@into(FAULTS, "Chưa có ảnh 4x6", 2)
def _portrait_lacking(row: Entry) -> None:
    row.write(has_portrait="Không")
    row.warn("photo-none", "has_portrait")


@into(FAULTS, "Ô đồng ý bỏ trống", 2)
def _consent_missing(row: Entry) -> None:
    row.write(consent=None)
    row.warn("consent-missing", "consent")


@into(FAULTS, "Gia đình không đồng ý xử lý dữ liệu", 2)
def _consent_refused(row: Entry) -> None:
    row.write(consent="Không")
    row.refuse("consent-refused", "consent")


@into(FAULTS, "Đã có tài khoản VssID", 2)
def _registered_already(row: Entry) -> None:
    row.write(already_registered="x")
    row.settled, row.case = "already_registered", None


@into(FAULTS, "Xã cũ, đổi được sang xã mới", 2)
def _commune_of_old(row: Entry) -> None:
    row.write(commune="Xã Vạn Phúc", district="Huyện Thanh Trì")
    row.record["commune"] = "Xã Nam Phù"
    row.warn("commune-converted", "commune")


@into(FAULTS, "Thị trấn cũ đã chia cho nhiều nơi", 3)
def _commune_split(row: Entry) -> None:
    row.write(commune="Thị trấn Văn Điển", district="Huyện Thanh Trì")
    del row.record["commune"]
    row.warn("commune-ambiguous", "commune")


@into(FAULTS, "Các ô địa chỉ bỏ trống", 2)
def _address_missing(row: Entry) -> None:
    row.write(address=None, commune=None, province=None)
    row.record |= {"address": None, "commune": None, "province": None}
    row.warn("address-missing", "address")
