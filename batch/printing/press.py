"""The press: papers at the speed of writing bytes, with the pixels of WeasyPrint.

For each kind of paper (case, forms, lengths of the codes in boxes) WeasyPrint lays out a plate once; one pupil's
texts are then shaped with HarfBuzz in the plate's own fonts and added to its pages. What does not fit its slot, has a
glyph that the plate lacks, or belongs to a form that cannot be pressed goes through WeasyPrint itself.
"""

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from jinja2 import TemplateError

from batch.printing import code, fonts, plate
from batch.printing.alphabet import letters_of
from batch.printing.assembly import Frame, frame, opened
from batch.printing.fields import fields
from batch.printing.plate import Picture, Slot
from batch.printing.shaping import Face
from batch.printing.skeleton import PICTURE, Blank, NotPressableError, blanks, filled, require_slots
from batch.printing.weasy import Printer
from schemas.student import Student

_SCALE = 0.75
_UNITS = 1024
_SHORT = 2
"""Texts so short come again and again: what shows them is kept."""
_EFFORT = 3
"""How hard to deflate a stamp."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A slot made ready: what to write before the glyphs, and where to find the text."""

    name: str
    index: int | None
    page: int
    style: str
    left: float
    width: float
    align: float
    y: str
    face: Face
    known: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plate:
    """Forms laid out once: the constant part of the file, its pages opened, and the slots made ready."""

    frame: Frame
    opened: pikepdf.Pdf
    marks: tuple[_Mark, ...]
    pictures: tuple[Picture, ...]
    heads: tuple[str, ...]


class Stamped(NamedTuple):
    """One pupil's texts for a plate: the content to add to each page, and the digest of what the paper says."""

    plate: Plate
    bodies: list[bytes]
    paper_hash: str


class PlatePress:
    """Prints like its `Printer`, faster.

    ``pages``, ``pressed_last`` and ``hash_last`` are about the paper printed last; ``pressed`` and ``fallen_back``
    count them all; ``refused`` says of forms that cannot be pressed why.
    """

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._plates: dict[tuple[Any, ...], Plate | None] = {}
        self._asked: dict[tuple[Any, ...], dict[str, None]] = {}
        self._layouts: dict[tuple[str, ...], Plate] = {}
        self._codes = code.CodeMaker()
        self.pages = 0
        self.pressed_last = False
        self.hash_last = ""
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
            self.pages, self.hash_last = self._printer.pages, self._printer.hash_last
            return pdf
        self.pressed += 1
        self.hash_last = stamped.paper_hash
        self.pages = len(stamped.bodies)
        bodies = [zlib.compress(body, _EFFORT) for body in stamped.bodies]
        identifier = hashlib.blake2b(b"".join(bodies), digest_size=16).hexdigest().encode()
        return stamped.plate.frame.file(bodies, identifier)

    def stamped(self, student: Student, case: int, student_id: str, forms: tuple[str, ...]) -> Stamped | None:
        """Give what one pupil adds to a plate; None when only WeasyPrint itself can print the paper."""
        if not code.fits(student_id):
            return None
        texts = fields(student, student_id, self._printer.rules, self._printer.school)
        found = self._plate(texts, case, forms)
        digest = self._printer.paper_hash(texts, case, forms)
        bodies = self._bodies(found, texts, code.reference(student_id, digest)) if found else None
        return Stamped(found, bodies, digest) if found and bodies else None

    def _bodies(self, found: Plate, texts: Mapping[str, str], reference: str) -> list[bytes] | None:
        stamps: list[list[str]] = [[head] for head in found.heads]
        styles = [""] * len(stamps)
        for mark in found.marks:
            text = texts[mark.name]
            if mark.index is not None:
                text = text[mark.index : mark.index + 1]
            if not text or text.isspace():
                continue
            shown = mark.known.get(text) or _shown(mark, text)
            if shown is None:
                return None
            page = mark.page
            if mark.style is not styles[page]:
                styles[page] = mark.style
                stamps[page].append(mark.style)
            stamps[page].append(shown)
        bodies = [("".join(parts) + "ET\n").encode("ascii") for parts in stamps]
        pixels = self._codes.pixels(reference)
        for picture in found.pictures:
            bodies[picture.page] += code.drawn(pixels, picture)
        return [body + b"Q\n" for body in bodies]

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
        picture = {PICTURE: code.BLANK}
        empty = self._printer.laid_out([filled(page, lambda name: picture.get(name, "")) for page in pages])
        probes = plate.probes(empty) | picture
        probed = self._printer.laid_out([filled(page, lambda name: probes.get(name, plate.PROBE)) for page in pages])
        slots, pictures = plate.find(probed, empty, probes)
        faces = sorted({slot.face for slot in slots})
        if not self._printer.font_files.keys() >= set(faces):
            raise NotPressableError("a slot is set in a font that is not ours")
        letters = {face: letters_of(slot.field for slot in slots if slot.face == face) for face in faces}
        pdf = self._printer.joined([*empty, self._printer.specimen(letters)], pages)
        whole = opened(pdf, sum(len(document.pages) for document in empty))
        found = _Fonts(whole, self._printer.font_files)
        marks = tuple(_mark(slot, found) for slot in slots)
        heads = tuple(_head(page) for page in whole.pages)
        return Plate(frame(whole), whole, marks, tuple(pictures), heads)


class _Fonts:
    """The fonts of a plate, cut: name and widths from the file, data from the font itself (a cut one cannot kern)."""

    def __init__(self, whole: pikepdf.Pdf, files: Mapping[fonts.FaceName, Path]) -> None:
        self._fonts = dict(whole.pages[0].Resources.Font.items())
        self._files = files
        self._faces: dict[tuple[str, float], Face] = {}
        self._styles: dict[str, str] = {}
        for font in self._fonts.values():
            fonts.cut([font], files)

    def face(self, wanted: fonts.FaceName, size: float) -> tuple[str, Face]:
        name = next((name for name, font in self._fonts.items() if fonts.is_face(str(font.BaseFont), wanted)), None)
        if name is None:
            raise NotPressableError("the file does not name a slot's font as its style sheet does")
        if (name, size) not in self._faces:
            widths = fonts.widths(self._fonts[name])
            self._faces[name, size] = Face(self._files[wanted].read_bytes(), size, widths)
        return name, self._faces[name, size]

    def style(self, name: str, size: float, colour: str) -> str:
        """Give the operators of a font, size and colour: the same text each time."""
        style = f"{colour} rg\n{name} {size:.6f} Tf\n"
        return self._styles.setdefault(style, style)


def _shown(mark: _Mark, text: str) -> str | None:
    """Give the operators that show a text in its slot, None when it does not fit; short texts come again: kept."""
    shaped = mark.face.shape(text)
    if shaped is None or shaped.width > mark.width:
        return None
    x = mark.left + (mark.width - shaped.width) * mark.align
    shown = f"1 0 0 -1 {x:.6f} {mark.y}{shaped.operand} TJ\n"
    if len(text) <= _SHORT:
        mark.known[text] = shown
    return shown


def _mark(slot: Slot, found: _Fonts) -> _Mark:
    size = int(slot.size * _UNITS) / _UNITS
    name, face = found.face(slot.face, size)
    name_of, _, index = slot.field.partition(".")
    style = found.style(name, size, slot.colour)
    y = f"{slot.y:.6f} Tm\n"
    return _Mark(name_of, int(index) if index else None, slot.page, style, slot.left, slot.width, slot.align, y, face)


def _head(page: pikepdf.Page) -> str:
    """Begin in CSS pixels from the upper left corner."""
    height = float(page.MediaBox[3])
    return f"q\n{_SCALE} 0 0 -{_SCALE} 0 {height:.6f} cm\nBT\n"
