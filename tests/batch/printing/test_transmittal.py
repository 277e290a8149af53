"""The transmittal: it counts what goes to the office, class by class, and names nobody."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.printing.forms import Form, forms
from batch.printing.transmittal import FORM, PATH, Courier, Enclosed, Line, counted
from batch.printing.weasy import Printer
from batch.printing.worker import PackJob, PrintJob
from schemas.ruleset import RuleSet
from schemas.school import Representative, School
from schemas.student import Student

RUN = "2026-09-15-0123456789ab"
SECOND_CHILD = ("declaration_child", "slip")


@pytest.fixture(scope="module")
def known(templates: Path) -> dict[str, Form]:
    return forms(templates)


def pack_of(rules: RuleSet, name: str, *cases: int) -> PackJob:
    pupils = [PrintJob(Student(full_name="Vũ An"), "x", case, rules.case(case).forms, "") for case in cases]
    return PackJob(name, "", tuple(pupils), (2,) * len(pupils))


def text_by_page(pdf: bytes, text_of: Callable[[bytes], str]) -> list[str]:
    pages = []
    with pikepdf.open(BytesIO(pdf)) as whole:
        for page in whole.pages:
            with pikepdf.new() as one:
                one.pages.append(page)
                target = BytesIO()
                one.save(target)
            pages.append(text_of(target.getvalue()))
    return pages


def test_a_line_counts_a_classs_pupils_by_case_and_the_papers_for_the_office(
    rules_2026: RuleSet, known: dict[str, Form]
) -> None:
    found = counted([pack_of(rules_2026, "6A", 1, 2, 3, 3), pack_of(rules_2026, "6B", 2)], rules_2026, known)
    assert found["lines"] == [Line("6A", 4, (1, 1, 2), 6), Line("6B", 1, (0, 1, 0), 1)]
    assert found["total"] == Line("Cộng", 5, (1, 2, 2), 7)


def test_what_is_enclosed_is_named_in_the_order_of_the_cases_without_what_the_family_keeps(
    rules_2026: RuleSet, known: dict[str, Form]
) -> None:
    found = counted([pack_of(rules_2026, "6A", 3, 1, 2)], rules_2026, known)
    named = {"declaration_own": 1, "declaration_child": 2, "tk1_ts_490": 1}
    assert {paper.title: paper.copies for paper in found["papers"]} == {
        known[form].title: copies for form, copies in named.items()
    }
    assert found["papers"][0] == Enclosed(known["declaration_own"].title, 1)
    assert not known["slip"].handed_in


def test_a_second_child_brings_no_second_tk1_ts(rules_2026: RuleSet, known: dict[str, Form]) -> None:
    first, second = pack_of(rules_2026, "6A", 3, 3).pupils
    found = counted([PackJob("6A", "", (first, second._replace(forms=SECOND_CHILD)), (4, 2))], rules_2026, known)
    assert found["total"].copies == 3
    assert dict(found["papers"])[known["tk1_ts_490"].title] == 1


@given(classes=st.lists(st.lists(st.sampled_from([1, 2, 3]), min_size=1, max_size=6), max_size=6))
def test_the_lines_the_total_and_the_enclosed_papers_agree(
    rules_2026: RuleSet, known: dict[str, Form], classes: list[list[int]]
) -> None:
    found = counted([pack_of(rules_2026, "6A", *cases) for cases in classes], rules_2026, known)
    lines, total = found["lines"], found["total"]
    assert total.pupils == sum(total.cases) == sum(line.pupils for line in lines) == sum(map(len, classes))
    assert total.cases == tuple(sum(line.cases[place] for line in lines) for place in range(3))
    assert total.copies == sum(line.copies for line in lines) == sum(paper.copies for paper in found["papers"])


def test_classes_stand_in_the_order_of_their_numbers(rules_2026: RuleSet, known: dict[str, Form]) -> None:
    names = ("10.2", "6B", "12A1", "6A10", "6A9", "Chưa rõ lớp", "6")
    found = counted([pack_of(rules_2026, name, 1) for name in names], rules_2026, known)
    assert [line.class_name for line in found["lines"]] == ["6", "6A9", "6A10", "6B", "10.2", "12A1", "Chưa rõ lớp"]


def test_a_form_that_no_template_declares_is_refused(rules_2026: RuleSet, known: dict[str, Form]) -> None:
    job = PrintJob(Student(), "x", 1, ("no_such_form",), "")
    with pytest.raises(KeyError, match="no_such_form"):
        counted([PackJob("6A", "", (job,), (1,))], rules_2026, known)


def test_it_names_both_sides_the_day_the_run_and_the_classes_and_no_pupil(
    templates: Path, rules_2026: RuleSet, text_of: Callable[[bytes], str], tmp_path: Path
) -> None:
    school = School(
        name="Trường THCS Mẫu",
        code="MAU-0001",
        address="Số 1 đường Ví Dụ",
        phone="024 0000 0000",
        place="Thanh Trì",
        representative=Representative(name="Nguyễn Văn Mẫu", title="Phó hiệu trưởng"),
    )
    courier = Courier(tmp_path, templates, rules_2026, school, date(2026, 9, 15))
    assert courier(RUN, [pack_of(rules_2026, "6A", 1, 2), pack_of(rules_2026, "7 chuyên Anh", 3)]) == PATH
    assert [path.name for path in tmp_path.iterdir()] == ["phieu-giao-nhan.pdf"]
    text = text_of((tmp_path / PATH).read_bytes())
    expected = (
        *("TRƯỜNGTHCSMẪU", "MAU-0001", "Số1đườngVíDụ", "02400000000", "NguyễnVănMẫu", "Phóhiệutrưởng"),
        *(rules_2026.office.label, "15/09/2026", RUN, "6A", "7chuyênAnh", "ĐẠIDIỆNBÊNGIAO", "ĐẠIDIỆNBÊNNHẬN"),
    )
    assert [words for words in expected if words.replace(" ", "") not in text] == []
    assert "VũAn" not in text


def test_the_same_run_gives_the_same_bytes(printer_2026: Printer, rules_2026: RuleSet) -> None:
    said = {"run_id": RUN} | counted([pack_of(rules_2026, "6A", 1)], rules_2026, printer_2026.forms)
    assert printer_2026.sheet(FORM, said) == printer_2026.sheet(FORM, said)


@pytest.mark.parametrize("classes", [1, 14, 15, 16, 18, 46, 47, 48, 49])
def test_no_page_holds_the_sum_or_the_signatures_alone(
    classes: int, printer_2026: Printer, rules_2026: RuleSet, text_of: Callable[[bytes], str]
) -> None:
    packs = [pack_of(rules_2026, f"6A{number}", 1) for number in range(classes)]
    pdf = printer_2026.sheet(FORM, {"run_id": RUN} | counted(packs, rules_2026, printer_2026.forms))
    pages = text_by_page(pdf, text_of)
    (summed,) = (page for page in pages if "Cộng" in page)
    (signed,) = (page for page in pages if "ĐẠIDIỆN" in page)
    assert f"6A{classes - 1}" in summed
    assert "Hồsơgồmcó" in signed
    assert sum("Ghichú" in page for page in pages) == sum("6A" in page for page in pages)
