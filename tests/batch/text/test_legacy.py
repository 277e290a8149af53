"""Names in dead encodings come back; nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.text.legacy import decode
from batch.text.syllables import is_syllable, reads_as_vietnamese

TCVN3 = {
    "TrÇn §øc Th¾ng": "Trần Đức Thắng",
    "Ph¹m Thuú D\u00ad¬ng": "Phạm Thuỳ Dương",
    "Lª H÷u Ph\u00adíc": "Lê Hữu Phước",
    "Hoµng Ngäc BÝch": "Hoàng Ngọc Bích",
    "Vò TuÊn KiÖt": "Vũ Tuấn Kiệt",
    "\u00a0Vò  Gia Minh ": "\u00a0Vũ  Gia Minh ",
    "NGUYÔN V¡N AN": "NGUYỄN VĂN AN",
    "Hä vµ tªn": "Họ và tên",
}
VNI = {
    "Nguyeãn Thò AÙnh": "Nguyễn Thị Ánh",
    "Traàn Ñöùc Thaéng": "Trần Đức Thắng",
    "Lyù Nhaõ YÙ": "Lý Nhã Ý",
    "Maïc YÛ Lan": "Mạc Ỷ Lan",
    "Ngoâ Theá Vyõ": "Ngô Thế Vỹ",
}


@pytest.mark.parametrize(("written", "meant"), TCVN3.items())
def test_tcvn3_is_brought_back(written: str, meant: str) -> None:
    assert decode(written) == (meant, "legacy-tcvn3")


@pytest.mark.parametrize(("written", "meant"), VNI.items())
def test_vni_is_brought_back(written: str, meant: str) -> None:
    assert decode(written) == (meant, "legacy-vni")


def test_tcvn3_bytes_that_were_read_as_the_vietnamese_code_page_come_back_too() -> None:
    mistaken = "Hoµng Ngäc BÝch".encode("cp1252").decode("cp1258")
    assert decode(mistaken)[0] == "Hoàng Ngọc Bích"


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn An",
        "LÊ THỊ HỒNG ĐÀO",
        "José Trần",
        "Müller",
        "SĐT",
        "Số ĐDCN",
        "H'Hen Niê",
        "Y Bhăm Niê",
        "NA",
        "Ðỗ Hà",
        "lớp 6A – 7B",
    ],
)
def test_what_is_no_dead_encoding_stays(text: str) -> None:
    assert decode(text) == (text, None)


@given(st.text())
def test_any_text_gives_a_text_and_a_second_time_changes_nothing(text: str) -> None:
    once, _ = decode(text)
    assert decode(once)[0] == once or not reads_as_vietnamese(once)


SYLLABLES = """giá quý thuý thúy hoà hòa khuỷu nghĩa mưa Huệ THUỞ khoẻ Nghiêm Quyên đặc Ỷ oanh"""


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["TuÊn", "KiÖt", "nhaõ", "lyù", "Jose", "cát́", "bac" + "\u0300", "ng", "đươ"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
