"""The digest of what a paper says, so that a signed paper can be checked against the records it was made from. Pure.

What papers say is little and can be guessed, so the digest is keyed as the pupils' ids are: the seal holds the school's
settings, its key among them, and is written nowhere.
"""

import hashlib
from collections.abc import Mapping, Sequence

LENGTH = 16
"""Hexadecimal digits of a paper's digest."""


def settings_seal(*parts: str) -> str:
    """Give the SHA-256 of what is the same for all papers of a run: templates, rules, school, date."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def paper_hash(seal: str, case: int, forms: Sequence[str], texts: Mapping[str, str]) -> str:
    """Give the digest of one paper: the first 16 hexadecimal digits of a SHA-256.

    It is over the run's seal, the case, the forms in their order, and the texts of all slots, in the order in which
    `fields` gives them.
    """
    said = "\0".join((seal, str(case), *forms, *texts.values()))
    return hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:LENGTH]
