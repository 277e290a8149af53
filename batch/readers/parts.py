"""Which parts an .xlsx holds: its sheets with their names, and the number format of each cell style.

ECMA-376 part 1, 18.2 (workbook), 18.8.30 (numFmt) and 18.8.10 (cellXfs). Document types were refused at the gate, so
the standard library's parser is safe here.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_BUILTIN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}


class Package:
    """The archive of an .xlsx, asked by part name as Office does: without regard to case, slash or backslash."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {_folded(name): name for name in archive.namelist()}

    def open(self, part: str) -> zipfile.ZipExtFile:
        """Open a part for streaming; raises KeyError when there is none."""
        return self._archive.open(self._names[_folded(part)])  # type: ignore[return-value]

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Give each worksheet's name and part name, in the order of the workbook."""
        workbook = self._workbook()
        targets = {
            node.get("Id", ""): posixpath.join(posixpath.dirname(workbook), node.get("Target", "").replace("\\", "/"))
            for node in self._relations(workbook)
            if node.get("Type", "").endswith("/worksheet")
        }
        for node in self._tree(workbook).iter():
            if _local(node) == "sheet":
                relation = next((value for key, value in node.items() if key.endswith("}id")), "")
                if relation in targets:
                    yield node.get("name", ""), targets[relation]

    def formats(self) -> dict[bytes, str]:
        """Give the number format of each cell style that is not General, by the style's index as it is written."""
        workbook = self._workbook()
        part = next((node.get("Target", "") for node in self._relations(workbook) if _is_styles(node)), "styles.xml")
        path = posixpath.join(posixpath.dirname(workbook), part.replace("\\", "/"))
        if _folded(path) not in self._names:
            return {}
        root = self._tree(path)
        codes = dict(_BUILTIN)
        for node in root.iter():
            if _local(node) == "numFmt" and node.get("numFmtId", "").isdigit():
                codes[int(node.get("numFmtId", "0"))] = node.get("formatCode", "General")
        styles = [node for group in root if _local(group) == "cellXfs" for node in group if _local(node) == "xf"]
        numbers = [node.get("numFmtId", "0") for node in styles]
        named = ((index, codes.get(int(number), "General")) for index, number in enumerate(numbers) if number.isdigit())
        return {str(index).encode(): code for index, code in named if code.lower() != "general"}

    def _workbook(self) -> str:
        for node in self._relations(""):
            if node.get("Type", "").endswith("/officeDocument"):
                return node.get("Target", "").replace("\\", "/").lstrip("/")
        return "xl/workbook.xml"

    def _relations(self, part: str) -> list[ElementTree.Element]:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        return list(self._tree(path)) if _folded(path) in self._names else []

    def _tree(self, part: str) -> ElementTree.Element:
        with self.open(part) as stream:
            return ElementTree.parse(stream).getroot()  # noqa: S314 - as above


def _is_styles(node: ElementTree.Element) -> bool:
    return node.get("Type", "").endswith("/styles")


def _folded(name: str) -> str:
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()


def _local(node: ElementTree.Element) -> str:
    return str(node.tag).rpartition("}")[2]
