"""The log: technical, English, without names or numbers of people.

Silent on the terminal; ``VSSID_BATCH_LOG`` names a file to write to, and a bug writes its own file and names it.
"""

import logging
import os
import tempfile
import traceback
from pathlib import Path

from batch.errors import OutputUnwritable, words

LOGGER = logging.getLogger("vssid_batch")
LOGGER.addHandler(logging.NullHandler())
_VARIABLE = "VSSID_BATCH_LOG"


def start() -> None:
    """Begin to log to the file that the environment names, if it names one; OutputUnwritable when it cannot be."""
    target = os.environ.get(_VARIABLE)
    if target:
        try:
            handler = logging.FileHandler(target, encoding="utf-8")
        except OSError as error:
            raise OutputUnwritable(
                f"Không ghi được nhật ký vào «{target}» ({words(error)}). Sửa hoặc bỏ biến môi trường {_VARIABLE}."
            ) from None
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        LOGGER.addHandler(handler)
        LOGGER.setLevel(logging.INFO)


def bug(error: BaseException) -> Path | None:
    """Write down an unforeseen error where its finder can send it from; the frames, never the values in them.

    None when there is no place left to write to.
    """
    frames = "".join(traceback.format_tb(error.__traceback__))
    try:
        handle, name = tempfile.mkstemp(prefix="vssid-batch-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(f"{type(error).__name__}\n{frames}")
    except OSError:
        return None
    return Path(name)
