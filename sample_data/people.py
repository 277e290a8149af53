"""Synthetic people of Thanh Trì: names drawn from common ones, numbers well formed and given to nobody twice.

Nobody here exists. Every draw comes from the seeded `Random` that the caller hands over.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_SURNAMES = _words("Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Dương Lý Đinh Lưu Trịnh Mai Cao Tạ")
_BOYS_MIDDLE = _words("Văn Đức Minh Quang Hữu Gia Tuấn Thành Công Xuân")
_GIRLS_MIDDLE = _words("Thị Ngọc Thu Thanh Phương Khánh Bảo Minh Mai Kim")
_BOYS = _words("An Bình Cường Dũng Đạt Hiếu Hùng Huy Khang Khoa Long Minh Nam Phong Phúc Quân Sơn Thắng Tùng Việt Vinh")
_GIRLS = _words("Anh Ánh Chi Dung Giang Hà Hạnh Hân Hoa Hương Lan Linh Ly Mai Nga Ngân Nhung Oanh Thảo Trang Vy Yến")

_BIRTH_PLACES = ("001", "001", "001", "001", "001", "036", "034", "035", "030")
_CODE_PREFIXES = ("01", "01", "01", "01", "01", "36", "34", "30")
_MOBILE_PREFIXES = _words("032 033 034 035 036 037 038 039 070 077 079 081 082 083 085 086 088 090 091 093 096 097 098")
COMMUNES = ("Xã Thanh Trì", "Xã Đại Thanh", "Xã Ngọc Hồi", "Xã Nam Phù", "Phường Thanh Liệt")
HAMLETS = ("Thôn 1", "Thôn 2", "Thôn 3", "Thôn Đông", "Thôn Nội", "Thôn Thượng", "Tổ dân phố 4", "Tổ dân phố 7")
_NINETEEN_HUNDREDS = 2000


@dataclass(frozen=True)
class Person:
    """A grown-up or a child. ``number`` is the 12-digit personal number, ``code`` the 10-digit mã số BHXH."""

    name: str
    sex: str
    born: date
    number: str
    code: str
    mobile: str


@dataclass(frozen=True)
class Pupil:
    """A pupil with a home and a grown-up to answer for them; ``relation`` is that person's, in canonical words."""

    person: Person
    school_code: str
    email: str
    address: str
    commune: str
    guardian: Person
    relation: str


class People:
    """Draws people; no name, number, code or telephone comes twice."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._given: set[str] = set()

    def pupil(self, first: date, last: date, *, of_mother: bool = False) -> Pupil:
        """Draw a pupil born from ``first`` to ``last``, and a parent (a mother on wish) 25 to 42 years older."""
        child = self.person(first, last, self._random.choice(("male", "female")))
        sex = "female" if of_mother else self._random.choice(("male", "female", "female"))
        years = self._random.randint(25, 42)
        parent_first = date(child.born.year - years, 1, 1)
        parent = self.person(parent_first, parent_first.replace(month=12, day=28), sex, child.name.split()[0])
        return Pupil(
            person=child,
            school_code=self._once(lambda: f"27{self._digits(8)}"),
            email=f"hs{child.code[-6:]}@example.edu.vn",
            address=f"{self._random.choice(HAMLETS)}, số {self._random.randint(1, 96)}",
            commune=self._random.choice(COMMUNES),
            guardian=parent,
            relation="cha" if sex == "male" else "mẹ",
        )

    def person(self, first: date, last: date, sex: str, surname: str | None = None) -> Person:
        """Draw one person of that sex; ``surname`` is a father's to keep."""
        born = first + timedelta(days=self._random.randint(0, (last - first).days))
        number = self._once(lambda: self.number(born, sex))
        return Person(
            name=self._once(lambda: self._name(sex, surname if sex == "male" else None)),
            sex=sex,
            born=born,
            number=number,
            code=self._once(lambda: self._random.choice(_CODE_PREFIXES) + self._digits(8)),
            mobile=self._once(lambda: self._random.choice(_MOBILE_PREFIXES) + self._digits(7)),
        )

    def number(self, born: date, sex: str) -> str:
        """Draw a personal number: place of birth, century and sex, year, six digits of chance."""
        century = 0 if born.year < _NINETEEN_HUNDREDS else 2
        mark = century + (sex == "female")
        return f"{self._random.choice(_BIRTH_PLACES)}{mark}{born.year % 100:02d}{self._digits(6)}"

    def _name(self, sex: str, surname: str | None) -> str:
        middle, given = (_BOYS_MIDDLE, _BOYS) if sex == "male" else (_GIRLS_MIDDLE, _GIRLS)
        parts = (surname or self._random.choice(_SURNAMES), self._random.choice(middle), self._random.choice(given))
        return " ".join(parts)

    def _digits(self, length: int) -> str:
        return f"{self._random.randrange(10 ** (length - 1), 10**length)}"

    def _once(self, draw: Callable[[], str]) -> str:
        while (value := draw()) in self._given:
            pass
        self._given.add(value)
        return value
