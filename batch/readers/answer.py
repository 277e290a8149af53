"""What a reader answers when there is no book, and the limits that it works under."""

from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "missing",  # nothing at that path, or a folder
    "no_permission",  # the system does not let us read it
    "empty",  # no bytes, or nothing but spaces
    "too_large",  # an honest file, but more than the limits allow
    "foreign",  # whole, perhaps, but no roster container: PDF, Word, a picture, another archive
    "encrypted",  # needs a password that was not given
    "wrong_password",  # a password was given and does not open it
    "corrupt",  # a roster container that no engine can read
    "bomb",  # declares or unpacks to absurd sizes
    "dtd",  # an XML part declares a document type
    "text_encoding",  # text in no encoding that we know
    "timeout",  # took too long
    "memory",  # took too much memory
    "crashed",  # the reading process died
]
"""Why a file gives no book: a closed set, each with its Vietnamese sentence in the catalogue."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file without a book: ``file`` is the caller's name for it, ``detail`` a short technical text for the log."""

    file: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: wall-clock seconds for all attempts together, and sizes in bytes or cells.

    ``cells`` counts the cells of all sheets up to the last filled one of each row; ``answer_bytes`` bounds what the
    child may hand to the parent, so that no file can fill the parent's memory.
    """

    seconds: float = 18.0
    memory_bytes: int = 1_500 * 2**20
    file_bytes: int = 64 * 2**20
    unpacked_bytes: int = 768 * 2**20
    cells: int = 4_000_000
    answer_bytes: int = 192 * 2**20


class RefusedError(Exception):
    """Raised inside the child alone, where the answer is already certain and no other engine can better it."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason: Reason = reason
        self.detail = detail
