"""The press: papers at the speed of writing bytes, with the pixels of WeasyPrint.

For each kind of paper (case, forms, lengths of the codes in boxes) WeasyPrint lays out a plate once; one pupil's
texts are then shaped with HarfBuzz in the plate's own fonts and added to its pages. What does not fit its slot, has a
glyph that the plate lacks, or belongs to a form that cannot be pressed goes through WeasyPrint itself.
"""

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from jinja2 import TemplateError

from batch.printing import code, fonts, plate
from batch.printing.alphabet import letters_of
from batch.printing.assembly import Frame, frame, opened
from batch.printing.fields import fields
from batch.printing.marks import DoesNotFitError, Line, lines
from batch.printing.plate import Slot
from batch.printing.shaping import Face
from batch.printing.skeleton import PICTURE, Blank, NotPressableError, blanks, filled, require_slots
from batch.printing.weasy import Printer
from schemas.student import Student

_SCALE = 0.75
_UNITS = 1024
_EFFORT = 3
"""How hard to deflate a stamp."""


@dataclass(frozen=True, slots=True)
class Plate:
    """Forms laid out once: the constant part of the file, its pages opened, and the slots made ready.

    ``codes`` are the pages on which the code of the id stands, and what draws it there; ``heads`` begin the stamps.
    """

    frame: Frame
    opened: pikepdf.Pdf
    lines: tuple[Line, ...]
    codes: tuple[tuple[int, bytes], ...]
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
        stamps = [[head] for head in found.heads]
        styles = [""] * len(stamps)
        try:
            for name, page, style, show in found.lines:
                shown = show(texts[name])
                if not shown:
                    continue
                if style is not styles[page]:
                    styles[page] = style
                    stamps[page].append(style)
                stamps[page].append(shown)
        except DoesNotFitError:
            return None
        bodies = [("".join(parts) + "ET\n").encode("ascii") for parts in stamps]
        pixels = self._codes.pixels(reference)
        for page, opening in found.codes:
            bodies[page] = b"".join((bodies[page], opening, pixels, code.CLOSING))
        return [body + b"Q\n" for body in bodies]

    def _plate(self, texts: Mapping[str, str], case: int, forms: tuple[str, ...]) -> Plate | None:
        """Give the plate for texts of these lengths, as far as the templates ever asked for lengths."""
        kind = (case, forms)
        asked = self._asked.setdefault(kind, {})
        key = (kind, *[len(texts[name]) for name in asked])
        if key not in self._plates:
            try:
                made: Plate | None = self._made_once(self._blank(texts, case, forms, asked))
            except NotPressableError as error:
                made = None
                self.refused[forms] = str(error)
            # Only now is it known what this page depends on.
            key = (kind, *[len(texts[name]) for name in asked])
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
        codes = tuple((picture.page, code.opening(picture)) for picture in pictures)
        heads = tuple(_head(page) for page in whole.pages)
        return Plate(frame(whole), whole, tuple(lines(slots, found.ready)), codes, heads)


class _Fonts:
    """The fonts of a plate, cut: name and widths from the file, data from the font itself (a cut one cannot kern)."""

    def __init__(self, whole: pikepdf.Pdf, files: Mapping[fonts.FaceName, Path]) -> None:
        self._fonts = dict(whole.pages[0].Resources.Font.items())
        self._files = files
        self._faces: dict[tuple[str, float], Face] = {}
        self._styles: dict[str, str] = {}
        for font in self._fonts.values():
            fonts.cut([font], files)

    def ready(self, slot: Slot) -> tuple[str, Face]:
        """Give the style of a slot (the operators of font, size and colour: the same text each time) and its face."""
        size = int(slot.size * _UNITS) / _UNITS
        name = next((name for name, font in self._fonts.items() if fonts.is_face(str(font.BaseFont), slot.face)), None)
        if name is None:
            raise NotPressableError("the file does not name a slot's font as its style sheet does")
        if (name, size) not in self._faces:
            widths = fonts.widths(self._fonts[name])
            self._faces[name, size] = Face(self._files[slot.face].read_bytes(), size, widths)
        style = f"{slot.colour} rg\n{name} {size:.6f} Tf\n"
        return self._styles.setdefault(style, style), self._faces[name, size]


def _head(page: pikepdf.Page) -> str:
    """Begin in CSS pixels from the upper left corner."""
    height = float(page.MediaBox[3])
    return f"q\n{_SCALE} 0 0 -{_SCALE} 0 {height:.6f} cm\nBT\n"
