"""The press: papers at the speed of writing bytes, with the pixels of WeasyPrint.

For each kind of paper (case, forms, lengths of the codes in boxes) WeasyPrint lays out a plate once; one pupil's
texts are then shaped with HarfBuzz in the plate's own fonts and added to its pages. What does not fit its slot, has a
glyph that the plate lacks, or belongs to a form that cannot be pressed goes through WeasyPrint itself.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from jinja2 import TemplateError

from batch.printing import plate
from batch.printing.assembly import Frame, frame
from batch.printing.code import CodeMaker, fits
from batch.printing.fields import fields
from batch.printing.plate import Picture, Slot
from batch.printing.shaping import Face
from batch.printing.skeleton import PICTURE, Blank, NotPressableError, blanks, filled, require_slots
from batch.printing.weasy import Printer
from schemas.student import Student

_ALL = (
    "AÀÁÂÃĂẠẢẤẦẨẪẬẮẰẲẴẶBCDĐEÈÉÊẸẺẼẾỀỂỄỆFGHIÌÍĨỈỊJKLMNOÒÓÔÕƠỌỎỐỒỔỖỘỚỜỞỠỢPQRSTUÙÚŨƯỤỦỨỪỬỮỰVWXYÝỲỴỶỸZ"
    "0123456789 .,-/()'@_:;+&–’"
)
_CHARACTERS = "".join(dict.fromkeys(_ALL + _ALL.lower()))
_SCALE = 0.75
_UNITS = 1024


@dataclass(frozen=True, slots=True)
class _Mark:
    """A slot made ready: what to write before the glyphs, and where to find the text."""

    name: str
    index: int | None
    page: int
    lead: str
    left: float
    width: float
    align: float
    y: str
    face: Face


@dataclass(frozen=True, slots=True)
class Plate:
    """Forms laid out once: the constant part of the file, its pages opened, and the slots made ready."""

    frame: Frame
    opened: pikepdf.Pdf
    marks: tuple[_Mark, ...]
    pictures: tuple[Picture, ...]
    heads: tuple[str, ...]


class Stamped(NamedTuple):
    """One pupil's texts for a plate: the content to add to each page."""

    plate: Plate
    bodies: list[bytes]


class PlatePress:
    """Prints like its `Printer`, faster.

    ``pages`` and ``pressed_last`` are about the paper printed last; ``pressed`` and ``fallen_back`` count them all;
    ``refused`` says of forms that cannot be pressed why.
    """

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._plates: dict[tuple[Any, ...], Plate | None] = {}
        self._asked: dict[tuple[Any, ...], dict[str, None]] = {}
        self._layouts: dict[tuple[str, ...], Plate] = {}
        self._codes = CodeMaker()
        self.pages = 0
        self.pressed_last = False
        self.pressed = 0
        self.fallen_back = 0
        self.refused: dict[tuple[str, ...], str] = {}

    def paper(self, student: Student, case: int, student_id: str, forms: tuple[str, ...]) -> bytes:
        """Give one PDF with the named forms in their order, as `Printer.paper` does."""
        stamped = self.stamped(student, case, student_id, forms)
        self.pressed_last = stamped is not None
        if stamped is None:
            self.fallen_back += 1
            pdf = self._printer.paper(student, case, student_id, forms)
            self.pages = self._printer.pages
            return pdf
        self.pressed += 1
        self.pages = len(stamped.bodies)
        identifier = hashlib.blake2b(b"".join(stamped.bodies), digest_size=16).hexdigest().encode()
        return stamped.plate.frame.file(stamped.bodies, identifier)

    def stamped(self, student: Student, case: int, student_id: str, forms: tuple[str, ...]) -> Stamped | None:
        """Give what one pupil adds to a plate; None when only WeasyPrint itself can print the paper."""
        if not fits(student_id):
            return None
        texts = fields(student, student_id, self._printer.rules, self._printer.school)
        found = self._plate(texts, case, forms)
        bodies = self._bodies(found, texts, student_id) if found else None
        return Stamped(found, bodies) if found and bodies else None

    def _bodies(self, found: Plate, texts: Mapping[str, str], student_id: str) -> list[bytes] | None:
        stamps: list[list[str]] = [[head] for head in found.heads]
        for mark in found.marks:
            text = texts[mark.name]
            if mark.index is not None:
                text = text[mark.index : mark.index + 1]
            if not text or text.isspace():
                continue
            shaped = mark.face.shape(text)
            if shaped is None or shaped.width > mark.width:
                return None
            x = mark.left + (mark.width - shaped.width) * mark.align
            stamps[mark.page].append(f"{mark.lead}{x:.6f} {mark.y}{shaped.operand} TJ\n")
        lines = self._codes.strokes(student_id)
        for picture in found.pictures:
            stamps[picture.page].append(f"ET\n{self._codes.drawn(lines, picture)}BT\n")
        return [("".join(parts) + "ET\nQ\n").encode("ascii") for parts in stamps]

    def _plate(self, texts: Mapping[str, str], case: int, forms: tuple[str, ...]) -> Plate | None:
        """Give the plate for texts of these lengths, as far as the templates ever asked for lengths."""
        kind = (case, forms)
        asked = self._asked.setdefault(kind, {})
        key = (kind, *(len(texts[name]) for name in asked))
        if key not in self._plates:
            try:
                made: Plate | None = self._made_once(self._blank(texts, case, forms, asked))
            except NotPressableError as error:
                made = None
                self.refused[forms] = str(error)
            # Only now is it known what this page depends on.
            key = (kind, *(len(texts[name]) for name in asked))
            self._plates[key] = made
        return self._plates[key]

    def _blank(
        self, texts: Mapping[str, str], case: int, forms: tuple[str, ...], asked: dict[str, None]
    ) -> tuple[str, ...]:
        """Give the pages with blanks in their slots; NotPressableError when a template needs the texts themselves."""
        lengths = {name: len(text) for name, text in texts.items() if name not in plate.CONSTANT}
        constant = {name: texts[name] for name in plate.CONSTANT}
        try:
            shown = blanks(lengths, asked) | constant
            pages = self._printer.pages_of(shown, case, forms, Blank(PICTURE, 1, {}))
        except (TypeError, ValueError, AttributeError, TemplateError) as error:
            raise NotPressableError("a template uses a text as no blank can be used") from error
        for page in pages:
            require_slots(page)
        return tuple(pages)

    def _made_once(self, pages: tuple[str, ...]) -> Plate:
        if pages not in self._layouts:
            self._layouts[pages] = self._made(pages)
        return self._layouts[pages]

    def _made(self, pages: tuple[str, ...]) -> Plate:
        picture = {PICTURE: self._codes.blank}
        empty = self._printer.laid_out([filled(page, lambda name: picture.get(name, "")) for page in pages])
        probes = plate.probes(empty) | picture
        probed = self._printer.laid_out([filled(page, lambda name: probes.get(name, plate.PROBE)) for page in pages])
        slots, pictures = plate.find(probed, empty, probes)
        faces = sorted({slot.face for slot in slots})
        if not self._printer.font_files.keys() >= set(faces):
            raise NotPressableError("a slot is set in a font that is not ours")
        pdf = self._printer.joined([*empty, self._printer.specimen(faces, _CHARACTERS)], pages)
        count = sum(len(document.pages) for document in empty)
        made, opened = frame(pdf, count)
        fonts = _Fonts(opened, self._printer.font_files)
        marks = tuple(_mark(slot, fonts) for slot in slots)
        heads = tuple(_head(page) for page in opened.pages)
        return Plate(made, opened, marks, tuple(pictures), heads)


class _Fonts:
    """The fonts of a plate: name and widths from the file, data from the font itself (a cut font has no kerning)."""

    def __init__(self, opened: pikepdf.Pdf, files: Mapping[tuple[str, int, str], Path]) -> None:
        self._fonts = dict(opened.pages[0].Resources.Font.items())
        self._files = files
        self._faces: dict[tuple[str, float], Face] = {}

    def face(self, wanted: tuple[str, int, str], size: float) -> tuple[str, Face]:
        name = next((name for name, font in self._fonts.items() if _is_face(str(font.BaseFont), wanted)), None)
        if name is None:
            raise NotPressableError("the file does not name a slot's font as its style sheet does")
        if (name, size) not in self._faces:
            widths = _widths(self._fonts[name].DescendantFonts[0].W)
            self._faces[name, size] = Face(self._files[wanted].read_bytes(), size, widths)
        return name, self._faces[name, size]


def _is_face(base_font: str, wanted: tuple[str, int, str]) -> bool:
    """Whether a font's name («/ABCDEF+Paper-Serif-Bold-Italic») is that of a family, weight and style."""
    family, weight, style = wanted
    name = base_font.rsplit("+", maxsplit=1)[-1].replace("-", " ")
    bold = weight >= 600  # noqa: PLR2004 - where CSS begins to look for a bold face
    rest = name.removeprefix(family).split()
    return name.startswith(family) and ("Bold" in rest) == bold and ("Italic" in rest) == (style != "normal")


def _widths(array: Any) -> dict[int, int]:
    """Read a W array: «first [width …]» groups."""
    widths: dict[int, int] = {}
    items = list(array)
    for first, group in zip(items[::2], items[1::2], strict=True):
        widths |= {int(first) + offset: int(width) for offset, width in enumerate(group)}
    return widths


def _mark(slot: Slot, fonts: _Fonts) -> _Mark:
    size = int(slot.size * _UNITS) / _UNITS
    name, face = fonts.face(slot.face, size)
    field, _, index = slot.field.partition(".")
    lead = f"{slot.colour} rg\n{name} {size:.6f} Tf\n1 0 0 -1 "
    y = f"{slot.y:.6f} Tm\n"
    return _Mark(field, int(index) if index else None, slot.page, lead, slot.left, slot.width, slot.align, y, face)


def _head(page: pikepdf.Page) -> str:
    """Close the page's own state and begin in CSS pixels from the upper left corner."""
    height = float(page.MediaBox[3])
    return f"Q\nq\n{_SCALE} 0 0 -{_SCALE} 0 {height:.6f} cm\nBT\n"
