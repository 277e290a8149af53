import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Page, PasswordError, PdfError
from pikepdf import Pdf as PdfFile

from batch.printing.pack import Binding, pack

BINDING = Binding(date(2026, 9, 15))
PASSWORD = "Mật khẩu 1"  # noqa: S105 - a password to test with


def pdf(pages: int, mark: str) -> bytes:
    with PdfFile.new() as whole:
        for number in range(pages):
            whole.add_blank_page(page_size=(595, 842))
            whole.pages[-1].Contents = whole.make_stream(f"% {mark}{number}".encode())
            whole.pages[-1].Resources = Dictionary(Font=Dictionary(Mark=Name("/" + mark)))
        target = BytesIO()
        whole.save(target, deterministic_id=True)
        return target.getvalue()


def target(item: OutlineItem) -> Page:
    assert isinstance(item.destination, Array)
    return Page(item.destination[0])


def marks(packed: bytes) -> list[str]:
    with PdfFile.open(BytesIO(packed)) as whole:
        return [page.Contents.read_bytes().decode()[2:] if "/Contents" in page else "" for page in whole.pages]


PAPERS = [("7. Vũ An", pdf(2, "a")), ("8. Lê Bình", pdf(3, "b")), ("9. Đỗ Chi", pdf(1, "c"))]


def test_each_pupil_begins_on_a_fresh_sheet() -> None:
    found = marks(pack(pdf(1, "cover"), PAPERS, "Lớp 6A", BINDING))
    assert found == ["cover0", "", "a0", "a1", "b0", "b1", "b2", "", "c0"]
    assert all(found.index(f"{mark}0") % 2 == 0 for mark in "abc")


@pytest.mark.parametrize(("forms", "blanks"), [([1, 1], [3]), ([2, 1], []), ([3, 1, 2], [5, 7]), ([4], [])])
def test_each_form_of_a_paper_begins_on_a_fresh_sheet(forms: list[int], blanks: list[int]) -> None:
    with PdfFile.open(BytesIO(pdf(sum(forms), "a"))) as paper:
        starts = [sum(forms[:at]) for at in range(len(forms))]
        paper.Root.PageLabels = Dictionary(Nums=Array([part for at in starts for part in (at, Dictionary(S=Name.D))]))
        target = BytesIO()
        paper.save(target)
    found = marks(pack(pdf(2, "cover"), [("1. Vũ An", target.getvalue())], "Lớp 6A", BINDING))
    assert [at for at, mark in enumerate(found) if not mark] == blanks
    assert [mark for mark in found if mark][2:] == [f"a{number}" for number in range(sum(forms))]
    assert all(found.index(f"a{start}") % 2 == 0 for start in starts)


def test_bookmarks_lead_from_the_class_to_each_pupil() -> None:
    with (
        PdfFile.open(BytesIO(pack(pdf(1, "cover"), PAPERS, "Lớp 6A", BINDING))) as whole,
        whole.open_outline() as outline,
    ):
        (top,) = outline.root
        assert top.title == "Lớp 6A"
        assert [child.title for child in top.children] == [label for label, _ in PAPERS]
        assert [whole.pages.index(target(child)) for child in top.children] == [2, 4, 8]


def test_the_same_papers_give_the_same_bytes() -> None:
    assert pack(pdf(2, "cover"), PAPERS, "Lớp 6A", BINDING) == pack(pdf(2, "cover"), PAPERS, "Lớp 6A", BINDING)


def test_the_documents_data_name_the_class_only() -> None:
    with PdfFile.open(BytesIO(pack(pdf(1, "cover"), PAPERS, "Lớp 6A", BINDING))) as whole:
        assert {key: str(value) for key, value in whole.docinfo.items()} == {
            "/Title": "Lớp 6A",
            "/Producer": "VssID batch",
            "/CreationDate": "D:20260915000000Z",
        }
        assert str(whole.Root.Lang) == "vi"
        assert "Lớp 6A" in whole.Root.Metadata.read_bytes().decode()
        assert not any(label[3:] in whole.Root.Metadata.read_bytes().decode() for label, _ in PAPERS)


def test_pages_are_counted_anew_for_the_cover_and_each_pupil() -> None:
    with PdfFile.open(BytesIO(pack(pdf(1, "cover"), PAPERS, "Lớp 6A", BINDING))) as whole:
        assert [str(page.label) for page in whole.pages] == ["i", "ii", "1-1", "1-2", "2-1", "2-2", "2-3", "2-4", "3-1"]


def test_a_pack_with_a_password_opens_with_it_only_and_is_no_archive(tmp_path: Path) -> None:
    packed = pack(pdf(1, "cover"), PAPERS, "Lớp 6A", Binding(date(2026, 9, 15), password=PASSWORD))
    with pytest.raises(PasswordError):
        PdfFile.open(BytesIO(packed))
    with PdfFile.open(BytesIO(packed), password=PASSWORD) as whole:
        assert whole.encryption.R == 6
        assert whole.encryption.bits == 256
        assert "/OutputIntents" not in whole.Root
        assert "/Metadata" not in whole.Root
    assert b"cover0" not in packed
    assert PASSWORD.encode() not in packed
    assert PASSWORD not in repr(Binding(date(2026, 9, 15), password=PASSWORD))
    tool = shutil.which("qpdf")
    if tool:
        (tmp_path / "pack.pdf").write_bytes(packed)
        command = [tool, "--check", f"--password={PASSWORD}", str(tmp_path / "pack.pdf")]
        assert subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_a_class_without_papers_is_its_cover() -> None:
    assert marks(pack(pdf(1, "cover"), [], "Lớp 6A", BINDING)) == ["cover0"]


def test_a_part_that_is_no_pdf_is_refused() -> None:
    with pytest.raises(PdfError):
        pack(b"not a PDF", [], "Lớp 6A", BINDING)
