"""Dated law as data: what was in force when, and who says so. Filled from ``rulesets/*.toml``."""

import dataclasses
from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel, ConfigDict, Field, InstanceOf

from schemas.catalogue import ENTRIES
from schemas.gazetteer import Gazetteer
from schemas.place import CommuneChange, Place, Province
from schemas.problem import Problem, Severity
from schemas.student import IdType


class Rules(BaseModel):
    """Base of the models here: frozen, nothing unknown accepted."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Rules):
    """A document that a rule stands on; ``certainty`` is S (sure), P (probable) or U (unknown)."""

    key: str
    title: str
    certainty: str = Field(pattern="^[SPU]$")
    note: str = ""


class IdentityPaper(Rules):
    """A kind of paper that proves identity, and the last day on which it is accepted (None: no end known)."""

    type: IdType
    label: str
    accepted_until: date | None = None
    source: str


class Office(Rules):
    """The BHXH office that takes the declarations; ``parent`` is the provincial one chosen before it."""

    code: str = Field(pattern=r"^\d{5}$")
    name: str
    address: str = ""
    phone: str = ""
    parent_code: str = Field(pattern=r"^\d{3}$")
    parent_name: str

    @property
    def label(self) -> str:
        """As the portal lists it: ``[00114] BHXH huyện Thanh Trì``."""
        return f"[{self.code}] {self.name}"

    @property
    def parent_label(self) -> str:
        """The provincial office as the portal lists it: ``[001] BHXH TP Hà Nội``."""
        return f"[{self.parent_code}] {self.parent_name}"


class LocalOffice(Rules):
    """Another office under the same provincial one; ``serves`` are codes in the state's list.

    Codes of three digits are districts, of five digits communes.
    """

    code: str = Field(pattern=r"^\d{5}$")
    name: str
    serves: tuple[str, ...] = Field(min_length=1)


class Link(Rules):
    """An address that parents need; printed as text and as QR code."""

    key: str
    label: str
    url: str
    source: str = ""


class CaseRule(Rules):
    """One of the guide's cases as it is in force: its title, the forms to print, the steps and what to bring.

    All of it rests on ``source``, but for what ``cites`` names: ``who``, ``cite``, ``step 6``, ``bring 1`` → keys.
    """

    number: int
    title: str
    who: str
    cite: str
    forms: tuple[str, ...]
    steps_title: str
    steps: tuple[str, ...]
    bring: tuple[str, ...]
    links: tuple[str, ...]
    source: str = ""
    cites: dict[str, tuple[str, ...]] = {}


class Declaration(Rules):
    """The legal basis that the declaration names, and the form of TK1-TS in force."""

    basis: str
    basis_note: str
    tk1_ts_form: str
    tk1_ts_basis: str
    tk1_ts_note: str = ""
    source: str = ""
    tk1_ts_source: str = ""


class RuleSet(Rules):
    """Everything that changes with the date of the law. Never edited backwards: a new law is a new file.

    ``places`` names a file beside this one whose tables (provinces, home, districts, communes, commune_changes) were
    merged in before validation: the districts and communes nearby, in the province ``home``. ``gazetteer`` names the
    folder beside this one from which ``country`` was read, all other places; ``country`` is no part of the dump.
    ``office`` serves the places ``office_serves``, the ``offices`` theirs. ``address_levels`` are names of fields of
    `Student`, the widest first. ``guardian_personal_number_counts`` lets a guardian's 12-digit personal number count
    as the guardian's BHXH code. ``office_formerly`` are older names of the same office. ``severity`` is what the law
    of that time makes of a problem, where that differs from the catalogue: code → severity. ``cites`` says on which
    sources a field rests that has no ``source`` of its own: field → keys.
    """

    name: str
    title: str
    valid_from: date
    bhxh_lengths: tuple[int, ...]
    guardian_personal_number_counts: bool = False
    address_levels: tuple[str, ...]
    adult_age: int
    card_age: int
    identity_papers: tuple[IdentityPaper, ...]
    office: Office
    office_formerly: tuple[str, ...] = ()
    office_serves: tuple[str, ...] = ()
    offices: tuple[LocalOffice, ...] = ()
    declaration: Declaration
    login_note: str
    slip_notes: tuple[str, ...] = ()
    links: tuple[Link, ...]
    cases: tuple[CaseRule, ...]
    sources: tuple[Source, ...]
    places: str = ""
    gazetteer: str = ""
    country: InstanceOf[Gazetteer] | None = Field(default=None, exclude=True, repr=False)
    provinces: tuple[Province, ...] = ()
    home: str = ""
    districts: tuple[Place, ...] = ()
    communes: tuple[Place, ...] = ()
    commune_changes: tuple[CommuneChange, ...] = ()
    severity: dict[str, Severity] = {}
    cites: dict[str, tuple[str, ...]] = {}

    def accepts(self, id_type: IdType, on: date) -> bool:
        """Whether a paper of this kind proves identity on that day."""
        for paper in self.identity_papers:
            if paper.type == id_type and (paper.accepted_until is None or on <= paper.accepted_until):
                return True
        return False

    def case(self, number: int) -> CaseRule:
        """Give the rule of one case; KeyError when this rule set does not have it."""
        for rule in self.cases:
            if rule.number == number:
                return rule
        raise KeyError(number)

    def link(self, key: str) -> Link:
        """Give one link; KeyError when this rule set does not have it."""
        for link in self.links:
            if link.key == key:
                return link
        raise KeyError(key)

    def severity_of(self, code: str) -> Severity:
        """Give the severity of a problem under these rules; KeyError for a code that is not in the catalogue."""
        return self.severity.get(code) or ENTRIES[code].severity

    def weighed(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Give the problems as grave as these rules make them; the very same ones where the rules say nothing else."""
        if not self.severity:
            return problems
        return tuple(
            dataclasses.replace(problem, severity=self.severity.get(problem.code, problem.severity))
            for problem in problems
        )

    def weighing(self, severity: Mapping[str, Severity]) -> "RuleSet":
        """Give these rules with other severities on top of their own."""
        return self.model_copy(update={"severity": {**self.severity, **severity}}) if severity else self

    def at(self, office: Office | None) -> "RuleSet":
        """Give these rules for a school that hands in elsewhere: the office, and the steps that name it.

        None keeps the office of the rules. A school that still has an older name of that very office gets the
        name in force, with the school's own address and telephone. Under another provincial office, the places nearby
        are no longer those of the rules.
        """
        if office is None:
            return self
        if office.code == self.office.code and office.name in self.office_formerly:
            office = office.model_copy(update={"name": self.office.name})
        cases = tuple(self._case_at(case, office) for case in self.cases)
        moved: dict[str, object] = {"office": office, "cases": cases}
        if office.parent_code != self.office.parent_code:
            moved |= {"home": "", "districts": (), "communes": ()}
        return self.model_copy(update=moved)

    def office_of(self, place: str) -> Office | None:
        """Give the office that serves the district or commune of this code; None where it is not known."""
        if place in self.office_serves:
            return self.office
        found = next((office for office in self.offices if place in office.serves), None)
        if found is None:
            return None
        own = self.office
        return Office(code=found.code, name=found.name, parent_code=own.parent_code, parent_name=own.parent_name)

    def _case_at(self, case: CaseRule, office: Office) -> CaseRule:
        """Name another office in the steps of one case."""
        steps = tuple(
            step.replace(self.office.label, office.label).replace(self.office.parent_label, office.parent_label)
            for step in case.steps
        )
        return case.model_copy(update={"steps": steps})

    def dangling(self) -> tuple[str, ...]:
        """Keys of sources and links that are used but not declared; empty for a rule set that is whole."""
        cited = [paper.source for paper in self.identity_papers]
        cited += [link.source for link in self.links] + [case.source for case in self.cases]
        cited += [self.declaration.source, self.declaration.tk1_ts_source]
        wanted = [key for case in self.cases for key in case.links]
        sources = {source.key for source in self.sources}
        links = {link.key for link in self.links}
        tables = (self.cites, *(case.cites for case in self.cases))
        cited += [key for table in tables for keys in table.values() for key in keys]
        missing = [f"sources: {key}" for key in cited if key and key not in sources]
        return tuple(missing + [f"links: {key}" for key in wanted if key not in links])
