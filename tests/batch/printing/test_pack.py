from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Page, PdfError
from pikepdf import Pdf as PdfFile

from batch.printing.pack import pack


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
    found = marks(pack(pdf(1, "cover"), PAPERS, "Lớp 6A"))
    assert found == ["cover0", "", "a0", "a1", "b0", "b1", "b2", "", "c0"]
    assert all(found.index(f"{mark}0") % 2 == 0 for mark in "abc")


def test_bookmarks_lead_from_the_class_to_each_pupil() -> None:
    with PdfFile.open(BytesIO(pack(pdf(1, "cover"), PAPERS, "Lớp 6A"))) as whole, whole.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Lớp 6A"
        assert [child.title for child in top.children] == [label for label, _ in PAPERS]
        assert [whole.pages.index(target(child)) for child in top.children] == [2, 4, 8]


def test_the_same_papers_give_the_same_bytes() -> None:
    assert pack(pdf(2, "cover"), PAPERS, "Lớp 6A") == pack(pdf(2, "cover"), PAPERS, "Lớp 6A")


def test_the_documents_data_name_the_class_only() -> None:
    with PdfFile.open(BytesIO(pack(pdf(1, "cover"), PAPERS, "Lớp 6A"))) as whole:
        assert {key: str(value) for key, value in whole.docinfo.items()} == {
            "/Title": "Lớp 6A",
            "/Producer": "VssID batch",
        }
        assert str(whole.Root.Lang) == "vi"


def test_a_class_without_papers_is_its_cover() -> None:
    assert marks(pack(pdf(1, "cover"), [], "Lớp 6A")) == ["cover0"]


def test_a_part_that_is_no_pdf_is_refused() -> None:
    with pytest.raises(PdfError):
        pack(b"not a PDF", [], "Lớp 6A")
