"""Every line of the truth table, driven through the core under both rule sets, at both ends of its age."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from batch.compare import compare
from batch.decide import decide
from batch.survey import survey
from schemas.book import Sheet
from schemas.cell import CellValue
from schemas.outcome import Outcome
from tests.batch import clerk

TABLE = Path(__file__).with_name("truth_table.txt")
AXES = {
    "paper": ("none", "cccd", "cmnd"),
    "phone": ("none", "own", "same"),
    "guardian": ("none", "named"),
    "code": ("none", "10", "12", "bad"),
    "age": ("<14", "14-17", "18+"),
    "consent": ("yes", "empty", "no"),
    "already": ("no", "yes"),
}
YEARS = {"<14": (5, 14), "14-17": (14, 18), "18+": (18, 26)}
"""Age → from this birthday until the day before that one."""
ENDS = ("youngest", "eldest")
MARKS = {"!": "error", "?": "warning", ".": "info"}
STATUSES = {
    "accepted": "accepted",
    "warned": "accepted_with_warnings",
    "rejected": "rejected",
    "already": "already_registered",
}
CODES = {"none": "", "10": "0109876543", "12": "001170012345", "bad": "01098765"}
GUARDIANS_PHONE = "0987654312"
PHONES = {"none": "", "own": "0912300123", "same": GUARDIANS_PHONE}
CONSENTS = {"yes": "Có", "empty": "", "no": "Không"}
GUARDIANS: dict[str, dict[str, CellValue]] = {
    "named": {
        "guardian_name": "Trần Thị Bình",
        "guardian_relation": "Mẹ",
        "guardian_birth_date": "01/02/1970",
        "guardian_id_number": "001170012345",
    },
    "none": {"guardian_name": "", "guardian_relation": "", "guardian_birth_date": "", "guardian_id_number": ""},
}


class Answer(NamedTuple):
    """Case (- for none), status, and the problems: severity, code and field of each, in no order."""

    case: str
    status: str
    problems: tuple[tuple[str, str, str], ...]


class Line(NamedTuple):
    """One combination, as it stands in the file, and its answer under each rule set."""

    text: str
    where: dict[str, str]
    answers: dict[str, Answer]


def born(age: str, end: str, as_of: date) -> date:
    """The latest or the earliest birthday that has this age."""
    least, limit = YEARS[age]
    if end == "youngest":
        return as_of.replace(year=as_of.year - least)
    return as_of.replace(year=as_of.year - limit) + timedelta(days=1)


def cells(where: dict[str, str], end: str, as_of: date) -> dict[str, CellValue]:
    """The cells that a combination stands for, but for those that are the same in all."""
    birth = born(where["age"], end, as_of)
    number = f"001{0 if birth.year < 2000 else 2}{birth.year % 100:02d}000123"
    return {
        **GUARDIANS[where["guardian"]],
        "birth_date": f"{birth:%d/%m/%Y}",
        "personal_id": number,
        "id_number": {"none": "", "cccd": number, "cmnd": "013579246"}[where["paper"]],
        "phone": PHONES[where["phone"]],
        "guardian_phone": GUARDIANS_PHONE,
        "guardian_bhxh_code": CODES[where["code"]],
        "consent": CONSENTS[where["consent"]],
        "already_registered": "Có" if where["already"] == "yes" else "",
    }


@cache
def read() -> tuple[dict[str, tuple[str, str]], list[Line]]:
    """The words of the file (word → code, field), and its lines."""
    sections: dict[str, list[str]] = {}
    for text in TABLE.read_text(encoding="utf-8").splitlines():
        if text.startswith("["):
            section = sections.setdefault(text.strip("[]"), [])
        elif text.strip() and not text.startswith("#"):
            section.append(text)
    words = {word: (code, field) for word, field, code in map(str.split, sections["words"])}
    return words, [line(text, words) for text in sections["table"]]


def line(text: str, words: dict[str, tuple[str, str]]) -> Line:
    left, guide, today = text.split("|")
    answers = {"guide-2021": answer(guide, words), "2026": answer(guide if today.strip() == "=" else today, words)}
    return Line(" ".join(text.split()), dict(zip(AXES, left.split(), strict=True)), answers)


def answer(text: str, words: dict[str, tuple[str, str]]) -> Answer:
    case, status, *problems = text.split()
    return Answer(case, STATUSES[status], tuple(sorted((MARKS[said[0]], *words[said[1:]]) for said in problems)))


def given(outcome: Outcome) -> Answer:
    problems = sorted((problem.severity, problem.code, problem.field or "") for problem in outcome.problems)
    return Answer(str(outcome.decision.case or "-"), outcome.status, tuple(problems))


def judge(end: str, era: clerk.Era) -> Iterator[tuple[Line, Outcome]]:
    """All lines typed into one sheet and surveyed together, but each compared with none: it is the only pupil."""
    _, lines = read()
    grid = clerk.grid([cells(found.where, end, era.as_of) for found in lines], era)
    roster = survey("lop.xlsx", Sheet("DS", grid), clerk.LAYOUTS)
    setting = clerk.setting_of(era)
    for found, row in zip(lines, roster.rows, strict=True):
        (outcome,) = compare([decide(row, roster.facts, setting)], setting)
        yield found, outcome


def test_every_combination_stands_in_the_table_once() -> None:
    _, lines = read()
    written = Counter(tuple(found.where.values()) for found in lines)
    assert written == Counter(product(*AXES.values()))


def test_every_word_of_the_list_is_used() -> None:
    words, lines = read()
    said = {problem[1:] for found in lines for answered in found.answers.values() for problem in answered.problems}
    assert said == set(words.values())


@pytest.mark.parametrize(
    ("age", "youngest", "eldest"),
    [
        ("<14", date(2021, 9, 15), date(2012, 9, 16)),
        ("14-17", date(2012, 9, 15), date(2008, 9, 16)),
        ("18+", date(2008, 9, 15), date(2000, 9, 16)),
    ],
)
def test_an_age_ends_on_the_eve_of_a_birthday(age: str, youngest: date, eldest: date) -> None:
    assert [born(age, end, date(2026, 9, 15)) for end in ENDS] == [youngest, eldest]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("era", clerk.ERAS.values(), ids=lambda era: era.rules)
def test_the_core_answers_as_the_table_says(era: clerk.Era, end: str) -> None:
    judged = list(judge(end, era))
    wrong = {found.text: given(outcome) for found, outcome in judged if given(outcome) != found.answers[era.rules]}
    assert wrong == {}
    assert [found.text for found, outcome in judged if bool(outcome.forms) != outcome.accepted] == []
