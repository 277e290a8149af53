"""The rosters, one function each: which pupils, which faults, in which kind of list."""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random

from sample_data import clean, columns, faults_guardian, faults_lists, faults_numbers, faults_person
from sample_data.columns import Maker
from sample_data.entry import Entry
from sample_data.fault import Fault
from sample_data.grid import Grid
from sample_data.people import People

_NO_CARD, _CARD = (date(2012, 1, 1), date(2012, 12, 31)), (date(2012, 1, 1), date(2012, 9, 10))
"""When pupils of grade 9 were born: those of case 1 have turned 14, the age of the card, by 15/9/2026."""

_FATHER, _MOTHER = ("Cha", ("Họ và tên", "SĐT")), ("Mẹ", ("Họ và tên", "SĐT"))


def _whole(grade: int) -> tuple[date, date]:
    """The year in which pupils of that grade were born, in the school year 2026-2027."""
    return date(2021 - grade, 1, 1), date(2021 - grade, 12, 31)


class Rosters:
    """Builds every roster from one seed. The order of the calls matters: each draws from the same chance."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._people = People(self._random)

    def template(self, class_name: str, cases: Sequence[int], faults: Sequence[Fault], *, true_dates: bool) -> Grid:
        """A class of grade 9 in our own template; some rows written ahead and one of them hidden."""
        maker = Maker(tuple(columns.TEMPLATE), class_name, true_dates)
        rows = [self._ninth(maker, case) for case in cases]
        self._rarities(rows)
        rows = self._mixed(rows, faults, lambda case: self._ninth(maker, case))
        rows[3].hidden = not rows[3].fault
        grid = Grid(class_name, columns.TEMPLATE)
        grid.header()
        grid.enrol(rows)
        grid.say("numbered_only", str(len(rows) + 1))
        grid.say("hidden", str(len(rows) + 2))
        grid.hidden.add(len(grid.lines))
        return grid

    def grade_12(self) -> Grid:
        """A class of grade 12 in our own template: nearly all have a card and a telephone."""
        maker = Maker(tuple(columns.TEMPLATE), "12A1")
        cases = [1] * 15 + [2] * 4 + [3]
        rows = [maker.entry(self._people.pupil(*_whole(12)), case, card=True) for case in cases]
        for row, oddity in zip(rows, clean.ODD_OF_CASE_1, strict=False):
            oddity(row)
        rows = self._mixed(rows, faults_lists.GRADE_12, lambda _: maker.entry(self._people.pupil(*_whole(12)), 1))
        grid = Grid("12A1", columns.TEMPLATE)
        grid.header()
        grid.enrol(rows)
        return grid

    def ministry(self, class_name: str, grade: int, size: int, *, with_code: bool) -> Grid:
        """The ministry's class export; with the column that a school added, or without any mã số BHXH."""
        heads = columns.MINISTRY | ({"bhxh_code": "Mã số BHXH"} if with_code else {})
        maker = Maker(tuple(heads), class_name)

        def drawn(_: int) -> Entry:
            pupil = self._people.pupil(*_whole(grade))
            return maker.entry(pupil, 3, card=self._random.random() < 0.5, code=with_code)  # noqa: PLR2004

        rows = [drawn(3) for _ in range(size)]
        if with_code:
            clean.paused(rows[0])
            rows = self._mixed(rows, faults_lists.MINISTRY, drawn)
        else:
            for row in rows:
                row.fault = "Danh sách không có mã số BHXH"
                row.refuse("bhxh-missing", None)
        grid = Grid(f"Lớp {class_name}", heads)
        grid.across("title", "SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI")
        grid.across("title", f"DANH SÁCH HỌC SINH LỚP {class_name}")
        grid.say("blank")
        grid.header()
        grid.enrol(rows)
        return grid

    def homeroom(self) -> list[Grid]:
        """Two homeroom teachers' sheets: two classes under one another, and headings of two lines."""
        return [self._stacked_classes(), self._headings_of_two()]

    def _stacked_classes(self) -> Grid:
        """Two classes in one sheet, each under its name, with the headings again, totals and signatures."""
        grid = Grid("7A-7B", columns.HOMEROOM)
        grid.say("title", "UBND XÃ THANH TRÌ")
        grid.say("title", "TRƯỜNG THCS MẪU THANH TRÌ")
        grid.across("title", "DANH SÁCH HỌC SINH NĂM HỌC 2026 - 2027")
        grid.say("blank")
        grid.across("title", "LỚP 7A")
        grid.header()
        grid.enrol(first := self._homeroom_class("7A", 10, faults_lists.HOMEROOM[:2]))
        grid.say("footer", None, f"Cộng: {len(first)} học sinh")
        grid.across("section", "LỚP 7B")
        grid.header()
        grid.enrol(self._homeroom_class("7B", 9, faults_lists.HOMEROOM[2:4]))
        grid.say("numbered_only", "12")
        grid.say("numbered_only", "13")
        grid.say("footer", None, f"Tổng cộng: {len(grid.people)} học sinh")
        grid.say("blank")
        grid.say("footer", *[None] * 10, "Thanh Trì, ngày 5 tháng 9 năm 2026")
        grid.say("footer", None, "Người lập", *[None] * 8, "Hiệu trưởng")
        grid.say("footer", None, "(Ký, ghi rõ họ tên)", *[None] * 8, "(Ký, đóng dấu)")
        grid.say("footer", None, "Trần Thị Ví Dụ", *[None] * 8, "Nguyễn Văn Mẫu")
        return grid

    def _headings_of_two(self) -> Grid:
        """Headings in two lines: «Cha» and «Mẹ» over two columns each, the others merged downwards."""
        grid = Grid("7C", columns.HOMEROOM)
        grid.across("title", "DANH SÁCH HỌC SINH LỚP 7C NĂM HỌC 2026 - 2027")
        grid.header_of_two({"father_name": _FATHER, "mother_name": _MOTHER})
        grid.enrol(self._homeroom_class("7C", 11, faults_lists.HOMEROOM[4:]))
        grid.say("footer", None, f"Danh sách này gồm có {len(grid.people)} em")
        return grid

    def simple(self) -> Grid:
        """A secretary's own list, to be saved as CSV: all text."""
        maker = Maker(tuple(columns.SIMPLE), "6B")
        cases = [2] * 15 + [3] * 5
        rows = [maker.entry(self._people.pupil(*_whole(6)), case) for case in cases]
        for row, change in zip(rows[2:], (*clean.UNTIDY, *clean.ODD_IN_SIMPLE_LIST), strict=False):
            change(row)
        rows = self._mixed(rows, faults_lists.SIMPLE, lambda case: maker.entry(self._people.pupil(*_whole(6)), case))
        grid = Grid(None, columns.SIMPLE)
        grid.header()
        grid.enrol(rows)
        return grid

    def swapped(self) -> Grid:
        """A list whose birthdays were typed under an English Excel: text stayed where no month 13 to 31 exists."""
        maker = Maker(tuple(columns.SPLIT_NAME), "6C")
        pupils = [self._people.pupil(*_whole(6), of_mother=True) for _ in range(70)]
        plain = [maker.entry(pupil, 2) for pupil in pupils if pupil.person.born.day > 12][:16]  # noqa: PLR2004
        early = [pupil for pupil in pupils if pupil.person.born.day <= 12]  # noqa: PLR2004
        for pupil in [pupil for pupil in early if pupil.person.born.day != pupil.person.born.month][:4]:
            plain.insert(self._random.randrange(len(plain)), row := maker.entry(pupil, 2))
            faults_lists.swapped_by_excel(row, pupil.person.born)
        grid = Grid("6C", columns.SPLIT_NAME)
        grid.across("title", "DANH SÁCH HỌC SINH LỚP 6C")
        grid.header()
        grid.enrol(plain)
        return grid

    def _ninth(self, maker: Maker, case: int) -> Entry:
        born = _CARD if case == 1 else _NO_CARD
        return maker.entry(self._people.pupil(*born), case, phone=case != 1 and self._random.random() < 0.3)  # noqa: PLR2004

    def _rarities(self, rows: list[Entry]) -> None:
        """Make some of the clean rows untidy, some odd, and two of them siblings."""
        first, second, *rest = [row for row in rows if row.case == 2]  # noqa: PLR2004
        clean.siblings(first, second)
        for row, change in zip(rest, (*clean.UNTIDY, *clean.ODD_OF_CASE_2), strict=False):
            change(row)
        for row, change in zip([row for row in rows if row.case == 1], clean.ODD_OF_CASE_1, strict=False):
            change(row)

    def _homeroom_class(self, class_name: str, size: int, faults: Sequence[Fault]) -> list[Entry]:
        maker = Maker(tuple(columns.HOMEROOM), class_name)

        def drawn(_: int) -> Entry:
            return maker.entry(self._people.pupil(*_whole(7)), 3)

        rows = [drawn(3) for _ in range(size)]
        for row in rows[:5]:
            other = drawn(3).pupil.guardian
            clean.both_parents(row, other.name, other.mobile)
        clean.sponsor(rows[6])
        clean.spaces_in_name(rows[7])
        return self._mixed(rows, faults, drawn)

    def _mixed(self, rows: list[Entry], faults: Sequence[Fault], drawn: Callable[[int], Entry]) -> list[Entry]:
        """Put the spoilt rows among the clean ones, each fault's rows in their order."""
        for fault in faults:
            spoilt = [drawn(case) for case in fault.cases]
            fault.apply(spoilt)
            places = sorted(self._random.randrange(1, len(rows)) for _ in spoilt)
            for shift, (place, row) in enumerate(zip(places, spoilt, strict=True)):
                rows.insert(place + shift, row)
        return rows


def ninth_grade(rosters: Rosters) -> list[Grid]:
    """Three classes of grade 9: the faults of numbers in one, of persons in one, of guardians and pairs in one."""
    cases = [1] * 8 + [2] * 12 + [3] * 4
    return [
        rosters.template("9A1", cases, faults_numbers.FAULTS, true_dates=False),
        rosters.template("9A2", cases, faults_person.FAULTS, true_dates=False),
        rosters.template("9A3", cases, faults_guardian.FAULTS, true_dates=True),
    ]
