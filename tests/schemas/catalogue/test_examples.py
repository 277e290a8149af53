"""The examples of the catalogue are no decoration: where one is a number or a date, typing it gives that problem."""

import re

import pytest

from schemas.catalogue import ENTRIES
from tests.batch import clerk

FIELD_OF = {
    "bhxh-": "bhxh_code",
    "id-": "id_number",
    "phone-": "phone",
    "birth-date-": "birth_date",
    "guardian-code-": "guardian_bhxh_code",
    "guardian-phone-": "guardian_phone",
}
TYPED = re.compile(r"[A-Z]{0,2}[\d/.\s-]{4,}")


TYPEABLE = [
    (code, field)
    for code, entry in ENTRIES.items()
    for prefix, field in FIELD_OF.items()
    if code.startswith(prefix) and TYPED.fullmatch(entry.example)
]


@pytest.mark.parametrize(("code", "field"), TYPEABLE)
def test_typing_the_example_gives_the_problem(code: str, field: str) -> None:
    base = clerk.BASES["2"] if code.startswith("guardian") else {}
    assert code in clerk.codes(clerk.judge({**base, field: ENTRIES[code].example}).only)
