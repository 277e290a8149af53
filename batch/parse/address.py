"""The contact address by official names, and old communes brought to the new ones where that is unambiguous."""

from typing import NamedTuple

from batch.parse.scribe import Scribe
from schemas import places
from schemas.ruleset import RuleSet

_MEMO: dict[tuple[str, ...], str | None] = {}
"""Official names by (rule set, level, text): looking one up costs more than parsing the rest of the row."""
_MEMO_CONVERSIONS: dict[tuple[str, ...], places.Conversion] = {}
_MEMO_SIZE = 20_000


class Address(NamedTuple):
    """The parts of an address; None where the roster gives none."""

    address: str | None
    commune: str | None
    district: str | None
    province: str | None


def read(scribe: Scribe, rules: RuleSet) -> Address:
    """Read the address of a row and write its places by their official names under these rules."""
    address = scribe.text("address") or None
    province = _official(scribe, "province", rules)
    district = _official(scribe, "district", rules)
    commune = _official(scribe, "commune", rules)
    if "district" in rules.address_levels:
        return Address(address, commune, district, province)
    return _of_today(scribe, Address(address, commune, district, province), rules)


def _of_today(scribe: Scribe, given: Address, rules: RuleSet) -> Address:
    """Bring an address of three levels to the two of today."""
    conversion = _conversion(scribe, given, rules)
    if conversion.kind == "converted" and conversion.new and conversion.old:
        old, new = conversion.old.old, conversion.new.name
        scribe.repair("commune-converted", "commune", given.commune or "", new)
        scribe.problem("commune-converted", "commune", value=f"{old}, {conversion.old.district}", meant=new)
        province = given.province or conversion.old.province
        return Address(given.address, new, None, province)
    if conversion.kind == "ambiguous":
        candidates = ", ".join(part.name for part in conversion.candidates)
        scribe.problem("commune-ambiguous", "commune", value=given.commune or "", other=candidates)
    elif given.district:
        scribe.problem("district-abolished", "district", value=given.district)
    return given


def _conversion(scribe: Scribe, given: Address, rules: RuleSet) -> places.Conversion:
    if not given.commune:
        return places.Conversion("not_old")
    written = scribe.text("commune")
    key = (rules.name, written, given.district or "", given.province or "")
    if key not in _MEMO_CONVERSIONS:
        _make_room(_MEMO_CONVERSIONS)
        _MEMO_CONVERSIONS[key] = places.convert_commune(written, given.district, rules, given.province)
    return _MEMO_CONVERSIONS[key]


def _official(scribe: Scribe, field: str, rules: RuleSet) -> str | None:
    text = scribe.text(field)
    if not text:
        return None
    key = (rules.name, field, text)
    if key not in _MEMO:
        _make_room(_MEMO)
        _MEMO[key] = _look_up(field, text, rules)
    official = _MEMO[key]
    if official and official != text:
        scribe.repair("place-official", field, text, official)
    return official or text


def _look_up(field: str, text: str, rules: RuleSet) -> str | None:
    if field == "province":
        province = places.current_province(text, rules)
        return province.name if province else None
    found = places.official(text, rules.districts if field == "district" else rules.communes)
    return found.name if found else None


def _make_room(memo: dict[tuple[str, ...], str | None] | dict[tuple[str, ...], places.Conversion]) -> None:
    if len(memo) >= _MEMO_SIZE:
        memo.clear()
