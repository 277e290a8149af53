"""A class list before it is written: the pupils with their truth, and everything around them that quirks may change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from sample_data.columns import HOMEROOM, MINISTRY, SPLIT_NAME, TEMPLATE, Maker
from sample_data.conformance_make.page import Page, Person, Repair, column
from sample_data.entry import Entry, Value
from sample_data.people import People

OWN = {
    "roll_number": "STT", "full_name": "Họ và tên", "birth_date": "Ngày sinh", "sex": "Giới tính",
    "class_name": "Lớp", "bhxh_code": "Mã số BHXH", "id_number": "Số CCCD", "personal_id": "Số định danh cá nhân",
    "phone": "SĐT học sinh", "address": "Địa chỉ", "guardian_name": "Họ tên người giám hộ",
    "guardian_relation": "Quan hệ", "guardian_birth_date": "Ngày sinh người giám hộ",
    "guardian_bhxh_code": "Mã số BHXH người giám hộ", "guardian_id_number": "Số CCCD người giám hộ",
    "guardian_phone": "SĐT người giám hộ", "note": "Ghi chú",
}  # fmt: skip
"""A school's own list with all that the three cases need."""

BASES: dict[str, tuple[dict[str, str], int]] = {
    "own": (OWN, 9),
    "template": (TEMPLATE, 9),
    "homeroom": (HOMEROOM, 7),
    "split": (SPLIT_NAME, 6),
    "ministry": (MINISTRY | {"bhxh_code": "Mã số BHXH"}, 10),
}
"""Kind of list → its headings and the grade of its pupils."""

_CASES = {"own": (1, 1, 1, 2, 2, 2, 3), "template": (1, 1, 1, 2, 2, 2, 3), "split": (2, 2, 3)}
_NAMES = ("full_name", "family_name", "given_name", "guardian_name", "father_name", "mother_name", "address")
_EARLY = (date(2012, 1, 13), date(2012, 8, 28))
"""Old enough for a card on 15/9/2026, whatever day of the month a quirk makes of it."""


@dataclass
class Line:
    """A line between the pupils that holds none."""

    values: list[Value]
    merged: bool = False
    heading: bool = False


@dataclass
class Draft:
    """One sheet in the making, and in ``others`` the further sheets of its file.

    ``columns`` are the keys with their headings, in order; ``style`` is how the headings are drawn, ``numbers`` the
    line under them; ``stray`` are values right of the table, by the position of the pupil; ``tall`` merges each pupil
    over two rows; ``dead`` is the repair's rule and the encoding that all texts stand in.
    """

    random: Random
    people: People
    base: str
    grade: int
    class_name: str
    columns: dict[str, str]
    rows: list[Entry | Line]
    sheet: str | None = None
    above: list[Line] = field(default_factory=list)
    style: str = "plain"
    numbers: list[Value] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    others: list["Draft"] = field(default_factory=list)
    visibility: str = "visible"
    repairs: dict[int, list[Repair]] = field(default_factory=dict)
    stray: dict[int, list[Value]] = field(default_factory=dict)
    tall: bool = False
    dead: tuple[str, Callable[[str], str]] | None = None
    epoch_1904: bool = False

    @property
    def entries(self) -> list[Entry]:
        """The pupils, in order."""
        return [row for row in self.rows if isinstance(row, Entry)]

    def of_case(self, *cases: int) -> list[Entry]:
        """The pupils of these cases; all of them where the list has none of the kind."""
        return [entry for entry in self.entries if entry.case in cases] or self.entries

    def some(self, count: int) -> list[Entry]:
        """Draw pupils, in their order."""
        chosen = self.random.sample(range(len(self.entries)), min(count, len(self.entries)))
        return [self.entries[index] for index in sorted(chosen)]

    def expect(self, entry: Entry, rule: str, key: str) -> None:
        """Expect a repair to be recorded."""
        self.repairs.setdefault(id(entry), []).append((rule, key))


def draw(random: Random, people: People, base: str, *, size: int = 0, class_name: str = "") -> Draft:
    """Draw a clean class of 5 to 12 pupils (or ``size``) in this kind of list."""
    columns, grade = BASES[base]
    class_name = class_name or f"{grade}{random.choice('ABCD')}{random.randint(1, 4)}"
    maker = Maker(tuple(columns), class_name)
    cases = _CASES.get(base, (3,))
    rows: list[Entry | Line] = []
    for number in range(size or random.randint(5, 12)):
        case = cases[number % len(cases)]
        born = _EARLY if grade == 9 else (date(2021 - grade, 1, 1), date(2021 - grade, 12, 31))  # noqa: PLR2004
        entry = maker.entry(people.pupil(*born, of_mother=base == "split"), case)
        entry.record |= {key: str(entry.cells[key]) for key in ("address", "student_code") if entry.cells.get(key)}
        if "class_name" not in columns:
            entry.record["class_name"] = None
        rows.append(entry)
    return Draft(random, people, base, grade, class_name, dict(columns), rows)


def pages(draft: Draft) -> list[Page]:
    """Draw all sheets of a draft."""
    return [_page(one, index) for index, one in enumerate((draft, *draft.others))]


def _page(draft: Draft, index: int) -> Page:
    page = Page(draft.sheet or f"Sheet{index + 1}", visibility=draft.visibility)
    for line in draft.above:
        _add(page, line, len(draft.columns))
    _headings(page, draft)
    if draft.numbers:
        page.head(*draft.numbers)
    number = 0
    for row in draft.rows:
        if isinstance(row, Line):
            row.values = list(draft.columns.values()) if row.heading else row.values
            _add(page, row, len(draft.columns))
            continue
        number += 1
        _enrol(page, draft, row, number)
    for line in draft.below:
        _add(page, line, len(draft.columns))
    for position, values in draft.stray.items():
        beside = page.lines[page.people[position].row - 1]
        beside.extend([None, *values])
    if draft.dead:
        change = draft.dead[1]
        page.lines = [[change(value) if type(value) is str else value for value in line] for line in page.lines]
    return page


def _add(page: Page, line: Line, width: int) -> None:
    if line.merged:
        page.across(line.values[0], width)
    else:
        page.add(*line.values)


def _enrol(page: Page, draft: Draft, entry: Entry, number: int) -> None:
    if "roll_number" in draft.columns:
        entry.cells["roll_number"] = entry.record["roll_number"] = str(number)
    row = page.add(*[entry.cells.get(key) for key in draft.columns])
    if entry.hidden:
        page.hidden.add(row)
    places = {key: f"{column(index)}{row}" for index, key in enumerate(draft.columns)}
    problems = [(code, severity, places.get(key or "")) for code, severity, key in entry.problems]
    repairs = [repair for repair in draft.repairs.get(id(entry), []) if repair[1] in (*draft.columns, "class_name")]
    may = _revived(draft, entry)
    must = [repair for repair in may if repair[1] in _NAMES]
    page.people.append(Person(row, dict(entry.record), entry.status, entry.case, problems, repairs + must, may))
    if draft.tall:
        page.add(*[None] * (len(draft.columns) - 1), "vi phạm lần 2")
        page.merges += [(row - 1, index, row, index) for index in range(len(draft.columns) - 1)]


def _revived(draft: Draft, entry: Entry) -> list[Repair]:
    """The cells that stand in a dead encoding and that some repair must bring back."""
    if not draft.dead:
        return []
    rule, change = draft.dead
    texts = {key: value for key in draft.columns if type(value := entry.cells.get(key)) is str}
    return [(rule, key) for key, value in texts.items() if change(value) != value]


def _headings(page: Page, draft: Draft) -> None:
    if draft.style == "plain":
        page.head(*draft.columns.values())
    elif draft.style == "groups":
        _grouped(page, draft)
    elif draft.style == "banner":
        _banner(page, draft)
    else:
        _merged_name(page, draft)


def _grouped(page: Page, draft: Draft) -> None:
    """Stack the adults' headings in two lines: «Người giám hộ» over its parts, the others merged downwards."""
    keys, first = list(draft.columns), len(page.lines)
    above: list[Value] = list(draft.columns.values())
    below: list[Value] = [None] * len(keys)
    grouped: set[int] = set()
    for who, title in (("guardian_", "Người giám hộ"), ("father_", "Cha"), ("mother_", "Mẹ"), ("birth_", "Ngày sinh")):
        places = [index for index, key in enumerate(keys) if key.startswith(who) and _part(key) in _PARTS]
        if len(places) < 2 or places[-1] - places[0] != len(places) - 1:  # noqa: PLR2004 - one part is no group
            continue
        for place in places:
            above[place], below[place] = None, _PARTS[_part(keys[place])]
        above[places[0]] = title
        page.merges.append((first, places[0], first, places[-1]))
        grouped |= set(places)
    page.merges += [(first, place, first + 1, place) for place in range(len(keys)) if place not in grouped]
    page.head(*above)
    page.head(*below)


_PARTS = {
    "name": "Họ và tên", "relation": "Quan hệ", "birth_date": "Ngày sinh", "bhxh_code": "Mã số BHXH",
    "id_number": "Số CCCD", "phone": "SĐT", "day": "Ngày", "month": "Tháng", "year": "Năm",
}  # fmt: skip


def _part(key: str) -> str:
    return key.partition("_")[2]


def _banner(page: Page, draft: Draft) -> None:
    """Put a line over the headings that says whose the columns are, merged over them."""
    keys, first = list(draft.columns), len(page.lines)
    split = next((index for index, key in enumerate(keys) if key.startswith(("guardian_", "father_", "mother_"))), 0)
    line: list[Value] = [None] * len(keys)
    line[0] = "THÔNG TIN HỌC SINH"
    if split > 1:
        line[split] = "THÔNG TIN PHỤ HUYNH"
        page.merges += [(first, 0, first, split - 1), (first, split, first, len(keys) - 1)]
    else:
        page.merges.append((first, 0, first, len(keys) - 1))
    page.head(*line)
    page.head(*draft.columns.values())


def _merged_name(page: Page, draft: Draft) -> None:
    """Merge one heading «Họ và tên» over the columns of họ đệm and tên."""
    headings: list[Value] = list(draft.columns.values())
    start = list(draft.columns).index("family_name")
    headings[start : start + 2] = ["Họ và tên", None]
    page.merges.append((len(page.lines), start, len(page.lines), start + 1))
    page.head(*headings)
