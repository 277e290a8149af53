"""Dated law as data: what was in force when, and who says so. Filled from ``rulesets/*.toml``."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

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


class Link(Rules):
    """An address that parents need; printed as text and as QR code."""

    key: str
    label: str
    url: str
    source: str = ""


class CaseRule(Rules):
    """One of the guide's cases as it is in force: its title, the forms to print, the steps and what to bring."""

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


class Declaration(Rules):
    """The legal basis that the declaration names, and the form of TK1-TS in force."""

    basis: str
    basis_note: str
    tk1_ts_form: str
    tk1_ts_basis: str
    tk1_ts_note: str = ""
    source: str = ""
    tk1_ts_source: str = ""


class Place(Rules):
    """A place by its official name, its code in the state's list ("" when not known), and other ways to write it."""

    name: str = Field(min_length=1)
    code: str = ""
    aliases: tuple[str, ...] = ()


class Province(Place):
    """A province; ``formerly`` names the older provinces, beside one of the same name, that became part of it."""

    formerly: tuple[str, ...] = ()


class CommunePart(Place):
    """A commune of today that took in an older one; ``whole`` when all of its people went there."""

    whole: bool
    note: str = ""


class CommuneChange(Rules):
    """What became of a commune when the communes were redrawn: the communes of today that took in its parts."""

    old: str
    old_code: str = Field(pattern=r"^\d{5}$")
    district: str
    province: str
    new: tuple[CommunePart, ...] = Field(min_length=1)


class RuleSet(Rules):
    """Everything that changes with the date of the law. Never edited backwards: a new law is a new file.

    ``places`` names a file beside this one whose tables (provinces, districts, communes, commune_changes) were
    merged in before validation. ``address_levels`` are names of fields of `Student`, the widest first.
    ``guardian_personal_number_counts`` lets a guardian's 12-digit personal number count as the guardian's BHXH
    code. ``office_formerly`` are older names of the same office.
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
    declaration: Declaration
    login_note: str
    slip_notes: tuple[str, ...] = ()
    links: tuple[Link, ...]
    cases: tuple[CaseRule, ...]
    sources: tuple[Source, ...]
    places: str = ""
    provinces: tuple[Province, ...] = ()
    districts: tuple[Place, ...] = ()
    communes: tuple[Place, ...] = ()
    commune_changes: tuple[CommuneChange, ...] = ()

    def accepts(self, id_type: IdType, on: date) -> bool:
        """Whether a paper of this kind proves identity on that day."""
        return any(
            paper.type == id_type and (paper.accepted_until is None or on <= paper.accepted_until)
            for paper in self.identity_papers
        )

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

    def at(self, office: Office | None) -> "RuleSet":
        """Give these rules for a school that hands in elsewhere: the office, and the steps that name it.

        None keeps the office of the rules. A school that still has an older name of that very office gets the
        name in force, with the school's own address and telephone.
        """
        if office is None:
            return self
        if office.code == self.office.code and office.name in self.office_formerly:
            office = office.model_copy(update={"name": self.office.name})
        cases = tuple(self._case_at(case, office) for case in self.cases)
        return self.model_copy(update={"office": office, "cases": cases})

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
        missing = [f"sources: {key}" for key in cited if key and key not in sources]
        return tuple(missing + [f"links: {key}" for key in wanted if key not in links])
