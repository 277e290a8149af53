"""Work whose results are all kept: nothing that it makes is garbage before the end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept() -> Iterator[None]:
    """Do not look for dead cycles meanwhile; what is dead without being in a cycle goes at once, as always.

    Deciding about a row makes a few dozen objects and no cycle. Python would look through all of them, and through
    every cell of every roster, again and again, and find nothing.
    """
    watched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watched:
            gc.enable()
