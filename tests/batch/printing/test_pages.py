"""What a page looks like on paper, whoever the pupil is: nothing at the edge, nothing alone on a page."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from batch.printing.press import PlatePress
from batch.printing.transmittal import counted
from batch.printing.weasy import CoverLine, Printer
from batch.printing.worker import PackJob, PrintJob
from schemas.ruleset import RuleSet
from schemas.school import School
from schemas.student import Guardian, Student

REF = "7f3a9c21d04b58e6"
EDGE_MM = 10
DOTS_PER_INCH = 50
NAME = "Công Tằng Tôn Nữ Nguyễn Phước Hoàng Thụy Khánh Nghiêm Trường"
OTHER = "Nguyễn Đoàn Phượng Ỷ Hoàng Ngữ Khuyển Trưởng Nghiễm Quyền Ấm"
HARD = Student(
    full_name=NAME,
    birth_date="2013-09-25",
    class_name="9A12 – Song ngữ tiếng Pháp buổi chiều",
    bhxh_code="001313004567",
    personal_id="001313004567",
    address="Căn hộ số 1205B, tòa nhà CT2 khu đô thị mới Tứ Hiệp, ngõ 673/125 đường Ngọc Hồi, tổ dân phố số 14",
    commune="Phường Văn Miếu - Quốc Tử Giám",
    province="Thành phố Hà Nội",
    guardian=Guardian(full_name=OTHER, relation="người giám hộ theo pháp luật", id_number="001185012345"),
)
SCHOOL = School(
    name="Trường Phổ thông Dân tộc Bán trú Tiểu học và Trung học cơ sở Nguyễn Bỉnh Khiêm Tân Triều",
    parent_body="UBND huyện Thanh Trì – Phòng Giáo dục và Đào tạo",
    place="Thanh Trì, thành phố Hà Nội",
)


@pytest.fixture(scope="module", params=["2026", "guide-2021"])
def of_long_names(request: pytest.FixtureRequest, templates: Path) -> Printer:
    """Prints for a school of the longest name, under each rule set."""
    name = {"2026": "rules_2026", "guide-2021": "guide_2021"}[request.param]
    rules: RuleSet = request.getfixturevalue(name)
    return Printer(templates, rules, SCHOOL, date(2026, 9, 15))


def pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def last_page(pdf: bytes, text_of: Callable[[bytes], str]) -> str:
    with pikepdf.open(BytesIO(pdf)) as whole, pikepdf.new() as one:
        one.pages.append(whole.pages[-1])
        target = BytesIO()
        one.save(target)
    return text_of(target.getvalue())


def margins_mm(pdf: bytes, folder: Path) -> list[float]:
    """Give the width of the white edge of each side of each page."""
    if not shutil.which("pdftoppm"):
        pytest.skip("needs pdftoppm")
    subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", "-", str(folder / "page")], input=pdf, check=True)
    found = []
    for path in sorted(folder.glob("page*")):
        _, size, _, dots = path.read_bytes().split(b"\n", 3)
        width, height = map(int, size.split())
        rows = [dots[start : start + width] for start in range(0, width * height, width)]
        columns = [dots[start::width] for start in range(width)]
        for lines in (rows, rows[::-1], columns, columns[::-1]):
            white = next(number for number, line in enumerate(lines) if min(line) < 255)
            found.append(white / DOTS_PER_INCH * 25.4)
        path.unlink()
    return found


def test_no_ink_within_ten_millimetres_of_the_edge(of_long_names: Printer, tmp_path: Path) -> None:
    rules = of_long_names.rules
    papers = [of_long_names.paper(HARD, case.number, REF, case.forms) for case in rules.cases]
    papers.append(of_long_names.class_cover("9A12", [CoverLine(NAME, "25/09/2013", 2, 2)] * 40))
    job = PrintJob(HARD, REF, 3, rules.case(3).forms, "")
    said = counted([PackJob("9A12", "", (job,), (4,))] * 40, rules, of_long_names.forms)
    papers.append(of_long_names.sheet("transmittal", {"run_id": "2026-09-15-0123456789ab"} | said))
    assert min(min(margins_mm(paper, tmp_path)) for paper in papers) >= EDGE_MM


def test_long_names_of_pupil_guardian_class_and_school_cost_no_page(of_long_names: Printer) -> None:
    for case in of_long_names.rules.cases:
        expected = [2 if form.startswith("tk1_ts") else 1 for form in case.forms]
        assert [pages(of_long_names.paper(HARD, case.number, REF, (form,))) for form in case.forms] == expected


def test_a_name_of_sixty_letters_on_a_slip_is_pressed(of_long_names: Printer) -> None:
    press = PlatePress(of_long_names)
    assert [press.stamped(HARD, case, REF, ("slip",)) is not None for case in (1, 2, 3)] == [True] * 3


@pytest.mark.parametrize("pupils", [1, 2, 5, 17, 18, 19, 20, 25, 26, 27, 28])
def test_no_page_of_a_cover_holds_the_signatures_alone(
    pupils: int, printer_2026: Printer, text_of: Callable[[bytes], str]
) -> None:
    lines = [CoverLine(f"Vũ An số {number}", "25/09/2013", 1, 2) for number in range(pupils)]
    page = last_page(printer_2026.class_cover("6A", lines), text_of)
    assert "GIÁOVIÊNCHỦNHIỆM" in page
    assert page.count("VũAnsố") >= min(pupils, 4)


def test_a_class_of_forty_five_is_listed_on_one_sheet(printer_2026: Printer) -> None:
    lines = [CoverLine("Nguyễn Hoàng Khánh Linh", "25/09/2013", 1, 2)] * 45
    assert pages(printer_2026.class_cover("6A", lines)) == 2


@pytest.mark.parametrize(("place", "shown"), [("Thanh Trì", "ThanhTrì,ngày"), ("", ",ngày")])
def test_the_place_stands_before_the_date_or_is_left_open(
    place: str, shown: str, templates: Path, rules_2026: RuleSet, text_of: Callable[[bytes], str]
) -> None:
    school = School(name="Trường Mẫu", place=place)
    printer = Printer(templates, rules_2026, school, date(2026, 9, 15))
    text = text_of(printer.paper(HARD, 2, REF, ("declaration_child",)))
    assert shown in text
    assert place or "ThanhTrì,ngày" not in text


def test_the_slip_has_the_schools_telephone_or_room_for_it(
    templates: Path, rules_2026: RuleSet, text_of: Callable[[bytes], str]
) -> None:
    for phone in ("024 0000 0000", ""):
        school = School(name="Trường Mẫu", phone=phone)
        text = text_of(Printer(templates, rules_2026, school, date(2026, 9, 15)).paper(HARD, 2, REF, ("slip",)))
        assert "Điệnthoạinhàtrường:" + phone.replace(" ", "") in text
