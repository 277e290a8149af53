"""The code on a paper: the one that segno makes, in both ways of printing."""

import base64
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from batch.printing import code
from batch.printing.plate import Picture

MAKER = code.CodeMaker()
DIGITS = st.text("0123456789abcdef", min_size=16, max_size=16)
TEXT = code.reference("7f3a9c2100000000", "fedcba9876543210")


def enlarged(text: str) -> list[list[int]]:
    rows = [[module for module in row for _ in range(4)] for row in code.make(text).matrix]
    return [row for row in rows for _ in range(4)]


@given(DIGITS, DIGITS)
def test_a_code_is_that_of_segno(student_id: str, paper_hash: str) -> None:
    text = code.reference(student_id, paper_hash)
    found = MAKER.pixels(text)
    rows = [found[at : at + 13] for at in range(0, len(found), 13)]
    pixels = [[1 - int(bit) for bit in f"{int.from_bytes(row, 'big'):0104b}"[:100]] for row in rows]
    assert set(found) <= {0x00, 0x0F, 0xF0, 0xFF}
    assert pixels == enlarged(text)


def test_a_code_holds_the_id_and_the_digest_in_capitals() -> None:
    assert TEXT == "7F3A9C2100000000-FEDCBA9876543210"
    assert code.make(TEXT).mode == "alphanumeric"


def test_the_picture_is_four_pixels_a_module() -> None:
    head, _, body = code.picture(TEXT).partition(",")
    assert head == "data:image/png;base64"
    with Image.open(BytesIO(base64.b64decode(body))) as image:
        assert image.mode == "L"
        pixels = [[int(image.getpixel((x, y)) == 0) for x in range(image.width)] for y in range(image.height)]
    assert pixels == enlarged(TEXT)


@pytest.mark.parametrize("student_id", ["7f3a9c21", "7F3A9C2100000000", "0123456789abcdeg", "0" * 17, ""])
def test_other_ids_do_not_fit(student_id: str) -> None:
    assert not code.fits(student_id)
    assert code.fits("0123456789abcdef")


@pytest.mark.parametrize("text", ["", "7F3A9C21", "7f3a9c2100000000-fedcba9876543210", TEXT + "0"])
def test_a_text_of_another_kind_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"characters|substring"):
        MAKER.pixels(text)


def test_a_code_is_drawn_at_its_place() -> None:
    operators = code.opening(Picture("ref_qr", 0, 10, 20, 30)) + MAKER.pixels(TEXT) + code.CLOSING
    assert b"10.000000 20.000000 30.000000 30.000000 re" in operators
    assert operators.count(b"\nEI\n") == operators.count(b"EI") == 1
