"""The columns of each kind of roster, and what a clean pupil's row says in them."""

from dataclasses import dataclass

from sample_data.entry import Entry, Value
from sample_data.people import Pupil

SEX = {"male": "Nam", "female": "Nữ"}
RELATION = {"cha": "Bố", "mẹ": "Mẹ"}
_DAY = "%d/%m/%Y"

TEMPLATE = {
    "roll_number": "STT", "full_name": "Họ và tên*", "birth_date": "Ngày sinh*", "sex": "Giới tính*",
    "class_name": "Lớp*", "bhxh_code": "Mã số BHXH*", "id_number": "Số CCCD/CMND/Hộ chiếu",
    "personal_id": "Số định danh cá nhân", "phone": "SĐT của học sinh", "email": "Email",
    "address": "Số nhà, thôn/xóm", "commune": "Xã/Phường", "district": "Quận/Huyện", "province": "Tỉnh/Thành phố",
    "guardian_name": "Họ tên người giám hộ", "guardian_relation": "Quan hệ",
    "guardian_birth_date": "Ngày sinh người giám hộ", "guardian_bhxh_code": "Mã số BHXH người giám hộ",
    "guardian_id_number": "Số CCCD người giám hộ", "guardian_phone": "SĐT người giám hộ",
    "has_portrait": "Ảnh 4x6", "has_id_front": "Ảnh giấy tờ mặt trước", "has_id_back": "Ảnh giấy tờ mặt sau",
    "has_birth_certificate": "Giấy khai sinh", "already_registered": "Đã có tài khoản VssID",
    "consent": "Đồng ý xử lý dữ liệu", "note": "Ghi chú",
}  # fmt: skip
"""The columns of the blank roster that `vssid-batch template` writes."""

MINISTRY = {
    "roll_number": "STT", "student_code": "Mã định danh Bộ GD&ĐT", "full_name": "Họ tên", "birth_date": "Ngày sinh",
    "sex": "Giới tính", "ethnicity": "Dân tộc", "status": "Trạng thái", "contact_phone": "SĐT liên hệ",
    "birth_place": "Nơi sinh chi tiết", "hamlet": "Tổ/thôn Hộ khẩu thường trú", "home_province": "Tỉnh thành quê quán",
    "home_commune": "Phường Xã quê quán", "address": "Chỗ ở hiện nay", "id_number": "Số CMND", "issued": "Ngày cấp",
    "issuer": "Nơi cấp", "father_name": "Tên cha", "father_job": "Nghề nghiệp cha", "father_birth_date": "Năm sinh cha",
    "mother_name": "Tên mẹ", "mother_job": "Nghề nghiệp mẹ", "mother_birth_date": "Năm sinh mẹ",
    "class_name": "Lớp học", "grade": "Khối học", "personal_id": "Số định danh cá nhân",
}  # fmt: skip
"""The class export of the ministry: no mã số BHXH, no own telephone."""

HOMEROOM = {
    "roll_number": "STT", "full_name": "Họ và tên học sinh", "student_code": "Mã học sinh",
    "birth_date": "Ngày, tháng, năm sinh", "female": "Nữ (x)", "ethnicity": "Dân tộc", "bhyt_card": "Mã thẻ BHYT",
    "father_name": "Họ và tên cha", "father_phone": "SĐT cha", "mother_name": "Họ và tên mẹ", "mother_phone": "SĐT mẹ",
    "sponsor_name": "Người đỡ đầu", "sponsor_phone": "SĐT người đỡ đầu", "address": "Địa chỉ", "note": "Ghi chú",
}  # fmt: skip

SIMPLE = {
    "roll_number": "STT", "full_name": "Họ và tem", "birth_date": "Ngày sinh", "sex": "Giới tính",
    "class_name": "Lớp", "bhxh_code": "Mã số BHXH", "address": "Địa chỉ", "guardian_name": "Họ tên phụ huynh",
    "guardian_relation": "Quan hệ", "guardian_bhxh_code": "Mã số BHXH phụ huynh", "guardian_phone": "SĐT phụ huynh",
}  # fmt: skip
"""A secretary's own list, as it is saved to CSV: one heading is misspelt, which loses nothing."""

SPLIT_NAME = {
    "roll_number": "STT", "family_name": "Họ đệm", "given_name": "Tên", "birth_date": "Ngày sinh", "sex": "Phái",
    "bhxh_code": "Số BHXH", "address": "Địa chỉ", "mother_name": "Họ tên mẹ", "mother_phone": "SĐT mẹ",
    "mother_bhxh_code": "Mã BHXH mẹ",
}  # fmt: skip
"""A list of the kind that Excel has been at: the name in two columns, birthdays typed under an English Excel."""


@dataclass(frozen=True)
class Maker:
    """Makes clean rows of one roster. ``keys`` are its columns, so that no row says more than there is room for."""

    keys: tuple[str, ...]
    class_name: str
    true_dates: bool = False

    def entry(self, pupil: Pupil, case: int, *, card: bool = False, phone: bool = False, code: bool = True) -> Entry:
        """Make the row of a pupil of that case: 1 has a card and a telephone, 3 a guardian without a code.

        ``card`` and ``phone`` give one of the two to a pupil of case 2 or 3; ``code`` is the pupil's own.
        """
        person, guardian = pupil.person, pupil.guardian
        own = case == 1
        card, phone = (card or own), (phone or own)
        cells: dict[str, Value] = {
            "full_name": person.name,
            "given_name": person.name.split()[-1],
            "family_name": " ".join(person.name.split()[:-1]),
            "birth_date": person.born if self.true_dates else person.born.strftime(_DAY),
            "sex": SEX[person.sex],
            "female": "x" if person.sex == "female" else None,
            "ethnicity": "Kinh",
            "class_name": self.class_name,
            "student_code": pupil.school_code,
            "bhxh_code": person.code if code else None,
            "bhyt_card": f"HS401{person.code}" if code else None,
            "phone": person.mobile if phone else None,
            "email": pupil.email,
            "province": "Thành phố Hà Nội",
            "guardian_birth_date": guardian.born.strftime(_DAY),
            "guardian_bhxh_code": guardian.code if case != 3 else None,  # noqa: PLR2004
            "mother_bhxh_code": guardian.code if case != 3 else None,  # noqa: PLR2004
            "guardian_id_number": guardian.number,
            "consent": "Có",
            "status": "Đang học",
            "birth_place": "Hà Nội",
            "grade": "".join(c for c in self.class_name.split(".")[0] if c.isdigit()),
        }
        cells |= self._documents(pupil, card=card) | self._home(pupil) | self._grown_ups(pupil)
        kept = {key: value for key, value in cells.items() if key in self.keys}
        return Entry(pupil, kept, self._record(pupil, kept), case if code else None)

    def _documents(self, pupil: Pupil, *, card: bool) -> dict[str, Value]:
        """The pupil's own papers: everyone has a personal number, who has a card its pictures too."""
        return {
            "id_number": pupil.person.number if card else None,
            "personal_id": pupil.person.number,
            "has_portrait": "Có",
            "has_birth_certificate": "Có",
            "has_id_front": "x" if card else None,
            "has_id_back": "x" if card else None,
        }

    def _home(self, pupil: Pupil) -> dict[str, Value]:
        """A list with a column for the commune splits the address; the others have it in one cell."""
        if "commune" in self.keys:
            return {"address": pupil.address, "commune": pupil.commune}
        commune = pupil.commune[0].lower() + pupil.commune[1:]
        return {
            "address": f"{pupil.address}, {commune}, Hà Nội",
            "hamlet": pupil.address.split(",")[0],
            "home_province": "Hà Nội",
            "home_commune": pupil.commune,
        }

    def _grown_ups(self, pupil: Pupil) -> dict[str, Value]:
        guardian = pupil.guardian
        parent = "father" if pupil.relation == "cha" else "mother"
        return {
            "guardian_name": guardian.name,
            "guardian_relation": RELATION.get(pupil.relation, pupil.relation),
            "guardian_phone": guardian.mobile,
            "contact_phone": guardian.mobile,
            f"{parent}_name": guardian.name,
            f"{parent}_phone": guardian.mobile,
            f"{parent}_job": "Công nhân",
            f"{parent}_birth_date": str(guardian.born.year),
        }

    def _record(self, pupil: Pupil, cells: dict[str, Value]) -> dict[str, str | None]:
        """What is certain of a clean row, by the fields of students.jsonl."""
        person, guardian = pupil.person, pupil.guardian
        said = {key for key, value in cells.items() if value is not None}
        record: dict[str, str | None] = {
            "full_name": person.name,
            "birth_date": person.born.isoformat(),
            "sex": person.sex,
            "class_name": self.class_name,
            "bhxh_code": person.code if said & {"bhxh_code", "bhyt_card"} else None,
            "id_type": "cccd" if "id_number" in said else None,
            "id_number": person.number if "id_number" in said else None,
            "personal_id": person.number if "personal_id" in said else None,
            "phone": person.mobile if "phone" in said else None,
            "guardian_name": guardian.name,
            "guardian_relation": pupil.relation,
            "guardian_bhxh_code": guardian.code if said & {"guardian_bhxh_code", "mother_bhxh_code"} else None,
            "guardian_id_number": guardian.number if "guardian_id_number" in said else None,
        }
        if "commune" in said:
            record |= {"commune": pupil.commune, "province": "Thành phố Hà Nội", "address": pupil.address}
        if "guardian_birth_date" in said:
            record["guardian_birth_date"] = guardian.born.isoformat()
        elif said & {"father_birth_date", "mother_birth_date"}:
            record["guardian_birth_date"] = str(guardian.born.year)
        if said & {"guardian_phone", "father_phone", "mother_phone"}:
            record["guardian_phone"] = guardian.mobile
        return record
