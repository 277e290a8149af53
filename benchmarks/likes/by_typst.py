"""The like form by Typst: the compiler, its fonts and the template are kept from paper to paper."""

import json
from collections.abc import Sequence
from pathlib import Path

import typst

from benchmarks.likes.sheet import FONTS, Sheet

_TEMPLATE = Path(__file__).with_name("declaration.typ")


class ByTypst:
    """Compiles the template for each paper."""

    def __init__(self) -> None:
        self._compiler = typst.Compiler(_TEMPLATE, font_paths=[FONTS], ignore_system_fonts=True)

    def paper(self, sheet: Sheet) -> bytes:
        """Give one paper as a PDF."""
        return self.papers([sheet])

    def papers(self, sheets: Sequence[Sheet]) -> bytes:
        """Give many papers as one PDF."""
        given = json.dumps([sheet.texts | {"qr": sheet.svg()} for sheet in sheets], ensure_ascii=False)
        pdf = self._compiler.compile(format="pdf", sys_inputs={"papers": given}, timestamp=0, pdf_tags=False)
        if not isinstance(pdf, bytes):
            raise TypeError("Typst gives a PDF as bytes")
        return pdf
