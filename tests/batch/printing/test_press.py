"""The press against WeasyPrint: the same pixels, the same text, the same pages."""

import itertools
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from batch.printing.pack import Binding, pack
from batch.printing.press import PlatePress
from batch.printing.weasy import CoverLine, Printer
from schemas.ruleset import RuleSet
from schemas.school import School
from schemas.student import Guardian, Student

NAMES = (
    "Nguyễn Thị Ỷ Vân Khuyển",
    "Lý A",
    "Đặng Hoàng Ưu Đàm Ngữ",
    "WWWWMMMM Ỹ Ễ",
    "Iiiillll Ịị Ịị",
    "Phạm Thuỳ Dương",
    "H'Hen Niê-Kđăm",
)
REF = "0123456789abcdef"


@pytest.fixture(scope="module")
def pressed_printer(templates: Path, rules_2026: RuleSet, school: School) -> Printer:
    return Printer(templates, rules_2026, school, date(2026, 9, 15))


@pytest.fixture(scope="module")
def presses(pressed_printer: Printer, printer: Printer) -> dict[str, tuple[PlatePress, Printer]]:
    return {"2026": (PlatePress(pressed_printer), pressed_printer), "guide-2021": (PlatePress(printer), printer)}


@pytest.fixture(scope="module")
def press(pressed_printer: Printer) -> PlatePress:
    return PlatePress(pressed_printer)


def hard_pupils(rules: str, case: int, count: int) -> Iterator[tuple[Student, str]]:
    """Pupils whose texts are as unlike each other as can be, some of them nearly empty."""
    chance = random.Random(f"pupils of {rules} in case {case}")  # noqa: S311 - the same ones each time

    def digits(length: int) -> str:
        return "".join(chance.choices("0123456789", k=length))

    for name in itertools.islice(itertools.cycle(NAMES), 2 * case, 2 * case + count):
        full = chance.random() < 0.8
        guardian = Guardian(
            full_name=chance.choice(NAMES),
            relation=chance.choice(["cha", "mẹ", "người giám hộ", None]),
            birth_date=chance.choice(["1985-02-11", "1985", None]),
            bhxh_code="01" + digits(8) if case == 2 else None,
            id_number=chance.choice(["001185" + digits(6), None]),
            phone=chance.choice(["09" + digits(8), None]),
        )
        student = Student(
            full_name=name,
            birth_date=chance.choice(["2011-03-15", "2011-11-11", "2011", None]),
            sex=chance.choice(["male", "female", None]),
            bhxh_code="01" + digits(8),
            id_type="cccd" if full else None,
            id_number="001211" + digits(6) if full else None,
            phone="09" + digits(8) if full else None,
            email="a.b-c_1@example.edu.vn" if full else None,
            address=chance.choice(["Số 15/7, Ỷ La", "Tổ 1", None]),
            commune="Xã Thanh Trì" if full else None,
            district="Huyện Thanh Trì" if full else None,
            province="Thành phố Hà Nội" if full else None,
            class_name=chance.choice(["9A1", "12.6", None]),
            guardian=guardian if case != 1 else Guardian(),
        )
        yield student, digits(16)


def pages_as_pixels(pdf: bytes, folder: Path) -> list[bytes]:
    if not shutil.which("pdftoppm"):
        pytest.skip("needs pdftoppm")
    folder.mkdir()
    (folder / "paper.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "150", folder / "paper.pdf", folder / "page"], check=True)
    return [path.read_bytes() for path in sorted(folder.glob("page*"))]


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "text.pdf").write_bytes(pdf)
    return subprocess.run(
        ["pdftotext", "-layout", folder / "text.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.parametrize("case", [1, 2, 3])
@pytest.mark.parametrize("rules", ["2026", "guide-2021"])
def test_the_press_gives_the_pixels_and_the_text_of_weasyprint(
    rules: str, case: int, presses: dict[str, tuple[PlatePress, Printer]], tmp_path: Path
) -> None:
    press, printer = presses[rules]
    forms = printer.rules.case(case).forms
    for number, (student, student_id) in enumerate(hard_pupils(rules, case, 3)):
        reference = printer.paper(student, case, student_id, forms)
        pressed = press.paper(student, case, student_id, forms)
        one = pages_as_pixels(reference, tmp_path / f"w{number}")
        other = pages_as_pixels(pressed, tmp_path / f"p{number}")
        assert press.pressed_last
        assert [a == b for a, b in zip(one, other, strict=True)] == [True] * press.pages
        assert text_of(reference, tmp_path) == text_of(pressed, tmp_path)


@pytest.mark.parametrize("rules", ["2026", "guide-2021"])
def test_a_pack_of_stamped_papers_shows_what_weasyprint_lays_out(
    rules: str, presses: dict[str, tuple[PlatePress, Printer]], tmp_path: Path
) -> None:
    press, printer = presses[rules]
    forms = printer.rules.case(2).forms
    pupils = list(hard_pupils(rules, 2, 2))
    stamped = [press.stamped(student, 2, student_id, forms) for student, student_id in pupils]
    laid_out = [printer.paper(student, 2, student_id, forms) for student, student_id in pupils]
    cover = printer.class_cover("9A1", [CoverLine(student.full_name or "", "", 2, 2) for student, _ in pupils])
    binding = Binding(date(2026, 9, 15), printer.font_files)
    whole = pack(cover, [("", paper) for paper in stamped if paper], "9A1", binding)
    plain = pack(cover, [("", paper) for paper in laid_out], "9A1", Binding(date(2026, 9, 15)))
    first = pages_as_pixels(plain, tmp_path / "w")
    assert pages_as_pixels(whole, tmp_path / "p") == first
    assert len(first) == 1 + 2 * sum(len(paper.bodies) for paper in stamped if paper)


def test_an_id_of_another_length_goes_through_weasyprint(press: PlatePress, pressed_printer: Printer) -> None:
    student = Student(full_name="Lý A", bhxh_code="0112345670")
    for student_id in ("7f3a9c21", "0123456789abcdef" * 4):
        assert press.stamped(student, 1, student_id, ("slip",)) is None
        assert press.paper(student, 1, student_id, ("slip",)) == pressed_printer.paper(
            student, 1, student_id, ("slip",)
        )


@pytest.mark.parametrize("name", ["Lý  A", " Lý A", "Lý\u00a0A", "Lý\tA"])
def test_spaces_that_html_drops_go_through_weasyprint(name: str, press: PlatePress) -> None:
    assert press.stamped(Student(full_name="Lý A"), 1, REF, ("slip",))
    assert press.stamped(Student(full_name=name), 1, REF, ("slip",)) is None


def test_a_text_that_does_not_fit_goes_through_weasyprint(press: PlatePress, pressed_printer: Printer) -> None:
    student = Student(full_name="Công Tằng Tôn Nữ " * 5 + "Anh", bhxh_code="0112345670")
    before = press.fallen_back
    pdf = press.paper(student, 1, REF, ("declaration_own",))
    assert press.fallen_back == before + 1
    assert pdf == pressed_printer.paper(student, 1, REF, ("declaration_own",))


def test_a_letter_that_the_plate_lacks_goes_through_weasyprint(press: PlatePress) -> None:
    before = press.fallen_back
    press.paper(Student(full_name="Nguyễn Ξ", bhxh_code="0112345670"), 1, REF, ("declaration_own",))
    assert press.fallen_back == before + 1


def test_codes_of_twelve_digits_have_a_plate_of_their_own(press: PlatePress) -> None:
    forms = ("declaration_own",)
    before = press.fallen_back
    short = press.paper(Student(full_name="Lý A", bhxh_code="0112345670"), 1, REF, forms)
    long = press.paper(Student(full_name="Lý A", bhxh_code="001211012345"), 1, REF, forms)
    assert press.fallen_back == before
    assert len(short) != len(long)


def test_the_file_is_sound_and_says_nothing_of_the_pupil_outside_its_pages(press: PlatePress) -> None:
    pdf = press.paper(Student(full_name="Lý Thị Kín", bhxh_code="0112345670"), 1, REF, ("declaration_own", "slip"))
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.check_pdf_syntax() == []
        assert len(opened.pages) == 2
        assert str(opened.Root.Lang) == "vi"
        assert "Lý" not in str(dict(opened.docinfo)) + str(opened.docinfo.get("/Title"))


def test_the_same_bytes_in_processes_with_different_hash_seeds(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[3]
    program = (
        "import sys, hashlib; from datetime import date; from batch import library;"
        "from batch.printing.weasy import Printer; from batch.printing.press import PlatePress;"
        "from schemas.student import Student; school = library.school(None);"
        "rules = library.ruleset('2026', date(2026, 9, 15), school);"
        "press = PlatePress(Printer(library.TEMPLATES, rules, school, date(2026, 9, 15)));"
        "student = Student(full_name='Lý A', bhxh_code='0112345670', phone='0912345670');"
        f"print(hashlib.sha256(press.paper(student, 1, '{REF}', ('declaration_own',))).hexdigest(), press.pressed)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(runs) == 1
    assert runs.pop().endswith(" 1\n")
