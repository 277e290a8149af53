"""The guardian: from the guardian's own columns, or chosen among father, mother and sponsor."""

import functools
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from batch.parse import dates, identity, names, phones, relations, social
from batch.parse.scribe import Scribe
from schemas.roster import Facts
from schemas.ruleset import RuleSet
from schemas.student import Guardian

_OWN = ("guardian_name", "guardian_bhxh_code", "guardian_id_number")
_ADULTS = (("father", "cha"), ("mother", "mẹ"), ("sponsor", "người đỡ đầu"))
_PHONES = ("guardian_phone", "father_phone", "mother_phone", "sponsor_phone", "contact_phone")
_PARTS = ("name", "birth_date", "bhxh_code", "id_number", "phone")
_FIELDS = {who: {part: f"{who}_{part}" for part in _PARTS} for who in ("guardian", "father", "mother", "sponsor")}
_STANDING_IN = {
    who: {} if who == "guardian" else {f"guardian_{part}": field for part, field in parts.items()}
    for who, parts in _FIELDS.items()
}
_ADULT_YEARS = 100


class Adult(NamedTuple):
    """The guardian (all None where nobody is named), and the roster's fields that stand for those of a guardian.

    ``named`` says whether the row names somebody, legibly or not.
    """

    record: Guardian
    fields: Mapping[str, str]
    named: bool


def guardian(scribe: Scribe, rules: RuleSet, as_of: date, facts: Facts) -> Adult:
    """Read the guardian; nobody (all None) when the row names none."""
    who, relation = _choose(scribe)
    fields = _FIELDS[who]
    birth = fields["birth_date"]
    born = dates.birth_date(scribe, birth, "guardian-birth-date", _adult_on(as_of, rules.adult_age), facts)
    if born is None and scribe[birth]:
        scribe.problem("guardian-birth-date-unreadable", birth, value=scribe[birth])
    paper = identity.paper(scribe, fields["id_number"], "guardian-id")
    number = paper.number if paper else None
    code, _ = social.code(scribe, fields["bhxh_code"], "guardian-code", rules, number)
    phone = phones.mobile(scribe, fields["phone"], "guardian-phone").number
    if phone is None and who != "guardian":
        phone = phones.mobile(scribe, "guardian_phone", "guardian-phone").number
    named = who == "guardian" or _present(scribe, who)
    name, remark = names.adult(scribe, fields["name"]) if named else (None, "")
    record = Guardian(
        full_name=name,
        relation=relation or _remarked(scribe, fields["name"], remark),
        birth_date=born,
        bhxh_code=code,
        id_number=number,
        phone=phone,
    )
    return Adult(record.checked(), _STANDING_IN[who], named and scribe.has(fields["name"]))


def is_an_adults(scribe: Scribe, number: str) -> bool:
    """Whether a number is an adult's in the row as well, by its last nine digits, be that one valid or not."""
    digits = phones.loose_digits(number)
    for field in _PHONES:
        cell = scribe.cell(field)
        if cell and not cell.uncached and phones.loose_digits(cell.text) == digits:
            return True
    return False


def _remarked(scribe: Scribe, field: str, remark: str) -> str | None:
    """Take the relation from the remark beside the name, when it says one."""
    if not remark or not relations.names_relation(remark):
        return None
    relation = relations.relation_of(remark) or remark
    scribe.repair("relation-named", field, remark, relation)
    return relation


def _choose(scribe: Scribe) -> tuple[str, str | None]:
    """Choose whose columns describe the guardian, and the relation.

    The guardian's own columns come first; else a parent whose mã BHXH is given, else one with a phone, else the
    first one named. A sponsor comes last: the law names parents and legal guardians.
    """
    if not scribe.filled.isdisjoint(_OWN):
        written = scribe["guardian_relation"]
        relation = relations.relation_of(written)
        if relation and relation != written:
            scribe.repair("relation-named", "guardian_relation", written, relation)
        return "guardian", relation
    named = [(who, relation) for who, relation in _ADULTS if _present(scribe, who)]
    if not named:
        return _unnamed(scribe), relations.relation_of(scribe["guardian_relation"])
    ranked = sorted(named, key=lambda adult: _rank(scribe, adult[0]))
    who, relation = ranked[0]
    name = scribe[f"{who}_name"]
    scribe.repair("guardian-from-parent", f"{who}_name", name, name)
    if len(ranked) > 1:
        scribe.problem("guardian-chosen", f"{who}_name", value=relation, other=name)
    return who, relation


def _unnamed(scribe: Scribe) -> str:
    """Give the columns that should name somebody: those with a code, else the first that the sheet has."""
    coded = (who for who, _ in _ADULTS if scribe.has(f"{who}_bhxh_code"))
    there = (who for who in _FIELDS if scribe.cell(f"{who}_name"))
    return next(coded, None) or next(there, "guardian")


def _present(scribe: Scribe, who: str) -> bool:
    """Whether a parent's or sponsor's column names somebody who is alive."""
    field = f"{who}_name"
    cell = scribe.cell(field)
    if cell is None or not scribe.has(field):
        return False
    people, remark = names.split(cell.text)
    return bool(people or relations.names_relation(remark)) and not relations.is_gone(remark)


def _rank(scribe: Scribe, who: str) -> tuple[bool, bool, bool]:
    return who == "sponsor", not scribe.has(f"{who}_bhxh_code"), not scribe.has(f"{who}_phone")


@functools.lru_cache(maxsize=256)
def _adult_on(as_of: date, adult_age: int) -> dates.Person:
    return dates.Person(lambda born: adult_age <= as_of.year - born.year < _ADULT_YEARS)
