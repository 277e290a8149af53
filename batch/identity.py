"""The opaque id of a pupil: the same pupil of the same school has the same one in every run.

It names a person in files that must hold no personal value. It is a keyed digest, so that it does not give away the
code it was made from to somebody who only has the file; the key is the school's, see `School`.
"""

import functools
import hashlib

from batch.text import fold
from schemas.reading import Reading
from schemas.school import School

_BYTES = 8


def student_id(reading: Reading, school: School, *, by_code: bool = True) -> str:
    """Make the id: from the mã số BHXH, else from name, birth date and class, else from the place of the row.

    ``by_code`` False passes the code over, for pupils whose code is another's too.
    """
    student = reading.student
    if student.bhxh_code and by_code:
        who = f"bhxh {student.bhxh_code}"
    elif student.full_name:
        who = f"name {fold(student.full_name)} {student.birth_date} {fold(student.class_name or '')}"
    else:
        who = f"row {reading.origin}"
    digest = _keyed(school.id_key, school.code, school.name).copy()
    digest.update(who.encode(errors="surrogatepass"))
    return digest.hexdigest()


@functools.lru_cache(maxsize=16)
def _keyed(*school: str) -> hashlib.blake2b:
    """Begin a digest under the key of a school."""
    key = hashlib.blake2b(" ".join(school).encode(errors="surrogatepass"), digest_size=32).digest()
    return hashlib.blake2b(key=key, digest_size=_BYTES)
