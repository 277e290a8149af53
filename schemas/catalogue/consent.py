"""Problems of consent and of the marks for photos and papers."""

from schemas.catalogue.entry import Entry
from schemas.catalogue.sources import DATA_LAW, GUIDE

ENTRIES = (
    Entry(
        "consent-missing",
        "warning",
        "Chưa ghi việc đồng ý xử lý dữ liệu",
        "Ô «Đồng ý xử lý dữ liệu» trống; im lặng không phải là đồng ý.",
        "Xin ý kiến cha mẹ hoặc người giám hộ rồi điền «Có» hoặc «Không».",
        DATA_LAW,
        "Ô đồng ý bỏ trống",
        floor="warning",
    ),
    Entry(
        "consent-refused",
        "error",
        "Gia đình không đồng ý xử lý dữ liệu",
        "Gia đình ghi «{value}» ở cột đồng ý xử lý dữ liệu, nên không lập giấy tờ.",
        "Tôn trọng ý kiến gia đình; chỉ sửa khi cha mẹ hoặc người giám hộ đồng ý bằng văn bản.",
        DATA_LAW,
        "Đồng ý xử lý dữ liệu: Không",
        floor="error",
    ),
    Entry(
        "consent-unreadable",
        "warning",
        "Không hiểu ô đồng ý",
        "Ô đồng ý xử lý dữ liệu ghi «{value}», không rõ là có hay không.",
        "Điền «Có» hoặc «Không».",
        DATA_LAW,
        "Đồng ý xử lý dữ liệu: hỏi lại",
        floor="warning",
    ),
    Entry(
        "photo-none",
        "warning",
        "Chưa có ảnh hoặc giấy tờ",
        "Danh sách ghi chưa có: {value}.",
        "Nhắc gia đình chuẩn bị trước khi khai; phiếu hướng dẫn có ghi những gì cần mang.",
        f"{GUIDE}, bước 4, 8 và 9",
        "Ảnh 4x6: Không",
    ),
    Entry(
        "photo-unmarked",
        "info",
        "Chưa đánh dấu ảnh hoặc giấy tờ",
        "Chưa đánh dấu: {value}.",
        "Không bắt buộc; phiếu hướng dẫn cho gia đình đã ghi những gì cần mang.",
        f"{GUIDE}, bước 4, 8 và 9",
        "Ô ảnh 4x6 bỏ trống",
    ),
    Entry(
        "mark-unreadable",
        "info",
        "Không hiểu dấu đánh",
        "Ô ghi «{value}», không rõ là có hay không; coi như chưa đánh dấu.",
        "Điền «Có», «Không» hoặc đánh dấu x.",
        GUIDE,
        "Ảnh 4x6: hỏi mẹ",
    ),
)
