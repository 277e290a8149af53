"""Layouts of other offices: universities, social insurance, forms and tables without anybody in them."""

from sample_data.conformance_make.layouts import Cast, Truth, day, halves, layout, name_of, sex, truth
from sample_data.conformance_make.page import Page, Roster, Typed
from sample_data.entry import Value
from sample_data.people import Pupil

_STUDENT = 14
"""Of a university: nobody's grade, but the age."""


def _student(pupil: Pupil, *without: str, **more: str | None) -> Truth:
    known = truth(pupil, bhxh_code=None, **more)
    return {key: value for key, value in known.items() if key not in without}


@layout("attendance-two-row-header")
def _attendance(cast: Cast) -> Roster:
    page = Page("DSSV")
    page.head("Stt", "Mã sinh viên", "Họ đệm", "Tên", "Ngày sinh", "Lớp", "Lần học", "Nhóm",
              "DKT1*0.2+DKT2*0.2+THI*0.6 - Toán cao cấp", None, None, "TKHP", "29/8", "5/9", "12/9",
              "10/10")  # fmt: skip
    page.head(*[None] * 8, "Điểm kiểm tra thứ 1", "Điểm kiểm tra thứ 2", "Điểm thi lần ĐT", *[None] * 4, "Bỏ thi")
    page.merges += [(0, column, 1, column) for column in (*range(8), 11, 12, 13, 14)] + [(0, 8, 0, 10)]
    for number, pupil in enumerate(cast.pupils(8, _STUDENT), 1):
        known = _student(pupil, "sex", class_name="DCCNTT13.1", student_code=pupil.school_code)
        values = [str(number), pupil.school_code, *halves(pupil), day(pupil), "DCCNTT13.1", "1", "N01"]
        page.person([*values, "8", "7", "9", "8.2", "v", "+", None, None], known)
    return Roster("layout-attendance-two-row-header.xlsx", [page], shows="Điểm danh, tiêu đề hai dòng, họ đệm và tên")


@layout("phones-as-numbers")
def _phones(cast: Cast) -> Roster:
    page = Page("Sheet1")
    page.add("DANH SÁCH HỖ TRỢ")
    page.add()
    page.head("STT", "MÃ SV", "HỌ VÀ TÊN ", "SỐ ĐT", "GHI CHÚ")
    for number, pupil in enumerate(cast.pupils(6, _STUDENT), 1):
        phone: Value = int(pupil.person.mobile) if number % 3 else ("999 9999999" if number == 3 else None)  # noqa: PLR2004
        known = _student(pupil, "sex", "birth_date", student_code=pupil.school_code)
        page.person([number, pupil.school_code, name_of(pupil), phone, "DCCNTT13.1"], known)
    page.add(7)
    page.add(8)
    return Roster("layout-phones-as-numbers.xlsx", [page], shows="Điện thoại kiểu số, hai dòng chỉ có STT")


@layout("scholarship-sections")
def _scholarship(cast: Cast) -> Roster:
    page = Page("HB")
    page.across("DANH SÁCH SINH VIÊN ĐƯỢC CẤP HỌC BỔNG", 12)
    page.add()
    row = page.head("Stt", "Mã sinh viên", "Họ và tên", None, "Lớp", "Điểm \nhệ 10", "ĐTBC", "Điểm \nrèn luyện",
                    "Loại học bổng", "Số tín chỉ/ kỳ", "Số tiền/tín chỉ", "Số tiền/ kỳ")  # fmt: skip
    page.merges.append((row - 1, 2, row - 1, 3))
    for section in range(1, 4):
        page.across(f"{section}. Đại học khóa {9 + section}", 12)
        for number, pupil in enumerate(cast.pupils(3, _STUDENT), 1):
            code = pupil.school_code
            known = _student(pupil, "sex", "birth_date", class_name="DCKT10.1", student_code=code)
            values = [number, int(code) if section < 3 else code, *halves(pupil), "DCKT10.1"]  # noqa: PLR2004
            values += ["9.99", "3.9", "92", "Xuất sắc", 18, 450000, 8100000]
            page.person([*values, *([None, 8100000, "=3 em"] if number == 2 else [])], known)  # noqa: PLR2004
    return Roster("layout-scholarship-sections.xlsx", [page], shows="Học bổng: dòng nhóm ở giữa, STT đếm lại")


@layout("ctu-graduation-list")
def _graduation(cast: Cast) -> Roster:
    page = Page("Sheet1")
    page.head("Stt", "Đợt TN", "Đơn vị", "QĐ", "Ngày ký", "MSSV", "Họ tên", "Ngày sinh", "Nữ", "Nơi sinh", "Lớp", "AUN",
              "Tên ngành", "Tên chuyên ngành", "Điểm TB", "Điểm RL", "TCTL", "Xếp loại", "Ghi chú",
              "Dân tộc không dấu", "Năm vào", "Danh hiệu")  # fmt: skip
    for number, pupil in enumerate(cast.pupils(7, _STUDENT), 1):
        code = f"B{pupil.school_code[-7:]}" if number % 2 else pupil.school_code
        known = _student(pupil, class_name="KT2201A1", student_code=code)
        shown: Value = code if number % 2 else int(code)
        values: list[Value] = [
            number,
            "Đợt 1",
            "Khoa Kinh tế",
            "123/QĐ",
            "05/06/2026",
            shown,
            name_of(pupil),
            f"\u00a0{day(pupil)}",
        ]
        tick = "N" if pupil.person.sex == "female" else None
        page.person([*values, tick, "Cần Thơ", "KT2201A1", None, "Kinh tế", None, Typed("3.2"), 90, 140, "Giỏi"], known)
    return Roster("layout-ctu-graduation-list.xlsx", [page], shows="Danh sách tốt nghiệp: cột «Nữ», mã số lẫn chữ")


@layout("google-form-survey")
def _form(cast: Cast) -> Roster:
    page = Page("Form Responses 1")
    page.head("Dấu thời gian", "MASV", "Họ tên SV", "Ngày sinh", "Phái", "Mã lớp", "Ngành/ chuyên ngành",
              "Điện thoại gia đình", "Điện thoại SV (số sẽ sử dụng lâu dài sau khi ra trường)", "Địa chỉ liên hệ",
              "Email (ghi đúng để nhận thư)", "Bạn có hài lòng với chương trình đào tạo không?")  # fmt: skip
    for number, pupil in enumerate(cast.pupils(8, _STUDENT), 1):
        name, code = name_of(pupil), pupil.school_code
        if number == 3:  # noqa: PLR2004
            name = name.upper()
        own, home = pupil.person.mobile, pupil.guardian.mobile
        known = _student(pupil, full_name=name, phone=own, class_name="KT2201A1", student_code=code, email=pupil.email)
        two: list[Value] = [code, name]
        if number == 5:  # noqa: PLR2004 - who fills in a form may take one line for the other
            two.reverse()
            known = {key: value for key, value in known.items() if key not in ("full_name", "student_code")}
        values: list[Value] = ["2026-06-01 08:00", *two, day(pupil), sex(pupil), "KT2201A1", "Kinh tế", home]
        page.person([*values, int(own) if number % 2 else own, pupil.address, pupil.email, "Có"], known)
    return Roster("layout-google-form-survey.xlsx", [page], shows="Google Form: câu hỏi làm tiêu đề, có em điền nhầm ô")


@layout("d03-ts-form")
def _d03(cast: Cast) -> Roster:
    page = Page("D03-TS")
    page.add("Tên đơn vị: Trường THCS Mẫu", *[None] * 9, "Mẫu D03-TS")
    page.add("Mã đơn vị: YN0000Z")
    page.add("Địa chỉ: Số 1 đường Ví Dụ")
    page.add()
    page.across("DANH SÁCH NGƯỜI CHỈ THAM GIA BHYT", 17)
    page.across("Số: 1 tháng 9 năm 2026", 17)
    for _ in range(3):
        page.add()
    top = page.head("STT", "Họ và tên", "Mã số BHXH", "Số CCCD/\nCNTND\nĐDCN/hộ chiếu", "Ngày tháng năm sinh",
                    "Giới tính", "Địa chỉ", "Nơi đăng ký KCB ban đầu", "Ngày biên lai", "Số biên lai",
                    "Tiền lương hưu, trợ cấp TN, TS", "Hỗ trợ thêm", None, "Thời gian tham gia", None,
                    "Mã số nhân viên thu", "Ghi chú") - 1  # fmt: skip
    page.head(*[None] * 11, "Tỷ lệ", "Số tiền", "Từ ngày", "Đến ngày")
    page.merges += [(top, column, top + 1, column) for column in (*range(11), 15, 16)]
    page.merges += [(top, 11, top, 12), (top, 13, top, 14)]
    page.head("A", "B", *range(1, 16))
    page.add("I", "Tăng")
    page.add("I.1", "Tăng mới")
    for number, pupil in enumerate(cast.pupils(4, 9), 1):
        known = truth(pupil, bhxh_code=pupil.person.code, phone=None, guardian_name=None)
        page.person([number, name_of(pupil), pupil.person.code, pupil.person.number, day(pupil), sex(pupil),
                     pupil.address, "Trạm y tế xã"], known)  # fmt: skip
    page.add(None, "Cộng tăng", *[None] * 8, 0)
    page.add("II", "Giảm")
    page.add("II.1", "Giảm hẳn")
    page.add(None, "Cộng giảm", *[None] * 8, 0)
    page.add()
    page.add(*[None] * 12, "Ngày 5 tháng 9 năm 2026")
    page.add(None, "Người lập biểu", *[None] * 10, "Thủ trưởng đơn vị")
    page.add()
    page.add(None, "Trần Thị Ví Dụ", *[None] * 10, "Nguyễn Văn Mẫu")
    return Roster("layout-d03-ts-form.xlsx", [page, _import_sheet()], shows="Mẫu D03-TS, thêm trang «import»")


def _import_sheet() -> Page:
    """Headings for a machine, nobody under them, and prose."""
    page = Page("import")
    page.head(
        "STT", "SOBHXH", "SOKCB", "HOTEN", "NGAYSINH", "NAMSINH", "GIOITINH", "CMND", "DIACHI", "MATINH", "GHICHU"
    )
    for _ in range(9):
        page.add()
    page.add("Hướng dẫn: cột HOTEN ghi chữ in hoa; cột NGAYSINH ghi dd/mm/yyyy, chỉ biết năm thì ghi cột NAMSINH.")
    page.add("Cột GIOITINH: 1 là nam, 0 là nữ. Không thêm, bớt cột.")
    return page


@layout("vnpt-d03-tk1-template")
def _vnpt(cast: Cast) -> Roster:
    page = Page("Dữ Liệu")
    page.add(
        "Nhập ID từ 1", "Nhập họ tên đầy đủ, Mã số BHXH 10 số", None, "Chọn từ danh sách", None, None, None, None, None
    )
    page.merges.append((0, 1, 0, 2))
    page.head("ID Lao động", "Họ tên", "Mã số BHXH", "Ngày sinh", "Giới tính", "Huyện - Địa chỉ liên hệ",
              "Huyện - Địa chỉ liên hệ", "Địa chỉ đang sinh sống", "Số tháng", "Ghi chú")  # fmt: skip
    page.head("STT", "HoTen", "MasoBHXH", "NgaySinh", "GioiTinh", "TenHuyen_LH", "MaHuyen_LH", "Diachi_DangSS",
              "Sothang", "Ghichu")  # fmt: skip
    for number, pupil in enumerate(cast.pupils(3, 9), 1):
        year = str(pupil.person.born.year)
        known = truth(pupil, bhxh_code=pupil.person.code, birth_date=year, guardian_name=None)
        page.person([number, name_of(pupil), pupil.person.code, year, int(pupil.person.sex == "male"),
                     "Thanh Trì", 20, pupil.address, 12, None], known)  # fmt: skip
    for _ in range(40):
        page.add(*[None] * 6, 0, None, 0)
    peoples = Page("Dân tộc", lines=[["Mã", "Tên dân tộc"], ["01", "Kinh"], ["02", "Tày"], ["03", "Thái"]])
    places = Page("Tinh", lines=[["Mã tỉnh", "Tên tỉnh"], ["01", "Thành phố Hà Nội"], ["04", "Cao Bằng"]])
    name = "layout-vnpt-d03-tk1-template.xlsx"
    return Roster(
        name, [page, peoples, places], shows="Mẫu nhập VNPT: tiêu đề ba dòng, đuôi công thức bằng 0, trang danh mục"
    )


@layout("dkxt-aspirations")
def _aspirations(cast: Cast) -> Roster:
    page = Page("Sheet1")
    page.add("DSK - TRƯỜNG MẪU")
    page.add()
    page.add("DANH SÁCH NGUYỆN VỌNG THÍ SINH ")
    page.add()
    page.add("STT", "Số ĐDCN", "Thứ tự NV", "Mã trường", "Tên trường", "Mã xét tuyển", "Tên mã xét tuyển",
             "Nguyện vọng tuyển thẳng(điều 8)", "Loại mã xét tuyển")  # fmt: skip
    for number, pupil in enumerate(cast.pupils(6, 12), 1):
        page.add(
            number, pupil.person.number, 1, "QHI", "Trường Đại học Mẫu", "CN1", "Công nghệ thông tin", None, "Ngành"
        )
    return Roster(
        "layout-dkxt-aspirations.xlsx", [page], shows="Nguyện vọng thí sinh: không có cột họ tên, không có em nào"
    )


@layout("fpt-exam-room-list")
def _exam(cast: Cast) -> Roster:
    pages = []
    for number in (1, 2):
        page = Page(f"Buoi {number}")
        page.add("TRƯỜNG MẪU", None, None, "DANH SÁCH PHÒNG THI")
        page.add()
        page.add("Môn thi: Toán", None, "Ngày thi: 05/09/2026", None, "Giờ thi: 7h30")
        page.add("Phòng thi: 101")
        page.add()
        row = page.head("TT", "MSSV", "Họ tên", "Lớp", "Ký tên", "Điểm", None, "Ghi chú")
        page.head(*[None] * 5, "Số", "Chữ")
        page.merges += [(row - 1, column, row, column) for column in (*range(5), 7)] + [(row - 1, 5, row - 1, 6)]
        for place, pupil in enumerate(cast.pupils(5, _STUDENT), 1):
            known = _student(pupil, "sex", "birth_date", class_name="SE1801", student_code=pupil.school_code)
            page.person([place, pupil.school_code, name_of(pupil), "SE1801"], known)
        for _ in range(3):
            page.add(*[""] * 8)
        page.across("Ghi chú: sinh viên có tên trong danh sách mới được dự thi, mang theo thẻ sinh viên.", 8)
        pages.append(page)
    return Roster(
        "layout-fpt-exam-room-list.xlsx", pages, shows="Phòng thi: ngày giờ thi trong ô, ghi chú kéo ngang ở cuối"
    )


@layout("html-as-xls")
def _html(cast: Cast) -> Roster:
    page = Page(None)
    page.add("Your first name", "Your last name", "Email")
    for pupil in cast.pupils(5, _STUDENT):
        page.add(*halves(pupil), pupil.email)
    return Roster("layout-html-as-xls.xls", [page], "html", "Bảng HTML tiếng Anh đặt tên .xls: không nhận ra cột nào")


@layout("pseudo-csv")
def _pseudo_csv(cast: Cast) -> Roster:
    page = Page(None)
    page.head("MSSV", "HoTen", "NgaySinh", "GioiTinh", "DiaChi", "MaLop", "DiemTB", "HocLuc")
    for number, pupil in enumerate(cast.pupils(7, _STUDENT), 1):
        born = {1: "05/03/2030", 2: "05/03/2020"}.get(number, day(pupil))
        known = _student(pupil, student_code=pupil.school_code)
        if number <= 2:  # noqa: PLR2004
            known["birth_date"] = f"{born[-4:]}-03-05"
        home = ["Số 5", " Hà Nội"] if number > 2 else ["Hà Nội"]  # noqa: PLR2004 - an unquoted comma in the address
        boy = str(int(pupil.person.sex == "male"))
        page.person([pupil.school_code, name_of(pupil), born, boy, *home, "0", "8.1", "Giỏi"], known)
    return Roster("layout-pseudo-csv.csv", [page], "csv-bom-comma", "CSV có dấu phẩy không bọc: thừa một ô ở vài dòng")


@layout("headerless")
def _headerless(cast: Cast) -> Roster:
    page = Page("Sheet1")
    for number, pupil in enumerate(cast.pupils(6, 12), 1):
        page.add(number, int(pupil.person.number), name_of(pupil), day(pupil), sex(pupil), "Hà Nội")
    return Roster("layout-headerless.xlsx", [page], shows="Không có dòng tiêu đề: nói không thấy em nào, không đoán")


@layout("admin-dictionary")
def _dictionary(cast: Cast) -> Roster:
    page = Page("Sheet1")
    page.add("Stt", "Mã quận/huyện", "Tên quận/huyện", "ghepma", "Tên rút gọn", "Khu vực", "Tỉnh/TP")
    places = ("Huyện Thanh Trì", "Quận Hoàng Mai", "Thị xã Sơn Tây", "Huyện Ba Vì", "Quận Ba Đình")
    for number, place in enumerate(places, 1):
        page.add(
            number,
            f"{cast.random.randint(1, 30):03d}",
            f"{place}\u00a0",
            f"01{number:03d}",
            place[-6:],
            "1",
            "TP Hà Nội",
        )
    return Roster("layout-admin-dictionary.xlsx", [page], shows="Danh mục quận huyện: không có em nào")
