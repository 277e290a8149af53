"""Which BHXH office takes the declarations of a school: the one that serves its place. Pure."""

from typing import Literal

from schemas.places import convert_commune, official_commune, official_district
from schemas.ruleset import Office, RuleSet

Refusal = Literal["no place", "no commune", "split", "no office"]
"""Why there is no answer: not one such place, a district where the rules know communes only, an old commune that went
to several offices, or an office that is not known."""


def receiving(commune: str, district: str, province: str, rules: RuleSet) -> Office | Refusal:
    """Give the office that serves the place, by its district where the rules have districts, else by its commune."""
    if "district" in rules.address_levels:
        return _by_district(commune, district, province, rules)
    if not commune:
        return "no commune"
    conversion = convert_commune(commune, district, rules, province)
    if conversion.kind != "not_old":
        # An old commune that was split still has one office where that serves all of its parts.
        offices = {
            rules.office_of(part.code) for part in ([conversion.new] if conversion.new else conversion.candidates)
        }
        (office, *others) = offices
        return "split" if others else office or "no office"
    found = official_commune(commune, rules, district, province)
    return (rules.office_of(found.code) or "no office") if found else "no place"


def _by_district(commune: str, district: str, province: str, rules: RuleSet) -> Office | Refusal:
    """Give the office of the district: the one named, or the one that the commune is in."""
    if commune:
        inside = official_commune(commune, rules, district, province)
        code = rules.country.district_of_former(inside.code) if inside and rules.country else ""
    else:
        named = official_district(district, rules, province)
        code = named.code if named else ""
    return (rules.office_of(code) or "no office") if code else "no place"
