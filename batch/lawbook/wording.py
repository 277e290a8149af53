"""Every field of a rule set in words, or set aside with a reason: a test holds the two tables against the model."""

from collections.abc import Iterator
from datetime import date

from batch.lawbook import cases, offices, places
from batch.lawbook.item import FormTitles, Item, Words
from schemas.catalogue import ENTRIES
from schemas.problem import Severity
from schemas.ruleset import IdentityPaper, RuleSet

SEVERITIES: dict[Severity, str] = {
    "error": "lỗi: không lập giấy tờ",
    "warning": "cảnh báo: vẫn lập giấy tờ",
    "info": "ghi nhận",
}
CERTAINTIES = {"S": "chắc chắn", "P": "có khả năng", "U": "chưa rõ"}
_LEVELS = {"province": "tỉnh", "district": "huyện", "commune": "xã"}
_PAPERS = {"cccd": "thẻ căn cước", "cmnd": "chứng minh nhân dân", "passport": "hộ chiếu"}


def in_words(day: date) -> str:
    """Write a day as people here do: 31/12/2024."""
    return f"{day:%d/%m/%Y}"


def _valid_from(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    yield Item("", "Hiệu lực", "áp dụng từ ngày", in_words(rules.valid_from), _cited(rules, "valid_from"))


def _bhxh_lengths(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    text = f"{' hoặc '.join(map(str, rules.bhxh_lengths))} chữ số"
    yield Item("", "Mã số BHXH", "độ dài", text, _cited(rules, "bhxh_lengths"))


def _guardian_number(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    text = f"{'được' if rules.guardian_personal_number_counts else 'không được'} tính là mã số BHXH"
    what = "số định danh 12 số của người giám hộ"
    yield Item("", "Mã số BHXH", what, text, _cited(rules, "guardian_personal_number_counts"))


def _identity_papers(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    for paper in rules.identity_papers:
        yield Item(paper.type, "Giấy tờ tùy thân", _PAPERS[paper.type], _accepted(paper), (paper.source,))


def _accepted(paper: IdentityPaper) -> str:
    until = paper.accepted_until
    return f"{paper.label}: " + (f"nhận đến hết ngày {in_words(until)}" if until else "nhận, không có ngày hết")


def _card_age(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    yield Item("", "Tuổi", "bắt buộc có thẻ căn cước", f"từ đủ {rules.card_age} tuổi", _cited(rules, "card_age"))


def _adult_age(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    yield Item(
        "",
        "Tuổi",
        "thành niên, hết dùng «Đăng ký cho con»",
        f"từ đủ {rules.adult_age} tuổi",
        _cited(rules, "adult_age"),
    )


def _address_levels(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    levels = [_LEVELS.get(level, level) for level in rules.address_levels]
    yield Item("", "Địa chỉ", "các cấp", f"{len(levels)} cấp: {' – '.join(levels)}", _cited(rules, "address_levels"))


def _declaration(rules: RuleSet, forms: FormTitles) -> Iterator[Item]:
    told = rules.declaration
    for what, text, source in (
        ("văn bản căn cứ", told.basis, told.source),
        ("lời ghi trên tờ khai", told.basis_note, told.source),
        ("mẫu TK1-TS được in", forms.get(told.tk1_ts_form, told.tk1_ts_form), told.tk1_ts_source),
        ("căn cứ của mẫu TK1-TS", told.tk1_ts_basis, told.tk1_ts_source),
        ("lời ghi trên TK1-TS", told.tk1_ts_note, told.tk1_ts_source),
    ):
        if text:
            yield Item(what, "Tờ khai", what, text, (source,) if source else ())


def _login_note(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    yield Item("", "Phiếu cho phụ huynh", "cách đăng nhập", rules.login_note, _cited(rules, "login_note"))


def _slip_notes(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    cited = rules.cites.get("slip_notes", ())
    for place, note in enumerate(rules.slip_notes):
        yield Item(note, "Phiếu cho phụ huynh", "lời dặn", note, cited[place : place + 1])


def _links(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    for link in rules.links:
        text = f"{link.label}: {link.url}"
        yield Item(link.key, "Đường dẫn", link.label, text, (link.source,) if link.source else ())


def _severity(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    for code, entry in ENTRIES.items():
        text = SEVERITIES[rules.severity_of(code)]
        yield Item(code, "Mức độ của mã lỗi", f"{code} ({entry.title})", text, _cited(rules, "severity"))


def _sources(rules: RuleSet, _: FormTitles) -> Iterator[Item]:
    for source in rules.sources:
        note = f" {source.note}" if source.note else ""
        text = f"{source.title} ({CERTAINTIES[source.certainty]}).{note}"
        yield Item(source.key, "Căn cứ", source.title, text, (source.key,), "căn cứ")


def _cited(rules: RuleSet, field: str) -> tuple[str, ...]:
    return rules.cites.get(field, ())


WORDED: dict[str, Words] = {
    "valid_from": _valid_from,
    "bhxh_lengths": _bhxh_lengths,
    "guardian_personal_number_counts": _guardian_number,
    "identity_papers": _identity_papers,
    "card_age": _card_age,
    "adult_age": _adult_age,
    "address_levels": _address_levels,
    "home": places.home,
    "gazetteer": places.gazetteer,
    "provinces": places.provinces,
    "districts": places.districts,
    "communes": places.communes,
    "commune_changes": places.commune_changes,
    "office": offices.office,
    "office_formerly": offices.office_formerly,
    "office_serves": offices.office_serves,
    "offices": offices.others,
    "declaration": _declaration,
    "login_note": _login_note,
    "slip_notes": _slip_notes,
    "links": _links,
    "cases": cases.cases,
    "severity": _severity,
    "sources": _sources,
}
"""Field of `RuleSet` → its words, in the order in which they are told."""

SET_ASIDE: dict[str, str] = {
    "name": "it is how the two rule sets are told apart",
    "title": "it stands beside the name at the head",
    "places": "only names the file whose tables are told under provinces, districts, communes and commune_changes",
    "country": "told with the gazetteer that it is read from",
    "cites": "told beside each thing that rests on it",
}
"""Field of `RuleSet` → why it is not put into words."""
