"""The canonical fields: what a roster may say of a pupil, and what a person calls each of them."""

LABELS: dict[str, str] = {
    "roll_number": "STT",
    "full_name": "Họ và tên",
    "birth_date": "Ngày sinh",
    "sex": "Giới tính",
    "ethnicity": "Dân tộc",
    "nationality": "Quốc tịch",
    "class_name": "Lớp",
    "student_code": "Mã học sinh",
    "bhxh_code": "Mã số BHXH",
    "bhyt_card": "Mã thẻ BHYT",
    "id_type": "Loại giấy tờ",
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
"""Canonical field → the Vietnamese name used in reports; the keys are those of ``students.jsonl``."""

ROSTER_LABELS: dict[str, str] = {
    "family_name": "Họ đệm",
    "given_name": "Tên",
    "male_mark": "Nam (x)",
    "female_mark": "Nữ (x)",
    "birth_day": "Ngày sinh (ngày)",
    "birth_month": "Ngày sinh (tháng)",
    "birth_year": "Ngày sinh (năm)",
    "status": "Trạng thái",
    "contact_phone": "SĐT liên hệ",
    "plain_phone": "SĐT (không rõ của ai)",
    "father_name": "Họ tên cha",
    "father_birth_date": "Năm sinh cha",
    "father_phone": "SĐT cha",
    "father_bhxh_code": "Mã số BHXH của cha",
    "father_id_number": "Số CCCD của cha",
    "mother_name": "Họ tên mẹ",
    "mother_birth_date": "Năm sinh mẹ",
    "mother_phone": "SĐT mẹ",
    "mother_bhxh_code": "Mã số BHXH của mẹ",
    "mother_id_number": "Số CCCD của mẹ",
    "sponsor_name": "Người đỡ đầu",
    "sponsor_birth_date": "Năm sinh người đỡ đầu",
    "sponsor_phone": "SĐT người đỡ đầu",
    "sponsor_bhxh_code": "Mã số BHXH người đỡ đầu",
    "sponsor_id_number": "Số CCCD người đỡ đầu",
    "ignored": "Cột không dùng",
}
"""Fields that rosters have and our records do not: `parse` folds them into canonical ones, or leaves them out."""

SEXES: dict[str, str] = {"male": "Nam", "female": "Nữ"}
"""The values of ``sex``, and how a paper or a list says them."""


def label(field: str | None) -> str:
    """Give the Vietnamese name of a field; the empty text for None."""
    if field is None:
        return ""
    return LABELS.get(field) or ROSTER_LABELS.get(field) or field


def in_a_sentence(field: str) -> str:
    """Give the name of a field as it stands inside a sentence: small, unless it begins with an abbreviation.

    >>> in_a_sentence("guardian_phone"), in_a_sentence("birth_date")
    ('SĐT người giám hộ', 'ngày sinh')
    """
    name = label(field)
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
