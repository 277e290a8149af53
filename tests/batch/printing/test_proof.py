"""The proof of the press on a few pupils of each form (`make proof` takes hundreds), and that it sees what differs."""

import unicodedata
from collections import Counter
from io import BytesIO

import pikepdf
import pytest

from batch.printing.press import PlatePress
from batch.printing.weasy import Printer
from benchmarks import likeness
from benchmarks.hard_pupils import FOREIGN, LONGEST, pupils
from benchmarks.proof import Lot, lots, proven
from benchmarks.proof import papers as papers_of_cases
from schemas.ruleset import RuleSet
from schemas.school import School
from schemas.student import Student

REF = "0123456789abcdef"
FEW = 10


@pytest.mark.parametrize(
    ("rules", "case", "form"),
    [
        ("2026", 1, "declaration_own"),
        ("guide-2021", 2, "declaration_child"),
        ("guide-2021", 3, "tk1_ts_505"),
        ("2026", 3, "tk1_ts_490"),
        ("2026", 2, "slip"),
    ],
)
def test_hard_pupils_come_out_as_weasyprint_lays_them_out(rules: str, case: int, form: str) -> None:
    found = proven(Lot(rules, case, (form,), FEW, "few", kinds=2), poppler=False)
    assert found.faults == []
    assert found.holds()
    assert found.stamped + found.left == FEW


def test_the_proof_takes_every_form_that_is_printed_for_a_pupil(printer: Printer) -> None:
    many = Counter[str]()
    for lot in lots(300, ""):
        many[lot.forms[0]] += lot.size
    assert printer.forms.keys() - many.keys() == {"class_cover", "transmittal"}
    assert min(many.values()) >= 300
    assert {lot.forms for lot in papers_of_cases(300, "")} >= {case.forms for case in printer.rules.cases}


@pytest.fixture(scope="module")
def papers(printer_2026: Printer) -> dict[str, bytes]:
    press = PlatePress(printer_2026)

    def paper(name: str, forms: tuple[str, ...] = ("slip",)) -> bytes:
        return press.paper(Student(full_name=name, bhxh_code="0112345670"), 1, REF, forms)

    return {"one": paper("Lý Ắ"), "other": paper("Lý Ằ"), "two": paper("Lý Ắ", ("slip", "slip"))}


def test_the_same_file_differs_in_nothing(papers: dict[str, bytes]) -> None:
    assert list(likeness.differences(papers["one"], papers["one"])) == []


def test_one_mark_on_one_letter_is_seen_and_read(papers: dict[str, bytes]) -> None:
    told = " ".join(likeness.differences(papers["one"], papers["other"]))
    assert "trang 1" in told
    assert "chữ đọc được khác nhau" in told


def test_a_page_too_many_is_told(papers: dict[str, bytes]) -> None:
    assert "1 trang và 2 trang" in likeness.differences(papers["one"], papers["two"])


def test_a_paper_moved_by_the_tenth_of_a_millimetre_is_seen(papers: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(papers["one"])) as opened:
        opened.pages[0].contents_add(b"q 1 0 0 1 0.28 0 cm", prepend=True)
        opened.pages[0].contents_add(b"Q")
        moved = BytesIO()
        opened.save(moved)
    assert any(told.startswith("trang 1") for told in likeness.differences(papers["one"], moved.getvalue()))


def test_one_grey_level_is_no_difference_to_pdfium_and_two_are() -> None:
    assert likeness.differing((2, b"\x80\xff"), (2, b"\x81\xff")) == 0
    assert likeness.differing((2, b"\x80\xff"), (2, b"\x82\xff")) == 1
    assert likeness.differing((2, b"\x80\xff"), (1, b"\x80\xff")) == 2


def test_a_file_with_a_broken_stream_is_unsound(papers: dict[str, bytes]) -> None:
    assert likeness.unsound(papers["one"]) == []
    assert likeness.unsound(papers["one"][:200])
    with pikepdf.open(BytesIO(papers["one"])) as opened:
        opened.pages[0].Contents = pikepdf.Stream(opened, b"no deflated data", Filter=pikepdf.Name.FlateDecode)
        broken = BytesIO()
        opened.save(broken, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert likeness.unsound(broken.getvalue())


def test_too_few_stamped_papers_prove_nothing(
    monkeypatch: pytest.MonkeyPatch, rules_2026: RuleSet, school: School
) -> None:
    monkeypatch.setattr(PlatePress, "stamped", lambda *_: None)
    monkeypatch.setattr(Printer, "paper", lambda *_: b"")
    found = proven(Lot("2026", 1, ("slip",), 2, "few"))
    assert (found.stamped, found.left, found.faults, found.holds()) == (0, 2, [], False)


def test_the_pupils_are_hard_and_the_same_for_a_seed() -> None:
    found = list(pupils("seed", 2000, guardians=True))
    assert found == list(pupils("seed", 2000, guardians=True))
    assert found != list(pupils("another", 2000, guardians=True))
    names = {hard.student.full_name for hard in found}
    texts = [name for name in names if name]
    assert None in names
    assert names >= set(FOREIGN)
    assert max(map(len, texts)) == LONGEST
    assert min(map(len, texts)) == 1
    assert all(unicodedata.is_normalized("NFC", name) for name in texts)
    letters = set("".join(texts).lower())
    assert letters >= set("ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựýỳỷỹỵđ'-")
    for field in ("birth_date", "sex", "class_name", "bhxh_code", "id_number", "phone", "email", "address", "province"):
        assert {getattr(hard.student, field) is None for hard in found} == {True, False}, field
    assert {len(hard.student.bhxh_code or "") for hard in found} == {0, 10, 12}
