"""Open password-protected workbooks (.xlsx of all kinds, .xls) with msoffcrypto."""

import io

import msoffcrypto
from msoffcrypto import exceptions

from batch.readers.answer import RefusedError

_EXCELS_OWN = "VelvetSweatshop"
"""Excel encrypts with this what is only protected against changes, and opens it without asking (MS-OFFCRYPTO)."""


def decrypted(data: bytes, password: str | None) -> bytes:
    """Give the workbook inside.

    Raises:
        RefusedError: "encrypted" when a password is needed, "wrong_password" when the given one does not open it.
    """
    for attempt in (_EXCELS_OWN,) if password is None else (password, _EXCELS_OWN):
        plain = io.BytesIO()
        try:
            workbook = msoffcrypto.OfficeFile(io.BytesIO(data))
            workbook.load_key(password=attempt)
            workbook.decrypt(plain)
        except (exceptions.InvalidKeyError, exceptions.DecryptionError):
            continue
        except (exceptions.FileFormatError, exceptions.ParseError, OSError, ValueError, KeyError) as error:
            raise RefusedError("encrypted", f"no way to decrypt: {error}") from error
        if plain.getvalue()[:2] in {b"PK", b"\xd0\xcf"}:
            return plain.getvalue()
    raise RefusedError("encrypted" if password is None else "wrong_password")
