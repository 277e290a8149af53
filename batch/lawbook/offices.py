"""Where declarations are handed in, in words."""

from collections.abc import Iterable, Iterator

from batch.lawbook.item import FormTitles, Item
from schemas.ruleset import RuleSet

_TOPIC = "Nơi nộp tờ khai"
_UNKNOWN = "(chưa biết: lấy từ cài đặt của trường)"
_OFFICE = {
    "code": "mã cơ quan",
    "name": "tên cơ quan",
    "address": "địa chỉ",
    "phone": "điện thoại",
    "parent_code": "mã cơ quan cấp tỉnh, chọn trước",
    "parent_name": "tên cơ quan cấp tỉnh",
}


def office(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    """Word each part of the office; one that is not known is left to the school's settings."""
    for part, text in rules.office:
        yield Item(part, _TOPIC, _OFFICE[part], text or _UNKNOWN, _cited(rules))


def office_formerly(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    """Word the older names that are taken for the office's."""
    if rules.office_formerly:
        text = "; ".join(rules.office_formerly)
        yield Item("", _TOPIC, "tên cũ được tự đổi", text, rules.cites.get("office_formerly", ()))


def office_serves(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    """Word the places whose declarations the office takes."""
    if rules.office_serves:
        text = _named(rules.office_serves, rules)
        yield Item("", _TOPIC, "nhận tờ khai của", text, rules.cites.get("office_serves") or _cited(rules))


def others(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    """Word the other offices under the same provincial one."""
    for other in rules.offices:
        label = f"[{other.code}] {other.name}"
        text = f"{label}: {_named(other.serves, rules)}"
        yield Item(
            other.code, _TOPIC, label, text, rules.cites.get("offices") or _cited(rules), "cơ quan khác cùng tỉnh"
        )


def _named(codes: Iterable[str], rules: RuleSet) -> str:
    """Name the places of these codes where the rules know their names."""
    names = {place.code: place.name for place in (*rules.districts, *rules.communes) if place.code}
    return ", ".join(f"{names[code]} ({code})" if code in names else code for code in codes)


def _cited(rules: RuleSet) -> tuple[str, ...]:
    return rules.cites.get("office", ())
