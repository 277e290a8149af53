"""The contact address by official names, and old communes brought to the new ones where that is unambiguous."""

from typing import NamedTuple

from batch.parse.scribe import Scribe
from schemas import places
from schemas.place import Place
from schemas.place_names import says_nothing
from schemas.ruleset import RuleSet

_MEMO_SIZE = 20_000


class Address(NamedTuple):
    """The parts of an address; None where the roster gives none."""

    address: str | None
    commune: str | None
    district: str | None
    province: str | None


class _Texts(NamedTuple):
    """The places of a row as written, the widest first."""

    province: str
    district: str
    commune: str


class _Found(NamedTuple):
    """The places by their official names, and what is to be noted of them, as `Scribe` takes it."""

    commune: str | None
    district: str | None
    province: str | None
    repairs: tuple[tuple[str, str, str, str], ...] = ()
    problems: tuple[tuple[str, str, dict[str, str]], ...] = ()


class _Memo:
    """What was found for the places of a row: looking them up costs more than parsing the rest of it.

    It holds for one rule set, told apart by the object itself: rules are frozen, and a school's own are another object.
    """

    def __init__(self) -> None:
        self._rules: RuleSet | None = None
        self._found: dict[_Texts, _Found] = {}

    def recall(self, texts: _Texts, rules: RuleSet) -> _Found:
        """Give what was found for these texts, or look it up."""
        if self._rules is not rules or len(self._found) >= _MEMO_SIZE:
            self._rules, self._found = rules, {}
        found = self._found.get(texts)
        if found is None:
            found = self._found[texts] = _places(texts, rules)
        return found


_PLACES = _Memo()


def read(scribe: Scribe, rules: RuleSet) -> Address:
    """Read the address of a row and write its places by their official names under these rules."""
    address = scribe["address"] or None
    texts = _Texts(scribe["province"], scribe["district"], scribe["commune"])
    found = _PLACES.recall(texts, rules)
    for repair in found.repairs:
        scribe.repair(*repair)
    for code, field, params in found.problems:
        scribe.problem(code, field, None, **params)
    return Address(address, found.commune, found.district, found.province)


def _places(texts: _Texts, rules: RuleSet) -> _Found:
    """Find the official names of places, each told apart by the places that it lies in."""
    province, district, commune = texts
    named = _Found(commune or None, district or None, province or None)
    if province:
        found = places.current_province(province, rules)
        named = _official(named, "province", province, found)
        if found is None and not says_nothing(province):
            named = _told(named, "province-unknown", "province", value=province)
    if "district" in rules.address_levels:
        if district:
            named = _official(named, "district", district, places.official_district(district, rules, province))
        return _commune(named, texts, rules)
    return _of_today(named, texts, rules)


def _of_today(named: _Found, texts: _Texts, rules: RuleSet) -> _Found:
    """Bring an address of three levels to the two of today."""
    province, district, commune = texts
    conversion = places.convert_commune(commune, district, rules, province)
    if conversion.new and conversion.old:
        old, new = conversion.old.old, conversion.new.name
        named = named._replace(
            commune=new, district=None, province=named.province or _today(conversion.old.province, rules)
        )
        named = _repaired(named, "commune-converted", "commune", commune, new)
        return _told(named, "commune-converted", "commune", value=f"{old}, {conversion.old.district}", meant=new)
    if conversion.kind == "ambiguous":
        candidates = ", ".join(part.name for part in conversion.candidates)
        return _told(named, "commune-ambiguous", "commune", value=commune, other=candidates)
    if district:
        named = _told(named, "district-abolished", "district", value=district)
    return _commune(named, texts, rules)


def _today(province: str, rules: RuleSet) -> str:
    """Give the province of today that a province before is or became part of."""
    found = places.current_province(province, rules)
    return found.name if found else province


def _commune(named: _Found, texts: _Texts, rules: RuleSet) -> _Found:
    if not texts.commune:
        return named
    found = places.official_commune(texts.commune, rules, texts.district, texts.province)
    if found is None and not places.is_listed(texts.commune, rules, texts.district, texts.province):
        district = places.official_district(texts.district, rules, texts.province)
        around = ", ".join(filter(None, (district.name if district else "", named.province)))
        return _told(named, "commune-unknown", "commune", value=texts.commune, other=around or texts.district)
    return _official(named, "commune", texts.commune, found)


def _official(named: _Found, field: str, written: str, found: Place | None) -> _Found:
    """Write the name of a place that is known by its official name, aloud."""
    if found is None or found.name == written:
        return named
    named = _Found(**{**named._asdict(), field: found.name})
    return _repaired(named, "place-official", field, written, found.name)


def _repaired(named: _Found, rule: str, field: str, before: str, after: str) -> _Found:
    return named._replace(repairs=(*named.repairs, (rule, field, before, after)))


def _told(named: _Found, code: str, field: str, **params: str) -> _Found:
    return named._replace(problems=(*named.problems, (code, field, params)))
