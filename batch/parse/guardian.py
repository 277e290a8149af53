"""The guardian: from the guardian's own columns, or chosen among father, mother and sponsor."""

from datetime import date
from typing import Any

from batch.parse import dates, identity, names, phones, social
from batch.parse.scribe import Scribe
from batch.text import fold
from schemas.ruleset import RuleSet
from schemas.student import Guardian

_OWN = ("guardian_name", "guardian_bhxh_code", "guardian_id_number")
_ADULTS = (("father", "cha"), ("mother", "mẹ"), ("sponsor", "người đỡ đầu"))
_PHONES = ("guardian_phone", "father_phone", "mother_phone", "sponsor_phone", "contact_phone")
_ADULT_YEARS = 100
_RELATIONS = {
    "cha": "cha", "bo": "cha", "ba": "cha", "bo de": "cha", "cha de": "cha", "bo ruot": "cha", "cha ruot": "cha",
    "me": "mẹ", "ma": "mẹ", "me de": "mẹ", "me ruot": "mẹ", "ong": "ông", "anh": "anh", "chi": "chị",
    "co": "cô", "di": "dì", "chu": "chú", "cau": "cậu", "mo": "mợ", "giam ho": "người giám hộ",
    "nguoi giam ho": "người giám hộ",
}  # fmt: skip
_MARKED = {"bà": "bà", "bác": "bác", "bá": "bác", "ba": "cha", "má": "mẹ", "mợ": "mợ", "mự": "mợ"}
"""Relations that only their marks tell apart: «bà» (grandmother) and «ba» (father)."""


def guardian(scribe: Scribe, rules: RuleSet, as_of: date, swapped: frozenset[str]) -> Guardian:
    """Read the guardian; nobody (all None) when the row names none."""
    who, relation = _choose(scribe)
    fields = _fields(who)
    plausible = _adult_on(as_of, rules.adult_age)
    birth = fields["birth_date"]
    born = dates.birth_date(scribe, birth, "guardian-birth-date", plausible, swapped=birth in swapped)
    if born is None and scribe.text(birth):
        scribe.problem("guardian-birth-date-unreadable", birth, value=scribe.text(birth))
    paper = identity.paper(scribe, fields["id_number"], "guardian-id")
    code, _ = social.code(scribe, fields["bhxh_code"], "guardian-code", rules, paper.number if paper else None)
    phone = phones.mobile(scribe, fields["phone"], "guardian-phone")
    if phone is None and who != "guardian":
        phone = phones.mobile(scribe, "guardian_phone", "guardian-phone")
    record: dict[str, Any] = {
        "full_name": names.adult(scribe, fields["name"]),
        "relation": relation,
        "birth_date": born,
        "bhxh_code": code,
        "id_number": paper.number if paper else None,
        "phone": phone,
    }
    return Guardian.model_validate(record)


def adults_phones(scribe: Scribe) -> frozenset[str]:
    """Give the last nine digits of every adult's number in the row, valid or not."""
    found = (phones.loose_digits(cell.text) for field in _PHONES if (cell := scribe.cell(field)) and not cell.uncached)
    return frozenset(digits for digits in found if digits)


def fields_of(scribe: Scribe) -> dict[str, str]:
    """Give the roster's field for each part of the guardian: the guardian's own columns or a parent's."""
    return _fields(_choose(scribe, aloud=False)[0])


def relation_of(text: str) -> str | None:
    """Write a relation as one of the usual words, or leave it as written.

    >>> relation_of("Bố"), relation_of("MẸ"), relation_of("Bà"), relation_of("Ba"), relation_of("bà ngoại")
    ('cha', 'mẹ', 'bà', 'cha', 'bà ngoại')
    """
    if not text:
        return None
    return _MARKED.get(text.casefold()) or _RELATIONS.get(fold(text)) or text


def _choose(scribe: Scribe, *, aloud: bool = True) -> tuple[str, str | None]:
    """Choose whose columns describe the guardian, and the relation.

    The guardian's own columns come first; else a parent whose mã BHXH is given, else one with a phone, else the
    first one named. A sponsor comes last: the law names parents and legal guardians.
    """
    if any(_filled(scribe, field) for field in _OWN):
        written = scribe.text("guardian_relation")
        relation = relation_of(written)
        if aloud and relation and relation != written:
            scribe.repair("relation-named", "guardian_relation", written, relation)
        return "guardian", relation
    named = [(who, relation) for who, relation in _ADULTS if _filled(scribe, f"{who}_name")]
    if not named:
        coded = [(who, relation) for who, relation in _ADULTS if _filled(scribe, f"{who}_bhxh_code")]
        return coded[0] if coded else ("guardian", relation_of(scribe.text("guardian_relation")))
    ranked = sorted(named, key=lambda adult: _rank(scribe, adult[0]))
    who, relation = ranked[0]
    if aloud:
        name = scribe.text(f"{who}_name")
        scribe.repair("guardian-from-parent", f"{who}_name", name, name)
        if len(ranked) > 1:
            scribe.problem("guardian-chosen", f"{who}_name", value=relation, other=name)
    return who, relation


def _rank(scribe: Scribe, who: str) -> tuple[bool, bool, bool]:
    return who == "sponsor", not _filled(scribe, f"{who}_bhxh_code"), not _filled(scribe, f"{who}_phone")


def _filled(scribe: Scribe, field: str) -> bool:
    return field in scribe.filled()


def _fields(who: str) -> dict[str, str]:
    return {part: f"{who}_{part}" for part in ("name", "birth_date", "bhxh_code", "id_number", "phone")}


def _adult_on(as_of: date, adult_age: int) -> dates.Plausible:
    return lambda born: adult_age <= as_of.year - born.year < _ADULT_YEARS
