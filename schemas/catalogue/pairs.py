"""Problems that show only when rows are compared with each other."""

from schemas.catalogue.entry import Entry
from schemas.catalogue.sources import GUIDE_STEP_11, HOUSE

ENTRIES = (
    Entry(
        "duplicate-same",
        "info",
        "Học sinh ghi hai lần",
        "Em này đã có ở {other} với dữ liệu giống hệt; chỉ xét dòng đó, dòng này bỏ qua.",
        "Xóa dòng thừa nếu muốn; nếu dòng kia còn lỗi thì sửa ở dòng kia.",
        HOUSE,
        "Chép nhầm một dòng hai lần",
    ),
    Entry(
        "duplicate-differs",
        "warning",
        "Học sinh ghi hai lần, dữ liệu khác nhau",
        "Em này cũng có ở {other} nhưng khác ở: {value}. Dòng được dùng là {used}.",
        "So hai dòng, sửa dòng được dùng cho đúng, xóa dòng kia.",
        HOUSE,
        "Hai dòng cùng mã, khác số điện thoại",
    ),
    Entry(
        "bhxh-two-pupils",
        "error",
        "Một mã số BHXH cho hai học sinh",
        "Mã số BHXH «{value}» cũng được ghi cho học sinh khác ở {other}.",
        "Xem lại thẻ BHYT của các em rồi sửa mã sai.",
        GUIDE_STEP_11,
        "Kéo ô mã xuống dòng dưới",
    ),
    Entry(
        "id-two-pupils",
        "error",
        "Một số giấy tờ cho hai học sinh",
        "Số giấy tờ «{value}» cũng được ghi cho học sinh khác ở {other}.",
        "Xem lại thẻ của các em rồi sửa số sai.",
        GUIDE_STEP_11,
        "Kéo ô số CCCD xuống dòng dưới",
    ),
)
