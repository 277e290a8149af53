"""Every used row is a person exactly once, or counted by what it is; nobody is lost and nobody is invented."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from batch.decide import decide
from batch.survey import survey
from schemas.book import Sheet
from schemas.cell import CellValue
from tests.batch import clerk

HEADINGS = ["STT", "Họ và tên", "Ngày sinh", "Nữ", "Lớp", "Mã số BHXH", "SĐT", "Họ và tên mẹ", "SĐT mẹ", "Ghi chú"]
WIDTH = len(HEADINGS)
SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phan",
    "Vi",
    "Tô",
    "Tống",
    "Lưu",
    "Khổng",
    "Hà",
    "Lý",
    "Công",
    "Mục",
    "Đào",
    "Âu",
    "Ông",
    "Từ",
    "Phí",
    "Cao",
    "Trưởng",
]
GIVEN = [
    "An",
    "Ngọc",
    "Ý",
    "Nhi",
    "Hòa",
    "Số",
    "Tổ",
    "Lớp",
    "Lan",
    "Cộng",
    "Kế",
    "Toán",
    "Danh",
    "Sách",
    "Học",
    "Sinh",
    "Hiệu",
    "Ba",
    "Năm",
    "Tháng",
    "Null",
    "NA",
    "True",
]


class Line(NamedTuple):
    """A row of a roster, and whether it holds a person."""

    values: list[CellValue]
    person: bool = False


def line(*values: CellValue) -> Line:
    return Line([*values, *[None] * (WIDTH - len(values))])


NOBODY = st.sampled_from(
    [
        line(),
        line("", " ", "\u00a0", None),
        line("LỚP 1A"),
        line(None, "Lớp 12.6"),
        line("Khối 6"),
        line(36),
        line("37", None, None, None, "6A"),
        line(38, None, None, None, "6A", None, None, None, None, "chưa đến"),
        Line(list(HEADINGS)),
        Line([heading.upper() for heading in HEADINGS]),
    ]
)
FOOTER = st.sampled_from(
    [
        line("Tổng cộng: 35 học sinh"),
        line(None, "Tổng số: 35", None, 17),
        line("Cộng", None, None, 12, None, "35 học sinh"),
        line("Cộng", "6 em", None, None, 6),
        line(None, "Sĩ số: 35", "Nam: 18", "Nữ: 17"),
        line(None, None, None, None, None, "Hà Nội, ngày 5 tháng 9 năm 2026"),
        line(None, "Người lập danh sách", None, None, None, "Hiệu trưởng"),
        line(None, "(Ký, ghi rõ họ tên)", None, None, None, "(Ký tên, đóng dấu)"),
        line(None, "NGƯỜI LẬP BIỂU", "GIÁO VIÊN CHỦ NHIỆM", None, None, None, None, "HIỆU TRƯỞNG"),
        line("Ghi chú: danh sách này thay cho danh sách cũ"),
        line("Danh sách này có 35 học sinh."),
    ]
)
TITLE = st.sampled_from(
    [
        line(),
        line("SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        line("DANH SÁCH HỌC SINH LỚP 12.6"),
        line(None, "Năm học 2026 - 2027"),
        line("Ghi họ và tên, ngày sinh, lớp theo giấy khai sinh"),
    ]
)
NAMES = st.builds(" ".join, st.tuples(st.sampled_from(SURNAMES), st.sampled_from(GIVEN), st.sampled_from(GIVEN)))
CODES = st.integers(10**9, 10**10 - 1).map(str)
JUNK: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.text(max_size=20),
    st.text(st.characters(categories=["Cs", "Cc", "So"]), max_size=3),
    st.sampled_from(["-", "chưa có", "#N/A", "=1+1", "x" * 10_000, "👧", "31/02/2011", "0912345678 (mẹ)"]),
)


@st.composite
def people(draw: st.DrawFn) -> Line:
    """A person has a number in the list and a name, or a code; any other cell holds anything."""
    values = draw(st.lists(JUNK, min_size=WIDTH, max_size=WIDTH))
    values[0] = draw(st.integers(1, 60) | st.integers(1, 60).map(str))
    named = draw(st.booleans())
    values[1] = draw(NAMES) if named else None
    if not named:
        values[5] = draw(CODES)
    return Line(values, person=True)


@st.composite
def rosters(draw: st.DrawFn) -> tuple[list[Line], frozenset[int], int]:
    """Titles, the heading, people among rows of other kinds, the end; which rows are hidden; where the heading is."""
    titles = draw(st.lists(TITLE, max_size=3))
    body = draw(st.lists(people() | NOBODY, max_size=8))
    end = draw(st.lists(FOOTER, max_size=3))
    ghosts = [line()] * draw(st.integers(0, 5))
    lines = [*titles, Line(list(HEADINGS)), *body, *end, *ghosts]
    hidden = draw(st.frozensets(st.integers(1, len(lines)), max_size=3))
    return lines, hidden, len(titles) + 1


def sheet_of(lines: Sequence[Line], hidden: frozenset[int]) -> Sheet:
    return Sheet("DS", [values for values, _ in lines], hidden_rows=hidden)


@settings(max_examples=150)
@given(rosters())
def test_every_row_is_accounted_for_and_every_person_is_there_once(
    generated: tuple[list[Line], frozenset[int], int],
) -> None:
    lines, hidden, _ = generated
    roster = survey("a.xlsx", sheet_of(lines, hidden), clerk.LAYOUTS)
    assert roster.used == len(lines) == len(roster.rows) + sum(roster.kinds.values())
    expected = [number for number, found in enumerate(lines, 1) if found.person]
    assert [row.origin.row for row in roster.rows] == expected
    assert [row.origin.row for row in roster.rows if row.hidden] == [row for row in expected if row in hidden]
    assert roster.kinds.get("hidden", 0) == len(hidden - set(expected))


@settings(max_examples=150)
@given(st.lists(st.dictionaries(st.sampled_from(list(clerk.TEMPLATE)), JUNK, max_size=27), min_size=1, max_size=3))
def test_deciding_never_raises_and_gives_the_same_twice(changes: list[dict[str, CellValue]]) -> None:
    rows = [{**row, "roll_number": 1, "full_name": row.get("full_name") or "Lê An"} for row in changes]
    for era in (clerk.TODAY, clerk.GUIDE):
        judged = clerk.judge(*rows, era=era)
        again = clerk.judge(*rows, era=era)
        assert len(judged.outcomes) == len(judged.roster.rows)
        assert [(o.origin, o.status, o.decision, o.student_id, o.forms) for o in judged.outcomes] == [
            (o.origin, o.status, o.decision, o.student_id, o.forms) for o in again.outcomes
        ]
        for outcome in judged.outcomes:
            assert outcome.accepted or not outcome.forms
            assert outcome.student.checked() == outcome.student
            assert outcome.student.guardian.checked() == outcome.student.guardian


@settings(max_examples=60)
@given(st.sampled_from([*clerk.TEMPLATE, "class_name"]), JUNK)
def test_deciding_one_cell_of_junk_never_raises(field: str, value: CellValue) -> None:
    setting = clerk.setting_of(clerk.TODAY)
    roster = survey("a.xlsx", Sheet(None, clerk.grid([{field: value}])), clerk.LAYOUTS)
    for row in roster.rows:
        assert decide(row, roster.facts, setting).origin == (("a.xlsx", None, 2))


def test_names_that_look_like_other_rows_are_people() -> None:
    names = [
        "Phan Văn An",
        "Vi Văn Định",
        "Tô Hoài Lan",
        "Lưu Ý Nhi",
        "Tống Cộng Hòa",
        "Công Ngọc",
        "NA",
        "Null",
        "True",
    ]
    numbered: list[list[CellValue]] = [["Họ và tên", "Ngày sinh", "STT"]]
    numbered += [[name, "", number] for number, name in enumerate(names)]
    roster = survey("a.xlsx", Sheet("DS", numbered), clerk.LAYOUTS)
    assert [row.cells["full_name"].text for row in roster.rows] == names
    alone: list[list[CellValue]] = [["Họ và tên", "Ngày sinh"]]
    alone += [[name] for name in names[:6]]
    assert [row.cells["full_name"].text for row in survey("a.xlsx", Sheet("DS", alone), clerk.LAYOUTS).rows] == names[
        :6
    ]


def test_signers_under_the_list_are_nobody() -> None:
    lines = [
        Line(list(HEADINGS)),
        Line([1, "Lê An", *[None] * 8]),
        line("Tổng số: 1 học sinh"),
        line(None, None, None, None, None, "Hà Nội, ngày 5 tháng 9 năm 2026"),
        line(None, "Người lập", None, None, None, "Hiệu trưởng"),
        line(),
        line(None, "Nguyễn Thị Lan", None, None, None, "Trần Văn Hùng"),
    ]
    roster = survey("a.xlsx", sheet_of(lines, frozenset()), clerk.LAYOUTS)
    assert [row.origin.row for row in roster.rows] == [2]
    assert roster.kinds == {"header": 1, "footer": 4, "blank": 1}


def test_a_second_class_after_the_signatures_of_the_first_is_read() -> None:
    lines = [
        line("LỚP 6A"),
        Line(list(HEADINGS)),
        Line([1, "Lê An", *[None] * 8]),
        line(None, "Người lập"),
        line(None, "Nguyễn Thị Lan"),
        line("LỚP 6B"),
        Line([None, "Phan Bình", *[None] * 8]),
        line(None, None, date(2026, 9, 5)),
    ]
    roster = survey("a.xlsx", sheet_of(lines, frozenset()), clerk.LAYOUTS)
    assert [(row.origin.row, row.context["class_name"]) for row in roster.rows] == [(3, "6A"), (7, "6B")]
