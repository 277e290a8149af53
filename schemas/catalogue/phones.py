"""Problems of the pupil's own mobile number."""

from schemas.catalogue.entry import Entry
from schemas.catalogue.sources import EXCEL, GUIDE_2, GUIDE_STEP_11, NUMBER_PLAN

_OWN = "vì vậy em được coi là chưa có số điện thoại riêng"
_FIX = "Nếu em có số chính chủ, gõ lại số đó; nếu không, để người giám hộ đăng ký cho em."

ENTRIES = (
    Entry(
        "phone-malformed",
        "warning",
        "Số điện thoại của học sinh sai",
        f"Số «{{value}}» không phải số di động hợp lệ; {_OWN}.",
        _FIX,
        NUMBER_PLAN,
        "09123",
    ),
    Entry(
        "phone-landline",
        "warning",
        "Số máy bàn",
        f"Số «{{value}}» là số máy bàn, không nhận được tin nhắn mật khẩu; {_OWN}.",
        _FIX,
        GUIDE_STEP_11,
        "024 3861 2458",
    ),
    Entry(
        "phone-placeholder",
        "warning",
        "Số điện thoại giả",
        f"Số «{{value}}» là số điền tạm; {_OWN}.",
        _FIX,
        GUIDE_STEP_11,
        "0123456789",
    ),
    Entry(
        "phone-filler",
        "warning",
        "Số điện thoại giống số điền tạm",
        "Số «{value}» giống số điền tạm cho đủ ô; vì số như vậy có thể có thật nên vẫn được dùng.",
        "Hỏi lại gia đình: nếu không phải số chính chủ của em thì xóa, để người giám hộ đăng ký cho em.",
        GUIDE_STEP_11,
        "0999999999",
    ),
    Entry(
        "phone-two-numbers",
        "warning",
        "Một ô có nhiều số điện thoại",
        f"Ô ghi nhiều số «{{value}}», không biết số nào chính chủ; {_OWN}.",
        _FIX,
        GUIDE_STEP_11,
        "0912345678 / 0987654321",
    ),
    Entry(
        "phone-is-guardians",
        "warning",
        "Số điện thoại của người giám hộ",
        f"Số «{{value}}» là số của người lớn trong gia đình, mà mỗi số chỉ đăng ký được một mã; {_OWN}.",
        _FIX,
        GUIDE_2,
        "Điền số của mẹ vào ô của con",
    ),
    Entry(
        "phone-shared",
        "warning",
        "Hai học sinh cùng một số điện thoại",
        f"Số «{{value}}» cũng được ghi cho {{other}}; mỗi số chỉ đăng ký được một mã, {_OWN}.",
        _FIX,
        GUIDE_STEP_11,
        "Hai anh em cùng một số",
        floor="warning",
    ),
    Entry(
        "phone-zero-restored",
        "warning",
        "Đã thêm số 0 đầu số điện thoại",
        "Số «{value}» mất số 0 ở đầu; được hiểu là {meant}.",
        "Kiểm tra lại số; gõ với định dạng ô là Văn bản để giữ số 0.",
        EXCEL,
        "912345678 → 0912345678",
    ),
    Entry(
        "phone-migrated",
        "warning",
        "Đã đổi số điện thoại 11 số cũ",
        "Số 11 chữ số cũ «{value}» được đổi theo mã mạng mới thành {meant}.",
        "Kiểm tra xem gia đình còn dùng số này không.",
        NUMBER_PLAN,
        "01681234567 → 0381234567",
    ),
    Entry(
        "phone-letters-repaired",
        "warning",
        "Số điện thoại lẫn chữ cái",
        "Số «{value}» có chữ O, l hoặc I lẫn trong số; được hiểu là {meant}.",
        "Kiểm tra rồi gõ lại cho đúng.",
        NUMBER_PLAN,
        "O912345678",
    ),
)
