"""Whether two PDF files are the same to the eye, to a reader of text, and to a checker of files.

Pages are drawn at 150 dots an inch by poppler, where it is installed, and not one pixel may differ; and by PDFium, in
this process. PDFium reckons in numbers of 32 bits: a drawing that is moved to its place by the page rather than by
itself comes out one grey level of 255 lighter or darker at single pixels, so that much is no difference there.
"""

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

DPI = 150
_POINTS = 72


def rasters(pdf: bytes) -> Iterator[tuple[int, bytes]]:
    """Give for each page the bytes of a row and its grey pixels, as PDFium draws it."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=DPI / _POINTS, grayscale=True)
            yield bitmap.stride, bytes(bitmap.buffer)
            bitmap.close()
            page.close()


def has_poppler() -> bool:
    """Whether poppler's tools are installed."""
    return shutil.which("pdftoppm") is not None and shutil.which("pdftotext") is not None


def text(pdf: bytes) -> str:
    """Give the text of a file as pdftotext reads it, or as PDFium does where that is not installed."""
    if has_poppler():
        return _told("pdftotext", "-layout", pdf=pdf, last=("-",)).decode()
    with pypdfium2.PdfDocument(pdf) as document:
        return "\f".join(page.get_textpage().get_text_bounded() for page in document)


def unsound(pdf: bytes) -> list[str]:
    """Give what libqpdf, the checker behind ``qpdf --check``, finds wrong with a file."""
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            return opened.check_pdf_syntax()
    except pikepdf.PdfError as error:
        return [str(error)]


def differences(reference: bytes, other: bytes, *, poppler: bool = True) -> Iterator[str]:
    """Give what tells two files apart, and what is wrong with the other one; drawing by ``poppler`` takes its time."""
    pages, drawn = list(rasters(reference)), list(rasters(other))
    if len(pages) != len(drawn):
        yield f"{len(pages)} trang và {len(drawn)} trang"
    for number, (one, two) in enumerate(zip(pages, drawn, strict=False), 1):
        if count := differing(one, two):
            yield f"trang {number}: {count} điểm ảnh khác nhau (PDFium)"
    if poppler and has_poppler() and _drawn(reference) != _drawn(other):
        yield "điểm ảnh khác nhau (poppler)"
    if text(reference) != text(other):
        yield "chữ đọc được khác nhau"
    yield from unsound(other)


def differing(one: tuple[int, bytes], two: tuple[int, bytes]) -> int:
    """Count the pixels that differ by more than one level; all of them when the pages are not of one size."""
    if one == two:
        return 0
    (width, pixels), (other_width, others) = one, two
    if width != other_width or len(pixels) != len(others):
        return max(len(pixels), len(others))
    return sum(abs(a - b) > 1 for a, b in zip(pixels, others, strict=True))


def _drawn(pdf: bytes) -> bytes:
    return _told("pdftoppm", "-r", str(DPI), "-gray", pdf=pdf)


def _told(tool: str, *options: str, pdf: bytes, last: tuple[str, ...] = ()) -> bytes:
    command = [tool, *options, "-", *last]
    return subprocess.run(command, input=pdf, check=True, capture_output=True).stdout  # noqa: S603 - poppler's tools
