"""The contact address by official names, and old communes brought to the new ones where that is unambiguous."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from batch.parse.scribe import Scribe
from schemas import places
from schemas.place import Place
from schemas.ruleset import RuleSet

_MEMO_SIZE = 20_000
Answer = TypeVar("Answer")


class _Memo(Generic[Answer]):
    """What was found for a text: looking it up costs more than parsing the rest of the row.

    It holds for one rule set, told apart by the object itself: rules are frozen, and a school's own are another object.
    """

    def __init__(self) -> None:
        self._rules: RuleSet | None = None
        self._found: dict[tuple[str, ...], Answer] = {}

    def recall(self, rules: RuleSet, texts: tuple[str, ...], look_up: Callable[[], Answer]) -> Answer:
        """Give what was found for these texts, or look it up."""
        if self._rules is not rules or len(self._found) >= _MEMO_SIZE:
            self._rules, self._found = rules, {}
        if texts not in self._found:
            self._found[texts] = look_up()
        return self._found[texts]


_NAMES: _Memo[Place | None] = _Memo()
_CONVERSIONS: _Memo[places.Conversion] = _Memo()


class Address(NamedTuple):
    """The parts of an address; None where the roster gives none."""

    address: str | None
    commune: str | None
    district: str | None
    province: str | None


def read(scribe: Scribe, rules: RuleSet) -> Address:
    """Read the address of a row and write its places by their official names under these rules."""
    address = scribe.text("address") or None
    province = _official(scribe, rules, "province")
    if "district" in rules.address_levels:
        district = _official(scribe, rules, "district", "province")
        return Address(address, _official(scribe, rules, "commune", "district", "province"), district, province)
    return _of_today(
        scribe, Address(address, scribe.text("commune") or None, scribe.text("district") or None, province), rules
    )


def _of_today(scribe: Scribe, given: Address, rules: RuleSet) -> Address:
    """Bring an address of three levels to the two of today."""
    commune = scribe.text("commune")
    conversion = _conversion(scribe, rules) if commune else None
    if conversion and conversion.new and conversion.old:
        old, new = conversion.old.old, conversion.new.name
        scribe.repair("commune-converted", "commune", commune, new)
        scribe.problem("commune-converted", "commune", value=f"{old}, {conversion.old.district}", meant=new)
        return Address(given.address, new, None, given.province or _today(conversion.old.province, rules))
    if conversion and conversion.kind == "ambiguous":
        candidates = ", ".join(part.name for part in conversion.candidates)
        scribe.problem("commune-ambiguous", "commune", value=commune, other=candidates)
        return given
    if given.district:
        scribe.problem("district-abolished", "district", value=given.district)
    return given._replace(commune=_official(scribe, rules, "commune", "district", "province"))


def _today(province: str, rules: RuleSet) -> str:
    """Give the province of today that a province before is or became part of."""
    found = places.current_province(province, rules)
    return found.name if found else province


def _conversion(scribe: Scribe, rules: RuleSet) -> places.Conversion:
    commune, district, province = (scribe.text(field) for field in ("commune", "district", "province"))
    texts = (commune, district, province)
    return _CONVERSIONS.recall(rules, texts, lambda: places.convert_commune(commune, district, rules, province))


def _official(scribe: Scribe, rules: RuleSet, field: str, *wider: str) -> str | None:
    """Write the name in a field by its official name, as the places that it lies in tell it apart."""
    text = scribe.text(field)
    if not text:
        return None
    around = tuple(scribe.text(place) for place in wider)
    found = _NAMES.recall(rules, (field, text, *around), lambda: _look_up(field, text, around, rules))
    if found and found.name != text:
        scribe.repair("place-official", field, text, found.name)
    return found.name if found else text


def _look_up(field: str, text: str, around: tuple[str, ...], rules: RuleSet) -> Place | None:
    if field == "province":
        return places.current_province(text, rules)
    if field == "district":
        return places.official_district(text, rules, *around)
    return places.official_commune(text, rules, *around)
