"""Quirks of the sheet around the pupils: titles, headings, sections, footers, ghosts, hidden things (issue B, 3)."""

from sample_data.conformance_make.draft import Draft, Line, draw
from sample_data.conformance_make.page import Typed
from sample_data.conformance_make.quirk import quirk

_HAND_WRITTEN = "Danh sách này gồm có {} em"


@quirk("header-row-30", "Dòng tiêu đề ở dòng 30, trên đó là dòng trống và quốc hiệu", "above headings")
def _header_row_30(draft: Draft) -> None:
    draft.above = [Line([None, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"]), *[Line([]) for _ in range(28)]]


@quirk("titles", "Nhiều dòng tên trường, tên danh sách ở trên", "above", "merges")
def _titles(draft: Draft) -> None:
    texts = ("UBND XÃ THANH TRÌ", "TRƯỜNG THCS MẪU THANH TRÌ", "DANH SÁCH HỌC SINH NĂM HỌC 2026 - 2027")
    draft.above = [*[Line([text], merged=True) for text in texts], Line([])]


@quirk("instructions", "Câu hướng dẫn phía trên có nhắc tên các cột", "above")
def _instructions(draft: Draft) -> None:
    draft.above = [
        Line(["Lưu ý: không sửa cột Họ và tên, Ngày sinh, Mã học sinh; cột Mã số BHXH ghi 10 số cuối thẻ BHYT."]),
        Line(["Mã học sinh", "Cột này do phần mềm cấp, xin đừng sửa"]),
        Line([]),
    ]


@quirk("header-two-rows", "Tiêu đề hai dòng, ô gộp: «Người giám hộ», «Cha», «Mẹ» trên từng phần", "headings", "merges",
       ("own", "template", "homeroom"))  # fmt: skip
def _two_rows(draft: Draft) -> None:
    draft.style = "groups"


@quirk("header-banner", "Thêm dòng «Thông tin học sinh» | «Thông tin phụ huynh» trên tiêu đề", "headings", "merges",
       ("own", "template", "homeroom"))  # fmt: skip
def _banner(draft: Draft) -> None:
    draft.style = "banner"


@quirk("header-three-rows", "Tiêu đề ba dòng: nhóm, tên cột, số thứ tự cột", "headings", "merges",
       ("own", "template", "homeroom"))  # fmt: skip
def _three_rows(draft: Draft) -> None:
    draft.style = "banner"
    draft.numbers = [f"({number})" for number in range(1, len(draft.columns) + 1)]


@quirk("name-merged", "«Họ và tên» gộp trên hai cột họ đệm và tên", "headings", "merges", ("split",))
def _name_merged(draft: Draft) -> None:
    draft.style = "merged name"


@quirk("column-numbers", "Dòng đánh số cột 1, 2, 3… dưới tiêu đề", "headings")
def _column_numbers(draft: Draft) -> None:
    draft.numbers = [str(number) for number in range(1, len(draft.columns) + 1)]


@quirk("column-letters", "Dòng đánh số cột A, B, 1, 2… dưới tiêu đề", "headings", "numbers")
def _column_letters(draft: Draft) -> None:
    draft.numbers = ["A", "B", *range(1, len(draft.columns) - 1)]


@quirk("header-repeated", "Tiêu đề lặp lại sau mỗi ba em", "rows repeat")
def _repeated(draft: Draft) -> None:
    rows = list(draft.rows)
    for place in range(3 * ((len(rows) - 1) // 3), 0, -3):
        rows.insert(place, Line([], heading=True))
    draft.rows = rows


@quirk("blocks", "Hai lớp chồng nhau, mỗi lớp có dòng tên lớp và tiêu đề riêng", "rows class above size",
       bases=("own", "template"))  # fmt: skip
def _blocks(draft: Draft) -> None:
    _drop_class(draft)
    second = draw(draft.random, draft.people, draft.base, size=4)
    for entry in second.entries:
        draft.expect(entry, "class-from-title", "class_name")
    draft.above = [Line([f"LỚP {draft.class_name}"])]
    draft.rows += [Line([]), Line([f"LỚP {second.class_name}"]), Line([], heading=True), *second.rows]


@quirk("sections", "Dòng «Tổ 1», «Tổ 2» gộp ngang ở giữa các em", "rows", "merges")
def _sections(draft: Draft) -> None:
    middle = len(draft.rows) // 2
    tail = draft.rows[middle:]
    draft.rows = [Line(["Tổ 1"], merged=True), *draft.rows[:middle], Line(["Tổ 2"], merged=True), *tail]


def _drop_class(draft: Draft) -> None:
    draft.columns.pop("class_name", None)
    for entry in draft.entries:
        entry.record["class_name"] = draft.class_name
        draft.expect(entry, "class-from-title", "class_name")


@quirk("class-in-title", "Lớp chỉ có trong dòng tên danh sách", "above class")
def _class_in_title(draft: Draft) -> None:
    _drop_class(draft)
    draft.above = [Line([f"DANH SÁCH HỌC SINH LỚP {draft.class_name} NĂM HỌC 2026 - 2027"]), Line([])]


@quirk("class-in-sheet-name", "Lớp chỉ có ở tên trang tính", "class sheet", "sheets")
def _class_in_sheet(draft: Draft) -> None:
    _drop_class(draft)
    draft.sheet = f"Lớp {draft.class_name}"


@quirk("class-in-own-row", "Lớp chỉ có ở một dòng riêng dưới tiêu đề", "rows class")
def _class_in_row(draft: Draft) -> None:
    _drop_class(draft)
    draft.rows = [Line([None, f"Lớp: {draft.class_name}"]), *draft.rows]


@quirk("footer-totals", "Dòng «Cộng», «Tổng số» ở cuối", "below", "numbers")
def _totals(draft: Draft) -> None:
    size = len(draft.entries)
    draft.below = [Line(["Cộng", f"{size} em", *[None] * 3, size]), Line([None, f"Tổng số: {size} học sinh", size])]


@quirk("footer-head-count", "Câu ghi sĩ số nằm ở cột họ tên", "below")
def _head_count(draft: Draft) -> None:
    text = _HAND_WRITTEN.format(len(draft.entries))
    draft.below = [Line([None, text]), Line(["Sĩ số:", str(len(draft.entries))])]


@quirk("signatures", "Nơi ký: ngày tháng, người lập, hiệu trưởng, tên người ký", "below")
def _signatures(draft: Draft) -> None:
    far = [None] * 3
    draft.below = [
        Line([]),
        Line([None, None, *far, "Thanh Trì, ngày 5 tháng 9 năm 2026"]),
        Line([None, "Người lập", *far, "HIỆU TRƯỞNG"]),
        Line([None, "(Ký, ghi rõ họ tên)", *far, "(Ký, đóng dấu)"]),
        Line([None, "Trần Thị Ví Dụ", *far, "Nguyễn Văn Mẫu"]),
    ]


@quirk("ghost-rows", "Dòng ma phía dưới: đánh sẵn số thứ tự, ô chỉ có khoảng trắng", "below")
def _ghosts(draft: Draft) -> None:
    first = len(draft.entries) + 1
    draft.below = [*[Line([str(first + n)]) for n in range(4)], Line([" ", "  ", "\u00a0"]), Line(["", "", ""])]


@quirk("hidden-rows", "Vài em nằm ở dòng ẩn", "hidden", "hidden")
def _hidden_rows(draft: Draft) -> None:
    for entry in draft.some(2):
        entry.hidden = True


@quirk("hidden-sheet", "Thêm một lớp ở trang tính ẩn", "others", "sheets hidden")
def _hidden_sheet(draft: Draft) -> None:
    draft.others.append(_another(draft, "hidden"))


@quirk("very-hidden-sheet", "Thêm một lớp ở trang tính giấu kỹ (very hidden)", "others", "sheets hidden")
def _very_hidden_sheet(draft: Draft) -> None:
    draft.others.append(_another(draft, "very_hidden"))


@quirk("orders-differ", "Hai trang tính, thứ tự cột khác nhau", "others", "sheets")
def _orders_differ(draft: Draft) -> None:
    other = _another(draft, "visible")
    # A name stays beside its other half, as no list parts them.
    names = [key for key in other.columns if key in ("family_name", "given_name")]
    keys = [key for key in other.columns if key not in names]
    other.random.shuffle(keys)
    other.columns = {key: other.columns[key] for key in (*names, *keys)}
    draft.others.append(other)


def _another(draft: Draft, visibility: str) -> Draft:
    other = draw(draft.random, draft.people, draft.base, size=4)
    other.visibility = visibility
    if "class_name" not in other.columns:
        other.sheet = other.class_name
        for entry in other.entries:
            entry.record["class_name"] = other.class_name
            other.expect(entry, "class-from-title", "class_name")
    return other


@quirk("stray-sums", "Phép tính lạc bên phải bảng", "right", "numbers")
def _stray(draft: Draft) -> None:
    draft.stray = {0: [17, None, 3400000], 2: ["kiểm tra lại", 9]}


@quirk("stray-formulas", "Công thức lạc bên phải bảng", "right", "formulas")
def _stray_formulas(draft: Draft) -> None:
    draft.stray = {1: [Typed("SUM(A1:A9)", "formula")]}


@quirk(
    "merged-down",
    "Mỗi em gộp dọc hai dòng, dòng sau chỉ có ghi chú",
    "rows repeat headings",
    "merges",
    ("own", "template"),
)
def _merged_down(draft: Draft) -> None:
    draft.tall = True


@quirk(
    "no-people",
    "Mẫu trống: có tiêu đề, không có em nào",
    "rows below right hidden",
    bases=("own", "template", "homeroom"),
)
def _no_people(draft: Draft) -> None:
    draft.rows = [Line([str(number)]) for number in range(1, 6)]
