"""The blank roster that a school fills in: drop-downs, number columns as text, notes, one example row.

Its headings stay: filled-in copies are about. The example row carries «VD» in the column STT, by which the reader
leaves it out.
"""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from batch.errors import OutputUnwritable, UsageError
from batch.sheet.house import Column, Page, Workbook

_ON = date(2026, 1, 1)
"""The day that the file claims: fixed, so that the same version writes the same bytes."""
_ROWS = 500
_HEADER_ROW = 2
_YES_NO = ("Có", "Không")
_SUFFIX = ".xlsx"


class _Field(NamedTuple):
    """One column: heading, width, example, note, and the answers to choose from."""

    title: str
    width: float
    example: str
    note: str
    choices: tuple[str, ...] = ()


_RELATIONS = ("Cha", "Mẹ", "Ông", "Bà", "Anh", "Chị", "Cô", "Dì", "Chú", "Bác", "Cậu", "Mợ", "Người giám hộ")
_FIELDS = (
    _Field("STT", 6, "VD", "Số thứ tự. Dòng có «VD» là dòng ví dụ, phần mềm không đọc."),
    _Field("Họ và tên*", 26, "Nguyễn Văn Mẫu", "Bắt buộc. Viết đúng như giấy khai sinh, có dấu."),
    _Field("Ngày sinh*", 12, "15/03/2012", "Ngày/tháng/năm, ví dụ 05/09/2012. Ô kiểu Văn bản để Excel không đảo."),
    _Field("Giới tính*", 10, "Nam", "Chọn Nam hoặc Nữ.", ("Nam", "Nữ")),
    _Field("Lớp*", 9, "9A1", "Tên lớp, ví dụ 9A1."),
    _Field("Mã số BHXH*", 15, "0112345670", "Bắt buộc. 10 số cuối trên thẻ BHYT. Giữ nguyên số 0 ở đầu."),
    _Field(
        "Số CCCD/CMND/Hộ chiếu",
        18,
        "",
        "Chỉ điền khi em ĐÃ CÓ THẺ hoặc hộ chiếu. Số định danh trên giấy khai sinh điền ở cột bên cạnh.",
    ),
    _Field("Số định danh cá nhân", 18, "001212012345", "12 số, có trên giấy khai sinh. Có số này chưa phải là có thẻ."),
    _Field("SĐT của học sinh", 14, "", "Số chính chủ của em. KHÔNG điền số của cha mẹ vào đây."),
    _Field("Email", 22, "", "Không bắt buộc."),
    _Field("Số nhà, thôn/xóm", 24, "Số 15, thôn 2", "Địa chỉ liên hệ."),
    _Field("Xã/Phường", 18, "Xã Thanh Trì", "Tên xã/phường hiện nay."),
    _Field("Quận/Huyện", 16, "", "Từ 01/7/2025 để trống: không còn cấp huyện."),
    _Field("Tỉnh/Thành phố", 20, "Thành phố Hà Nội", "Tên tỉnh hoặc thành phố."),
    _Field(
        "Họ tên người giám hộ",
        26,
        "Trần Thị Ví Dụ",
        "Bắt buộc khi em chưa có thẻ hoặc chưa có số điện thoại riêng: cha, mẹ hoặc người giám hộ theo pháp luật.",
    ),
    _Field("Quan hệ", 12, "Mẹ", "Người giám hộ là gì của em.", _RELATIONS),
    _Field("Ngày sinh người giám hộ", 14, "20/10/1985", "Ngày/tháng/năm."),
    _Field("Mã số BHXH người giám hộ", 16, "0109876540", "10 số. Để trống nếu người giám hộ chưa có mã."),
    _Field("Số CCCD người giám hộ", 18, "001185012345", "12 số trên thẻ."),
    _Field("SĐT người giám hộ", 14, "0987654320", "Số di động chính chủ của người giám hộ."),
    _Field("Ảnh 4x6", 9, "Có", "Đã có ảnh chân dung 4x6 chưa.", _YES_NO),
    _Field("Ảnh giấy tờ mặt trước", 12, "", "Đã có ảnh chụp mặt trước thẻ chưa.", _YES_NO),
    _Field("Ảnh giấy tờ mặt sau", 12, "", "Đã có ảnh chụp mặt sau thẻ chưa.", _YES_NO),
    _Field("Giấy khai sinh", 10, "Có", "Đã có ảnh giấy khai sinh chưa.", _YES_NO),
    _Field("Đã có tài khoản VssID", 12, "", "Chọn Có nếu em đã đăng ký; em đó sẽ không phải làm lại.", _YES_NO),
    _Field(
        "Đồng ý xử lý dữ liệu",
        13,
        "Có",
        "Cha mẹ hoặc người giám hộ đồng ý cho nhà trường xử lý dữ liệu. Để trống KHÔNG có nghĩa là đồng ý.",
        _YES_NO,
    ),
    _Field("Ghi chú", 24, "", "Không bắt buộc."),
)

HEADINGS = tuple(field.title for field in _FIELDS)
_GUIDE = (
    "Mỗi học sinh một dòng, từ dòng dưới dòng ví dụ; nhiều lớp có thể ghi chung hoặc mỗi lớp một trang tính.",
    "Cột có dấu * cần điền đủ. Rê chuột vào tên cột để xem hướng dẫn.",
    "Các ô đã định dạng Văn bản: gõ số 0 ở đầu sẽ không mất. Khi dán từ nơi khác, chọn Dán giá trị (Paste Values).",
    "Trường hợp 1: em đã có thẻ CCCD (hoặc hộ chiếu) VÀ có số điện thoại riêng: em tự đăng ký.",
    "Trường hợp 2: em chưa có thẻ hoặc chưa có số điện thoại riêng: người giám hộ đăng ký cho em.",
    "Trường hợp 3: như trường hợp 2, nhưng người giám hộ chưa có mã số BHXH: để trống cột mã của người giám hộ.",
    "Xong, chạy: vssid-batch check TÊN_TỆP.xlsx để kiểm tra trước, rồi vssid-batch run để lập giấy tờ.",
)


def write(path: Path) -> None:
    """Write the template, whole or not at all.

    Raises OutputUnwritable when the disk refuses, UsageError for a name that does not end in .xlsx.
    """
    if path.suffix.lower() != _SUFFIX:
        raise UsageError(f"Tên tệp mẫu phải có đuôi {_SUFFIX}, ví dụ mau-danh-sach.xlsx.")
    if path.is_file():
        raise UsageError(f"Đã có tệp «{path}»; không ghi đè để khỏi mất dữ liệu. Đặt tên khác, hoặc dời tệp cũ đi.")
    partial = path.with_name(f".{path.name}.partial{_SUFFIX}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.touch()
        with Workbook(partial, "Danh sách học sinh đăng ký VssID", _ON, extra=_STYLES) as workbook:
            _list(workbook)
            _guide(workbook)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise OutputUnwritable(
            f"Không ghi được tệp «{path}» ({error.strerror or error}). Đóng tệp nếu đang mở, hoặc chọn nơi khác."
        ) from error


_STYLES = {
    "blank": {"num_format": "@", "border": 1, "border_color": "#D9D9D9"},
    "example": {"num_format": "@", "italic": True, "font_color": "#7F7F7F", "border": 1, "border_color": "#D9D9D9"},
}


def _list(workbook: Workbook) -> None:
    page = workbook.page("Danh sách", [Column(field.title, field.width, "blank") for field in _FIELDS])
    page.spread("DANH SÁCH HỌC SINH ĐĂNG KÝ TÀI KHOẢN VssID", "title", height=24)
    page.spread("Trường: …………………………  Năm học: ……………  (điền từ dòng 5; dòng VD là ví dụ)", "lead")
    page.header(height=45)
    page.line([field.example for field in _FIELDS], dict.fromkeys(range(len(_FIELDS)), "example"))
    _help(page)
    blank = workbook.style("blank")
    for row in range(page.row, page.row + _ROWS):
        for column in range(len(_FIELDS)):
            page.sheet.write_blank(row, column, None, blank)
    page.sheet.freeze_panes(_HEADER_ROW + 1, 2)


def _help(page: Page) -> None:
    """Put the note on each heading, and the answers to choose from under it."""
    for column, field in enumerate(_FIELDS):
        page.sheet.write_comment(_HEADER_ROW, column, field.note, {"x_scale": 2, "author": ""})
        if field.choices:
            rule = {
                "validate": "list",
                "source": list(field.choices),
                "error_type": "warning",
                "error_title": "Giá trị khác thường",
                "error_message": f"Nên chọn một trong: {', '.join(field.choices)}"[:255],
            }
            page.sheet.data_validation(_HEADER_ROW + 1, column, _HEADER_ROW + 1 + _ROWS, column, rule)


def _guide(workbook: Workbook) -> None:
    page = workbook.page("Hướng dẫn", [Column("Cách điền", 110)])
    page.spread("Cách điền danh sách", "title", height=24)
    for number, text in enumerate(_GUIDE, 1):
        page.line([f"{number}. {text}"])
