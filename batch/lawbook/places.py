"""The places of a rule set in words: long lists, told by their number."""

from collections.abc import Iterable, Iterator

from batch.lawbook.item import FormTitles, Item
from schemas.gazetteer import Gazetteer
from schemas.place import CommuneChange, CommunePart, Place
from schemas.ruleset import RuleSet

_TOPIC = "Địa chỉ"


def home(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    """Word the province whose districts and communes are named one by one."""
    if rules.home:
        yield Item("", _TOPIC, "tỉnh, thành phố có bảng riêng", rules.home, rules.cites.get("home", ()))


def gazetteer(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    """Word the list of all communes of the country: how many there are, and how many older ones are converted."""
    if rules.gazetteer:
        told = _counted(rules, rules.country) if rules.country else ""
        text = f"thư mục «{rules.gazetteer}»{told}"
        yield Item("", _TOPIC, "danh mục xã, phường cả nước", text, rules.cites.get("gazetteer", ()))


def _counted(rules: RuleSet, country: Gazetteer) -> str:
    former = [line for line in country.communes_before.splitlines() if not line.startswith("#")]
    if "district" in rules.address_levels:
        return f": {_number(len(former))} xã, phường, thị trấn trước 1/7/2025"
    today = sum(not line.startswith("#") for line in country.communes.splitlines())
    whole = sum("," not in line.rpartition("\t")[2] for line in former)
    return (
        f": {_number(today)} xã, phường hiện nay; trong {_number(len(former))} tên cũ có {_number(whole)} tên tự đổi "
        f"được, {_number(len(former) - whole)} tên đã chia cho nhiều nơi, phải hỏi gia đình"
    )


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def provinces(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    """Word the provinces, with the older ones that became part of them."""
    for place in rules.provinces:
        merged = f"; gồm cả {', '.join(place.formerly)}" if place.formerly else ""
        yield _item(rules, "provinces", "tỉnh, thành phố", place, merged)


def districts(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    """Word the districts."""
    for place in rules.districts:
        yield _item(rules, "districts", "quận, huyện trong bảng riêng của Hà Nội", place)


def communes(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    """Word the communes."""
    for place in rules.communes:
        yield _item(rules, "communes", "xã, phường trong bảng riêng của Thanh Trì", place)


def commune_changes(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    """Word what became of the older communes: those with one answer, and those that nobody can convert unasked."""
    for sort, chosen in (("tự đổi được sang xã mới", True), ("đã chia cho nhiều nơi, phải hỏi gia đình", False)):
        for change in rules.commune_changes:
            if any(part.whole for part in change.new) is chosen:
                text = f"{change.old} (mã {change.old_code}, {change.district}, {change.province}) → {_new(change)}"
                yield Item(
                    f"{sort} {change.old_code}",
                    _TOPIC,
                    change.old,
                    text,
                    rules.cites.get("commune_changes", ()),
                    f"xã cũ {sort}",
                )


def _item(rules: RuleSet, field: str, counted: str, place: Place, more: str = "") -> Item:
    text = f"{_named(place)}{more}"
    return Item(place.name, _TOPIC, place.name, text, rules.cites.get(field, ()), counted)


def _named(place: Place) -> str:
    return f"{place.name}{_in_brackets(place.code and f'mã {place.code}', _or(place.aliases))}"


def _new(change: CommuneChange) -> str:
    return "; ".join(_part(part) for part in change.new)


def _part(part: CommunePart) -> str:
    return f"{_named(part)}{_in_brackets('toàn bộ' if part.whole else 'một phần', part.note)}"


def _in_brackets(*parts: str) -> str:
    told = "; ".join(filter(None, parts))
    return f" ({told})" if told else ""


def _or(aliases: Iterable[str]) -> str:
    told = ", ".join(aliases)
    return told and f"cũng viết {told}"
