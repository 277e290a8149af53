"""What was asked, and what happened: one list of outcomes, everything else is a view of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from schemas.book import Book
from schemas.origin import Origin
from schemas.outcome import STATUSES, Outcome
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.ruleset import RuleSet
from schemas.school import School

Since = Literal["new", "changed", "refused", "registered", "gone", "same"]
"""new, changed, same: with papers now · refused: none now · registered: needs none now · gone: in no row now."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was asked: which school, under which rules, on which day. ``run_id`` names the run folder."""

    run_id: str
    school: School
    rules: RuleSet
    as_of: date


@dataclass(frozen=True, slots=True)
class InputFile:
    """One input: its name, its content's digest, and what was found in it.

    ``path`` is where the rim finds it again; ``book`` is None when it could not be read, and ``problem`` says why.
    """

    name: str
    path: str
    sha256: str
    book: Book | None
    rosters: tuple[Roster, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of one pupil's papers: the file below the run folder, its digest and size, and the number of pages.

    ``pressed`` tells whether a plate served, or WeasyPrint laid the paper out for this pupil alone; ``paper_hash`` is
    the digest of what the paper says, which stands in its code beside the pupil's id.
    """

    student_id: str
    path: str
    sha256: str
    size: int
    pages: int
    pressed: bool = False
    paper_hash: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one pupil since an earlier run: where the pupil stands now and stood then (None: nowhere).

    ``fields`` are the canonical fields in which the records differ, where both runs made papers.
    """

    kind: Since
    name: str
    class_name: str
    now: Origin | None
    before: Origin | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What happened. ``outcomes`` are in the order of the inputs; ``printed`` is by student id.

    ``remarks`` are about the run as a whole, such as how it differs from an earlier one; ``since`` is that difference,
    pupil by pupil: each of either run once.
    """

    plan: Plan
    inputs: tuple[InputFile, ...]
    outcomes: tuple[Outcome, ...]
    printed: Mapping[str, Printed] = field(default_factory=dict)
    remarks: tuple[Problem, ...] = ()
    since: tuple[Change, ...] = ()

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What is said once per file or sheet, unreadable files first."""
        unread = [source.problem for source in self.inputs if source.problem]
        said = [notice for source in self.inputs for roster in source.rosters for notice in roster.notices]
        return (*unread, *said, *self.remarks)

    def weighed(self) -> "Report":
        """Give the report with what is said once per sheet or run as grave as the rules make it."""
        rules = self.plan.rules
        if not rules.severity:
            return self
        inputs = tuple(
            replace(
                entry,
                rosters=tuple(replace(roster, notices=rules.weighed(roster.notices)) for roster in entry.rosters),
            )
            for entry in self.inputs
        )
        return replace(self, inputs=inputs, remarks=rules.weighed(self.remarks))

    def totals(self) -> dict[str, int]:
        """Rows with a person, and how many of each status."""
        counts = Counter(outcome.status for outcome in self.outcomes)
        return {"rows": len(self.outcomes)} | {status: counts[status] for status in STATUSES}

    def cases(self) -> dict[str, int]:
        """Rows by case; ``none`` where it cannot be told."""
        counts = Counter(str(outcome.decision.case or "none") for outcome in self.outcomes)
        return {case: counts[case] for case in ("1", "2", "3", "none")}
