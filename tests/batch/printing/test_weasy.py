import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from batch.printing.forms import FormError
from batch.printing.weasy import CoverLine, Printer
from schemas.ruleset import RuleSet
from schemas.school import School
from schemas.student import Guardian, Student

ROOT = Path(__file__).parents[3]
REF = "7f3a9c21"
PAPERS = ("declaration_own", "declaration_child", "tk1_ts_505", "tk1_ts_490", "slip")
LONG = "Công Tằng Tôn Nữ Nguyễn Phước Hoàng Thụy Khánh Nghiêm Trường"


def pages_of(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


@pytest.mark.parametrize(("case", "pages"), [(1, 2), (2, 2), (3, 4)])
def test_a_case_gives_its_forms_in_one_file(printer: Printer, pupil: Student, case: int, pages: int) -> None:
    assert pages_of(printer.paper(pupil, case, REF, printer.rules.case(case).forms)) == pages


def test_the_declaration_shows_the_pupil(printer: Printer, pupil: Student, text_of: Callable[[bytes], str]) -> None:
    text = text_of(printer.paper(pupil, 1, REF, ("declaration_own",)))
    for shown in ("NGUYỄNHOÀNGKHÁNHLINH", "0123456789", "001313004567", "0987654321", "XãNgọcHồi", "[00114]", REF):
        assert shown in text
    assert printer.rules.declaration.basis.replace(" ", "") in text


def test_the_child_declaration_leaves_an_unknown_code_open(
    printer: Printer, pupil: Student, text_of: Callable[[bytes], str]
) -> None:
    text = text_of(printer.paper(pupil, 3, REF, ("declaration_child",)))
    assert "TRẦNTHỊHỒNGNHUNG" in text
    assert re.search(r"3\.MãsốBHXH:(?!\d{10})", text)
    assert "0123456789" in text


PUBLISHED = {
    "tk1_ts_505": """
        [06]. Số CMND/CCCD/Hộ chiếu: | [11]. Địa chỉ nhận kết quả: [11.1]. Số nhà, đường/phố, thôn/xóm: | [11.2]. Xã:
        [11.3]. Huyện: | [11.4]. Tỉnh: | [12]. Kê khai Phụ lục Thành viên hộ gia đình | [13]. Mã số BHXH:
        [14]. Điều chỉnh thông tin cá nhân: | [14.1]. Họ và tên (viết chữ in hoa): | [14.2]. Giới tính:
        [14.3]. Ngày, tháng, năm sinh: | [14.4]. Nơi đăng ký khai sinh: | [14.5]. Số CMND/CCCD/Hộ chiếu:
        [15]. Mức tiền đóng: | [16]. Phương thức đóng: | [17]. Nơi đăng ký khám bệnh, chữa bệnh ban đầu:
        [18]. Nội dung thay đổi, yêu cầu khác: | [19]. Hồ sơ kèm theo (nếu có):
    """,
    "tk1_ts_490": """
        [06]. Số CCCD/ĐDCN/Hộ chiếu: | [11]. Đăng ký nhận kết quả giải quyết thủ tục hành chính:
        [12]. Số nhà, đường/phố, thôn/xóm: | [13]. Xã: | [14]. Huyện: | [15]. Tỉnh:
        [16]. Kê khai Phụ lục Thành viên hộ gia đình
    """,
}
"""The items of TK1-TS in the words in which the decisions were published (docs/decisions/0010)."""
IN_BOTH = """
    I. Áp dụng đối với người tham gia tra cứu không thấy mã số BHXH do cơ quan BHXH cấp
    [01]. Họ và tên (viết chữ in hoa): | [02]. Giới tính: | [03]. Ngày, tháng, năm sinh: | [04]. Quốc tịch:
    [05]. Dân tộc: | [07]. Điện thoại: | [08]. Email (nếu có): | [09]. Nơi đăng ký khai sinh: [09.1]. Xã:
    [09.2]. Huyện: | [09.3]. Tỉnh:
    [10]. Họ tên cha/mẹ/giám hộ (đối với trẻ em dưới 6 tuổi):
    (phụ lục kèm theo) đối với người tham gia tra cứu không thấy mã số BHXH và người tham gia BHYT
    theo hộ gia đình để giảm trừ mức đóng. | II. Áp dụng đối với người tham gia đã có mã số BHXH đề nghị đăng ký,
    điều chỉnh thông tin ghi trên sổ BHXH, thẻ BHYT | Tôi cam đoan những nội dung kê khai là đúng
    chịu trách nhiệm trước pháp luật về những | dung đã kê khai.
"""


@pytest.mark.parametrize("form", PUBLISHED)
def test_tk1_ts_says_what_its_decision_says(
    printer: Printer, pupil: Student, form: str, text_of: Callable[[bytes], str]
) -> None:
    text = text_of(printer.paper(pupil, 3, REF, (form,)))
    assert f"{form[-3:]}/QĐ-BHXH" in text
    for item in (PUBLISHED[form] + IN_BOTH).replace("|", "\n").splitlines():
        assert "".join(item.split()) in text, item
    assert "THÀNHVIÊNHỘGIAĐÌNH" in text
    items = [float(number) for number in re.findall(r"\[(\d+(?:\.\d)?)\]\.", text)]
    assert items == sorted(items), "in the order of the form"
    assert max(items) == (19 if form == "tk1_ts_505" else 16), "no invented numbers in part II of 490"


def test_the_annex_lies_across(printer: Printer, pupil: Student) -> None:
    with pikepdf.open(BytesIO(printer.paper(pupil, 3, REF, ("tk1_ts_505",)))) as document:
        wide = [float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in document.pages]
    assert wide == [False, True]


@pytest.mark.parametrize("case", [1, 2, 3])
def test_the_slip_holds_all_steps_on_one_page(
    printer_2026: Printer, pupil: Student, case: int, text_of: Callable[[bytes], str]
) -> None:
    slip = printer_2026.paper(pupil, case, REF, ("slip",))
    text = text_of(slip)
    rule = printer_2026.rules.case(case)
    assert pages_of(slip) == 1
    for step in range(1, len(rule.steps) + 1):
        assert f"{step}." in text
    assert printer_2026.rules.office.name.replace(" ", "") in text
    assert "baohiemxahoi.gov.vn" in text


def test_a_code_of_twelve_digits_is_shown_whole(
    printer_2026: Printer, pupil: Student, text_of: Callable[[bytes], str]
) -> None:
    twelve = pupil._replace(bhxh_code="001313009876")
    assert "001313009876" in text_of(printer_2026.paper(twelve, 1, REF, ("declaration_own",)))


def test_markup_in_a_text_stays_text(printer: Printer, pupil: Student, text_of: Callable[[bytes], str]) -> None:
    marked = pupil._replace(address="<img src=x>&amp; {{ f }}")
    assert "<imgsrc=x>&amp;{{f}}" in text_of(printer.paper(marked, 1, REF, ("declaration_own",)))


def test_every_variable_text_stands_in_a_named_slot(templates: Path) -> None:
    shown = r"\{\{ (?:f[.\[]|line\.)"
    for path in templates.glob("*.html"):
        source = path.read_text(encoding="utf-8")
        if 'name="form-id"' not in source and not path.stem.endswith("parts"):
            continue  # a page for the screen, not a printed form
        slots = re.findall(rf'<[^<>]*data-field="[^"]+"[^<>]*>{shown}', source)
        assert len(slots) == len(re.findall(shown, source)), path.name


def test_no_log_line_whatever_the_pupil(printer: Printer, caplog: pytest.LogCaptureFixture) -> None:
    long = Student(
        full_name=LONG,
        bhxh_code="0123456789",
        address="Căn hộ số 1205B, tòa nhà CT2 khu đô thị mới Tứ Hiệp, ngõ 673/125 đường Ngọc Hồi, tổ dân phố số 14",
        guardian=Guardian(full_name=LONG, relation="người giám hộ"),
    )
    with caplog.at_level(logging.WARNING):
        for student in (Student(), long):
            printer.paper(student, 3, REF, PAPERS)
        printer.class_cover("6A", [CoverLine(LONG, "", 1, 2)])
    assert caplog.messages == []


def test_long_names_and_addresses_do_not_cost_a_page(printer: Printer, pupil: Student) -> None:
    long = pupil._replace(
        full_name=LONG,
        address="Căn hộ số 1205B, tòa nhà CT2 khu đô thị mới Tứ Hiệp, ngõ 673/125 đường Ngọc Hồi, tổ 14",
        guardian=Guardian(full_name=LONG, relation="người giám hộ theo pháp luật"),
    )
    assert [pages_of(printer.paper(long, 2, REF, (form,))) for form in PAPERS] == [1, 1, 2, 2, 1]


def test_metadata_names_the_form_and_never_the_pupil(printer: Printer, pupil: Student) -> None:
    with pikepdf.open(BytesIO(printer.paper(pupil, 1, REF, ("declaration_own", "slip")))) as document:
        info = {key: str(value) for key, value in document.docinfo.items()}
        assert str(document.Root.Lang) == "vi"
        about = document.Root.Metadata.read_bytes().decode()
        assert not any(name in about for name in (pupil.full_name or "", "Khánh", pupil.bhxh_code or "", REF))
    assert info == {
        "/Title": "Tờ khai đăng ký giao dịch điện tử với cơ quan bảo hiểm xã hội",
        "/Producer": "VssID batch",
        "/CreationDate": "D:20230505000000Z",
    }


def test_only_our_own_fonts_are_embedded(printer: Printer, pupil: Student) -> None:
    with pikepdf.open(BytesIO(printer.paper(pupil, 1, REF, ("declaration_own", "slip")))) as document:
        names = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    assert {re.sub(r"^/[A-Z]{6}\+", "", name) for name in names} <= {
        f"Paper-{family}{style}" for family in ("Serif", "Sans") for style in ("", "-Bold", "-Italic", "-Bold-Italic")
    }


SCRIPT = """
import sys
from datetime import date
from pathlib import Path
sys.path[:0] = [sys.argv[1], sys.argv[2]]
from batch.printing.weasy import Printer
from conftest import rule_set
from schemas.school import School
from schemas.student import Student
printer = Printer(Path(sys.argv[1]) / "templates", rule_set("2026"), School(name="Trường Mẫu"), date(2026, 11, 23))
student = Student(full_name="Đỗ Thị Ước", bhxh_code="0123456789")
sys.stdout.buffer.write(printer.paper(student, 3, "7f3a9c21", printer.rules.case(3).forms))
"""


def test_the_same_bytes_in_every_process() -> None:
    papers = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(ROOT), str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(papers) == 1
    assert pages_of(papers.pop()) == 4


def test_papers_do_not_depend_on_what_was_printed_before(
    templates: Path, guide_2021: RuleSet, school: School, pupil: Student, printer: Printer
) -> None:
    fresh = Printer(templates, guide_2021, school, date(2023, 5, 5))
    printer.paper(Student(full_name="Ai đó"), 2, "00000000", ("slip",))
    assert fresh.paper(pupil, 1, REF, ("slip",)) == printer.paper(pupil, 1, REF, ("slip",))


def test_a_cover_lists_everyone_under_a_repeated_head(printer: Printer, text_of: Callable[[bytes], str]) -> None:
    cover = printer.class_cover("6A", [CoverLine(f"Vũ An {n}", "01/02/2013", 2, 2) for n in range(1, 61)])
    text = text_of(cover)
    assert pages_of(cover) > 1
    assert text.count("Kýnhận") == pages_of(cover)
    assert all(f"VũAn{n}" in text for n in range(1, 61))
    assert "Cộng:60họcsinh,120trang" in text


def test_the_office_is_the_one_that_the_rules_hold_for_this_school(
    templates: Path, guide_2021: RuleSet, school: School, pupil: Student, text_of: Callable[[bytes], str]
) -> None:
    other = guide_2021.office.model_copy(update={"code": "00199", "name": "BHXH Mẫu"})
    printer = Printer(templates, guide_2021.at(other), school, date(2023, 5, 5))
    text = text_of(printer.paper(pupil, 1, REF, ("declaration_own",)))
    assert "[00199]BHXHMẫu" in text
    assert "[00114]" not in text


def test_an_expired_paper_is_not_offered(
    printer: Printer, printer_2026: Printer, pupil: Student, text_of: Callable[[bytes], str]
) -> None:
    assert "(CMND)" in text_of(printer.paper(pupil, 1, REF, ("declaration_own",)))
    assert "(CMND)" not in text_of(printer_2026.paper(pupil, 1, REF, ("declaration_own",)))


def test_a_rule_set_that_asks_for_an_unknown_form_is_refused(
    templates: Path, guide_2021: RuleSet, school: School
) -> None:
    case = guide_2021.case(1).model_copy(update={"forms": ("no_such_form",)})
    with pytest.raises(FormError, match="no_such_form"):
        Printer(templates, guide_2021.model_copy(update={"cases": (case,)}), school, date(2023, 5, 5))


def test_an_unknown_form_or_case_is_refused(printer: Printer, pupil: Student) -> None:
    with pytest.raises(KeyError, match="no_such_form"):
        printer.paper(pupil, 1, REF, ("no_such_form",))
    with pytest.raises(KeyError, match="9"):
        printer.paper(pupil, 9, REF, ("slip",))


def test_a_cover_says_under_the_name_where_the_guardians_form_is(
    printer: Printer, text_of: Callable[[bytes], str]
) -> None:
    remark = "kèm TK1-TS của người giám hộ"
    text = text_of(printer.class_cover("6A", [CoverLine("Vũ An", "", 3, 4, remark), CoverLine("Vũ Bình", "", 1, 2)]))
    assert text.count(remark.replace(" ", "")) == 1


def test_only_the_slip_beside_a_tk1_ts_asks_the_family_to_bring_it(
    printer: Printer, pupil: Student, text_of: Callable[[bytes], str]
) -> None:
    carrier, sibling = (
        text_of(printer.paper(pupil, 3, REF, forms)).partition("Cầnchuẩnbị")[2]
        for forms in (("tk1_ts_505", "declaration_child", "slip"), ("declaration_child", "slip"))
    )
    asked = "TờkhaiTK1-TScủangườigiámhộ"
    assert asked in carrier
    assert asked not in sibling
    assert "Điệnthoạicósốchínhchủ" in carrier
    assert "Điệnthoạicósốchínhchủ" in sibling
