"""Fonts in a file: cut to the letters that are used, and one for all papers of a pack."""

import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from batch.printing import fonts
from batch.printing.alphabet import ALL, letters_of
from batch.printing.pack import Binding, pack
from batch.printing.press import PlatePress
from batch.printing.weasy import CoverLine, Printer
from schemas.student import Student

REF = "0123456789abcdef"


@pytest.fixture(scope="module")
def press(printer_2026: Printer) -> PlatePress:
    return PlatePress(printer_2026)


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("/ABCDEF+Paper-Serif", ("Paper Serif", 400, "normal")),
        ("/ABCDEF+Paper-Serif-Bold", ("Paper Serif", 700, "normal")),
        ("/ABCDEF+Paper-Sans-Bold-Italic", ("Paper Sans", 700, "italic")),
    ],
)
def test_a_fonts_name_is_that_of_one_face(name: str, face: fonts.FaceName, printer: Printer) -> None:
    assert [known for known in printer.font_files if fonts.is_face(name, known)] == [face]


def test_a_font_that_is_not_ours_stays_as_it_is(printer: Printer, pupil: Student) -> None:
    with pikepdf.open(BytesIO(printer.paper(pupil, 1, REF, ("slip",)))) as document:
        font = next(iter(document.pages[0].Resources.Font.values()))
        before = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        fonts.cut([font], {})
        assert font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes() == before
        fonts.cut([font], printer.font_files)
        after = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        assert len(zlib.compress(after)) < len(zlib.compress(before))


def test_a_pack_holds_each_face_once_and_says_what_each_paper_says(
    press: PlatePress, printer_2026: Printer, pupil: Student, text_of: Callable[[bytes], str]
) -> None:
    kinds = [(1, "declaration_own"), (2, "declaration_child"), (3, "tk1_ts_505"), (1, "slip")]
    stamped = [press.stamped(pupil, case, REF, (form,)) for case, form in kinds]
    cover = printer_2026.class_cover("6A", [CoverLine("Lý A", "", 1, 1)])
    packed = pack(
        cover, [("", one) for one in stamped if one], "6A", Binding(date(2026, 9, 15), printer_2026.font_files)
    )
    with pikepdf.open(BytesIO(packed)) as document:
        files = [item for item in document.objects if isinstance(item, pikepdf.Stream) and "/Length1" in item]
        names = {
            str(font.BaseFont)
            for page in document.pages
            if "/Font" in page.obj.get("/Resources", pikepdf.Dictionary())
            for font in page.obj.Resources.Font.values()
        }
    assert len(stamped) == len([one for one in stamped if one]) == 4
    assert len(files) == len(names)
    for case, form in kinds:
        assert text_of(press.paper(pupil, case, REF, (form,))) in text_of(packed)


def test_a_declaration_and_a_page_of_a_pack_are_small(press: PlatePress, printer_2026: Printer, pupil: Student) -> None:
    assert len(press.paper(pupil, 1, REF, ("declaration_own",))) <= 30 * 1024
    assert len(press.paper(pupil, 2, REF, ("declaration_child",))) <= 30 * 1024
    forms = printer_2026.rules.case(1).forms
    stamped = press.stamped(pupil, 1, REF, forms)
    assert stamped
    cover = printer_2026.class_cover("6A", [CoverLine("Lý A", "", 1, 2)] * 30)
    packed = pack(cover, [("Lý A", stamped)] * 30, "6A", Binding(date(2026, 9, 15), printer_2026.font_files))
    assert len(packed) / 60 <= 3 * 1024


def test_each_slot_has_the_letters_that_may_stand_in_it() -> None:
    assert letters_of(["birth_day", "guardian_phone.3"]) == "0123456789"
    assert letters_of(["sex_male"]) == "x"
    assert set("Ữ'-") < set(letters_of(["full_name_upper"]))
    assert "ữ" not in letters_of(["full_name_upper"])
    assert letters_of(["a_field_of_tomorrow"]) == ALL
    assert set(letters_of(["student_ref"])) == set("0123456789abcdef")
