"""The cases of a rule set in words: who, which papers, each step, what to bring."""

from collections.abc import Iterator

from batch.lawbook.item import FormTitles, Item
from schemas.ruleset import CaseRule, RuleSet


def cases(rules: RuleSet, forms: FormTitles) -> Iterator[Item]:
    """Word every case; the steps by their number, what to bring by what it is."""
    for case in rules.cases:
        general = (case.source,) if case.source else ()
        for part, what, text in _parts(case, rules, forms):
            key = f"{case.number} {text if part.startswith('bring') else part}"
            yield Item(key, f"Trường hợp {case.number}", what, text, case.cites.get(part, general))


def _parts(case: CaseRule, rules: RuleSet, forms: FormTitles) -> Iterator[tuple[str, str, str]]:
    yield "title", "tên gọi", case.title
    yield "who", "dành cho", case.who
    yield "cite", "căn cứ ghi trên giấy", case.cite
    yield "forms", "giấy tờ được in", "; ".join(forms.get(form, form) for form in case.forms)
    yield "steps_title", "tên phần các bước", case.steps_title
    for number, step in enumerate(case.steps, 1):
        yield f"step {number}", f"bước {number}", step
    for number, thing in enumerate(case.bring, 1):
        yield f"bring {number}", "cần mang theo", thing
    labels = {link.key: link.label for link in rules.links}
    yield "links", "đường dẫn in trên phiếu", "; ".join(labels.get(key, key) for key in case.links)
