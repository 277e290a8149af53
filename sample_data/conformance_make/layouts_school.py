"""Layouts of schools: class lists, reports of marks and conduct, exports of the ministry and of vnEdu."""

from sample_data.columns import MINISTRY
from sample_data.conformance_make.layouts import Cast, day, layout, name_of, sex, truth
from sample_data.conformance_make.page import Page, Roster, Typed
from sample_data.entry import Value
from sample_data.people import Pupil

_GRADE_6, _GRADE_10, _GRADE_12 = 6, 10, 12


@layout("thcs-class-list-2023")
def _class_lists(cast: Cast) -> Roster:
    pages = [Page("SGV", visibility="very_hidden")]
    for name, stt in (("6D1", "STT"), ("6D2", "STT"), ("6D3", "Stt"), ("6D4", "Stt"), ("6D5", "Stt")):
        pages += [_class_list(cast, name, stt=stt, swapped=name == "6D3")]
    return Roster("layout-thcs-class-list-2023.xlsx", pages, "xls-named-xlsx", "Danh sách lớp THCS, mỗi trang một lớp")


def _class_list(cast: Cast, name: str, *, stt: str, swapped: bool) -> Page:
    """«Lớp» is the class of the primary school: the list's own class stands in the title and in the sheet's name."""
    page = Page(f"Lớp {name}")
    titles = ("UBND XÃ THANH TRÌ", "TRƯỜNG THCS MẪU", f"DANH SÁCH HỌC SINH LỚP {name}", "Năm học 2026-2027",
              "Giáo viên chủ nhiệm: Trần Thị Ví Dụ")  # fmt: skip
    for title in titles:
        page.add(title)
    two = ["Lớp ", "Giới tính"] if swapped else ["Giới tính", "Lớp "]
    page.head(stt, "Họ và tên", "Ngày sinh", *two, "Trường tiểu học", "SĐT", "Ghi chú", *[""] * 7)
    for number, pupil in enumerate(cast.pupils(7, _GRADE_6), 1):
        born: Value = pupil.person.born if number % 4 == 0 else day(pupil) + "\u00a0" * (number % 2)
        values = ["5A1", sex(pupil)] if swapped else [sex(pupil), "5A1"]
        phone = ("0912345678", "01652345678", " 0987654321", "098765432")[number % 4]
        known = truth(pupil, class_name=name, phone=None, bhxh_code=None)
        if swapped and number == 2:  # noqa: PLR2004
            values.reverse()
            del known["sex"]
        if number == 5:  # noqa: PLR2004
            born, known["birth_date"] = None, None
        spaced = name_of(pupil).replace(" ", "  ", number % 2)
        page.person([str(number), spaced, born, *values, "TH Mẫu", phone, None], known)
    for _ in range(4):
        page.add(*[""] * 15)
    return page


@layout("vnedu-conduct-report")
def _conduct(cast: Cast) -> Roster:
    page = Page("hs_chi_tiet")
    for name in ("6A", "6B", "6C"):
        _conduct_block(cast, page, name)
    return Roster("layout-vnedu-conduct-report.xls", [page], "xls", "Nề nếp vnEdu: ba lớp chồng nhau, em gộp dọc")


def _conduct_block(cast: Cast, page: Page, name: str) -> None:
    page.add("SỞ GIÁO DỤC VÀ ĐÀO TẠO", *[None] * 4, "CỘNG HÒA XÃ HỒI CHỦ NGHĨA VIỆT NAM")
    page.add("TRƯỜNG THCS MẪU", *[None] * 4, "Độc lập - Tự do - Hạnh phúc")
    page.add()
    page.add(None, "THỐNG KÊ CHI TIẾT NỀ NẾP CỦA HỌC SINH")
    page.add()
    page.add(None, "Từ ngày:", "01/09/2026", None, "Khối:", "6")
    page.add(None, "Đến ngày:", "30/09/2026", None, "Lớp:", name)
    headings = ("STT", "Mã học sinh", "Họ và tên", "Lớp", "Hình thức", "Ghi chú", "Ngày", None, "Tổng", "Điểm Thi đua")
    if page.headings:
        page.add(*headings)
    else:
        page.head(*headings)
    for number, pupil in enumerate(cast.pupils(5, _GRADE_6), 1):
        rows = 1 + number % 3
        code = pupil.school_code
        values: list[Value] = [number, int(code), name_of(pupil), name, "Đi muộn", None, "05/09/2026", -2]
        known = {"full_name": name_of(pupil), "class_name": name, "student_code": code, "bhxh_code": None}
        first = page.person([*values, None, 98], known).row - 1
        for _ in range(rows - 1):
            page.add(*[None] * 4, "Không đồng phục", None, "08/09/2026", -2)
        if rows > 1:
            page.merges += [(first, column, first + rows - 1, column) for column in (0, 1, 2, 3, 9)]
    page.add(None, None, None, None, "Tổng điểm:", None, None, None, 490)
    for _ in range(3):
        page.add()


@layout("vnedu-so-diem-tong-ket")
def _marks(cast: Cast) -> Roster:
    pages = [_marks_of(cast, name) for name in ("6a", "6b")]
    return Roster("layout-vnedu-so-diem-tong-ket.xls", pages, "xls", "Bảng điểm tổng kết vnEdu, mỗi trang một lớp")


def _marks_of(cast: Cast, name: str) -> Page:
    page = Page(name)
    far: list[Value] = [None] * 7
    page.add(*far, "BẢNG TỔNG HỢP KẾT QUẢ GIÁO DỤC HỌC KỲ 2, NĂM HỌC 2025 - 2026")
    page.add(*far, f"Khối 6 - Lớp {name.upper()} - (Học kỳ 2)")
    page.add()
    page.add("Không sửa các cột Mã học sinh, Số định danh cá nhân, Họ và tên khi tải lại lên hệ thống")
    page.add()
    subjects = ("Toán", "Ngữ văn", "KHTN", "LS&ĐL", "Ng.ngữ", "GDCD", "C.nghệ", "Tin học", "GDTC", "Âm nhạc")
    headings = ("STT", "Mã học sinh", "Số định danh cá nhân", "Họ và tên", "Ngày sinh", *subjects)
    top = page.head(*headings, "Kết quả học tập", "Kết quả rèn luyện", "Buổi nghỉ", None, None, "Ghi chú") - 1
    page.head(*[None] * 5, *["(HS 1)"] * 8, *["(N.xét)"] * 2, "(Học kỳ 2)", "(Học kỳ 2)", "P", "K", "Tổng")
    page.merges += [(top, column, top + 1, column) for column in range(5)]
    page.merges.append((top, 17, top, 19))
    for number, pupil in enumerate(cast.pupils(6, _GRADE_6), 1):
        personal = "040" + pupil.person.number[3:]
        known = truth(pupil, class_name=name.upper(), student_code=pupil.school_code, personal_id=personal)
        del known["sex"]
        marks: list[Value] = [Typed("8.5"), "7,5", "-", *["8.0"] * 5, "Đ", "Đ", "Tốt", "Khá", 1, 0, 1]
        person = page.person([number, pupil.school_code, int(personal), name_of(pupil), day(pupil), *marks], known)
        person.repairs = [("zero-restored", "personal_id"), ("class-from-title", "class_name")]
    return page


@layout("moet-csdl-class-export")
def _ministry(cast: Cast) -> Roster:
    page = Page("Sheet1")
    page.across("SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI", len(MINISTRY))
    page.across("DANH SÁCH HỌC SINH LỚP 12.6", len(MINISTRY))
    page.add()
    page.head(*MINISTRY.values())
    for number, pupil in enumerate(cast.pupils(8, _GRADE_12), 1):
        values = _of_ministry(pupil, number)
        known = truth(
            pupil, class_name="12.6", personal_id=pupil.person.number, phone=None, bhxh_code=None,
            student_code=pupil.school_code, guardian_name=pupil.guardian.name, guardian_relation=pupil.relation,
            guardian_birth_date=str(pupil.guardian.born.year), id_number=pupil.person.number if number % 2 else None,
        )  # fmt: skip
        page.person([values.get(key) for key in MINISTRY], known)
    return Roster("layout-moet-csdl-class-export.xlsx", [page], shows="Danh sách lớp xuất từ CSDL ngành")


def _of_ministry(pupil: Pupil, number: int) -> dict[str, Value]:
    parent = "father" if pupil.relation == "cha" else "mother"
    return {
        "roll_number": str(number), "student_code": pupil.school_code, "full_name": name_of(pupil),
        "birth_date": day(pupil), "sex": sex(pupil), "ethnicity": "Kinh", "contact_phone": pupil.guardian.mobile,
        "status": "Bảo lưu" if number == 3 else "Đang học", "birth_place": "Hà Nội", "address": pupil.address,  # noqa: PLR2004
        "id_number": pupil.person.number if number % 2 else None, "class_name": Typed("12.6"), "grade": "12",
        f"{parent}_name": pupil.guardian.name, f"{parent}_birth_date": pupil.guardian.born.year,
        f"{parent}_job": "Công nhân", "personal_id": pupil.person.number,
    }  # fmt: skip


@layout("moet-kqht-primary-35-columns")
def _primary(cast: Cast) -> Roster:
    page = Page("KQHT")
    width = 34
    top: list[Value] = ["STT", "Mã lớp", "Mã HS", "Họ tên", "Ngày sinh", "Môn học", *[None] * 12]
    top += ["Năng lực", *[None] * 7, "Phẩm chất", *[None] * 4, "HT CT", "Lên lớp", "XL"]
    page.head(*top)
    page.head(*[None] * 5, *[f"Môn {number}" for number in range(1, 14)], "Năng lực chung", *[None] * 7)
    page.head(*[None] * 5, *["Mức đạt"] * 13, *["Mức"] * 13)
    page.merges += [(0, column, 2, column) for column in (*range(5), 31, 32, 33)]
    page.merges += [(0, 5, 0, 17), (0, 18, 0, 25), (0, 26, 0, 30), (1, 18, 1, 25)]
    for number, pupil in enumerate(cast.pupils(6, 3), 1):
        known = truth(pupil, class_name="3A", student_code=pupil.school_code)
        del known["sex"]
        rest = ["T"] * (width - 5)
        page.person([str(number), "3A", pupil.school_code, name_of(pupil), day(pupil), *rest], known)
    return Roster("layout-moet-kqht-primary-35-columns.xls", [page], "xls", "Kết quả học tập tiểu học, tiêu đề ba dòng")


@layout("thpt-printed-roster")
def _printed(cast: Cast) -> Roster:
    page = Page("10C3")
    page.add("SỞ GIÁO DỤC VÀ ĐÀO TẠO NGHỆ AN")
    page.add("TRƯỜNG THPT MẪU")
    page.across("DANH SÁCH HỌC SINH LỚP 10C3 NĂM HỌC 2026 - 2027", 7)
    page.head("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Học sinh trường", "Ghi chú")
    pupils = cast.pupils(9, _GRADE_10)
    for number, pupil in enumerate(pupils, 1):
        known = truth(pupil, class_name="10C3", ethnicity="Thái", bhxh_code=None)
        page.person([number, name_of(pupil), sex(pupil), day(pupil), "Thái", "THCS Mẫu", None], known)
    page.add(None, f"Danh sách này gồm có {len(pupils)} em")
    page.add(None, "Giáo viên chủ nhiệm: Trần Thị Ví Dụ", None, None, "Ngày 18 tháng 8 năm 2026")
    return Roster("layout-thpt-printed-roster.xlsx", [page], shows="Danh sách in sẵn, câu ghi sĩ số ở cột họ tên")


@layout("school-app-rows")
def _app(cast: Cast) -> Roster:
    page = Page("Sheet1")
    page.head("Id", "Họ và tên", "Tuổi", "Giới tính", "Dân tộc", "Ngày tháng năm sinh", "Email", "Địa chỉ",
              "Số điên thoại", "Tên bố", "Số điện thoại bố", "Nghề nghiệp bố", "Tên mẹ", "Số điện thoại mẹ",
              "Nghề nghiệp mẹ", "Tình trạng học tập", "Khóa")  # fmt: skip
    for number, pupil in enumerate(cast.pupils(7, _GRADE_12), 1):
        born = pupil.person.born
        month_first = number == 2  # noqa: PLR2004
        text = f"{born:%m}/25/{born:%Y}" if month_first else day(pupil)
        known = truth(pupil, phone=pupil.person.mobile, guardian_relation=pupil.relation, email=pupil.email)
        known |= {"guardian_name": pupil.guardian.name, "guardian_phone": pupil.guardian.mobile}
        if month_first:
            known["birth_date"] = f"{born:%Y-%m}-25"
        adult = [pupil.guardian.name, pupil.guardian.mobile, "Nông dân"]
        parents = [*adult, None, None, None] if pupil.relation == "cha" else [None, None, None, *adult]
        shifted = "Đang học" if number == 4 else "Kinh"  # noqa: PLR2004
        page.person([number, name_of(pupil), 17, sex(pupil), shifted, text, pupil.email, pupil.address,
                     pupil.person.mobile, *parents, "Đang học", "K12"], known)  # fmt: skip
    return Roster(
        "layout-school-app-rows.xlsx", [page], shows="Phần mềm quản lý: ba cột điện thoại, một tên cột gõ sai"
    )
