"""Problems of the contact address."""

from schemas.catalogue.entry import Entry
from schemas.catalogue.sources import GUIDE, PLACES, TWO_LEVELS

ENTRIES = (
    Entry(
        "address-missing",
        "warning",
        "Thiếu địa chỉ liên hệ",
        "Chưa có địa chỉ liên hệ; tờ khai để trống mục này.",
        "Điền số nhà, thôn/xóm, xã/phường và tỉnh/thành phố.",
        f"{GUIDE}, bước 10",
        "Các ô địa chỉ bỏ trống",
    ),
    Entry(
        "commune-converted",
        "warning",
        "Đã đổi sang xã/phường mới",
        "«{value}» là đơn vị cũ trước 01/7/2025; được đổi thành «{meant}».",
        "Kiểm tra lại địa chỉ theo đơn vị hành chính mới.",
        TWO_LEVELS,
        "Xã Vạn Phúc (Thanh Trì) → Xã Nam Phù",
    ),
    Entry(
        "commune-ambiguous",
        "warning",
        "Xã/phường cũ đã chia cho nhiều nơi",
        "«{value}» là đơn vị cũ trước 01/7/2025, nay thuộc nhiều nơi: {other}; địa chỉ được giữ như danh sách.",
        "Hỏi gia đình nay thuộc xã/phường nào rồi sửa lại.",
        TWO_LEVELS,
        "Thị trấn Văn Điển",
    ),
    Entry(
        "commune-unknown",
        "info",
        "Không thấy xã/phường trong danh mục",
        "Không thấy «{value}» trong danh mục xã/phường của {other}; địa chỉ được giữ như danh sách.",
        "Nếu là tên đã sáp nhập hoặc của thời khác thì ghi tên đang dùng; nếu không, xem có gõ sai tên, sai loại (xã, "
        "phường, thị trấn) hay lẫn tên khác vào ô không.",
        PLACES,
        "Xã Thanh Trì, HN",
    ),
    Entry(
        "province-unknown",
        "info",
        "Không thấy tỉnh/thành phố trong danh mục",
        "Không thấy «{value}» trong danh mục tỉnh/thành phố; địa chỉ được giữ như danh sách.",
        "Ghi đủ tên tỉnh/thành phố; địa chỉ ở nước ngoài thì để nguyên.",
        PLACES,
        "Tỉnh Hà Lội",
    ),
    Entry(
        "district-abolished",
        "warning",
        "Cấp huyện đã bỏ",
        "Địa chỉ còn ghi «{value}»; từ 01/7/2025 không còn cấp huyện.",
        "Ghi địa chỉ theo xã/phường và tỉnh/thành phố mới.",
        TWO_LEVELS,
        "Quận Hoàng Mai",
    ),
)
