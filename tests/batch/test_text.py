"""Cleaning and folding as laws, and what within a few letters means."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from batch.text import clean, digits_for_letters, fold, within_edits

ANYTHING = st.text(st.characters())
WORDS = st.text("abcdeê ", max_size=12)


@given(ANYTHING)
@example("\ud800")
@example("\x00 \u00a0\u200b\uff21 Ð")
@example("e\u0302\u0301")
def test_clean_is_idempotent_and_says_when_it_changed(text: str) -> None:
    once, rules = clean(text)
    assert clean(once) == (once, ())
    assert bool(rules) == (once != text)


@given(ANYTHING)
def test_what_is_clean_can_be_stored_and_shown(text: str) -> None:
    cleaned = clean(text)[0]
    assert cleaned.encode().decode() == cleaned
    assert cleaned == " ".join(cleaned.split()) == unicodedata.normalize("NFC", cleaned)
    assert not set(cleaned) & {"\x00", "\u200b", "\ufeff", "\u00a0", "\n"}


@given(ANYTHING)
def test_fold_is_idempotent_plain_and_blind_to_what_clean_changes(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded.isascii()
    assert folded == folded.lower() == " ".join(folded.split())


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_clean_keeps_a_name_but_for_what_cannot_be_seen(form: Literal["NFC", "NFD"]) -> None:
    written = unicodedata.normalize(form, "\ufeff Nguyễn\u00a0\u200b Thị   Ðiệp\n")
    assert clean(written)[0] == "Nguyễn Thị Điệp"


def test_clean_keeps_emoji_and_case() -> None:
    assert clean("tRẦN 👧🏽 O'Brien") == ("tRẦN 👧🏽 O'Brien", ())


@given(WORDS, WORDS, st.integers(0, 3))
def test_within_edits_is_symmetric(one: str, other: str, most: int) -> None:
    assert within_edits(one, other, most) == within_edits(other, one, most)


@given(WORDS, st.integers(0, 12), st.sampled_from("xyz"))
def test_one_edit_is_within_one(word: str, place: int, letter: str) -> None:
    place = min(place, len(word))
    added = word[:place] + letter + word[place:]
    assert within_edits(word, word, 0)
    assert within_edits(word, added, 1)
    assert not within_edits(word, added, 0)
    assert not within_edits(word, added + "xyz", 2)


def test_neighbours_swapped_are_one_edit() -> None:
    assert within_edits("ngya sinh", "ngay sinh", 1)


def test_only_letters_that_look_like_digits_become_digits() -> None:
    assert digits_for_letters("OoIil B8") == "00111 B8"
