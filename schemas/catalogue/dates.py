"""Problems of the birth date and the age."""

from schemas.catalogue.entry import Entry
from schemas.catalogue.sources import EXCEL, GUIDE_2, HOUSE

ENTRIES = (
    Entry(
        "birth-date-missing",
        "warning",
        "Thiếu ngày sinh",
        "Ô ngày sinh trống; tờ khai để trống mục này.",
        "Điền ngày sinh theo giấy khai sinh (ngày/tháng/năm).",
        HOUSE,
        "Ô ngày sinh bỏ trống",
    ),
    Entry(
        "birth-date-partial",
        "warning",
        "Ngày sinh chưa đủ",
        "Ngày sinh chỉ có «{value}».",
        "Điền đủ ngày/tháng/năm theo giấy khai sinh.",
        HOUSE,
        "2012",
    ),
    Entry(
        "birth-date-impossible",
        "error",
        "Ngày sinh không có thật",
        "Ngày sinh «{value}» không có trong lịch hoặc không đọc được.",
        "Gõ lại ngày sinh theo giấy khai sinh, dạng ngày/tháng/năm, ví dụ 05/09/2013.",
        HOUSE,
        "31/02/2013",
    ),
    Entry(
        "birth-date-future",
        "error",
        "Ngày sinh ở tương lai",
        "Ngày sinh «{value}» sau ngày lập danh sách.",
        "Gõ lại năm sinh theo giấy khai sinh.",
        HOUSE,
        "12/03/2031",
    ),
    Entry(
        "birth-date-repaired",
        "warning",
        "Ngày sinh viết khác lệ thường",
        "Ngày sinh ghi «{value}», được hiểu là {meant}.",
        "So với giấy khai sinh; nếu sai, gõ lại dạng ngày/tháng/năm.",
        HOUSE,
        "09/25/2013 hoặc 5/9/13",
    ),
    Entry(
        "birth-date-swapped",
        "warning",
        "Excel đã đảo ngày và tháng",
        "Trong cột này Excel đã đảo ngày với tháng; «{value}» được hiểu là {meant}.",
        "So với giấy khai sinh; nếu sai, gõ lại ô này dạng chữ.",
        EXCEL,
        "05/09/2013 bị lưu thành 09/05/2013",
    ),
    Entry(
        "age-unusual",
        "warning",
        "Tuổi khác thường",
        "Theo ngày sinh {value}, em {age} tuổi, khác thường với học sinh phổ thông.",
        "So lại năm sinh với giấy khai sinh.",
        HOUSE,
        "Học sinh lớp 6 mới 3 tuổi",
    ),
    Entry(
        "adult-needs-own",
        "error",
        "Đã đủ 18 tuổi",
        "Em đã đủ 18 tuổi nên không dùng được mục «Đăng ký cho con»; em phải tự đăng ký.",
        "Điền số CCCD/hộ chiếu còn giá trị và số điện thoại chính chủ của em, để em tự đăng ký (trường hợp 1).",
        GUIDE_2,
        "Học sinh lớp 12 sinh đầu năm, chưa có số điện thoại",
    ),
)
