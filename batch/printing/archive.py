"""What makes a file fit for archives: the points of PDF/A-2b (ISO 19005-2) that a page does not bring by itself.

A profile of the colours, and metadata that say which standard the file keeps to. Nothing about a pupil.
"""

import functools
import struct
from datetime import date
from html import escape

import pydyf
from pikepdf import Array, Dictionary, Name, Pdf, String

PRODUCER = "VssID batch"
_CONDITION = "sRGB IEC61966-2.1"
_PRINTED = 4
"""The flag of an annotation that is printed with its page."""
_STEPS = 64
_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = ((0.4360, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141))
"""Red, green and blue of sRGB, seen in D50 light (IEC 61966-2-1, adapted by Bradford's method)."""
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdfaid:part="2" pdfaid:conformance="B" '
    'pdf:Producer="{producer}" xmp:CreateDate="{created}">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:language><rdf:Bag><rdf:li>vi</rdf:li></rdf:Bag></dc:language>"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)


def created(day: date) -> str:
    """Give a day as a PDF dates files."""
    return f"D:{day:%Y%m%d}000000Z"


def metadata(title: str, day: date) -> bytes:
    """Give the XMP packet of a file."""
    when = f"{day:%Y-%m-%d}T00:00:00Z"
    return _XMP.format(producer=PRODUCER, created=when, title=escape(title)).encode()


@functools.cache
def profile() -> bytes:
    """Give an ICC profile (version 2) of the colours of sRGB, as small as it can be said."""
    curve = b"curv" + bytes(4) + struct.pack(">I", _STEPS) + struct.pack(f">{_STEPS}H", *map(_light, range(_STEPS)))
    name = _CONDITION.encode() + b"\0"
    described = b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(78)
    parts = {
        b"desc": described,
        b"cprt": b"text" + bytes(4) + b"CC0\0",
        b"wtpt": _xyz(_D50),
        b"rXYZ": _xyz(_PRIMARIES[0]),
        b"gXYZ": _xyz(_PRIMARIES[1]),
        b"bXYZ": _xyz(_PRIMARIES[2]),
        b"rTRC": curve,
    }
    table, body = [], b""
    start = 128 + 4 + 12 * (len(parts) + 2)
    for tag, data in parts.items():
        table.append(tag + struct.pack(">II", start + len(body), len(data)))
        body += data + bytes(-len(data) % 4)
    table += [tag + table[-1][4:12] for tag in (b"gTRC", b"bTRC")]
    head = bytes(8) + bytes.fromhex("02100000") + b"mntrRGB XYZ " + struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp"
    head += bytes(28) + _xyz(_D50)[8:]
    whole = head.ljust(128, b"\0") + struct.pack(">I", len(table)) + b"".join(table) + body
    return struct.pack(">I", len(whole)) + whole[4:]


def _light(step: int) -> int:
    """Give how much light a step of the curve stands for, in 1/65535 (IEC 61966-2-1)."""
    shade = step / (_STEPS - 1)
    return round(65535 * (shade / 12.92 if shade <= 0.04045 else ((shade + 0.055) / 1.055) ** 2.4))  # noqa: PLR2004


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in values))


def finish(pdf: pydyf.PDF, title: str, day: date) -> None:
    """Make a file that WeasyPrint has laid out fit for archives."""
    pdf.info["Producer"] = pydyf.String(PRODUCER)
    pdf.info["CreationDate"] = pydyf.String(created(day))
    colours = pydyf.Stream([profile()], pydyf.Dictionary({"N": 3}), compress=True)
    about = pydyf.Stream([metadata(title, day)], pydyf.Dictionary({"Type": "/Metadata", "Subtype": "/XML"}))
    for item in (colours, about):
        pdf.add_object(item)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": pydyf.String(_CONDITION),
        "DestOutputProfile": colours.reference,
    }
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])
    pdf.catalog["Metadata"] = about.reference
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/Annot":
            item["F"] = _PRINTED


def describe(pdf: Pdf, title: str, day: date, *, conforming: bool = True) -> None:
    """Make a file that was put together fit for archives; without ``conforming`` only say what it is."""
    pdf.docinfo["/Title"] = title
    pdf.docinfo["/Producer"] = PRODUCER
    pdf.docinfo["/CreationDate"] = created(day)
    if not conforming:
        return
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_CONDITION),
        DestOutputProfile=pdf.make_stream(profile(), N=3),
    )
    pdf.Root.OutputIntents = Array([intent])
    pdf.Root.Metadata = pdf.make_stream(metadata(title, day), Type=Name.Metadata, Subtype=Name.XML)
