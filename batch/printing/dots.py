"""Lines of dots once in a file: WeasyPrint writes the same small drawing anew for each place where it stands."""

import re
from typing import Any

import pikepdf

_PLACED = re.compile(rb"1 0 0 1 (\S+) (\S+) cm\n(.*)", re.DOTALL)
_DRAWN = re.compile(rb"^(/\S+) Do$", re.MULTILINE)


def share_drawings(whole: pikepdf.Pdf) -> None:
    """Make drawings that differ only in their place one drawing, which each page moves to its place."""
    shared: dict[bytes, tuple[bytes, pikepdf.Object]] = {}
    known: dict[tuple[int, int], dict[bytes, bytes]] = {}
    for page in whole.pages:
        resources = page.obj.Resources
        if resources.objgen not in known or not resources.is_indirect:
            known[resources.objgen] = _gathered(whole, resources, shared)
        moved = known[resources.objgen]
        content = page.Contents.read_bytes()
        page.obj.Contents = whole.make_stream(
            _DRAWN.sub(lambda found, moved=moved: moved.get(found[1], found[0]), content)  # type: ignore[misc]
        )


def _gathered(
    whole: pikepdf.Pdf, resources: Any, shared: dict[bytes, tuple[bytes, pikepdf.Object]]
) -> dict[bytes, bytes]:
    """Put the shared drawings in the place of the single ones; give the operators for each name that is gone."""
    drawings = resources.get("/XObject", pikepdf.Dictionary())
    moves: dict[bytes, bytes] = {}
    for name, drawing in list(drawings.items()):
        placed = _PLACED.fullmatch(drawing.read_bytes()) if _is_simple(drawing) else None
        if placed is None:
            continue
        x, y, content = placed.groups()
        states = drawing.Resources.ExtGState.unparse(resolved=True)
        key = b"\0".join((content, drawing.BBox.unparse(), states))
        if key not in shared:
            shared[key] = b"/shared%d" % len(shared), _anywhere(whole, drawing, content)
        new_name, new = shared[key]
        drawings[new_name.decode()] = new
        del drawings[name]
        moves[name.encode()] = b"q\n1 0 0 1 %b %b cm\n%b Do\nQ" % (x, y, new_name)
    return moves


def _is_simple(drawing: Any) -> bool:
    """Whether a drawing is a form without a matrix of its own that uses states only, no other drawings or texts."""
    if drawing.get("/Subtype") != "/Form" or "/Matrix" in drawing or "/ExtGState" not in drawing.get("/Resources", {}):
        return False
    return not drawing.Resources.get("/XObject", {}) and b" Tf" not in drawing.read_bytes()


def _anywhere(whole: pikepdf.Pdf, drawing: Any, content: bytes) -> pikepdf.Object:
    """Make a drawing that is whole wherever on its page it is moved."""
    *_, width, height = drawing.BBox
    return whole.make_stream(
        content,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=pikepdf.Array([-width, -height, width, height]),
        Resources=pikepdf.Dictionary(ExtGState=drawing.Resources.ExtGState),
        Group=drawing.Group,
    )
