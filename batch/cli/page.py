"""A page of text on the terminal: wrapped with hanging indents there, one line a paragraph on a pipe."""

import textwrap

from rich.console import Console
from rich.markup import escape

_LEAST_WIDTH = 40


class Page:
    """Writes paragraphs; nothing in them is markup."""

    def __init__(self, console: Console) -> None:
        """Choose where to write; a program that reads the pipe gets its lines whole."""
        self._console = console
        self._width = max(console.width, _LEAST_WIDTH) if console.is_terminal else None

    def heading(self, text: str) -> None:
        """Write a heading."""
        self.told(text, "")

    def blank(self) -> None:
        """Write an empty line."""
        self._console.print()

    def told(self, label: str, text: str, *, indent: int = 0, width: int = 0) -> None:
        """Write a label, and beside it a text that hangs under its own beginning; ``width`` is that of the label."""
        head = label.ljust(width)
        first, *rest = self._wrapped(text, indent + len(head)) or [""]
        self._console.print(f"{' ' * indent}[bold]{escape(head)}[/bold]{escape(first)}")
        for line in rest:
            self._console.print(" " * (indent + len(head)) + escape(line))

    def _wrapped(self, text: str, indent: int) -> list[str]:
        if self._width is None:
            return [text]
        room = max(self._width - indent, _LEAST_WIDTH // 2)
        return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
