"""The like form by LibreOffice: a filled document for each pupil, all of them turned into PDFs by one call.

That is what a mail merge comes down to, without the merge itself: it starts the program once and reads no database.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from benchmarks.likes.sheet import BOXES, FONTS, Sheet

_TEMPLATE = Path(__file__).with_name("declaration.fodt")
_LABELS = {
    "bhxh_code": "3. Mã số BHXH:",
    "id_number": "Số giấy tờ:",
    "phone": "5. Điện thoại di động (chính chủ):",
}
_FONTS_ONLY = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""
_SECONDS = 600


def program() -> str | None:
    """Find LibreOffice; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


class ByLibreOffice:
    """Works in a folder: a profile of its own, our fonts only, filled documents, and the PDFs beside them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = Template(_TEMPLATE.read_text(encoding="utf-8"))
        settings = folder / "fonts.conf"
        settings.write_text(_FONTS_ONLY.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8")
        self._environment = {**os.environ, "FONTCONFIG_FILE": str(settings), "HOME": str(folder)}

    def papers(self, sheets: Sequence[Sheet]) -> list[bytes]:
        """Give a PDF for each sheet. Raises FileNotFoundError when LibreOffice makes none, as one without Writer."""
        sources = [self._folder / f"paper-{number}.fodt" for number in range(len(sheets))]
        for source, sheet in zip(sources, sheets, strict=True):
            source.write_text(self._filled(sheet), encoding="utf-8")
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        command = [program() or "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(self._folder)]
        subprocess.run(  # noqa: S603 - the program we found, our own files
            [*command, *map(str, sources)], env=self._environment, check=True, capture_output=True, timeout=_SECONDS
        )
        return [source.with_suffix(".pdf").read_bytes() for source in sources]

    def _filled(self, sheet: Sheet) -> str:
        texts = {name: escape(text) for name, text in sheet.texts.items()}
        boxes = {f"boxes_{name}": _boxes(label, texts[name], BOXES[name]) for name, label in _LABELS.items()}
        return self._template.substitute(texts, code=sheet.png(), **boxes)


def _boxes(label: str, digits: str, count: int) -> str:
    cells = "".join(
        f'<table:table-cell table:style-name="Box"><text:p text:style-name="Middle">{digit}</text:p></table:table-cell>'
        for digit in digits or " " * count
    )
    return (
        '<table:table table:style-name="Boxes"><table:table-column table:style-name="LabelWide"/>'
        f'<table:table-column table:style-name="BoxWide" table:number-columns-repeated="{len(digits) or count}"/>'
        f"<table:table-row><table:table-cell><text:p>{label}</text:p></table:table-cell>{cells}</table:table-row>"
        "</table:table>"
    )
