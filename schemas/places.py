"""Places by their official names, and what became of them when they were redrawn. Pure and total.

What fits a name is said in `schemas.place_names`. Dozens of communes bear one name: a name alone is official only
where its province (and, before 1/7/2025, its district) leaves a single one, or its code does. Where a row names no
province, the places around the office of the rules are meant, as in the list that the office itself would use.

Every name may exist in both eras: "Xã Ngọc Hồi" was 00673 and is 00679. A commune is taken for an old one only when
its district is named with it, when it bears the old code, or when the name is in the old list alone.
"""

from typing import Literal, NamedTuple

from schemas.gazetteer import FormerCommune, Gazetteer
from schemas.place import CommuneChange, CommunePart, Place, Province
from schemas.place_names import fitting, official, only, resembles, says_nothing
from schemas.places_before import commune_code, communes_around, communes_before, districts_before
from schemas.ruleset import RuleSet


class Conversion(NamedTuple):
    """What became of a commune: ``not_old``, ``converted`` to `new`, or ``ambiguous`` between the candidates."""

    kind: Literal["not_old", "converted", "ambiguous"]
    old: CommuneChange | None = None
    candidates: tuple[CommunePart, ...] = ()

    @property
    def new(self) -> CommunePart | None:
        """The commune of today, where there is no doubt."""
        return self.candidates[0] if self.kind == "converted" else None


def current_province(name: str, rules: RuleSet) -> Province | None:
    """Give the province of the rules that the text names, by its own name or by that of a province merged into it."""
    found = official(name, rules.provinces)
    if found is not None:
        return found
    older = {old: province for province in rules.provinces for old in province.formerly}
    former = official(name, [Place(name=old) for old in older])
    return None if former is None else older[former.name]


def official_district(name: str, rules: RuleSet, province: str | None = None) -> Place | None:
    """Give the district before 1/7/2025 that the text names; a province left blank fits any where one district fits."""
    if rules.country is None:
        return official(name, rules.districts)
    found = only(districts_before(name, province or "", rules, rules.country))
    return Place(name=found.name, code=found.code) if found else None


def official_commune(
    name: str, rules: RuleSet, district: str | None = None, province: str | None = None
) -> Place | None:
    """Give the commune of the rules' own time that the text names, in the district and province as far as given."""
    if rules.country is None or _alone(name, district or "", province or ""):
        return official(name, rules.communes)
    if "district" in rules.address_levels:
        found = only(communes_before(name, district or "", province or "", rules, rules.country))
        return Place(name=found.name, code=found.code) if found else None
    near = [
        commune
        for where in sorted(_provinces(name, district or "", province or "", rules, rules.country))
        for commune in rules.country.communes_of(where).near(name)
    ]
    commune = official(name, near)
    return Place(name=commune.name, code=commune.code) if commune else None


def is_listed(commune: str, rules: RuleSet, district: str | None = None, province: str | None = None) -> bool:
    """Whether the text resembles a commune in the tables: of the rules' own time, or of before where that converts.

    True also where nobody can tell: the rules have no tables of the country, or the row names no place around it that
    is in them. A district that is in none says nothing.
    """
    district, province = district or "", province or ""
    if rules.country is None:
        return True
    if not districts_before(district, province, rules, rules.country):
        district = ""
    if says_nothing(district) and says_nothing(province):
        return True
    where = _provinces(commune, district, province, rules, rules.country)
    if not where or resembles(commune, communes_around(district, province, rules, rules.country)):
        return True
    if "district" in rules.address_levels:
        return False
    return any(resembles(commune, rules.country.communes_of(one).places) for one in where)


def convert_commune(commune: str, district: str | None, rules: RuleSet, province: str | None = None) -> Conversion:
    """Tell what became of a commune that may be of the era before; a district or province left blank fits any.

    It is converted only when all of the people of the old commune went to one commune of today.
    """
    change = _old_commune(commune, district or "", province or "", rules)
    if change is None:
        return Conversion("not_old")
    whole = tuple(part for part in change.new if part.whole)
    if len(whole) == 1:
        return Conversion("converted", change, whole)
    return Conversion("ambiguous", change, change.new)


def _old_commune(commune: str, district: str, province: str, rules: RuleSet) -> CommuneChange | None:
    """Find the old commune that the text names, unless it may as well be one of today."""
    if "district" in rules.address_levels:
        return None
    if _alone(commune, district, province):
        return _old_commune_nearby(commune, district, province, rules) if rules.home else None
    if rules.country is None:
        return _old_commune_nearby(commune, district, province, rules)
    found = only(communes_before(commune, district, province, rules, rules.country))
    if found is None:
        return None
    change = _change(found, rules, rules.country)
    today = current_province(change.province, rules)
    may_be_new = not commune_code(commune) and says_nothing(district)
    if may_be_new and today and rules.country.communes_of(today.code).fitting(commune):
        return None
    return change


def _old_commune_nearby(commune: str, district: str, province: str, rules: RuleSet) -> CommuneChange | None:
    """The same, in the table of the rules alone."""
    old = {
        change.old_code: change
        for change in rules.commune_changes
        if _agrees(district, change.district) and _agrees(province, change.province)
    }
    found = official(commune, [Place(name=change.old, code=code) for code, change in old.items()])
    if found is None:
        return None
    code = commune_code(commune)
    if code:
        return old[found.code] if code == found.code else None
    today = (*rules.communes, *(part for change in rules.commune_changes for part in change.new))
    if says_nothing(district) and fitting(commune, today):
        return None
    return old[found.code]


def _change(found: FormerCommune, rules: RuleSet, country: Gazetteer) -> CommuneChange:
    """Say what became of a commune: in the words of the rules' own table, else as the country's tables have it."""
    for change in rules.commune_changes:
        if change.old_code == found.code:
            return change
    names = {commune.code: commune.name for commune in country.communes_of(country.province_of(found.today[0])).places}
    whole = len(found.today) == 1
    return CommuneChange(
        old=found.name,
        old_code=found.code,
        district=next(
            one.name for one in country.former_districts(found.province).places if one.code == found.district
        ),
        province=next(one.name for one in country.former_provinces.places if one.code == found.province),
        new=tuple(CommunePart(code=code, name=names[code], whole=whole) for code in found.today),
    )


def _provinces(commune: str, district: str, province: str, rules: RuleSet, country: Gazetteer) -> set[str]:
    """Give the codes of the provinces of today that are meant: by name, else by an old district, else by a code."""
    if not says_nothing(province):
        found = current_province(province, rules)
        return {found.code} if found else set()
    if says_nothing(district):
        return {country.province_of(commune_code(commune))}
    today = {one.code: one.today for one in country.former_provinces.places}
    return {today[one.province] for one in districts_before(district, province, rules, country)}


def _alone(name: str, district: str, province: str) -> bool:
    """Whether a name stands with neither code nor district nor province: then only the places nearby are meant."""
    return says_nothing(district) and says_nothing(province) and not commune_code(name)


def _agrees(given: str, name: str) -> bool:
    """Whether the text leaves the place open or names it."""
    return says_nothing(given) or official(given, [Place(name=name)]) is not None
