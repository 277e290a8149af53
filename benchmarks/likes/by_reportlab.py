"""The like form by ReportLab: every text at its place on a canvas, the fonts read once."""

from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.likes.sheet import BOXES, FONTS, TITLE, Sheet

Font = tuple[str, float]
_FACES = ("Regular", "Bold", "Italic")
_PLAIN, _BOLD, _ITALIC, _SMALL = ("Regular", 12.5), ("Bold", 12.5), ("Italic", 12.5), ("Regular", 8.5)
_LEFT, _RIGHT, _MIDDLE = 20 * mm, 195 * mm, 130 * mm
_HEAD = (
    *((280, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold", 12.5), (275, "Độc lập - Tự do - Hạnh phúc", "Bold", 13)),
    *((263, "TỜ KHAI", "Bold", 14), (257, "ĐĂNG KÝ GIAO DỊCH ĐIỆN TỬ", "Bold", 14)),
    *((251, "VỚI CƠ QUAN BẢO HIỂM XÃ HỘI", "Bold", 14), (245, "(Cá nhân đăng ký tài khoản VssID)", "Italic", 12.5)),
)
_WORDS = (
    (217, "I. Thông tin người đăng ký", "Bold"),
    (134, "II. Nội dung đăng ký", "Bold"),
    (104, "Tôi cam đoan những nội dung kê khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật", "Regular"),
    (99, "về những nội dung đã kê khai.", "Regular"),
)
_SIGNERS = ((65, "CÁN BỘ TIẾP NHẬN"), (150, "NGƯỜI ĐĂNG KÝ"))


class ByReportLab:
    """Draws each paper on a canvas of its own."""

    def __init__(self) -> None:
        for face in _FACES:
            pdfmetrics.registerFont(TTFont(face, FONTS / f"LiberationSerif-{face}.ttf"))

    def paper(self, sheet: Sheet) -> bytes:
        """Give one paper as a PDF."""
        target = BytesIO()
        canvas = Canvas(target, pagesize=A4, pageCompression=1, invariant=1, lang="vi", initialFontName="Regular")
        canvas.setTitle(TITLE)
        _head(canvas, sheet.texts)
        _person(canvas, sheet.texts)
        _rest(canvas, sheet.texts)
        _foot(canvas, sheet)
        canvas.save()
        return target.getvalue()


def _head(canvas: Any, texts: dict[str, str]) -> None:
    canvas.rect(_LEFT, 225 * mm, 40 * mm, 60 * mm)
    for y, words, face, size in _HEAD:
        _centred(canvas, _MIDDLE, y, words, (face, size))
    _centred(canvas, _MIDDLE, 238, f"Căn cứ: {texts['basis']}", ("Italic", 8))
    _centred(canvas, _MIDDLE, 229, f"Kính gửi: {texts['office']}", _BOLD)
    for y, words in ((262, "Ảnh chân dung"), (257, "4 × 6 cm"), (252, "của người đăng ký")):
        _centred(canvas, _LEFT + 20 * mm, y, words, ("Regular", 11))
    for y, words, face in _WORDS:
        _text(canvas, _LEFT, y, words, (face, 12.5))


def _person(canvas: Any, texts: dict[str, str]) -> None:
    _line(canvas, 209, "1. Họ và tên (chữ in hoa):", texts["full_name_upper"], _BOLD)
    _text(canvas, _LEFT, 201, "2. Ngày, tháng, năm sinh:")
    for x, name in ((72, "birth_day"), (86, "birth_month"), (102, "birth_year")):
        _centred(canvas, x * mm + 5 * mm, 201, texts[name])
        _dots(canvas, x * mm, x * mm + 11 * mm, 201)
    _tick(canvas, 128, 201, texts["sex_male"], "Nam")
    _tick(canvas, 150, 201, texts["sex_female"], "Nữ")
    _boxes(canvas, 192, "3. Mã số BHXH:", texts["bhxh_code"], BOXES["bhxh_code"])
    _text(canvas, _LEFT, 185, "4. Giấy tờ:")
    _tick(canvas, 45, 185, texts["id_cccd"], "CCCD/Thẻ căn cước")
    _tick(canvas, 100, 185, texts["id_passport"], "Hộ chiếu")
    _boxes(canvas, 176, "Số giấy tờ:", texts["id_number"], BOXES["id_number"])
    _boxes(canvas, 168, "5. Điện thoại di động (chính chủ):", texts["phone"], BOXES["phone"])
    _line(canvas, 160, "6. Email (nếu có):", texts["email"])
    _line(canvas, 152, "7. Địa chỉ liên hệ:", texts["address"])
    _line(canvas, 144, "Xã/phường:", texts["commune"], until=105 * mm)
    _line(canvas, 144, "Tỉnh/thành phố:", texts["province"], at=109 * mm)


def _rest(canvas: Any, texts: dict[str, str]) -> None:
    _tick(canvas, 20, 126, "x", "Đăng ký tài khoản giao dịch điện tử cá nhân, sử dụng trên ứng dụng VssID")
    _line(canvas, 118, "Cơ quan tiếp nhận:", texts["way"])
    _text(canvas, _LEFT, 111, "Hình thức nộp:")
    for x, words in ((55, "Trực tiếp"), (85, "Qua bưu chính"), (125, "Qua nhà trường")):
        _tick(canvas, x, 111, "", words)
    _centred(canvas, 150 * mm, 90, f"{texts['signing_place']}, ngày …… tháng …… năm 20……", _ITALIC)
    for x, words in _SIGNERS:
        _centred(canvas, x * mm, 84, words, _BOLD)
        _centred(canvas, x * mm, 79, "(Ký, ghi rõ họ tên)", ("Italic", 10))


def _foot(canvas: Any, sheet: Sheet) -> None:
    canvas.line(_LEFT, 24 * mm, _RIGHT, 24 * mm)
    words = "Nhà trường lập sẵn từ danh sách học sinh; người khai kiểm tra, sửa và ký."
    _text(canvas, _LEFT, 20, words, _SMALL)
    for y, part, face in ((20, "Mã phiếu", "Regular"), (16, sheet.texts["student_ref"], "Bold")):
        _text(canvas, 145 * mm, y, part, (face, 8.5))
    _text(canvas, 145 * mm, 12, "Trang 1/1", _SMALL)
    canvas.saveState()
    canvas.translate(_RIGHT - 12 * mm, 22 * mm)
    canvas.scale(12 * mm / sheet.size, -12 * mm / sheet.size)
    path = canvas.beginPath()
    for row, start, end in sheet.runs:
        path.rect(start, row, end - start, 1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _text(canvas: Any, x: float, y: float, words: str, font: Font = _PLAIN) -> None:
    canvas.setFont(*font)
    canvas.drawString(x, y * mm, words)


def _centred(canvas: Any, x: float, y: float, words: str, font: Font = _PLAIN) -> None:
    canvas.setFont(*font)
    canvas.drawCentredString(x, y * mm, words)


def _line(  # noqa: PLR0913 - a line of the form
    canvas: Any, y: float, label: str, value: str, font: Font = _PLAIN, *, at: float = _LEFT, until: float = _RIGHT
) -> None:
    _text(canvas, at, y, label)
    start = at + pdfmetrics.stringWidth(label, *_PLAIN) + 1.5 * mm
    _text(canvas, start + 1 * mm, y, value, font)
    _dots(canvas, start, until, y)


def _dots(canvas: Any, start: float, end: float, y: float) -> None:
    canvas.setDash(0.5, 2)
    canvas.line(start, (y - 1.2) * mm, end, (y - 1.2) * mm)
    canvas.setDash()


def _tick(canvas: Any, x: float, y: float, value: str, label: str) -> None:
    canvas.rect(x * mm, (y - 0.6) * mm, 3.9 * mm, 3.9 * mm)
    _text(canvas, (x + 0.9) * mm, y + 0.3, value, ("Bold", 11))
    _text(canvas, (x + 5.6) * mm, y, label)


def _boxes(canvas: Any, y: float, label: str, value: str, count: int) -> None:
    _text(canvas, _LEFT, y, label)
    for place in range(len(value) or count):
        x = _LEFT + (62 + 5.9 * place) * mm
        canvas.rect(x, (y - 1.7) * mm, 5.9 * mm, 6.3 * mm)
        _centred(canvas, x + 2.95 * mm, y, value[place : place + 1], ("Regular", 13))
