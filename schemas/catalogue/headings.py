"""What is said once of the columns of a sheet: missing, unknown, misspelt, or nobody's for certain."""

from schemas.catalogue.entry import Entry
from schemas.catalogue.sources import DATA_LAW, GUIDE_3, HOUSE

ENTRIES = (
    Entry(
        "guardian-code-column-missing",
        "info",
        "Không có cột mã số BHXH của người giám hộ",
        "Danh sách không có cột «Mã số BHXH người giám hộ», nên em nào cần người giám hộ đều vào trường hợp 3.",
        "Nếu nhiều phụ huynh đã có mã, thêm cột này để gia đình khỏi phải làm TK1-TS.",
        GUIDE_3,
        "Danh sách chủ nhiệm chỉ có tên và số điện thoại cha mẹ",
    ),
    Entry(
        "phone-column-unclear",
        "info",
        "Không rõ số điện thoại của ai",
        "Cột «{value}» không nói là số của học sinh hay của cha mẹ nên không được tính là số riêng của em.",
        'Nếu đó là số của học sinh, đổi tên cột thành «SĐT của học sinh», hoặc thêm --map "{value}=SĐT của học sinh".',
        HOUSE,
        "Cột «SĐT»",
    ),
    Entry(
        "headings-unknown",
        "info",
        "Cột không dùng",
        "Các cột sau không thuộc những cột mà phần mềm biết nên không dùng: {value}.",
        "Nếu có cột cần dùng, đổi tên cột theo mẫu của phần mềm, hoặc chỉ cột đó là gì: thêm "
        '--map "Tên cột=Tên mục" khi chạy, hay ghi vào bảng [columns] của school.toml.',
        HOUSE,
        "Cột «Điểm TB»",
    ),
    Entry(
        "heading-misspelt",
        "info",
        "Tên cột gõ sai",
        "Cột «{value}» được hiểu là «{meant}».",
        "Sửa tên cột cho đúng để lần sau khỏi nhầm.",
        HOUSE,
        "«Họ và tem»",
    ),
    Entry(
        "heading-twice",
        "info",
        "Hai cột trùng tên",
        "Cột «{value}» trùng với một cột khác ({meant}); chỉ dùng cột đứng trước.",
        "Xóa hoặc đổi tên cột thừa.",
        HOUSE,
        "Hai cột «Ngày sinh»",
    ),
    Entry(
        "consent-column-missing",
        "info",
        "Không có cột đồng ý xử lý dữ liệu",
        "Danh sách không có cột «Đồng ý xử lý dữ liệu».",
        "Nhà trường giữ phiếu đồng ý của cha mẹ học sinh, hoặc thêm cột này vào danh sách.",
        DATA_LAW,
        "Danh sách chủ nhiệm",
    ),
    Entry(
        "class-column-missing",
        "info",
        "Không có cột lớp",
        "Danh sách không có cột «Lớp».{guess}",
        "Thêm cột «Lớp», hoặc ghi tên lớp ở tiêu đề hay tên trang tính.",
        HOUSE,
        "Danh sách không ghi lớp",
    ),
    Entry(
        "bhxh-column-missing",
        "info",
        "Không có cột mã số BHXH",
        "Danh sách không có cột mã số BHXH hay số thẻ BHYT nên chưa lập được tờ khai cho em nào.",
        "Thêm cột «Mã số BHXH» (10 số cuối trên thẻ BHYT) rồi chạy lại.",
        HOUSE,
        "Danh sách xuất từ cơ sở dữ liệu ngành",
    ),
    Entry(
        "columns-missing",
        "info",
        "Danh sách không có một số cột",
        "Danh sách không có cột: {value}. Các mục này trên tờ khai để trống cho gia đình viết tay.",
        "Thêm các cột đó nếu muốn in sẵn lên tờ khai.",
        HOUSE,
        "Không có cột địa chỉ",
    ),
)
