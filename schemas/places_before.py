"""Places as they were before 1/7/2025, found by name in the country's tables. Pure and total."""

from schemas.gazetteer import FormerCommune, FormerDistrict, Gazetteer
from schemas.place_names import fitting, leading_code, official, only, says_nothing
from schemas.ruleset import RuleSet

COMMUNE_CODE_LENGTH = 5


def communes_before(name: str, district: str, province: str, rules: RuleSet, country: Gazetteer) -> list[FormerCommune]:
    """Give the communes before that fit the name in the districts that fit theirs; a code alone leads to its own."""
    if says_nothing(district):
        where = provinces_before(province, rules, country)
        if says_nothing(province):
            where = {country.province_of_former(commune_code(name))}
        inside = None
    else:
        districts = districts_before(district, province, rules, country)
        where = {one.province for one in districts}
        inside = {one.code for one in districts}
    code = commune_code(name)
    near = (commune for one in sorted(where) for commune in country.former_communes(one).near(name))
    meant = (commune for commune in near if inside is None or commune.district in inside)
    return fitting(name, [commune for commune in meant if code in ("", commune.code)])


def communes_around(district: str, province: str, rules: RuleSet, country: Gazetteer) -> list[FormerCommune]:
    """Give all communes before in the districts that fit, or in the provinces where no district is named."""
    if says_nothing(district):
        where = provinces_before(province, rules, country)
        return [commune for one in sorted(where) for commune in country.former_communes(one).places]
    districts = districts_before(district, province, rules, country)
    inside = {one.code for one in districts}
    near = (
        commune
        for one in sorted({one.province for one in districts})
        for commune in country.former_communes(one).places
    )
    return [commune for commune in near if commune.district in inside]


def districts_before(name: str, province: str, rules: RuleSet, country: Gazetteer) -> list[FormerDistrict]:
    """Give the districts before that fit; where no province is named, first those of the rules' own province."""
    if not says_nothing(province):
        where = provinces_before(province, rules, country)
        return fitting(name, [one for code in sorted(where) for one in country.former_districts(code).near(name)])
    home = [
        one for code in provinces_before(rules.home, rules, country) for one in country.former_districts(code).places
    ]
    return fitting(name, home) or country.all_former_districts.fitting(name)


def provinces_before(text: str, rules: RuleSet, country: Gazetteer) -> set[str]:
    """Give the codes of the provinces before that a text may mean: a name of today stands for all that it unites."""
    found = official(text, rules.provinces)
    former = country.former_provinces
    if found is not None and "district" in rules.address_levels:
        return {found.code}
    if found is not None:
        return {one.code for one in former.places if one.today == found.code}
    named = only(former.fitting(text))
    return {named.code} if named else set()


def commune_code(name: str) -> str:
    """Give the code of a commune written before its name, or ""."""
    code = leading_code(name)
    return code if len(code) == COMMUNE_CODE_LENGTH else ""
