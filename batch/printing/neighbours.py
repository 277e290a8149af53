"""Whether the letters of a font stand as the letter behind each of them says, whatever else is on their line.

Where that is so, a text need not be shaped as a whole: its pairs of letters say everything, and of pairs there are few.
The font is asked: what it does to the letters in question must be kerning of pairs, and nothing else.
"""

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

import uharfbuzz as hb

_SCRIPT = "latn"
_LANGUAGE = "VIT "
_OTHER_SHAPERS = frozenset(("Silf", "kerx", "mort", "morx", "trak"))
"""Tables by which Graphite's or Apple's rules take the place of OpenType's."""
_PAIRS = 2
"""The kind of rules that place a glyph by the next one."""
_PASS_MARKS = 8
"""The flag of rules that look past marks; no letter is one."""


class _Rule(NamedTuple):
    """A set of rules as OpenType writes it: its kind, its flags, whether it moves the second glyph of a pair too."""

    kind: int
    flags: int
    moves_both: bool


def next_one_decides(face: Any, letters: str) -> bool:
    """Whether in Latin text of these letters each glyph depends on its letter and the one behind it alone."""
    scripts = face.get_table_script_tags("GPOS")
    if _OTHER_SHAPERS & set(face.table_tags) or _SCRIPT not in scripts:
        return False
    latin = scripts.index(_SCRIPT)
    own = _LANGUAGE in face.get_script_language_tags("GPOS", latin)
    if own or "kern" not in face.get_language_feature_tags("GPOS", latin):
        return False  # it may be kerned by an older table, which moves both glyphs
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.RETAIN_GIDS
    left = hb.subset(face, wanted)
    return not [*_rules(left, "GSUB")] and all(
        rule.kind == _PAIRS and rule.flags in (0, _PASS_MARKS) and not rule.moves_both for rule in _rules(left, "GPOS")
    )


def _rules(face: Any, table: str) -> Iterator[_Rule]:
    """Read the sets of rules of a table that has come through HarfBuzz."""
    data: bytes = face.reference_table(table).data

    def numbers(at: int, count: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}H", data, at)

    if not data:
        return
    (start,) = numbers(8, 1)
    for offset in numbers(start + 2, *numbers(start, 1)):
        kind, flags, parts = numbers(start + offset, 3)
        places = numbers(start + offset + 6, parts)
        yield _Rule(kind, flags, any(numbers(start + offset + place, 4)[3] for place in places))
