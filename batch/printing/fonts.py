"""The fonts inside a file: their widths and letters, and the files themselves cut to the glyphs that are used.

WeasyPrint keeps the glyphs' numbers when it cuts a font, so all cuts of one file agree: the fonts of several papers
can become one that serves them all.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import uharfbuzz as hb

FaceName = tuple[str, int, str]
"""Family, weight and style, as style sheets name a face."""
_NEEDED = frozenset(("glyf", "head", "hhea", "hmtx", "loca", "maxp"))
_BOLD = 600
"""Where CSS begins to look for a bold face."""
_SECTION = re.compile(r"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CODE = re.compile(r"<([0-9a-fA-F]+)>")
_LONGEST_SECTION = 100
_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
)
_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


def is_face(base_font: str, wanted: FaceName) -> bool:
    """Whether a font's name («/ABCDEF+Paper-Serif-Bold-Italic») is that of a family, weight and style."""
    family, weight, style = wanted
    name = base_font.rsplit("+", maxsplit=1)[-1].replace("-", " ")
    rest = name.removeprefix(family).split()
    return (
        name.startswith(family) and ("Bold" in rest) == (weight >= _BOLD) and ("Italic" in rest) == (style != "normal")
    )


def widths(font: Any) -> dict[int, int]:
    """Read how wide a font's glyphs are, in 1/1000 em: the «first [width …]» groups of its W."""
    found: dict[int, int] = {}
    items = list(font.DescendantFonts[0].get("/W", ()))
    for first, group in zip(items[::2], items[1::2], strict=True):
        found |= {int(first) + offset: int(width) for offset, width in enumerate(group)}
    return found


def cut(fonts: Sequence[Any], files: Mapping[FaceName, Path]) -> None:
    """Make one font of several cuts of one face, and write it into all of them: a file no larger than its glyphs need.

    Fonts of a face that is not among ``files`` stay as they are.
    """
    file = next((file for face, file in files.items() if is_face(str(fonts[0].BaseFont), face)), None)
    if file is None:
        return
    glyphs: dict[int, int] = {}
    letters: dict[int, str] = {}
    for font in fonts:
        glyphs |= widths(font)
        letters |= _letters(font.ToUnicode.read_bytes().decode("ascii"))
    _write(fonts[0], _subset(file, glyphs), glyphs, letters)
    for font in fonts[1:]:
        for key in ("/DescendantFonts", "/ToUnicode"):
            font[key] = fonts[0][key]


def _write(font: Any, data: bytes, glyphs: Mapping[int, int], letters: Mapping[int, str]) -> None:
    descendant = font.DescendantFonts[0]
    descendant.W = pikepdf.Array(list(_groups(glyphs)))
    file = descendant.FontDescriptor.FontFile2
    file.write(data)
    file.Length1 = len(data)
    font.ToUnicode.write(_cmap(letters).encode("ascii"))


def _groups(glyphs: Mapping[int, int]) -> Iterator[int | pikepdf.Array]:
    for run in _runs(sorted(glyphs), lambda before, glyph: glyph == before + 1):
        yield run[0]
        yield pikepdf.Array([glyphs[glyph] for glyph in run])


def _runs(items: Iterable[int], follows: Any) -> Iterator[list[int]]:
    run: list[int] = []
    for item in items:
        if run and not follows(run[-1], item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _letters(cmap: str) -> dict[int, str]:
    """Read which text each glyph stands for."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        codes = _CODE.findall(body)
        if kind == "char":
            found |= {int(code, 16): _text(text) for code, text in zip(codes[::2], codes[1::2], strict=True)}
            continue
        for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            start = ord(_text(text))
            found |= {code: chr(start + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)}
    return found


def _text(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be")


def _cmap(letters: Mapping[int, str]) -> str:
    """Write which text each glyph stands for; glyphs whose letters follow each other are one range."""

    def follows(before: int, glyph: int) -> bool:
        one, next_one = letters[before], letters[glyph]
        same_page = glyph == before + 1 and glyph >> 8 == before >> 8 and len(one) == len(next_one) == 1
        return same_page and ord(next_one) == ord(one) + 1 and ord(next_one) >> 8 == ord(one) >> 8

    chars: list[str] = []
    ranges: list[str] = []
    for run in _runs(sorted(letters), follows):
        text = letters[run[0]].encode("utf-16-be").hex()
        if len(run) > 1:
            ranges.append(f"<{run[0]:04x}> <{run[-1]:04x}> <{text}>\n")
        else:
            chars.append(f"<{run[0]:04x}> <{text}>\n")
    return _HEAD + _sections("char", chars) + _sections("range", ranges) + _FOOT


def _sections(kind: str, lines: Sequence[str]) -> str:
    parts = (lines[at : at + _LONGEST_SECTION] for at in range(0, len(lines), _LONGEST_SECTION))
    return "".join(f"{len(part)} beginbf{kind}\n{''.join(part)}endbf{kind}\n" for part in parts)


def _subset(file: Path, glyphs: Iterable[int]) -> bytes:
    """Cut a font to some glyphs, which keep their numbers, and to the tables that a PDF needs."""
    face = hb.Face(file.read_bytes())
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(_number(tag) for tag in face.table_tags if tag not in _NEEDED)
    data: bytes = hb.subset(face, wanted).blob.data
    return data


def _number(tag: str) -> int:
    return int.from_bytes(tag.encode("ascii"), "big")
