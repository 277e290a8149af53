"""The codes of the 63 provinces, against the table of the General Statistics Office."""

import pytest

from schemas.identifiers import cccd
from schemas.identifiers.places import PROVINCES

# Written out, not taken from the module: the table of the field notes.
TABLE = """
001 Hà Nội
002 Hà Giang
004 Cao Bằng
006 Bắc Kạn
008 Tuyên Quang
010 Lào Cai
011 Điện Biên
012 Lai Châu
014 Sơn La
015 Yên Bái
017 Hòa Bình
019 Thái Nguyên
020 Lạng Sơn
022 Quảng Ninh
024 Bắc Giang
025 Phú Thọ
026 Vĩnh Phúc
027 Bắc Ninh
030 Hải Dương
031 Hải Phòng
033 Hưng Yên
034 Thái Bình
035 Hà Nam
036 Nam Định
037 Ninh Bình
038 Thanh Hóa
040 Nghệ An
042 Hà Tĩnh
044 Quảng Bình
045 Quảng Trị
046 Thừa Thiên Huế
048 Đà Nẵng
049 Quảng Nam
051 Quảng Ngãi
052 Bình Định
054 Phú Yên
056 Khánh Hòa
058 Ninh Thuận
060 Bình Thuận
062 Kon Tum
064 Gia Lai
066 Đắk Lắk
067 Đắk Nông
068 Lâm Đồng
070 Bình Phước
072 Tây Ninh
074 Bình Dương
075 Đồng Nai
077 Bà Rịa - Vũng Tàu
079 Hồ Chí Minh
080 Long An
082 Tiền Giang
083 Bến Tre
084 Trà Vinh
086 Vĩnh Long
087 Đồng Tháp
089 An Giang
091 Kiên Giang
092 Cần Thơ
093 Hậu Giang
094 Sóc Trăng
095 Bạc Liêu
096 Cà Mau
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_the_number_of_a_child_names_the_province_of_its_birth(line: str) -> None:
    code, name = line.split(maxsplit=1)
    assert cccd.province(f"{code}214012345") == name


def test_no_province_is_invented() -> None:
    assert PROVINCES.keys() == {line.split()[0] for line in TABLE.strip().splitlines()}
