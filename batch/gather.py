"""Which files to read: those named, and those in the folders named, in an order that does not depend on the disk."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from batch import store
from batch.digest import sha256
from batch.errors import NoInput
from batch.readers import SUFFIXES

_NO_DIGEST = "-"


class Source(NamedTuple):
    """One input file: where it is, what the reports call it, and the digest of its content ("-" if unreadable)."""

    path: Path
    name: str
    sha256: str


def gather(inputs: Sequence[Path]) -> list[Source]:
    """List the inputs, each file once; NoInput when a folder holds no roster at all and nothing else was named."""
    found = [pair for given in inputs for pair in _files(given)]
    unique = {path.resolve(): (path, name) for path, name in reversed(found)}
    pairs = sorted(unique.values(), key=lambda pair: (pair[1], str(pair[0])))
    if not pairs:
        folders = ", ".join(f"«{given}»" for given in inputs)
        raise NoInput(f"Không có tệp danh sách nào trong {folders} (tìm các tệp {' '.join(SUFFIXES)}).")
    names = _distinct([path for path, _ in pairs], [name for _, name in pairs])
    return [Source(path, _readable(name), _digest(path)) for (path, _), name in zip(pairs, names, strict=True)]


def _files(given: Path) -> Iterable[tuple[Path, str]]:
    if not given.is_dir():
        yield given, given.name or str(given)
        return
    for path in sorted(given.rglob("*")):
        below = path.relative_to(given)
        hidden = any(part.startswith((".", "~$")) for part in below.parts)
        if path.is_file() and path.suffix.lower() in SUFFIXES and not hidden and not _ours(given, below):
            yield path, below.as_posix()


def _ours(given: Path, below: Path) -> bool:
    """Whether a file lies in the folder of an earlier run: what we wrote is nobody's roster."""
    return any(store.manifest(given / folder) is not None for folder in below.parents if folder.parts)


def _distinct(paths: Sequence[Path], names: Sequence[str]) -> list[str]:
    """Lengthen names that two files share by the folders above them, until no two are the same."""
    whole = [path.resolve().as_posix() for path in paths]
    return [
        name if names.count(name) == 1 else _shortest_own(path, whole) for path, name in zip(whole, names, strict=True)
    ]


def _shortest_own(path: str, others: Sequence[str]) -> str:
    """Give the shortest end of a path that no other path has."""
    parts = path.split("/")
    ends = ("/".join(parts[-depth:]) for depth in range(2, len(parts) + 1))
    return next((end for end in ends if sum(other.endswith(f"/{end}") for other in others) == 1), path)


def _readable(name: str) -> str:
    """Make a file name fit to be written and shown: a disk takes names that are no text, or that steer a terminal."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _digest(path: Path) -> str:
    if not path.is_file():  # a pipe or a device would never end
        return _NO_DIGEST
    try:
        return sha256(path)
    except OSError:
        return _NO_DIGEST
