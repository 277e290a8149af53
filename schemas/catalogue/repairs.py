"""The rules by which values are changed on the way in, each with what it means to a person."""

REPAIRS: dict[str, str] = {
    "unicode-composed": "Ghép dấu rời thành chữ có dấu chuẩn (NFC)",
    "spaces-cleaned": "Bỏ khoảng trắng thừa, khoảng trắng cứng và ký tự vô hình",
    "look-alike": "Thay ký tự giống chữ Đ/đ bằng chữ Đ/đ thật",
    "full-width": "Đổi chữ số và chữ kiểu toàn khổ sang kiểu thường",
    "punctuation-removed": "Bỏ dấu chấm, gạch, khoảng cách trong dãy số",
    "zero-restored": "Thêm lại số 0 ở đầu mà Excel đã bỏ",
    "letters-to-digits": "Đổi chữ O, l, I lẫn trong số thành 0, 1",
    "card-to-code": "Lấy 10 số cuối của thẻ BHYT làm mã số BHXH",
    "long-card-cut": "Cắt phần dính sau số thẻ BHYT 15 ký tự",
    "country-code": "Đổi đầu số +84 thành 0",
    "phone-migrated": "Đổi số di động 11 số trước 2018 theo mã mạng mới",
    "date-two-digit-year": "Đọc năm hai chữ số theo tuổi hợp lý",
    "date-month-first": "Đọc ngày viết kiểu tháng/ngày/năm",
    "date-in-words": "Đọc ngày viết bằng chữ",
    "date-run-together": "Đọc ngày viết liền các số",
    "date-serial": "Đọc số thứ tự ngày của Excel",
    "date-swapped": "Đảo lại ngày và tháng mà Excel đã đảo",
    "date-three-columns": "Ghép ngày, tháng, năm từ ba cột",
    "name-joined": "Ghép họ đệm và tên từ hai cột",
    "place-official": "Viết tên tỉnh, huyện, xã theo tên chính thức",
    "commune-converted": "Đổi xã/phường cũ sang đơn vị mới",
    "class-from-title": "Lấy lớp từ tiêu đề, tên trang tính hoặc dòng nhóm",
    "guardian-from-parent": "Lấy cha, mẹ hoặc người đỡ đầu trong danh sách làm người giám hộ",
    "relation-named": "Viết quan hệ theo cách gọi thống nhất",
}
"""Rule key → what it does. A repair whose rule is not here is a bug, and a test says so."""
