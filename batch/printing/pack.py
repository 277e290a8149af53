"""Print packs: the cover and the papers of a class in one file, each pupil on a fresh sheet."""

from collections.abc import Sequence
from io import BytesIO

from pikepdf import Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf

A4 = (595.28, 841.89)
PRODUCER = "VssID batch"


def pack(cover: bytes, papers: Sequence[tuple[str, bytes]], title: str) -> bytes:
    """Join a cover and the pupils' PDFs, in their order, for duplex printing: each begins on an odd page.

    ``papers`` are pairs of bookmark label and PDF; ``title`` names the class in the bookmarks and the document's
    title. The same input gives the same bytes. Raises pikepdf.PdfError for a part that is no PDF.
    """
    with Pdf.new() as whole:
        first_pages = [_append(whole, part) for part in (cover, *(pdf for _, pdf in papers))]
        with whole.open_outline() as outline:
            top = OutlineItem(title, first_pages[0])
            top.children.extend(
                OutlineItem(label, page) for (label, _), page in zip(papers, first_pages[1:], strict=True)
            )
            top.is_closed = False
            outline.root.append(top)
        whole.docinfo["/Title"] = title
        whole.docinfo["/Producer"] = PRODUCER
        whole.Root.Lang = "vi"
        whole.Root.PageMode = Name.UseOutlines
        whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Duplex=Name.DuplexFlipLongEdge)
        target = BytesIO()
        whole.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return target.getvalue()


def _append(whole: Pdf, part: bytes) -> int:
    if len(whole.pages) % 2:
        whole.add_blank_page(page_size=A4)
    first = len(whole.pages)
    with Pdf.open(BytesIO(part)) as source:
        whole.pages.extend(source.pages)
    return first
