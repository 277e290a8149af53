"""Made-up pupils for the figures: each with another name, address and number, all of them ready to print."""

from itertools import product

from schemas.student import Student

_FAMILY = (
    *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"),
    *("Đinh", "Mai", "Trịnh", "Lương", "Đoàn"),
)
_MIDDLE = (
    *("Văn", "Thị", "Hoàng", "Ngọc", "Minh", "Khánh", "Thanh", "Đức", "Gia", "Bảo", "Thùy", "Quốc", "Hữu", "Phương"),
    *("Tuấn", "Kim", "Anh", "Hải", "Xuân", "Quỳnh"),
)
_GIVEN = (
    *("Ánh", "Bích", "Cẩm", "Dũng", "Đào", "Giang", "Hạnh", "Kiều", "Lệ", "Yến", "Phúc", "Sơn", "Thảo", "Uyên", "Vy"),
    *("Xuyến", "Nhung", "Tuyết", "Trường", "Ước"),
)
_NAMES = tuple(" ".join(parts) for parts in product(_FAMILY, _MIDDLE, _MIDDLE, _GIVEN))
_STEP = 7919
"""A prime: neighbours in a list have unlike names."""


def person(number: int) -> Student:
    """Make one pupil; the first 160,000 of them have different names."""
    return Student(
        full_name=_NAMES[number * _STEP % len(_NAMES)],
        birth_date=f"2011-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        sex="female" if number % 2 else "male",
        class_name=f"9A{number % 20}",
        bhxh_code=f"01{number:08d}",
        id_type="cccd",
        id_number=f"001211{number % 10**6:06d}",
        phone=f"09{number:08d}",
        email=f"hoc.sinh{number}@example.vn",
        address=f"Số {number % 997}, thôn {number % 13 + 1}",
        commune="Xã Thanh Trì",
        province="Thành phố Hà Nội",
    )
