"""The points of PDF/A-2b (ISO 19005-2) in every kind of file, as far as they can be read from the file."""

import re
import struct
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from PIL import Image, ImageCms

from batch.printing import archive
from batch.printing.pack import Binding, pack
from batch.printing.press import PlatePress
from batch.printing.weasy import CoverLine, Printer
from schemas.student import Student

REF = "0123456789abcdef"
DAY = date(2026, 11, 23)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
FORBIDDEN_IN_THE_CATALOG = ("/AcroForm", "/AA", "/OpenAction", "/Requirements", "/NeedsRendering")


@pytest.fixture(scope="module")
def files(printer_2026: Printer, pupil: Student) -> dict[str, bytes]:
    press = PlatePress(printer_2026)
    forms = printer_2026.rules.case(3).forms
    laid_out = printer_2026.paper(pupil, 3, REF, forms)
    pressed = press.paper(pupil, 3, REF, forms)
    assert press.pressed_last
    stamped = press.stamped(pupil, 3, REF, forms)
    assert stamped
    cover = printer_2026.class_cover("6A", [CoverLine("Lý A", "", 3, 4)])
    packed = pack(cover, [("1", stamped), ("2", laid_out)], "6A", Binding(DAY, printer_2026.font_files))
    return {"laid_out": laid_out, "pressed": pressed, "cover": cover, "pack": packed}


@pytest.fixture(params=["laid_out", "pressed", "cover", "pack"])
def file(request: pytest.FixtureRequest, files: dict[str, bytes]) -> bytes:
    return files[request.param]


@pytest.fixture
def opened(file: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(file)) as document:
        yield document


def test_the_file_begins_and_ends_as_it_must(file: bytes) -> None:
    assert re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", file)
    assert re.search(rb"%%EOF(\r\n|\r|\n)?\Z", file)


def test_the_file_has_an_identifier_and_is_not_encrypted(opened: pikepdf.Pdf) -> None:
    assert len(opened.trailer.ID) == 2
    assert "/Encrypt" not in opened.trailer
    assert opened.check_pdf_syntax() == []


def test_the_metadata_say_which_standard(opened: pikepdf.Pdf) -> None:
    about = opened.Root.Metadata
    assert about.Type == "/Metadata"
    assert about.Subtype == "/XML"
    packet = about.read_bytes()
    assert packet.startswith('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode())
    assert packet.rstrip().endswith(b'<?xpacket end="r"?>')
    said = ET.fromstring(packet).find(f".//{RDF}Description")  # noqa: S314 - written just now, here
    assert said is not None
    assert (said.get(f"{PDFAID}part"), said.get(f"{PDFAID}conformance")) == ("2", "B")
    title = said.findtext(f".//{RDF}Alt/{RDF}li")
    assert title == str(opened.docinfo["/Title"])


def test_the_colours_are_those_of_one_profile(opened: pikepdf.Pdf) -> None:
    (intent,) = opened.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert str(intent.OutputConditionIdentifier)
    assert intent.DestOutputProfile.N == 3
    assert intent.DestOutputProfile.read_bytes() == archive.profile()
    assert all("/DestOutputProfile" not in page.obj.get("/OutputIntents", {}) for page in opened.pages)


def test_nothing_acts_by_itself_and_nothing_is_enclosed(opened: pikepdf.Pdf) -> None:
    assert not [key for key in FORBIDDEN_IN_THE_CATALOG if key in opened.Root]
    names = opened.Root.get("/Names", pikepdf.Dictionary())
    assert not [key for key in ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations") if key in names]
    for page in opened.pages:
        assert "/AA" not in page.obj
        for note in page.obj.get("/Annots", []):
            assert note.Subtype == "/Link"
            assert int(note.F) & (1 | 2 | 4 | 32) == 4
            assert note.A.S == "/URI"


def test_streams_are_whole_and_packed_in_a_way_that_lasts(opened: pikepdf.Pdf) -> None:
    for item in opened.objects:
        if isinstance(item, pikepdf.Stream):
            assert item.get("/Filter", "/FlateDecode") == "/FlateDecode"
            assert not [key for key in ("/F", "/FFilter", "/FDecodeParms") if key in item]
            assert item.get("/Interpolate", False) is False
            assert "/Alternates" not in item
            assert "/OPI" not in item
            assert "/PS" not in item


def test_the_content_is_kept_apart_no_deeper_than_allowed(opened: pikepdf.Pdf) -> None:
    for page in opened.pages:
        depth, deepest = 0, 0
        for instruction in pikepdf.parse_content_stream(page) if "/Contents" in page else ():
            depth += {"q": 1, "Q": -1}.get(str(instruction.operator), 0)
            deepest = max(deepest, depth)
        assert depth == 0
        assert deepest <= 28


def test_every_font_is_enclosed_and_its_letters_are_known(opened: pikepdf.Pdf) -> None:
    for font in fonts_of(opened):
        (descendant,) = font.DescendantFonts
        assert (font.Encoding, descendant.CIDToGIDMap) == ("/Identity-H", "/Identity")
        assert descendant.CIDSystemInfo.Registry == "Adobe"
        data = descendant.FontDescriptor.FontFile2.read_bytes()
        tables = tables_of(data)
        assert tables.keys() >= {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
        assert descendant.FontDescriptor.FontFile2.Length1 == len(data)
        assert b"begincmap" in font.ToUnicode.read_bytes()


def test_the_widths_that_a_file_tells_are_those_of_its_fonts(opened: pikepdf.Pdf) -> None:
    for font in fonts_of(opened):
        (descendant,) = font.DescendantFonts
        data = descendant.FontDescriptor.FontFile2.read_bytes()
        tables = tables_of(data)
        units = struct.unpack_from(">H", tables["head"], 18)[0]
        count = struct.unpack_from(">H", tables["hhea"], 34)[0]
        items = list(descendant.W)
        for first, group in zip(items[::2], items[1::2], strict=True):
            for glyph, width in enumerate(group, int(first)):
                real = struct.unpack_from(">H", tables["hmtx"], 4 * min(glyph, count - 1))[0] * 1000 / units
                assert abs(real - int(width)) <= 1


def test_no_blend_and_no_state_that_print_does_not_know(opened: pikepdf.Pdf) -> None:
    for item in opened.objects:
        for state in item.get("/ExtGState", {}).values() if isinstance(item, pikepdf.Dictionary) else ():
            assert not [key for key in ("/TR", "/TR2", "/HTP") if key in state]
            assert state.get("/BM", "/Normal") == "/Normal"
            assert state.get("/SMask", "/None") == "/None"


def test_the_profile_is_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(BytesIO(archive.profile()))
    shades = Image.new("RGB", (256, 1))
    for shade in range(256):
        shades.putpixel((shade, 0), (shade, shade // 2, 255 - shade))
    turned = ImageCms.profileToProfile(shades, profile, ImageCms.createProfile("sRGB"))
    assert turned is not None
    assert turned.tobytes() == shades.tobytes()


def fonts_of(document: pikepdf.Pdf) -> list[Any]:
    found = {}
    for page in document.pages:
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        for font in resources.get("/Font", pikepdf.Dictionary()).values():
            found[font.objgen] = font
    assert found
    return list(found.values())


def tables_of(font: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * entry) for entry in range(count))
    return {tag.decode(): font[start : start + length] for tag, _, start, length in entries}
