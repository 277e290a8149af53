"""Print packs: the cover and the papers of a class in one file, each pupil on a fresh sheet."""

from collections.abc import Iterable
from io import BytesIO

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Page, Pdf

from batch.printing.press import Stamped

A4 = (595.28, 841.89)
PRODUCER = "VssID batch"


Paper = bytes | Stamped
"""One pupil's paper in a pack: a finished file, or what the pupil adds to a plate."""


def pack(cover: bytes, papers: Iterable[tuple[str, Paper]], title: str) -> bytes:
    """Join a cover and the pupils' papers, in their order, for duplex printing: each begins on an odd page.

    ``papers`` are pairs of bookmark label and paper; ``title`` names the class in the bookmarks and the document's
    title. Plates and their fonts are in the file once, however many pupils they served. The same input gives the
    same bytes. Raises pikepdf.PdfError for a part that is no PDF.
    """
    with Pdf.new() as whole:
        plates = _Plates(whole)
        first_pages = [("", _append(whole, cover))]
        for label, paper in papers:
            first_pages.append((label, plates.add(paper) if isinstance(paper, Stamped) else _append(whole, paper)))
        with whole.open_outline() as outline:
            top = OutlineItem(title, first_pages[0][1])
            top.children.extend(OutlineItem(label, page) for label, page in first_pages[1:])
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


class _Plates:
    """The plates that a pack has taken in: each page's constant parts are copied once and then only referred to."""

    def __init__(self, whole: Pdf) -> None:
        self._whole = whole
        self._pages: dict[int, list[Dictionary]] = {}

    def add(self, stamped: Stamped) -> int:
        """Add a pupil's pages; give the index of the first."""
        first = _fresh_sheet(self._whole)
        for base, body in zip(self._bases(stamped), stamped.bodies, strict=True):
            page = Dictionary(
                Type=Name.Page,
                MediaBox=base.MediaBox,
                Resources=base.Resources,
                Contents=Array([*base.Contents, self._whole.make_stream(body)]),
            )
            self._whole.pages.append(Page(self._whole.make_indirect(page)))
        return first

    def _bases(self, stamped: Stamped) -> list[Dictionary]:
        key = id(stamped.plate)
        if key not in self._pages:
            self._pages[key] = [self._base(page) for page in stamped.plate.opened.pages]
        return self._pages[key]

    def _base(self, page: Page) -> Dictionary:
        """Copy what is constant of a plate's page: size, resources, and its content but for the place of the stamp."""
        copied = self._whole.copy_foreign(page.obj)
        resources = copied.Resources
        shared = resources if resources.is_indirect else self._whole.make_indirect(resources)
        return Dictionary(MediaBox=copied.MediaBox, Resources=shared, Contents=Array(list(copied.Contents)[:-1]))


def _fresh_sheet(whole: Pdf) -> int:
    """Give the index of the next page, on the front of a sheet."""
    if len(whole.pages) % 2:
        whole.add_blank_page(page_size=A4)
    return len(whole.pages)


def _append(whole: Pdf, part: bytes) -> int:
    first = _fresh_sheet(whole)
    with Pdf.open(BytesIO(part)) as source:
        whole.pages.extend(source.pages)
    return first
