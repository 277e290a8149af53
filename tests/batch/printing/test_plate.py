"""A new form is one template file: the press gives what WeasyPrint gives, or leaves the form to WeasyPrint."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from batch.printing.press import PlatePress
from batch.printing.weasy import Printer
from schemas.ruleset import RuleSet
from schemas.school import School
from schemas.student import Student

REF = "0123456789abcdef"
WHOLE = Student(
    full_name="Lý Thị Ước",
    email="a@example.vn",
    phone="0912345678",
    bhxh_code="0112345670",
    sex="female",
    class_name="9A1",
)
SPARSE = Student(full_name="Đỗ Văn Ỷ")
SLOT = '<div style="min-height: 9mm" data-field="full_name">{{ f.full_name }}</div>'
MAIL = '<div data-field="email">{{ f.email }}</div>'
MAIL_LINE = '<div style="min-height: 9mm" data-field="email">{{ f.email }}</div>'
TICK = (
    '<div style="display: inline-block; width: 9mm; height: 9mm; overflow: visible" '
    'data-field="{0}">{{{{ f.{0} }}}}</div>'
)
CELL = '<td style="width: 50%; height: 9mm; vertical-align: baseline" data-field="{0}">{{{{ f.{0} }}}}</td>'
BOXES = (
    '<div style="white-space: nowrap">{% for n in range(f.NAME | length or 10) %}'
    '<div class="box" data-field="NAME.{{ n }}">{{ f.NAME[n:n + 1] }}</div>{% endfor %}</div>'
)

PRESSED = {
    "a_slot_of_its_own": f"<p>Họ và tên:</p>{SLOT}",
    "an_inline_slot_alone_on_its_line": '<p>Mã:<br><b data-field="student_ref">{{ f.student_ref }}</b><br>Trang 1</p>',
    "centred_and_right": f'<div style="text-align: center">{SLOT}</div><div style="text-align: right">{SLOT}</div>',
    "a_branch_on_an_empty_code": "{% if f.bhxh_code %}<p>Đã có mã</p>{% else %}<p>Chưa có mã</p><p>–</p>{% endif %}"
    + SLOT
    + BOXES.replace("NAME", "bhxh_code"),
    "as_many_boxes_as_digits": "{% for d in f.phone %}"
    '<div class="box" data-field="phone.{{ loop.index0 }}">{{ d }}</div>{% endfor %}' + SLOT,
    "the_same_boxes_twice": (BOXES + BOXES).replace("NAME", "phone"),
    "the_code_of_the_id": '<img src="{{ ref_qr }}" alt="" data-field="ref_qr" style="width: 12mm; height: 12mm">'
    + SLOT,
}
REFUSED = {
    "a_label_before_the_slot": "<p>Họ và tên: <b data-field=full_name>{{ f.full_name }}</b></p>",
    "a_label_behind_the_slot": "<p><b data-field=full_name>{{ f.full_name }}</b> (ký tên)</p>",
    "a_picture_before_the_slot": '<p><span class="tick"></span><b data-field="full_name">{{ f.full_name }}</b></p>',
    "indented": f'<div style="text-indent: 5mm">{SLOT}</div>',
    "justified": f'<div style="text-align: justify">{SLOT}</div>',
    "the_last_line_to_the_right": f'<div style="text-align-last: right">{SLOT}</div>',
    "upper_case": f'<div style="text-transform: uppercase">{SLOT}</div>',
    "letters_apart": f'<div style="letter-spacing: 1px">{SLOT}</div>',
    "words_apart": f'<div style="word-spacing: 3px">{SLOT}</div>',
    "underlined": f'<div style="text-decoration: underline">{SLOT}</div>',
    "small_capitals": f'<div style="font-variant: small-caps">{SLOT}</div>',
    "pale": f'<div style="opacity: 0.5">{SLOT}</div>',
    "pale_ink": f'<div style="color: rgb(0 0 0 / 50%)">{SLOT}</div>',
    "turned": f'<div style="transform: rotate(90deg)">{SLOT}</div>',
    "unseen": f'<div style="visibility: hidden">{SLOT}</div>',
    "cut_off": f'<div style="overflow: hidden; height: 2mm">{SLOT}</div>',
    "from_right_to_left": f'<div style="direction: rtl">{SLOT}</div>',
    "another_language": f'<div lang="tr">{SLOT}</div>',
    "beside_a_float": f'<div style="float: right; width: 2cm">Ảnh</div>{SLOT}',
    "in_a_heading": '<h1 style="min-height: 9mm" data-field="full_name">{{ f.full_name }}</h1>',
    "in_a_link": '<p>–<br><a href="https://example.org/"><b data-field="full_name">{{ f.full_name }}</b></a><br>–</p>',
    "an_empty_line_above": f'<div style="height: 2cm">{MAIL}{SLOT}</div>',
    "an_empty_line_above_a_rule": f'<div style="height: 2cm">{MAIL}<div style="border-top: 1px solid"></div></div>',
    "a_frame_as_wide_as_its_text": '<p>–<br><b style="border: 1px solid" data-field="email">{{ f.email }}</b><br>–</p>',
    "a_ground_as_wide_as_its_text": '<p>–<br><b style="background: #ccc" data-field="email">{{ f.email }}</b><br>–</p>',
    "columns_as_wide_as_their_texts": '<table class="ruled"><tr><td data-field="full_name">{{ f.full_name }}</td>'
    '<td data-field="email">{{ f.email }}</td></tr></table>',
    "columns_as_wide_as_long_texts": '<table class="ruled"><tr><td style="min-width: 2cm">&nbsp;</td>'
    '<td style="min-width: 2cm" data-field="email">{{ f.email }}</td></tr></table>',
    "two_boxes_on_one_baseline": f"<div style='height: 2cm'>{TICK.format('sex_male')}{TICK.format('sex_female')}</div>",
    "two_cells_on_one_baseline": f"<table>{CELL.format('full_name')}{CELL.format('email')}</table>",
    "two_flex_items_on_one_baseline": f'<div style="display: flex; align-items: baseline">{SLOT}{MAIL_LINE}</div>',
    "a_branch_on_what_a_text_says": '<p>{% if f.sex == "Nam" %}Ông{% else %}Bà{% endif %}</p>' + SLOT,
    "a_text_made_of_two": '<p data-field="full_name">{{ f.full_name ~ ", " ~ f.email }}</p>',
    "a_text_in_a_foreign_slot": '<div style="height: 5mm" data-field="full_name">{{ f.email }}</div>',
    "a_text_in_no_slot": "<p>{{ f.full_name }}</p>",
    "a_text_in_the_title": "<title>{{ f.full_name }}</title>" + SLOT,
    "words_that_a_style_sheet_adds": "<style>.new::before { content: '– ' }</style>"
    '<div class="new" style="min-height: 9mm" data-field="full_name">{{ f.full_name }}</div>',
    "a_line_only_when_empty": "<style>.new:empty { border: 1px solid }</style>"
    '<div class="new" style="height: 7mm" data-field="email">{{ f.email }}</div>',
    "a_weight_that_is_not_ours": f'<div style="font-weight: 600">{SLOT}</div>',
    "a_font_that_is_not_ours": f'<div style="font-family: serif">{SLOT}</div>',
    "a_code_that_is_not_square": '<img src="{{ ref_qr }}" data-field="ref_qr" style="width: 2cm; height: 1cm">',
    "a_code_in_no_slot": '<img src="{{ ref_qr }}" alt="" style="width: 2cm; height: 2cm">',
}
MOVES = "moves with the slots"
LOOKS_INTO = "the template looks into"
OUTSIDE = "outside the slot of its name"
REASONS = {
    "a_label_before_the_slot": "alone on its line",
    "a_picture_before_the_slot": "alone on its line",
    "indented": "text_indent",
    "justified": "where its alignment says",
    "the_last_line_to_the_right": "where its alignment says",
    "upper_case": "text_transform",
    "letters_apart": "letter_spacing",
    "words_apart": "word_spacing",
    "underlined": "text_decoration_line",
    "small_capitals": "font_variant",
    "pale": "opacity",
    "pale_ink": "transparent",
    "turned": "transform",
    "unseen": "visibility",
    "cut_off": "overflow",
    "from_right_to_left": "direction",
    "another_language": "language",
    "beside_a_float": "float",
    "in_a_heading": "bookmark_level",
    "in_a_link": "link",
    "two_boxes_on_one_baseline": "baseline",
    "two_cells_on_one_baseline": "baseline",
    "a_branch_on_what_a_text_says": LOOKS_INTO,
    "a_text_made_of_two": LOOKS_INTO,
    "a_text_in_a_foreign_slot": OUTSIDE,
    "a_text_in_no_slot": OUTSIDE,
    "a_text_in_the_title": OUTSIDE,
    "a_weight_that_is_not_ours": "font that is not ours",
    "a_font_that_is_not_ours": "font that is not ours",
    "a_code_that_is_not_square": "square",
    "a_code_in_no_slot": OUTSIDE,
}
PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<meta name="form-id" content="{name}"><meta name="form-title" content="Tờ thử"><meta name="form-version" content="1">
<meta name="form-basis" content="Tờ thử"></head><body>{body}<p>Người khai ký tên</p></body></html>"""


@pytest.fixture(scope="module")
def with_new_forms(
    templates: Path, rules_2026: RuleSet, school: School, tmp_path_factory: pytest.TempPathFactory
) -> Printer:
    folder = tmp_path_factory.mktemp("forms") / "templates"
    shutil.copytree(templates, folder)
    for name, body in (PRESSED | REFUSED).items():
        (folder / f"new_{name}.html").write_text(PAGE.format(name=name, body=body), encoding="utf-8")
    return Printer(folder, rules_2026, school, date(2026, 9, 15))


@pytest.fixture(scope="module")
def press(with_new_forms: Printer) -> PlatePress:
    return PlatePress(with_new_forms)


def pixels(pdf: bytes) -> bytes:
    if not shutil.which("pdftoppm"):
        pytest.skip("needs pdftoppm")
    return subprocess.run(["pdftoppm", "-r", "90", "-gray"], input=pdf, check=True, capture_output=True).stdout


@pytest.mark.parametrize("form", PRESSED)
def test_a_form_that_can_be_pressed_looks_the_same(
    form: str, press: PlatePress, with_new_forms: Printer, text_of: Callable[[bytes], str]
) -> None:
    for student in (WHOLE, SPARSE):
        pressed = press.paper(student, 1, REF, (form,))
        laid_out = with_new_forms.paper(student, 1, REF, (form,))
        assert press.pressed_last
        assert pixels(pressed) == pixels(laid_out)
        assert text_of(pressed) == text_of(laid_out)


@pytest.mark.parametrize("form", REFUSED)
def test_a_form_that_cannot_be_pressed_goes_through_weasyprint(
    form: str, press: PlatePress, with_new_forms: Printer
) -> None:
    assert press.stamped(WHOLE, 1, REF, (form,)) is None
    assert press.paper(WHOLE, 1, REF, (form,)) == with_new_forms.paper(WHOLE, 1, REF, (form,))
    assert not press.pressed_last
    assert REASONS.get(form, MOVES) in press.refused[form,]


def test_a_code_boxed_with_two_counts_is_right_in_both_forms(
    press: PlatePress, text_of: Callable[[bytes], str], with_new_forms: Printer
) -> None:
    forms = ("as_many_boxes_as_digits", "the_same_boxes_twice")
    for student in (WHOLE, SPARSE):
        pressed = press.paper(student, 1, REF, forms)
        assert press.pressed_last
        assert pixels(pressed) == pixels(with_new_forms.paper(student, 1, REF, forms))
        assert text_of(pressed).count(student.phone or "-") == (3 if student.phone else 0)
