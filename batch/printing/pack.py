"""Print packs: the cover and the papers of a class in one file, each pupil and each form on a fresh sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

from pikepdf import Array, Dictionary, Encryption, Name, Object, ObjectStreamMode, OutlineItem, Page, Pdf, String

from batch.printing import archive, fonts
from batch.printing.press import Stamped

A4 = (595.28, 841.89)

Paper = bytes | Stamped
"""One pupil's paper in a pack: a finished file, or what the pupil adds to a plate."""


@dataclass(frozen=True)
class Binding:
    """What packs have in common: their date, the files of their fonts by face, and the password of those that travel.

    With a password a pack is encrypted (AES-256): it is then no PDF/A, and no two files of one pack are alike.
    """

    day: date
    font_files: Mapping[fonts.FaceName, Path] = field(default_factory=dict)
    password: str | None = field(default=None, repr=False)


def pack(cover: bytes, papers: Iterable[tuple[str, Paper]], title: str, binding: Binding) -> bytes:
    """Join a cover and the pupils' papers, in their order, for duplex printing: each form begins on an odd page.

    So each has a sheet of its own: the family hands in the one and keeps the other.
    ``papers`` are pairs of bookmark label and paper; ``title`` names the class in the bookmarks and the document's
    title. Plates and fonts are in the file once, however many pupils they served. Pages are labelled i, ii, … on the
    cover and 7-1, 7-2, … on the seventh pupil's papers. Without a password the same input gives the same bytes.
    Raises pikepdf.PdfError for a part that is no PDF.
    """
    with Pdf.new() as whole:
        plates = _Plates(whole)
        first_pages = [("", _append(whole, cover))]
        for label, paper in papers:
            first_pages.append((label, plates.add(paper) if isinstance(paper, Stamped) else _append(whole, paper)))
        _share_fonts(whole, binding.font_files)
        with whole.open_outline() as outline:
            top = OutlineItem(title, first_pages[0][1])
            top.children.extend(OutlineItem(label, page) for label, page in first_pages[1:])
            top.is_closed = False
            outline.root.append(top)
        whole.Root.PageLabels = _labels([page for _, page in first_pages])
        whole.Root.Lang = String("vi")
        whole.Root.PageMode = Name.UseOutlines
        whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Duplex=Name.DuplexFlipLongEdge)
        archive.describe(whole, title, binding.day, conforming=binding.password is None)
        return _saved(whole, binding.password)


def _saved(whole: Pdf, password: str | None) -> bytes:
    target = BytesIO()
    key = Encryption(user=password, owner=password) if password is not None else False
    packed = ObjectStreamMode.generate
    whole.save(target, encryption=key, deterministic_id=not key, object_stream_mode=packed, fix_metadata_version=False)
    return target.getvalue()


def _labels(first_pages: Sequence[int]) -> Dictionary:
    """Count the pages of the cover and of each pupil anew."""
    ranges: list[int | Dictionary] = [first_pages[0], Dictionary(S=Name.r)]
    for number, page in enumerate(first_pages[1:], 1):
        ranges += [page, Dictionary(S=Name.D, P=String(f"{number}-"))]
    return Dictionary(Nums=Array(ranges))


def _share_fonts(whole: Pdf, files: Mapping[fonts.FaceName, Path]) -> None:
    """Make the fonts of one name, which each part brought cut in its own way, one font."""
    found: dict[str, dict[tuple[int, int], Object]] = {}
    for page in whole.pages:
        resources = page.obj.get("/Resources", Dictionary())
        for font in resources.get("/Font", Dictionary()).values():
            if isinstance(font, Dictionary) and font.get("/Subtype") == "/Type0":
                found.setdefault(str(font.BaseFont), {})[font.objgen] = font
    for same in found.values():
        fonts.cut(list(same.values()), files)


class _Plates:
    """The plates that a pack has taken in: each page's constant parts are copied once and then only referred to."""

    def __init__(self, whole: Pdf) -> None:
        self._whole = whole
        self._pages: dict[int, list[Dictionary]] = {}

    def add(self, stamped: Stamped) -> int:
        """Add a pupil's pages; give the index of the first."""
        first = _fresh_sheet(self._whole)
        starts = _starts(stamped.plate.opened)
        for number, (base, body) in enumerate(zip(self._bases(stamped), stamped.bodies, strict=True)):
            if number in starts:
                _fresh_sheet(self._whole)
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
        starts = _starts(source)
        for number, page in enumerate(source.pages):
            if number in starts:
                _fresh_sheet(whole)
            whole.pages.append(page)
    return first


def _starts(paper: Pdf) -> frozenset[int]:
    """Give the pages on which a form of a paper begins, as its page labels tell (`Printer.joined`)."""
    if "/PageLabels" not in paper.Root:
        return frozenset()
    return frozenset(map(int, list(paper.Root.PageLabels.Nums)[::2]))
