"""The table of headings: each means one field, is written as `fold` writes it, and has a name for people."""

import pytest

from batch.text import fold
from schemas import fields
from schemas.headings import ALIASES, FIELD_BY_HEADING


def test_no_heading_means_two_fields() -> None:
    seen: dict[str, set[str]] = {}
    for field, aliases in ALIASES.items():
        for alias in aliases:
            seen.setdefault(alias, set()).add(field)
    assert {alias: meant for alias, meant in seen.items() if len(meant) > 1} == {}


def test_headings_are_folded_and_not_empty() -> None:
    assert {alias for alias in FIELD_BY_HEADING if fold(alias) != alias or not alias} == set()


def test_every_field_has_a_name_for_people() -> None:
    named = {**fields.LABELS, **fields.ROSTER_LABELS}
    assert ALIASES.keys() - named.keys() - {"plain_phone", "ignored"} == set()


@pytest.mark.parametrize("field", [field for field in fields.LABELS if field not in ("id_type",)])
def test_the_name_of_a_field_is_itself_a_heading_for_it(field: str) -> None:
    assert FIELD_BY_HEADING[fold(fields.label(field))] == field
