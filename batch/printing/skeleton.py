"""Pages with blanks in their slots: what a template makes of any pupil's texts, whatever they say.

A template is filled with blanks instead of texts. A blank can be shown by ``{{ }}``, cut into its characters and
asked for its length (or whether it is empty); every question of that kind is kept, and all that looks at the text
itself is refused. So pupils whose texts have the lengths that were asked for share one page, but for what stands in
the slots.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

PICTURE = "ref_qr"
"""The slot of the code of the pupil's id."""
_OPEN, _CLOSE = "\ue000", "\ue001"
_BLANK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_SLOT = re.compile(rf"data-field=[\"']?([\w.]+)[\"']?(?:\s[^<>]*)?>\s*{_OPEN}\1{_CLOSE}\s*</")
_IMAGE = re.compile(rf"<img\s(?=[^<>]*data-field=[\"']?{PICTURE}\b)[^<>]*src=\"{_OPEN}{PICTURE}{_CLOSE}\"")


class NotPressableError(Exception):
    """The page depends on what stands in its slots in a way that no plate can follow.

    No ValueError: the filters of Jinja take those for an answer.
    """


class Blank:
    """Stands for one text while a template is filled; ``asked`` takes the name of a text whose length was asked for."""

    def __init__(self, name: str, length: int, asked: dict[str, None], place: int | None = None) -> None:
        self._name = name
        self._length = length
        self._asked = asked
        self._place = place

    def shown(self) -> str:
        """Give the mark that stands in the page for the text."""
        return f"{_OPEN}{self._name}{'' if self._place is None else f'.{self._place}'}{_CLOSE}"

    def __len__(self) -> int:
        self._asked[self._name] = None
        return self._length if self._place is None else int(self._place < self._length)

    def __getitem__(self, place: int | slice) -> "Blank":
        """Give one character, as ``[n]`` or ``[n:n + 1]``."""
        at = place.start if isinstance(place, slice) else place
        one = not isinstance(place, slice) or (place.step is None and place.stop == (at or 0) + 1)
        if self._place is not None or not isinstance(at, int) or at < 0 or not one:
            raise self._refused()
        if not isinstance(place, slice) and at >= len(self):
            raise IndexError(at)
        return Blank(self._name, self._length, self._asked, at)

    def __iter__(self) -> Iterator["Blank"]:
        return (self[place] for place in range(len(self)))

    def _refused(self) -> NotPressableError:
        return NotPressableError(f"the template looks into {self._name}")

    def __getattr__(self, name: str) -> Any:
        # Jinja itself asks for names of this kind; a template asks for methods of texts.
        raise AttributeError(name) if name.startswith("__") else self._refused()

    def __eq__(self, other: object) -> bool:
        raise self._refused()

    def __hash__(self) -> int:
        raise self._refused()

    def __str__(self) -> str:
        raise self._refused()

    def __format__(self, spec: str) -> str:
        raise self._refused()

    def __contains__(self, part: object) -> bool:
        raise self._refused()

    def __int__(self) -> int:
        raise self._refused()

    def __float__(self) -> float:
        raise self._refused()


def shown(value: object) -> object:
    """Show a value as ``{{ }}`` does: a blank by its mark, all else as it is. For Jinja's ``finalize``."""
    return value.shown() if isinstance(value, Blank) else value


def require_slots(page: str) -> None:
    """Require that every blank stands alone in the slot of its own name; NotPressableError for any other."""
    slots = len(_SLOT.findall(page)) + len(_IMAGE.findall(page))
    if slots != page.count(_OPEN):
        raise NotPressableError("a text stands outside the slot of its name, or not alone in it")


def filled(page: str, texts: Callable[[str], str]) -> str:
    """Put texts, by the names of their slots («phone», «phone.3»), in the place of the blanks."""
    return _BLANK.sub(lambda found: texts(found[1]), page)


def blanks(lengths: Mapping[str, int], asked: dict[str, None]) -> dict[str, Blank]:
    """Make the blanks for texts of these lengths."""
    return {name: Blank(name, length, asked) for name, length in lengths.items()}
