"""A sheet while it is being written: its lines, what each of them is, and where each pupil stands."""

from collections import Counter
from dataclasses import dataclass, field

from sample_data.entry import Entry, Value

KINDS = ("title", "header", "section", "footer", "numbered_only", "blank", "hidden")
"""What a used row without a person can be: the kinds that the manifest counts."""


@dataclass
class Grid:
    """``lines[i]`` is the row that Excel numbers ``i + 1``; ``merges`` are (row, column) pairs, counted from 0."""

    name: str | None
    columns: dict[str, str]
    lines: list[list[Value]] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    people: list[tuple[int, Entry]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)

    def say(self, kind: str, *values: Value) -> None:
        """Add a line that holds no person."""
        self.kinds[kind] += 1
        self.lines.append(list(values))

    def across(self, kind: str, text: str) -> None:
        """Add a line that holds no person, merged over the whole width."""
        self.merges.append((len(self.lines), 0, len(self.lines), len(self.columns) - 1))
        self.say(kind, text, *[None] * (len(self.columns) - 1))

    def header(self) -> None:
        """Add the headings in one line."""
        self.say("header", *self.columns.values())

    def header_of_two(self, groups: dict[str, tuple[str, tuple[str, ...]]]) -> None:
        """Add the headings in two lines: a group spans its columns and each of these says its own part below.

        ``groups`` gives the group's heading and the parts by the key of its first column; the other headings are
        merged downwards.
        """
        top: list[Value] = list(self.columns.values())
        below: list[Value] = [None] * len(top)
        first, keys = len(self.lines), list(self.columns)
        grouped: set[int] = set()
        for key, (title, parts) in groups.items():
            start = keys.index(key)
            top[start : start + len(parts)] = [title, *[None] * (len(parts) - 1)]
            below[start : start + len(parts)] = list(parts)
            self.merges.append((first, start, first, start + len(parts) - 1))
            grouped |= set(range(start, start + len(parts)))
        self.merges += [(first, column, first + 1, column) for column in range(len(top)) if column not in grouped]
        self.say("header", *top)
        self.say("header", *below)

    def enrol(self, entries: list[Entry], first: int = 1) -> None:
        """Add the pupils, numbered from ``first``."""
        for number, entry in enumerate(entries, first):
            entry.cells["roll_number"] = str(number)
            entry.record["roll_number"] = str(number)
            self.lines.append([entry.cells.get(key) for key in self.columns])
            self.people.append((len(self.lines), entry))
            if entry.hidden:
                self.hidden.add(len(self.lines))

    def column(self, key: str) -> str:
        """Name a column as Excel does (no sample is wider than 52)."""
        index = list(self.columns).index(key)
        return ("A" if index > 25 else "") + chr(ord("A") + index % 26)  # noqa: PLR2004
