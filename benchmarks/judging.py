"""Compares what the software makes of a roster with the truth about it, and counts hits and misses."""

import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from batch import library, readers
from batch.compare import compare, flat
from batch.decide import Setting, decide_all
from batch.survey import encodings, headings, survey_book
from sample_data.conformance_make.containers import encode
from sample_data.conformance_make.page import Page, Person, Roster
from schemas.book import Book
from schemas.outcome import Outcome

AS_OF = date(2026, 9, 15)
HEADINGS, PEOPLE, FIELDS, REPAIRS, PROBLEMS, CLASSES = (
    "tiêu đề",
    "học sinh",
    "trường",
    "sửa chữa",
    "vấn đề",
    "phân loại",
)
LEAST = {
    HEADINGS: (1.0, 1.0),
    PEOPLE: (1.0, 1.0),
    FIELDS: (0.999, 0.999),
    REPAIRS: (1.0, 0.999),
    PROBLEMS: (1.0, 0.999),
    CLASSES: (1.0, 1.0),
}
"""The least precision and the least recall by subject. A repair or a problem that is not due is one too many."""

_TELLING = ("zero-", "letters-", "long-card", "date-", "legacy-", "phone-migrated", "commune-", "class-from-date")
"""Repairs of digits, dates and encodings: one of these where none was due is false."""
_KEYS = {"female": "female_mark", "male": "male_mark"}


class Miss(NamedTuple):
    """One thing that is not as it should be, at its place."""

    subject: str
    file: str
    sheet: str | None
    cell: str
    expected: str
    got: str


@dataclass
class Score:
    """Counts by subject: what was right, said without being so, and missed; and every miss."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    false: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    missed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    misses: list[Miss] = field(default_factory=list)

    def precision(self, subject: str) -> float:
        """Of what was said, the share that is so."""
        return _share(self.right[subject], self.false[subject])

    def recall(self, subject: str) -> float:
        """Of what is so, the share that was said."""
        return _share(self.right[subject], self.missed[subject])

    def holds(self) -> bool:
        """Whether every figure is reached."""
        return all(
            self.precision(subject) >= precision and self.recall(subject) >= recall
            for subject, (precision, recall) in LEAST.items()
        )

    def note(self, miss: Miss, *, false: bool, missed: bool) -> None:
        """Count one miss."""
        self.false[miss.subject] += false
        self.missed[miss.subject] += missed
        self.misses.append(miss)


def _share(right: int, wrong: int) -> float:
    return right / (right + wrong) if right + wrong else 1.0


def settings() -> dict[str, Setting]:
    """What every decision shares, by the name of the rules."""
    school = library.school(None)
    names = ("2026", "guide-2021")
    rules = {name: library.ruleset(name, AS_OF, school) for name in names}
    return {name: Setting(rules[name], library.cases(rules[name]), school, AS_OF) for name in names}


def judge(rosters: Iterable[Roster], folder: Path, score: Score, *, write: bool = True) -> tuple[int, int]:
    """Read rosters through the real reader and compare; the number of files and of people in them.

    ``folder`` is where they stand, or where they are written first.
    """
    files = people = 0
    by_rules = settings()
    for password, same in itertools.groupby(rosters, key=lambda roster: roster.password):
        waiting, told = itertools.tee(same)
        paths = (_placed(roster, folder, write=write) for roster in waiting)
        for roster, book in zip(told, readers.read_many(paths, password=password), strict=True):
            files, people = files + 1, people + roster.people
            _judge_file(roster, book, by_rules[roster.rules], score)
    return files, people


def _placed(roster: Roster, folder: Path, *, write: bool) -> tuple[Path, str]:
    path = folder / roster.name
    if write:
        path.write_bytes(encode(roster))
    return path, roster.name


def _judge_file(roster: Roster, book: Book | readers.Unreadable, setting: Setting, score: Score) -> None:
    if isinstance(book, readers.Unreadable):
        for page in roster.pages:
            for person in page.people:
                miss = Miss(
                    PEOPLE, roster.name, page.name, f"A{person.row}", "một em", f"không đọc được: {book.reason}"
                )
                score.note(miss, false=False, missed=True)
        return
    found, problem = survey_book(book, library.layouts())
    if (problem is None) != bool(roster.people):
        score.note(Miss(PEOPLE, roster.name, None, "", f"{roster.people} em", str(problem)), false=True, missed=False)
    rows = [(row, sheet.facts) for sheet in found for row in sheet.rows]
    outcomes = compare(list(decide_all(rows, setting)), setting)
    for page, sheet in zip(roster.pages, book.sheets, strict=True):
        place = (roster.name, page.name)
        _judge_heading(place, page, headings.find(encodings.revived(sheet)), score)
        of_sheet = {outcome.origin.row: outcome for outcome in outcomes if outcome.origin.sheet == sheet.name}
        _judge_people(place, page, of_sheet, score)


Place = tuple[str, str | None]


def _judge_heading(place: Place, page: Page, found: int | None, score: Score) -> None:
    if found in page.headings or (found is None and not page.headings):
        score.right[HEADINGS] += bool(page.headings)
        return
    expected = ", ".join(map(str, page.headings)) or "không có"
    miss = Miss(HEADINGS, *place, f"dòng {expected}", expected, str(found))
    score.note(miss, false=found is not None, missed=bool(page.headings))


def _judge_people(place: Place, page: Page, outcomes: dict[int, Outcome], score: Score) -> None:
    truth = {person.row: person for person in page.people}
    for row in truth.keys() - outcomes.keys():
        score.note(Miss(PEOPLE, *place, f"A{row}", "một em", "không thấy"), false=False, missed=True)
    for row in outcomes.keys() - truth.keys():
        name = str(outcomes[row].student.full_name)
        score.note(Miss(PEOPLE, *place, f"A{row}", "không có ai", name), false=True, missed=False)
    for row in truth.keys() & outcomes.keys():
        score.right[PEOPLE] += 1
        _judge_person(place, truth[row], outcomes[row], score)


def _judge_person(place: Place, person: Person, outcome: Outcome, score: Score) -> None:
    got = flat(outcome.student)
    for name, expected in person.record.items():
        _judge_value(
            Miss(FIELDS, *place, _cell(outcome, name), str(expected), str(got[name])), expected, got[name], score
        )
    if person.status is not None:
        right = (person.status, person.case) == (outcome.status, outcome.decision.case)
        score.right[CLASSES] += right
        if not right:
            shown = f"{outcome.status}, {outcome.decision.case}: {[problem.code for problem in outcome.problems]}"
            miss = Miss(CLASSES, *place, f"A{person.row}", f"{person.status}, {person.case}", shown)
            score.note(miss, false=True, missed=True)
    _judge_problems(place, person, outcome, score)
    _judge_repairs(place, person, outcome, score)


def _judge_value(miss: Miss, expected: Any, got: Any, score: Score) -> None:
    if expected == got:
        score.right[miss.subject] += expected is not None
    else:
        score.note(miss, false=got is not None, missed=expected is not None)


def _judge_problems(place: Place, person: Person, outcome: Outcome, score: Score) -> None:
    if person.problems is None:
        return
    told = {(item.code, item.severity, item.cell) for item in outcome.problems if item.severity != "info"}
    due = {(code, severity, cell) for code, severity, cell in person.problems}
    if outcome.duplicate_of is not None:
        told &= due  # of a row that another one stands for, more may be said
    score.right[PROBLEMS] += len(told & due)
    for code, severity, cell in told ^ due:
        false = (code, severity, cell) in told
        name = f"{severity} {code}"
        words = ("không có", name) if false else (name, "không có")
        score.note(Miss(PROBLEMS, *place, str(cell), *words), false=false, missed=not false)


def _judge_repairs(place: Place, person: Person, outcome: Outcome, score: Score) -> None:
    if person.repairs is None:
        return
    made = {(repair.rule, repair.field) for repair in outcome.repairs}
    due = {(rule, _KEYS.get(key, key)) for rule, key in person.repairs}
    allowed = due | {(rule, _KEYS.get(key, key)) for rule, key in person.may}
    score.right[REPAIRS] += len(made & due)
    for rule, name in due - made:
        score.note(Miss(REPAIRS, *place, _cell(outcome, name), rule, "không có"), false=False, missed=True)
    for rule, name in made - allowed:
        if rule.startswith(_TELLING):
            score.note(Miss(REPAIRS, *place, _cell(outcome, name), "không có", rule), false=True, missed=False)


def _cell(outcome: Outcome, name: str) -> str:
    return outcome.reading.cells.get(name) or f"{name} ở dòng {outcome.origin.row}"
