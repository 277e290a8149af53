"""What is overlooked in the writing of every number, and what is not."""

from typing import Any

import pytest

from schemas.identifiers import InvalidNumber
from schemas.identifiers.spelling import PLACEHOLDERS, bare, is_whole, require_digits

INVISIBLE = [0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)]
INVISIBLE += [*range(0x2066, 0x206A), 0xFEFF]
SPACES = " \t\n\r\u00a0\u2002\u2009\u202f\u3000"
PUNCTUATION = ".,·•'\"`´‘’“”_()[]-‐‑‒–—―−﹣．，－（）"


@pytest.mark.parametrize("code", [*INVISIBLE, *map(ord, SPACES + PUNCTUATION)], ids="U+{:04X}".format)
def test_what_is_only_a_way_of_writing_is_removed(code: int) -> None:
    assert bare(f"012{chr(code)}345{chr(code)}X") == "012345X"


@pytest.mark.parametrize(
    "text",
    ["0912345678/79", "+84912345678", "1e9", "0123X", "٣", "①", "0!", "a:b", "12;34", "｟12", "\ufef012", "9x", "XX"],
)
def test_anything_else_stays(text: str) -> None:
    assert bare(f" {text}") == text


def test_full_width_characters_become_plain() -> None:
    wide = "".join(map(chr, range(0xFF01, 0xFF5F)))
    assert bare(wide) == "!#$%&*+/0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ\\^abcdefghijklmnopqrstuvwxyz{|}~"


@pytest.mark.parametrize("text", ["912345678.0", "912345678.00", "912345678,0", "0,00", " 912345678 .0 "])
def test_a_number_that_went_through_a_decimal_keeps_its_point(text: str) -> None:
    assert bare(text) == text.replace(" ", "")


@pytest.mark.parametrize("text", ["912345678.000", "912.345.0", ".0", "9123.01", "912345678.0a", "X9.0"])
def test_any_other_point_is_punctuation(text: str) -> None:
    assert bare(text) == text.replace(".", "")


@pytest.mark.parametrize(("thing", "reason"), [(None, "empty"), (912345678, "characters"), (b"0", "characters")])
def test_what_is_no_text_is_no_number(thing: str, reason: str) -> None:
    with pytest.raises(InvalidNumber) as caught:
        bare(thing)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), ("12a", "characters"), ("1²3", "characters"), ("1234", "length")]
)
def test_what_does_not_consist_of_so_many_digits(text: str, reason: str) -> None:
    with pytest.raises(InvalidNumber) as caught:
        require_digits(text, (3,))
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("number", "whole"),
    [
        ("0123456780", True), ("012345678012", True), ("01234567801", False), ("012345678 ", False), ("", False),
        ("01234O6780", False), ("٠١٢٣٤٥٦٧٨٠", False), ("1111111111", False), (1234567801, False), (None, False),
        (["0"] * 10, False),
    ],
)  # fmt: skip
def test_what_stands_whole_needs_no_look_at_its_signs(number: Any, whole: bool) -> None:
    assert is_whole(number, (10, 12)) is whole
    if whole:
        assert require_digits(number, (10, 12)) == number


def test_what_people_write_to_fill_a_cell() -> None:
    written = {
        "012345678", "0123456789", "01234567890", "012345678901", "123456789", "1234567890", "12345678901",
        "123456789012", "987654321", "9876543210", "98765432109", "987654321098",
    }  # fmt: skip
    written |= {digit * length for digit in "0123456789" for length in (9, 10, 11, 12)}
    assert written == PLACEHOLDERS
