"""What is said once of a run: what more facts would change, and what has changed since an earlier run."""

from schemas.catalogue.entry import Entry
from schemas.catalogue.sources import GUIDE_1, GUIDE_2, GUIDE_3, GUIDE_STEP_6, HOUSE

ENTRIES = (
    Entry(
        "whatif-guardian-code",
        "info",
        "Có mã của người giám hộ thì sao",
        "{guardians} người giám hộ chưa có mã số BHXH đang giữ {value} em ở trường hợp 3: "
        "có mã của những người này thì {value} em sang trường hợp 2.",
        "Tra cứu mã của từng người theo danh sách «Người giám hộ» trong ngoai-le.xlsx, ghi vào danh sách lớp.",
        GUIDE_3,
        "5 người giám hộ chưa có mã đang giữ 9 em",
        about="file",
    ),
    Entry(
        "whatif-phone",
        "info",
        "Có số điện thoại riêng thì sao",
        "{value} em có giấy tờ mà thiếu số điện thoại riêng: có số thì {moves}.",
        "Hỏi số chính chủ của các em có giấy tờ; không có thì để người giám hộ đăng ký cho em.",
        GUIDE_1,
        "12 em có CCCD mà chưa có số riêng",
        about="file",
    ),
    Entry(
        "whatif-paper",
        "info",
        "Có giấy tờ thì sao",
        "{value} em có số điện thoại riêng mà thiếu giấy tờ: có CCCD hoặc hộ chiếu thì {moves}.",
        "Ghi số giấy tờ của các em đã được cấp; chưa có thì để người giám hộ đăng ký cho em.",
        GUIDE_1,
        "7 em có số riêng mà chưa có CCCD",
        about="file",
    ),
    Entry(
        "whatif-code",
        "info",
        "Có mã số BHXH thì sao",
        "{value} em thiếu mã số BHXH: có mã thì {moves}.",
        "Xem 10 số cuối trên thẻ BHYT của các em rồi ghi vào danh sách.",
        GUIDE_STEP_6,
        "7 em chưa có mã số BHXH trong danh sách",
        about="file",
    ),
    Entry(
        "whatif-guardian",
        "info",
        "Ghi người giám hộ thì sao",
        "{value} em cần người giám hộ mà danh sách chưa ghi ai: ghi họ tên thì {moves}.",
        "Ghi họ tên cha, mẹ hoặc người giám hộ của các em.",
        GUIDE_2,
        "2 em chưa có giấy tờ, ô người giám hộ trống",
        about="file",
    ),
    Entry(
        "new-since-previous",
        "info",
        "Em mới được nhận so với đợt trước",
        "Em mới được nhận so với đợt {value}: {places}.",
        "Không cần làm gì; nếu em đã có ở đợt trước, so lại họ tên, ngày sinh và mã số BHXH của hai đợt.",
        HOUSE,
        "Em chuyển đến giữa hai học kỳ",
        about="file",
    ),
    Entry(
        "gone-since-previous",
        "info",
        "Em không còn trong danh sách so với đợt trước",
        "Em đợt {value} đã nhận mà đợt này không có dòng nào; chỗ của em ở đợt trước: {places}.",
        "Nếu em vẫn học ở trường, ghi em vào danh sách rồi chạy lại.",
        HOUSE,
        "Em chuyển trường giữa hai học kỳ",
        about="file",
    ),
    Entry(
        "released-since-previous",
        "info",
        "Ra khỏi trường hợp 3 so với đợt trước",
        "So với đợt {value}: {count} em ra khỏi trường hợp 3, vì nay người giám hộ đã có mã số BHXH hoặc em tự đăng ký "
        "được; còn {left} em ở lại.",
        "Không cần làm gì: giấy tờ của đợt này đã theo trường hợp mới.",
        HOUSE,
        "Người giám hộ được cấp mã giữa hai học kỳ",
        about="file",
    ),
)
