"""Files to books: the grid as it stands, no meaning, no guessing.

``read`` never raises for a file and never runs an engine in the caller's process: gate, engines and all work in a
disposable child with limits on time and memory. An engine is a module of this folder with
``read(data: bytes, file: str, limits: Limits) -> Book``; which one reads what is the table in ``child``.
"""

from batch.readers.answer import Limits, Reason, Unreadable
from batch.readers.launch import read, read_many

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt")
"""What a walk through a folder takes; a file named on its own is read whatever its name."""

__all__ = ["SUFFIXES", "Limits", "Reason", "Unreadable", "read", "read_many"]
