"""`rules`: which rule sets there are, what one says, and in words what changed between two."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from batch import library
from batch.cli import say
from batch.cli.page import Page
from batch.errors import UsageError
from batch.lawbook import CERTAINTIES, Change, Item, describe, differences, in_words, last_days
from batch.printing.forms import forms
from schemas.ruleset import RuleSet, Source
from schemas.school import School

_NOTHING = "(không có)"
_CERTAINTY_WIDTH = max(map(len, CERTAINTIES.values())) + 2
_MOST_NAMED = 12
_TIED = "\N{NO-BREAK SPACE}"


class Shelf:
    """The rule sets of this installation, and what people call the forms that they print."""

    @cached_property
    def known(self) -> dict[str, RuleSet]:
        """The rule sets by name, oldest first, with their places."""
        return {name: library.ruleset(name, date.min, School()) for name in library.rulesets()}

    @cached_property
    def titles(self) -> dict[str, str]:
        """Form id → title."""
        return {form.id: form.title for form in forms(library.TEMPLATES).values()}

    def named(self, name: str) -> RuleSet:
        """Give one; UsageError that names those there are."""
        if name not in self.known:
            raise UsageError(f"Không có bộ quy tắc «{name}». Các bộ quy tắc hiện có: {', '.join(self.known)}.")
        return self.known[name]

    def period(self, rules: RuleSet) -> str:
        """Say from when until when a rule set is in force."""
        last = last_days(self.known)[rules.name]
        return f"{in_words(rules.valid_from)} – {in_words(last)}" if last else f"từ {in_words(rules.valid_from)}"

    def head(self, rules: RuleSet) -> dict[str, Any]:
        """Give the name, the title and the period for a program."""
        last = last_days(self.known)[rules.name]
        return {
            "name": rules.name,
            "title": rules.title,
            "valid_from": rules.valid_from.isoformat(),
            "valid_until": last.isoformat() if last else None,
        }


def listing(today: date, *, as_json: bool) -> int:
    """List the rule sets: in force from when to when, their cases, and what they rest on."""
    shelf = Shelf()
    current = library.ruleset(None, today, School()).name
    if as_json:
        sets = [_summary(shelf, rules) | {"in_force": name == current} for name, rules in shelf.known.items()]
        say.write_json({"rules": sets})
        return 0
    page = _page()
    for rules in shelf.known.values():
        page.heading(f"{rules.name}{'  (đang dùng hôm nay)' if rules.name == current else ''}")
        page.told("", rules.title, indent=2)
        page.told("Hiệu lực", shelf.period(rules), indent=2, width=12)
        page.told("Các trường hợp", "", indent=2)
        for case in rules.cases:
            page.told(str(case.number), case.title, indent=4, width=3)
        page.told("Căn cứ", "", indent=2)
        for source in rules.sources:
            page.told(CERTAINTIES[source.certainty], _with_note(source), indent=4, width=_CERTAINTY_WIDTH)
        page.blank()
    page.told("", "Xem từng điều: vssid-batch rules show TÊN. So hai bộ: vssid-batch rules diff TÊN TÊN.")
    return 0


def show(name: str, *, as_json: bool) -> int:
    """Tell everything that one rule set says, with its sources."""
    shelf = Shelf()
    rules = shelf.named(name)
    told = describe(rules, shelf.titles)
    if as_json:
        says = [{"field": field} | _said(item) for field, of_field in told.items() for item in of_field]
        say.write_json({**_summary(shelf, rules), "says": says})
        return 0
    page = _page()
    notes = _Notes()
    page.heading(f"{rules.name}: {rules.title} ({shelf.period(rules)})")
    items = (item for field, of_field in told.items() if field != "sources" for item in of_field)
    sources = {source.key: source for source in rules.sources}
    for topic, of_topic in groupby(items, key=lambda item: item.topic):
        page.blank()
        page.heading(topic)
        for counted, together in groupby(of_topic, key=lambda item: item.counted):
            listed = list(together)
            for item in listed if not counted else ():
                label = "" if item.text.casefold().startswith(item.what.casefold()) else f"{item.what}: "
                page.told("", f"{label}{item.text}{notes.of(sources[key] for key in item.sources)}", indent=2)
            if counted:
                names = _some([item.what for item in listed])
                note = notes.of(sources[key] for key in listed[0].sources)
                page.told("", f"{len(listed)} {counted}: {names}{note}", indent=2)
    notes.write(page)
    return 0


def diff(before: str, after: str, *, as_json: bool) -> int:
    """Say in words what changed from one rule set to another, each change with its sources."""
    shelf = Shelf()
    one, two = shelf.named(before), shelf.named(after)
    found = differences(one, two, shelf.titles)
    if as_json:
        data = [_as_data(change) for change in found]
        say.write_json({"before": shelf.head(one), "after": shelf.head(two), "changes": data})
        return 0
    page = _page()
    notes = _Notes()
    width = max(len(one.name), len(two.name)) + 2
    for rules in (one, two):
        page.told(rules.name, f"{rules.title} ({shelf.period(rules)})", width=width)
    page.blank()
    page.told("", f"{len(found)} điều khác nhau." if found else "Hai bộ quy tắc giống nhau.")
    for topic, changes in groupby(found, key=lambda change: change.topic):
        page.blank()
        page.heading(topic)
        for change in changes:
            _tell(page, change, (one.name, two.name), notes)
    notes.write(page)
    return 0


def _tell(page: Page, change: Change, names: tuple[str, str], notes: "_Notes") -> None:
    width = max(map(len, names)) + 2
    page.told("", change.what, indent=2)
    sides = ((change.before, change.sources_before), (change.after, change.sources_after))
    for name, (text, sources) in zip(names, sides, strict=True):
        page.told(name, f"{text or _NOTHING}{notes.of(sources)}", indent=4, width=width)
    for verb, parts in (("thêm", change.added), ("bỏ", change.dropped), ("đổi", change.altered)):
        if parts:
            page.told(f"{verb} {len(parts)}", _some(parts), indent=4, width=width)


def _some(names: Sequence[str]) -> str:
    more = f" · và {len(names) - _MOST_NAMED} mục nữa" if len(names) > _MOST_NAMED else ""
    return " · ".join(names[:_MOST_NAMED]) + more


class _Notes:
    """Numbers the sources in the order in which they are first named, and lists them at the end."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}

    def of(self, sources: Iterable[Source]) -> str:
        """Give the note that stands behind a text: the numbers of its sources, and how sure each is."""
        told = [
            f"{self._numbers.setdefault(source, len(self._numbers) + 1)} {CERTAINTIES[source.certainty]}".replace(
                " ", _TIED
            )
            for source in sources
        ]
        return f" [{'; '.join(told)}]" if told else ""

    def write(self, page: Page) -> None:
        """List the sources by their numbers."""
        if not self._numbers:
            return
        page.blank()
        page.heading("Căn cứ")
        for source, number in self._numbers.items():
            text = f"{_with_note(source)} ({CERTAINTIES[source.certainty]})"
            page.told(f"[{number}]", text, indent=2, width=5)


def _page() -> Page:
    return Page(say.Voice(to_stderr=False, quiet=False).console)


def _with_note(source: Source) -> str:
    return f"{source.title}. {source.note}" if source.note else source.title


def _summary(shelf: Shelf, rules: RuleSet) -> dict[str, Any]:
    cases = [{"number": case.number, "title": case.title, "forms": list(case.forms)} for case in rules.cases]
    return {**shelf.head(rules), "cases": cases, "sources": [source.model_dump() for source in rules.sources]}


def _said(item: Item) -> dict[str, Any]:
    return {"topic": item.topic, "what": item.what, "text": item.text, "sources": list(item.sources)}


def _as_data(change: Change) -> dict[str, Any]:
    data = change._asdict()
    for side in ("sources_before", "sources_after"):
        data[side] = [source.model_dump() for source in data[side]]
    return data
