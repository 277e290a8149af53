"""Texts put together from pairs of letters: what HarfBuzz gives for the whole text, or HarfBuzz itself."""

from pathlib import Path

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from batch.printing.alphabet import ALL
from batch.printing.neighbours import next_one_decides
from batch.printing.shaping import Face

FONTS = sorted((Path(__file__).parents[3] / "templates" / "fonts").glob("*.ttf"))
SIZE = 17066 / 1024


def face(font: Path) -> Face:
    """A face whose plate holds all letters of ours, and those that have a form of their own when they are joined."""
    data = font.read_bytes()
    whole = hb.Face(data)
    asked = hb.Font(whole)
    glyphs = [asked.get_nominal_glyph(ord(letter)) for letter in ALL + "\u0323\u0301Ξß"]
    return Face(data, SIZE, {glyph: round(asked.get_glyph_h_advance(glyph) * 1000 / whole.upem) for glyph in glyphs})


FACES = {font.stem: face(font) for font in FONTS}


@pytest.mark.parametrize("name", FACES)
@given(st.text(ALL, min_size=1))
def test_pairs_give_what_the_whole_text_gives(name: str, text: str) -> None:
    found = FACES[name]
    assert found._placed(text) == found._whole(text)


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize("text", ["Nguyễn Thị Ỷ", "AVATAR Tô Vy", "hoc.sinh11@example.vn", "1104", "11/11/2011", "-"])
def test_texts_of_papers_are_placed_as_a_whole_text_is(name: str, text: str) -> None:
    found = FACES[name]
    assert found._placed(text) == found._whole(text)
    assert found.shape(text) is not None


@pytest.mark.parametrize("text", ["Ngu\u0323", "ẹ\u0301m", "Ξ A", "Straße"])
def test_letters_of_others_are_left_to_harfbuzz(text: str) -> None:
    found = FACES["LiberationSerif-Regular"]
    known = dict(found._pairs)
    assert found._placed(text) == found._whole(text)
    assert all(set("".join(pair)) <= set(ALL + "\0") for pair in found._pairs.keys() - known.keys())


def test_a_font_in_which_more_decides_is_shaped_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("batch.printing.shaping.next_one_decides", lambda *_: False)
    found = face(FONTS[0])
    assert found.shape("AVATAR Tô Vy") == FACES[FONTS[0].stem].shape("AVATAR Tô Vy")
    assert not found._pairs


@pytest.mark.parametrize("text", ["", " A", "A  B", "A\u00a0B", "A\n"])
def test_what_html_shows_otherwise_is_not_shaped(text: str) -> None:
    assert FACES["LiberationSerif-Regular"].shape(text) is None


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_letters_of_our_fonts_look_at_the_next_one_only(font: Path) -> None:
    whole = hb.Face(font.read_bytes())
    assert next_one_decides(whole, ALL)
    # With accents that stand by themselves there is more to it: they are placed over letters.
    assert not next_one_decides(whole, ALL + "\u0301\u0323")
