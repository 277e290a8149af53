"""How much room a text needs: no program but Excel itself makes rows as high as their wrapped texts."""

from collections.abc import Iterable

_LINE = 13.2  # points, at 10-point type
_LETTERS = 1.1  # of a text fit in the room of one digit, by which Excel measures widths; a little less than they do
_MOST = 400.0  # Excel takes no more than 409


def row_height(cells: Iterable[tuple[str, float]]) -> float | None:
    """Give the height in points that fits (text, width in characters) pairs; None when one line is enough.

    >>> row_height([("abc def", 20)]), row_height([("abc def ghi", 8)])
    (None, 30.4)
    """
    lines = max((_lines(text, width) for text, width in cells if len(text) > width or "\n" in text), default=1)
    return None if lines == 1 else min(round(lines * _LINE + 4, 1), _MOST)


def comment_size(text: str) -> tuple[int, int]:
    """Give the width and height, in pixels, of a comment in which the text can be read as a whole."""
    return 330, min(28 + 17 * _lines(text, 46), 600)


def _lines(text: str, width: float) -> int:
    """Count the lines that the text takes when words are wrapped; a word that is too long is broken."""
    room = max(int(width * _LETTERS), 1)
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        used = 0
        for word in paragraph.split(" "):
            needed = len(word) + (1 if used else 0)
            if used + needed <= room:
                used += needed
                continue
            lines += (1 if used else 0) + (len(word) - 1) // room
            used = (len(word) - 1) % room + 1 if word else 0
    return lines
